"""Articles that match a query: by language, outlet and date, or by the statements in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, not_, or_, select

from mithaq.kb.edtf import day_range
from mithaq.model.ledger import Article, Facet
from mithaq.search.conditions import Condition, condition_of
from mithaq.search.grammar import Query, Term
from mithaq.search.names import Names
from mithaq.store import tables as t
from mithaq.store.loading import ARTICLE, article_of

__all__ = ["ARTICLE_FACETS", "ArticleFinder", "published_by"]

#: What is counted among articles, and its column.
ARTICLE_FACETS = {"outlet": "outlet", "agency": "agency", "language": "language", "year": "year"}


@dataclass(frozen=True, slots=True)
class ArticleFinder:
    """Answers queries on the articles of one state of a ledger; ``names`` holds its connection."""

    names: Names

    def count(self, query: Query) -> int:
        """How many articles match."""
        return int(self.names.connection.execute(select(func.count()).select_from(self._found(query))).scalar_one())

    def page(self, query: Query, start: int = 0, limit: int = 50) -> tuple[tuple[Article, int], ...]:
        """The matching articles, each with how many of its statements match, the latest first.

        A query of languages, outlets and dates only asks about the articles themselves, and finds those without a
        statement too; any other asks for articles that hold a statement it finds.
        """
        found = self._found(query)
        asked = (
            select(*ARTICLE, found.c.matched)
            .join(found, found.c.document == t.documents.c.id)
            .order_by(t.documents.c.last_day.desc().nulls_last(), t.documents.c.number.desc())
        )
        rows = self.names.connection.execute(asked.offset(start).limit(limit))
        return tuple((article_of(row), row.matched) for row in rows)

    def facets(self, query: Query, most: int = 10) -> tuple[Facet, ...]:
        """For each of :data:`ARTICLE_FACETS` the values of the matching articles, with counts."""
        return tuple(Facet(name, self._counted(column, query, most)) for name, column in ARTICLE_FACETS.items())

    def _counted(self, name: str, query: Query, most: int) -> tuple[tuple[str, str, int], ...]:
        columns, number = t.documents.c, func.count().label("number")
        column = func.substr(columns.last_day, 1, 4) if name == "year" else columns[name]
        matching = columns.id.in_(select(self._found(query).c.document))
        asked = select(column.label("value"), number).where(matching, column.is_not(None)).group_by(column)
        rows = self.names.connection.execute(asked.order_by(number.desc(), "value").limit(most)).all()
        return tuple((value, value, count) for value, count in rows)

    def _found(self, query: Query) -> Any:
        """The documents that match, each with the number of its statements that do."""
        if all(term.field in _CONDITIONS for term in query.terms):
            asked: Select[Any] = select(t.documents.c.id.label("document"), t.documents.c.statements.label("matched"))
            return asked.where(and_(True, *(self._condition(term) for term in query.terms))).subquery()
        document = t.statements.c.document
        asked = select(document.label("document"), func.count().label("matched"))
        return asked.where(condition_of(query, self.names)).group_by(document).subquery()

    def _condition(self, term: Term) -> Condition:
        made = or_(*(_CONDITIONS[term.field](value, self.names) for value in term.values))
        return not_(made) if term.excluded else made


def published_by(value: str, names: Names) -> Condition:
    """The condition that a document was published by an outlet, or credits an agency, of this name."""
    known = [e for e in names.kb.find(value) if e.kind == "outlet" or e.id.startswith("agency:")]
    written = {value, *(name for entity in known for all_ in entity.names.values() for name in all_)}
    small = [one.lower() for one in written]
    columns = (t.documents.c.outlet, t.documents.c.agency)
    found = (part for one in columns for part in (one.in_(written), func.lower(one).in_(small)))
    return func.coalesce(or_(*found), False)


_CONDITIONS: Mapping[str, Callable[[str, Names], Condition]] = {
    "in": lambda value, _: t.documents.c.language == value,
    "from": lambda value, _: t.documents.c.last_day >= (day_range(value) or ("", ""))[0],
    "until": lambda value, _: t.documents.c.first_day <= (day_range(value) or ("", ""))[1],
    "outlet": published_by,
}
