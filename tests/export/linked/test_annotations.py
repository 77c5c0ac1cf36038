"""W3C Web Annotations: the shape of the standard, and the triples that its context makes of it (a reduced copy)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mithaq.app.ledger import Ledger
from mithaq.text.anchor import Anchor, find_anchor

Put = Callable[..., Path]
#: The terms of the standard's context that are used here; written anew, for the original is not to be fetched.
CONTEXT = Path(__file__).parents[2] / "data" / "anno-context.json"
PURPOSES = {"describing", "tagging", "linking", "identifying"}


def collection(path: Path) -> dict[str, Any]:
    """The annotation collection of a file."""
    plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return plain


def test_the_collection_holds_what_the_standard_asks_for(told: Ledger, put: Put) -> None:
    made = collection(put("a.annotations.jsonld"))
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and made["type"] == "AnnotationCollection"
    assert made["label"] == "statements: 7" and made["total"] == len(told) == len(made["first"]["items"])
    for one in made["first"]["items"]:
        assert one["type"] == "Annotation" and one["id"].startswith("urn:mithaq:statement:") and one["target"]
        assert {body["purpose"] for body in one["body"]} <= PURPOSES
        assert all(body.get("value") or body.get("source") for body in one["body"])


def test_selectors_lead_back_to_the_words(put: Put, texts: dict[str, str]) -> None:
    pieces = 0
    for one in collection(put("a.annotations.jsonld"))["first"]["items"]:
        for target in one["target"]:
            anchor = Anchor.from_json(target["selector"])
            text = texts[target["source"]["id"].rpartition(":")[2]]
            assert text[anchor.start : anchor.stop] == anchor.exact
            assert find_anchor("before. " + text, anchor) is not None
            pieces += 1
    assert pieces == 8  # one statement is in two pieces


def test_every_term_is_in_the_context_and_becomes_a_triple(told: Ledger, put: Put) -> None:
    rdflib = pytest.importorskip("rdflib")
    made = collection(put("a.annotations.jsonld"))
    made["@context"] = [json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"], made["@context"][1]]
    graph = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    found = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(found) == len(told)
    assert all(list(graph.objects(one, oa.hasTarget)) and list(graph.objects(one, oa.hasBody)) for one in found)
    assert {type(value.toPython()) for value in graph.objects(None, oa.start)} == {int}
    assert len(set(graph.objects(None, oa.exact))) == 8
    assert not [term for term in graph.predicates() if str(term).startswith("file:")]
