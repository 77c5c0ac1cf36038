"""Review: every verdict, corrections of every field, undo without limit, two reviewers, gold."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.evaluate.run import GoldSet, evaluate
from mithaq.kb.lookup import load_kb

from .conftest import Site


def _send(site: Site, id_: str, verdict: str, **fields: str) -> str:
    answer = site.post("/review/decide", data={"statement": id_, "verdict": verdict, **fields})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def _gold(site: Site, folder: Path) -> Path:
    """The folder with the gold that the link of the review page gives."""
    link = re.search(r'href="(/export/file[^"]*format=gold[^"]*)"', site.get("/review").text)
    assert link is not None
    with zipfile.ZipFile(io.BytesIO(site.get(unescape(link[1])).content)) as archive:
        archive.extractall(folder)
    return folder


def _name(site: Site, name: str) -> None:
    assert site.post("/review/name", data={"name": name}).status_code == 303


def test_commitments_come_first_then_what_is_least_sure(site: Site) -> None:
    item = site.get("/review.json").json()["item"]["statement"]
    assert item["act"] == "commit"
    _send(site, item["id"], "accept")
    following = site.get("/review.json").json()["item"]["statement"]
    rest = [entry.statement.confidence for entry in site.ledger.search("is:unchecked")]
    assert following["confidence"] == min(rest)


def test_a_decision_leads_to_the_next_one(site: Site) -> None:
    first = site.get("/review.json").json()
    location = _send(site, first["item"]["statement"]["id"], "accept", back="/review?order=effect")
    following = site.get(location.replace("/review", "/review.json")).json()
    assert following["item"]["statement"]["id"] == first["next"]
    assert (following["queue"], following["left"], following["judged"]) == (8, 7, 1)


def test_the_same_verdict_twice_takes_it_back(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    _send(site, entry.id, "accept")
    _send(site, entry.id, "accept")
    assert site.ledger.statement(entry.id).verdict is None
    assert [one.verdict for one in site.ledger.history(entry)] == ["accept", "undo"]


def test_a_rejection_stays_until_a_reason_or_going_on(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    location = _send(site, entry.id, "reject")
    page = site.get(location).text
    assert 'data-scope="review-reasons"' in page
    _send(site, entry.id, "reject", note="wrong-speaker")
    assert site.ledger.history(entry)[-1].note == "wrong-speaker"
    assert len(site.ledger.search("treaty")) == 0 and len(site.ledger.search("treaty is:rejected")) == 1


@pytest.mark.parametrize(
    ("field", "typed", "held"),
    [
        ("speaker", "Низар Халаби", "name:نزار-الحلبي"),
        ("act", "warn", "warn"),
        ("addressees", "United States; the council", "state:US; the council"),
        ("instruments", "Istanbul Charter", "osce-istanbul-charter-1999"),
        ("date", "2031-05", "2031-05"),
        ("place", "Valdoria", "Valdoria"),
        ("content", "26-49", "26-49"),
    ],
)
def test_every_field_can_be_corrected_and_taken_back(site: Site, field: str, typed: str, held: str) -> None:
    entry = site.ledger.search("treaty")[0]
    before = site.ledger.statement(entry.id).json
    _send(site, entry.id, "correct", **{field: typed})
    made = site.ledger.history(entry)
    assert [(one.field, one.after) for one in made] == [(field, held)] or (field == "speaker" and made[0].after)
    assert site.ledger.statement(entry.id).verdict == "correct"
    assert site.ledger.statement(entry.id).json != before
    assert site.post("/review/undo").status_code == 303
    assert site.ledger.statement(entry.id).json == before


def test_a_form_that_changes_nothing_decides_nothing(site: Site) -> None:
    data = site.get("/review.json").json()["item"]
    _send(site, data["statement"]["id"], "correct", content=data["content"], **data["values"])
    assert site.ledger.history(data["statement"]["id"]) == ()


def test_wrong_values_are_told_and_change_nothing(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    for field, typed in (("date", "soon"), ("instruments", "Treaty of Nowhere"), ("content", "9-3")):
        answer = site.post("/review/decide", data={"statement": entry.id, "verdict": "correct", field: typed})
        assert answer.status_code == 400
    assert site.ledger.history(entry) == ()


def test_undo_and_redo_go_all_the_way(site: Site) -> None:
    ids = [entry.id for entry in site.ledger.search()[:4]]
    for id_ in ids:
        _send(site, id_, "accept")
    for id_ in reversed(ids):
        assert f"s={id_}" in site.post("/review/undo").headers["location"]
    assert "did=nothing" in site.post("/review/undo").headers["location"]
    assert len(site.ledger.search("is:checked")) == 0
    for id_ in ids:
        assert f"s={id_}" in site.post("/review/undo?redo=true").headers["location"]
    assert "did=nothing" in site.post("/review/undo?redo=true").headers["location"]
    assert len(site.ledger.search("is:checked")) == 4


def test_a_new_decision_ends_what_can_be_redone(site: Site) -> None:
    one, other = (entry.id for entry in site.ledger.search()[:2])
    _send(site, one, "accept")
    site.post("/review/undo")
    _send(site, other, "reject")
    assert "did=nothing" in site.post("/review/undo?redo=true").headers["location"]


def test_the_ends_of_the_words_move_by_words(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    item = site.get(f"/review.json?s={entry.id}").json()["item"]
    text = site.ledger.document(entry.article.id).text
    words = {name: text[slice(*map(int, content.split("-")))] for name, content in item["edges"].items()}
    assert words["stop_back"] == "We will not sign the" and words["start_forward"] == "will not sign the treaty"
    tried = site.get("/review.json", params={"s": entry.id, "content": item["edges"]["stop_back"]}).json()["item"]
    assert tried["moved"] and tried["content"] == item["edges"]["stop_back"]
    marked = [p["text"] for line in tried["paragraphs"] for p in line if "content" in p["parts"]]
    assert marked == ["We will not sign the"]
    assert site.get(f"/review.json?s={entry.id}&content=5-99999").status_code == 400


def test_two_statements_become_one(site: Site) -> None:
    document = site.ledger.document("ar-2")
    one, other = document.statements
    answer = site.post("/review/join", data={"statement": one.id, "other": other.id})
    assert answer.status_code == 303
    joined = site.ledger.statement(one.id).statement
    assert joined.content == (*one.content, *other.content)
    assert site.ledger.statement(other.id).verdict == "reject"
    for _ in range(2):
        site.post("/review/undo")
    assert site.ledger.document("ar-2").statements == document.statements
    elsewhere = site.ledger.search("in:ru")[0].id
    assert site.post("/review/join", data={"statement": one.id, "other": elsewhere}).status_code == 400


def test_reviewers_are_kept_apart_and_compared(site: Site) -> None:
    ids = [entry.id for entry in site.ledger.search()[:4]]
    _name(site, "آنا")
    for id_ in ids:
        _send(site, id_, "accept")
    assert site.get("/review.json").json()["by"] == "آنا"
    _name(site, "Боб")
    assert site.get("/review.json").json()["left"] == 8
    for id_, verdict in zip(ids, ("accept", "accept", "accept", "reject"), strict=True):
        _send(site, id_, verdict)
    found = site.get("/agreement.json").json()
    (pair,) = found["pairs"]
    assert (pair["both"], pair["observed"]) == (4, 0.75)
    assert [one["statement"] for one in pair["apart"]] == [ids[3]]
    assert "0.75" in site.get("/agreement").text


def test_decisions_survive_reading_again(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    _send(site, entry.id, "correct", act="warn")
    list(site.ledger.rerun(apply=True))
    assert site.ledger.statement(entry.id).act == "warn"


def test_decisions_become_gold_that_evaluate_scores(site: Site, tmp_path: Path) -> None:
    for entry in site.ledger.search("in:en"):
        _send(site, entry.id, "accept")
    folder = _gold(site, tmp_path / "made")
    lines = (folder / "statements.gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert [one["required"] for one in json.loads(lines[0])["statements"]] == [True, True]
    figures = evaluate(GoldSet("made", folder / "statements.gold.jsonl", folder / "texts"), load_kb())
    assert figures is not None and figures["content_f1"] == 1.0


def test_gold_without_a_wrong_statement_scores_lower(site: Site, tmp_path: Path) -> None:
    first, second = site.ledger.search("in:en")
    _send(site, first.id, "accept")
    _send(site, second.id, "reject")
    folder = _gold(site, tmp_path / "made")
    figures = evaluate(GoldSet("made", folder / "statements.gold.jsonl", folder / "texts"), load_kb())
    assert figures is not None and figures["content_f1"] < 1.0


def test_an_address_to_go_back_to_is_one_of_this_server(site: Site) -> None:
    entry = site.ledger.search("treaty")[0]
    for back in ("//evil.example/", "https://evil.example/", "javascript:alert(1)"):
        assert _send(site, entry.id, "unsure", back=back).startswith("/")
        assert not _send(site, entry.id, "unsure", back=back).startswith("//")


def test_nothing_left_is_said(ledger: Ledger) -> None:
    site = Site(ledger)
    for entry in ledger.search("in:en"):
        _send(site, entry.id, "accept")
    page = site.get("/review?q=in:en&lang=en").text
    assert "has been judged" in page
