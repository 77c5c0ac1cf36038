"""Circumstances: every rule's examples, which time is the time of speaking, and any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.extract.doing.circumstances import Circumstances, find_circumstances
from mithaq.extract.doing.wordings import read_wordings
from mithaq.extract.times import find_times
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Mention, Quotation
from mithaq.text.span import Span

LANGUAGES = ("ar", "en", "ru")


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("circumstances.yml")["rules"]
    ]


def named(doc: Document, language: str) -> tuple[Mention, ...]:
    """The mentions of two bodies and a place, by their names in the packs."""
    kb = load_kb()
    found = {}
    for id_ in ("org:un", "org:nato", "place:istanbul"):
        for name in sorted(kb.entities[id_].names[language], key=len):
            start = doc.text.find(name)
            if start >= 0:
                span = Span(start, start + len(name))
                found[id_] = Mention(span, kb.entities[id_].kind, "name", name, id_)
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def said(text: str, content: str = "", language: str = "ar", published: str | None = "2031-05-04") -> Circumstances:
    pack = load_pack(language)
    doc = Document(text, language=language, metadata=Metadata(published=published))
    doc = doc.adding(mentions=named(doc, language), times=find_times(doc, pack))
    start = text.find(content) if content else 0
    spans = (Span(start, start + len(content)),) if content else ()
    return find_circumstances(doc, Span(0, len(text)), Span(0, len(text.split()[0])), spans, pack)


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_finds_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 2 and rule["never"]
    for example in rule["examples"]:
        found = said(example["text"], language=language)
        assert "venue" not in example or found.venue == example["venue"], (example, found)
        assert "who" not in example or example["who"] in found.addressees, (example, found)


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    wordings = read_wordings(load_pack(language), "circumstances.yml")
    for text in rule["never"]:
        assert rule["id"] not in [match.rule.id for match in wordings.find(Document(text).tokens.keys)], text


@pytest.mark.parametrize(
    ("text", "content", "date", "basis"),
    [
        ("قال الوزير أمس إن الطريق مفتوح", "الطريق مفتوح", "2031-05-03", "published"),
        ("قال الوزير في 1 مايو 2031 إن الطريق مفتوح", "الطريق مفتوح", "2031-05-01", "stated"),
        ("قال الوزير إن الطريق فتح أمس", "الطريق فتح أمس", None, None),
        ("قال الوزير الذي غاب منذ 1999 إن الطريق مفتوح", "الطريق مفتوح", None, None),
        ("قال الوزير الذي يسافر غدا إن الطريق مفتوح", "الطريق مفتوح", None, None),
        ("قال الوزير إن الطريق مفتوح", "الطريق مفتوح", None, None),
    ],
)
def test_the_time_of_speaking_stands_outside_what_was_said(
    text: str, content: str, date: str | None, basis: str | None
) -> None:
    found = said(text, content)
    assert (found.date, found.date_basis) == (date, basis)


def test_a_time_beside_another_cue_belongs_to_that_one() -> None:
    text = "قال الوفد أمس إن الباب مفتوح، وأعلن الحزب أن الباب مغلق"
    pack = load_pack("ar")
    doc = Document(text, language="ar", metadata=Metadata(published="2031-05-04"))
    first = Quotation((Span(17, 28),), "indirect", Span(0, 3))
    second = Quotation((Span(44, len(text)),), "indirect", Span(31, 35))
    doc = doc.adding(times=find_times(doc, pack), quotations=(first, second))
    whole = Span(0, len(text))
    assert find_circumstances(doc, whole, first.cue, first.content, pack).date == "2031-05-03"
    assert find_circumstances(doc, whole, second.cue, second.content, pack).date is None


def test_a_medium_inside_what_was_said_is_not_the_medium() -> None:
    assert said("قال الوزير إن المؤتمر الصحفي طويل", "المؤتمر الصحفي طويل").venue is None


def test_where_it_was_said() -> None:
    assert said("قال الوزير في إسطنبول إن الطريق مفتوح", "الطريق مفتوح").place == "place:istanbul"


@given(st.text(), st.sampled_from(LANGUAGES), st.data())
def test_any_text(text: str, language: str, data: st.DataObject) -> None:
    doc = Document(text, language=language)
    start = data.draw(st.integers(0, len(text)))
    sentence = Span(start, data.draw(st.integers(start, len(text))))
    found = find_circumstances(doc, sentence, None, (), load_pack(language))
    assert found == find_circumstances(doc, sentence, None, (), load_pack(language))
    assert found.date is None and found.addressees in ((), ("reporters",))
