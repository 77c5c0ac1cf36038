"""One ledger's database: opened, made or brought up to date, read and written in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError

from mithaq.errors import LedgerError
from mithaq.store.dialects import WRITE, settle, write_alone
from mithaq.store.schema import bring_up_to_date

__all__ = ["Database", "open_database"]


class Database:
    """An open ledger: ``place`` is its path or address, ``dialect`` the name of the database behind it."""

    def __init__(self, place: str, engine: Engine) -> None:
        self.place, self._engine = place, engine
        self.dialect = engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger, however long it takes."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are all kept at the end of the block, or none of them."""
        try:
            with self._engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
                write_alone(connection)
                yield connection
        except OperationalError as error:
            raise _unwritable(self.place, error) from error

    def close(self) -> None:
        """Nothing; the database is left."""
        self._engine.dispose()


def open_database(place: str, create: bool = True) -> Database:
    """The database at a path (SQLite) or address (``postgresql+psycopg://…``), in the shape this program writes.

    A missing one is made where ``create`` says so. Raises :class:`LedgerError` when there is none or it is no ledger,
    :class:`mithaq.errors.NewerLedger` when a newer program has written it.
    """
    address = place if "://" in place else f"sqlite:///{place}"
    if "://" not in place and not Path(place).exists() and (not create or not Path(place).absolute().parent.is_dir()):
        why = "Nothing has been added yet, or it lies elsewhere." if not create else "Its folder does not exist."
        raise LedgerError(f"{place}: no ledger.", why, "mithaq add ARTICLES, or name another with --ledger PATH")
    try:
        engine = create_engine(address)
        settle(engine)
        bring_up_to_date(engine, place)
    except DatabaseError as error:
        raise _unreadable(place, error) from error
    return Database(place, engine)


def _unreadable(place: str, error: DatabaseError) -> LedgerError:
    return LedgerError(f"{place}: is no ledger.", f"{str(error.orig).capitalize()}.", "name another with --ledger PATH")


def _unwritable(place: str, error: OperationalError) -> LedgerError:
    what = f"{place}: cannot be written."
    return LedgerError(
        what, f"{str(error.orig).capitalize()}.", "free some space, or wait for the other program to end"
    )
