"""Circles: a network with its actors on a circle, the strongest edges the thickest; at most sixty are drawn."""

from __future__ import annotations

from math import cos, pi, sin, sqrt

from markupsafe import Markup

from mithaq.model.network import Network
from mithaq.web.context import Context

__all__ = ["MOST", "draw_circle"]

#: How many actors are drawn at most; a table holds them all.
MOST = 60
_SIZE, _RADIUS = 860, 270


def draw_circle(context: Context, network: Network, address: dict[tuple[str, str], str]) -> Markup:
    """The picture of a network; nothing for one without edges or with more than :data:`MOST` actors.

    ``address``: for each edge the link that lists its statements. Names stand outside the circle, on its own side.
    """
    nodes = network.nodes
    if not network.edges or len(nodes) > MOST:
        return Markup("")
    places = {node.id: _place(number, len(nodes)) for number, node in enumerate(nodes)}
    heaviest = max(edge.weight for edge in network.edges)
    edges = []
    for edge in reversed(network.edges):
        ends = [context.labels.actor(one, network.name(one)) for one in (edge.source, edge.target)]
        says = f"{' – '.join(ends)}: {edge.weight}"
        edges.append(
            Markup('<a href="{}" class="edge"><title>{}</title><path d="{}" stroke-width="{:.1f}"{}/></a>').format(
                address[edge.source, edge.target],
                says,
                _curve(places[edge.source], places[edge.target]),
                1 + 5 * edge.weight / heaviest,
                Markup(' marker-end="url(#tip)"') if network.directed else "",
            )
        )
    most = max(node.units for node in nodes)
    drawn = [
        _node(context.labels.actor(node.id, node.name), number, len(nodes), 5 + 9 * sqrt(node.units / most), node.id)
        for number, node in enumerate(nodes)
    ]
    head = Markup(
        '<svg class="network" viewBox="0 0 {} {}" width="{}" role="group" aria-label="{}"><defs><marker id="tip" '
        'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" '
        'orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>'
    ).format(_SIZE, 2 * _RADIUS + 120, _SIZE, context.words("network.picture", count=len(nodes)))
    return head + Markup("").join([*edges, *drawn]) + Markup("</svg>")


def _angle(number: int, of: int) -> float:
    return 2 * pi * number / of - pi / 2


def _place(number: int, of: int, further: float = 0) -> tuple[float, float]:
    angle = _angle(number, of)
    return _SIZE / 2 + (_RADIUS + further) * cos(angle), _RADIUS + 60 + (_RADIUS + further) * sin(angle)


def _curve(start: tuple[float, float], stop: tuple[float, float]) -> str:
    """A line bent towards the middle; it ends a little before the circle, so that its tip is seen."""
    middle = (_SIZE / 2, _RADIUS + 60)
    bend = [(start[n] + stop[n]) / 4 + middle[n] / 2 for n in (0, 1)]
    length = sqrt(sum((stop[n] - bend[n]) ** 2 for n in (0, 1))) or 1.0
    end = [stop[n] - (stop[n] - bend[n]) * 14 / length for n in (0, 1)]
    return f"M{start[0]:.0f} {start[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {end[0]:.0f} {end[1]:.0f}"


def _node(name: str, number: int, of: int, radius: float, id_: str) -> Markup:
    x, y = _place(number, of)
    tx, ty = _place(number, of, 20)
    side = cos(_angle(number, of))
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    circle = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.1f}"/>').format(x, y, radius)
    shown = name if len(name) <= 28 else name[:27] + "…"
    text = Markup('<text x="{:.0f}" y="{:.0f}" class="{}">{}</text>').format(tx, ty + 4, anchor, shown)
    if id_.startswith("text:"):
        return Markup('<g class="node">{}{}</g>').format(circle, text)
    return Markup('<a class="node" href="/a/{}">{}{}</a>').format(id_, circle, text)
