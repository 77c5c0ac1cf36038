"""Reading again: what a change of packs would change in a ledger, and the change itself; decisions stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mithaq.app.extract import Reader, annotate
from mithaq.app.ledgers.decisions import keep_decisions
from mithaq.app.ledgers.groups.copies import update_copies
from mithaq.errors import MithaqError
from mithaq.model.decision import Decision
from mithaq.search.words import forms_and_stems
from mithaq.store import tables as t
from mithaq.store.database import Database
from mithaq.store.people import People
from mithaq.store.records import Record, make_record
from mithaq.store.restored import given_from
from mithaq.store.writing import replace_article

__all__ = ["Change", "Difference", "apply_rerun", "read_again"]

_SAME = ("why", "rule", "confidence", "parent")  # what may differ without a difference in what is held


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that is ``added``, ``removed`` or ``changed`` (then ``fields`` names what), with its words."""

    kind: str
    statement: str
    words: str
    speaker: str
    fields: tuple[str, ...] = ()
    judged: bool = False

    def __str__(self) -> str:
        """The change in one line.

        >>> str(Change("changed", "a1b2", "We agree.", "Ann Bell", ("act",)))
        'changed a1b2 Ann Bell: «We agree.» (act)'
        """
        fields = f" ({', '.join(self.fields)})" if self.fields else ""
        judged = ", judged by a person" if self.judged else ""
        return f"{self.kind} {self.statement} {self.speaker}: «{self.words}»{fields}{judged}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading one article again changes; ``lost``: decisions whose words no statement holds any more."""

    document: str
    name: str
    changes: tuple[Change, ...]
    lost: tuple[Decision, ...] = ()
    error: MithaqError | None = None


def read_again(database: Database, reader: Reader) -> Iterator[Difference]:
    """The difference for each article that would be read otherwise today; nothing is written."""
    for document in _documents(database):
        with database.reading() as connection:
            found = _again(connection, document, reader)
        if found is not None and (found[0].changes or found[0].error):
            yield found[0]


def apply_rerun(database: Database, reader: Reader) -> Iterator[Difference]:
    """The same, each article's difference written in one transaction; decisions hold for the words they judged."""
    people = People(reader.kb())
    for document in _documents(database):
        with database.writing() as connection:
            found = _again(connection, document, reader)
            if found is None:
                continue
            difference, record = found
            lost: tuple[Decision, ...] = ()
            if record is not None:
                lost = _write(connection, record, people)
        if difference.changes or difference.error or lost:
            yield Difference(document, difference.name, difference.changes, lost, difference.error)
    update_copies(database)


def _documents(database: Database) -> Iterator[str]:
    """The ids of all documents, in the order they were added, a few at a time."""
    last = 0
    while True:
        with database.reading() as connection:
            columns = t.documents.c
            rows = connection.execute(
                select(columns.number, columns.id).where(columns.number > last).order_by(columns.number).limit(500)
            ).all()
        if not rows:
            return
        yield from (row.id for row in rows)
        last = rows[-1].number


def _again(connection: Connection, document: str, reader: Reader) -> tuple[Difference, Record | None] | None:
    row = connection.execute(select(t.documents).where(t.documents.c.id == document)).first()
    if row is None:
        return None
    try:
        base = given_from(row.text, row.given, row.name, row.path, row.language)
        record = make_record(annotate(base, reader.kb()), base.metadata, forms_and_stems)
    except MithaqError as error:
        return Difference(document, row.name, (), error=error), None
    source = select(t.statements.c.verdict, t.statement_texts).join(t.statement_texts)
    held = connection.execute(source.where(t.statements.c.document == document).order_by(t.statements.c.position)).all()
    before = {plain["id"]: plain for plain in (json.loads(one.read or one.json) for one in held)}
    after = {plain["id"]: plain for plain in (json.loads(said.words["json"]) for said in record.statements)}
    judged = {json.loads(one.json)["id"] for one in held if one.verdict is not None}
    changes = tuple(_changes(row.text, before, after, judged))
    if not changes and record.document["json"] == row.json and record.document["packs"] == row.packs:
        return Difference(document, row.name, ()), None
    return Difference(document, row.name, changes), record


def _changes(text: str, before: Mapping[str, Any], after: Mapping[str, Any], judged: Iterable[str]) -> Iterator[Change]:
    for id_ in dict.fromkeys((*before, *after)):
        plain = after.get(id_) or before[id_]
        words = " ".join(" … ".join(text[start:stop] for start, stop in plain["content"]).split())
        speaker = plain["speaker"]["name"] or plain["speaker"]["text"] or "unknown"
        if id_ in before and id_ in after:
            fields = tuple(
                name for name in plain if name not in _SAME and before[id_].get(name) != after[id_].get(name)
            )
            if fields:
                yield Change("changed", id_, words, speaker, fields, id_ in judged)
        else:
            yield Change("added" if id_ in after else "removed", id_, words, speaker, (), id_ in judged)


def _write(connection: Connection, record: Record, people: People) -> tuple[Decision, ...]:
    """The decisions that hold for no statement any more, once the record stands in place of what was read before."""
    replace_article(connection, record, people)
    return keep_decisions(connection, record.id, people)
