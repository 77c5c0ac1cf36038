"""PROV-O: the way back from a statement to whoever is behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from mithaq.app.ledger import Ledger
from mithaq.store import tables as t

rdflib = pytest.importorskip("rdflib")
Put = Callable[..., Path]
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
TYPE = rdflib.RDF.type


def test_every_statement_is_quoted_from_an_article_and_attributed(told: Ledger, put: Put) -> None:
    graph = rdflib.Graph().parse(put("a.prov.jsonld"), format="json-ld")
    quoted = {one for one in graph.subjects(PROV.wasQuotedFrom, None) if ":as-reported" not in one}
    assert len(quoted) == len(told)
    for one in quoted:
        assert all((origin, TYPE, PROV.Entity) in graph for origin in graph.objects(one, PROV.wasQuotedFrom))
        speaker = graph.value(one, PROV.wasAttributedTo)
        assert (speaker, TYPE, PROV.Agent) in graph and graph.value(speaker, rdflib.RDFS.label)
        reading = graph.value(one, PROV.wasGeneratedBy)
        assert (graph.value(reading, PROV.wasAssociatedWith), TYPE, PROV.SoftwareAgent) in graph


def test_the_chain_of_sources_is_kept_in_order(told: Ledger, put: Put) -> None:
    document = told.add_text("Nizar Halabi said that the gate was open.", name="chain", published="2031-05-04")
    with told._database.writing() as connection:  # as if the page had credited two agencies
        here = t.documents.c.id == document.id
        plain = json.loads(connection.execute(select(t.documents.c.json).where(here)).scalar_one())
        plain["sources"] = ["First Wire", "Second Wire"]
        connection.execute(update(t.documents).where(here).values(json=json.dumps(plain)))
    graph = rdflib.Graph().parse(put("a.prov.jsonld", "gate"), format="json-ld")
    article = rdflib.URIRef(f"urn:mithaq:article:{document.id}")
    second = graph.value(article, PROV.hadPrimarySource)
    first = graph.value(second, PROV.wasDerivedFrom)
    names = [graph.value(graph.value(one, PROV.wasAttributedTo), rdflib.RDFS.label) for one in (first, second)]
    assert list(map(str, names)) == ["First Wire", "Second Wire"]
