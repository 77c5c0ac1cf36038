"""The steps of reading: their order, what a failing one costs, and what must hold for any text."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq import pipeline
from mithaq.errors import PackError
from mithaq.kb.lookup import Kb, load_kb
from mithaq.lang.pack import Pack, load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.pipeline import STEPS, Step, read_document
from mithaq.text.span import Span

ARTICLE = (
    "الحلبي: لن نوقع قبل نهاية الشهر\n\n"
    "قال وزير الخارجية نزار الحلبي، أمس، إن المحادثات ستستأنف قريبا، مضيفا أن الباب مفتوح.\r\n"
    "وتابع: «هذه بداية الطريق 🙂، ولن نتراجع عن الاتفاق الموقع عام ١٩٩٩».\n"
)


def test_an_earlier_step_fills_what_a_step_needs() -> None:
    filled: set[str] = set()
    for step in STEPS:
        assert set(step.needs) <= filled, step.name
        filled.add(step.gives)


def test_each_step_fills_a_field_of_its_own() -> None:
    gives = [step.gives for step in STEPS]
    assert len(set(gives)) == len(gives)
    assert set(gives) <= {field.name for field in fields(Document)}


def test_every_layer_of_a_document_has_its_step() -> None:
    layers = {field.name for field in fields(Document)} - {
        *("text", "language", "name", "path", "tokens", "packs", "problems"),
    }
    assert layers == {step.gives for step in STEPS}


def _failing(error: Exception) -> Step:
    def run(doc: Document, pack: Pack, kb: Kb) -> Any:
        raise error

    return Step("times", run, (), "times")


def test_a_failing_step_loses_only_its_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tuple(_failing(KeyError("x")) if step.name == "times" else step for step in STEPS)
    monkeypatch.setattr(pipeline, "STEPS", steps)
    doc = read_document(Document(ARTICLE, language="ar"), load_pack("ar"), load_kb())
    assert doc.problems == ("times: KeyError: 'x'",)
    assert doc.times == ()
    assert doc.statements


def test_a_wrong_pack_is_the_users_to_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "STEPS", (_failing(PackError("time.yml:3: wrong")),))
    with pytest.raises(PackError):
        read_document(Document(ARTICLE, language="ar"), load_pack("ar"), load_kb())


def test_the_document_names_the_packs_that_read_it() -> None:
    doc = read_document(Document(ARTICLE, language="ar"), load_pack("ar"), load_kb())
    assert [pack.split()[0] for pack in doc.packs] == ["ar", "world", "euro-atlantic"]


def _spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in _spans(one)]
    if hasattr(value, "__dataclass_fields__"):
        return [span for field in fields(value) for span in _spans(getattr(value, field.name))]  # type: ignore[arg-type]
    return []


PIECES = st.sampled_from(
    [
        *(
            "قال ",
            "وأضاف ",
            "الحلبي",
            "نزار الحلبي",
            "إن ",
            "أن ",
            "«",
            "»",
            '"',
            "“",
            "”",
            ": ",
            "، ",
            ".",
            "\n",
            "\n\n",
            "\r\n",
        ),
        *(
            "said ",
            "that ",
            "the envoy ",
            "сказал ",
            "что ",
            "Посол ",
            "أمس ",
            "في ٣ مارس 2022 ",
            "2022",
            "- ",
            "🙂",
            "e\u0301",
        ),
        *("\u202e", "\u2069", "ـ", "َ", "\ud800", "ميثاق الأمم المتحدة ", "موسكو ", "اجتماع ", "بحسب ", "لافروف"),
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(pack_codes()), st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_span_has_words(code: str, text: str) -> None:
    doc = read_document(Document(text, language=code), load_pack(code), load_kb())
    assert doc.problems == ()
    for step in STEPS:
        for span in _spans(getattr(doc, step.gives)):
            assert 0 <= span.start <= span.stop <= len(text), step.name
    for statement in doc.statements:
        assert all(doc[span].strip() for span in statement.content)
    assert len({statement.id for statement in doc.statements}) == len(doc.statements)
    assert read_document(Document(text, language=code), load_pack(code), load_kb()) == doc


def test_a_statement_keeps_its_words_when_a_paragraph_is_put_before_the_article() -> None:
    def said(text: str) -> list[tuple[str, str | None]]:
        doc = read_document(Document(text, language="ar"), load_pack("ar"), load_kb())
        return [(doc[one.content], one.speaker.name) for one in doc.statements if not one.headline]

    assert said("شهدت المدينة أمس أمطارا غزيرة.\n\n" + ARTICLE.partition("\n\n")[2]) == said(ARTICLE)
