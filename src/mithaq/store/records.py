"""Records: an article that was read, as plain rows that any process can make and the one writer puts away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from mithaq.kb.edtf import day_range
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Mention, Statement
from mithaq.text.fold import key

__all__ = ["Record", "Said", "Who", "compact", "days_of", "make_record", "storable", "text_value"]

_NAMED = ("name", "title-name")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Words = Callable[[str], tuple[str, str]]


class Who(NamedTuple):
    """An actor of a record: the id of a pack, or a person's ``name`` that the ledger has still to place, or words."""

    actor: str | None
    name: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a record: its row, searched words, who is in it, and what else it can be found by."""

    row: Mapping[str, Any]
    words: Mapping[str, str]
    speaker: Who
    addressees: tuple[Who, ...]
    names: tuple[Who, ...]
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article as rows: of the document, its statements, the actors it names, and its other marks by table."""

    document: Mapping[str, Any]
    statements: tuple[Said, ...]
    mentions: tuple[tuple[int, int, str, Who], ...]
    marks: Mapping[str, tuple[Mapping[str, Any], ...]]

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.document["id"])


def make_record(doc: Document, given: Metadata, words: Words) -> Record:
    """The record of a document; ``given`` is what was known before it was read, ``words`` makes forms and stems."""
    plain = doc.to_json()
    told = plain.pop("statements")
    named = {mention.name for mention in doc.mentions if mention.kind == "person" and mention.form in _NAMED}
    first, last = days_of(doc.published)
    document = {
        "id": doc.id,
        "name": storable(doc.name),
        "path": doc.path and storable(doc.path),
        "language": doc.language,
        "title": doc.title and storable(doc.title),
        "published": doc.published,
        "first_day": first,
        "last_day": last,
        "outlet": doc.metadata.outlet,
        "agency": doc.metadata.agency,
        "url": doc.metadata.url,
        "statements": len(doc.statements),
        "grouped": False,
        "packs": "; ".join(doc.packs),
        "given": compact(asdict(given)),
        "json": compact(plain),
        "text": storable(doc.text),
    }
    people = _people(doc.mentions, named)
    said = {
        statement.id: _said(doc, place, statement, compact(json_), words, people, named)
        for place, (statement, json_) in enumerate(zip(doc.statements, told, strict=True))
    }
    places = {(start, stop, who): (start, stop, form, who) for start, stop, form, who in people}
    return Record(document, tuple(said.values()), tuple(places.values()), _marks(plain))


def _people(mentions: tuple[Mention, ...], named: set[str]) -> list[tuple[int, int, str, Who]]:
    """The mentions of actors that can be told apart: those with an id, and people called by their names."""
    found = []
    for one in mentions:
        if one.actor is not None:
            found.append((*one.span, one.form, Who(one.actor)))
        elif one.name in named and one.form in _NAMED:
            found.append((*one.span, one.form, Who(None, one.name)))
    return found


def _said(
    doc: Document,
    position: int,
    one: Statement,
    json_: str,
    words: Words,
    people: list[tuple[int, int, str, Who]],
    named: set[str],
) -> Said:
    start, stop = one.content[0].start, one.content[-1].stop
    first, last = days_of(one.date or doc.published)
    row = {
        "id": one.id,
        "document": doc.id,
        "position": position,
        "start": start,
        "stop": stop,
        "kind": one.kind,
        "speaker": storable(str(one.speaker)) if one.speaker.name or one.speaker.text else None,
        "act": one.act,
        "date": one.date,
        "published": doc.published,
        "first_day": first,
        "last_day": last,
        "language": doc.language,
        "outlet": doc.metadata.outlet,
        "headline": one.headline,
        "parent": one.parent,
        "confidence": one.confidence,
        "changed": False,
    }
    forms, stems = words(storable(doc[one.content]))
    named_here = tuple(who for at, end, _, who in people if any(s.start <= at and end <= s.stop for s in one.content))
    tags = [("act", act) for act in dict.fromkeys((one.act, *one.acts))]
    tags += [("about", about) for about in one.instruments] + [("concept", code) for code in one.concepts]
    return Said(
        row,
        {"forms": forms, "stems": stems, "json": json_},
        _who(one.speaker.actor, one.speaker.name, one.speaker.text, named),
        tuple(_who(who if _is_id(who) else None, who, who, named) for who in one.addressees),
        tuple(dict.fromkeys(named_here)),
        tuple(dict.fromkeys(tags)),
    )


def _who(actor: str | None, name: str | None, text: str | None, named: set[str]) -> Who:
    return Who(actor, name if name in named else None, storable(name or text or "") or None)


def _is_id(who: str) -> bool:
    return bool(re.match(r"[a-z]+:\S", who))


def _marks(plain: Mapping[str, Any]) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The rows of times, instruments and events."""
    times = {tuple(one["span"]): one for one in plain["times"] if one["value"]}
    instruments = {(*one["span"], one["id"]): one for one in plain["instruments"]}
    return {
        "times": tuple({**_span(one), "value": one["value"], **_days(one["value"])} for one in times.values()),
        "instruments": tuple(
            {**_span(one), "instrument": one["id"], **{field: one[field] for field in ("kind", "known", "provision")}}
            for one in instruments.values()
        ),
        "events": tuple(
            {
                **_span(one),
                **{field: one[field] for field in ("kind", "status", "date", "place")},
                **_days(one["date"]),
                "json": compact(one),
            }
            for one in plain["events"]
        ),
    }


def _span(one: Mapping[str, Any]) -> dict[str, int]:
    return {"start": one["span"][0], "stop": one["span"][1]}


def _days(value: str | None) -> dict[str, str | None]:
    return dict(zip(("first_day", "last_day"), days_of(value), strict=True))


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that an EDTF date may mean, or two times ``None``."""
    return (day_range(value) if value else None) or (None, None)


def storable(text: str) -> str:
    """The text with what a database cannot hold (NUL, lone surrogates) replaced, every character in its place."""
    return _UNSTORABLE.sub("\ufffd", text)


def compact(value: Any) -> str:
    """The value as JSON in its own letters."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def text_value(words: str) -> str:
    """What somebody without an id is found by: the words, folded.

    >>> text_value("Источник в МИД")
    'text:источник в мид'
    """
    return f"text:{' '.join(key(words).split())}"
