"""Guards: another host, another origin, a large or a read-only request; nothing from outside in a page."""

from __future__ import annotations

import re

import pytest

from mithaq.app.ledger import Ledger
from mithaq.web.guards import POLICY

from .conftest import ORIGIN, Site


def _decide(site: Site, **headers: str) -> int:
    id_ = site.ledger.search("treaty")[0].id
    return site.post("/review/decide", data={"statement": id_, "verdict": "accept"}, headers=headers).status_code


def test_another_name_of_this_machine_is_refused(site: Site) -> None:
    assert site.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert site.get("/", headers={"Host": "127.0.0.1.evil.example:8020"}).status_code == 421
    assert site.get("/", headers={"Host": "localhost:8020"}).status_code == 200


def test_changes_are_taken_from_own_pages_only(site: Site) -> None:
    assert _decide(site, Origin="https://evil.example") == 403
    assert _decide(site, Origin="null") == 403
    assert _decide(site, Origin="http://127.0.0.1:9999") == 403
    assert _decide(site, **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert len(site.ledger.search("is:checked")) == 0
    assert _decide(site) == 303
    assert len(site.ledger.search("is:checked")) == 1


def test_without_an_origin_nothing_changes(ledger: Ledger) -> None:
    site = Site(ledger)
    del site.headers["Origin"]
    assert _decide(site) == 403
    assert _decide(site, Referer=f"{ORIGIN}/review") == 303


def test_a_ledger_that_is_read_only_stays_as_it_is(ledger: Ledger) -> None:
    site = Site(ledger, read_only=True)
    assert _decide(site) == 403
    for path in ("/inbox/add", "/inbox/retry", "/review/undo", "/review/name", "/inbox/dates/set"):
        assert site.post(path, data={"name": "a"}).status_code == 403
    page = site.get("/review").text
    assert "/review/decide" not in page and 'name="files"' not in site.get("/inbox").text


def test_a_request_says_how_long_it_is_and_is_not_too_long(site: Site) -> None:
    assert site.post("/inbox/add", headers={"Content-Length": str(2**40)}).status_code == 413
    chunked = site.post("/inbox/add", content=iter([b"text=a"]))
    assert chunked.status_code == 411


@pytest.mark.parametrize("path", ["/", "/search", "/review", "/actors", "/instruments", "/inbox", "/export", "/keys"])
def test_pages_load_nothing_from_elsewhere_and_hold_no_script(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY and "http" not in POLICY
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//""", answer.text) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", answer.text) == []


def test_text_is_shown_as_text_whatever_it_holds(site: Site) -> None:
    said = "<script>alert(1)</script>"
    site.ledger.add_text(f"Nizar Halabi said that {said} & <b>more</b> was needed.", published="2031-05-04")
    entry = site.ledger.search("needed")[0]
    for path in (f"/d/{entry.article.id}", f"/s/{entry.id}", "/?q=needed", f"/review?s={entry.id}", f"/?q={said}"):
        answer = site.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "<b>more" not in answer.text, path
        assert "&lt;script&gt;" in answer.text


def test_no_page_shows_where_files_lie(site: Site, tmp_path: object) -> None:
    entry = site.ledger.search("treaty")[0]
    for path in (
        "/",
        f"/d/{entry.article.id}",
        f"/s/{entry.id}",
        "/inbox",
        "/search.json",
        f"/d/{entry.article.id}.json",
    ):
        assert str(tmp_path) not in site.get(path).text
