"""Events: found by kind, participants, place, status, date, outlet and words; counted; nothing is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.errors import UsageError
from mithaq.kb.lookup import load_kb
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Event, Mention
from mithaq.search.words import forms_and_stems
from mithaq.store.database import open_database
from mithaq.store.people import People
from mithaq.store.records import make_record
from mithaq.store.writing import put_article
from mithaq.text.span import Span

NAMES = ("Nizar Halabi", "Salma Al-Hadi", "Низар Халаби", "نزار الحلبي")
#: name: language, text, and of each event its words, kind, status, participants, date and place
ARTICLES = {
    "en-1": (
        "en",
        "Nizar Halabi will meet Salma Al-Hadi in Istanbul. They will speak about grain.\n"
        "Nizar Halabi telephoned Salma Al-Hadi about fishing.\nThe visit was cancelled.",
        (
            ("meet", "meeting", "planned", ("Nizar Halabi", "Salma Al-Hadi"), "2031-05-12", "place:istanbul"),
            ("telephoned", "call", "done", ("Nizar Halabi", "Salma Al-Hadi"), "2031-05-01", None),
            ("visit", "visit", "cancelled", (), None, "Port Vald"),
        ),
    ),
    "ru-1": (
        "ru",
        "Низар Халаби провел встречу.\nПереговоры касались рыболовства.",
        (
            ("встречу", "meeting", "done", ("Низар Халаби",), "2031-05-02", None),
            ("Переговоры", "negotiations", "done", (), None, None),
        ),
    ),
    "ar-1": (
        "ar",
        "التقى نزار الحلبي في إسطنبول وفدا من روسيا.",
        (("التقى", "meeting", "done", ("نزار الحلبي", "state:RU"), "2031-05-03", "place:istanbul"),),
    ),
}
FOUND = [
    ("", 6),
    ("kind:meeting", 3),
    ("kind:meeting,call", 4),
    ("-kind:meeting", 3),
    ("kind:meeting status:planned", 1),
    ("status:cancelled", 1),
    ("status:done", 4),
    ("with:Halabi", 4),
    ("with:الحلبي", 4),
    ("with:Халаби", 4),
    ("by:Halabi to:Russia", 1),
    ("-with:Halabi", 2),
    ("with:Nobody", 0),
    ("at:Istanbul", 2),
    ("at:Стамбул", 2),
    ("at:Vald", 1),
    ("from:2031-05-03", 4),
    ("until:2031-05-01", 1),
    ("from:2031-05-02 until:2031-05-03", 2),
    ("in:ru", 2),
    ("-in:ru", 4),
    ("outlet:Nothing", 0),
    ("-outlet:Nothing", 6),
    ("is:undated", 2),
    ("is:dated in:ar", 1),
    ("fishing", 1),
    ("-fishing", 5),
    ('"about fishing"', 1),
    ('"about fish"', 0),
    ("рыболовства", 1),
    ("Halabi", 4),  # by name: in the sentence or among the participants
    ("Halabi kind:call", 1),
]


def span_of(text: str, words: str) -> Span:
    """The place of words in a text."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def happening(tmp_path: Path) -> Ledger:
    """A ledger of articles in which these events were found."""
    ledger = Ledger(tmp_path / "events.db")
    people = People(load_kb())
    given = Metadata(published="2031-05-04")
    for name, (language, text, events) in ARTICLES.items():
        mentions = tuple(Mention(span_of(text, who), "person", "name", who) for who in NAMES if who in text)
        found = tuple(Event(span_of(text, words), *rest) for words, *rest in events)
        doc = Document(text, name=name, language=language, metadata=given).adding(mentions=mentions, events=found)
        with open_database(ledger.place).writing() as connection:
            put_article(connection, make_record(doc, given, forms_and_stems), people)
    return ledger


@pytest.mark.parametrize(("line", "count"), FOUND)
def test_the_events_that_match(happening: Ledger, line: str, count: int) -> None:
    found = happening.events(line)
    assert len(found) == count, [(e.event, e.words) for e in happening.events()]
    assert len(list(found)) == count
    assert len(found[:2]) == min(2, count)


def test_an_event_shows_its_words_and_who_took_part(happening: Ledger) -> None:
    (entry,) = happening.events("kind:meeting status:planned")
    assert entry.event.date == "2031-05-12" and entry.place == ("place:istanbul", "Istanbul")
    assert {name for _, name in entry.participants} >= {"Nizar Halabi", "Salma Al-Hadi"}
    assert happening.document(entry.article.id)[entry.event.span] == entry.words
    assert entry.words in entry.passage.text and "grain" not in entry.passage.text
    plain = entry.to_json()
    assert plain["place"] == {"id": "place:istanbul", "name": "Istanbul"} and plain["id"] == entry.id


def test_the_latest_come_first_and_pages_join(happening: Ledger) -> None:
    found = happening.events("is:dated")
    dates = [entry.event.date for entry in found]
    assert dates == sorted(dates, reverse=True) == [found[at].event.date for at in range(len(found))]
    assert found[-1] == found[len(found) - 1] and found[::-1] == found[:][::-1]
    with pytest.raises(IndexError):
        found[99]


def test_facets_count_what_matches(happening: Ledger) -> None:
    facets = {facet.field: {shown: count for _, shown, count in facet.values} for facet in happening.events().facets()}
    assert facets["kind"] == {"meeting": 3, "call": 1, "negotiations": 1, "visit": 1}
    assert facets["status"] == {"done": 4, "planned": 1, "cancelled": 1}
    assert facets["place"] == {"Istanbul": 2, "Port Vald": 1} and facets["year"] == {"2031": 6}
    narrowed = {facet.field: facet.values for facet in happening.events("in:ar").facets()}
    assert narrowed["language"] == (("ar", "ar", 1),)


def test_zero_results_say_which_filter_emptied_them(happening: Ledger) -> None:
    reasons = happening.events("kind:signing with:Halabi").why_empty()
    assert {str(term): count for term, count in reasons} == {"kind:signing": 4, "with:Halabi": 0}


def test_names_are_said_in_every_script(happening: Ledger) -> None:
    assert set(happening.events("with:Halabi").forms()["Halabi"]) >= {"Nizar Halabi", "نزار الحلبي", "Низар Халаби"}
    assert str(happening.events("kind:call with:Halabi from:2031")) == "events of kind call with Halabi from 2031 on: 1"


@pytest.mark.parametrize("line", ["act:deny", "status:open", "is:direct", "from:soon", "wiht:Halabi", "kind:"])
def test_what_makes_no_sense_of_events_is_refused_with_a_hint(happening: Ledger, line: str) -> None:
    with pytest.raises(UsageError) as caught:
        happening.events(line)
    assert caught.value.try_this


def test_filters_of_events_are_no_filters_of_statements(happening: Ledger) -> None:
    with pytest.raises(UsageError, match="No filter «kind:» here") as caught:
        happening.search("kind:meeting")
    assert caught.value.try_this == "mithaq search --events kind:meeting"
