"""Concepts: inflected forms, wrong letters, marks between the words, and what must hold for any text."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.extract.concepts import find_concepts
from mithaq.extract.doing.stems import Phrases, Stems
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document

SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[3] / "shared"))


def found(text: str, language: str) -> list[tuple[str, str]]:
    doc = Document(text, language=language)
    return [(doc[one.span], one.code) for one in find_concepts(doc, load_pack(language), load_kb())]


@pytest.mark.parametrize(
    ("language", "text", "words", "code"),
    [
        ("ar", "ناقشوا مبدأ عدم قابلية الأمن للتجزئة.", "عدم قابلية الأمن للتجزئة", "INDIVISIBLE_SECURITY"),
        ("ar", "وبعدم قابلية الأمن للتجزئه", "وبعدم قابلية الأمن للتجزئه", "INDIVISIBLE_SECURITY"),
        ("ar", "عن عدم قابلة الأمن للتجزئة", "عدم قابلة الأمن للتجزئة", "INDIVISIBLE_SECURITY"),
        ("ar", "عن عدم قابلية الأمن للتجزءة", "عدم قابلية الأمن للتجزءة", "INDIVISIBLE_SECURITY"),
        ("ar", 'عن "عدم قابلية" الأمن للتجزئة', 'عدم قابلية" الأمن للتجزئة', "INDIVISIBLE_SECURITY"),
        ("ar", "رفض تجاوز خطوطنا الحمراء", "خطوطنا الحمراء", "RED_LINES"),
        ("en", "The envoy spoke of Indivisible Security.", "Indivisible Security", "INDIVISIBLE_SECURITY"),
        ("en", "no spheres of influence", "spheres of influence", "NO_SPHERE"),
        ("ru", "о неделимостью безопасности", "неделимостью безопасности", "INDIVISIBLE_SECURITY"),
        ("ru", "говорили о сферах влияния", "сферах влияния", "NO_SPHERE"),
    ],
)
def test_a_wording_names_its_concept(language: str, text: str, words: str, code: str) -> None:
    assert (words, code) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "الطريق إلى المدينة مفتوح"), ("en", "The road is open"), ("ru", "Дорога открыта")]
)
def test_neutral_words_name_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_short_word_may_not_be_misspelt() -> None:
    phrases = Phrases([("one two three", 1)], Stems((), (), (2, 4)))
    assert phrases.scan(["one", "tvo", "three"]) == []
    assert phrases.scan(["one", "two", "thr"]) == []


def test_one_wrong_letter_in_a_long_word_is_forgiven_once() -> None:
    phrases = Phrases([("first second thirds", 1)], Stems((), (), (2, 4)))
    assert phrases.scan(["first", "secnd", "thirds"]) == [(0, 3, 1)]
    assert phrases.scan(["first", "second", "thirdz"]) == [(0, 3, 1)]
    assert phrases.scan(["first", "secnd", "thirdz"]) == []


@given(st.text(), st.sampled_from(("ar", "en", "ru")))
def test_any_text(text: str, language: str) -> None:
    doc = Document(text, language=language)
    concepts = find_concepts(doc, load_pack(language), load_kb())
    assert concepts == find_concepts(doc, load_pack(language), load_kb())
    for one in concepts:
        assert 0 <= one.span.start < one.span.stop <= len(text) and doc[one.span].strip()


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_a_paragraph_before_only_shifts(language: str) -> None:
    text = {"ar": "عدم قابلية الأمن للتجزئة", "en": "indivisible security", "ru": "неделимость безопасности"}[language]
    pack, kb = load_pack(language), load_kb()
    before = "1 2 3.\n\n"
    plain = find_concepts(Document(text), pack, kb)
    moved = find_concepts(Document(before + text), pack, kb)
    assert [(one.code, one.span.shifted(len(before))) for one in plain] == [(one.code, one.span) for one in moved]


def test_the_wordings_of_the_founding_articles() -> None:
    table = SHARED / "vocab" / "concepts.csv"
    if not table.exists():
        pytest.skip("the founding articles are not here")
    pack, kb = load_pack("ar"), load_kb()
    docs = {
        path.name[:3]: Document(path.read_bytes().decode("utf-8")) for path in (SHARED / "gold" / "texts").glob("*.txt")
    }
    concepts = {name: find_concepts(doc, pack, kb) for name, doc in docs.items()}
    missed = []
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for form, name in re.findall(r"([^|]+?) \[(\d+)\]", row["ar_forms_in_seeds"]):
                place = docs[name].text.find(form.strip())
                stop = place + len(form.strip())
                here = {c.code for c in concepts[name] if c.span.start < stop and place < c.span.stop}
                if row["code"] not in here:
                    missed.append((row["code"], form.strip()))
    assert len(missed) <= 1, missed
