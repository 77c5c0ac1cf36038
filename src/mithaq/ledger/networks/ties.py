"""What each statement says of who is joined to whom: its ties, before anything is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Tie", "most_active"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement as a network sees it: who speaks, to whom, naming which instruments and principles, for or against.

    ``units``: what it counts as, by the name of the count: the statement, its article, its day, its utterance.
    """

    statement: str
    units: dict[str, str]
    speakers: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    stance: bool | None = None


def most_active(ties: Iterable[Tie], count: str, most: int) -> tuple[dict[str, int], int]:
    """The actors with the most units, each with their number, and how many actors are not among them.

    >>> most_active([Tie("s", {"article": "d"}, ("a",), ("b",)), Tie("t", {"article": "d"}, ("a",))], "article", 1)
    ({'a': 1}, 1)
    """
    met: dict[str, set[str]] = {}
    for tie in ties:
        for actor in dict.fromkeys((*tie.speakers, *tie.addressees)):
            met.setdefault(actor, set()).add(tie.units[count])
    numbers = Counter({actor: len(units) for actor, units in met.items()})
    kept = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return dict(kept), len(numbers) - len(kept)
