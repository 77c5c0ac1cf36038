"""Decisions: a person's judgement of a statement is added to the ledger, and kept when the article is read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from mithaq.app.ledgers.corrections import FIELDS, corrected, rewrite, value_of
from mithaq.errors import NotInLedger, UsageError
from mithaq.model.decision import VERDICTS, Decision
from mithaq.store import tables as t
from mithaq.store.loading import decisions_in, find_statement
from mithaq.store.people import People
from mithaq.store.records import compact
from mithaq.store.writing import now
from mithaq.text.anchor import find_anchor, make_anchor
from mithaq.text.span import Span

__all__ = ["Judgement", "decide", "history", "keep_decisions", "undo"]

_LEAST_SHARED = 0.5  # of the characters of two passages taken together, for a judgement to pass from one to the other
_SEEN = ("content", "speaker", "act", "date", "addressees", "instruments")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says about a statement: ``verdict`` accept, reject, correct (with ``field`` and ``after``) or
    unsure; ``by`` whom; a ``note``."""

    verdict: str
    by: str
    field: str | None = None
    after: str | None = None
    note: str | None = None

    def check(self) -> None:
        """Nothing when it makes sense, else :class:`UsageError`."""
        if self.verdict not in VERDICTS[:-1]:
            raise UsageError(f"No verdict «{self.verdict}».", f"There are: {', '.join(VERDICTS[:-1])}.", '"accept"')
        if (self.verdict == "correct") != (self.field is not None):
            why = "A correction names the field and what it should hold; other verdicts have no field."
            raise UsageError(f"«{self.verdict}» cannot be kept like this.", why, 'field="act", after="deny"')
        if self.field is not None and self.field not in FIELDS:
            raise UsageError(f"No field «{self.field}» to correct.", f"There are: {', '.join(FIELDS)}.", 'field="act"')


def decide(connection: Connection, statement: str, judgement: Judgement, people: People) -> Decision:
    """The decision, as it is kept from now on; what was corrected shows in every answer of the ledger at once.

    Raises :class:`UsageError` for a judgement that makes no sense, :class:`NotInLedger` without such a statement.
    """
    judgement.check()
    return _append(connection, find_statement(connection, statement), judgement, people)


def undo(connection: Connection, number: int, by: str, people: People) -> Decision:
    """The decision that takes back the one of this number (an undo too: then the first one holds again)."""
    row = connection.execute(
        select(t.decisions.c.statement, t.decisions.c.document).where(t.decisions.c.number == number)
    ).first()
    if row is None:
        raise NotInLedger(
            f"No decision {number} in this ledger.", "Decisions are numbered from 1.", "ledger.history(statement)"
        )
    now_at = next(
        at for at, made in _by_statement(connection, row.document).items() if number in {d.number for d in made}
    )
    return _append(connection, now_at, Judgement("undo", by), people, number)


def history(connection: Connection, statement: str) -> tuple[Decision, ...]:
    """Every decision on a statement, the oldest first, also those made before it was read again."""
    found = find_statement(connection, statement)
    document = connection.execute(select(t.statements.c.document).where(t.statements.c.id == found)).scalar_one()
    return _by_statement(connection, document).get(found, ())


def keep_decisions(connection: Connection, document: str, people: People) -> tuple[Decision, ...]:
    """The decisions that fit no statement of the document any more; all others hold again after it was read again."""
    lost: list[Decision] = []
    for statement, made in _by_statement(connection, document, lost).items():
        _apply(connection, statement, made, people)
    return tuple(lost)


def _append(
    connection: Connection, statement: str, judgement: Judgement, people: People, undoes: int | None = None
) -> Decision:
    columns = t.statements.c
    source = (
        select(columns.document, columns.start, columns.stop, t.documents.c.text, t.statement_texts)
        .join(t.documents, t.documents.c.id == columns.document)
        .join(t.statement_texts, t.statement_texts.c.number == columns.number)
    )
    row = connection.execute(source.where(columns.id == statement)).one()
    plain = json.loads(row.json)
    before = value_of(plain, judgement.field) if judgement.field else None
    if judgement.field:
        corrected(plain, judgement.field, judgement.after)  # whether it can be
    values = {
        "document": row.document,
        "statement": statement,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "at": now(),
        "field": judgement.field,
        "before": before,
        "after": judgement.after,
        "undoes": undoes,
        "note": judgement.note,
        "anchor": compact(make_anchor(row.text, Span(row.start, row.stop)).to_json()),
        "judged": _seen(json.loads(row.read or row.json)),
    }
    number = connection.execute(insert(t.decisions).values(**values)).inserted_primary_key[0]  # type: ignore[index]
    made = _by_statement(connection, row.document)[statement]
    _apply(connection, statement, made, people)
    return next(decision for decision in made if decision.number == number)


def _seen(plain: Mapping[str, Any]) -> str:
    """The fields that a person judges, as text."""
    return compact(
        {**{name: plain[name] for name in _SEEN}, "speaker": plain["speaker"]["actor"] or plain["speaker"]["name"]}
    )


def _apply(connection: Connection, statement: str, made: tuple[Decision, ...], people: People) -> None:
    """Nothing; the statement's row says what the decisions that hold make of it."""
    undone: set[int] = set()
    for decision in reversed(made):
        if decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    hold = [decision for decision in made if decision.undoes is None and decision.number not in undone]
    source = select(t.statement_texts).join(t.statements)
    row = connection.execute(source.where(t.statements.c.id == statement)).one()
    fields = {decision.field: decision.after for decision in hold if decision.field}
    rewrite(connection, row, fields, people)
    last = hold[-1].number if hold else 0
    judged = connection.execute(select(t.decisions.c.judged).where(t.decisions.c.number == last)).scalar()
    changed = bool(hold) and judged != _seen(json.loads(row.read or row.json))
    values = {"verdict": hold[-1].verdict if hold else None, "changed": changed}
    connection.execute(update(t.statements).where(t.statements.c.id == statement).values(**values))


def _by_statement(
    connection: Connection, document: str, lost: list[Decision] | None = None
) -> dict[str, tuple[Decision, ...]]:
    """The decisions on a document by the statement that now holds the words they judged."""
    columns = t.statements.c
    rows = connection.execute(select(columns.id, columns.start, columns.stop).where(columns.document == document))
    spans = {id_: Span(start, stop) for id_, start, stop in rows}
    text = ""
    found: dict[str, tuple[Decision, ...]] = {}
    for decision in decisions_in(connection, document):
        at: str | None = decision.statement
        if at not in spans:
            text = (
                text or connection.execute(select(t.documents.c.text).where(t.documents.c.id == document)).scalar_one()
            )
            at = _nearest(find_anchor(text, decision.anchor), spans)
        if at is not None:
            found[at] = (*found.get(at, ()), decision)
        elif lost is not None:
            lost.append(decision)
    return found


def _nearest(span: Span | None, spans: Mapping[str, Span]) -> str | None:
    """The statement that shares most of its characters with a span, if it is enough."""

    def shared(other: Span) -> float:
        both = min(span.stop, other.stop) - max(span.start, other.start) if span else 0
        return both / (max(span.stop, other.stop) - min(span.start, other.start)) if span else 0.0

    best = max(spans, key=lambda id_: shared(spans[id_]), default=None)
    return best if best is not None and shared(spans[best]) >= _LEAST_SHARED else None
