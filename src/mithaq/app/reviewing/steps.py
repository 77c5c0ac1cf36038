"""Steps of review: judge, correct several fields at once, take the last step back, or take it up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from mithaq.app.ledger import Ledger
from mithaq.app.ledgers.corrections import FIELDS, value_of
from mithaq.app.ledgers.decisions import Judgement, decide, undo
from mithaq.errors import UsageError
from mithaq.model.decision import Decision
from mithaq.store import tables as t

__all__ = ["correct_fields", "join", "judge", "judged_by", "redo_step", "undo_step", "undone_of"]


def judge(ledger: Ledger, statement: str, judgement: Judgement) -> Decision | None:
    """The decision; ``None`` when the same verdict of the same person held already: then that one is taken back."""
    with ledger.database.writing() as connection:
        mine = [row for row in _holding(connection, judgement.by) if row.statement == statement]
        if mine and mine[-1].verdict == judgement.verdict and judgement.field is None and not judgement.note:
            undo(connection, mine[-1].number, judgement.by, ledger.people)
            return None
        return decide(connection, statement, judgement, ledger.people)


def correct_fields(ledger: Ledger, statement: str, after: Mapping[str, str | None], by: str) -> tuple[Decision, ...]:
    """The corrections of the fields that now hold something else, all kept or none; nothing for the same values.

    Raises :class:`UsageError` for a field that cannot be corrected or a value that it cannot hold.
    """
    entry = ledger.statement(statement)
    made: list[Decision] = []
    with ledger.database.writing() as connection:
        for field, value in after.items():
            if field not in FIELDS:
                raise UsageError(f"No field «{field}» to correct.", f"There are: {', '.join(FIELDS)}.", "act")
            wanted = (value or "").strip() or None
            if wanted != value_of(entry.json, field):
                made.append(decide(connection, entry.id, Judgement("correct", by, field, wanted), ledger.people))
    return tuple(made)


def join(ledger: Ledger, statement: str, other: str, by: str) -> tuple[Decision, Decision]:
    """The two decisions that make one statement of two of an article: the first has the words of both from now on, the
    other is rejected with a note. :class:`UsageError` for statements of two articles."""
    one, two = ledger.statement(statement), ledger.statement(other)
    if one.article.id != two.article.id or one.id == two.id:
        why = "Both must stand in the same article, and be two."
        raise UsageError("These statements cannot be joined.", why, "join it with the next one of its article")
    spans = sorted({*one.statement.content, *two.statement.content})
    content = "; ".join(f"{start}-{stop}" for start, stop in spans)
    with ledger.database.writing() as connection:
        made = decide(connection, one.id, Judgement("correct", by, "content", content), ledger.people)
        gone = decide(connection, two.id, Judgement("reject", by, note=f"joined with {one.id}"), ledger.people)
        return made, gone


def undo_step(ledger: Ledger, by: str) -> Decision | None:
    """The undo of the last decision of this person that still holds; ``None`` when there is none."""
    with ledger.database.writing() as connection:
        holding = _holding(connection, by)
        return undo(connection, holding[-1].number, by, ledger.people) if holding else None


def redo_step(ledger: Ledger, by: str) -> Decision | None:
    """The decision that takes back the last undo, as long as nothing else was decided since; else ``None``."""
    with ledger.database.writing() as connection:
        made = _made(connection, by)
        undone, kinds = undone_of(made), {row.number: row.undoes for row in made}
        for row in reversed(made):
            redone = row.undoes is not None and kinds.get(row.undoes) is not None
            if row.number in undone or redone:
                continue
            return None if row.undoes is None else undo(connection, row.number, by, ledger.people)
    return None


def judged_by(connection: Connection, by: str) -> dict[str, str]:
    """The statements on which somebody's word holds, each with the verdict."""
    return {row.statement: row.verdict for row in _holding(connection, by)}


def undone_of(made: Sequence[Any]) -> set[int]:
    """The numbers of the decisions, undos among them, that do not hold; ``made`` is in the order of numbers."""
    undone: set[int] = set()
    for row in reversed(made):
        if row.undoes is not None and row.number not in undone:
            undone.add(row.undoes)
    return undone


def _holding(connection: Connection, by: str) -> list[Any]:
    made = _made(connection, by)
    undone = undone_of(made)
    return [row for row in made if row.undoes is None and row.number not in undone]


def _made(connection: Connection, by: str) -> Sequence[Any]:
    columns = t.decisions.c
    asked = select(columns.number, columns.statement, columns.verdict, columns.undoes).where(columns.by == by)
    return connection.execute(asked.order_by(columns.number)).all()
