"""Deadlines: by when what was said is to be done."""

from __future__ import annotations

import pytest

from mithaq.extract.timing.deadlines import find_due
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.model.document import Document, Metadata
from mithaq.pipeline import read_document
from mithaq.text.span import Span

CASES = [
    ("en", "We will pay all of it by 5 May 2031", "2031-05-05"),
    ("en", "We will keep the crossing open until 2032", "2032"),
    ("en", "We will pay on 5 May 2031", None),  # a day, not a limit
    ("en", "We will pay what was promised before 2020", None),  # past already
    ("ar", "سنلتزم بالاتفاق حتى عام 2032", "2032"),
    ("ar", "سننسحب قبل 5 مايو 2031", "2031-05-05"),
    ("ar", "سننسحب في 5 مايو 2031", None),
    ("ru", "Мы выплатим долг до 5 мая 2031 года", "2031-05-05"),
    ("ru", "Мы выплатим долг 5 мая 2031 года", None),
]


def due(language: str, text: str, act: str) -> str | None:
    pack = load_pack(language)
    about = Metadata(published="2031-03-01", published_basis="given")
    doc = read_document(Document(text, language=language, metadata=about), pack, load_kb())
    return find_due(doc, (Span(0, len(text)),), (act,), pack)


@pytest.mark.parametrize(("language", "text", "date"), CASES)
def test_a_limit_in_what_was_promised(language: str, text: str, date: str | None) -> None:
    assert due(language, text, "commit") == date
    assert due(language, text, "assert") is None


def test_a_statement_holds_it_and_gives_it_as_data() -> None:
    text = "أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق حتى عام 2032."
    doc = read_document(Document(text, language="ar"), load_pack("ar"), load_kb())
    (statement,) = doc.statements
    assert statement.due == "2032" == doc.to_json()["statements"][0]["due"]
