"""Nouns, adjectives and formulas that report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("Tarrant's claim that he won is false.", [("he won", "Tarrant")]),
    ("His contention that the figures were wrong was disputed.", [("the figures were wrong", "His")]),
    ("But rebel chiefs were sceptical the government wants peace.", [("the government wants peace", "rebel chiefs")]),
    ("According to court documents, the guard opened the gate.", [("the guard opened the gate", "court documents")]),
    (
        "“We need no money,” Tarrant said, according to notes from a person in the room.",
        [("We need no money", "Tarrant")],
    ),
    ("Tarrant's promise to close the gate was cheered.", [("to close the gate", "Tarrant")]),
    ("The threat to close the gate was old.", []),
    ("There is a growing sense among fishermen that the gate is shut.", [("the gate is shut", "fishermen")]),
    ("Fishermen are worried now that the gate is shut.", [("the gate is shut", "Fishermen")]),
    (
        "The gate was shut for ten years, according to exit polling.",
        [("The gate was shut for ten years", "exit polling")],
    ),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_what_they_report(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
