"""Networks: who is joined to whom in what a query finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from mithaq.errors import UsageError
from mithaq.export.linked.graphs import Attributes, Shape, write_graph
from mithaq.export.whole import whole_file
from mithaq.kb.acts import act_codes
from mithaq.kb.edtf import day_range
from mithaq.ledger.networks.edges import edges_of
from mithaq.ledger.networks.ties import Tie, most_active
from mithaq.model.network import COUNTS, KINDS, Choice, Network, Node
from mithaq.search.conditions import condition_of
from mithaq.search.names import Names
from mithaq.store import tables as t
from mithaq.store.views.said import Said, said_in

if TYPE_CHECKING:
    from mithaq.kb.lookup import Kb
    from mithaq.search.grammar import Query
    from mithaq.store.database import Database

__all__ = ["LEVELS", "network_of", "write_network"]

LEVELS = ("actor", "party")
_PARTIES = ("state:", "org:")
_KINDS = {"org": "organisation", "agency": "outlet", "name": "person", "text": "unnamed"}
_NODE: Attributes = {"label": "string", "kind": "string", "units": "int"}
_EDGE: Attributes = {"weight": "int", "about": "string", "statements": "string"}


def network_of(database: Database, kb: Kb, query: Query, choice: Choice) -> Network:
    """The network of the statements that match; :class:`UsageError` for a kind, count or level that there is not."""
    for value, allowed, option in (
        (choice.kind, tuple(KINDS), "kind"),
        (choice.count, COUNTS, "count"),
        (choice.level, LEVELS, "level"),
    ):
        if value not in allowed:
            raise UsageError(f"No {option} «{value}».", f"There are: {', '.join(allowed)}.", f"--{option} {allowed[0]}")
    with database.reading() as connection:
        names = Names(connection, kb)
        numbers = select(t.statements.c.number).where(condition_of(query, names))
        ties = tuple(_ties(_alone(said_in(connection, numbers), choice.copies), kb, choice))
        units, left = most_active(ties, choice.count, choice.most)
        edges = edges_of(ties, choice, units)
        joined = {end for edge in edges for end in (edge.source, edge.target)}
        shown = (actor for actor in units if choice.isolates or actor in joined)
        nodes = tuple(Node(actor, names.shown(actor), _kind(actor), units[actor]) for actor in shown)
    return Network(choice, query.sentence(), nodes, edges, left)


def write_network(network: Network, path: str | Path) -> int:
    """How many edges are in the GraphML file, which appears only when it is whole."""
    with whole_file(path) as file:
        shape = Shape(str(network), network.directed, _NODE, _EDGE)
        nodes = ((one.id, {"label": one.name, "kind": one.kind, "units": one.units}) for one in network.nodes)
        edges = (
            (
                one.source,
                one.target,
                {"weight": one.weight, "about": "; ".join(one.about), "statements": " ".join(one.statements)},
            )
            for one in network.edges
        )
        return write_graph(file, shape, nodes, edges)


def _alone(all_: Iterable[Said], copies: bool) -> Iterator[Said]:
    """The statements without those that an article copied: the same words of the same speaker in its group."""
    met: set[tuple[str, tuple[str, ...], str]] = set()
    for said in all_:
        if said.copied is not None and not copies:
            same = (said.copied, said.values.get("by", ()), said.forms)
            if same in met:
                continue
            met.add(same)
        yield said


def _ties(all_: Iterable[Said], kb: Kb, choice: Choice) -> Iterator[Tie]:
    for said in all_:
        codes = act_codes().get(said.act)
        days = day_range(said.day) if said.day else None
        units = {
            "statement": said.id,
            "article": said.document,
            "day": days[0] if days else said.document,
            "version": said.version or said.id,
        }
        yield Tie(
            said.id,
            units,
            _at_level(said.values.get("by", ()), said.day, kb, choice.level),
            _at_level(said.values.get("to", ()), said.day, kb, choice.level),
            said.values.get("about", ()),
            tuple(code for code in said.values.get("concept", ()) if code not in kb.topics),
            codes.stance if codes else None,
        )


def _at_level(actors: tuple[str, ...], day: str | None, kb: Kb, level: str) -> tuple[str, ...]:
    """The actors, or the states and organisations whose offices they held that day; who holds none stays itself."""
    if level == "actor":
        return actors
    found: list[str] = []
    for actor in actors:
        held = () if actor.startswith(_PARTIES) or not day else kb.offices_of(actor, day)
        found += dict.fromkeys(term.state for term in held) or (actor,)
    return tuple(dict.fromkeys(found))


def _kind(actor: str) -> str:
    prefix = actor.partition(":")[0]
    return _KINDS.get(prefix, prefix)
