"""Ends: where the author's own words go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    (
        "The union warned officials that a ban was near and, in a letter of May, sought a meeting.",
        [("a ban was near", "The union")],
    ),
    ("The bank said it would cut jobs and named a new chairman.", [("it would cut jobs", "The bank")]),
    ("The bank said it would cut jobs and close branches.", [("it would cut jobs and close branches", "The bank")]),
    (
        "The bank said it has cut jobs and has closed branches.",
        [("it has cut jobs and has closed branches", "The bank")],
    ),
    (
        "Tarrant told the guards they must go and that he “has his rights,” Denholm said.",
        [("they must go and that he “has his rights,”", "Tarrant"), ("has his rights", "Denholm")],
    ),
    (
        "Tarrant accused the council of putting the port — and the town — at risk.",
        [("the council of putting the port — and the town — at risk", "Tarrant")],
    ),
    ("Denholm said the talks were useless, just hours before they began.", [("the talks were useless", "Denholm")]),
    (
        "Half of farmers said it was late, compared with a third of traders who said it was early.",
        [("it was late", "Half of farmers"), ("it was early", "a third of traders")],
    ),
    (
        "The paper reports that while some left, apparently out of fear, there is calm.",
        [("while some left, apparently out of fear, there is calm", "The paper")],
    ),
    (
        "Tarrant insists that he left and minister Kate Orlo told reporters that he stayed.",
        [("he left", "Tarrant"), ("he stayed", "Kate Orlo")],
    ),
    ("Tarrant claims to have ten boats and has sold two.", [("to have ten boats", "Tarrant")]),
    ("The board said it will help, but wanted no figures.", [("it will help", "The board")]),
    (
        "Tarrant said he had doubts: “What you need is boats,” he told the hall.",
        [("he had doubts", "Tarrant"), ("What you need is boats", "Tarrant")],
    ),
    (
        "The board insists it never saw the plan, but three guards who were in the hall say he read it aloud.",
        [("it never saw the plan", "The board"), ("he read it aloud", "three guards who were in the hall")],
    ),
    ("Denholm argued that the board was late, and some guards agreed.", [("the board was late", "Denholm")]),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_where_the_author_goes_on(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
