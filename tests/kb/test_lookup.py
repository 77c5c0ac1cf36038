"""Looking things up: names, surfaces, who held an office when, members, instruments."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.errors import PackError
from mithaq.kb.load import read_pack
from mithaq.kb.lookup import PACKS, Kb, build_kb, load_kb
from mithaq.kb.records import Entity, Office, Surface


@pytest.fixture
def kb(islands: Path) -> Kb:
    return load_kb((islands,))


HOLDERS = [
    # state, office, date, who
    ("state:XA", "foreign-minister", "2003-01-01", "person:mira-tolan"),
    ("state:XA", "foreign-minister", "2003", "person:mira-tolan"),
    ("state:XA", "foreign-minister", "2003-01-01T18:24", "person:mira-tolan"),
    ("state:XA", "foreign-minister", "2005-06-30", "person:edo-van-berg"),  # the day of handing over
    ("state:XA", "foreign-minister", "2005", None),  # two in that year
    ("state:XA", "foreign-minister", "2009-06", None),  # a gap
    ("state:XA", "foreign-minister", "2001", None),  # only part of the year is known
    ("state:XA", "foreign-minister", "2024-02-17", "person:sami-darun"),  # open end
    ("state:XA", "foreign-minister", None, None),  # more than one ever
    ("state:XB", "head-of-state", None, "person:lena-darun"),  # only one ever
    ("state:XB", "head-of-state", "2003-05", None),  # began some day of that year
    ("state:XB", "foreign-minister", "2003", None),
    ("org:islands-league", "secretary-general", "2013-01-01/2013-02-01", "person:mira-tolan"),
    ("state:XA", "foreign-minister", "next spring", None),
]


@pytest.mark.parametrize(("state", "kind", "date", "who"), HOLDERS)
def test_holder(kb: Kb, state: str, kind: str, date: str | None, who: str | None) -> None:
    assert kb.holder(state, kind, date) == who


def test_offices_of_a_person_come_in_order_and_by_date(kb: Kb) -> None:
    minister = Office("state:XA", "foreign-minister", "person:mira-tolan", "2001-03-01", "2005-06-30")
    head = Office("org:islands-league", "secretary-general", "person:mira-tolan", "2012", "")
    assert kb.offices_of("person:mira-tolan") == (minister, head)
    assert kb.offices_of("person:mira-tolan", "2004") == (minister,)
    assert kb.offices_of("person:mira-tolan", "2008") == ()
    assert kb.offices_of("person:nobody") == ()


def test_members_at_a_date(kb: Kb) -> None:
    assert kb.members("org:islands-league", "2003") == ("state:XA", "state:XB")
    assert kb.members("org:islands-league", "2010") == ("state:XA",)
    assert kb.members("org:islands-league") == ("state:XA",)
    assert kb.members("org:none") == ()


def test_surfaces_say_whom_they_name_and_how(kb: Kb) -> None:
    english = set(kb.surfaces("en"))
    assert {
        Surface("Ardania", "state:XA", "name"),
        Surface("AR", "state:XA", "abbreviation"),
        Surface("Port Ard", "state:XA", "capital"),
        Surface("Blue House", "state:XA", "seat"),
        Surface("Ardanian", "state:XA", "demonym"),
        Surface("Tolan", "person:mira-tolan", "surname"),
        Surface("van Berg", "person:edo-van-berg", "surname"),
        Surface("ISL", "org:islands-league", "abbreviation"),
    } <= english
    assert Surface("طولان", "person:mira-tolan", "surname") in kb.surfaces("ar")
    assert Surface("Толан", "person:mira-tolan", "surname") in kb.surfaces("ru")


def test_a_shared_surname_names_nobody(kb: Kb) -> None:
    for language, surname in (("en", "Darun"), ("ar", "دارون"), ("ru", "Дарун")):
        people = [entity for entity in kb.entities.values() if entity.kind == "person"]
        assert sum(surname in name.split() for one in people for name in one.names.get(language, ())[:1]) == 2
        assert not [surface for surface in kb.surfaces(language) if surface.text == surname]


def test_names_and_finding_by_name(kb: Kb) -> None:
    assert kb.name("state:XA") == "Ardania"
    assert kb.name("state:XA", "ar") == "أردانيا"
    assert kb.name("state:XA", "fa") == "Ardania"
    assert kb.name("person:unheard-of") == "person:unheard-of"
    for name in ("أردانيا", "اردانيا", "АРДАНИЯ", "ardania"):
        assert [entity.id for entity in kb.find(name)] == ["state:XA"]
    assert kb.find("Ardani") == ()


def test_entities_keep_codes_and_seats(kb: Kb) -> None:
    state = kb.entities["state:XA"]
    assert (state.kind, state.seat, state.codes) == ("state", "Port Ard", {"iso3": "XAA", "cow": "1"})
    assert kb.entities["org:islands-league"].seat == "state:XA"
    assert kb.entities["person:mira-tolan"].gender == "f"


def test_instruments_and_concepts(kb: Kb) -> None:
    charter = kb.instrument("islands-charter-1999")
    assert charter is not None
    assert (charter.date, charter.names["ar"]) == ("1999-05-04", ("ميثاق الجزر",))
    assert charter.loose["en"] == ("the Charter",)
    assert charter.provisions[0].ref == "3" and charter.provisions[0].concepts == ("FISHING",)
    letter = kb.instrument("tolan-letter-2003")
    assert letter is not None and (letter.sender, letter.recipients) == ("person:mira-tolan", ("state:XB",))
    assert kb.instrument("none") is None
    assert [concept.forms["ru"] for concept in kb.concepts if concept.code == "FISHING"] == [("право лова",)]


def test_a_later_pack_adds_names_to_an_actor(islands: Path, tmp_path: Path) -> None:
    (tmp_path / "pack.yml").write_text("name: more\n", encoding="utf-8")
    row = "# source: invented\nid\tkind\ten\tar\tru\tseat\norg:islands-league\t\tLeague of Isles|ISL\t\t\t\n"
    (tmp_path / "organisations.tsv").write_text(row, encoding="utf-8")
    kb = build_kb((read_pack(islands), read_pack(tmp_path)))
    assert kb.entities["org:islands-league"].names["en"] == ("Islands League", "ISL", "League of Isles")
    assert [pack.version for pack in kb.packs] == ["3", ""]


MALFORMED = [
    # file, old words, new words, what the error says
    ("pack.yml", "name: islands", "nome: islands", "pack.yml:1"),
    ("pack.yml", "name: islands", "name: [islands", "not valid YAML"),
    ("people.tsv", "\tf\tMira", "\tf\textra\tand\tmore\tcells\tMira", "people.tsv:3"),
    ("people.tsv", "gender", "sex", "people.tsv:3"),
    ("people.tsv", "person:lena-darun", "person:mira-tolan", "people.tsv:6"),
    ("people.tsv", "person:lena-darun", "", "people.tsv:6"),
    ("instruments.yml", "kind: letter", "sort: letter", "instruments.yml:9"),
    ("instruments.yml", "id: tolan-letter-2003", "id: islands-charter-1999", "stands here twice"),
    ("instruments.yml", "{en: [Tolan letter]}", "Tolan letter", "tolan-letter-2003"),
    ("concepts.yml", "code: FISHING", "says: no code", "entry 1"),
    ("concepts.yml", "- {code", "{code", "not a list"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), MALFORMED)
def test_a_malformed_pack_is_refused(spoilt, file: str, old: str, new: str, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PackError) as caught:
        read_pack(spoilt(file, old, new))
    assert says in str(caught.value)


def test_a_pack_that_is_no_text_is_refused(islands: Path) -> None:
    (islands / "people.tsv").write_bytes(b"\xff\xfe\x00id")
    with pytest.raises(PackError, match="not UTF-8"):
        read_pack(islands)


def test_an_unknown_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="No domain pack"):
        load_kb((tmp_path / "nothing",))


def test_loading_is_cached() -> None:
    kb = build_kb((read_pack(PACKS / "world"), read_pack(PACKS / "euro-atlantic")))
    assert len(kb.entities) > 500
    assert load_kb() is load_kb(("euro-atlantic",))


def test_entity_of_no_language_is_named_by_its_id() -> None:
    assert Kb({"org:x": Entity("org:x", "organisation")}).name("org:x") == "org:x"
