"""``/network``: who is joined to whom in what a query finds; a picture of at most sixty, always with its table."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from mithaq.app.networks import LEVELS
from mithaq.model.network import COUNTS, KINDS, Choice, Network
from mithaq.search.grammar import Query as Parsed
from mithaq.search.grammar import parse_query
from mithaq.web.addresses import Data, Line, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.drawings.circles import MOST, draw_circle
from mithaq.web.entries import entry_data
from mithaq.web.sentences import query_sentence

__all__ = ["router"]

_ROWS = 200
#: Statements of which a network is made while somebody waits.
LARGEST = 20_000
router = APIRouter(tags=["network"])


class Chosen:
    """Which network is asked for, in words."""

    def __init__(
        self,
        q: Line = "",
        kind: Annotated[str, Query(pattern=f"^({'|'.join(KINDS)})$")] = "speaks",
        count: Annotated[str, Query(pattern=f"^({'|'.join(COUNTS)})$")] = "statement",
        level: Annotated[str, Query(pattern=f"^({'|'.join(LEVELS)})$")] = "actor",
        minimum: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
        copies: bool = False,
        isolates: bool = False,
    ) -> None:
        self.q, self.kind, self.count, self.level = q, kind, count, level
        self.minimum, self.copies, self.isolates = minimum, copies, isolates


def network(context: Asked, chosen: Annotated[Chosen, Depends()]) -> Data:
    """Who speaks to whom, refers to the same, agrees or disagrees; every edge with the statements it stands on."""
    line = parse_query(chosen.q)
    options = {name: getattr(chosen, name) for name in ("count", "level", "minimum", "copies", "isolates")}
    count = len(context.ledger.search(line))
    asked = ("network", line, chosen.kind, *options.values())
    large = count > LARGEST
    found = (
        Network(Choice(chosen.kind), "", (), ())
        if large
        else context.site.once(asked, lambda: _drawn(context, line, chosen.kind, options))
    )
    address = {(edge.source, edge.target): _edge(context, edge.statements) for edge in found.edges}
    labels = context.labels
    return {
        "q": str(line),
        "sentence": query_sentence(context, line, count).striptags(),
        "kind": chosen.kind,
        "count_all": count,
        "largest": LARGEST if large else 0,
        **options,
        "kinds": list(KINDS),
        "counts": list(COUNTS),
        "levels": list(LEVELS),
        "directed": found.directed,
        "left_out": found.left_out,
        "too_many": len(found.nodes) > MOST,
        "nodes": [{**one.to_json(), "shown": labels.actor(one.id, one.name)} for one in found.nodes],
        "edges": _edges(context, found, address),
        "edge_count": len(found.edges),
        "picture": str(draw_circle(context, found, address)),
    }


def _edges(context: Context, found: Network, address: dict[tuple[str, str], str]) -> list[dict[str, Any]]:
    labels = context.labels
    return [
        {
            **one.to_json(),
            "source_name": labels.actor(one.source, found.name(one.source)),
            "target_name": labels.actor(one.target, found.name(one.target)),
            "about_names": [labels.about(value) for value in one.about],
            "address": address[one.source, one.target],
        }
        for one in found.edges[:_ROWS]
    ]


def _drawn(context: Context, line: Parsed, kind: str, options: dict[str, Any]) -> Network:
    return context.ledger.network(line, kind, most=200, **options)


def _edge(context: Context, statements: tuple[str, ...]) -> str:
    return f"/s/{statements[0]}" if len(statements) == 1 else f"/list?ids={','.join(statements[:_ROWS])}"


def listed(context: Asked, ids: Annotated[str, Query(max_length=8_000)] = "") -> Data:
    """These statements, by their ids: what an edge or a count stands on."""
    entries = [entry_data(context, context.ledger.statement(one)) for one in ids.split(",") if one]
    return {"ids": [one["id"] for one in entries], "entries": entries}


add_page(router, "/network", "network.html", network)
add_page(router, "/list", "list.html", listed)
