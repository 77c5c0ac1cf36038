"""Documents and statements as they were when they were stored, made again from their rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mithaq.model.document import Document, Metadata
from mithaq.model.marks import (
    Boilerplate,
    Concept,
    Event,
    InstrumentMention,
    Mention,
    Speaker,
    Statement,
    TimeExpression,
)
from mithaq.model.why import Why
from mithaq.text.span import Span

__all__ = ["document_from", "event_from", "given_from", "statement_from"]

_SAID = (
    "title",
    "published",
    "published_basis",
    "outlet",
    "agency",
    "byline",
    "dateline",
    "place",
    "unfinished",
    "url",
)
_FIELDS = ("parent", "date", "date_basis", "venue", "place", "reported_by")
_LISTS = ("acts", "addressees", "instruments", "concepts", "modifiers")


def document_from(text: str, plain: Mapping[str, Any], statements: Iterable[Mapping[str, Any]]) -> Document:
    """The document of a text, its ``mithaq/1`` object and those of its statements.

    Layers that the contract leaves out (sentences, quotations) are empty.

    >>> doc = Document("قال نعم", language="ar", name="a")
    >>> document_from(doc.text, doc.to_json(), ()) == doc
    True
    """
    metadata = Metadata(**{name: plain[name] for name in _SAID}, sources=tuple(plain["sources"]))
    return Document(
        text,
        plain["language"],
        plain["id"] if plain["id"] != plain["hash"] else "",
        plain["path"],
        metadata,
        boilerplate=tuple(Boilerplate(Span(*one), "") for one in plain["boilerplate"]),
        times=tuple(map(_time, plain["times"])),
        mentions=tuple(map(_mention, plain["mentions"])),
        instruments=tuple(map(_instrument, plain["instruments"])),
        concepts=tuple(Concept(Span(*one["span"]), one["code"]) for one in plain["concepts"]),
        events=tuple(map(event_from, plain["events"])),
        statements=tuple(map(statement_from, statements)),
        packs=tuple(plain["packs"]),
        problems=tuple(plain["problems"]),
    )


def given_from(text: str, given: str, name: str, path: str | None, language: str | None) -> Document:
    """The document as it was before it was read: its text and what was known of it."""
    fields = json.loads(given)
    for field in ("title_span", "published_span"):
        fields[field] = _span(fields[field])
    return Document(text, language, name, path, Metadata(**{**fields, "sources": tuple(fields["sources"])}))


def statement_from(plain: Mapping[str, Any]) -> Statement:
    """The statement of its ``mithaq/1`` object."""
    who = plain["speaker"]
    speaker = Speaker(_span(who["mention"]), who["text"], who["name"], who["actor"], who["kind"] or "", who["resolved"])
    fields: dict[str, Any] = {field: plain[field] for field in _FIELDS}
    fields |= {field: tuple(plain[field]) for field in _LISTS}
    return Statement(
        plain["id"],
        tuple(Span(*one) for one in plain["content"]),
        plain["kind"],
        _span(plain["cue"]),
        speaker,
        plain["act"],
        headline=plain["headline"],
        inferred=plain["inferred"],
        due=plain.get("due"),
        polarity=plain["polarity"],
        commitment=tuple(plain.get("commitment", ())),
        targets=tuple(plain.get("targets", ())),
        voice=plain.get("voice", "speaker"),
        confidence=plain["confidence"],
        why=_why(plain["why"]),
        **fields,
    )


def _span(value: Iterable[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def _why(plain: Mapping[str, Any]) -> Why:
    parts = tuple((name, Span(*span)) for name, span in plain.get("parts", ()))
    return Why(plain["rule"], plain.get("says", ""), parts, tuple(map(_why, plain.get("because", ()))))


def _time(one: Mapping[str, Any]) -> TimeExpression:
    return TimeExpression(Span(*one["span"]), one["value"], one["type"], tuple(one["alternatives"]), one["anchor"])


def _mention(one: Mapping[str, Any]) -> Mention:
    return Mention(Span(*one["span"]), one["kind"], one["form"], one["name"], one["actor"])


def _instrument(one: Mapping[str, Any]) -> InstrumentMention:
    return InstrumentMention(Span(*one["span"]), one["id"], one["kind"] or "", one["known"], one["provision"])


def event_from(one: Mapping[str, Any]) -> Event:
    """The event of its plain data."""
    who = tuple(one["participants"])
    fields = ("senders", "recipients", "instruments", "concepts")
    sent, got, about, concepts = (tuple(one.get(name, ())) for name in fields)
    told = one["kind"], one["status"], who, one["date"], one["place"]
    return Event(Span(*one["span"]), *told, sent, got, about, concepts, _span(one.get("sentence")))
