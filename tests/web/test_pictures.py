"""Networks: every edge is a link, beside the picture stands its table; more than sixty actors are a table only."""

from __future__ import annotations

from html import unescape

from mithaq.model.network import Choice, Edge, Network, Node
from mithaq.web.drawings.circles import MOST, draw_circle

from .conftest import Site


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


def test_more_than_sixty_are_a_table_only(site: Site) -> None:
    class Plain:
        labels = type("Names", (), {"actor": staticmethod(lambda id_, name="": name or id_)})
        words = staticmethod(lambda key, **values: key)

    def network(count: int) -> Network:
        nodes = tuple(Node(f"name:{number}", f"N{number}", "person", 1) for number in range(count))
        return Network(Choice(), "", nodes, (Edge("name:0", "name:1", 1, (), ("a",)),))

    address = {("name:0", "name:1"): "/s/a"}
    assert draw_circle(Plain(), network(MOST + 1), address) == ""  # type: ignore[arg-type]
    assert draw_circle(Plain(), network(MOST), address).count('class="node"') == MOST  # type: ignore[arg-type]


def test_wrong_options_are_told(site: Site) -> None:
    assert site.get("/network?kind=nothing").status_code == 422
