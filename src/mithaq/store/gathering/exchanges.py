"""Exchanges in the store: passages that tell of steps, found by what they are about, and the words behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from mithaq.ledger.exchange.steps import KINDS, OF_INSTRUMENTS
from mithaq.model.exchange import Trace
from mithaq.store import tables as t

__all__ = [
    "Telling",
    "Told",
    "articles_about",
    "articles_with",
    "names_of",
    "tellings",
    "texts_of",
    "topics_in",
    "traces_in",
]

_Topic = tuple[str, str, int, int, str | None, str | None]
_AT_ONCE = 400  # values in one condition


class Told(NamedTuple):
    """An article that tells of a step."""

    text: str
    name: str
    outlet: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement that a passage stands in: its id, its speaker's name, the range of its words."""

    statement: str
    speaker: str | None
    start: int
    stop: int


def topics_in(connection: Connection, limit: int | None = None) -> list[_Topic]:
    """The instruments and principles that steps are about: (field, id, passages, articles, first day, last day), the
    most often told first."""
    tags, events = t.event_tags.c, t.events.c
    number = func.count().label("number")
    asked = (
        select(tags.field, tags.value, number, func.count(events.document.distinct()))
        .add_columns(func.min(events.first_day), func.max(events.last_day))
        .join(t.events, events.number == tags.event)
        .where(tags.field.in_(("about", "concept")), events.kind.in_(tuple(KINDS)))
        .group_by(tags.field, tags.value)
        .order_by(number.desc(), tags.value)
    )
    rows = connection.execute(asked.limit(limit))
    return [(field, id_, count, many, first, last) for field, id_, count, many, first, last in rows]


def articles_about(
    connection: Connection, topics: Sequence[Sequence[tuple[str, str]]], most: int
) -> tuple[list[str], int]:
    """The articles that tell of steps about every one of these topics (each may be several tags), those that tell of
    more first; and how many there are in all."""
    events = t.events.c
    where = [events.kind.in_(tuple(KINDS))]
    where += [events.number.in_(select(t.event_tags.c.event).where(_tagged(pairs))) for pairs in topics]
    number = func.count().label("number")
    asked = select(events.document, number).where(and_(*where)).group_by(events.document)
    found = [row.document for row in connection.execute(asked.order_by(number.desc(), events.document))]
    return found[:most], len(found)


def articles_with(
    connection: Connection, instruments: Collection[str], same: Collection[tuple[str, str, str]], most: int
) -> list[str]:
    """The articles that tell of steps about these instruments, or of a step of a kind on a day by a side."""
    events = t.events.c
    found: dict[str, None] = {}
    for part in _parts(sorted(instruments)):
        tagged = select(t.event_tags.c.event).where(_tagged([("about", one) for one in part]))
        asked = select(events.document).where(events.number.in_(tagged)).distinct().limit(most)
        found.update(dict.fromkeys(connection.execute(asked).scalars()))
    sides = set(same)
    for kind in sorted({kind for kind, _, _ in sides}):
        for part in _parts(sorted({day for of, day, _ in sides if of == kind})):
            asked = (
                select(events.document, events.first_day, t.event_tags.c.value)
                .join(t.event_tags, t.event_tags.c.event == events.number)
                .where(events.kind == kind, events.first_day.in_(part), t.event_tags.c.field == "side")
            )
            met = (row.document for row in connection.execute(asked) if (kind, row.first_day, row.value) in sides)
            found.update(dict.fromkeys(met))
    return list(found)[:most]


def traces_in(connection: Connection, documents: Iterable[str]) -> list[Trace]:
    """What these articles tell of steps: their events of the right kinds, and the instruments they name."""
    out: list[Trace] = []
    for part in _parts(sorted(documents)):
        tags = _tags(connection, part)
        events = t.events.c
        asked = (
            select(events.number, events.document, events.start, events.stop, events.kind, events.status, events.date)
            .add_columns(events.place, events.sentence_start, events.sentence_stop, t.documents.c.published)
            .join(t.documents, t.documents.c.id == events.document)
            .where(events.document.in_(part), events.kind.in_(tuple(KINDS)))
        )
        out += [_trace(row, tags.get(row.number, {})) for row in connection.execute(asked)]
        out += _named(connection, part)
    return out


def _trace(row: Any, tags: Mapping[str, list[str]]) -> Trace:
    return Trace(
        row.document,
        row.start,
        row.stop,
        row.kind,
        row.status,
        tuple(tags.get("from", ())),
        tuple(tags.get("to", ())),
        tuple(tags.get("party", ())),
        row.date,
        row.published,
        row.place,
        tuple(tags.get("about", ())),
        tuple(tags.get("concept", ())),
        None if row.sentence_start is None else (row.sentence_start, row.sentence_stop),
    )


def _tags(connection: Connection, documents: Sequence[str]) -> dict[int, dict[str, list[str]]]:
    tags = t.event_tags.c
    asked = select(tags.event, tags.field, tags.value).join(t.events, t.events.c.number == tags.event)
    found: dict[int, dict[str, list[str]]] = {}
    for event, field, value in connection.execute(
        asked.where(t.events.c.document.in_(documents), tags.field != "side").order_by(tags.event, tags.value)
    ):
        found.setdefault(event, {}).setdefault(field, []).append(value)
    return found


def _named(connection: Connection, documents: Sequence[str]) -> Iterator[Trace]:
    """The first mention, in each article, of each instrument that stands for a step."""
    rows = t.instruments.c
    asked = (
        select(rows.document, func.min(rows.start), rows.instrument, rows.kind, t.documents.c.published)
        .join(t.documents, t.documents.c.id == rows.document)
        .where(rows.document.in_(documents), rows.kind.in_(tuple(OF_INSTRUMENTS)))
        .group_by(rows.document, rows.instrument, rows.kind, t.documents.c.published)
        .order_by(rows.document, func.min(rows.start))
    )
    stops = select(rows.document, rows.start, rows.instrument, rows.stop).where(rows.document.in_(documents))
    stop = {(document, start, id_): end for document, start, id_, end in connection.execute(stops)}
    for document, start, id_, kind, published in connection.execute(asked):
        end = stop[document, start, id_]
        yield Trace(document, start, end, kind, "names", published=published, instruments=(id_,))


def texts_of(connection: Connection, documents: Iterable[str]) -> dict[str, Told]:
    """These articles, by their ids."""
    columns = t.documents.c
    asked = select(columns.id, columns.text, columns.name, columns.outlet, columns.published, columns.language)
    parts = (connection.execute(asked.where(columns.id.in_(part))) for part in _parts(sorted(documents)))
    return {row[0]: Told(*row[1:]) for rows in parts for row in rows}


def names_of(connection: Connection, actors: Sequence[str]) -> dict[str, str]:
    """The names of those of these actors that the ledger holds, by id."""
    asked = select(t.actors.c.id, t.actors.c.name)
    parts = (connection.execute(asked.where(t.actors.c.id.in_(part))) for part in _parts(actors))
    return {id_: name for rows in parts for id_, name in rows}


def tellings(connection: Connection, documents: Iterable[str]) -> dict[str, list[Telling]]:
    """The statements of these articles, those in headlines left out, the shorter first."""
    columns = t.statements.c
    asked = select(columns.document, columns.id, columns.speaker, columns.start, columns.stop)
    found: dict[str, list[Telling]] = {}
    for part in _parts(sorted(documents)):
        rows = asked.where(columns.document.in_(part)).order_by(columns.stop - columns.start, columns.number)
        for document, *rest in connection.execute(rows):
            found.setdefault(document, []).append(Telling(*rest))
    return found


def _tagged(pairs: Iterable[tuple[str, str]]) -> ColumnElement[bool]:
    tags = t.event_tags.c
    return or_(*(and_(tags.field == field, tags.value == value) for field, value in pairs))


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[first : first + _AT_ONCE] for first in range(0, len(values), _AT_ONCE))
