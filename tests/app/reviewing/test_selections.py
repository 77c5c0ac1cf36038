"""Selections: what a page sends is found in the text, whatever became of its line breaks; edges move by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.app.reviewing.selections import moved_edge, selected_span
from mithaq.errors import UsageError
from mithaq.text.span import Span
from mithaq.text.tokens import cut

TEXTS = st.text(alphabet="سلام e\u0301🙂 \u200cab.\r\n«»", min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_every_selection_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    words = text[start:stop].replace("\r\n", "\n")
    if not words.strip() or text[start - 1 : start + 1] == "\r\n":
        return
    span = selected_span(text, 0, text[:start].replace("\r\n", "\n"), words)
    assert "".join(text[span.start : span.stop].split()) == "".join(words.split())
    assert start <= span.start < span.stop <= stop


@pytest.mark.parametrize(
    ("segment", "before", "selected"), [(0, "", "لا"), (0, "xx", "a"), (99, "", "a"), (-1, "", "a"), (0, "", " ")]
)
def test_what_is_not_there_is_told(segment: int, before: str, selected: str) -> None:
    with pytest.raises(UsageError):
        selected_span("ab نعم", segment, before, selected)


@given(TEXTS, st.sampled_from(["start", "stop"]), st.integers(-3, 3), st.data())
def test_a_moved_edge_stays_in_the_text(text: str, edge: str, by: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    moved = moved_edge(cut(text), Span(start, stop), edge, by)
    assert 0 <= moved.start < moved.stop <= len(text)
    assert moved.start == start if edge == "stop" else moved.stop == stop


def test_edges_move_by_words_over_marks() -> None:
    text = "قال: «نعم، سنعود غدا»."
    words = cut(text)
    span = Span(text.index("نعم"), text.index("نعم") + 3)
    assert text[slice(*moved_edge(words, span, "stop", 1))] == "نعم، سنعود"
    assert text[slice(*moved_edge(words, span, "start", -1))] == "قال: «نعم"
    assert moved_edge(words, span, "stop", -1) == span
