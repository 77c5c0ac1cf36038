"""Groups: what joins articles and statements; copies are looked for after each run, versions when asked for."""

from __future__ import annotations

from sqlalchemy import select, update

from mithaq.ledger.version_groups import group_versions
from mithaq.store import tables as t
from mithaq.store.database import Database
from mithaq.store.groups import put_versions, utterances

__all__ = ["find_versions", "update_groups"]


def update_groups(database: Database) -> int:
    """How many of the articles that are new since the last run are copies; all have been looked at from now on."""
    with database.reading() as connection:
        new = tuple(connection.execute(select(t.documents.c.id).where(t.documents.c.grouped.is_(False))).scalars())
    if new:
        with database.writing() as connection:
            connection.execute(update(t.documents).where(t.documents.c.grouped.is_(False)).values(grouped=True))
    return 0


def find_versions(database: Database) -> int:
    """How many groups of statements report one utterance each; they are in the ledger from now on."""
    with database.reading() as connection:
        groups = group_versions(utterances(connection))
    with database.writing() as connection:
        return put_versions(connection, groups)
