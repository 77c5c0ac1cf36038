"""The acts in other schemes: each act of the program has a row, each code its form."""

from __future__ import annotations

import re

from mithaq.kb.acts import act_codes
from mithaq.search.grammar import ACTS

EVENTS = {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", None}


def test_every_act_has_codes_of_the_right_form() -> None:
    assert tuple(act_codes()) == ACTS
    for one in act_codes().values():
        assert one.cameo and all(re.fullmatch(r"\d{3,4}", code) for code in one.cameo)
        assert one.plover_event in EVENTS and (one.plover_mode is None or one.plover_event)


def test_plain_statements_have_no_place_in_plover_and_take_no_side() -> None:
    assert act_codes()["assert"].plover_event is None and act_codes()["assert"].stance is None
    assert act_codes()["demand"].stance is True and act_codes()["reject"].stance is False
