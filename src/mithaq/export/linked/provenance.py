"""PROV-O: where each statement comes from: speaker, who reported it, article, who passed that on, what read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.linked.documents import full_date, iri, known, write_nodes

__all__ = ["CONTEXT", "write_provenance"]


def _link(name: str) -> dict[str, str]:
    return {"@id": f"prov:{name}", "@type": "@id"}


_LINKS = (
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasQuotedFrom",
    "wasGeneratedBy",
    "wasAssociatedWith",
    "hadPrimarySource",
    "used",
)
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "mithaq": "urn:mithaq:term:",
    "label": "rdfs:label",
    "value": "prov:value",
    "startedAtTime": {"@id": "prov:startedAtTime", "@type": "xsd:dateTime"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    **{name: _link(name) for name in _LINKS},
}
_PROGRAM, _READING = "urn:mithaq:program", "urn:mithaq:reading"
_TYPES = {
    "person": "Person",
    "name": "Person",
    "org": "Organization",
    "state": "Organization",
    "agency": "Organization",
}


def write_provenance(bundle: Bundle, path: Path) -> Tally:
    """One graph: every statement an entity quoted from its article, every article derived from those it credits."""
    written = 0

    def nodes() -> Iterator[dict[str, Any]]:
        nonlocal written
        met: set[str] = set()
        yield from _export(bundle)
        for item in bundle.items():
            for node in (*_chain(bundle, item), _agent(item.entry.actor, bundle.speaker(item))):
                if node["@id"] not in met:
                    met.add(node["@id"])
                    yield node
            written += 1
            yield from _statement(item, met)

    write_nodes(path, f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [', nodes(), "]}")
    return Tally(written, noun="statement")


def _export(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """The program, its reading of the articles, and the export itself."""
    about = bundle.about
    yield {"@id": _PROGRAM, "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": about.program}
    yield {"@id": _READING, "@type": "prov:Activity", "label": "reading of the articles", "wasAssociatedWith": _PROGRAM}
    yield {
        "@id": f"urn:mithaq:export:{about.moment}",
        "@type": ["prov:Entity", "prov:Collection"],
        "label": about.sentence,
        "generatedAtTime": about.moment,
        "wasAttributedTo": _PROGRAM,
    }


def _agent(actor: str | None, name: str) -> dict[str, Any]:
    kind = _TYPES.get((actor or "").partition(":")[0])
    types = ["prov:Agent", *([f"prov:{kind}"] if kind else [])]
    return {"@id": iri("actor", actor or f"text:{name}"), "@type": types, "label": name}


def _chain(bundle: Bundle, item: Item) -> Iterator[dict[str, Any]]:
    """The article, and before it, in order, the texts of those who passed it on, each derived from the one before."""
    article = item.entry.article
    outlet = _carrier(bundle, article.outlet) if article.outlet else None
    credited = (*item.source.sources, *filter(None, (article.agency,)))
    before: str | None = None
    carriers: dict[str, str] = {}
    for name in credited:
        carriers.setdefault(_carrier(bundle, name), name)
    for carrier, name in carriers.items():
        if carrier == outlet:
            continue
        yield _agent(carrier, name)
        place = f"{iri('article', article.id)}:as-of:{iri('carrier', carrier).rpartition(':')[2]}"
        yield known(
            {
                "@id": place,
                "@type": "prov:Entity",
                "label": f"the report as {name} passed it on",
                "wasAttributedTo": iri("actor", carrier),
                "wasDerivedFrom": before,
            }
        )
        before = place
    if outlet:
        yield _agent(outlet, str(article.outlet))
    published = full_date(article.published)
    yield known(
        {
            "@id": iri("article", article.id),
            "@type": "prov:Entity",
            "label": article.title or article.name,
            "generatedAtTime": published if published and "T" in published else None,
            "mithaq:published": article.published,
            "wasAttributedTo": iri("actor", outlet) if outlet else None,
            "hadPrimarySource": before,
        }
    )


def _carrier(bundle: Bundle, name: str) -> str:
    """The id of an agency or outlet by its name in any script, or the words."""
    found = [one.id for one in bundle.kb.find(name) if one.kind == "outlet" or one.id.startswith("agency:")]
    return found[0] if len(found) == 1 else f"text:{name}"


def _statement(item: Item, met: set[str]) -> Iterator[dict[str, Any]]:
    """The statement; where somebody passed the words on, their report of it stands in between."""
    one, article = item.entry.statement, iri("article", item.entry.article.id)
    place, origin = iri("statement", one.id), article
    if one.reported_by:
        agent = _agent(None, one.reported_by)
        if agent["@id"] not in met:
            met.add(agent["@id"])
            yield agent
        origin = f"{place}:as-reported"
        label = f"what {one.reported_by} passed on"
        yield {
            "@id": origin,
            "@type": "prov:Entity",
            "label": label,
            "wasAttributedTo": agent["@id"],
            "wasQuotedFrom": article,
        }
    yield known(
        {
            "@id": place,
            "@type": "prov:Entity",
            "value": item.entry.words,
            "wasAttributedTo": iri("actor", item.actor),
            "wasQuotedFrom": [origin] if one.parent is None else [origin, iri("statement", one.parent)],
            "wasGeneratedBy": _READING,
            "mithaq:start": item.start,
            "mithaq:stop": item.stop,
            "mithaq:said": one.date,
        }
    )
