"""Layers as marks: each layer of a document can be shown, and a place says what covers it."""

from __future__ import annotations

import pytest

import mithaq
from mithaq.app.layers import LAYERS, marks_at, marks_of
from mithaq.errors import UsageError

TEXT = "قال نزار الحلبي أمس، خلال اجتماع في جنيف، إن الباب مفتوح أمام ميثاق الأمم المتحدة وأمن لا يتجزأ.\n\n(يتبع)"
DOC = mithaq.read(TEXT, published="2031-05-04")


@pytest.mark.parametrize("layer", LAYERS)
def test_marks_of_a_layer_are_in_order_and_stand_on_words(layer: str) -> None:
    marks = marks_of(DOC, layer)
    assert marks
    assert [mark.span for mark in marks] == sorted(mark.span for mark in marks)
    assert all(DOC[span].strip() for mark in marks for _, span in mark.spans)


def test_the_parts_of_a_statement_are_told_apart() -> None:
    (mark,) = marks_of(DOC, "statements")
    assert {name for name, _ in mark.spans} == {"content", "cue", "source"}


def test_a_place_gives_all_that_covers_it_the_longest_first() -> None:
    layers = [mark.layer for mark in marks_at(DOC, TEXT.index("ميثاق"))]
    assert layers[0] == "statements" and "instruments" in layers
    assert marks_at(DOC, TEXT.index("،")) == ()


def test_no_such_layer() -> None:
    with pytest.raises(UsageError, match="No layer «x»"):
        marks_of(DOC, "x")
