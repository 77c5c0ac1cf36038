"""Lexicons: the longest phrase at a place wins, however it is spelt."""

from __future__ import annotations

import pytest

from mithaq.match.lexicon import Lexicon, phrase_key
from mithaq.text.tokens import cut

LEXICON = Lexicon([("حلف النهر", "long"), ("النهر", "short"), ("Лига", "league"), ("أُمم", "nations")])


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("حلف النهر يرد", 0, (2, "long")),
        ("حلف النهر يرد", 1, (2, "short")),
        ("حــلف النهر", 0, (2, "long")),
        ("حلف", 0, None),
        ("лига", 0, (1, "league")),
        ("امم", 0, (1, "nations")),
        ("رد النهر", 0, None),
    ],
)
def test_the_longest_phrase_wins(text: str, at: int, expected: tuple[int, str] | None) -> None:
    assert LEXICON.longest(cut(text).keys, at) == expected


def test_the_first_key_may_be_given_without_its_clitic() -> None:
    assert LEXICON.longest(cut("بالنهر").keys, 0, "النهر") == (1, "short")


def test_membership_is_by_first_key() -> None:
    assert "حلف" in LEXICON and "يرد" not in LEXICON
    assert phrase_key("حلف  النهر") == ("حلف", "النهر")
