"""Negation: the main clause of what was said, and the cue."""

from __future__ import annotations

import pytest

from mithaq.extract.doing.markers import read_grounds
from mithaq.extract.doing.negation import Clause, find_clause
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation
from mithaq.text.span import Span


def clause(text: str, language: str, noun: bool = False) -> tuple[Document, Clause]:
    doc = Document(text, language=language)
    grounds = read_grounds(doc, load_pack(language))
    assert grounds is not None
    return doc, find_clause(grounds, Quotation((Span(0, len(text)),), "direct", None, noun_content=noun))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will not wait", "en"),
        ("If the ferry stops, nobody can leave", "en"),
        ("Yes. We can't stay", "en"),
        ("We think that the map is not right", "en"),
        ("Их никто не ждал", "ru"),
        ("Если паром встанет, мы не уедем", "ru"),
        ("Мы уверены, что карта не верна", "ru"),
        ("نعتقد أن الخريطة ليست صحيحة", "ar"),
        ("يجب ألا ننتظر", "ar"),
        ("هذا الطلب غير مقبول", "ar"),
        ("من غير المقبول أن ننتظر", "ar"),
    ],
)
def test_a_main_clause_that_is_denied(text: str, language: str) -> None:
    assert clause(text, language)[1].negative


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We wait because nobody came", "en"),
        ("The boat is here and nobody is afraid", "en"),
        ("We do not refuse to wait", "en"),
        ("We will never give up the valley", "en"),
        ("We ask them not to shout", "en"),
        ("Мы ждём, потому что никто не пришёл", "ru"),
        ("Мы не отказываемся ждать", "ru"),
        ("Мы никогда не откажемся от долины", "ru"),
        ("Нельзя не ждать", "ru"),
        ("ننتظر لأن أحدا لم يأت", "ar"),
        ("لن نتخلى عن الوادي", "ar"),
        ("لا نرفض الانتظار", "ar"),
        ("هذا طلب غير مقبول من الجار", "ar"),
        ("لا تزال السفينة هنا", "ar"),
        ("الحزب يحترم مبدأ عدم التدخل", "ar"),
    ],
)
def test_a_main_clause_that_is_not(text: str, language: str) -> None:
    assert not clause(text, language)[1].negative


def test_a_missing_thing_is_denied_only_where_it_is_all_that_is_said() -> None:
    assert clause("عدم وجود خطط", "ar", noun=True)[1].negative
    assert not clause("عدم الرد قد يؤخر السفر", "ar")[1].negative


def test_the_clause_ends_where_another_begins() -> None:
    doc, found = clause("We stay until the rain ends", "en")
    assert doc[doc.tokens.span(found.start, found.stop)] == "We stay"


def test_a_relative_clause_between_commas_is_a_gap() -> None:
    doc, found = clause("The boat, which is not ours, will sail", "en")
    assert not found.negative
    assert [doc.tokens.keys[at] for at in range(len(doc.tokens)) if found.tells(at)][-2:] == ["will", "sail"]
