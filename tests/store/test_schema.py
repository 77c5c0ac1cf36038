"""The shape of a ledger: made, migrated after a copy, refused when it is another program's or a newer one's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from mithaq.app.ledger import Ledger
from mithaq.errors import LedgerError, NewerLedger
from mithaq.store.database import open_database
from mithaq.store.dialects import FORMS, having_words, settle
from mithaq.store.group_tables import copy_groups
from mithaq.store.schema import NEWEST, REVISIONS, migrate, revision_of
from mithaq.store.tables import METADATA


def test_migrations_leave_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    with open_database(str(tmp_path / "a.db")).reading() as connection:
        assert copy_groups.metadata is METADATA
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
        assert [one for one in differences if "statement_words" not in str(one)] == []
        assert revision_of(connection) == NEWEST


def test_an_older_ledger_is_copied_and_migrated(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{place}")
    settle(engine)
    migrate(engine, REVISIONS[0])
    engine.dispose()
    with Ledger(place) as ledger:
        assert ledger.add_text("قال نزار الحلبي إن المفاوضات صعبة.").statements
    backup = sqlite3.connect(f"{place}.before-{NEWEST}.bak")
    assert backup.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[0],)
    backup.close()


def test_a_newer_ledger_is_refused_in_three_lines(ledger: Ledger) -> None:
    with sqlite3.connect(ledger.place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NewerLedger) as caught:
        Ledger(ledger.place)
    assert len(str(caught.value).splitlines()) == 3
    assert "9999" in str(caught.value)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(LedgerError):
        Ledger(place)
    assert place.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look like one" * 40, b"\0" * 4096])
def test_a_file_that_is_no_database_is_an_error(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "text.db"
    place.write_bytes(content)
    with pytest.raises(LedgerError):
        Ledger(place)


def test_a_missing_ledger_is_an_error_unless_it_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        Ledger(tmp_path / "none.db", create=False)
    with pytest.raises(LedgerError):
        Ledger(tmp_path / "no" / "folder.db")


def test_the_tables_and_the_search_for_words_are_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in METADATA.sorted_tables:
        assert "ROWID" not in str(CreateTable(table).compile(dialect=dialect))
    asked = str(having_words("postgresql", [(FORMS, "a b")]).compile(dialect=dialect))
    assert "phraseto_tsquery" in asked


def test_only_one_module_names_a_database() -> None:
    source = Path(__file__).parents[2] / "src" / "mithaq"
    naming = [
        path.relative_to(source).as_posix()
        for folder in ("store", "search", "app")
        for path in (source / folder).rglob("*.py")
        if any(
            word in path.read_text(encoding="utf-8").lower() for word in ("pragma", "fts5", "import sqlite3", "tsquery")
        )
    ]
    assert naming == ["store/dialects.py"]
