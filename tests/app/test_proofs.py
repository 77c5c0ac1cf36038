"""Proofs of rules: a dead example and a counter-example that is found are both said."""

from __future__ import annotations

from typing import Any

import pytest

from mithaq.app.proofs import PROOFS, prove
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack

RULE: dict[str, Any] = {"id": "ar.quotation.verb-that"}
LIVE = {"text": "أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق.", "cue": "أكد", "source": "نزار الحلبي"}


def _faults(file: str, rule: dict[str, Any]) -> list[str]:
    return [what for what, _ in prove(load_pack("ar"), file, rule, load_kb())]


def test_a_live_example_holds() -> None:
    assert _faults("quotations.yml", RULE | {"examples": [LIVE]}) == []


@pytest.mark.parametrize("part", [{"content": "بلاده"}, {"source": "الحلبي"}, {"cue": "أن"}])
def test_an_example_with_another_part_is_dead(part: dict[str, str]) -> None:
    (fault,) = _faults("quotations.yml", RULE | {"examples": [LIVE | part]})
    assert fault.startswith("dead example")


def test_a_counter_example_that_is_found_is_said() -> None:
    (fault,) = _faults("quotations.yml", RULE | {"never": [{"text": LIVE["text"]}]})
    assert fault.startswith("counter-example is found")


def test_a_counter_example_may_speak_of_its_own_rule_only() -> None:
    other = {"id": "ar.quotation.bullets", "never": [{"text": LIVE["text"], "rule": "only"}]}
    assert _faults("quotations.yml", other) == []


@pytest.mark.parametrize("file", PROOFS)
def test_every_kind_of_rule_can_fail_its_proof(file: str) -> None:
    example = {"text": "الطقس جميل", "time": "الطقس", "instrument": "الطقس", "event": "الطقس", "part": "الطقس"}
    rule = {"id": "ar.none.none", "kind": "none", "examples": [example], "never": []}
    assert len(_faults(file, rule)) == 1
