"""Every rule's own examples, the order of a page's foot, and what must hold for any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.extract.boilerplate import find_boilerplate
from mithaq.extract.page.furniture import page_rules
from mithaq.extract.sentences import find_paragraphs
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document

LANGUAGES = ("ar", "en", "ru")
STORY = {
    "ar": "جسر جديد فوق نهر الواحة\n\nافتتح العمدة الجسر الجديد أمس بحضور سكان القرية.\n\n",
    "en": "New bridge over the river opens\n\nThe mayor opened the new bridge yesterday.\n\n",
    "ru": "Новый мост через реку открыт\n\nМэр вчера открыл новый мост в присутствии жителей.\n\n",
}


def marks_of(text: str, language: str) -> list[tuple[str, str]]:
    doc = Document(text, language=language)
    doc = doc.adding(paragraphs=find_paragraphs(doc))
    return [(mark.kind, doc[mark.span]) for mark in find_boilerplate(doc, load_pack(language), load_kb())]


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("boilerplate.yml")["rules"]
    ]


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_marks_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 2 and rule["never"] and rule["id"].startswith(f"{language}.page.")
    for example in rule["examples"]:
        assert (rule["kind"], example["part"]) in marks_of(STORY[language] + example["text"], language), example


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    for never in rule["never"]:
        assert marks_of(STORY[language] + never["text"], language) == [], never


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_have_their_own_ids(language: str) -> None:
    ids = [rule.id for rule in page_rules(load_pack(language))]
    assert len(ids) == len(set(ids)) > 12


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "المصدر | مرآة الساحل + متابعات\n\n\u00a0 كلمات مفتاحية\n\nالنهر الجسر الواحة"
         "\n\nسوق السمك تعود إلى الميناء",
         [("credit", "المصدر | مرآة الساحل + متابعات"), ("keywords", "كلمات مفتاحية\n\nالنهر الجسر الواحة"),
          ("related", "سوق السمك تعود إلى الميناء")]),
        ("ar", 'مجموعة "الواحة - النهر" للحوار\n\nالصورة: بلدية الواحة\n\nالمصدر: رويترز',
         [("credit", 'مجموعة "الواحة - النهر" للحوار'), ("photo", "الصورة: بلدية الواحة"),
          ("credit", "المصدر: رويترز")]),
        ("ar", "وانتهى الحفل ليلا. ع ب م", [("byline", "ع ب م")]),
        ("ar", "وانتهى الحفل ليلا. س.ن/ع.و (رويترز)", [("credit", "س.ن/ع.و (رويترز)")]),
        ("ar", "أفكارك وتعليقاتك", [("prompt", "أفكارك وتعليقاتك")]),
        ("ar", "- بند أول من الخطة\n\n- بند ثان من الخطة", []),
        ("ar", "وقالت وكالة رويترز (رويترز) إن الحفل انتهى.", []),
        ("en", "The feast ended late. tr/af (AFP, dpa)", [("credit", "tr/af (AFP, dpa)")]),
        ("en", "Tags: river, bridge\n\nFish market returns to the harbour",
         [("keywords", "Tags: river, bridge"), ("related", "Fish market returns to the harbour")]),
        ("en", "The plan (the second) is ready.", []),
        ("ru", "Теги: река, мост\n\nРыбный рынок вернулся в порт",
         [("keywords", "Теги: река, мост"), ("related", "Рыбный рынок вернулся в порт")]),
        ("ru", "Реклама\n\nМэр назвал срок ремонта.", [("prompt", "Реклама")]),
    ],
)  # fmt: skip
def test_foot_of_the_page(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert marks_of(STORY[language] + text, language) == expected


@pytest.mark.parametrize(
    ("language", "line"),
    [("ar", "Ru En"), ("ar", "English | Русский | Français"), ("en", "EN / RU / AR"), ("ru", "Рус Eng")],
)
def test_language_switch(language: str, line: str) -> None:
    assert marks_of(f"{line}\n\n{STORY[language]}", language) == [("language-switch", line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " \n\n ", "«", "(", "...", "Ru", "12", "-\n-\n-", "\u200f\n\u200f"])
def test_crumbs(language: str, text: str) -> None:
    assert all(words.strip() for _, words in marks_of(text, language))


PIECES = st.sampled_from(
    ["المصدر: ", "رويترز", "\n", "\n\n", "(", ")", " - ", "٢ مايو ٢٠٣١", "كلمات مفتاحية", "Ru En", "Tags", "(more)",
     "/ТАСС/", "МОСКВА", "18 февраля", ".", ":", "«", "»", "|", "By ", "Reuters", "يتبع", "ع ب م", "\u064b", "x" * 230,
     "\r\n", "ﻻ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LANGUAGES), st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text(language: str, text: str) -> None:
    doc = Document(text, language=language)
    doc = doc.adding(paragraphs=find_paragraphs(doc))
    marks = find_boilerplate(doc, load_pack(language), load_kb())
    assert marks == find_boilerplate(doc, load_pack(language), load_kb())
    for mark in marks:
        assert 0 <= mark.span.start < mark.span.stop <= len(text)
        assert doc[mark.span].strip()
    assert all(one.span.stop <= other.span.start for one, other in pairwise(marks))
