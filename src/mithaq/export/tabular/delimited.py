"""Tables as text: CSV and TSV, in which no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Tally
from mithaq.export.tabular.columns import COLUMNS, joined, values_of
from mithaq.text.cells import safe_cell

__all__ = ["text_cell", "write_rows", "write_table"]

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def text_cell(value: Any) -> str:
    """A value as the text of a cell: unknown and false empty, true ``yes``, several values with ``; `` between."""
    value = joined(value)
    if value is None or value is False:
        return ""
    return "yes" if value is True else _UNSTORABLE.sub("\ufffd", str(value))


def write_rows(path: Path, rows: Iterable[Iterable[Any]], delimiter: str = ",", bom: bool = False) -> int:
    """How many rows were written to the file, the first one not counted; with a byte-order mark where asked for."""
    written = -1
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n" if bom else "\n")
        for row in rows:
            writer.writerow([safe_cell(text_cell(value)) for value in row])
            written += 1
    return max(written, 0)


def write_table(bundle: Bundle, path: Path, columns: tuple[str, ...], delimiter: str, bom: bool) -> Tally:
    """One row one statement in these columns (all, where none are given)."""
    columns = columns or tuple(COLUMNS)
    rows = (values_of(item, columns) for item in bundle.items())
    return Tally(write_rows(path, _headed(columns, rows), delimiter, bom))


def _headed(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    yield columns
    yield from rows
