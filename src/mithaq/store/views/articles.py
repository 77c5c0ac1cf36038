"""What an export needs of an article besides its statements."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from mithaq.model.document import Document
from mithaq.store import tables as t
from mithaq.store.loading import document_of

__all__ = ["addressees_of", "article_of", "source_of"]


def source_of(
    connection: Connection, document: str
) -> tuple[str, tuple[str, ...], str | None, str | None, tuple[str, ...]]:
    """Of an article: its text, who passed it on in order, byline, where its date comes from, packs that read it."""
    row = connection.execute(select(t.documents.c.text, t.documents.c.json).where(t.documents.c.id == document)).one()
    plain: dict[str, Any] = json.loads(row.json)
    return row.text, tuple(plain["sources"]), plain["byline"], plain["published_basis"], tuple(plain["packs"])


def addressees_of(connection: Connection, statement: str) -> tuple[str, ...]:
    """The ids of those to whom a statement was said (``text:`` and the words for somebody without one)."""
    tags = t.statement_tags.c
    asked = (
        select(tags.value)
        .join(t.statements, t.statements.c.number == tags.statement)
        .where(t.statements.c.id == statement, tags.field == "to")
        .order_by(tags.value)
    )
    return tuple(connection.execute(asked).scalars())


def article_of(connection: Connection, document: str) -> tuple[Document, dict[str, str]]:
    """The article with its statements, and the last verdict on each that has one, by its id."""
    asked = select(t.statements.c.id, t.statements.c.verdict).where(
        t.statements.c.document == document, t.statements.c.verdict.is_not(None)
    )
    return document_of(connection, document), {row.id: row.verdict for row in connection.execute(asked)}
