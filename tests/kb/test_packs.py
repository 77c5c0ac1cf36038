"""What the packaged packs must hold: facts of public record, in three languages, for all parties alike."""

from __future__ import annotations

import pytest

from mithaq.kb.edtf import day_range
from mithaq.kb.load import LANGUAGES, read_pack
from mithaq.kb.lookup import PACKS, domain_names, load_kb

KB = load_kb(domain_names())

HOLDERS = [
    ("org:nato", "secretary-general", "2022-02-17", "Jens Stoltenberg"),
    ("org:nato", "secretary-general", "1997-05-27", "Javier Solana"),
    ("org:csto", "secretary-general", "2022-06-10", "Stanislav Zas"),
    ("org:osce", "secretary-general", "2022-02", "Helga Schmid"),
    ("org:osce", "chairperson", "2022", "Zbigniew Rau"),
    ("state:EG", "water-minister", "2020-06-29", "Mohamed Abdel Aty"),
    ("state:ET", "water-minister", "2020-06-29", "Seleshi Bekele"),
    ("state:SD", "water-minister", "2020-06-29", "Yasser Abbas"),
    ("state:SD", "water-minister", "2019-01", None),  # nobody whom the pack is sure of
    ("org:african-union", "chairperson", "2020-06-29", "Cyril Ramaphosa"),
    ("org:african-union", "chairperson", "2021-09-15", "Félix Tshisekedi"),
]


@pytest.mark.parametrize(("body", "kind", "date", "name"), HOLDERS)
def test_who_held_an_office(body: str, kind: str, date: str, name: str | None) -> None:
    holder = KB.holder(body, kind, date)
    assert (holder and KB.name(holder)) == name


def test_members_grow_with_time() -> None:
    years = ("1950", "1998", "2000", "2010", "2025")
    assert [len(KB.members("org:nato", year)) for year in years] == [12, 16, 19, 28, 32]
    assert len(KB.members("org:csto", "2022")) == 6
    assert len(KB.members("org:osce", "2022")) == 57
    assert [len(KB.members("org:nile-basin-initiative", year)) for year in ("1998", "2005", "2015")] == [0, 9, 10]


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


def test_principles_of_a_declaration_are_told_apart() -> None:
    declaration = KB.instrument("gerd-declaration-2015")
    assert declaration is not None
    assert [provision.ref for provision in declaration.provisions] == [str(number) for number in range(1, 11)]
    by_ref = {provision.ref: provision.concepts for provision in declaration.provisions}
    assert (by_ref["3"], by_ref["4"]) == (("NO_SIGNIFICANT_HARM",), ("EQUITABLE_UTILISATION",))


def test_the_parties_of_the_river_are_treated_alike() -> None:
    parties = ("EG", "ET", "SD")
    water = {term.state for term in KB.offices if term.kind == "water-minister"}
    assert water == {f"state:{party}" for party in parties}
    for word in ("water", "foreign"):
        names = [entity.id for entity in KB.entities.values() if entity.id.endswith(f"-{word}-ministry")]
        assert {"egyptian", "ethiopian", "sudanese"} <= {name.removeprefix("org:").split("-")[0] for name in names}
    senders = [
        item.sender for item in KB.instruments if item.kind == "letter" and "org:un-security-council" in item.recipients
    ]
    assert {f"state:{party}" for party in parties} <= set(senders)


def test_no_two_packs_hold_one_instrument_or_give_one_code_two_meanings() -> None:
    packs = [read_pack(PACKS / name) for name in domain_names()]
    for ids in (
        [[item.id for item in pack.instruments] for pack in packs],
        [[c.code for c in p.concepts] for p in packs],
    ):
        every = [one for part in ids for one in part]
        assert len(every) == len(set(every))


def test_a_name_is_found_in_each_language() -> None:
    for name in ("NATO", "حلف شمال الأطلسي", "НАТО"):
        assert [entity.id for entity in KB.find(name)] == ["org:nato"]
    for name in ("Central Asia", "آسيا الوسطى", "Центральная Азия"):
        assert [entity.id for entity in KB.find(name)] == ["place:central-asia"]
