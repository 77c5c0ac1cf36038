"""Commitments and norms of a ledger: found, dated, and never judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.errors import NotInLedger, UsageError

TEXT = """قال نزار الحلبي: «سنلتزم بتقاسم المياه حتى 5 مايو 2031».

وأكدت سلمى الهادي أن مرقبيا ستلتزم بتقاسم المياه.

واتهم نزار الحلبي مرقبيا بانتهاك تقاسم المياه.

ونفت سلمى الهادي أن تكون مرقبيا انتهكت تقاسم المياه.

وطالب نزار الحلبي مرقبيا بتقاسم المياه.
"""


@pytest.fixture
def river_ledger(tmp_path: Path, river: Path) -> Ledger:
    ledger = Ledger(tmp_path / "river.db", packs=(str(river),))
    ledger.add_text(TEXT, name="a", published="2031-03-01")
    return ledger


def test_commitments_have_an_actor_a_date_and_a_status(river_ledger: Ledger) -> None:
    found = river_ledger.commitments(today="2031-05-05")
    assert {(one.by, one.due, one.status) for one in found} == {
        ("Nizar Halabi", "2031-05-05", "open"),
        ("Salma Al-Hadi", None, "open"),
    }
    assert {one.status for one in river_ledger.commitments(by="Nizar Halabi", today="2031-05-06")} == {"overdue"}
    assert str(river_ledger.commitments(by="Халаби")) == "commitments by Халаби: 1"
    assert all(one.about == ("WATER_SHARE",) for one in found)


def test_commitments_are_filtered_by_status_and_by_when_they_are_due(river_ledger: Ledger) -> None:
    river_ledger.add_text("قال نزار الحلبي: «سنلتزم بالاتفاق حتى 5 مايو 2021».", name="b", published="2021-03-01")
    assert [one.due for one in river_ledger.commitments(status="overdue")] == ["2021-05-05"]
    assert [one.due for one in river_ledger.commitments(due="2031-05")] == ["2031-05-05", "2021-05-05"]
    assert [one.due for one in river_ledger.commitments("due:2030")] == ["2021-05-05"]
    assert river_ledger.commitments(status="open").where(by="Salma Al-Hadi")[0].due is None
    with pytest.raises(UsageError):
        river_ledger.commitments(due="soon")


def test_a_commitment_is_plain_data_a_row_and_a_page(river_ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    found = river_ledger.commitments(today="2031-05-06")
    plain = [json.loads(line) for line in found.to_jsonl()]
    assert {one["commitment_status"] for one in plain} == {"open", "overdue"} and plain[0]["today"] == "2031-05-06"
    frame = found.to_frame("pandas") if _has("pandas") else found.to_frame()
    assert len(frame) == 2 and {"due", "form", "status", "speaker"} <= set(frame.columns)
    assert "commitments: 2" in found._repr_html_()
    found[0].show()
    assert found[0].words in " ".join(capsys.readouterr().out.split())
    assert found[:2] == tuple(found)


def _has(name: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(name) is not None


def test_a_corrected_act_is_a_commitment_no_more(river_ledger: Ledger) -> None:
    one = next(iter(river_ledger.commitments(by="Salma Al-Hadi")))
    decision = river_ledger.decide(one.id, "correct", by="anna", field="act", after="assert")
    assert len(river_ledger.commitments(by="Salma Al-Hadi")) == 0
    river_ledger.undo(decision, by="anna")
    assert len(river_ledger.commitments(by="Salma Al-Hadi")) == 1


def test_a_norm_says_who_does_what_with_the_statements(river_ledger: Ledger) -> None:
    (norm,) = river_ledger.norms("water sharing", every="month")
    assert (norm.id, norm.kind, norm.name) == ("WATER_SHARE", "principle", "Each side has its share of the water")
    roles = {role: {one.actor for one in voices} for role, voices in norm.roles.items()}
    assert roles["commits"] == {"person:nizar-halabi", "person:salma-hadi"}
    assert roles["alleges breach"] == {"person:nizar-halabi"}
    assert roles["denies"] == {"person:salma-hadi"}
    assert roles["demands"] == {"person:nizar-halabi"}
    for voices in norm.roles.values():
        for voice in voices:
            spoken = {river_ledger.statement(one).actor for one in voice.statements}
            assert spoken == {voice.actor}
    assert [one.named for one in norm.roles["alleges breach"]] == [(("state:XB", 1),)]
    assert set(norm.times) == {"2031-03"} and len(norm.times["2031-03"]["all"]) == norm.statements
    assert norm.names["person:salma-hadi"] == "Salma Al-Hadi"


def test_norms_without_a_name_are_the_most_cited(river_ledger: Ledger) -> None:
    assert [one.id for one in river_ledger.norms()][:1] == ["WATER_SHARE"]
    assert river_ledger.norms(limit=1) == river_ledger.norms()[:1]


def test_norms_of_part_of_the_statements(river_ledger: Ledger) -> None:
    (norm,) = river_ledger.norms("WATER_SHARE", query='by:"Salma Al-Hadi"')
    assert {one.actor for voices in norm.roles.values() for one in voices} == {"person:salma-hadi"}


def test_an_instrument_of_a_pack_says_who_is_bound_and_what_is_cited(ledger: Ledger) -> None:
    ledger.add_text("قال نزار الحلبي إن المادة 8 من ميثاق إسطنبول واضحة.", name="b", published="2031-05-04")
    norm = next(one for one in ledger.norms("Istanbul Charter") if one.statements)
    assert (norm.bound, norm.binding, norm.kind) == (("org:osce",), "political", "charter")
    cited = [one for one in norm.provisions if one.statements]
    assert [one.ref for one in cited] == ["8"] and "NOT_AT_EXPENSE" in cited[0].concepts
    assert json.loads(json.dumps(norm.to_json()))["provisions"][0]["count"] == 1


def test_no_such_norm_and_no_such_period(river_ledger: Ledger) -> None:
    with pytest.raises(NotInLedger):
        river_ledger.norms("no such norm")
    with pytest.raises(UsageError):
        river_ledger.norms("WATER_SHARE", every="week")
