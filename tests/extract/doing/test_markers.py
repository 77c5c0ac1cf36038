"""Markers: the table of polarity and the rules of modifiers as one set of patterns; where sentences stop."""

from __future__ import annotations

import pytest

from mithaq.extract.doing.markers import Grounds, read_grounds, read_markers
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document


def grounds(text: str, language: str) -> Grounds:
    found = read_grounds(Document(text, language=language), load_pack(language))
    assert found is not None
    return found


def parts(text: str, language: str) -> list[tuple[str, int]]:
    return [(place.role.part, place.first) for place in grounds(text, language).places if place.role.part]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("It isn't so", "en", ("not", 1)),
        ("It isn’t so", "en", ("not", 1)),
        ("Их там нет", "ru", ("not", 2)),
        ("وسيرفض الطلب", "ar", ("refuse", 0)),
        ("ولن نأتي", "ar", ("not", 0)),
        ("not only here", "en", ("aside", 0)),
    ],
)
def test_the_table_of_polarity_is_read(text: str, language: str, found: tuple[str, int]) -> None:
    assert found in parts(text, language)


@pytest.mark.parametrize(
    ("text", "language", "planned"),
    [
        ("ستوقع الحكومة", "ar", True),
        ("وسيجلب النفع", "ar", True),
        ("سياسة وسيارة وسيادة وستة وستين وسيناريو وسيرة وسنوات", "ar", False),
        ("Они подпишут текст", "ru", True),
        ("Это не предмет совета", "ru", False),
    ],
)
def test_forms_that_speak_of_the_time_to_come(text: str, language: str, planned: bool) -> None:
    values = {place.role.value for place in grounds(text, language).places}
    assert ("planned" in values) is planned


@pytest.mark.parametrize(
    ("text", "stop"),
    [("The U.S. envoy left. We stay", 7), ("At 8.5 we left", 4), ("We stay: it rains", 2), ("We stay", 2)],
)
def test_where_a_sentence_stops(text: str, stop: int) -> None:
    found = grounds(text, "en")
    assert found.sentence_stop(0, len(found.doc.tokens)) == stop


def test_every_pack_has_a_word_that_denies() -> None:
    for code in pack_codes():
        ids = {rule.id for rule in read_markers(load_pack(code)).rules}
        assert {f"{code}.polarity.not", f"{code}.modifiers.condition", f"{code}.modifiers.planned"} <= ids
