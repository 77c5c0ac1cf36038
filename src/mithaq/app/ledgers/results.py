"""Results: the statements that match a query, found when they are looked at, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from mithaq.app.ledgers.frames import frame_of
from mithaq.app.ledgers.notebook import html_of
from mithaq.model.ledger import Article, Entry, Facet
from mithaq.search.articles import ArticleFinder
from mithaq.search.finding import Finder
from mithaq.search.grammar import Query, Term, parse_query
from mithaq.search.names import Names

if TYPE_CHECKING:
    from mithaq.export.items import Tally
    from mithaq.kb.lookup import Kb
    from mithaq.store.database import Database

__all__ = ["Results"]

_FILTERS = {"language": "in", "since": "from"}
_SHOWN = 20


class Results(Sequence[Entry]):
    """Statements of a ledger that match a query, the latest first.

    Nothing is read before it is asked for: ``len()`` counts, an index or slice reads these rows, iterating reads them
    in batches. ``str()`` is the query in words with its count.
    """

    def __init__(self, database: Database, kb: Kb, query: Query, noun: str = "statements") -> None:
        self._database, self._kb = database, kb
        self.query, self._noun = query, noun
        self._count: int | None = None

    def where(self, text: str = "", **filters: Any) -> Results:
        """Fewer results: those that match this line too, or these filters (``by="Lavrov", language="ar"``).

        The names of filters are those of the grammar; ``language`` and ``since`` stand for ``in`` and ``from``, which
        Python keeps for itself. A value is text, an id, or something that has an id (an actor, an instrument).
        """
        parts = [parse_query(text)]
        for name, value in filters.items():
            value = str(getattr(value, "id", value))
            quoted = f'"{value}"' if any(mark in value for mark in " ,") else value
            parts.append(parse_query(f"{_FILTERS.get(name, name)}:{quoted}"))
        return Results(
            self._database, self._kb, self.query.adding(*(t for part in parts for t in part.terms)), self._noun
        )

    def __len__(self) -> int:
        if self._count is None:
            with self._database.reading() as connection:
                self._count = self._finder(connection).count(self.query)
        return self._count

    def __bool__(self) -> bool:
        return len(self) > 0

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            if step < 0:
                return tuple(reversed(self._page(stop + 1, start + 1)))[::-step]
            return self._page(start, stop)[::step]
        place = at if at >= 0 else at + len(self)
        found = self._page(place, place + 1) if place >= 0 else ()
        if not found:
            raise IndexError(f"{self} has no number {at}")
        return found[0]

    def __iter__(self) -> Iterator[Entry]:
        with self._database.reading() as connection:
            yield from self._finder(connection).every(self.query)

    def __str__(self) -> str:
        """The query in words and how many match: ``statements by Lavrov about New START: 12``."""
        return f"{self.query.sentence(self._noun)}: {len(self):,}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The first results as a page for notebooks: self-contained, each text in its own direction."""
        return html_of(str(self), self[:_SHOWN], len(self))

    def facets(self, most: int = 10) -> tuple[Facet, ...]:
        """How many of the results each speaker, act, instrument, outlet, language … has; ``most`` values of each."""
        with self._database.reading() as connection:
            return self._finder(connection).facets(self.query, most)

    def articles(self, start: int = 0, limit: int = 50) -> tuple[tuple[Article, int], ...]:
        """The articles that hold the results, each with how many, the latest first."""
        with self._database.reading() as connection:
            return ArticleFinder(Names(connection, self._kb)).page(self.query, start, limit)

    def why_empty(self) -> tuple[tuple[Term, int], ...]:
        """Each part of the query with how many statements match without it: the first ones emptied it."""
        with self._database.reading() as connection:
            return self._finder(connection).why_empty(self.query)

    def forms(self) -> dict[str, tuple[str, ...]]:
        """For each name of the query the written forms it was searched by, in all scripts."""
        with self._database.reading() as connection:
            return self._finder(connection).names.searched(self.query.names())

    def to_jsonl(self) -> Iterator[str]:
        """Each result as a line of JSON: the ``mithaq/1`` statement with its words, passage and article."""
        return (json.dumps(entry.to_json(), ensure_ascii=False) for entry in self)

    def to_frame(self, library: str | None = None) -> Any:
        """The results as a data frame of polars or pandas, whichever is installed (or ``library``); one row each."""
        return frame_of(self, library)

    def export(self, to: str | Path, **wanted: Any) -> Tally:
        """How many rows were written: the results in the file ``to``, whole or not at all.

        The format is told by the file's name or ``format=``; ``scope`` (``all``, how many, or ids with commas between),
        ``columns`` of tables and ``watch`` are those of :class:`mithaq.app.exports.Export`.
        """
        from mithaq.app.exports import Export, export_results

        return export_results(self, Path(to), Export(**wanted), self._database, self._kb)

    def show(self, limit: int = 5) -> None:
        """Nothing; the first results are printed, each with its words marked."""
        print(self)
        for entry in self[:limit]:
            entry.show()

    def _page(self, start: int, stop: int) -> tuple[Entry, ...]:
        if stop <= start:
            return ()
        with self._database.reading() as connection:
            return self._finder(connection).page(self.query, start, stop - start)

    def _finder(self, connection: Any) -> Finder:
        return Finder(Names(connection, self._kb))
