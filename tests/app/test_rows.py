"""Rows: every column has a cell for every statement, and cells are plain."""

from __future__ import annotations

import mithaq
from mithaq.app.rows import COLUMNS, cells, rows

DOC = mithaq.read("قال نزار الحلبي، في مؤتمر صحفي، إن   الباب\t مفتوح.", published="2031-05-04")


def test_every_column_has_a_plain_cell() -> None:
    (row,) = rows(DOC)
    line = dict(zip(COLUMNS, cells(row, tuple(COLUMNS)), strict=True))
    assert all(isinstance(cell, str) and not {"\n", "\t"} & set(cell) for cell in line.values())
    assert line["speaker"] == "نزار الحلبي" and line["words"] == "الباب مفتوح" and line["headline"] == ""
    assert DOC.text[int(line["start"]) : int(line["stop"])].split() == line["words"].split()


def test_every_column_is_explained() -> None:
    assert all(says for says, _ in COLUMNS.values())
