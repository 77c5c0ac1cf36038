"""The actors of a text in a language with cases: who they are, and every place where they are named."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from mithaq.text.span import Span

__all__ = ["Actor"]


@dataclass(slots=True)
class Actor:
    """One actor of the text: the name to show, the id in the knowledge base, kind, gender, number, where first named,
    the stems of the titles used for it, and every place where it is named."""

    name: str
    actor: str | None
    kind: str
    gender: str
    span: Span
    plural: bool = False
    title: frozenset[str] = frozenset()
    places: list[int] = field(default_factory=list)

    def seen(self, place: int) -> None:
        """Take in a place where it is named; ``places`` stay in order."""
        insort(self.places, place)

    def last_place(self, before: int) -> int | None:
        """The last place before an offset where it is named, or ``None``."""
        number = bisect_left(self.places, before)
        return self.places[number - 1] if number else None

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a verb or pronoun of this gender and number can stand for it."""
        if number == "p":
            return self.plural or self.kind in ("group", "organisation", "state")
        return not self.plural and (not gender or not self.gender or gender == self.gender)
