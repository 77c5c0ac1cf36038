"""Utterances: statements as they are compared with one another, and what a comparison says."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Match", "Utterance", "VersionGroup"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement of one document: ``id`` (unique), ``document``, ``language`` (code of a pack), ``text`` (the words
    attributed), ``speaker`` (name without title, any script), ``actor`` (id, where known) and ``date`` (EDTF, of the
    utterance or, failing that, of publication). ``None``: not known."""

    id: str
    document: str
    language: str
    text: str
    speaker: str | None = None
    actor: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two texts report one utterance: ``same``; ``score``, how alike they are (0 to 1); ``why``, in words."""

    same: bool
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionGroup:
    """Statements of different documents that report one utterance, each in its own words.

    ``members``: earliest first (by date, then id), so that the first is the earliest carrier; ``matches``: for each
    link that holds the group together the ids of its two ends and why they match. ``score`` is the weakest link's.
    """

    members: tuple[Utterance, ...]
    matches: tuple[tuple[str, str, Match], ...]

    @property
    def score(self) -> float:
        """How alike the two least alike linked members are."""
        return min(match.score for _, _, match in self.matches)

    @property
    def earliest(self) -> Utterance:
        """The earliest carrier."""
        return self.members[0]
