"""Records: an article that was read, as plain rows that any process can make and the one writer puts away."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from mithaq.kb.edtf import day_range
from mithaq.ledger.copies import body_of
from mithaq.ledger.shingles import keys_of, runs_of, words_of
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Mention, Statement
from mithaq.text.fold import key
from mithaq.text.span import Span
from mithaq.text.tokens import Tokens

__all__ = [
    "COMMITTING",
    "Happened",
    "Record",
    "Said",
    "Who",
    "compact",
    "days_of",
    "make_record",
    "promise_of",
    "storable",
    "text_value",
]

#: The main acts by which somebody binds itself.
COMMITTING = frozenset(("commit", "reaffirm"))
_NAMED = ("name", "title-name")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Words = Callable[[Tokens, Iterable[Span]], tuple[str, str]]
_Met = tuple[int, int, str, "Who"]  # start, stop, form, who


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
    targets: tuple[Who, ...]
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a record: its row, who is in it by role (from, to, party), and what else it can be found by."""

    row: Mapping[str, Any]
    who: tuple[tuple[str, Who], ...]
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article as rows: of the document, its statements and events, the actors it names, its other marks by table.

    ``words``, ``keys`` and ``pieces`` are what its copies are found by (:mod:`mithaq.store.copied`)."""

    document: Mapping[str, Any]
    statements: tuple[Said, ...]
    events: tuple[Happened, ...]
    mentions: tuple[tuple[int, int, str, Who], ...]
    marks: Mapping[str, tuple[Mapping[str, Any], ...]]
    words: bytes = b""
    keys: tuple[int, ...] = ()
    pieces: int = 0

    @property
    def id(self) -> str:
        """The id of the document."""
        return str(self.document["id"])


def make_record(doc: Document, given: Metadata, words: Words) -> Record:
    """The record of a document; ``given`` is what was known before it was read, ``words`` makes forms and stems."""
    plain = doc.to_json()
    id_ = doc.id
    told = plain.pop("statements")
    named = {mention.name for mention in doc.mentions if mention.kind == "person" and mention.form in _NAMED}
    first, last = days_of(doc.published)
    document = {
        "id": id_,
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
        "grouped": True,
        "packs": "; ".join(doc.packs),
        "given": compact(asdict(given)),
        "json": compact(plain),
        "text": storable(doc.text),
    }
    reading = _Reading(doc, id_, words, _people(doc.mentions, named), named)
    said = {
        statement.id: reading.said(place, statement, compact(json_))
        for place, (statement, json_) in enumerate(zip(doc.statements, told, strict=True))
    }
    places = {(start, stop, who): (start, stop, form, who) for start, stop, form, who in reading.people}
    events = tuple(_happened(one, named) for one in plain["events"])
    body = words_of(body_of(doc.text, (one.span for one in doc.boilerplate)))
    pieces = frozenset(runs_of(body))
    rows = tuple(said.values()), events, tuple(places.values()), _marks(plain)
    return Record(document, *rows, body, keys_of(pieces), len(pieces))


def _happened(one: Mapping[str, Any], named: set[str]) -> Happened:
    """The record of an event."""
    row = {
        **_span(one),
        **{field: one[field] for field in ("kind", "status", "date", "place")},
        **_days(one["date"]),
        **dict(zip(("sentence_start", "sentence_stop"), one["sentence"] or (None, None), strict=True)),
        "json": compact(one),
    }
    roles = {"from": one["senders"], "to": one["recipients"], "party": one["participants"]}
    who = [(role, _who(w if _is_id(w) else None, w, None, named)) for role, all_ in roles.items() for w in all_]
    tags = [("about", about) for about in one["instruments"]] + [("concept", code) for code in one["concepts"]]
    return Happened(row, tuple(who), tuple(tags))


def _people(mentions: tuple[Mention, ...], named: set[str]) -> list[_Met]:
    """The mentions of actors that can be told apart: those with an id, and people called by their names."""
    found = []
    for one in mentions:
        if one.actor is not None:
            found.append((*one.span, one.form, Who(one.actor)))
        elif one.name in named and one.form in _NAMED:
            found.append((*one.span, one.form, Who(None, one.name)))
    return sorted(found, key=itemgetter(0, 1))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document on its way into a record: ``people`` are the mentions of actors in their order."""

    doc: Document
    id: str
    words: Words
    people: list[_Met]
    named: set[str]

    def said(self, position: int, one: Statement, json_: str) -> Said:
        """The record of one of its statements."""
        doc, speaker = self.doc, one.speaker
        first, last = days_of(one.date or doc.published)
        row = {
            "id": one.id,
            "document": self.id,
            "position": position,
            "start": one.content[0].start,
            "stop": one.content[-1].stop,
            "kind": one.kind,
            "speaker": storable(str(speaker)) if speaker.name or speaker.text else None,
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
            **promise_of(one.act, one.due),
        }
        forms, stems = self.words(doc.tokens, one.content)
        tags = [("act", act) for act in (one.act, *one.acts)]
        tags += [("about", about) for about in one.instruments] + [("concept", code) for code in one.concepts]
        return Said(
            row,
            {"forms": forms, "stems": stems, "json": json_},
            _who(speaker.actor, speaker.name, speaker.text, self.named),
            tuple(_who(who if _is_id(who) else None, who, who, self.named) for who in one.addressees),
            tuple(dict.fromkeys(self._named_in(one.content))),
            tuple(_who(who if _is_id(who) else None, who, who, self.named) for who in one.targets),
            tuple(dict.fromkeys(tags)),
        )

    def _named_in(self, content: Iterable[Span]) -> Iterator[Who]:
        """Whoever is mentioned inside these spans."""
        for span in content:
            for at in range(bisect_left(self.people, (span.start,)), len(self.people)):
                start, stop, _, who = self.people[at]
                if start >= span.stop:
                    break
                if stop <= span.stop:
                    yield who


def _who(actor: str | None, name: str | None, text: str | None, named: set[str]) -> Who:
    return Who(actor, name if name in named else None, storable(name or text or "") or None)


def _is_id(who: str) -> bool:
    return bool(re.match(r"[a-z]+:\S", who))


def _marks(plain: Mapping[str, Any]) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The rows of times and instruments."""
    times = {tuple(one["span"]): one for one in plain["times"] if one["value"]}
    instruments = {(*one["span"], one["id"]): one for one in plain["instruments"]}
    return {
        "times": tuple({**_span(one), "value": one["value"], **_days(one["value"])} for one in times.values()),
        "instruments": tuple(
            {**_span(one), "instrument": one["id"], **{field: one[field] for field in ("kind", "known", "provision")}}
            for one in instruments.values()
        ),
    }


def _span(one: Mapping[str, Any]) -> dict[str, int]:
    return {"start": one["span"][0], "stop": one["span"][1]}


def _days(value: str | None) -> dict[str, str | None]:
    return dict(zip(("first_day", "last_day"), days_of(value), strict=True))


def promise_of(act: str, due: str | None) -> dict[str, str | None]:
    """What the row of a statement holds of it as a commitment: it is open from the start; a date does not end it.

    >>> promise_of("commit", "2031-05"), promise_of("deny", None)
    ({'status': 'open', 'due': '2031-05', 'due_day': '2031-05-31'}, {'status': None, 'due': None, 'due_day': None})
    """
    return {"status": "open" if act in COMMITTING else None, "due": due, "due_day": days_of(due)[1]}


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that an EDTF date may mean, or two times ``None``."""
    return (day_range(value) if value else None) or (None, None)


def storable(text: str) -> str:
    """The text with what a database cannot hold (NUL, lone surrogates) replaced, every character in its place."""
    return _UNSTORABLE.sub("\ufffd", text)


def compact(value: Any) -> str:
    """The value as JSON in its own letters."""
    return storable(_JSON(value))


def text_value(words: str) -> str:
    """What somebody without an id is found by: the words, folded.

    >>> text_value("Источник в МИД")
    'text:источник в мид'
    """
    return f"text:{' '.join(key(words).split())}"
