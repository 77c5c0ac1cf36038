"""The statements of a ledger as ties of a network: who speaks, to whom, about what, what they copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from mithaq.store import tables as t
from mithaq.store.group_tables import copy_members, version_members

__all__ = ["Said", "said_in"]

_FIELDS = ("by", "to", "about", "concept")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its row and the values it is found by, by field (by, to, about, concept).

    ``forms``: its words, folded; ``copied``: the group of copies its article belongs to; ``version``: its utterance.
    """

    id: str
    document: str
    act: str
    day: str | None
    forms: str
    copied: str | None
    version: str | None
    values: dict[str, tuple[str, ...]]


def said_in(connection: Connection, numbers: Select[Any]) -> Iterator[Said]:
    """The statements with these numbers; the articles first from which others copied, then the earliest."""
    columns = t.statements.c
    asked = (
        select(columns.number, columns.id, columns.document, columns.act, columns.date, columns.published)
        .add_columns(t.statement_texts.c.forms, copy_members.c.copy_group, version_members.c.version_group)
        .join(t.statement_texts, t.statement_texts.c.number == columns.number)
        .outerjoin(copy_members, copy_members.c.document == columns.document)
        .outerjoin(version_members, version_members.c.statement == columns.id)
        .where(columns.number.in_(numbers))
        .order_by(copy_members.c.position.nulls_first(), columns.number)
    )
    values = _values(connection, numbers)
    met: set[int] = set()
    for row in connection.execute(asked):
        if row.number not in met:  # an article may be in several groups
            met.add(row.number)
            said = row.date or row.published
            groups = (row.copy_group, row.version_group)
            yield Said(row.id, row.document, row.act, said, row.forms, *groups, values.get(row.number, {}))


def _values(connection: Connection, numbers: Select[Any]) -> dict[int, dict[str, tuple[str, ...]]]:
    tags = t.statement_tags.c
    asked = select(tags.statement, tags.field, tags.value).where(tags.field.in_(_FIELDS), tags.statement.in_(numbers))
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for statement, field, value in connection.execute(asked.order_by(tags.field, tags.value)):
        fields = found.setdefault(statement, {})
        fields[field] = (*fields.get(field, ()), value)
    return found
