"""Edges from ties, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mithaq.ledger.networks.edges import edges_of
from mithaq.ledger.networks.ties import Tie, most_active
from mithaq.model.network import COUNTS, KINDS, Choice

ALL = ("a", "b", "c")


def tie(id_: str, speaker: str, to: str = "", about: str = "", stance: bool | None = None, day: str = "1") -> Tie:
    """A tie of a statement in an article of its own."""
    units = {"statement": id_, "article": f"d{id_}", "day": day, "version": id_}
    return Tie(id_, units, (speaker,), tuple(to), tuple(about), (), stance)


def test_who_speaks_to_whom_is_directed_and_nobody_speaks_to_oneself() -> None:
    ties = [tie("1", "a", "b"), tie("2", "a", "b", day="2"), tie("3", "b", "a"), tie("4", "c", "c")]
    edges = {(e.source, e.target): (e.weight, e.statements) for e in edges_of(ties, Choice(), ALL)}
    assert edges == {("a", "b"): (2, ("1", "2")), ("b", "a"): (1, ("3",))}


def test_a_day_counts_once() -> None:
    ties = [tie("1", "a", "b"), tie("2", "a", "b"), tie("3", "a", "b", day="2")]
    assert [e.weight for e in edges_of(ties, Choice(count="day"), ALL)] == [2]


def test_referring_counts_the_smaller_number() -> None:
    ties = [tie("1", "a", about="x"), tie("2", "a", about="x"), tie("3", "b", about="xy"), tie("4", "c", about="z")]
    (edge,) = edges_of(ties, Choice("refers"), ALL)
    assert (edge.source, edge.target, edge.weight, edge.about) == ("a", "b", 1, ("x",))
    assert edge.statements == ("1", "2", "3")


def test_agreement_and_disagreement_need_a_side() -> None:
    ties = [
        tie("1", "a", about="x", stance=True),
        tie("2", "b", about="x", stance=True),
        tie("3", "c", about="x", stance=False),
        tie("4", "b", about="x", stance=None),
    ]
    agree = {(e.source, e.target): e.weight for e in edges_of(ties, Choice("agree"), ALL)}
    disagree = {(e.source, e.target): (e.weight, e.statements) for e in edges_of(ties, Choice("disagree"), ALL)}
    assert agree == {("a", "b"): 1}
    assert disagree == {("a", "c"): (1, ("1", "3")), ("b", "c"): (1, ("2", "3"))}


def test_conflict_is_counted_both_ways() -> None:
    ties = [tie(f"{n}", who, about="x", stance=side) for n, (who, side) in enumerate(
        [("a", True), ("a", True), ("b", False), ("a", False), ("b", True)]
    )]  # fmt: skip
    (edge,) = edges_of(ties, Choice("disagree"), ALL)
    assert edge.weight == 2 and set(edge.statements) == {"0", "1", "2", "3", "4"}


def test_weak_edges_and_other_actors_are_left_out() -> None:
    ties = [tie("1", "a", "b"), tie("2", "a", "c"), tie("3", "a", "c")]
    assert [e.target for e in edges_of(ties, Choice(minimum=2), ALL)] == ["c"]
    assert edges_of(ties, Choice(), ("a", "b"))[0].target == "b"


def test_the_most_active_come_first() -> None:
    units, left = most_active([tie("1", "a", "b"), tie("2", "a"), tie("3", "c")], "statement", 2)
    assert units == {"a": 2, "b": 1} and left == 1


TIES = some.lists(
    some.builds(
        tie,
        some.uuids().map(str),
        some.sampled_from(ALL),
        some.sampled_from(("", "a", "bc")),
        some.sampled_from(("", "x", "xy")),
        some.sampled_from((True, False, None)),
        some.sampled_from(("1", "2")),
    ),
    max_size=12,
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", COUNTS)
@given(ties=TIES)
def test_every_edge_stands_on_statements_of_both_ends(kind: str, count: str, ties: list[Tie]) -> None:
    by_id = {one.statement: one for one in ties}
    for edge in edges_of(ties, Choice(kind, count), ALL):
        assert edge.source != edge.target and 0 < edge.weight <= len(edge.statements) * max(1, len(edge.about))
        speakers = {by_id[id_].speakers[0] for id_ in edge.statements}
        assert speakers == ({edge.source} if kind == "speaks" else {edge.source, edge.target})
