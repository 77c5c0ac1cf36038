"""The shape of a ledger: which migration it stands at, and how an older one is brought up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from mithaq.errors import LedgerError, NewerLedger
from mithaq.store.dialects import WRITE, back_up, share

__all__ = ["NEWEST", "bring_up_to_date", "migrate", "revision_of"]

#: The migrations in order; the last one is the shape that this program reads and writes.
REVISIONS = ("0001", "0002", "0003", "0004")
NEWEST = REVISIONS[-1]
_VERSION = "alembic_version"


def bring_up_to_date(engine: Engine, place: str) -> None:
    """Nothing; the ledger has the newest shape. An older one is copied first, to a file beside it.

    Raises :class:`NewerLedger` where the program is the older one, :class:`LedgerError` for the database of another.
    """
    with engine.connect() as connection:
        revision = revision_of(connection)
        foreign = revision is None and bool(inspect(connection).get_table_names())
    if revision == NEWEST:
        return
    if foreign:
        why = "Its tables are those of another program."
        raise LedgerError(f"{place}: is no ledger.", why, "name another with --ledger PATH")
    if revision is not None and revision not in REVISIONS:
        why = f"It has the shape {revision}; this program knows shapes up to {NEWEST}."
        raise NewerLedger(f"{place}: was written by a newer Mithaq.", why, "pip install --upgrade mithaq")
    if revision is not None:
        back_up(engine, Path(f"{place}.before-{NEWEST}.bak"))
    share(engine)
    migrate(engine)


def migrate(engine: Engine, target: str = "head") -> None:
    """Nothing; the migrations up to ``target`` are made in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "mithaq.store:migrations")
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        if target == "head" and revision_of(connection) == NEWEST:
            return  # another process was first
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def revision_of(connection: Connection) -> str | None:
    """The migration that the ledger stands at, or ``None`` for an empty database."""
    if not inspect(connection).has_table(_VERSION):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()
    return None if found is None else str(found)
