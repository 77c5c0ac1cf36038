"""Conditions: the parts of a query as SQLAlchemy conditions on the statements of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy import and_, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from mithaq.kb.edtf import day_range
from mithaq.search.grammar import Query, Term
from mithaq.search.names import Names
from mithaq.search.words import forms_and_stems
from mithaq.store.dialects import FORMS, STEMS, having_words
from mithaq.store.tables import statement_tags, statements

__all__ = ["condition_of", "tagged"]

_VERDICTS = {"accepted": "accept", "corrected": "correct", "rejected": "reject", "unsure": "unsure"}

Condition = ColumnElement[bool]


def condition_of(query: Query, names: Names) -> Condition:
    """The condition that a statement matches; what a person rejected matches only where it is asked for."""
    parts = [_one(term, names) for term in query.terms]
    if not any(term.field in ("is", "status") for term in query.terms):
        parts.append(or_(statements.c.verdict.is_(None), statements.c.verdict != "reject"))
    return and_(*parts)


def tagged(pairs: Iterable[tuple[str, str]]) -> Condition:
    """The condition that a statement has one of these tags, each a field and a value."""
    by_field: dict[str, list[str]] = {}
    for field, value in pairs:
        by_field.setdefault(field, []).append(value)
    tags = statement_tags.c
    found = [and_(tags.field == field, tags.value.in_(values)) for field, values in by_field.items()]
    return statements.c.number.in_(select(tags.statement).where(or_(*found)))


def _one(term: Term, names: Names) -> Condition:
    made = or_(*(_CONDITIONS[term.field](value, term, names) for value in term.values))
    return not_(made) if term.excluded else made


def _words(value: str, term: Term, names: Names) -> Condition:
    forms, stems = forms_and_stems(value)
    dialect = names.connection.dialect.name
    said = having_words(dialect, [(FORMS, forms)] if term.exact else [(STEMS, stems)])
    actor = None if term.exact else _actor(value, names)
    if actor is None:
        return said
    written = {form: (FORMS, form) for form in (forms_and_stems(name)[0] for name in names.forms(actor)) if form}
    parts = [said, tagged((field, actor) for field in ("by", "to", "names"))]
    if written:
        parts.append(having_words(dialect, list(written.values()), every=False))
    return or_(*parts)


def _actor(value: str, names: Names) -> str | None:
    """The actor that a word names, where it names one only."""
    from mithaq.errors import AmbiguousActor

    try:
        return names.actor(value)
    except AmbiguousActor:
        return None


def _by(value: str, _term: Term, names: Names) -> Condition:
    return tagged((field, one) for one in names.who(value) for field in ("by", "for"))


def _to(value: str, _term: Term, names: Names) -> Condition:
    return tagged(("to", one) for one in names.who(value))


def _about(value: str, term: Term, names: Names) -> Condition:
    topics = names.topics(value)
    return tagged(topics) if topics else _words(value, Term("", (value,), exact=False), names)


def _act(value: str, _term: Term, _names: Names) -> Condition:
    return tagged((("act", value),))


def _in(value: str, _term: Term, _names: Names) -> Condition:
    return statements.c.language == value


def _from(value: str, _term: Term, _names: Names) -> Condition:
    return statements.c.last_day >= (day_range(value) or ("", ""))[0]


def _until(value: str, _term: Term, _names: Names) -> Condition:
    return statements.c.first_day <= (day_range(value) or ("", ""))[1]


def _outlet(value: str, _term: Term, names: Names) -> Condition:
    return tagged((field, one) for one in names.outlet(value) for field in ("outlet", "agency"))


def _status(value: str, _term: Term, _names: Names) -> Condition:
    verdict = _VERDICTS.get(value.lower())
    if verdict:
        return statements.c.verdict == verdict
    columns, today = statements.c, date.today().isoformat()
    if value.lower() == "overdue":
        return and_(columns.status == "open", columns.due_day < today)
    status = columns.status == value.lower()
    return and_(status, or_(columns.due_day.is_(None), columns.due_day >= today)) if value.lower() == "open" else status


def _due(value: str, _term: Term, _names: Names) -> Condition:
    return statements.c.due_day <= (day_range(value) or ("", ""))[1]


def _is(value: str, _term: Term, _names: Names) -> Condition:
    columns = statements.c
    if value in _VERDICTS:
        return columns.verdict == _VERDICTS[value]
    if value in ("direct", "indirect", "mixed"):
        return columns.kind == value
    flags: Mapping[str, Condition] = {
        "checked": columns.verdict.is_not(None),
        "unchecked": columns.verdict.is_(None),
        "changed": columns.changed.is_(True),
        "headline": columns.headline.is_(True),
        "nested": columns.parent.is_not(None),
        "dated": columns.date.is_not(None),
        "undated": columns.date.is_(None),
        "commitment": columns.status.is_not(None),
    }
    return flags[value]


_CONDITIONS: Mapping[str, Callable[[str, Term, Names], Condition]] = {
    "": _words,
    "by": _by,
    "to": _to,
    "about": _about,
    "act": _act,
    "in": _in,
    "from": _from,
    "until": _until,
    "outlet": _outlet,
    "status": _status,
    "due": _due,
    "is": _is,
}
