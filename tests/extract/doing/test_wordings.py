"""Wordings: each sign of the notation, and what a wrong rule file says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.errors import PackError
from mithaq.extract.doing.wordings import Wordings


def wordings(*patterns: str, **classes: str) -> Wordings:
    rule = {"id": "xx.test.rule", "says": "a test", "patterns": list(patterns)}
    return Wordings([rule], classes, lambda word: (word,))


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("a b", "a b", "a b"),
        ("a b", "a x b", None),
        ("a|b c", "b c", "b c"),
        ("go*", "x going", "going"),
        ("a b? c", "a c", "a c"),
        ("a b? c", "a b c", "a b c"),
        ("a .. c", "a x x x x c", "a x x x x c"),
        ("a .. c", "a x x x x x c", None),
        ("a ... c", "a x x x x x c", "a x x x x x c"),
        ("a .. c", "a . c", None),
        ("a !b", "a b", None),
        ("a !b", "a c", "a"),
        ("a !b", "a", "a"),
        ("<!not a", "not a", None),
        ("<!not a", "so a", "a"),
        ("^ a", "a b", "a"),
        ("^ a", "b a", None),
        ("^ a", "b . a", "a"),
        ("no #", "no 77", "no 77"),
        ("no #", "no seven", None),
        ("@one two", "uno two", "uno two"),
        ("@more two", "uno two", "uno two"),
        ("a .. b c", "a b x b c", "a b x b c"),
    ],
)
def test_a_pattern_matches(pattern: str, text: str, matched: str | None) -> None:
    words = text.split()
    found = wordings(pattern, one="one uno", more="@one many").find(words)
    assert [" ".join(words[match.first : match.stop]) for match in found] == ([] if matched is None else [matched])


@pytest.mark.parametrize("pattern", ["a? b", "!a b", ".. a", "", "@nobody a"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PackError):
        wordings(pattern)


@given(st.lists(st.sampled_from(("a", "b", "c", ".", "7"))))
def test_a_match_lies_inside_the_words(words: list[str]) -> None:
    for match in wordings("a .. b", "b ... #", "^ c !a").find(words):
        assert 0 <= match.first < match.stop <= len(words)
