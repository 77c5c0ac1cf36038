"""Articles that report no words of anybody yield no statement: sport, culture, weather, a recipe, a canal."""

from __future__ import annotations

from pathlib import Path

import pytest

import mithaq
from mithaq.lang.pack import load_pack, pack_codes

DATA = Path(__file__).parent / "data"
FILES = [
    path
    for code in pack_codes()
    if load_pack(code).data("quotations.yml")
    for path in sorted(DATA.glob(f"narrative-{code}-*.txt"))
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_narrative_article_yields_no_statement(path: Path) -> None:
    doc = mithaq.read(path.read_text(encoding="utf-8"), language=path.stem.split("-")[1])
    assert [doc[statement.content] for statement in doc.statements] == []


def test_each_language_that_finds_quotations_has_narrative_articles() -> None:
    languages = {path.stem.split("-")[1] for path in FILES}
    assert languages == {code for code in pack_codes() if load_pack(code).data("quotations.yml")}
