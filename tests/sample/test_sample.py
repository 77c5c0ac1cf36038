"""The packaged articles: their number, languages and encoding, and that each yields statements."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import mithaq
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.sample import sample_texts

READABLE = [
    path for path in sample_texts() if path.name[:2] in pack_codes() and load_pack(path.name[:2]).data("quotations.yml")
]


def test_half_is_arabic_and_a_quarter_each_english_and_russian() -> None:
    assert Counter(path.name[:2] for path in sample_texts()) == {"ar": 6, "en": 3, "ru": 3}


@pytest.mark.parametrize("path", sample_texts(), ids=lambda path: path.stem)
def test_an_article_is_short_utf8_and_named_in_the_sources(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 700 < len(text) < 2500
    assert path.stem in (path.parent.parent / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_an_article_yields_statements_with_speakers(path: Path) -> None:
    doc = mithaq.read(path.read_text(encoding="utf-8"))
    assert doc.language == path.name[:2]
    assert len(doc.statements) >= 4
    assert any(statement.speaker.name for statement in doc.statements)
