"""Groups: what joins articles and statements, looked for after each run among the articles that are new."""

from __future__ import annotations

from sqlalchemy import select, update

from mithaq.store import tables as t
from mithaq.store.database import Database

__all__ = ["update_groups"]


def update_groups(database: Database) -> int:
    """How many of the new articles are copies; all articles of the ledger have been looked at from now on."""
    with database.reading() as connection:
        new = tuple(connection.execute(select(t.documents.c.id).where(t.documents.c.grouped.is_(False))).scalars())
    if not new:
        return 0
    copies = 0
    with database.writing() as connection:
        connection.execute(update(t.documents).where(t.documents.c.grouped.is_(False)).values(grouped=True))
    return copies
