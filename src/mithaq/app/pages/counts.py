"""Counts behind the pictures: statements over time by act, and who and what a ledger holds most of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from mithaq.app.ledger import Ledger
from mithaq.model.ledger import Facet
from mithaq.search.conditions import condition_of
from mithaq.search.finding import FACETS
from mithaq.search.grammar import Query
from mithaq.search.names import Names
from mithaq.store import tables as t

__all__ = ["Activity", "Holdings", "activity_of", "facets_of", "holdings", "kinds_of", "most_frequent", "stamp_of"]


@dataclass(frozen=True, slots=True)
class Activity:
    """Statements by time: for each ``period`` (a year, or a month where all lie in few years) how many by act."""

    period: str
    by_act: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """All statements of the period."""
        return sum(count for _, count in self.by_act)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a ledger holds, counted."""

    articles: int
    statements: int
    commitments: int
    unchecked: int
    undated: int
    languages: tuple[tuple[str, int], ...]


_YEARS = 3  # at most so many years are shown by month


def activity_of(ledger: Ledger, query: Query) -> tuple[Activity, ...]:
    """The activity of the statements that match, the earliest first; statements without any date are not in it."""
    columns = t.statements.c
    with ledger.database.reading() as connection:
        where = condition_of(query, Names(connection, ledger.reader.kb()))
        ends = connection.execute(select(func.min(columns.last_day), func.max(columns.last_day)).where(where)).one()
        if ends[0] is None:
            return ()
        length = 7 if int(ends[1][:4]) - int(ends[0][:4]) < _YEARS else 4
        period = func.substr(columns.last_day, 1, length)
        asked = select(period, columns.act, func.count()).where(where, columns.last_day.is_not(None))
        rows = connection.execute(asked.group_by(period, columns.act).order_by(period, func.count().desc())).all()
    found: dict[str, list[tuple[str, int]]] = {}
    for when, act, count in rows:
        found.setdefault(when, []).append((act, count))
    return tuple(Activity(when, tuple(acts)) for when, acts in found.items())


def facets_of(ledger: Ledger, query: Query, most: int) -> tuple[Facet, ...]:
    """The facets of what matches; of a whole ledger, which everybody asks for first, straight from its tags."""
    if query.terms:
        return ledger.search(query).facets(most)
    with ledger.database.reading() as connection:
        names = Names(connection, ledger.reader.kb())
        return tuple(Facet(name, _whole(names, field, most)) for name, field in FACETS.items())


def _whole(names: Names, field: str, most: int) -> tuple[tuple[str, str, int], ...]:
    """The values of a field over a whole ledger, those of rejected statements taken away, as (value, name, count)."""
    columns, number, execute = t.statements.c, func.count().label("number"), names.connection.execute
    rejected = columns.verdict == "reject"
    if field in ("language", "year", "verdict"):
        column = func.substr(columns.last_day, 1, 4) if field == "year" else columns[field]
        asked = select(column, number).where(column.is_not(None), rejected.is_not(True)).group_by(column)
        return tuple(
            (value, value, count) for value, count in execute(asked.order_by(number.desc(), column).limit(most))
        )
    tags = t.statement_tags.c
    gone = select(tags.value, number).where(
        tags.field == field, tags.statement.in_(select(columns.number).where(rejected))
    )
    without = dict(tuple(row) for row in execute(gone.group_by(tags.value)))
    asked = select(tags.value, number).where(tags.field == field).group_by(tags.value)
    held = execute(asked.order_by(number.desc(), tags.value).limit(most + len(without))).all()
    left = sorted(((value, count - without.get(value, 0)) for value, count in held), key=lambda one: (-one[1], one[0]))
    shown = [one for one in left if one[1] > 0][:most]
    named = field in ("by", "to", "outlet")
    return tuple((value, names.shown(value) if named else value, count) for value, count in shown)


def kinds_of(ledger: Ledger, query: Query) -> tuple[tuple[str, str, int], ...]:
    """How many of the statements that match are direct, mixed and indirect: (language, kind, count)."""
    columns = t.statements.c
    with ledger.database.reading() as connection:
        where = condition_of(query, Names(connection, ledger.reader.kb()))
        asked = select(columns.language, columns.kind, func.count()).where(where, columns.language.is_not(None))
        return tuple(tuple(row) for row in connection.execute(asked.group_by(columns.language, columns.kind)))


def most_frequent(ledger: Ledger, field: str, limit: int = 100, start: int = 0) -> tuple[tuple[str, int], ...]:
    """The values of a field of tags (``by``, ``about`` …) with how many statements have each, the most first."""
    tags, number = t.statement_tags.c, func.count().label("number")
    asked = select(tags.value, number).where(tags.field == field).group_by(tags.value)
    with ledger.database.reading() as connection:
        rows = connection.execute(asked.order_by(number.desc(), tags.value).offset(start).limit(limit)).all()
    return tuple((value, count) for value, count in rows)


def holdings(ledger: Ledger) -> Holdings:
    """What the ledger holds: articles, statements, promises, what nobody has checked, by language."""
    columns = t.statements.c
    with ledger.database.reading() as connection:

        def count(*where: object) -> int:
            asked = select(func.count()).select_from(t.statements).where(*where)  # type: ignore[arg-type]
            return int(connection.execute(asked).scalar_one())

        number = func.count().label("number")
        asked = select(t.documents.c.language, number).group_by(t.documents.c.language).order_by(number.desc())
        languages: Iterable[tuple[str | None, int]] = [(row[0], row[1]) for row in connection.execute(asked)]
        undated = select(func.count()).select_from(t.documents).where(t.documents.c.published.is_(None))
        articles = select(func.count()).select_from(t.documents)
        return Holdings(
            int(connection.execute(articles).scalar_one()),
            count(),
            count(columns.status.is_not(None)),
            count(columns.verdict.is_(None)),
            int(connection.execute(undated).scalar_one()),
            tuple((language or "und", total) for language, total in languages),
        )


def stamp_of(ledger: Ledger) -> tuple[int, ...]:
    """Numbers that change whenever something is added, read again or decided: what was counted before still holds as
    long as they are the same."""
    last = [func.max(table.c.number) for table in (t.documents, t.statements, t.decisions)]
    with ledger.database.reading() as connection:
        return tuple(int(connection.execute(select(one)).scalar() or 0) for one in last)
