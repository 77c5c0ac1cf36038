"""Transcripts: who speaks, a colon, what is said; and where a transcript ends."""

from __future__ import annotations

import mithaq

_TURNS = (
    "MINISTER ORMANI: We met for two hours.",
    "The river came first.",
    "QUESTION: Will you publish the map?",
    "MINISTER ORMANI: No.",
)
_NEWS = ("Delegates from Varenland said on Monday that the harbour would stay open.", "Rain fell on the town.") * 8


def _turns(*paragraphs: str) -> list[str]:
    doc = mithaq.read("\n\n".join(paragraphs), published="2031-05-04", language="en")
    return [" / ".join(doc[part] for part in s.content) for s in doc.statements if s.why.rule == "en.quotation.turn"]


def test_a_turn_goes_on_to_the_next_one() -> None:
    assert _turns(*_TURNS) == [
        "We met for two hours / The river came first",
        "Will you publish the map?",
        "No",
    ]


def test_two_turns_are_no_transcript() -> None:
    assert _turns(*_TURNS[:3]) == []


def test_news_between_two_transcripts_is_in_neither() -> None:
    alone = _turns(*_TURNS)
    assert _turns(*_TURNS, *_NEWS, *_TURNS) == [*alone, *alone]
