"""``mithaq copies`` and ``mithaq versions``: one report in many outlets, one utterance in many wordings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.answers import Answers, columns_of, write_answers
from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.ledger.search import query_line
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.progress import Progress
from mithaq.cli.terminal import say

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger
    from mithaq.app.ledgers.groups.copies import Carrier, Copies
    from mithaq.app.ledgers.groups.versions import Version, Versions

__all__ = ["copies", "versions"]

_Wanted = Annotated[
    list[str] | None, typer.Argument(metavar="QUERY|ID", help="A query as for search, or an id; everything without.")
]
_Rebuild = Annotated[bool, typer.Option("--rebuild", help="Look through everything again first.")]
_FailEmpty = Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when there is no group.")]

#: How each column of ``copies`` is read from a group, the place of the article in it, and the article.
_COPIES: Mapping[str, Callable[[Copies, int, Carrier], Any]] = {
    "group": lambda group, place, one: group.id,
    "position": lambda group, place, one: place + 1,
    "origin": lambda group, place, one: place == 0,
    "article": lambda group, place, one: one.article.id,
    "name": lambda group, place, one: one.article.name,
    "language": lambda group, place, one: one.article.language,
    "title": lambda group, place, one: one.article.title or one.article.name,
    "outlet": lambda group, place, one: one.article.outlet,
    "agency": lambda group, place, one: one.article.agency,
    "published": lambda group, place, one: one.article.published,
    "share": lambda group, place, one: f"{one.share:.2f}",
    "holds": lambda group, place, one: one.holds,
    "edits": lambda group, place, one: _shown((e.kind, e.a, e.b) for e in one.edits),
    "why": lambda group, place, one: "; ".join(group.why) if place == 0 else None,
}
_VERSIONS: Mapping[str, Callable[[Versions, int, Version], Any]] = {
    "group": lambda group, place, one: group.id,
    "position": lambda group, place, one: place + 1,
    "statement": lambda group, place, one: one.entry.id,
    "language": lambda group, place, one: one.entry.article.language,
    "speaker": lambda group, place, one: one.entry.speaker,
    "act": lambda group, place, one: one.entry.act,
    "date": lambda group, place, one: one.entry.date,
    "outlet": lambda group, place, one: one.entry.article.outlet,
    "published": lambda group, place, one: one.entry.article.published,
    "document": lambda group, place, one: one.entry.article.id,
    "name": lambda group, place, one: one.entry.article.name,
    "words": lambda group, place, one: " ".join(one.entry.words.split()),
    "beside": lambda group, place, one: one.beside,
    "differences": lambda group, place, one: _differences(one),
    "score": lambda group, place, one: f"{one.score:.2f}" if place else None,
    "why": lambda group, place, one: "; ".join(one.why) or None,
}
_SHOWN_COPIES = ("group", "outlet", "published", "title", "share", "edits")
_SHOWN_VERSIONS = ("group", "language", "speaker", "words", "differences", "why")


@grouped
def copies(
    place: Place,
    output: Output,
    talk: Talk,
    wanted: _Wanted = None,
    rebuild: _Rebuild = False,
    fail_empty: _FailEmpty = False,
) -> None:
    """Show which articles are one agency report: the origin first, then by time, with the words each has changed.

    Copies are found as articles are added. Without QUERY or ID all groups are shown, the largest first.
    """
    columns = columns_of(output, _COPIES, _SHOWN_COPIES)
    with opened(place) as ledger:
        groups = ledger.copy_groups(query_line(wanted), rebuild=rebuild)
        if not talk.quiet:
            say(_count(len(groups), "report that several articles carry", "reports that several articles carry"))
        rows = ((group, at, one) for group in groups for at, one in enumerate(group.carriers))
        answers = ((_carrier(*row), _cells(columns, _COPIES, *row)) for row in rows)
        write_answers(Answers(columns, answers), output, talk)
    if fail_empty and not groups:
        raise typer.Exit(4)


@grouped
def versions(
    place: Place,
    output: Output,
    talk: Talk,
    wanted: _Wanted = None,
    rebuild: _Rebuild = False,
    fail_empty: _FailEmpty = False,
) -> None:
    """Show which statements are one utterance, each in its own words: how they differ, and why they are one.

    They are looked for when something is new since the last time; across languages with the extra mithaq[versions].
    """
    columns = columns_of(output, _VERSIONS, _SHOWN_VERSIONS)
    with opened(place) as ledger:
        _find(ledger, rebuild, talk)
        groups = ledger.version_groups(query_line(wanted))
        if not talk.quiet:
            say(_count(len(groups), "utterance in several wordings", "utterances in several wordings"))
        answers = (
            ({"group": g.id, "position": at, **one.to_json()}, _cells(columns, _VERSIONS, g, at, one))
            for g in groups
            for at, one in enumerate(g.versions)
        )
        write_answers(Answers(columns, answers), output, talk)
    if fail_empty and not groups:
        raise typer.Exit(4)


def _find(ledger: Ledger, rebuild: bool, talk: Talk) -> None:
    """Nothing; versions are found anew where that is due, and how far it is is said."""
    from mithaq.ledger.likeness import encoder_installed

    if not encoder_installed() and not talk.quiet:
        say(
            "Versions are looked for by letters and within each language only: the extra mithaq[versions] is not "
            "installed.\n  Try: pip install 'mithaq[versions]'"
        )
    due = ledger.versions_due
    if not (due or rebuild):
        return
    progress = Progress(1, talk.quiet)

    def watch(done: int, all_: int) -> None:
        progress.total, progress.done = all_, done - 1
        progress.step(False)

    ledger.find_versions(watch)
    progress.clear()


def _cells(columns: tuple[str, ...], known: Mapping[str, Callable[..., Any]], *row: Any) -> tuple[Any, ...]:
    return tuple(known[name](*row) for name in columns)


def _carrier(group: Copies, place: int, one: Carrier) -> dict[str, Any]:
    about = {"group": group.id, "position": place, "agency": group.agency, "why": list(group.why)}
    return {**about, **one.to_json()}


def _differences(one: Version) -> str | None:
    words = [(each.kind, each.a, each.b) for each in one.differences]
    facts = [("removed" if fact.a else "added", fact.a or "", fact.b or "") for fact in one.facts]
    return _shown([*words, *facts])


def _shown(differences: Any) -> str | None:
    return "; ".join(_said(*each) for each in differences) or None


def _said(kind: str, was: str, now: str) -> str:
    if kind == "changed":
        return f"«{was}» became «{now}»"
    return f"not «{was}»" if kind == "removed" else f"also «{now}»"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
