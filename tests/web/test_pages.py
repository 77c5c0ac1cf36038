"""Pages: each answers in three languages, its twin holds the same, and errors are pages too."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger

from .conftest import Site

PAGES = (
    "/",
    "/?q=by:Halabi",
    "/?show=articles",
    "/?show=commitments",
    "/?q=zzzz",
    "/d/{d}",
    "/d/{d}?s={s}&layer=times",
)
PAGES += ("/s/{s}", "/review", "/review?q=in:ar&order=article", "/agreement", "/actors", "/a/{a}", "/instruments")
PAGES += ("/threads", "/network", "/network?kind=refers&isolates=true", "/commitments", "/list?ids={s},{o}")
PAGES += ("/i/osce-istanbul-charter-1999", "/inbox", "/export?q=in:ar", "/keys", "/versions/{s}/{o}")


@pytest.fixture(scope="session")
def named(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small ledger with one more article, which cites an instrument."""
    place = tmp_path_factory.mktemp("named") / "ledger.db"
    shutil.copy(filled, place)
    with Ledger(place) as made:
        made.add_text("أكد نزار الحلبي أن بلاده متمسكة بميثاق إسطنبول للأمن الأوروبي.", published="2031-05-04")
    return place


@pytest.fixture
def full(named: Path, tmp_path: Path) -> Iterator[Site]:
    """The app on a copy of it."""
    shutil.copy(named, tmp_path / "named.db")
    with Ledger(tmp_path / "named.db") as opened:
        yield Site(opened)


@pytest.fixture
def names(full: Site) -> dict[str, str]:
    """Ids of that ledger: a document, a statement, another one, an actor."""
    one, other = full.ledger.search("act:commit")[0], full.ledger.search("in:ar")[1]
    return {"d": one.article.id, "s": one.id, "o": other.id, "a": str(one.actor)}


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_every_language(full: Site, names: dict[str, str], path: str, language: str) -> None:
    full.cookies.set("mithaq-language", language)
    answer = full.get(path.format(**names))
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.text
    assert "<h1" in answer.text or 'class="empty"' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_the_twin_holds_what_the_page_shows(full: Site, names: dict[str, str], path: str) -> None:
    address = path.format(**names)
    page = full.get(address)
    twin = re.search(r'<link rel="alternate" type="application/json" href="([^"]*)"', page.text)
    assert twin is not None and 'rel="alternate"' in page.headers["Link"]
    data = full.get(unescape(twin[1])).json()
    text = unescape(re.sub(r"<[^>]*>", "", page.text))
    found = {key: data[key] for key in ("sentence", "shown", "what") if key in data}
    assert [value for value in found.values() if value not in text] == []
    for entry in (
        *data.get("entries", ()),
        *data.get("latest", ()),
        *([data["statement"]] if "statement" in data else []),
    ):
        assert entry["id"] in page.text and entry["words"] in text
    for line in data.get("paragraphs", ()):
        assert "".join(one["text"] for one in line["segments"]) in text


def test_a_name_in_latin_letters_finds_arabic_statements(site: Site) -> None:
    data = site.get("/search.json?q=by:Halabi+in:ar").json()
    assert data["count"] == 3 and "نزار الحلبي" in data["forms"]["Halabi"]
    assert {one["speaker"]["name"] for one in data["entries"]} == {"نزار الحلبي"}


def test_facets_narrow_and_leave_out(site: Site) -> None:
    facets = {one["field"]: one["values"] for one in site.get("/search.json").json()["facets"]}
    for field in ("speaker", "act", "language", "year"):
        for value in facets[field]:
            assert site.get("/search.json", params={"q": value["only"]}).json()["count"] == value["count"], value
    arabic = next(one for one in facets["language"] if one["value"] == "ar")
    assert site.get("/search.json", params={"q": arabic["exclude"]}).json()["count"] == 8 - arabic["count"]


def test_an_empty_result_says_what_emptied_it(site: Site) -> None:
    data = site.get("/search.json?q=by:Halabi+act:warn").json()
    assert data["count"] == 0 and data["why_empty"][0] == {
        "term": "act:warn",
        "says": "act: warning",
        "count": 5,
        "without": "by:Halabi",
    }


def test_the_address_of_a_statement_is_in_its_article(full: Site, names: dict[str, str]) -> None:
    page = full.get(f"/d/{names['d']}").text
    ids = re.findall(r'id="s-(\w+)"', page)
    document = full.ledger.document(names["d"])
    assert sorted(ids) == sorted(one.id for one in document.statements)


def test_marks_are_plain_and_hold_nothing_else(full: Site, names: dict[str, str]) -> None:
    page = full.get(f"/d/{names['d']}").text
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
    assert marks and all("<" not in mark for mark in marks)


def test_errors_are_pages_with_three_lines(site: Site) -> None:
    missing = site.get("/s/zzzzzzzz")
    assert missing.status_code == 404 and "zzzzzzzz" in missing.text and "<html" in missing.text
    assert site.get("/s/zzzzzzzz.json").json()["what"].startswith("No statement")
    assert site.get("/?q=act:shout").status_code == 400
    assert site.get("/nothing").status_code == 404
    assert site.get("/?page=0").status_code == 422


def test_a_name_of_several_lists_them(ledger: Ledger) -> None:
    for name in ("Anna Morland", "Peter Morland"):
        ledger.add_text(f"{name} said that the road was open.", published="2031-05-04")
    answer = Site(ledger).get("/?q=by:Morland")
    assert answer.status_code == 400
    assert "Anna Morland" in answer.text and "Peter Morland" in answer.text


def test_the_openapi_document_names_every_twin(site: Site) -> None:
    paths = site.get("/openapi.json").json()["paths"]
    for path in ("/search.json", "/d/{id}.json", "/s/{id}.json", "/review.json", "/inbox.json", "/review/decide"):
        assert path in paths


def test_an_export_is_read_back(site: Site) -> None:
    import csv
    import io

    answer = site.get("/export/file?q=by:Halabi&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 5 and {"words", "start", "stop"} <= set(rows[0])
    for row in rows:
        text = site.ledger.document(row["document"]).text
        assert text[int(row["start"]) : int(row["stop"])] == row["words"]
    chosen = ",".join(row["statement"] for row in rows[:2])
    assert site.get(f"/export/file?ids={chosen}&format=jsonl").text.count("\n") == 2


def test_cells_are_no_formulas(ledger: Ledger) -> None:
    ledger.add_text("Nizar Halabi said: “=SUM(A1) is no sum”.", published="2031-05-04")
    lines = Site(ledger).get('/export/file?q="no sum"&format=csv').text
    assert "SUM" in lines and '"=SUM' not in lines and ",=SUM" not in lines


def test_a_long_address_is_no_long_header(site: Site) -> None:
    answer = site.get("/search", params={"q": "x" * 60_000})
    assert answer.status_code == 422 and len(answer.headers["Link"]) < 5000
    assert site.get("/search", params={"q": "x" * 2000}).status_code == 200


def test_what_is_counted_once_is_counted_anew_after_a_change(site: Site) -> None:
    before = site.get("/search.json").json()
    site.ledger.add_text("Nizar Halabi warned that the dam would break.", published="2031-05-06")
    after = site.get("/search.json").json()
    assert after["count"] == before["count"] + 1 == after["holdings"]["statements"]
    acts = {
        one["value"]: one["count"] for facet in after["facets"] if facet["field"] == "act" for one in facet["values"]
    }
    assert acts["warn"] == 1 and "warn" not in str(before["facets"])


def test_an_article_names_those_that_carry_the_same_report(ledger: Ledger) -> None:
    said = "Nizar Halabi said that village {} of the river valley would keep its water."
    report = " ".join(said.format(number) for number in range(12))
    for name, published in (("one", "2031-05-04"), ("two", "2031-05-05")):
        ledger.add_text(f"Wire {name}.\n\n{report}", name=name, published=published)
    first, second = ledger.document("one"), ledger.document("two")
    found = Site(ledger).get(f"/d/{second.id}.json").json()["copies"]
    assert [(one["article"]["id"], one["origin"]) for one in found] == [(first.id, True), (second.id, False)]
    assert f'href="/d/{first.id}"' in Site(ledger).get(f"/s/{second.statements[0].id}").text
    assert Site(ledger).get(f"/d/{ledger.document('en-1').id}.json").json()["copies"] == []
