"""Modifiers: what turns a statement, in three languages, by sentences that were written before the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mithaq
from mithaq.extract.doing.markers import read_grounds
from mithaq.extract.doing.modifiers import Modifiers, find_modifiers
from mithaq.lang.pack import Pack, load_pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation, Speaker, Statement
from mithaq.text.span import Span
from mithaq.text.tables import read_rows

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en", "ru")
SETS = ("modifiers", "held-out")
FIELDS = ("polarity", "modifiers", "commitment", "voice", "targets")
NOBODY = Speaker(None, None, None, None)


def rows() -> list[object]:
    return [
        pytest.param(language, row, id=f"{name}-{language}-{row['_line']}")
        for name in SETS
        for language in LANGUAGES
        for row in read_rows(HERE / f"{name}-{language}.tsv")
        if row["missed"] != "statement"
    ]


def values(cell: str) -> set[str]:
    return set(cell.split(", ")) - {"-"}


def first(text: str, language: str) -> Statement:
    return mithaq.read(text, language=language).statements[0]


@pytest.mark.parametrize(("language", "row"), rows())
def test_a_sentence_gets_what_a_reader_gives_it(language: str, row: dict[str, str]) -> None:
    one = first(row["text"], language)
    for name in set(FIELDS) - values(row["missed"]):
        found = getattr(one, name)
        assert ({found} if isinstance(found, str) else set(found)) == values(row[name]), name


def test_few_sentences_are_known_to_be_missed() -> None:
    every = [row for name in SETS for language in LANGUAGES for row in read_rows(HERE / f"{name}-{language}.tsv")]
    assert len(every) == 150
    assert sum(row["missed"] != "-" for row in every) <= 13


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said the “No to War” march was large.", "en"),
        ("Мэр сказал, что шествие «Нет войне» было большим.", "ru"),
        ("قال العمدة إن مسيرة «لا للحرب» كانت كبيرة.", "ar"),
    ],
)
def test_a_quoted_slogan_denies_nothing(text: str, language: str) -> None:
    assert first(text, language).polarity == "positive"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said the case “was not settled”.", "en"),
        ("Мэр сказал, что спор «не решён».", "ru"),
        ("قال العمدة إن القضية «لم تحسم».", "ar"),
    ],
)
def test_quoted_words_that_deny_count(text: str, language: str) -> None:
    assert first(text, language).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said the U.S. envoy, who had not slept, was there.", "en"),
        ("Мэр сказал, что посол, который не спал, был там.", "ru"),
        ("قال العمدة إن المبعوث الذي لم ينم كان هناك.", "ar"),
    ],
)
def test_a_denial_in_a_relative_clause_is_not_the_statement_s(text: str, language: str) -> None:
    assert first(text, language).polarity == "positive"


def test_an_explanation_names_the_rules_and_their_words() -> None:
    doc = mithaq.read("The mayor said the ferry will not sail if it rains.", language="en")
    (one,) = doc.statements
    told = {node.rule: doc[node.parts[0][1]] for node in one.why.because if ".modifiers." in node.rule}
    assert (
        told == {"en.modifiers.planned": "will", "en.modifiers.condition": "if it"} or "en.modifiers.condition" in told
    )
    assert "en.polarity.not" in list(one.why.rules())


def test_a_pack_without_rules_leaves_the_defaults() -> None:
    bare = Pack("xx", Path("nowhere"), {"name": "X", "direction": "ltr"})
    grounds = read_grounds(Document("not so"), bare)
    assert grounds is None
    assert find_modifiers(grounds, Quotation((Span(0, 6),), "direct", None), NOBODY) == Modifiers()


@given(st.text(), st.sampled_from(LANGUAGES), st.data())
def test_any_text(text: str, language: str, data: st.DataObject) -> None:
    doc = Document(text + "x", language=language)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start + 1, len(text) + 1)))
    said = Quotation((span,), "indirect", Span(0, start) if start else None)
    grounds = read_grounds(doc, load_pack(language))
    found = find_modifiers(grounds, said, NOBODY)
    assert found == find_modifiers(grounds, said, NOBODY)
    assert found.polarity in ("positive", "negative") and found.voice in ("speaker", "outlet")
    for node in found.why:
        assert all(0 <= part.start < part.stop <= len(doc.text) for _, part in node.parts)
