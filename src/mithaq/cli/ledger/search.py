"""``mithaq search``: the statements of a ledger that match a line of words and filters."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.answers import Answers, columns_of, write_answers
from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.terminal import isolated, printable, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mithaq.app.ledgers.results import Results

__all__ = ["query_line", "search"]

_SHOWN = ("statement", "speaker", "act", "words", "date", "outlet")
_USUAL = 20  # rows of a table on a terminal


@grouped
def search(
    place: Place,
    output: Output,
    talk: Talk,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="Words, phrases, by:NAME, act:deny …")
    ] = None,
    commitments: Annotated[bool, typer.Option("--commitments", help="Only what somebody commits to.")] = False,
    articles: Annotated[bool, typer.Option("--articles", help="The articles instead of the statements.")] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Count speakers, acts, outlets … of the matches.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when nothing matches.")] = False,
) -> None:
    """Find statements: words and "phrases", by: to: about: act: in: from: until: outlet: status: is:, and -word.

    Names are found in every script. What cannot be told apart is asked about; what nothing matches is explained.
    """
    output = replace(output, format="json") if json else output
    words = query_line(query)
    with opened(place) as ledger:
        results = ledger.search(f"{words} act:commit" if commitments else words)
        count = len(results)
        if facets:
            answers = _facets(results)
        elif articles:
            answers = _articles(results, output.limit)
        else:
            answers = _statements(results, output)
        if not talk.quiet:
            _say_what(results)
        write_answers(answers, _limited(output, facets), talk)
    if fail_empty and not count:
        raise typer.Exit(4)


def query_line(query: list[str] | None) -> str:
    """The line of a query that was given as arguments.

    >>> query_line(["by:Salma Al-Hadi", "act:deny"])
    'by:"Salma Al-Hadi" act:deny'
    """
    return " ".join(_quoted(part) for part in query or ())


def _quoted(part: str) -> str:
    """An argument as it is meant: one with spaces that the shell took out of quotation marks gets them back."""
    if " " not in part or '"' in part:
        return part
    name, colon, value = part.partition(":")
    if colon and name.lstrip("-").isalpha() and " " not in name:
        return part if ":" in value else f'{name}:"{value}"'
    return part


def _limited(output: Output, all_: bool) -> Output:
    to_screen = output.output in (None, "-") and sys.stdout.isatty() and output.format in (None, "table")
    return replace(output, limit=_USUAL) if output.limit is None and to_screen and not all_ else output


def _say_what(results: Results) -> None:
    """Nothing; the query in words, the count, the forms of names, and for no results the reason are said."""
    isolate = sys.stderr.isatty()
    say(isolated(printable(str(results)), isolate))
    for name, forms in results.forms().items():
        if len(forms) > 1:
            shown = ", ".join(isolated(printable(form), isolate) for form in forms[:8])
            say(f"  {isolated(printable(name), isolate)} was searched as {shown}" + (" …" if len(forms) > 8 else ""))
    if not results:
        for term, count in results.why_empty():
            say(f"  without {isolated(printable(str(term)), isolate)}: {count:,}")


def _statements(results: Results, output: Output) -> Answers:
    from mithaq.app.ledgers.frames import COLUMNS, cells_of

    columns = columns_of(output, COLUMNS, _SHOWN)
    entries = iter(results[: output.limit]) if output.limit is not None else iter(results)
    return Answers(columns, ((entry.to_json(), cells_of(entry, columns)) for entry in entries))


def _articles(results: Results, limit: int | None) -> Answers:
    columns = ("article", "title", "outlet", "published", "language", "matches")

    def rows() -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
        start = 0
        while page := results.articles(start, 200 if limit is None else min(200, limit)):
            for one, count in page:
                plain = {**one.to_json(), "matches": count}
                yield plain, (one.id, one.title or one.name, one.outlet, one.published, one.language, count)
            start += len(page)

    return Answers(columns, rows())


def _facets(results: Results) -> Answers:
    found = [(facet.field, *value) for facet in results.facets() for value in facet.values]
    columns = ("facet", "value", "names", "count")
    return Answers(columns, ((dict(zip(columns, row, strict=True)), row) for row in found))
