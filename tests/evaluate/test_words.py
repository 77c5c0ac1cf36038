"""Words and names as the scores compare them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.evaluate.words import likeness, name_key, word_places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "sergey  LAVROV,"),
        ("أحمد على", "احمد علي"),
        ("الخارجية", "الخارجيه"),
        ("محـمّد", "محمد"),
        ("É", "e"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_lie_in_their_span(text: str, start: int, stop: int) -> None:
    assert all(start <= place < min(stop, len(text)) for place in word_places(text, [(start, stop)]))


def test_likeness() -> None:
    assert likeness(frozenset({1, 2}), frozenset({2, 3})) == 1 / 3
    assert likeness(frozenset(), frozenset()) == 0
