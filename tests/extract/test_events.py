"""Events: every rule's examples, status, who, when and where, and what must hold for any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.extract.doing.wordings import read_wordings
from mithaq.extract.events import find_events
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Event
from mithaq.pipeline import read_document

LANGUAGES = ("ar", "en", "ru")


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("events.yml")["rules"]
    ]


def events(text: str, published: str | None = None) -> tuple[Event, ...]:
    doc = Document(text, language="ar", metadata=Metadata(published=published, published_basis="given"))
    return read_document(doc, load_pack("ar"), load_kb()).events


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_finds_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 2 and rule["never"]
    for example in rule["examples"]:
        doc = Document(example["text"], language=language)
        found = [(doc[e.span], e.kind, e.status) for e in find_events(doc, load_pack(language), load_kb())]
        assert (example["event"], example["kind"], example["status"]) in found, (example, found)


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    wordings = read_wordings(load_pack(language), "events.yml")
    for text in rule["never"]:
        assert rule["id"] not in [match.rule.id for match in wordings.find(Document(text).tokens.keys)], text


def test_an_event_has_its_people_its_day_and_its_place() -> None:
    text = "خبر اليوم\n\nالتقى وزير الخارجية نزار الحلبي نظيره سامر الهادي في لندن أمس، وناقشا الحبوب."
    meeting = next(event for event in events(text, "2031-05-04") if event.kind == "meeting")
    assert meeting.participants[:1] == ("نزار الحلبي",)
    assert (meeting.date, meeting.status) == ("2031-05-03", "done")


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("من المقرر أن يلتقي الوزيران غدا", "meeting", "planned"),
        ("المشاورات ستجرى قريبا", "consultations", "planned"),
        ("ألغيت زيارة الوفد", "visit", "cancelled"),
        ("لم يعقد اجتماع", "meeting", "denied"),
        ("عقد اجتماع. ومن المقرر افتتاح المعرض", "meeting", "done"),
    ],
)
def test_status_is_what_the_words_beside_it_say(text: str, kind: str, status: str) -> None:
    assert [event.status for event in events(text) if event.kind == kind] == [status]


def test_one_event_of_a_kind_in_a_sentence() -> None:
    assert len([e for e in events("عقد اجتماع ثم عقد اجتماع آخر.") if e.kind == "meeting"]) == 1


@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_any_text(words_of: Callable[[str, str], list[str]], data: st.DataObject, language: str) -> None:
    words = st.lists(st.one_of(st.sampled_from(words_of(language, "events.yml")), st.text(max_size=9)), max_size=30)
    text = data.draw(st.one_of(st.text(), words.map(" ".join)))
    doc = Document(text, language=language)
    found = find_events(doc, load_pack(language), load_kb())
    assert found == find_events(doc, load_pack(language), load_kb())
    assert all(doc[event.span].strip() for event in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "وقع الوزيران اتفاقية"), ("en", "They signed a treaty"), ("ru", "Они подписали договор")],
)
def test_a_paragraph_before_only_shifts(language: str, text: str) -> None:
    before, pack, kb = "1 2 3.\n\n", load_pack(language), load_kb()
    plain, moved = find_events(Document(text), pack, kb), find_events(Document(before + text), pack, kb)
    assert plain
    assert [(e.kind, e.span.shifted(len(before))) for e in plain] == [(e.kind, e.span) for e in moved]
