"""Norms: who does what with an instrument or a principle, counted with the statements behind each number."""

from __future__ import annotations

from mithaq.kb.records import Instrument
from mithaq.kb.records import Provision as Held
from mithaq.ledger.commitments import provisions_of, roles_of, times_of
from mithaq.model.norm import ROLES, Cited

A, B = "state:XA", "state:XB"
CITED = (
    Cited("s1", A, ("accuse_breach", "invoke", "commit"), "2031-05-04", ("article 8",), (B,), ("WATER",)),
    Cited("s2", B, ("deny",), "2031-05-20", (), (A,), ("WATER", "FISH")),
    Cited("s3", A, ("accuse_breach",), "2031-06-01", ("same paragraph",), (A, B), ("WATER",)),
    Cited("s4", None, ("commit",), None),
    Cited("s5", B, ("assert",), "2032-01-01"),
)


def test_each_number_has_its_statements() -> None:
    roles = roles_of(CITED)
    assert {role: [(one.actor, one.statements) for one in voices] for role, voices in roles.items()} == {
        "invokes": [(A, ("s1",))],
        "commits": [("unknown", ("s4",))],
        "alleges breach": [(A, ("s1", "s3"))],
        "denies": [(B, ("s2",))],
    }
    assert list(roles) == [role for role in ROLES if role in roles]


def test_a_promise_beside_an_accusation_is_not_the_speakers_own() -> None:
    assert CITED[0].roles == ("invokes", "alleges breach")
    assert Cited("s", A, ("commit", "accuse_breach"), None).roles == ("commits", "alleges breach")


def test_whom_they_name_but_themselves_and_what_they_speak_of() -> None:
    (accuser,) = roles_of(CITED)["alleges breach"]
    assert (accuser.named, accuser.concepts) == (((B, 2),), (("WATER", 2),))
    (denier,) = roles_of(CITED)["denies"]
    assert denier.concepts == (("FISH", 1), ("WATER", 1))


def test_provisions_meet_those_of_the_pack_by_their_number() -> None:
    item = Instrument(
        "charter",
        "charter",
        {},
        provisions=(Held("8", ("WATER",), "Share it."), Held("8", ("FISH",), "Catch it."), Held("9")),
    )
    found = {one.ref: one for one in provisions_of(item, CITED)}
    assert (found["8"].statements, found["8"].concepts, found["8"].says) == (
        ("s1",),
        ("WATER", "FISH"),
        "Share it. Catch it.",
    )
    assert (found["9"].statements, found["same paragraph"].statements) == ((), ("s3",))
    assert [one.ref for one in provisions_of(None, CITED)] == ["8", "same paragraph"]


def test_over_time() -> None:
    times = times_of(CITED, "month")
    assert list(times) == ["2031-05", "2031-06", "2032-01", "undated"]
    assert times["2031-05"] == {"all": ("s1", "s2"), "invokes": ("s1",), "alleges breach": ("s1",), "denies": ("s2",)}
    assert list(times_of(CITED, "year")) == ["2031", "2032", "undated"]
    assert sum(len(roles["all"]) for roles in times.values()) == len(CITED)
