"""Clause words: capitals that spell a name, datelines, and what shows that a clause begins."""

from __future__ import annotations

import pytest

import mithaq
from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.quoting.reading import reading_of
from mithaq.lang.pack import load_pack


def _clauses(text: str) -> Clauses:
    doc = mithaq.read(text, language="en", published="2031-05-04")
    return Clauses(reading_of(doc, load_pack("en")))


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("AT&T said its bankers had met the board.", "AT&T", "its bankers had met the board"),
        ("The WHO said that the fever was over.", "The WHO", "the fever was over"),
        ("LINDEL, March 3 (ANP): The harbour is open, according to a study.", "a study", "The harbour is open"),
    ],
)
def test_names_in_capitals_and_datelines(text: str, speaker: str, words: str) -> None:
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    (said,) = doc.statements
    assert said.speaker.text is not None
    assert (said.speaker.text.lower(), doc[said.content[0]]) == (speaker.lower(), words)


def test_words_that_shout_are_no_names() -> None:
    c = _clauses("THE GATE IS AT THE SEA")
    assert c.kind(0) == "D"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("the letter was clear", True),
        ("the letter in their own words — the town has not spoken — the letter was clear", False),
        ("the plan — drawn up in May — would fail", True),
        ("the claim that she had lied", False),
        ("weak sales or warned that more would come", False),
        ("the name of the envoy, but kept silent", False),
    ],
)
def test_where_a_clause_begins(text: str, clause: bool) -> None:
    c = _clauses(text + ".")
    assert c.clause_at(0, c.limit(0)) is clause


def test_people_in_the_plural() -> None:
    c = _clauses("environmentalists officials gates")
    assert [c.group(j) for j in range(3)] == [True, True, False]
