"""``mithaq thread``: one exchange in time order, or what exchanges a ledger tells of."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.answers import Answers, columns_of, write_answers
from mithaq.cli.ledger.place import Place, opened
from mithaq.cli.options import Output, Talk, grouped
from mithaq.cli.terminal import isolated, printable, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mithaq.model.exchange import Step, Thread

__all__ = ["STEP_COLUMNS", "thread"]

_SHOWN = ("date", "step", "from", "to", "with", "note", "words")
_TOPICS = ("id", "name", "kind", "passages", "articles", "first", "last")
_BETWEEN = "; "


@grouped
def thread(
    place: Place,
    output: Output,
    talk: Talk,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME…", help="Instruments, principles or actors; all must be in it.")
    ] = None,
    packs: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Folder of one more domain pack.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="The whole exchange as one JSON object.")] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when nothing is told of it.")] = False,
) -> None:
    """Lay out an exchange: drafts, letters, replies, calls, meetings, signings, in time order, with their passages.

    Steps of different articles that are the same step are one; what is inferred, contested or unanswered says so.
    Without a name: what the ledger tells exchanges of.

    Example: mithaq thread "Istanbul Charter" · mithaq thread Lavrov Blinken -f csv
    """
    with opened(place, packs=tuple(packs or ())) as ledger:
        if not names:
            topics = [(one.to_json(), tuple(one.to_json()[name] for name in _TOPICS)) for one in ledger.threads()]
            written = write_answers(Answers(_TOPICS, topics), output, talk)
        else:
            found = ledger.thread(*names)
            if not talk.quiet:
                say(isolated(printable(str(found)), sys.stderr.isatty()))
            if json_:
                sys.stdout.write(f"{json.dumps(found.to_json(), ensure_ascii=False, indent=2)}\n")
                return
            written = write_answers(_steps(found, output), output, talk)
    if fail_empty and not written:
        raise typer.Exit(4)


def _steps(found: Thread, output: Output) -> Answers:
    columns = columns_of(output, STEP_COLUMNS, _SHOWN)
    rows = ((one.to_json(), tuple(STEP_COLUMNS[name](found, one) for name in columns)) for one in found.steps)
    return Answers(columns, rows)


def _date(_thread: Thread, step: Step) -> str | None:
    """The date; else by when it was done, or, of what is still to come, when it was told."""
    return step.date or (f"{'by' if step.status == 'done' else 'told'} {step.by}" if step.by else None)


def _note(thread: Thread, step: Step) -> str | None:
    """What is not plainly told of a step: not done yet, contested, inferred, unanswered, or what it answers."""
    notes = [step.status] if step.status != "done" else []
    if step.against:
        sides = sorted(step.against, key=lambda pair: pair[1] != "denies")
        notes.append(f"contested: {', '.join(f'{voice} {stance}' for voice, stance in sides)}")
    if step.basis == "inferred":
        notes.append(f"inferred ({step.rule})")
    elif step.inferred:
        notes.append(f"inferred: {', '.join(step.inferred)}")
    target = next((one for one in thread.steps if one.id == step.answers), None)
    if target is not None:
        answer = "no answer to" if step.status == "denied" else "answers"
        notes.append(f"{answer} the {target.kind} of {target.date or target.by or 'unknown date'}")
    if step.silence:
        notes.append(f"no reply found in these articles since {step.silence} (read up to {thread.until})")
    return _BETWEEN.join(notes) or None


def _joined(values: tuple[str, ...]) -> str | None:
    return _BETWEEN.join(values) or None


#: Every column of a step: how it is read.
STEP_COLUMNS: Mapping[str, Callable[[Thread, Step], Any]] = {
    "id": lambda _, s: s.id,
    "date": _date,
    "step": lambda _, s: s.kind,
    "status": lambda _, s: s.status,
    "from": lambda t, s: t.shown(s.senders) or None,
    "to": lambda t, s: t.shown(s.recipients) or None,
    "with": lambda t, s: t.shown(s.parties) or None,
    "place": lambda t, s: t.shown((s.place,)) if s.place else None,
    "instruments": lambda _, s: _joined(s.instruments),
    "basis": lambda _, s: s.basis,
    "rule": lambda _, s: s.rule or None,
    "inferred": lambda _, s: _joined(s.inferred),
    "answers": lambda _, s: s.answers,
    "silence": lambda _, s: s.silence,
    "note": _note,
    "passages": lambda _, s: len(s.evidence),
    "articles": lambda _, s: _joined(tuple(dict.fromkeys(one.article for one in s.evidence))),
    "statements": lambda _, s: _joined(tuple(dict.fromkeys(one.statement for one in s.evidence if one.statement))),
    "words": lambda _, s: next((" ".join(one.passage.split()) for one in s.evidence if one.stance != "names"), None),
}
