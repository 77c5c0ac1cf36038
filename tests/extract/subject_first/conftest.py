"""What the tables of this folder ask: who said what in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import mithaq

Said = Callable[[str], list[tuple[str, str | None]]]


@pytest.fixture(scope="session")
def said() -> Said:
    """The statements of an English sentence that lie in no other: what was said, and who said it."""

    def of(sentence: str) -> list[tuple[str, str | None]]:
        doc = mithaq.read(f"A walk by the sea\n\nThe old harbour is quiet.\n\n{sentence}", language="en")
        top = (s for s in doc.statements if s.parent is None)
        return [(" … ".join(doc[part] for part in s.content), s.speaker.name or s.speaker.text) for s in top]

    return of
