"""The JSON contract: a document as plain data in the shape ``mithaq/1`` (``mithaq-1.schema.json``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mithaq.model.marks import (
    Event,
    InstrumentMention,
    Mention,
    Speaker,
    Statement,
    TimeExpression,
)
from mithaq.text.span import Span

if TYPE_CHECKING:
    from mithaq.model.document import Document

__all__ = ["SCHEMA", "document_json", "json_line"]

SCHEMA = "mithaq/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_line(doc: Document) -> str:
    """The document as one line of JSON in its own letters; what UTF-8 cannot hold (lone surrogates) is escaped.

    >>> from mithaq.model.document import Document
    >>> json_line(Document("", name="a\\ud800"))[:36]
    '{"schema": "mithaq/1", "id": "a\\\\ud80'
    """
    line = json.dumps(document_json(doc), ensure_ascii=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def document_json(doc: Document) -> dict[str, Any]:
    """The document as plain data; a field that is not known is ``None`` or an empty list."""
    about = doc.metadata
    return {
        "schema": SCHEMA,
        "id": doc.name or doc.id,
        "hash": doc.id,
        "path": doc.path,
        "language": doc.language,
        "title": about.title,
        "published": about.published,
        "published_basis": about.published_basis,
        "outlet": about.outlet,
        "agency": about.agency,
        "byline": about.byline,
        "dateline": about.dateline,
        "place": about.place,
        "sources": list(about.sources),
        "unfinished": about.unfinished,
        "url": about.url,
        "statements": [_statement(statement) for statement in doc.statements],
        "times": [_time(time) for time in doc.times],
        "mentions": [_mention(mention) for mention in doc.mentions],
        "instruments": [_instrument(found) for found in doc.instruments],
        "concepts": [{"span": list(found.span), "code": found.code} for found in doc.concepts],
        "events": [_event(event) for event in doc.events],
        "boilerplate": _spans(part.span for part in doc.boilerplate),
        "packs": list(doc.packs),
        "problems": list(doc.problems),
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "content": _spans(one.content),
        "cue": _span(one.cue),
        "parent": one.parent,
        "headline": one.headline,
        "inferred": one.inferred,
        "speaker": _speaker(one.speaker),
        "reported_by": one.reported_by,
        "act": one.act,
        "acts": list(one.acts),
        "date": one.date,
        "date_basis": one.date_basis,
        "addressees": list(one.addressees),
        "venue": one.venue,
        "place": one.place,
        "instruments": list(one.instruments),
        "concepts": list(one.concepts),
        "due": one.due,
        "modifiers": list(one.modifiers),
        "polarity": one.polarity,
        "commitment": list(one.commitment),
        "targets": list(one.targets),
        "voice": one.voice,
        "confidence": one.confidence,
        "rule": one.why.rule,
        "why": one.why.to_json(),
    }


def _speaker(one: Speaker) -> dict[str, Any]:
    return {
        "mention": _span(one.mention),
        "text": one.text,
        "actor": one.actor,
        "name": one.name,
        "kind": one.kind or None,
        "resolved": one.resolved,
    }


def _time(one: TimeExpression) -> dict[str, Any]:
    return {
        "span": list(one.span),
        "value": one.value,
        "type": one.kind,
        "alternatives": list(one.alternatives),
        "anchor": one.anchor,
    }


def _mention(one: Mention) -> dict[str, Any]:
    return {"span": list(one.span), "kind": one.kind, "form": one.form, "name": one.name, "actor": one.actor}


def _instrument(one: InstrumentMention) -> dict[str, Any]:
    return {
        "span": list(one.span),
        "id": one.id,
        "kind": one.kind or None,
        "known": one.known,
        "provision": one.provision,
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "span": list(one.span),
        "kind": one.kind,
        "status": one.status,
        "participants": list(one.participants),
        "date": one.date,
        "place": one.place,
        "senders": list(one.senders),
        "recipients": list(one.recipients),
        "instruments": list(one.instruments),
        "concepts": list(one.concepts),
        "sentence": _span(one.sentence),
    }
