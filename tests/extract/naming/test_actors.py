"""Actors of an article: when two names are one person's, who was named last, whom a verb can continue."""

from __future__ import annotations

import pytest

from mithaq.extract.naming.actors import RECENT, Appearances, Someone, is_same
from mithaq.text.span import Span


def someone(name: str, start: int = 0, gender: str = "", actor: str | None = None, kind: str = "person") -> Someone:
    return Someone(name, actor, kind, gender, Span(start, start + len(name)), tuple(name.lower().split()))


@pytest.mark.parametrize(
    ("known", "keys", "actor", "same"),
    [
        ("Ada Orlo", ("orlo",), None, True),
        ("Ada Orlo", ("ada",), None, True),
        ("Orlo", ("ada", "orlo"), None, True),
        ("Abdel Hadi", ("abdelhadi", "x"), None, False),
        ("Abd Al Hadi", ("abdal", "hadi"), None, True),
        ("Ada Orlo", ("venn",), None, False),
        ("Ada Orlo", (), None, False),
    ],
)
def test_a_name_means_somebody_known(known: str, keys: tuple[str, ...], actor: str | None, same: bool) -> None:
    assert is_same(someone(known), keys, actor) is same


def test_ids_decide_where_both_are_known() -> None:
    ada = someone("Ada Orlo", actor="person:ada")
    assert is_same(ada, ("venn",), "person:ada")
    assert not is_same(ada, ("ada", "orlo"), "person:other")


def test_the_last_one_named_before_a_place_who_agrees() -> None:
    ada, boris, crew = someone("Ada", 0, "f"), someone("Boris", 10, "m"), someone("Crew", 20)
    named = Appearances()
    for one in (boris, crew, ada):  # in any order
        named.add(one.span.start, one)
    assert named.last(20, "") is boris
    assert named.last(20, "f") is ada
    assert named.last(30, "f") is crew  # what shows no gender agrees with any
    assert named.last(0, "") is None
    assert named.first(5, 30) is boris and named.first(21, 30) is None
    assert named.latest([ada, boris], 30) is boris


def test_a_name_too_far_back_is_out_of_reach() -> None:
    named, ada = Appearances(), someone("Ada", 0, "f")
    named.add(0, ada)
    for place in range(1, RECENT + 1):
        named.add(place, someone("Boris", place, "m"))
    assert named.last(RECENT, "f") is ada
    assert named.last(RECENT + 1, "f") is None


@pytest.mark.parametrize(
    ("kind", "whose", "gender", "number", "agrees"),
    [
        ("person", "f", "f", "s", True),
        ("person", "f", "m", "s", False),
        ("person", "", "m", "s", True),
        ("person", "m", "m", "p", False),
        ("group", "m", "", "p", True),
        ("group", "m", "f", "s", True),
    ],
)
def test_whom_a_verb_can_continue(kind: str, whose: str, gender: str, number: str, agrees: bool) -> None:
    assert someone("Ada", gender=whose, kind=kind).agrees(gender, number) is agrees
