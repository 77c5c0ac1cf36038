"""Discourse Network Analyzer: its table, and the file that its SQLite readers open."""

from __future__ import annotations

import base64
import csv
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.export.coding.opinions import DNA_COLUMNS
from mithaq.export.coding.opinions_file import CODER, PASSWORD

Put = Callable[..., Path]


@pytest.fixture
def file(put: Put) -> Iterator[sqlite3.Connection]:
    """The ``.dna`` file, open."""
    with closing(sqlite3.connect(put("a.dna"))) as connection:
        yield connection


def test_the_table_says_who_is_for_and_against(told: Ledger, put: Put) -> None:
    with put("a.dna.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert tuple(rows[0]) == DNA_COLUMNS
    sides = {(row["person"], row["concept"], row["agreement"]) for row in rows}
    assert ("Salma Al-Hadi", "indivisible security", "0") in sides
    assert ("نزار الحلبي", "indivisible security", "1") in sides
    assert ("نزار الحلبي", "Charter for European Security", "1") in sides


def test_statements_that_take_no_side_are_counted(told: Ledger, tmp_path: Path) -> None:
    tally = told.export("", tmp_path / "a.dna.csv")
    assert tally.left_out == 3 and "takes no side" in tally.why  # no answer; will sign; a trap


def test_the_file_has_one_statement_an_opinion(told: Ledger, put: Put, file: sqlite3.Connection) -> None:
    found = file.execute(
        "SELECT d.Text, s.Start, s.Stop, p.Value, o.Value, c.Value, b.Value FROM STATEMENTS s "
        "JOIN DOCUMENTS d ON d.ID = s.DocumentId JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = 4 "
        "JOIN DATASHORTTEXT x ON x.StatementId = s.ID AND x.VariableId = 1 JOIN ENTITIES p ON p.ID = x.Entity "
        "JOIN DATASHORTTEXT y ON y.StatementId = s.ID AND y.VariableId = 2 JOIN ENTITIES o ON o.ID = y.Entity "
        "JOIN DATASHORTTEXT z ON z.StatementId = s.ID AND z.VariableId = 3 JOIN ENTITIES c ON c.ID = z.Entity"
    ).fetchall()
    assert len(found) == told.export("", put("b.dna")).rows == 5
    words = {" ".join(entry.words.split()) for entry in told.search()}
    for text, start, stop, *_ in found:
        said = text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
        assert said in words


def test_offsets_count_what_java_counts(told: Ledger, put: Put) -> None:
    told.add_text("😀\r\n😀\r\n\r\nNizar Halabi rejected indivisible security.", name="wide", published="2031-05-04")
    with closing(sqlite3.connect(put("c.dna"))) as connection:
        asked = (
            "SELECT Text, Start, Stop FROM STATEMENTS JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId WHERE Text LIKE '😀%'"
        )
        ((text, start, stop),) = connection.execute(asked).fetchall()
    assert "\r" not in text
    assert text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == "indivisible security"


def test_the_file_is_whole_and_its_values_fit(told: Ledger, put: Put, file: sqlite3.Connection) -> None:
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert file.execute("SELECT MAX(LENGTH(Value)) FROM ENTITIES").fetchone()[0] < 191
    kinds = dict(file.execute("SELECT Variable, DataType FROM VARIABLES"))
    assert kinds == {name: "short text" for name in ("person", "organization", "concept")} | {"agreement": "boolean"}
    long = "found:document-" + "x" * 300
    told.decide(told.search("act:reaffirm")[0], "correct", by="anna", field="instruments", after=long)
    with closing(sqlite3.connect(put("d.dna"))) as connection:
        assert connection.execute("SELECT MAX(LENGTH(Value)) FROM ENTITIES").fetchone()[0] == 190


def test_the_coder_enters_with_the_password_of_the_docs(file: sqlite3.Connection) -> None:
    ((name, kept),) = file.execute("SELECT Name, Password FROM CODERS").fetchall()
    salt, digest = base64.b64decode(kept)[:16], base64.b64decode(kept)[16:]
    found = salt + PASSWORD.encode()
    for _ in range(100_000):
        found = hashlib.sha256(found).digest()
    assert (name, found) == (CODER, digest)
