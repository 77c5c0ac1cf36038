"""``mithaq search``: the statements of a ledger that match a line of words and filters."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.ledger.answers import write_answers
from mithaq.cli.ledger.place import Packs, Place, opened
from mithaq.cli.ledger.rows import article_rows, event_rows, facet_rows, statement_rows
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.terminal import isolated, printable, say
from mithaq.errors import UsageError

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger
    from mithaq.app.ledgers.found import ArticleResults, EventResults
    from mithaq.app.ledgers.results import Results
    from mithaq.cli.ledger.answers import Answers

    Found = Results | EventResults | ArticleResults

__all__ = ["query_line", "search"]

_USUAL = 20  # rows of a table on a terminal


@grouped
def search(
    place: Place,
    output: Output,
    talk: Talk,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="Words, phrases, by:NAME, act:deny …")
    ] = None,
    packs: Packs = None,
    commitments: Annotated[bool, typer.Option("--commitments", help="Only what somebody commits to.")] = False,
    articles: Annotated[bool, typer.Option("--articles", help="The articles instead of the statements.")] = False,
    events: Annotated[
        bool, typer.Option("--events", help="The events: kind: with: at: status: from: until: …")
    ] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Count speakers, acts, outlets … of the matches.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when nothing matches.")] = False,
) -> None:
    """Find statements: words and "phrases", by: to: about: act: in: from: until: outlet: status: is:, and -word.

    Events with --events: words, kind:meeting with:NAME at:PLACE status:planned from: until: in: outlet: is:dated.
    Names are found in every script. What cannot be told apart is asked about; what nothing matches is explained.
    """
    if articles + events + commitments > 1:
        why = "Statements that commit, articles and events are three kinds of answers."
        raise UsageError("One kind is asked for at a time.", why, "mithaq search --events kind:meeting")
    output = replace(output, format="json") if json else output
    words = query_line(query)
    words = f"{words} act:commit" if commitments else words
    with opened(place, packs=tuple(packs or ())) as ledger:
        found, answers = _asked(ledger, words, "events" if events else "articles" if articles else "", output)
        count = len(found)
        if not talk.quiet:
            _say_what(found)
        write_answers(facet_rows(found.facets()) if facets else answers, _limited(output, facets), talk)
    if fail_empty and not count:
        raise typer.Exit(4)


def query_line(query: list[str] | None) -> str:
    """The line of a query that was given as arguments.

    >>> query_line(["by:Salma Al-Hadi", "act:deny"])
    'by:"Salma Al-Hadi" act:deny'
    """
    return " ".join(_quoted(part) for part in query or ())


def _asked(ledger: Ledger, words: str, kind: str, output: Output) -> tuple[Found, Answers]:
    """What matches the words among events, articles or (by no kind) statements, and its rows."""
    if kind == "events":
        events = ledger.events(words)
        return events, event_rows(events, output)
    if kind == "articles":
        articles = ledger.articles(words)
        return articles, article_rows(articles, output)
    said = ledger.search(words)
    return said, statement_rows(said, output)


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


def _say_what(results: Found) -> None:
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
