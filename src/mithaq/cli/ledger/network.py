"""``mithaq network``: who speaks to whom, who refers to the same, who agrees and disagrees."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.answers import Answers, write_answers
from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.ledger.search import query_line
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.target import file_for
from mithaq.cli.terminal import isolated, printable, say
from mithaq.errors import UsageError

if TYPE_CHECKING:
    from mithaq.model.network import Network

__all__ = ["network"]

_EDGES = ("source", "source_name", "target", "target_name", "weight", "about", "statements")
_SHOWN = ("source_name", "target_name", "weight", "about", "statements")
_NODES = ("id", "names", "kind", "units")
_USUAL = 20


@dataclass(frozen=True)
class Kind:
    """What joins two actors, and how it is counted."""

    kind: Annotated[
        str,
        typer.Option(
            metavar="speaks|refers|agree|disagree",
            help="A speaks to B; both refer to the same instrument; they take the same, or opposite, sides.",
        ),
    ] = "speaks"
    count: Annotated[
        str, typer.Option(metavar="statement|article|day|version", help="Count once per statement, article …")
    ] = "statement"
    minimum: Annotated[int, typer.Option(min=1, help="Only edges with at least this weight.")] = 1
    level: Annotated[
        str, typer.Option(metavar="actor|party", help="People, or the states and organisations they speak for.")
    ] = "actor"
    copies: Annotated[bool, typer.Option("--copies", help="Count what an article copied from another again.")] = False
    isolates: Annotated[bool, typer.Option("--isolates", help="Keep actors without an edge.")] = False
    most: Annotated[int, typer.Option(min=2, help="Actors looked at, those with most statements first.")] = 200


@grouped
def network(
    place: Place,
    kind: Kind,
    output: Output,
    talk: Talk,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="As for search; all when left out.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Said on this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Said on this day or before.")] = None,
    nodes: Annotated[bool, typer.Option("--nodes", help="The actors instead of the edges.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when there is no edge.")] = False,
) -> None:
    """Show who is joined to whom in what matches; each edge lists the statements it stands on.

    Formats: table, jsonl, json, csv, tsv, md, and graphml (for networkx, Gephi, visone). Examples:

    mithaq network --kind agree --level party --from 2021-12

    mithaq network about:"Istanbul Charter" --kind refers -o charter.graphml

    Exit codes: 0 done, 2 wrong usage, 4 no edge with --fail-empty.
    """
    line = " ".join((query_line(query), f"from:{since}" if since else "", f"until:{until}" if until else ""))
    with opened(place) as ledger:
        choice = {name: getattr(kind, name) for name in Kind.__dataclass_fields__}
        found = ledger.network(line, **choice)
    if not talk.quiet:
        say(isolated(printable(str(found)), sys.stderr.isatty()))
    if output.format == "graphml" or (output.format is None and str(output.output).endswith(".graphml")):
        from mithaq.app.networks import write_network

        with file_for(output.output or "-", ".graphml") as path:
            write_network(found, path)
    else:
        write_answers(_nodes(found, output) if nodes else _edges(found, output), _limited(output), talk)
    if fail_empty and not found.edges:
        raise typer.Exit(4)


def _limited(output: Output) -> Output:
    to_screen = output.output in (None, "-") and sys.stdout.isatty() and output.format in (None, "table")
    return replace(output, limit=_USUAL) if output.limit is None and to_screen else output


def _edges(found: Network, output: Output) -> Answers:
    names = {node.id: node.name for node in found.nodes}
    to_people = output.format in ("table", "md") or (output.format is None and sys.stdout.isatty())
    columns = _chosen(output.columns, _EDGES) or (_SHOWN if to_people else _EDGES)

    def rows() -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
        for edge in found.edges:
            ends = {"source_name": names[edge.source], "target_name": names[edge.target]}
            lists = {"about": "; ".join(edge.about), "statements": " ".join(edge.statements)}
            cells = {**edge.to_json(), **ends, **lists}
            yield {**edge.to_json(), **ends}, tuple(cells[name] for name in columns)

    return Answers(columns, rows())


def _nodes(found: Network, output: Output) -> Answers:
    columns = _chosen(output.columns, _NODES) or _NODES

    def rows() -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
        for node in found.nodes:
            cells = {**node.to_json(), "names": node.name}
            yield node.to_json(), tuple(cells[name] for name in columns)

    return Answers(columns, rows())


def _chosen(names: str | None, allowed: tuple[str, ...]) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    for name in chosen:
        if name not in allowed:
            raise UsageError(f"No column «{name}».", f"There are: {', '.join(allowed)}.", "--columns weight,statements")
    return chosen
