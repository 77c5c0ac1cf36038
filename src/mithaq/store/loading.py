"""Loading: articles, statements and decisions of a ledger by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from mithaq.errors import NotInLedger
from mithaq.model.decision import Decision
from mithaq.model.document import Document
from mithaq.model.ledger import Article
from mithaq.store import tables as t
from mithaq.store.restored import document_from
from mithaq.text.anchor import Anchor

__all__ = ["ARTICLE", "article_of", "decision_of", "decisions_in", "document_of", "find_document", "find_statement"]

#: The columns of an :class:`Article`, in its order.
ARTICLE = tuple(t.documents.c[name] for name in Article.__slots__)
_LEAST = 4  # characters of an id that may stand for it


def article_of(row: Any, first: int = 0) -> Article:
    """The article of a row that holds the columns ``ARTICLE`` from place ``first`` on."""
    return Article(*row[first : first + len(ARTICLE)])


def find_document(connection: Connection, wanted: str) -> str:
    """The id of the document with this id, beginning of an id, file name or path; :class:`NotInLedger` without one."""
    by_id, columns = _by_id(t.documents.c.id, wanted), t.documents.c
    named = select(columns.id).where((columns.name == wanted) | (columns.path == wanted))
    return _one(connection, (by_id, named), wanted, "article")


def find_statement(connection: Connection, wanted: str) -> str:
    """The id of the statement with this id or beginning of an id; :class:`NotInLedger` when there is none."""
    return _one(connection, (_by_id(t.statements.c.id, wanted),), wanted, "statement")


def document_of(connection: Connection, document: str) -> Document:
    """The document with this id, its statements as they were read and corrected; without layers that are not kept."""
    columns = (t.documents.c.text, t.documents.c.json)
    row = connection.execute(select(*columns).where(t.documents.c.id == document)).one()
    said = (
        select(t.statement_texts.c.json)
        .join(t.statements, t.statements.c.number == t.statement_texts.c.number)
        .where(t.statements.c.document == document)
        .order_by(t.statements.c.position)
    )
    return document_from(row.text, json.loads(row.json), map(json.loads, connection.execute(said).scalars()))


def decisions_in(connection: Connection, document: str) -> tuple[Decision, ...]:
    """Every decision on statements of the document, the oldest first."""
    rows = select(t.decisions).where(t.decisions.c.document == document).order_by(t.decisions.c.number)
    return tuple(decision_of(row._mapping) for row in connection.execute(rows))


def decision_of(row: Any) -> Decision:
    """The decision of a row."""
    names = [name for name in Decision.__slots__ if name != "anchor"]
    return Decision(**{name: row[name] for name in names}, anchor=Anchor.from_json(json.loads(row["anchor"])))


def _by_id(column: Any, wanted: str) -> Select[Any]:
    if len(wanted) < _LEAST or not wanted.isalnum():
        return select(column).where(column == wanted)
    return select(column).where(column >= wanted, column < f"{wanted}\uffff")


def _one(connection: Connection, queries: Sequence[Select[Any]], wanted: str, kind: str) -> str:
    for found in _found(connection, queries):
        if len(found) == 1:
            return found[0]
        if found:
            why = f"It fits {len(found)} or more: {', '.join(found[:3])} …"
            raise NotInLedger(f"«{wanted}» is not one {kind}.", why, "write more of the id")
    raise NotInLedger(f"No {kind} «{wanted}» in this ledger.", "Its id or name is another.", "mithaq search WORDS")


def _found(connection: Connection, queries: Sequence[Select[Any]]) -> Iterator[list[str]]:
    return (list(connection.execute(query.limit(4)).scalars()) for query in queries)
