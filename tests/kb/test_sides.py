"""Sides: the state or body that somebody acts for."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.kb.lookup import load_kb
from mithaq.kb.sides import sides_of

RIVER = Path(__file__).parents[1] / "data" / "river"


@pytest.mark.parametrize(
    ("actor", "date", "sides"),
    [
        ("person:nizar-halabi", "2031-05-04", ("state:XA",)),
        ("person:nizar-halabi", "2020", ("person:nizar-halabi",)),  # not in office then
        ("person:nizar-halabi", None, ("person:nizar-halabi",)),
        ("state:XA", "2031", ("state:XA",)),
        ("org:nato", "2031", ("org:nato",)),  # where it sits is not whom it acts for
        ("name:nobody", "2031", ("name:nobody",)),
    ],
)
def test_sides(actor: str, date: str | None, sides: tuple[str, ...]) -> None:
    assert sides_of(load_kb(("euro-atlantic", str(RIVER))), actor, date) == sides


def test_an_organ_acts_for_its_state_and_a_body_for_its_organisation() -> None:
    kb = load_kb()
    organ = next(one for one in kb.entities.values() if one.subkind == "state-organ" and one.seat)
    assert sides_of(kb, organ.id, None) == (organ.seat,)
    assert sides_of(kb, "org:csto-council-of-foreign-ministers", None) == ("org:csto",)
