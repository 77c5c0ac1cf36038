"""Events and articles of a ledger that match a query, found when they are looked at, a page at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from mithaq.model.events import EventEntry
from mithaq.model.ledger import Article, Facet
from mithaq.search.articles import ArticleFinder
from mithaq.search.events import EventFinder
from mithaq.search.grammar import Query, Term
from mithaq.search.names import Names

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mithaq.kb.lookup import Kb
    from mithaq.store.database import Database

__all__ = ["ArticleResults", "EventResults"]

_PAGE = 200
T = TypeVar("T")


class _Results(Sequence[T], Generic[T]):
    """Whatever matches a query, the latest first. ``len()`` counts, an index or slice reads these rows only."""

    noun = ""

    def __init__(self, database: Database, kb: Kb, query: Query) -> None:
        self._database, self._kb, self.query = database, kb, query

    @abstractmethod
    def _finder(self, connection: Connection) -> Any: ...

    @cached_property
    def _count(self) -> int:
        with self._database.reading() as connection:
            return int(self._finder(connection).count(self.query))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._page(places, 1)[0]
        if not places:
            return ()
        first, last = min(places), max(places)
        page = self._page(first, last - first + 1)
        return tuple(page[place - first] for place in places)

    def __iter__(self) -> Iterator[T]:
        start = 0
        while page := self._page(start, _PAGE):
            yield from page
            start += len(page)

    def __str__(self) -> str:
        """The query in words and how many match."""
        return f"{self.query.sentence(self.noun)}: {len(self):,}"

    __repr__ = __str__

    def facets(self, most: int = 10) -> tuple[Facet, ...]:
        """How many of the results have each value of a field; ``most`` values of each."""
        with self._database.reading() as connection:
            return tuple(self._finder(connection).facets(self.query, most))

    def forms(self) -> dict[str, tuple[str, ...]]:
        """For each name of the query the written forms it was searched by, in all scripts."""
        with self._database.reading() as connection:
            return Names(connection, self._kb).searched(self.query.names())

    def _page(self, start: int, limit: int) -> tuple[T, ...]:
        with self._database.reading() as connection:
            return tuple(self._finder(connection).page(self.query, start, limit))


class EventResults(_Results[EventEntry]):
    """Events of a ledger that match a query, the latest first."""

    noun = "events"

    def __iter__(self) -> Iterator[EventEntry]:
        with self._database.reading() as connection:
            yield from self._finder(connection).every(self.query)

    def why_empty(self) -> tuple[tuple[Term, int], ...]:
        """Each part of the query with how many events match without it: the first ones emptied it."""
        with self._database.reading() as connection:
            return self._finder(connection).why_empty(self.query)

    def _finder(self, connection: Connection) -> EventFinder:
        return EventFinder(Names(connection, self._kb))


class ArticleResults(_Results[tuple[Article, int]]):
    """Articles of a ledger that match a query, each with how many of its statements do, the latest first."""

    noun = "articles"

    def why_empty(self) -> tuple[tuple[Term, int], ...]:
        """Each part of the query with how many articles match without it: the first ones emptied it."""
        with self._database.reading() as connection:
            counts = [(term, self._finder(connection).count(self.query.without(term))) for term in self.query.terms]
            return tuple(sorted(counts, key=lambda found: -found[1]))

    def _finder(self, connection: Connection) -> ArticleFinder:
        return ArticleFinder(Names(connection, self._kb))
