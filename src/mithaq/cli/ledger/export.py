"""``mithaq export``: what a query finds, as a file for another program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.ledger.search import query_line
from mithaq.cli.options import Talk, grouped
from mithaq.cli.progress import Progress
from mithaq.cli.target import file_for
from mithaq.cli.terminal import isolated, printable, say

if TYPE_CHECKING:
    from mithaq.app.ledgers.results import Results

__all__ = ["export"]


def _list(wanted: bool) -> None:
    if wanted:
        from mithaq.export.formats import FORMATS

        for one in FORMATS.values():
            print(f"{one.name:<12}{one.ending:<22}{one.says}")
        raise typer.Exit


@dataclass(frozen=True)
class File:
    """Which file is written, of what."""

    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The file; its name tells the format; .zip: with README."),
    ]
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="NAME", help="Format, where the file's name does not tell.")
    ] = None
    scope: Annotated[
        str, typer.Option(metavar="all|N|IDS", help="All that match, the first N, or ids with commas between.")
    ] = "all"
    columns: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Columns of csv, tsv and parquet, with commas between.")
    ] = None
    formats: Annotated[
        bool, typer.Option("--formats", help="List the formats and stop.", is_eager=True, callback=_list)
    ] = False


@grouped
def export(
    place: Place,
    file: File,
    talk: Talk,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="As for search; all when left out.")
    ] = None,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when nothing matches.")] = False,
) -> None:
    """Write what a query finds to a file: tables, annotations, linked data, networks, coded texts, a report.

    The file appears only when it is whole. Examples:

    mithaq export by:Lavrov act:demand -o demands.csv

    mithaq export about:"Istanbul Charter" -o charter.zip --format w3c

    mithaq export is:checked -o checked.gold.jsonl.zip

    Exit codes: 0 done, 1 not written, 2 wrong usage, 4 nothing matched with --fail-empty.
    """
    from mithaq.export.formats import format_named, format_of

    by_name = file.format or ("csv" if file.output == "-" else None)
    wanted = format_named(by_name) if by_name else format_of(file.output)
    with opened(place) as ledger:
        results = ledger.search(query_line(query))
        progress = Progress(len(results), talk.quiet)
        told = {"format": wanted.name, "scope": file.scope, "columns": file.columns, "watch": _watch(progress)}
        with file_for(file.output, wanted.ending) as path:
            tally = results.export(path, **told)
        progress.clear()
        if not talk.quiet:
            _say(results, file.output, f"{wanted.name}, {tally}")
    if fail_empty and not progress.total:
        raise typer.Exit(4)


def _watch(progress: Progress) -> Callable[[int], None]:
    """What is told the number of each statement as it goes by; a format may go through all of them twice."""

    def watch(number: int) -> None:
        if number > progress.done:
            progress.step(False)

    return watch


def _say(results: Results, output: str, made: str) -> None:
    """Nothing; the query in words, the count, and what was written where."""
    say(isolated(printable(str(results)), sys.stderr.isatty()))
    say(f"  {'' if output == '-' else f'{printable(output)}: '}{made}")
