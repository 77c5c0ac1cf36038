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
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_what_they_report(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
