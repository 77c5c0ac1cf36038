"""Lanes: an exchange over time, one lane an actor, one point a step; the list beside it says the same in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from mithaq.kb.edtf import day_range
from mithaq.model.exchange import Step
from mithaq.web.context import Context

__all__ = ["draw_lanes"]

_WIDTH, _LANE, _HEAD, _FOOT, _LABEL = 920, 34, 14, 34, 200
_MOST = 14  # lanes
_CLOSE = 15  # points nearer than this are moved apart, downwards
_SHAPES = {
    "letter": "square",
    "proposal": "square",
    "publication": "square",
    "reply": "triangle",
    "acceptance": "triangle",
    "adoption": "diamond",
    "signing": "diamond",
}


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days as places: left to right, or right to left where the interface is read so."""

    first: int
    last: int
    rtl: bool

    def place(self, day: int) -> float:
        share = (day - self.first) / max(1, self.last - self.first)
        at = 16 + share * (_WIDTH - _LABEL - 32)
        return _WIDTH - _LABEL - at if self.rtl else _LABEL + at


def draw_lanes(context: Context, steps: Sequence[Step], names: dict[str, str]) -> Markup:
    """The picture of the steps whose day, month or year is known; nothing where there are none.

    A point is a link to its step in the list. Its shape says what kind of step it is, a bar how exact its date is, a
    hollow point that it is planned, denied or inferred; a line leads from an answer to what it answers.
    """
    dated = [(one, days) for one in steps if (days := _days(one))]
    if not dated:
        return Markup("")
    axis = _Axis(min(d[0] for _, d in dated), max(d[1] for _, d in dated), context.words.direction == "rtl")
    lanes = list(dict.fromkeys(_actor(one) for one, _ in dated))[:_MOST]
    rows = {actor: _HEAD + number * _LANE + _LANE // 2 for number, actor in enumerate(lanes)}
    height = _HEAD + len(lanes) * _LANE + _FOOT
    where: dict[str, tuple[float, float]] = {}
    points = []
    taken: dict[str, float] = {}
    for one, days in dated:
        lane = _actor(one) if _actor(one) in rows else lanes[-1]
        x, y = axis.place((days[0] + days[1]) // 2), float(rows[lane])
        crowded = lane in taken and abs(taken[lane] - x) < _CLOSE
        taken[lane] = x
        where[one.id] = (x, y + (9 if crowded else 0))
        points.append(_point(context, one, days, axis, where[one.id]))
    ends = _ends(axis, height)
    labels = [_lane(axis, rows[actor], names.get(actor, actor)) for actor in lanes]
    lines = [_line(where[one.id], where[one.answers]) for one, _ in dated if one.answers in where]
    head = Markup('<svg class="lanes" viewBox="0 0 {} {}" width="{}" role="group" aria-label="{}">')
    title = context.words("thread.picture", count=len(dated))
    return (
        head.format(_WIDTH, height, _WIDTH, title)
        + Markup("").join([*labels, ends, *lines, *points])
        + Markup("</svg>")
    )


def _days(step: Step) -> tuple[int, int] | None:
    """The first and last day of a step as numbers; for one without a date, the day by which it was told."""
    days = day_range(step.date or step.by or "")
    if days is None or days[0].startswith("0001") or days[1].startswith("9999"):
        return None
    return (datetime.date.fromisoformat(days[0]).toordinal(), datetime.date.fromisoformat(days[1]).toordinal())


def _actor(step: Step) -> str:
    return next(iter((*step.senders, *step.parties, *step.recipients)), "")


def _lane(axis: _Axis, y: int, name: str) -> Markup:
    x = _WIDTH - 8 if axis.rtl else 8  # where the text starts, in either direction
    shown = name if len(name) <= 26 else name[:25] + "…"
    return Markup(
        '<g aria-hidden="true"><line class="rule" x1="0" x2="{}" y1="{}" y2="{}"/>'
        '<text class="lane" x="{}" y="{}" text-anchor="start">{}</text></g>'
    ).format(_WIDTH, y + _LANE // 2, y + _LANE // 2, x, y + 4, shown)


def _ends(axis: _Axis, height: int) -> Markup:
    """The axis: an arrow the way time runs, with the first and the last day."""
    y = height - _FOOT + 12
    left, right = (8, _WIDTH - _LABEL) if axis.rtl else (_LABEL, _WIDTH - 8)
    tip = (
        f"M{left + 8} {y - 4}L{left} {y}L{left + 8} {y + 4}"
        if axis.rtl
        else f"M{right - 8} {y - 4}L{right} {y}L{right - 8} {y + 4}"
    )
    days = [datetime.date.fromordinal(day).isoformat() for day in (axis.first, axis.last)]
    first, last = (days[1], days[0]) if axis.rtl else (days[0], days[1])
    return Markup(
        '<g aria-hidden="true"><path class="axis" d="M{} {}L{} {}{}"/><text x="{}" y="{}" text-anchor="start">{}</text>'
        '<text x="{}" y="{}" text-anchor="end">{}</text></g>'
    ).format(left, y, right, y, tip, left, y + 16, first, right, y + 16, last)


def _line(start: tuple[float, float], stop: tuple[float, float]) -> Markup:
    return Markup('<path class="answer" aria-hidden="true" d="M{:.0f} {:.0f}L{:.0f} {:.0f}"/>').format(*start, *stop)


def _point(context: Context, one: Step, days: tuple[int, int], axis: _Axis, at: tuple[float, float]) -> Markup:
    x, y = at
    low, high = sorted((axis.place(days[0]), axis.place(days[1])))
    wide = days[1] > days[0]
    bar = Markup('<rect class="range" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="6"/>').format(low, y - 3, high - low)
    hollow = one.status != "done" or one.basis != "asserted"
    kind = context.words.or_code("step", one.kind)
    says = f"{one.date or one.by or ''} {kind}".strip()
    return Markup('<a href="#step-{}" data-point class="point{}"><title>{}</title>{}<path d="{}"/></a>').format(
        one.id, " hollow" if hollow else "", says, bar if wide else "", _shape(one.kind, x, y)
    )


def _shape(kind: str, x: float, y: float) -> str:
    shape, r = _SHAPES.get(kind, "circle"), 7
    if shape == "square":
        return f"M{x - r + 1:.0f} {y - r + 1:.0f}h{2 * r - 2}v{2 * r - 2}h-{2 * r - 2}z"
    if shape == "triangle":
        return f"M{x:.0f} {y - r:.0f}L{x + r:.0f} {y + ceil(r * 0.8):.0f}L{x - r:.0f} {y + ceil(r * 0.8):.0f}z"
    if shape == "diamond":
        return f"M{x:.0f} {y - r:.0f}L{x + r:.0f} {y:.0f}L{x:.0f} {y + r:.0f}L{x - r:.0f} {y:.0f}z"
    return f"M{x - r:.0f} {y:.0f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"
