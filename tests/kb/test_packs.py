"""What the packaged packs must hold: facts of public record, in three languages, for all parties alike."""

from __future__ import annotations

import pytest

from mithaq.kb.edtf import day_range
from mithaq.kb.load import LANGUAGES
from mithaq.kb.lookup import load_kb

KB = load_kb()

HOLDERS = [
    ("org:nato", "secretary-general", "2022-02-17", "Jens Stoltenberg"),
    ("org:nato", "secretary-general", "1997-05-27", "Javier Solana"),
    ("org:csto", "secretary-general", "2022-06-10", "Stanislav Zas"),
    ("org:osce", "secretary-general", "2022-02", "Helga Schmid"),
    ("org:osce", "chairperson", "2022", "Zbigniew Rau"),
]


@pytest.mark.parametrize(("body", "kind", "date", "name"), HOLDERS)
def test_who_led_an_organisation(body: str, kind: str, date: str, name: str) -> None:
    holder = KB.holder(body, kind, date)
    assert holder is not None and KB.name(holder) == name


def test_members_grow_with_time() -> None:
    years = ("1950", "1998", "2000", "2010", "2025")
    assert [len(KB.members("org:nato", year)) for year in years] == [12, 16, 19, 28, 32]
    assert len(KB.members("org:csto", "2022")) == 6
    assert len(KB.members("org:osce", "2022")) == 57


@pytest.mark.parametrize("instrument", KB.instruments, ids=lambda item: item.id)
def test_an_instrument_is_complete(instrument) -> None:  # type: ignore[no-untyped-def]
    assert instrument.kind and instrument.status and day_range(instrument.date)
    assert set(instrument.names) == set(LANGUAGES)
    assert all(provision.ref and provision.says for provision in instrument.provisions)


@pytest.mark.parametrize("concept", KB.concepts, ids=lambda item: item.code)
def test_a_concept_has_wordings_in_every_language(concept) -> None:  # type: ignore[no-untyped-def]
    assert concept.says and set(concept.forms) == set(LANGUAGES)
    assert all(len(concept.forms[language]) >= 2 for language in LANGUAGES)


def test_one_paragraph_carries_rival_principles() -> None:
    charter = KB.instrument("osce-istanbul-charter-1999")
    assert charter is not None
    eighth = {code for provision in charter.provisions if provision.ref == "8" for code in provision.concepts}
    assert {"FREE_CHOICE", "NOT_AT_EXPENSE", "NO_SPHERE"} <= eighth


def test_a_name_is_found_in_each_language() -> None:
    for name in ("NATO", "حلف شمال الأطلسي", "НАТО"):
        assert [entity.id for entity in KB.find(name)] == ["org:nato"]
    for name in ("Central Asia", "آسيا الوسطى", "Центральная Азия"):
        assert [entity.id for entity in KB.find(name)] == ["place:central-asia"]
