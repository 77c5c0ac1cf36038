"""``/s/<id>``: a statement with its fields, its source chain, its versions, why it is there and who judged it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from mithaq.app.pages.versions import side_by_side
from mithaq.model.ledger import Entry
from mithaq.model.why import Why
from mithaq.text.span import Span
from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.entries import copies_data, entry_data

__all__ = ["router"]

router = APIRouter(tags=["statements"])


def statement(context: Asked, id: str) -> Data:
    """A statement: fields with the words they stand on, source chain, versions, rules, decisions."""
    entry = context.ledger.statement(id)
    document = context.ledger.document(entry.article.id)
    made = context.ledger.history(entry)
    others = [one for one in context.ledger.versions(entry) if one.id != entry.id]
    return {
        "statement": entry_data(context, entry),
        "fields": _fields(context, entry, document.text),
        "copies": copies_data(context, entry.article.id),
        "chain": _chain(context, entry, document.metadata.sources),
        "versions": [entry_data(context, one) for one in others],
        "why": _why(entry.statement.why, document.text),
        "packs": list(document.packs),
        "history": [
            {
                "number": one.number,
                "verdict": one.verdict,
                "by": one.by,
                "at": one.at,
                "field": one.field,
                "before": one.before,
                "after": one.after,
                "undoes": one.undoes,
                "note": one.note,
            }
            for one in made
        ],
        "children": [
            {"id": one.id, "words": document[one.content]} for one in document.statements if one.parent == entry.id
        ],
        "cite": _cite(entry),
    }


def _words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.stop] if span else None


def _fields(context: Context, entry: Entry, text: str) -> list[dict[str, Any]]:
    """Each field with its value, the words that support it, and the rule where there are none."""
    one, shown = entry.statement, entry_data(context, entry)
    rules, words = list(one.why.rules()), context.words
    speaker = next((rule for rule in rules if rule.startswith("speaker.")), one.why.rule)
    act = next((rule for rule in rules if ".act." in rule or rule.startswith("act.")), one.why.rule)
    rows: list[tuple[str, str | None, str | None, str | None]] = [
        ("speaker", shown["speaker"]["name"], _words(text, one.speaker.mention), speaker),
        ("act", ", ".join(context.labels.act(code) for code in (one.acts or (one.act,))), _words(text, one.cue), act),
        ("kind", words.or_code("kind", one.kind), None, one.why.rule),
        ("to", ", ".join(to["name"] for to in shown["to"]), None, None),
        ("date", one.date, None, one.date_basis),
        ("published", entry.article.published, None, None),
        ("venue", one.venue, None, None),
        ("place", shown["place"], None, None),
        ("instruments", ", ".join(i["name"] for i in shown["instruments"]), None, None),
        ("concepts", ", ".join(c["name"] for c in shown["concepts"]), None, None),
        ("reported_by", one.reported_by, None, None),
        ("targets", ", ".join(to["name"] for to in shown["targets"]), None, None),
        ("form", ", ".join(words.or_code("form", form) for form in one.commitment), None, None),
        ("due", one.due, None, None),
        ("modifiers", ", ".join(words.or_code("modifier", name) for name in one.modifiers), None, None),
        ("voice", words.or_code("voice", one.voice), None, None),
        ("polarity", words.or_code("polarity", one.polarity), None, None),
        ("confidence", f"{one.confidence:.2f}", None, None),
    ]
    return [
        {"field": field, "value": value or None, "words": words, "rule": rule} for field, value, words, rule in rows
    ]


def _chain(context: Context, entry: Entry, sources: tuple[str, ...]) -> list[dict[str, Any]]:
    """From the mouth to the page: who said it and when, who passed it on, who published it."""
    one, article = entry.statement, entry.article
    steps: list[dict[str, Any]] = [
        {"step": "said", "who": context.labels.actor(one.speaker.actor or entry.actor, entry.speaker), "when": one.date}
    ]
    if one.reported_by:
        steps.append({"step": "reported", "who": one.reported_by, "when": None})
    credits = dict.fromkeys(filter(None, (article.agency, *sources)))
    steps += [{"step": "credited", "who": context.labels.actor(who, who), "when": None} for who in credits]
    outlet = context.labels.actor(article.outlet, article.outlet or "") if article.outlet else None
    steps.append({"step": "published", "who": outlet, "when": article.published})
    return steps


def _why(why: Why, text: str) -> dict[str, Any]:
    """The tree of rules with the words that each part stands on."""
    return {
        "rule": why.rule,
        "says": why.says,
        "parts": [{"name": name, "words": text[span.start : span.stop]} for name, span in why.parts],
        "because": [_why(node, text) for node in why.because],
    }


def _cite(entry: Entry) -> dict[str, str]:
    """The statement as it is cited, plain and as BibTeX."""
    article = entry.article
    where = ", ".join(filter(None, (article.outlet, article.title, article.published, article.url)))
    words = " ".join(entry.words.split())
    plain = f"{entry.speaker}: “{words}”. {where or article.name}. Mithaq {entry.id}."
    fields = {"author": entry.speaker, "title": words, "howpublished": article.outlet, "date": article.published}
    fields |= {"url": article.url, "note": f"Mithaq statement {entry.id}"}
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return {"plain": plain, "bibtex": f"@misc{{mithaq-{entry.id}{lines}\n}}"}


def versions(context: Asked, id: str, other: str) -> Data:
    """Two versions side by side: the words that only one has, and the numbers, dates and names."""
    found = side_by_side(context.ledger, id, other)
    return {
        "one": entry_data(context, found.one),
        "other": entry_data(context, found.other),
        "same_language": found.same_language,
        "pieces": [[{"text": text, "kind": kind} for text, kind in pieces] for pieces in found.pieces],
        "facts": [{"kind": one.kind, "value": one.value, "a": one.a, "b": one.b} for one in found.facts],
    }


add_page(router, "/s/{id}", "statement.html", statement)
add_page(router, "/versions/{id}/{other}", "versions.html", versions)
