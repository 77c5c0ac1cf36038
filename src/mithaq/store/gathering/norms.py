"""Norms in the store: the statements that cite an instrument or a principle, who is in them and which provision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from mithaq.model.norm import Cited
from mithaq.store import tables as t

__all__ = ["cited_in", "norms_in"]

_FIELDS = ("about", "concept")
_AT_ONCE = 400
_NO_PARTY = ("place:", "outlet:", "agency:")


def norms_in(connection: Connection, limit: int) -> list[tuple[str, str, int]]:
    """The instruments and principles that statements cite: (field, id, statements), the most cited first."""
    tags, number = t.statement_tags.c, func.count().label("number")
    asked = select(tags.field, tags.value, number).where(tags.field.in_(_FIELDS)).group_by(tags.field, tags.value)
    rows = connection.execute(asked.order_by(number.desc(), tags.value).limit(limit))
    return [(field, value, count) for field, value, count in rows]


def cited_in(connection: Connection, pairs: Sequence[tuple[str, str]], where: ColumnElement[bool]) -> tuple[Cited, ...]:
    """The statements that have one of these tags and meet a condition, the earliest first."""
    tags, columns = t.statement_tags.c, t.statements.c
    tagged = select(tags.statement).where(or_(*(and_(tags.field == field, tags.value == one) for field, one in pairs)))
    asked = (
        select(columns.number, columns.id, columns.document, columns.start, columns.stop, columns.first_day)
        .add_columns(columns.speaker, columns.actor, columns.act)
        .where(columns.number.in_(tagged), where)
        .order_by(columns.first_day.nulls_last(), columns.number)
    )
    rows = connection.execute(asked).all()
    about = [value for field, value in pairs if field == "about"]
    own = {value for field, value in pairs if field == "concept"}
    held = _tags(connection, [row.number for row in rows])
    provisions = _provisions(connection, {row.document for row in rows}, about)
    out = []
    for row in rows:
        has = held.get(row.number, {})
        inside = (ref for start, ref in provisions.get(row.document, ()) if row.start <= start < row.stop)
        speaker = row.actor or (f"text:{row.speaker}" if row.speaker else None)
        everybody = has.get("target") or has.get("names") or []
        named = tuple(dict.fromkeys(one for one in everybody if not one.startswith(_NO_PARTY)))
        acts = tuple(dict.fromkeys((row.act, *has.get("act", ()))))
        concepts = tuple(one for one in has.get("concept", ()) if one not in own)
        refs = tuple(dict.fromkeys(inside))
        out.append(Cited(row.id, speaker, acts, row.first_day, refs, named, concepts))
    return tuple(out)


def _tags(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    tags = t.statement_tags.c
    asked = select(tags.statement, tags.field, tags.value).where(tags.field.in_(("act", "names", "target", "concept")))
    found: dict[int, dict[str, list[str]]] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        part = asked.where(tags.statement.in_(numbers[first : first + _AT_ONCE])).order_by(tags.statement, tags.value)
        for statement, field, value in connection.execute(part):
            found.setdefault(statement, {}).setdefault(field, []).append(value)
    return found


def _provisions(
    connection: Connection, documents: Iterable[str], instruments: Sequence[str]
) -> dict[str, list[tuple[int, str]]]:
    """Where these articles cite which provision of the instruments."""
    rows = t.instruments.c
    asked = select(rows.document, rows.start, rows.provision).where(
        rows.instrument.in_(instruments), rows.provision.is_not(None)
    )
    wanted = set(documents)
    found: dict[str, list[tuple[int, str]]] = {}
    for document, start, provision in connection.execute(asked.order_by(rows.document, rows.start)):
        if document in wanted:
            found.setdefault(document, []).append((start, str(provision)))
    return found
