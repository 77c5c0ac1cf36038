"""Instruments: every rule's examples, names of the packs, provisions, letters of a day, and any text."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.extract.instruments import find_instruments
from mithaq.extract.mentions import find_mentions
from mithaq.extract.sentences import find_paragraphs, find_sentences
from mithaq.extract.times import find_times
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.pipeline import read_document

LANGUAGES = ("ar", "en", "ru")
SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[3] / "shared"))


def read(text: str, language: str, published: str | None = None) -> Document:
    pack, kb = load_pack(language), load_kb()
    doc = Document(text, language=language, metadata=Metadata(published=published))
    doc = doc.adding(paragraphs=find_paragraphs(doc))
    doc = doc.adding(sentences=find_sentences(doc, pack), times=find_times(doc, pack))
    if language == "ar":
        doc = doc.adding(mentions=find_mentions(doc, pack, kb))
    return doc.adding(instruments=find_instruments(doc, pack, kb))


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("instruments.yml")["rules"]
    ]


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_finds_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 2 and rule["never"]
    for example in rule["examples"]:
        doc = read(example["text"], language)
        found = {doc[one.span]: one for one in doc.instruments}
        assert example["instrument"] in found, (example, found)
        one = found[example["instrument"]]
        assert one.id == example.get("id", one.id) and one.provision == example.get("provision"), one


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    for text in rule["never"]:
        assert not [one for one in read(text, language).instruments if not one.known or one.provision], text


@pytest.mark.parametrize(
    ("language", "text", "words", "id_"),
    [
        ("ar", "وبميثاق إسطنبول", "وبميثاق إسطنبول", "osce-istanbul-charter-1999"),
        ("ar", 'في "ميثاق" الأمن الأوروبي', 'ميثاق" الأمن الأوروبي', "osce-istanbul-charter-1999"),
        ("ar", "عن الوفاء باتفاقيات مينسك.", "باتفاقيات مينسك", "minsk-agreements"),
        ("en", "They cite the Istanbul Charter.", "Istanbul Charter", "osce-istanbul-charter-1999"),
        ("en", "under the Minsk agreements", "Minsk agreements", "minsk-agreements"),
        ("ru", "в Стамбульской хартии сказано", "Стамбульской хартии", "osce-istanbul-charter-1999"),
        ("ru", "по Хартией европейской безопасности", "Хартией европейской безопасности", "osce-istanbul-charter-1999"),
    ],
)
def test_a_name_of_a_pack_is_known_in_any_form(language: str, text: str, words: str, id_: str) -> None:
    doc = read(text, language)
    assert [(doc[one.span], one.id, one.known) for one in doc.instruments] == [(words, id_, True)]


@pytest.mark.parametrize(
    ("published", "known"), [("2022-02-18", True), ("2022-09-01", False), ("2021-01-01", False), (None, False)]
)
def test_a_short_wording_counts_only_soon_after(published: str | None, known: bool) -> None:
    ids = [one.id for one in read("سلم السفير الرد الروسي.", "ar", published).instruments]
    assert ("russia-reply-2022-02-17" in ids) is known


def test_a_treaty_inside_the_name_of_an_organisation_is_no_instrument() -> None:
    assert read("اجتمعت منظمة معاهدة الأمن الجماعي.", "ar").instruments == ()


def test_a_letter_is_named_by_its_day() -> None:
    doc = read("نشرت الوزارة نص رسالة بعثها الوزير في 3 مايو 2031 إلى نظرائه.", "ar", "2031-05-05")
    assert [one.id for one in doc.instruments] == ["found:letter-2031-05-03"]


def test_a_kind_alone_after_a_provision_means_the_last_of_that_kind() -> None:
    doc = read("ذكر ميثاق إسطنبول. وفي نفس الفقرة من الميثاق حق آخر. والميثاق طويل.", "ar")
    ids = [(doc[one.span], one.id, one.provision) for one in doc.instruments]
    charter = "osce-istanbul-charter-1999"
    assert ids == [("ميثاق إسطنبول", charter, None), ("الميثاق", charter, "same paragraph")]


@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_any_text(words_of: Callable[[str, str], list[str]], data: st.DataObject, language: str) -> None:
    words = st.lists(
        st.one_of(st.sampled_from(words_of(language, "instruments.yml")), st.text(max_size=9)), max_size=30
    )
    text = data.draw(st.one_of(st.text(), words.map(" ".join)))
    doc = Document(text, language=language)
    found = find_instruments(doc, load_pack(language), load_kb())
    assert found == find_instruments(doc, load_pack(language), load_kb())
    assert all(doc[one.span].strip() for one in found)
    assert all(one.span.stop <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_before_only_shifts(language: str) -> None:
    texts = {"ar": "مسودة قرار، وإعلان أستانا", "en": "Article 3 of the Astana Declaration", "ru": "резолюция 9999"}
    before = "1 2 3.\n\n"
    plain, moved = read(texts[language], language).instruments, read(before + texts[language], language).instruments
    assert plain
    assert [(one.id, one.span.shifted(len(before))) for one in plain] == [(one.id, one.span) for one in moved]


def test_the_instruments_of_the_founding_articles() -> None:
    gold = SHARED / "gold" / "seeds.jsonl"
    if not gold.exists():
        pytest.skip("the founding articles are not here")
    missed = []
    for article in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        text = (SHARED / "gold" / "texts" / article["path"]).read_bytes().decode("utf-8")
        doc = read_document(Document(text), load_pack("ar"), load_kb())
        for want in article["instruments"]:
            start, stop = want["span"]
            if not any(i.id == want["id"] and i.span.start < stop and start < i.span.stop for i in doc.instruments):
                missed.append(want)
    assert not missed
