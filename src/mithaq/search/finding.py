"""Finding: how many statements match a query, a page of them, their facets, and why there are none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select

from mithaq.lang.pack import direction_of
from mithaq.model.ledger import Entry, Facet
from mithaq.search.conditions import Condition, condition_of
from mithaq.search.grammar import Query, Term
from mithaq.search.names import Names
from mithaq.search.passages import passage_of
from mithaq.store import tables as t
from mithaq.store.loading import ARTICLE, article_of
from mithaq.store.restored import statement_from

__all__ = ["FACETS", "Finder"]

#: The facets: what each is called, and the field of the tags it counts, or the column of the statements.
FACETS = {
    "speaker": "by",
    "addressee": "to",
    "act": "act",
    "instrument": "about",
    "principle": "concept",
    "outlet": "outlet",
    "language": "language",
    "year": "year",
    "checked": "verdict",
}
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Finder:
    """Answers queries on one state of a ledger; ``names`` holds its connection."""

    names: Names

    def count(self, query: Query) -> int:
        """How many statements match."""
        asked = select(func.count()).select_from(t.statements).where(condition_of(query, self.names))
        return int(self.names.connection.execute(asked).scalar_one())

    def page(self, query: Query, start: int = 0, limit: int = 50) -> tuple[Entry, ...]:
        """The matching statements from place ``start`` on, at most ``limit``, the latest first."""
        return self._entries(condition_of(query, self.names), start, limit)

    def entry(self, statement: str) -> Entry:
        """The statement with this id."""
        return self._entries(t.statements.c.id == statement, 0, 1)[0]

    def every(self, query: Query) -> Iterator[Entry]:
        """Every matching statement, the latest first; few are held in memory at a time."""
        order = _ordered(select(t.statements.c.number).where(condition_of(query, self.names)))
        numbers = list(self.names.connection.execute(order).scalars())
        for first in range(0, len(numbers), _BATCH):
            part = numbers[first : first + _BATCH]
            yield from self._entries(t.statements.c.number.in_(part), 0, len(part))

    def facets(self, query: Query, most: int = 10) -> tuple[Facet, ...]:
        """For each of :data:`FACETS` the values of the matching statements, with counts, the most frequent first."""
        where = condition_of(query, self.names)
        return tuple(Facet(name, self._counted(field, where, most)) for name, field in FACETS.items())

    def why_empty(self, query: Query) -> tuple[tuple[Term, int], ...]:
        """Each part of a query that nothing matches, with how many statements match without it; the most first."""
        counts = [(term, self.count(query.without(term))) for term in query.terms]
        return tuple(sorted(counts, key=lambda found: -found[1]))

    def _counted(self, field: str, where: Condition, most: int) -> tuple[tuple[str, str, int], ...]:
        matched = select(t.statements.c.number).where(where)
        number = func.count().label("number")
        if field in ("language", "year", "verdict"):
            column = func.substr(t.statements.c.last_day, 1, 4) if field == "year" else t.statements.c[field]
            asked = select(column.label("value"), number).where(where, column.is_not(None)).group_by(column)
        else:
            tags = t.statement_tags.c
            asked = select(tags.value, number).where(and_(tags.field == field, tags.statement.in_(matched)))
            asked = asked.group_by(tags.value)
        asked = asked.order_by(number.desc(), "value").limit(most)
        rows = self.names.connection.execute(asked).all()
        return tuple((value, self._shown(field, value), count) for value, count in rows)

    def _shown(self, field: str, value: str) -> str:
        if field in ("by", "to", "outlet"):
            return self.names.shown(value)
        instrument = self.names.kb.instrument(value) if field == "about" else None
        return instrument.shown if instrument else value.replace("_", " ")

    def _entries(self, where: Condition, start: int, limit: int) -> tuple[Entry, ...]:
        columns = t.statements.c
        asked = (
            select(
                columns.actor,
                columns.verdict,
                columns.changed,
                columns.status,
                t.statement_texts.c.json,
                t.documents.c.text,
                *ARTICLE,
            )
            .join(t.statement_texts, t.statement_texts.c.number == columns.number)
            .join(t.documents, t.documents.c.id == columns.document)
        )
        found = _ordered(select(columns.number).where(where)).offset(start).limit(limit)
        rows = self.names.connection.execute(_ordered(asked.where(columns.number.in_(found))))
        return tuple(map(_entry, rows))


def _ordered(asked: Select[Any]) -> Select[Any]:
    return asked.order_by(t.statements.c.last_day.desc().nulls_last(), t.statements.c.number.desc())


def _entry(row: Any) -> Entry:
    plain = json.loads(row[4])
    statement = statement_from(plain)
    words = " … ".join(row[5][start:stop] for start, stop in plain["content"])
    passage = passage_of(row[5], statement)
    article = article_of(row, 6)
    direction = direction_of(article.language)
    return Entry(statement, article, words, passage, row[0], row[1], row[2], row[3], direction, plain)
