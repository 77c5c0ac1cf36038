"""Decisions: what a person said about a statement; only ever added, and kept when the article is read again."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.text.anchor import Anchor

__all__ = ["VERDICTS", "Decision"]

VERDICTS = ("accept", "correct", "reject", "unsure", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement: ``verdict`` (accept, correct, reject, unsure, undo) ``by`` whom, ``at`` which moment (UTC).

    ``field``, ``before`` and ``after``: what was corrected, as text (lists with ``; `` between); ``undoes``: the number
    of the decision that an undo takes back; ``anchor``: the words that were judged, wherever they stand one day.

    >>> str(Decision(3, "a1", "d1", "accept", "anna", "2031-05-04T10:00:00Z", Anchor(0, 3, "yes")))
    '2031-05-04T10:00:00Z anna: accept'
    """

    number: int
    statement: str
    document: str
    verdict: str
    by: str
    at: str
    anchor: Anchor
    field: str | None = None
    before: str | None = None
    after: str | None = None
    undoes: int | None = None
    note: str | None = None

    def __str__(self) -> str:
        """The decision in one line."""
        change = f" {self.field}: {self.before or '–'} → {self.after or '–'}" if self.field else ""
        return f"{self.at} {self.by}: {self.verdict}{change}"
