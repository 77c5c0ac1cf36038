"""``mithaq commitments``: what somebody binds itself to, and who says what of an instrument or principle."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.answers import Answers, columns_of, write_answers
from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.terminal import isolated, printable, say
from mithaq.errors import UsageError

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger
    from mithaq.model.norm import Norm

__all__ = ["NORM_COLUMNS", "commitments"]

_SHOWN = ("statement", "speaker", "status", "due", "words", "date", "outlet")
#: The columns of norms: one row for each norm, role and actor.
NORM_COLUMNS = (
    "norm",
    "name",
    "kind",
    "period",
    "provision",
    "role",
    "actor",
    "named",
    "principles",
    "count",
    "statements",
)
_NORMS_SHOWN = ("name", "provision", "role", "actor", "named", "principles", "count")
_TIMES_SHOWN = ("name", "period", "role", "count", "statements")
_USUAL = 20  # rows of a table on a terminal
_NORMS = 10  # norms that are shown where none is named
_MANY = 3  # of those named, how many a row shows


@grouped
def commitments(
    place: Place,
    output: Output,
    talk: Talk,
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="As for mithaq search.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who binds itself, or who speaks.")] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="An instrument or principle.")] = None,
    status: Annotated[str | None, typer.Option(metavar="open|overdue", help="By its date, if it has one.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="Due by then (2026, 2026-05).")] = None,
    packs: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Folder of one more domain pack.")] = None,
    norms: Annotated[bool, typer.Option("--norms", help="Who is bound, invokes, alleges a breach, denies …")] = False,
    every: Annotated[str | None, typer.Option(metavar="year|month|day", help="Norms over time.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when nothing matches.")] = False,
) -> None:
    """List what somebody commits to or reaffirms, with form, due date and status; or, with --norms, who does what.

    A status is a fact of the calendar: open, or overdue where the day named is past. No word says what was broken.

    Example: mithaq commitments --by Lavrov --status open · mithaq commitments --norms --about "Istanbul Charter"
    """
    output = replace(output, format="json") if json_ else output
    words = " ".join(f'"{part}"' if " " in part and ":" not in part else part for part in query or ())
    with opened(place, packs=tuple(packs or ())) as ledger:
        if norms or every:
            given = {"by": by, "status": status, "due": due}
            line = " ".join([words, *(f'{name}:"{value}"' for name, value in given.items() if value)])
            answers = _norms(ledger, about, line, (every, output))
        else:
            filters = {"by": by, "about": about, "status": _status(status), "due": due}
            answers, output = _commitments(ledger, words, {k: v for k, v in filters.items() if v}, (output, talk))
        written = write_answers(answers, output, talk)
    if fail_empty and not written:
        raise typer.Exit(4)


def _status(status: str | None) -> str | None:
    if status not in (None, "open", "overdue"):
        raise UsageError(f"No status «{status}».", "A commitment is open or overdue.", "--status open")
    return status


def _commitments(
    ledger: Ledger, words: str, filters: dict[str, str], how: tuple[Output, Talk]
) -> tuple[Answers, Output]:
    from mithaq.app.exchanges.commitments import COMMITMENT_COLUMNS

    output, talk = how
    found = ledger.commitments(words, **filters)
    if not talk.quiet:
        say(isolated(printable(str(found)), sys.stderr.isatty()))
    columns = columns_of(output, COMMITMENT_COLUMNS, _SHOWN)
    to_screen = output.output in (None, "-") and sys.stdout.isatty() and output.format in (None, "table")
    if output.limit is None and to_screen:
        output = replace(output, limit=_USUAL)
    some = found[: output.limit] if output.limit is not None else found
    rows = ((one.to_json(), tuple(COMMITMENT_COLUMNS[name](one) for name in columns)) for one in some)
    return Answers(columns, rows), output


def _norms(ledger: Ledger, about: str | None, line: str, how: tuple[str | None, Output]) -> Answers:
    every, output = how
    found = ledger.norms(about, query=line, every=every or "year", limit=output.limit or _NORMS)
    columns = columns_of(output, NORM_COLUMNS, _TIMES_SHOWN if every else _NORMS_SHOWN)
    if output.format in ("json", "jsonl") or (output.format is None and not sys.stdout.isatty()):
        return Answers(columns, ((one.to_json(), ()) for one in found))
    lines = (line for one in found for line in (_over_time(one) if every else _by_role(one)))
    return Answers(columns, (({}, tuple(row[name] for name in columns)) for row in lines))


def _row(norm: Norm, role: str, statements: Iterable[str], **more: Any) -> dict[str, Any]:
    ids = tuple(statements)
    empty: dict[str, Any] = dict.fromkeys(NORM_COLUMNS)
    about = {"norm": norm.id, "name": norm.name, "kind": norm.kind, "role": role}
    return {**empty, **about, "count": len(ids) or None, "statements": "; ".join(ids) or None, **more}


def _by_role(norm: Norm) -> Iterator[dict[str, Any]]:
    """One row for each party that is bound, each actor in a role, each provision that is cited."""
    for party in norm.bound:
        yield _row(norm, "is bound", (), actor=norm.names.get(party, party))
    for role, voices in norm.roles.items():
        for one in voices:
            named = ", ".join(norm.names.get(actor, actor) for actor, _ in one.named[:_MANY])
            codes = "; ".join(code for code, _ in one.concepts[:_MANY])
            who = {"actor": norm.names.get(one.actor, one.actor), "named": named or None, "principles": codes or None}
            yield _row(norm, role, one.statements, **who)
    for provision in norm.provisions:
        if provision.statements:
            yield _row(norm, "is cited", provision.statements, provision=provision.ref)


def _over_time(norm: Norm) -> Iterator[dict[str, Any]]:
    for period, roles in norm.times.items():
        for role, ids in roles.items():
            yield _row(norm, role, ids, period=period)
