"""Participles: who «saying that» belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("Denholm smiled after a poll suggesting that Tarrant is ahead.", [("Tarrant is ahead", "a poll")]),
    ("There were fishermen shouting that the gate was theirs.", [("the gate was theirs", "fishermen")]),
    (
        "It fell at a meeting in which leaders issued a blunt statement declaring that the coin was too dear.",
        [("the coin was too dear", "leaders")],
    ),
    (
        "Other names included Lindel Paper, which cut its forecast after saying land sales would be low.",
        [("land sales would be low", "Lindel Paper")],
    ),
    ("Tarrant sighed, and Denholm responded by promising that boats would sail.", [("boats would sail", "Denholm")]),
    ("Pilots made similar points, with one saying that the gate was shut.", [("the gate was shut", "one")]),
    (
        'Tarrant spoke on the radio, telling them, "We are winning and they know it."',
        [("We are winning and they know it", "Tarrant")],
    ),
    (
        "As the damage comes into focus, many in Lindel are unsure, fearing they may lose their boats.",
        [("they may lose their boats", "many in Lindel")],
    ),
    (
        "Kate Orlo sent a letter to state governors urging them to open the gate.",
        [("them to open the gate", "Kate Orlo")],
    ),
    (
        "Tarrant opened a letter from Kate Orlo informing guards that the gate was shut.",
        [("the gate was shut", "Kate Orlo")],
    ),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_who_the_participle_belongs_to(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
