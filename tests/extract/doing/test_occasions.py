"""Occasions: what a statement takes over from another of the same speaker, and what it never does."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

import mithaq
from mithaq.extract.doing.circumstances import Circumstances
from mithaq.extract.doing.occasions import Setting, Told, address_letters, settle_dates
from mithaq.model.marks import Event
from mithaq.text.span import Span

SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[3] / "shared"))
NOTHING = Circumstances()
MONDAY = Circumstances(venue="interview", date="2031-05-05", date_basis="stated")


def dates(*told: Told, settings: tuple[Setting, ...] = ()) -> list[str | None]:
    return [one.date for one in settle_dates(told, settings)]


def test_a_later_statement_takes_day_and_medium_over() -> None:
    later = settle_dates([Told(0, "a", MONDAY), Told(9, "a", NOTHING)])[1]
    assert (later.date, later.date_basis, later.venue) == ("2031-05-05", "inherited", "interview")


def test_another_speaker_takes_nothing_over() -> None:
    assert dates(Told(0, "a", MONDAY), Told(9, "b", NOTHING)) == ["2031-05-05", None]


def test_an_own_day_is_kept() -> None:
    other = Circumstances(date="2031-05-07", date_basis="stated")
    assert dates(Told(0, "a", MONDAY), Told(9, "a", other), Told(19, "a", NOTHING)) == [
        *("2031-05-05", "2031-05-07", "2031-05-07"),
    ]


def test_another_medium_is_another_occasion() -> None:
    assert dates(Told(0, "a", MONDAY), Told(9, "a", Circumstances(venue="letter"))) == ["2031-05-05", None]


def test_a_month_is_not_carried_on() -> None:
    month = Circumstances(date="2031-03", date_basis="stated")
    assert dates(Told(0, "a", month), Told(9, "a", NOTHING)) == ["2031-03", None]


def test_what_is_said_below_holds_above() -> None:
    assert dates(Told(0, "a", NOTHING), Told(9, "a", MONDAY)) == ["2031-05-05", "2031-05-05"]


def test_a_headline_takes_over_from_below() -> None:
    assert dates(Told(0, "a", NOTHING, headline=True), Told(9, "a", MONDAY)) == ["2031-05-05", "2031-05-05"]
    assert dates(Told(0, "b", NOTHING, headline=True), Told(9, "a", MONDAY)) == ["2031-05-05", "2031-05-05"]


def test_a_setting_holds_for_those_it_names_or_for_the_speaker_before() -> None:
    named, unnamed = Setting(5, frozenset("b"), MONDAY), Setting(5, frozenset(), MONDAY)
    told = (Told(0, "a", NOTHING), Told(9, "b", NOTHING))
    assert dates(*told, settings=(named,)) == [None, "2031-05-05"]
    assert dates(*told, settings=(unnamed,)) == ["2031-05-05", None]


def test_a_sentence_that_quotes_nobody_sets_the_day() -> None:
    text = (
        "خبر عن الطريق\n\nبعث الوزير نزار الحلبي رسالة إلى نظرائه في 1 مايو 2031.\n\n"
        "وقال نزار الحلبي: «الطريق مفتوح أمام الجميع»."
    )
    doc = mithaq.read(text, published="2031-05-04")
    assert [(one.date, one.venue) for one in doc.statements if not one.headline] == [("2031-05-01", "letter")]


def test_the_dates_of_the_founding_articles() -> None:
    gold = SHARED / "gold" / "seeds.jsonl"
    if not gold.exists():
        pytest.skip("the founding articles are not here")
    right = wrong = count = 0
    for article in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        text = (SHARED / "gold" / "texts" / article["path"]).read_bytes().decode("utf-8")
        found = {one.content[0].start: one.date for one in mithaq.read(text).statements}
        for want in article["statements"]:
            if want.get("date") and want["content"][0][0] in found:
                date = found[want["content"][0][0]]
                count, right = count + 1, right + (date in want["date"].split("|"))
                wrong += date is not None and date not in want["date"].split("|")
    assert wrong == 0 and right / count >= 0.9


LETTER = Circumstances(venue="letter", date="2031-05-05", date_basis="stated")


def sent(*recipients: str, day: str | None = "2031-05-05", status: str = "done") -> Event:
    return Event(Span(0, 4), "letter-sent", status, date=day, senders=("person:a",), recipients=recipients)


def addressees(own: Circumstances, *events: Event, speaker: str = "person:a") -> tuple[str, ...]:
    (found,) = address_letters([Told(9, speaker, own)], [own], events)
    return found.addressees


def test_what_is_said_in_a_letter_is_said_to_its_recipients() -> None:
    assert addressees(LETTER, sent("state:x", "state:y")) == ("state:x", "state:y")
    assert addressees(LETTER, sent("state:x"), sent("state:x", day=None)) == ("state:x",)


@pytest.mark.parametrize(
    ("own", "speaker", "events"),
    [
        (MONDAY, "person:a", [sent("state:x")]),
        (LETTER, "person:b", [sent("state:x")]),
        (LETTER, "person:a", [sent("state:x", day="2031-05-06")]),
        (LETTER, "person:a", [sent("state:x", status="planned")]),
        (LETTER, "person:a", [sent("state:x"), sent("state:y")]),
        (LETTER, "person:a", []),
    ],
    ids=["no letter", "another speaker", "another day", "not sent", "several letters", "no event"],
)
def test_another_letter_gives_no_addressee(own: Circumstances, speaker: str, events: list[Event]) -> None:
    assert addressees(own, *events, speaker=speaker) == ()


def test_addressees_of_its_own_are_kept() -> None:
    assert addressees(replace(LETTER, addressees=("org:z",)), sent("state:x")) == ("org:z",)
