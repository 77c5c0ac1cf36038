"""What is written to a terminal: lines that fit, right-to-left text that stays in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mithaq.cli.terminal import printable, wrapped


@given(st.text(), st.integers(3, 40), st.booleans())
def test_lines_fit_and_isolates_are_closed_on_each(text: str, width: int, isolate: bool) -> None:
    for line in wrapped(printable(text), width, isolate).split("\n"):
        assert line.count("\u2068") == line.count("\u2069")
        assert cell_len(line.strip("\u2068\u2069")) <= width


def test_all_words_are_kept_where_there_is_room() -> None:
    text = "قال الحلبي إن الباب مفتوح أمام الجميع"
    assert wrapped(text, 12, False).split() == text.split()
    assert wrapped(text, 12, False, 2).endswith("…")


@given(st.text())
def test_printable_keeps_every_place(text: str) -> None:
    assert len(printable(text)) == len(text)
    printable(text).encode("utf-8")
