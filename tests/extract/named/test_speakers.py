"""Speakers: whom a pronoun in the plural stands for."""

from __future__ import annotations

import pytest

import mithaq


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials were late. Fishermen left the hall because they say that the gate is shut.", "Fishermen"),
        (
            "Nadia Orlo said the gate was safe. Many environmentalists, however, came to the hall. They said it leaks.",
            "Many environmentalists",
        ),
        ("Traders said the gate was safe. They said it would stay open.", "Traders"),
    ],
)
def test_they_are_the_group_that_opens_the_sentence(text: str, speaker: str) -> None:
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    assert doc.statements[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Swedish U.N. Ambassador Olof Ranke said it was late.", "Olof Ranke"),
        ("Port-Elder County Fire Chief Alan Ranke said it was late.", "Alan Ranke"),
        ("FPL Kate Ranke said it was late.", "Kate Ranke"),
    ],
)
def test_the_name_behind_a_long_title(text: str, speaker: str) -> None:
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    assert [s.speaker.name for s in doc.statements] == [speaker]


def test_nobody_names_himself_in_his_own_words() -> None:
    text = "Former mayor Alan Ranke was there too.\n\n“I believe my friend Kate Orlo,” he told the Lindel Post."
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    assert doc.statements[0].speaker.name == "Alan Ranke"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Alan Ranke said it was late. Kate Orlo, he argued, was late.", "Alan Ranke"),
        ("Alan Ranke said it was late. James Orlo will win, he said.", "Alan Ranke"),
        ("Alan Ranke said it was late. Half of those asked said it was early. He said it was cold.", "Alan Ranke"),
        ("Fishermen came to the hall late. They’re saying that the gate is shut.", "Fishermen"),
    ],
)
def test_a_pronoun_is_nobody_named_in_the_words_said(text: str, speaker: str) -> None:
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    assert [s.speaker.name for s in doc.statements if s.parent is None][-1] == speaker
