"""CSV and TSV, read back: every column, exact places, no formulas."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mithaq.app.ledger import Ledger
from mithaq.errors import UsageError
from mithaq.export.tabular.columns import COLUMNS
from mithaq.text.cells import safe_cell

Put = Callable[..., Path]


def read(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def as_written(cell: str) -> str:
    """The cell without the mark before what a spreadsheet would take for a formula."""
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_rows_lead_to_their_words(told: Ledger, put: Put, texts: dict[str, str], name: str, delimiter: str) -> None:
    rows = read(put(name), delimiter)
    assert len(rows) == len(told) == len({row["statement"] for row in rows}) and list(rows[0]) == list(COLUMNS)
    for row in rows:
        text, start, stop = texts[row["document"]], int(row["start"]), int(row["stop"])
        assert as_written(row["exact"]) == text[start:stop] != ""
        assert text[:start].endswith(as_written(row["prefix"])) and text[stop:].startswith(as_written(row["suffix"]))
        spans = [tuple(map(int, span.split("-"))) for span in row["spans"].split("; ")]
        assert " … ".join(text[a:b] for a, b in spans) == as_written(row["words"])
    assert {len(row["spans"].split("; ")) for row in rows} == {1, 2}


def test_no_cell_is_a_formula(put: Put) -> None:
    rows = read(put("a.csv"))
    cells = [cell for row in rows for cell in row.values() if cell]
    assert any(cell == "'=SUM(A1) is no answer" for cell in cells)
    assert not any(cell[0] in "=+-@\t\r" for cell in cells)


@given(some.text(alphabet="=+-@\t\r\n a1'＝", max_size=6))
def test_a_safe_cell_never_begins_a_formula_and_loses_nothing(text: str) -> None:
    cell = safe_cell(text)
    assert cell.lstrip(" \n")[:1] not in tuple("=+-@＝\t\r") and as_written(cell) == text


def test_a_table_for_spreadsheets_begins_with_its_mark(put: Put) -> None:
    path = put("a.csv", format="csv-bom")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") and not put("b.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path, encoding="utf-8-sig")[0]["statement"]


def test_columns_are_chosen(put: Put) -> None:
    assert list(read(put("a.csv", columns="speaker,words"))[0]) == ["speaker", "words"]
    with pytest.raises(UsageError, match="colour"):
        put("b.csv", columns="colour")
    with pytest.raises(UsageError, match="columns of its own"):
        put("b.html", columns="speaker")
