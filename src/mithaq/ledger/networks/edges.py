"""Edges: ties counted.

* *speaks*: the weight is the number of units (statements, articles, days or utterances) in which A addresses B.
* *refers*: for each instrument that both name, the smaller of their two numbers of units; the weight is the sum.
* *agree* (congruence, as in discourse network analysis): the same for each principle or instrument and each side of it.
* *disagree* (conflict): for each, the smaller of A's units for and B's against, and the other way round; the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from mithaq.ledger.networks.ties import Tie
from mithaq.model.network import Choice, Edge

__all__ = ["edges_of"]

_Units = dict[str, list[str]]  # unit → its statements
_Sides = dict[tuple[str, bool | None], dict[str, _Units]]  # (subject, side) → actor → units


def edges_of(ties: Iterable[Tie], choice: Choice, actors: Iterable[str]) -> tuple[Edge, ...]:
    """The edges between these actors, the strongest first.

    >>> said = [Tie("s1", {"day": "2031-05-04"}, ("a",), ("b",)), Tie("s2", {"day": "2031-05-04"}, ("a",), ("b",))]
    >>> edges_of(said, Choice("speaks", "day"), ("a", "b"))
    (Edge(source='a', target='b', weight=1, about=(), statements=('s1', 's2')),)
    """
    wanted = frozenset(actors)
    made = _spoken(ties, choice, wanted) if choice.kind == "speaks" else _shared(ties, choice, wanted)
    strong = (edge for edge in made if edge.weight >= choice.minimum)
    return tuple(sorted(strong, key=lambda edge: (-edge.weight, edge.source, edge.target)))


def _spoken(ties: Iterable[Tie], choice: Choice, actors: frozenset[str]) -> Iterator[Edge]:
    pairs: dict[tuple[str, str], _Units] = {}
    for tie in ties:
        for one in tie.speakers:
            for other in tie.addressees:
                if one != other and one in actors and other in actors:
                    pairs.setdefault((one, other), {}).setdefault(tie.units[choice.count], []).append(tie.statement)
    for (one, other), units in pairs.items():
        yield Edge(one, other, len(units), (), _statements(units))


def _shared(ties: Iterable[Tie], choice: Choice, actors: frozenset[str]) -> Iterator[Edge]:
    sides = _by_side(ties, choice, actors)
    pairs: dict[tuple[str, str], list[tuple[str, int, tuple[str, ...]]]] = {}
    for (subject, side), named in sides.items():
        facing = sides.get((subject, not side), {}) if choice.kind == "disagree" else named
        if choice.kind == "disagree" and not side:
            continue  # each pair of sides once
        for one, other in _pairs(named, facing):
            mine, theirs = named[one], facing[other]
            ids = (*_statements(mine), *_statements(theirs))
            found = (subject, min(len(mine), len(theirs)), ids)
            pairs.setdefault((min(one, other), max(one, other)), []).append(found)
    for (one, other), all_ in pairs.items():
        about = tuple(dict.fromkeys(subject for subject, _, _ in all_))
        statements = tuple(dict.fromkeys(id_ for _, _, ids in all_ for id_ in ids))
        yield Edge(one, other, sum(weight for _, weight, _ in all_), about, statements)


def _pairs(named: dict[str, _Units], facing: dict[str, _Units]) -> Iterator[tuple[str, str]]:
    """The pairs of two actors: of one list, each pair once; of two lists, each of the one with each of the other."""
    if named is facing:
        return combinations(sorted(named), 2)
    return ((one, other) for one in sorted(named) for other in sorted(facing) if one != other)


def _by_side(ties: Iterable[Tie], choice: Choice, actors: frozenset[str]) -> _Sides:
    sides: _Sides = {}
    for tie in ties:
        if choice.kind != "refers" and tie.stance is None:
            continue
        subjects = tie.instruments if choice.kind == "refers" else (*tie.instruments, *tie.concepts)
        side = None if choice.kind == "refers" else tie.stance
        for subject in subjects:
            for one in tie.speakers:
                if one in actors:
                    units = sides.setdefault((subject, side), {}).setdefault(one, {})
                    units.setdefault(tie.units[choice.count], []).append(tie.statement)
    return sides


def _statements(units: _Units) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for ids in units.values() for id_ in ids))
