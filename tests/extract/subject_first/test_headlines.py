"""Headlines: who speaks in one, and where a headline's words end."""

from __future__ import annotations

import pytest

import mithaq

_BODY = "\n\nKate Orlo spoke in Varen on Monday. The harbour is old and quiet."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour gate not safe in a storm: says Orlo", ("Harbour gate not safe in a storm", "Kate Orlo")),
        ("Orlo says storm a danger as harbour closes", ("storm a danger", "Kate Orlo")),
        ("Harbour gate closes in a storm", None),
    ],
)
def test_the_headline_speaks(title: str, expected: tuple[str, str] | None) -> None:
    doc = mithaq.read(title + _BODY, language="en", published="2031-05-04")
    said = [(doc[s.content[0]], s.speaker.name) for s in doc.statements if s.headline]
    assert said == ([expected] if expected else [])
