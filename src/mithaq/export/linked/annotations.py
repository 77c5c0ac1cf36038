"""W3C Web Annotations: each statement as an annotation of its article, with quote and position selectors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.linked.documents import iri, known, write_nodes

__all__ = ["CONTEXT", "write_annotations"]

#: The context of the standard, and the prefix of the fields that only a ledger has.
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"mithaq": "urn:mithaq:term:"}]


def write_annotations(bundle: Bundle, path: Path) -> Tally:
    """One collection with one page that holds an annotation for each statement."""
    about = bundle.about
    head = {
        "@context": CONTEXT,
        "id": f"urn:mithaq:export:{about.moment}",
        "type": "AnnotationCollection",
        "label": about.sentence,
        "generated": about.moment,
        "generator": {"id": "urn:mithaq:program", "type": "Software", "name": about.program},
        "total": about.total,
    }
    page = {"id": f"urn:mithaq:export:{about.moment}:1", "type": "AnnotationPage", "startIndex": 0}
    opening = f'{_open(head)}, "first": {_open(page)}, "items": ['
    return Tally(write_nodes(path, opening, _annotations(bundle), "]}}"), noun="annotation")


def _open(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)[:-1]


def _annotations(bundle: Bundle) -> Iterator[dict[str, Any]]:
    return (_annotation(bundle, item) for item in bundle.items())


def _annotation(bundle: Bundle, item: Item) -> dict[str, Any]:
    entry, article = item.entry, item.entry.article
    source = {
        "id": iri("article", article.id),
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
        "via": article.url,
    }
    said = f"{entry.speaker}: {entry.act.replace('_', ' ')}" + (f" ({entry.date})" if entry.date else "")
    bodies = [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": said},
        {"type": "TextualBody", "purpose": "tagging", "value": entry.act},
        *({"type": "TextualBody", "purpose": "tagging", "value": code} for code in entry.statement.concepts),
        *({"source": iri("instrument", one), "purpose": "linking"} for one in entry.statement.instruments),
    ]
    if entry.actor:
        bodies.append({"source": iri("actor", entry.actor), "purpose": "identifying"})
    return {
        "id": iri("statement", entry.id),
        "type": "Annotation",
        "motivation": "describing",
        **_fields(item),
        "body": bodies,
        "target": [{"source": known(source), "selector": anchor.to_json()} for anchor in item.anchors],
    }


def _fields(item: Item) -> dict[str, Any]:
    """What only a ledger knows."""
    one = item.entry.statement
    return known(
        {
            "mithaq:speaker": item.entry.speaker,
            "mithaq:act": one.act,
            "mithaq:kind": one.kind,
            "mithaq:date": one.date,
            "mithaq:addressee": list(item.addressees),
            "mithaq:venue": one.venue,
            "mithaq:confidence": str(one.confidence),
            "mithaq:rule": one.why.rule,
            "mithaq:verdict": item.entry.verdict,
        }
    )
