"""Events of a ledger: a diplomatic act that an article reports, in its article, with the words that report it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mithaq.model.ledger import Article, Passage
from mithaq.model.marks import Event

__all__ = ["EventEntry"]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event that an article reports: its ``words``, the ``passage`` they stand in, and who took part, by name.

    ``participants`` and ``place``: (id or words, name); ``place`` is ``None`` where the article names none.
    """

    event: Event
    article: Article
    words: str
    passage: Passage
    participants: tuple[tuple[str, str], ...] = ()
    place: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The article's id and the first character of the words."""
        return f"{self.article.id}:{self.event.span.start}"

    def to_json(self) -> dict[str, Any]:
        """The event as plain data."""
        pair = ("id", "name")
        return {
            "id": self.id,
            "kind": self.event.kind,
            "status": self.event.status,
            "date": self.event.date,
            "place": dict(zip(pair, self.place, strict=True)) if self.place else None,
            "participants": [dict(zip(pair, who, strict=True)) for who in self.participants],
            "words": self.words,
            "span": [*self.event.span],
            "passage": self.passage.to_json(),
            "article": self.article.to_json(),
        }
