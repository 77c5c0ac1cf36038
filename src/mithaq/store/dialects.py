"""What differs between databases, all of it: settings, full-text index, the one writer, the copy of a file.

Everything else in the program is written once, in SQLAlchemy's own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Select, Table, event, insert, text
from sqlalchemy.sql.elements import ColumnElement, TextClause

from mithaq.store.tables import statements

__all__ = [
    "FORMS",
    "STEMS",
    "WRITE",
    "add_rows",
    "back_up",
    "create_word_index",
    "having_words",
    "settle",
    "share",
    "write_alone",
]

FORMS, STEMS = "forms", "stems"
#: The execution option of a connection that will write.
WRITE = "mithaq_write"

_SQLITE_SETTINGS = (
    "PRAGMA busy_timeout = 30000",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4000",
)
_SQLITE_INDEX = (
    """CREATE VIRTUAL TABLE statement_words USING fts5(forms, stems, content='statement_texts', content_rowid='number',
       tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    """CREATE TRIGGER statement_words_in AFTER INSERT ON statement_texts BEGIN
       INSERT INTO statement_words(rowid, forms, stems) VALUES (new.number, new.forms, new.stems); END""",
    """CREATE TRIGGER statement_words_out AFTER DELETE ON statement_texts BEGIN
       INSERT INTO statement_words(statement_words, rowid, forms, stems)
       VALUES ('delete', old.number, old.forms, old.stems); END""",
)
_POSTGRESQL_INDEX = (
    "CREATE INDEX statement_words_forms ON statement_texts USING gin (to_tsvector('simple', forms))",
    "CREATE INDEX statement_words_stems ON statement_texts USING gin (to_tsvector('simple', stems))",
)


def settle(engine: Engine) -> None:
    """Nothing; connections of this engine behave alike in every database: real transactions, keys that are obeyed."""
    if engine.dialect.name != "sqlite":
        return

    def opened(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver leaves transactions to the event below
        for setting in _SQLITE_SETTINGS:
            connection.execute(setting)

    def begun(connection: Connection) -> None:
        write = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", begun)


def share(engine: Engine) -> None:
    """Nothing; from now on, for good, a ledger in a file can be read while it is written."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        connection.cursor().execute("PRAGMA journal_mode = WAL")
        connection.close()


def create_word_index(connection: Connection) -> None:
    """Nothing; the full-text index of the statements' words is made."""
    for command in _SQLITE_INDEX if connection.dialect.name == "sqlite" else _POSTGRESQL_INDEX:
        connection.exec_driver_sql(command)


def write_alone(connection: Connection) -> None:
    """Nothing; until the end of the transaction nobody else writes. In SQLite that is so from its beginning."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE alembic_version IN EXCLUSIVE MODE")


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Nothing; the rows, which all have the same columns, are in the table. Faster than the usual way for many rows."""
    if rows:
        command, order = _insertion(connection.dialect, table, tuple(rows[0]))
        values: Any = [tuple(row[name] for name in order) for row in rows] if order else list(rows)
        connection.exec_driver_sql(command, values)


@cache
def _insertion(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The command that inserts these columns, and their order where the database takes them by their places."""
    compiled: Any = insert(table).compile(dialect=dialect, column_keys=columns)
    return str(compiled), tuple(compiled.positiontup or ())


def having_words(dialect: str, phrases: Iterable[tuple[str, str]], every: bool = True) -> ColumnElement[bool]:
    """The condition that a statement has all (or any) of these phrases; each is a column (forms, stems) and its words.

    The words are already folded, with one space between them.
    """
    found = _in_sqlite(phrases, every) if dialect == "sqlite" else _in_postgresql(phrases, every)
    return statements.c.number.in_(found)


def _in_sqlite(phrases: Iterable[tuple[str, str]], every: bool) -> TextClause | Select[Any]:
    parts = (f'{column} : "{words}"' for column, words in phrases)
    asked = (" AND " if every else " OR ").join(parts)
    return text("SELECT rowid FROM statement_words WHERE statement_words MATCH :asked").bindparams(asked=asked)


def _in_postgresql(phrases: Iterable[tuple[str, str]], every: bool) -> TextClause:
    parts, given = [], {}
    for number, (column, words) in enumerate(phrases):
        parts.append(f"to_tsvector('simple', {column}) @@ phraseto_tsquery('simple', :asked{number})")
        given[f"asked{number}"] = words
    where = (" AND " if every else " OR ").join(parts)
    return text(f"SELECT number FROM statement_texts WHERE {where}").bindparams(**given)


def back_up(engine: Engine, target: Path) -> None:
    """Nothing; a whole copy of a SQLite ledger is written. Other databases have backups of their own."""
    if engine.dialect.name != "sqlite":
        return
    import sqlite3

    source = engine.raw_connection()
    copy = sqlite3.connect(target)
    try:
        source.driver_connection.backup(copy)  # type: ignore[union-attr]
    finally:
        copy.close()
        source.close()
