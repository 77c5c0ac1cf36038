"""schema.org and PROV-O as rdflib reads them, without a context from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mithaq.app.ledger import Ledger

rdflib = pytest.importorskip("rdflib")
Put = Callable[..., Path]
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


def graph_of(path: Path) -> Any:
    """The triples of a file."""
    return rdflib.Graph().parse(path, format="json-ld")


def test_words_are_quotations_and_reported_ones_claims(told: Ledger, put: Put) -> None:
    graph = graph_of(put("a.jsonld"))
    quotations = set(graph.subjects(rdflib.RDF.type, SCHEMA.Quotation))
    claims = set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))
    assert (len(quotations), len(claims)) == (2, 5) and len(quotations | claims) == len(told)
    for one in quotations:
        article, speaker = graph.value(one, SCHEMA.isPartOf), graph.value(one, SCHEMA.creator)
        assert (article, rdflib.RDF.type, SCHEMA.NewsArticle) in graph
        assert (speaker, rdflib.RDF.type, SCHEMA.Person) in graph and graph.value(speaker, SCHEMA.name)
    for one in claims:
        assert graph.value(one, SCHEMA.appearance) and graph.value(one, SCHEMA.author) and graph.value(one, SCHEMA.text)
    assert not list(graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview))


def test_half_a_date_is_not_made_a_whole_one(told: Ledger, put: Put) -> None:
    told.add_text("Nizar Halabi said that the gate was open.", name="month", published="2030-03")
    nodes = json.loads(put("a.jsonld", "gate").read_text(encoding="utf-8"))["@graph"]
    assert not [node for node in nodes if node["@type"] == "NewsArticle" and "datePublished" in node]
