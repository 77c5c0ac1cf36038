"""The inbox: what is handed in is read, what failed stays, nothing is added twice, dates are asked for."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from mithaq.app.ledger import Ledger

from .conftest import Site

SAID = "Salma Al-Hadi said that the road would stay open."


def _done(site: Site) -> dict[str, Any]:
    """What the page says once nothing is being added any more."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        data: dict[str, Any] = site.get("/inbox.json").json()
        if not data["busy"]:
            return data
        time.sleep(0.05)
    raise AssertionError("still busy")


def test_files_are_added_and_told_one_by_one(site: Site) -> None:
    files = [("files", ("one.txt", SAID.encode())), ("files", ("../../two.txt", b""))]
    assert site.post("/inbox/add", files=files).status_code == 303
    data = _done(site)
    run = data["run"]
    assert (run["total"], run["read"], run["new"], run["failed"]) == (2, 2, 1, 1)
    assert [one["name"] for one in data["failures"]] == ["two.txt"] and run["state"] == "done"
    assert "two.txt" in site.get("/inbox").text and len(site.ledger.search("road")) == 1


def test_the_same_again_adds_nothing(site: Site) -> None:
    for expected in ("new", "known"):
        site.post("/inbox/add", files=[("files", ("one.txt", SAID.encode()))])
        assert _done(site)["run"][expected] == 1
    assert len(site.ledger.search("road")) == 1


def test_a_text_can_be_pasted_with_its_date(site: Site) -> None:
    site.post("/inbox/add", data={"text": f"{SAID}\r\n", "published": "2031-06-01"})
    assert _done(site)["run"]["new"] == 1
    assert site.ledger.search("road")[0].article.published == "2031-06-01"


def test_folders_of_this_machine_are_read(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    site.post("/inbox/add", data={"places": str(folder)})
    assert _done(site)["run"]["new"] == 1


def test_failed_inputs_can_be_dropped_and_their_copies_go(site: Site, tmp_path: Path) -> None:
    site.post("/inbox/add", files=[("files", ("bad.txt", b"")), ("files", ("good.txt", SAID.encode()))])
    (failure,) = _done(site)["failures"]
    box = tmp_path / "ledger.db.inbox"
    assert [path.name for path in box.glob("*/*")] == ["bad.txt"]
    site.post("/inbox/forget", data={"path": failure["path"]})
    assert _done(site)["failures"] == [] and list(box.glob("*/*")) == []


def test_what_an_ended_program_left_is_taken_up(site: Site, ledger: Ledger) -> None:
    import io

    site.app.state.site.inbox.keep("left.txt", io.BytesIO(SAID.encode()))  # type: ignore[attr-defined]
    again = Site(ledger)
    assert again.get("/inbox.json").json()["waiting"] == 1
    again.post("/inbox/resume")
    data = _done(again)
    assert data["run"]["new"] == 1 and data["waiting"] == 0


def test_nothing_and_wrong_dates_are_told(site: Site) -> None:
    assert site.post("/inbox/add", data={"text": " "}).status_code == 400
    assert site.post("/inbox/add", data={"text": SAID, "published": "soon"}).status_code == 400
    assert site.post("/inbox/nothing").status_code == 404


def test_articles_without_a_date_get_one(site: Site) -> None:
    site.post(
        "/inbox/add",
        files=[("files", ("20310607-wire.txt", SAID.encode())), ("files", ("b.txt", b"Ann Bell said no."))],
    )
    undated = {one["name"]: one for one in _done(site)["undated"]}
    assert undated["20310607-wire"]["date"] == "2031-06-07" and undated["b"]["date"] is None
    site.post("/inbox/dates/set", data={"published": ""})
    assert site.ledger.search("road")[0].article.published == "2031-06-07"
    (left,) = _done(site)["undated"]
    site.post("/inbox/dates/set", data={"published": "2031-06", "documents": [left["id"]]})
    assert _done(site)["undated"] == []


def test_a_run_can_be_cancelled_and_keeps_what_it_read(site: Site) -> None:
    files = [("files", (f"{number}.txt", f"{SAID} {number}".encode())) for number in range(40)]
    site.post("/inbox/add", files=files)
    site.post("/inbox/cancel")
    data = _done(site)
    assert data["run"]["state"] in ("stopped", "done")
    assert data["waiting"] + data["run"]["read"] == 40
    assert len(site.ledger.search("road")) == data["run"]["new"]


def test_versions_are_looked_for_when_asked(site: Site) -> None:
    first = "Nizar Halabi said that his country would never sign the river treaty."
    for name, text in (("a", first), ("b", first.replace("the river", "this river"))):
        site.ledger.add_text(text, name=name, published="2031-05-04")
    assert _done(site)["versions_due"] == 10 and "/inbox/versions" in site.get("/inbox").text
    assert site.post("/inbox/versions").status_code == 303
    assert _done(site)["versions_due"] == 0
    one, other = site.ledger.search("river")
    page = site.get(f"/s/{one.id}").text
    assert f'href="/versions/{one.id}/{other.id}"' in page
