"""Subjects: who stands before a verb, past places, asides and lists."""

from __future__ import annotations

import pytest

import mithaq


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Lindel, Westf.-based company said it would pay.", "The Lindel, Westf.-based company"),
        ("It was a speech in which fishermen and traders agreed that the gate was old.", "fishermen and traders"),
        (
            "The farm has angered fishermen and conservationists, who argue that it is ugly.",
            "fishermen and conservationists",
        ),
        ("Insurgents met on Monday, as mediators pushed for talks and traders warned that prices rose.", "traders"),
        ("A court in that town in March closed the case, saying that nobody was hurt.", "A court in that town"),
        ("There were many fishermen (68 percent) who said it was late.", "many fishermen (68 percent)"),
        ("Fishermen in Lindel, Ostrava and Westfall think it is late.", "Fishermen in Lindel, Ostrava and Westfall"),
        (
            "A small group, led by Ben Tarrant and later joined by Kate Orlo, said it was late.",
            "A small group, led by Ben Tarrant and later joined by Kate Orlo",
        ),
        ("A new LINDEL/Morning survey found Denholm leading Tarrant.", "A new LINDEL/Morning survey"),
        ("Denholm opened the gate, and at a rally in Lindel suggested it was late.", "Denholm"),
        (
            "Ten percent of voters in a poll released Friday said it was late.",
            "Ten percent of voters in a poll released",
        ),
        ("He cited reports that said it was late.", "reports"),
        ("Lindel Bank, though, said it would pay.", "Lindel Bank"),
    ],
)
def test_the_subject_of_a_verb(text: str, speaker: str) -> None:
    doc = mithaq.read(f"A walk by the sea\n\n{text}", language="en", published="2031-05-04")
    assert [s.speaker.name for s in doc.statements if s.parent is None] == [speaker]
