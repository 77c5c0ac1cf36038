"""schema.org: quotations and claims with who says them, in the articles that carry them. Never a review of a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.linked.documents import full_date, iri, known, write_nodes

__all__ = ["CONTEXT", "write_quotations"]

CONTEXT = {"@vocab": "https://schema.org/"}
_TYPES = {
    "state": "Country",
    "org": "Organization",
    "agency": "NewsMediaOrganization",
    "outlet": "NewsMediaOrganization",
}


def write_quotations(bundle: Bundle, path: Path) -> Tally:
    """One graph: articles, speakers, and a Quotation (the very words) or a Claim (reported ones) for each statement."""
    about, written = bundle.about, 0

    def nodes() -> Iterator[dict[str, Any]]:
        nonlocal written
        met: set[str] = set()
        yield {"@id": f"urn:mithaq:export:{about.moment}", "@type": "Dataset", "name": about.sentence, **_made(bundle)}
        for item in bundle.items():
            for node in (_article(item), _speaker(bundle, item)):
                if node["@id"] not in met:
                    met.add(node["@id"])
                    yield node
            written += 1
            yield _statement(bundle, item)

    write_nodes(path, f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [', nodes(), "]}")
    return Tally(written, noun="statement")


def _made(bundle: Bundle) -> dict[str, Any]:
    return {
        "dateCreated": bundle.about.moment,
        "creator": {"@type": "SoftwareApplication", "name": bundle.about.program},
    }


def _article(item: Item) -> dict[str, Any]:
    article = item.entry.article
    outlet = known({"@type": "NewsMediaOrganization", "name": article.outlet})
    return known(
        {
            "@id": iri("article", article.id),
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "inLanguage": article.language,
            "datePublished": full_date(article.published),
            "publisher": outlet if article.outlet else None,
            "author": {"@type": "Person", "name": item.source.byline} if item.source.byline else None,
            "url": article.url,
        }
    )


def _speaker(bundle: Bundle, item: Item) -> dict[str, Any]:
    entity = bundle.kb.entities.get(item.entry.actor or "")
    names = [name for all_ in entity.names.values() for name in all_] if entity else []
    return known(
        {
            "@id": iri("actor", item.actor),
            "@type": _type_of(item),
            "name": bundle.speaker(item),
            "alternateName": [name for name in dict.fromkeys(names) if name != bundle.speaker(item)],
        }
    )


def _type_of(item: Item) -> str:
    """The type of the speaker: by its id, else a person where it was named as one, else whoever it may be."""
    kind = (item.entry.actor or "").partition(":")[0]
    if kind in _TYPES:
        return _TYPES[kind]
    return "Person" if kind in ("person", "name") else "Thing"


def _statement(bundle: Bundle, item: Item) -> dict[str, Any]:
    one = item.entry.statement
    direct = one.kind == "direct"
    subjects = [
        {"@id": iri("instrument", id_), "@type": "Legislation", "name": bundle.name(id_)} for id_ in one.instruments
    ]
    subjects += [{"@type": "DefinedTerm", "termCode": code, "name": bundle.name(code)} for code in one.concepts]
    return known(
        {
            "@id": iri("statement", one.id),
            "@type": "Quotation" if direct else "Claim",
            "text": item.entry.words,
            "inLanguage": item.entry.article.language,
            ("creator" if direct else "author"): {"@id": iri("actor", item.actor)},
            ("isPartOf" if direct else "appearance"): {"@id": iri("article", item.entry.article.id)},
            "dateCreated": full_date(one.date),
            "temporal": one.date if one.date and not full_date(one.date) else None,
            "audience": [{"@type": "Audience", "name": bundle.name(who)} for who in item.addressees],
            "about": subjects,
            "keywords": one.act,
            "position": item.start,
        }
    )
