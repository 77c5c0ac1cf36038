"""Rows: every column has a cell for every statement, and cells are plain."""

from __future__ import annotations

import mithaq
from mithaq.app.rows import COLUMNS, cells, rows

DOC = mithaq.read("قال نزار الحلبي، في مؤتمر صحفي،\nإن   الباب\nمفتوح.", published="2031-05-04")


def test_every_column_has_a_plain_cell() -> None:
    for row in rows(DOC):
        line = dict(zip(COLUMNS, cells(row, tuple(COLUMNS)), strict=True))
        assert all(isinstance(cell, str) and "\n" not in cell for cell in line.values())
        assert line["speaker"] == "نزار الحلبي" and line["words"] == "الباب مفتوح" and line["headline"] == ""
        assert DOC.text[int(line["start"]) : int(line["stop"])].split() == line["words"].split()


def test_every_column_is_explained() -> None:
    assert all(says for says, _ in COLUMNS.values())
