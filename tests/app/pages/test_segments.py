"""Segments: together they are the text, and each is covered by exactly the marks that hold it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mithaq.app.pages.segments import Marked, cut_segments, paragraph_spans
from mithaq.text.span import Span

TEXT = "قال 🙂 نعم\u200cلا e\u0301t \r\n ذلك"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(1, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(SPANS, max_size=6), SPANS)
def test_segments_are_the_text_and_know_their_marks(spans: list[tuple[int, int]], around: tuple[int, int]) -> None:
    marks = sorted(
        (Marked(str(number), "content", Span(*span)) for number, span in enumerate(spans)), key=lambda m: m.span
    )
    within = Span(*around)
    pieces = cut_segments(TEXT, within, marks)
    assert "".join(piece.text for piece in pieces) == TEXT[within.start : within.stop]
    for piece in pieces:
        assert piece.text == TEXT[piece.start : piece.start + len(piece.text)] != ""
        span = Span(piece.start, piece.start + len(piece.text))
        assert {id_ for id_, _ in piece.marks} == {mark.id for mark in marks if mark.span.overlaps(span)}
        assert all(mark.span.holds(span) for mark in marks if mark.span.overlaps(span))


@given(st.text(alphabet="ab \r\n\u2028ش", max_size=30))
def test_paragraphs_hold_every_letter_once(text: str) -> None:
    spans = paragraph_spans(text)
    assert "".join("".join(text[span.start : span.stop].split()) for span in spans) == "".join(text.split())
    assert all(one.stop <= other.start for one, other in pairwise(spans))
