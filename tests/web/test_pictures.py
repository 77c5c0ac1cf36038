"""Timelines and networks: every point and edge is a link, beside it a list or table; Arabic runs the other way."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.model.network import Choice, Edge, Network, Node
from mithaq.web.drawings.circles import MOST, draw_circle

from .conftest import Site

RIVER = Path(__file__).parents[1] / "data" / "river"


@pytest.fixture
def river(tmp_path: Path) -> Site:
    """The app on the articles about an invented river treaty, with its domain pack."""
    ledger = Ledger(tmp_path / "river.db", packs=(str(RIVER),))
    ledger.add(sorted(RIVER.with_name("river-articles").glob("*.txt")))
    return Site(ledger)


def _points(picture: str) -> list[tuple[str, float]]:
    """The steps of a picture with their places from left to right."""
    found = re.findall(r'href="#step-(\w+)" data-point.*?<path d="M([\d.-]+) ', picture)
    return [(id_, float(x)) for id_, x in found]


def _longest(site: Site) -> str:
    threads = site.get("/threads.json").json()["threads"]
    return str(max(threads, key=lambda one: one["passages"])["id"])


def test_every_step_with_a_date_is_a_point_that_leads_to_it(river: Site) -> None:
    path = f"/t/{_longest(river)}"
    page, data = river.get(path).text, river.get(f"{path}.json").json()
    dated = [one["id"] for one in data["steps"] if one["date"] or one["by"]]
    assert len(dated) >= 2
    assert sorted(id_ for id_, _ in _points(data["picture"])) == sorted(dated)
    assert [id_ for id_ in dated if f'id="step-{id_}"' not in page] == []


def test_time_runs_the_way_the_interface_is_read(river: Site) -> None:
    path = f"/t/{_longest(river)}.json"
    places = {code: dict(_points(river.get(f"{path}?lang={code}").json()["picture"])) for code in ("en", "ar")}
    steps = [one["id"] for one in river.get(path).json()["steps"] if one["date"]]
    first, last = steps[0], steps[-1]
    assert places["en"][first] < places["en"][last] and places["ar"][first] > places["ar"][last]


def test_limits_and_kinds_narrow_an_exchange(river: Site) -> None:
    path = f"/t/{_longest(river)}.json"
    whole = river.get(path).json()
    kind = whole["steps"][0]["kind"]
    some = river.get(path, params={"kind": kind}).json()
    assert {one["kind"] for one in some["steps"]} == {kind} and len(some["steps"]) < len(whole["steps"])
    assert river.get(path, params={"since": "2100"}).json()["steps"] == []


def test_every_passage_of_a_step_marks_its_words(river: Site) -> None:
    for step in river.get(f"/t/{_longest(river)}.json").json()["steps"]:
        for told in step["evidence"]:
            assert "".join(piece["text"] for piece in told["pieces"]) == told["passage"]
            assert told["words"] in [piece["text"] for piece in told["pieces"] if piece["part"]]


def test_an_unknown_exchange_is_told(river: Site) -> None:
    assert river.get("/t/nothing-at-all").status_code == 404


def test_every_edge_has_its_row_and_leads_to_its_statements(site: Site) -> None:
    for text in (
        "أكد نزار الحلبي أن بلاده متمسكة بميثاق إسطنبول للأمن الأوروبي.",
        "Salma Al-Hadi said that the Istanbul Charter was binding.",
    ):
        site.ledger.add_text(text, published="2031-05-04")
    data = site.get("/network.json?kind=refers").json()
    assert len(data["edges"]) == 1
    page = unescape(site.get("/network?kind=refers").text)
    for edge in data["edges"]:
        assert edge["source_name"] in page and page.count(edge["address"]) >= 2  # in the picture and in the table
        listed = site.get(edge["address"].replace("/s/", "/list?ids=", 1)).text
        assert all(id_ in listed for id_ in edge["statements"][:200])


def test_more_than_sixty_are_a_table_only(river: Site) -> None:
    class Plain:
        labels = type("Names", (), {"actor": staticmethod(lambda id_, name="": name or id_)})
        words = staticmethod(lambda key, **values: key)

    def network(count: int) -> Network:
        nodes = tuple(Node(f"name:{number}", f"N{number}", "person", 1) for number in range(count))
        return Network(Choice(), "", nodes, (Edge("name:0", "name:1", 1, (), ("a",)),))

    address = {("name:0", "name:1"): "/s/a"}
    assert draw_circle(Plain(), network(MOST + 1), address) == ""  # type: ignore[arg-type]
    assert draw_circle(Plain(), network(MOST), address).count('class="node"') == MOST  # type: ignore[arg-type]


def test_wrong_options_are_told(river: Site) -> None:
    assert river.get("/network?kind=nothing").status_code == 422


def test_numbers_of_norms_lead_to_their_statements(river: Site) -> None:
    norms = river.get("/commitments.json").json()["norms"]
    assert norms
    for norm in norms:
        for voices in norm["roles"].values():
            for voice in voices:
                shown = river.get(voice["address"].replace("/s/", "/list?ids=", 1)).text
                assert shown.count('class="entry"') == min(voice["count"], 200)
