"""Every rule's own examples, tables of cases, and what must hold for any text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.extract.times import find_times
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import TimeExpression

LANGUAGES = ("ar", "en", "ru")
HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MITHAQ_SHARED", HERE.parents[2] / "shared"))
NEUTRAL = {"ar": "هذه فقرة محايدة.\n\n", "en": "A neutral paragraph.\n\n", "ru": "Спокойный абзац.\n\n"}


def times_of(text: str, language: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    return find_times(Document(text, language=language, metadata=Metadata(published=published)), load_pack(language))


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("time.yml")["rules"]
    ]


def cases(path: Path) -> list[tuple[str, str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows]


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_finds_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 2 and rule["never"]
    for example in rule["examples"]:
        found = times_of(example["text"], language, example.get("published"))
        texts = {example["text"][time.span.start : time.span.stop]: time for time in found}
        assert example["time"] in texts, (example, found)
        time = texts[example["time"]]
        assert time.value == example["value"], example
        assert time.why is not None and time.why.rule == rule["id"], example


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    for text in rule["never"]:
        fired = [time for time in times_of(text, language, "2018-09-30") if time.why and time.why.rule == rule["id"]]
        assert not fired, (text, fired)


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [(language, *case) for language in LANGUAGES for case in cases(HERE / f"dates-{language}.tsv")],
)
def test_case(language: str, text: str, published: str, expected: str) -> None:
    values = [str(time.value) for time in times_of(text, language, published or None) if time.kind == "date"]
    wanted = [] if expected == "-" else [choice.split("|") for choice in expected.split(" ")]
    assert len(values) == len(wanted), values
    assert all(value in choice for value, choice in zip(values, wanted, strict=True)), values


def test_shared_cases() -> None:
    path = SHARED / "cases" / "dates-ar.tsv"
    if not path.exists():
        pytest.skip("the shared cases are not beside the checkout")
    for text, published, expected in cases(path):
        values = {str(time.value) for time in times_of(text, "ar", published) if time.kind == "date"}
        values |= {value.split("T")[0] for value in values}
        assert values & set(expected.split("|")), (text, values)


@pytest.mark.parametrize("text", ["قال أمس", "نلتقي الأسبوع المقبل", "في مارس الماضي", "قبل ثلاثة أيام", "يوم الجمعة"])
def test_nothing_relative_is_guessed_without_a_day_of_publication(text: str) -> None:
    assert [time.value for time in times_of(text, "ar")] == [None]


def test_relative_expressions_name_their_anchor() -> None:
    text = "قال أمس إن الاتفاق وقع عام 1999"
    assert [time.anchor for time in times_of(text, "ar", "2022-02-18T10:00")] == ["published", None]


def test_a_recent_weekday_keeps_its_other_reading() -> None:
    (time,) = times_of("الخميس الماضي", "ar", "2022-02-18")
    assert (time.value, time.alternatives) == ("2022-02-17", ("2022-02-10",))


WORDS = {
    language: st.sampled_from(
        [form for row in load_pack(language).rows("calendar.tsv") for form in row["forms"].split(" | ")]
        + ["2015", "12", "7", "/", "-", "(", ")", ",", ".", "\n", "٢٠٢٢", "1436", "31", "2000s", "06.07.2017", "17:30"]
    )
    for language in LANGUAGES
}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_text(language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(WORDS[language] | st.text(max_size=6), max_size=25)))
    found = times_of(text, language, "2018-09-30")
    assert found == times_of(text, language, "2018-09-30")
    stop = 0
    for time in found:
        assert stop <= time.span.start < time.span.stop <= len(text)
        assert text[time.span.start : time.span.stop].strip()
        stop = time.span.stop
    before = NEUTRAL[language]
    moved = times_of(before + text, language, "2018-09-30")
    assert [(time.span, time.value, time.kind) for time in moved] == [
        (time.span.shifted(len(before)), time.value, time.kind) for time in found
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=200))
def test_any_characters(language: str, text: str) -> None:
    for time in times_of(text, language, "2018-09-30"):
        assert text[time.span.start : time.span.stop].strip()
