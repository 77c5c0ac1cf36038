"""Writing: an article goes in whole or not at all; a failure is kept with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from mithaq.errors import MithaqError
from mithaq.store import tables as t
from mithaq.store.copied import renew_copies
from mithaq.store.dialects import add_rows
from mithaq.store.people import People
from mithaq.store.records import Record, Who, text_value

__all__ = ["add_failure", "now", "put_article", "put_statements", "remove_statements", "replace_article"]

_MARKS: Mapping[str, Table] = {"times": t.times, "instruments": t.instruments}


def now() -> str:
    """The moment, in UTC, to the second.

    >>> len(now())
    20
    """
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put_article(connection: Connection, record: Record, people: People) -> None:
    """Nothing; the article, its statements and marks are in the ledger."""
    connection.execute(insert(t.documents), [{**record.document, "added": now()}])
    put_statements(connection, record, people)


def put_statements(connection: Connection, record: Record, people: People) -> None:
    """Nothing; everything that was read in an article whose row is there is in the ledger."""
    language = record.document["language"]
    placed: dict[Who, str | None] = {}

    def place(who: Who) -> str | None:
        if who not in placed:
            placed[who] = _place(connection, who, people, language)
        return placed[who]

    mentions = {}
    for start, stop, form, who in record.mentions:
        row = {"document": record.id, "start": start, "stop": stop, "form": form, "actor": place(who)}
        mentions[start, stop, row["actor"]] = row
    add_rows(connection, t.mentions, list(mentions.values()))
    for name, rows in record.marks.items():
        add_rows(connection, _MARKS[name], [{**row, "document": record.id} for row in rows])
    if record.events:
        _put_events(connection, record, place, people)
    if record.statements:
        _put_said(connection, record, place, people)


def _put_events(connection: Connection, record: Record, place: Callable[[Who], str | None], people: People) -> None:
    first = (connection.execute(select(func.max(t.events.c.number))).scalar() or 0) + 1
    rows, tags = [], []
    for number, one in enumerate(record.events, first):
        rows.append({**one.row, "number": number, "document": record.id})
        found = set(one.tags)
        for role, who in one.who:
            actor = place(who)
            if actor is not None and not actor.startswith("text:"):
                found.add((role, actor))
                day = one.row["date"] or record.document["published"]
                found.update(("side", side) for side in people.sides_of(actor, day))
        tags += [{"field": field, "value": value, "event": number} for field, value in sorted(found)]
    add_rows(connection, t.events, rows)
    add_rows(connection, t.event_tags, tags)


def _put_said(connection: Connection, record: Record, place: Callable[[Who], str | None], people: People) -> None:
    first = (connection.execute(select(func.max(t.statements.c.number))).scalar() or 0) + 1
    rows, texts, tags = [], [], []
    for number, said in enumerate(record.statements, first):
        speaker = place(said.speaker)
        named = speaker is not None and not speaker.startswith("text:")
        key = text_value(said.row["speaker"])[5:] if said.row["speaker"] else None
        rows.append({**said.row, "number": number, "actor": speaker if named else None, "speaker_key": key})
        texts.append({**said.words, "number": number})
        found = {("by", speaker), *(("to", place(who)) for who in said.addressees), *said.tags}
        found.update(("names", place(who)) for who in said.names)
        found.update(("target", place(who)) for who in said.targets)
        found.update(("for", state) for state in people.speaks_for(speaker, said.row["date"] or said.row["published"]))
        found.update((field, people.outlet(record.document[field])) for field in ("outlet", "agency"))
        tags += [{"field": field, "value": value, "statement": number} for field, value in found if value]
    add_rows(connection, t.statements, rows)
    add_rows(connection, t.statement_texts, texts)
    add_rows(connection, t.statement_tags, tags)


def _place(connection: Connection, who: Who, people: People, language: str | None) -> str | None:
    if who.actor is not None:
        return people.known(connection, who.actor)
    if who.name is not None:
        return people.named(connection, who.name, language)
    return text_value(who.words) if who.words else None


def replace_article(connection: Connection, record: Record, people: People) -> None:
    """Nothing; the article stands as the record has it, whatever it was before. Decisions and copies stay."""
    remove_statements(connection, record.id)
    columns = {**record.document}
    at = t.documents.c.id == columns.pop("id")
    connection.execute(update(t.documents).where(at).values(**columns))
    put_statements(connection, record, people)
    renew_copies(connection, record.id)


def remove_statements(connection: Connection, document: str) -> None:
    """Nothing; what was read in the article is gone, the article is still there."""
    numbers = select(t.statements.c.number).where(t.statements.c.document == document)
    for table in (t.statement_tags, t.statement_texts):
        column = table.c.statement if table is t.statement_tags else table.c.number
        connection.execute(delete(table).where(column.in_(numbers)))
    happened = select(t.events.c.number).where(t.events.c.document == document)
    connection.execute(delete(t.event_tags).where(t.event_tags.c.event.in_(happened)))
    for table in (t.statements, t.events, t.mentions, *_MARKS.values()):
        connection.execute(delete(table).where(table.c.document == document))


def add_failure(connection: Connection, path: str, error: MithaqError) -> None:
    """Nothing; the input is in the list of those that failed, with the reason."""
    said: dict[str, Any] = {
        "kind": type(error).__name__,
        "what": error.what,
        "why": error.why,
        "try_this": error.try_this,
    }
    at = t.failures.c.path == path
    tries = connection.execute(select(t.failures.c.tries).where(at)).scalar()
    if tries is None:
        connection.execute(insert(t.failures), [{"path": path, "tries": 1, "last": now(), **said}])
    else:
        connection.execute(update(t.failures).where(at).values(tries=tries + 1, last=now(), **said))
