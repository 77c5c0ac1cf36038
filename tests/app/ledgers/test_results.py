"""Results in Python: lazy, sliceable, as frames, as lines of JSON, as HTML that keeps every direction."""

from __future__ import annotations

import json
import re

import pytest

import mithaq
from mithaq.app.ledger import Ledger
from mithaq.app.ledgers.frames import COLUMNS
from mithaq.errors import UsageError


def test_the_ledger_is_a_name_of_the_package(ledger: Ledger) -> None:
    assert mithaq.Ledger is Ledger
    assert repr(ledger).endswith("8 statements") and bool(ledger)


def test_a_query_says_its_sentence(ledger: Ledger) -> None:
    results = ledger.search("by:Halabi act:commit")
    assert str(results) == repr(results) == "statements doing commit by Halabi: 1"
    assert bool(results) and not ledger.search("in:ru act:commit")


def test_lines_of_json_hold_the_contract_and_the_passage(ledger: Ledger) -> None:
    (line,) = ledger.search("treaty").to_jsonl()
    plain = json.loads(line)
    assert {"id", "speaker", "act", "why", "words", "passage", "article", "verdict"} <= set(plain)


def test_a_frame_has_one_row_a_statement(ledger: Ledger) -> None:
    polars = pytest.importorskip("polars")
    frame = ledger.search("in:en").to_frame("polars")
    assert isinstance(frame, polars.DataFrame) and frame.shape == (2, len(COLUMNS))
    assert ledger.search("by:Nobody").to_frame("polars").shape == (0, len(COLUMNS))
    with pytest.raises(UsageError):
        ledger.search().to_frame("no_such_library")


def test_html_keeps_directions_and_escapes(ledger: Ledger) -> None:
    ledger.add_text("قال نزار الحلبي: «الشرط < البند & المادة».", published="2031-05-04")
    html = ledger.search()._repr_html_()
    assert '<blockquote lang="ar" dir="rtl">' in html and '<blockquote lang="en" dir="ltr">' in html
    assert "&lt; البند &amp;" in html
    assert not re.search(r"https?://|<script|inline-block", html)
    assert html.count("<mark>") >= 9


def test_show_prints_the_passage(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.search("treaty").show()
    assert "We will not sign the treaty" in capsys.readouterr().out


def test_an_explanation_names_the_rule(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    assert ledger.explain(entry.id)[0].startswith(entry.statement.why.rule)


def test_articles_and_statements_are_found_by_the_beginning_of_their_ids(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    assert ledger.statement(entry.id[:8]).id == entry.id
    assert ledger.document(entry.article.id[:8]).name == ledger.document("en-1").name == "en-1"
    with pytest.raises(mithaq.MithaqError):
        ledger.document("nothing")


def test_an_instrument_has_a_page(ledger: Ledger) -> None:
    ledger.add_text("أكد نزار الحلبي أن بلاده متمسكة بميثاق إسطنبول للأمن الأوروبي.", published="2031-05-04")
    page = ledger.instrument("Istanbul Charter")
    assert page.id == "osce-istanbul-charter-1999" and page.known is not None
    assert page.statements == 1 and page.speakers[0][2] == 1
    assert page.to_json()["date"] == "1999-11-19"


def test_versions_stand_side_by_side(ledger: Ledger) -> None:
    first = "Nizar Halabi said that his country would never sign the river treaty."
    ledger.add_text(first, name="a", published="2031-05-04")
    ledger.add_text(first.replace("the river", "this river"), name="b", published="2031-05-05")
    assert ledger.find_versions() >= 1
    entry = ledger.search('"this river treaty"')[0]
    assert [one.article.name for one in ledger.versions(entry)] == ["a", "b"]
    assert ledger.versions(ledger.search("act:commit")[0]) == ()
