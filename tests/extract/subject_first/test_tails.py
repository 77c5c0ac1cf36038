"""Tails: a speaker and a verb after or amid what was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("But, the ministry said, the delay was caused by rain.", [("the delay was caused by rain", "the ministry")]),
    (
        "The board plans to reject the offer, a banker said yesterday, marking a new step.",
        [("The board plans to reject the offer", "a banker")],
    ),
    ("It would, critics say, ruin farmers.", [("It would … ruin farmers", "critics")]),
    ("He left, Denholm said, because he was tired.", [("He left … because he was tired", "Denholm")]),
    ("The guards said the gate was shut, a claim his family disputes.", [("the gate was shut", "The guards")]),
    ("Denholm left because, she said, the gate was shut.", [("the gate was shut", "she")]),
    ("But, the ministry said, if it rains, the gate is shut.", [("if it rains, the gate is shut", "the ministry")]),
    (
        "The gate is not safe, Denholm said, “because it leaks.”",
        [("The gate is not safe … because it leaks", "Denholm")],
    ),
    (
        "“It is late,” Denholm said, adding, “It is cold.”",
        [("It is late", "Denholm"), ("It is cold", "Denholm")],
    ),
    ("“It is late,” said longtime farm operative Brian Orlo on Sunday.", [("It is late", "Brian Orlo")]),
    ("In a note on Monday, Denholm warned.", []),
    ("But the gate leaks, and we explain why it is not safe.", []),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_what_stands_around_a_tail(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
