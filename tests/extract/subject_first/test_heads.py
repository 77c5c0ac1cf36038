"""Heads: where the words after a verb end, and noun phrases that say nothing of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("The men, who prosecutors say planned the raid, were freed.", [("planned the raid", "prosecutors")]),
    ("Denholm, who says she was misled, wants the money back.", [("she was misled", "Denholm")]),
    ("Denholm — who has said she opposes the plan — voted for it.", [("she opposes the plan", "Denholm")]),
    (
        "While the ministry has claimed it had nothing to do with it, Fiva outlaws the deed.",
        [("it had nothing to do with it", "the ministry")],
    ),
    (
        "While Tarrant says the tape is faked, prosecutors insist it is real.",
        [("the tape is faked", "Tarrant"), ("it is real", "prosecutors")],
    ),
    ("Tarrant rejected the claims.", []),
    ("Tarrant rejected a request to close the gate.", [("a request to close the gate", "Tarrant")]),
    ("Members expressed their opposition on Friday.", []),
    ("In saying that the gate is shut, Tarrant lied.", [("the gate is shut", "Tarrant")]),
    ("Calling the plan a gift, Denholm left the hall.", [("the plan a gift", "Denholm")]),
    ("In Lindel, half of farmers say the same.", []),
    ("Tarrant expressed concern.", []),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_where_it_ends(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
