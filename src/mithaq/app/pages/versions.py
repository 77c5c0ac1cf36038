"""Versions side by side: what two wordings of one utterance have in common and what only one of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mithaq.app.ledger import Ledger
from mithaq.ledger.differences import FactDifference, fact_differences, word_differences
from mithaq.model.ledger import Entry

__all__ = ["SideBySide", "side_by_side"]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two statements; ``pieces`` cuts the words of each into (text, kind), where kind is same, changed, removed or
    added (across languages there are no common words: one piece each); ``facts`` are numbers, dates and names that only
    one of them has."""

    one: Entry
    other: Entry
    pieces: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    facts: tuple[FactDifference, ...]

    @property
    def same_language(self) -> bool:
        """Whether both are in one language."""
        return self.one.article.language == self.other.article.language


def side_by_side(ledger: Ledger, one: str, other: str) -> SideBySide:
    """Two statements of a ledger compared, whether or not anything says that they are one utterance."""
    left, right = ledger.statement(one), ledger.statement(other)
    first, second = str(left.article.language), str(right.article.language)
    facts = fact_differences(left.words, right.words, first, second)
    if first != second:
        return SideBySide(left, right, (((left.words, "same"),), ((right.words, "same"),)), facts)
    runs = word_differences(left.words, right.words)
    spans = [(run.span_a, run.kind) for run in runs], [(run.span_b, run.kind) for run in runs]
    return SideBySide(left, right, (_pieces(left.words, spans[0]), _pieces(right.words, spans[1])), facts)


def _pieces(text: str, runs: Sequence[tuple[tuple[int, int], str]]) -> tuple[tuple[str, str], ...]:
    """The whole text cut at the runs; what lies between them (marks, spaces) is the same."""
    found: list[tuple[str, str]] = []
    at = 0
    for (start, stop), kind in runs:
        found += [(text[at:start], "same"), (text[start:stop], kind)]
        at = max(at, stop)
    found.append((text[at:], "same"))
    return tuple(piece for piece in found if piece[0])
