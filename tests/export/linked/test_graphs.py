"""GraphML as networkx opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.app.networks import write_network
from mithaq.export.linked.graphs import Shape, write_graph

networkx = pytest.importorskip("networkx")
Put = Callable[..., Path]


def test_networkx_opens_it_with_its_attributes(told: Ledger, put: Put) -> None:
    graph = networkx.read_graphml(put("a.graphml"))
    assert graph.is_directed() and {"actor", "instrument", "principle"} == set(dict(graph.nodes(data="kind")).values())
    edges = list(graph.edges(data=True))
    ids = {entry.id for entry in told.search()}
    assert {data["statement"] for *_, data in edges} < ids and isinstance(edges[0][2]["confidence"], float)
    relations = {data["relation"] for *_, data in edges}
    assert relations == {"to", "instrument", "principle"}
    stances = {(data["act"], data.get("stance")) for *_, data in edges if data["relation"] == "principle"}
    assert {("reject", "against"), ("reaffirm", "for")} <= stances
    assert "نزار الحلبي" in dict(graph.nodes(data="label")).values()


def test_what_has_no_edge_is_counted(told: Ledger, tmp_path: Path) -> None:
    tally = told.export('"a trap"', tmp_path / "a.graphml")
    assert (tally.rows, tally.left_out) == (0, 1)


def test_a_network_opens_with_weights_and_statements(told: Ledger, tmp_path: Path) -> None:
    network = told.network(kind="disagree")
    assert write_network(network, tmp_path / "n.graphml") == len(network.edges) == 1
    graph = networkx.read_graphml(tmp_path / "n.graphml")
    ((one, other, data),) = graph.edges(data=True)
    assert not graph.is_directed() and {one, other} == {network.edges[0].source, network.edges[0].target}
    assert data["weight"] == 1 and set(data["statements"].split()) == set(network.edges[0].statements)


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    path, shape = tmp_path / "a.graphml", Shape('a "b" <c>', False, {"label": "string"}, {"sure": "boolean"})
    write_graph(path, shape, [("a&b", {"label": "x\x00\ud800"}), ("c", {})], [("a&b", "c", {"sure": True})])
    graph = networkx.read_graphml(path)
    assert graph.nodes["a&b"]["label"] == "x\ufffd\ufffd" and graph.edges["a&b", "c"]["sure"] is True
