"""The ledger as one object: add articles, ask, judge, read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from mithaq.app.exchanges.commitments import Commitments, norm_of, norms_of
from mithaq.app.exchanges.threads import thread_of, topics_of
from mithaq.app.extract import Reader
from mithaq.app.inputs import Source, sources_of
from mithaq.app.ledgers.actors import InstrumentPage, actor_page, instrument_page
from mithaq.app.ledgers.adding import Adding, Step, failures_of
from mithaq.app.ledgers.decisions import Judgement, decide, history, undo
from mithaq.app.ledgers.found import ArticleResults, EventResults
from mithaq.app.ledgers.groups.asking import Grouped
from mithaq.app.ledgers.reading import missing_packs, packs_of
from mithaq.app.ledgers.rerun import Difference, apply_rerun, read_again
from mithaq.app.ledgers.results import Results
from mithaq.model.decision import Decision
from mithaq.model.document import Document
from mithaq.model.exchange import Thread, Topic
from mithaq.model.ledger import ActorPage, Added, Entry, Failure
from mithaq.model.network import Choice
from mithaq.model.norm import Norm
from mithaq.search.finding import Finder
from mithaq.search.grammar import EVENT_FILTERS, Query, parse_query
from mithaq.search.names import Names
from mithaq.store.database import open_database
from mithaq.store.loading import document_of, find_document, find_statement
from mithaq.store.people import People

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mithaq.export.items import Tally
    from mithaq.model.network import Network

__all__ = ["DEFAULT", "Ledger", "place_of"]

DEFAULT = "mithaq.db"
_VARIABLE = "MITHAQ_LEDGER"


def place_of(given: str | None) -> str:
    """Where the ledger lies: as given, else as ``$MITHAQ_LEDGER`` says, else ``mithaq.db`` in this folder."""
    return given or os.environ.get(_VARIABLE) or DEFAULT


class Ledger(Grouped):
    """A ledger: one file (or database address) that articles are added to and that answers about their statements.

    Arguments: ``place``, a path or address (``$MITHAQ_LEDGER``, else ``mithaq.db``, when not given); ``create``,
    whether a missing file is made; ``packs``, names or folders of more domain packs (those that its newest article was
    read with are read again, where they come with the program).

    Raises :class:`mithaq.errors.LedgerError` when there is no ledger or it cannot be read,
    :class:`mithaq.errors.NewerLedger` when a newer program has written it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/a.db") as ledger:
    ...     _ = ledger.add_text("وقالت سلمى الهادي: «سنعود غدا إلى الطاولة».", published="2031-05-04")
    ...     print(ledger.statements(by="Salma Al-Hadi"), ledger.search("الطاولة")[0].words)
    statements by Salma Al-Hadi: 1 سنعود غدا إلى الطاولة
    """

    def __init__(self, place: str | Path | None = None, *, create: bool = True, packs: tuple[str, ...] = ()) -> None:
        self.place = place_of(None if place is None else str(place))
        self.database = self._database = open_database(self.place, create)
        self.reader = self._reader = Reader(packs=packs_of(self._database, packs))

    @cached_property
    def _kb(self) -> Any:
        return self._reader.kb()

    @cached_property
    def people(self) -> People:
        """Who is who in it."""
        return People(self._kb)

    @property
    def missing_packs(self) -> tuple[str, ...]:
        """The names of domain packs that the newest article was read with and that must be given to be read again."""
        return missing_packs(self._database, self._reader)

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        jobs: int = 1,
        watch: Callable[[Step, int], None] | None = None,
    ) -> Added:
        """What became of each input, counted: files, folders, patterns, or ``-`` for standard input.

        An article that is already there is not added again. Arguments: ``published``, the date of texts that show none;
        ``jobs``, how many processes read; ``watch``, called with each input's step and how many inputs there are.
        """
        sources = sources_of([paths] if isinstance(paths, str | Path) else paths)
        return self.add_sources(sources, Reader(published, packs=self._reader.packs), jobs, watch)

    def add_sources(
        self,
        sources: tuple[Source, ...],
        reader: Reader,
        jobs: int = 1,
        watch: Callable[[Step, int], None] | None = None,
    ) -> Added:
        """The same for sources that are already listed, read as ``reader`` says."""
        reader.check()
        adding = self.adding(reader, jobs)
        for step in adding.run(sources):
            if watch is not None:
                watch(step, len(sources))
        return adding.finish()

    def add_text(self, text: str, *, name: str = "", published: str | None = None) -> Document:
        """The document of a text, which is in the ledger from now on."""
        reader = Reader(published, packs=self._reader.packs)
        reader.check()
        adding = Adding(self._database, reader)
        document = adding.add_text(text, name)
        adding.finish()
        return self.document(document)

    def adding(self, reader: Reader, jobs: int = 1) -> Adding:
        """A run of adding, to be gone through input by input; read with the packs of the ledger too."""
        packs = tuple(dict.fromkeys((*reader.packs, *self._reader.packs)))
        return Adding(self._database, replace(reader, packs=packs), jobs)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read, each with the reason, until they are read or forgotten."""
        return failures_of(self._database)

    def retry(self, *, jobs: int = 1, published: str | None = None) -> Added:
        """What became of the inputs that had failed, read once more."""
        return self.add(
            [failure.path for failure in self.failures if failure.path != "-"], jobs=jobs, published=published
        )

    def search(self, query: str | Query = "") -> Results:
        """The statements that match a line of the grammar: ``by:Lavrov about:"New START" act:promise from:2022``."""
        return Results(self._database, self._kb, parse_query(query) if isinstance(query, str) else query)

    def statements(self, query: str = "", **filters: Any) -> Results:
        """The statements that match these filters: ``by``, ``to``, ``about``, ``act``, ``language``, ``since`` …"""
        return self.search(query).where(**filters)

    def commitments(self, query: str = "", *, today: str | None = None, **filters: str) -> Commitments:
        """What somebody binds itself to, headlines left out: ``by=``, ``about=``, ``status="open"`` or ``"overdue"``,
        ``due="2031-05"`` (due by then) … ``today``: the day that overdue is counted from, in UTC when not given."""
        all_ = Results(self._database, self._kb, parse_query(""), "commitments")
        return Commitments(all_.where(query, **filters), today)

    def norms(
        self, about: str | None = None, *, query: str = "", every: str = "year", limit: int = 10
    ) -> tuple[Norm, ...]:
        """Who does what with an instrument or a principle (without ``about``: the ``limit`` most cited): who is bound,
        invokes it, alleges a breach, denies, demands, with the statements behind each number, by year, month or day.
        ``query``: only of statements that match it. :class:`mithaq.errors.NotInLedger` for a name of neither."""
        with self._database.reading() as connection:
            names, wanted = self._names(connection), parse_query(query)
            return norm_of(names, about, wanted, every) if about else tuple(norms_of(names, wanted, every, limit))

    def statement(self, wanted: str) -> Entry:
        """The statement with this id (or the beginning of it)."""
        with self._database.reading() as connection:
            found = find_statement(connection, wanted)
            return self._finder(connection).entry(found)

    def document(self, wanted: str) -> Document:
        """The article with this id (or its beginning), file name or path, with everything that was read in it."""
        with self._database.reading() as connection:
            return document_of(connection, find_document(connection, wanted))

    def articles(self, query: str = "") -> ArticleResults:
        """The articles that match, each with how many of its statements do, the latest first."""
        return ArticleResults(self._database, self._kb, parse_query(query))

    def events(self, query: str = "") -> EventResults:
        """The events that articles report: ``kind:meeting with:Lavrov status:planned from:2022-02 at:Geneva``."""
        return EventResults(self._database, self._kb, parse_query(query, EVENT_FILTERS))

    def actor(self, name: str) -> ActorPage:
        """Everything about an actor: names in all scripts, offices by date, counts; by name or id.

        Raises :class:`mithaq.errors.AmbiguousActor`, which lists the candidates, when several have the name.
        """
        with self._database.reading() as connection:
            return actor_page(self._names(connection), name)

    def instrument(self, name: str) -> InstrumentPage:
        """Everything about a treaty, letter or declaration: what it is, who cites it, doing what."""
        with self._database.reading() as connection:
            return instrument_page(self._names(connection), name)

    def threads(self, limit: int = 200) -> tuple[Topic, ...]:
        """What exchanges the ledger tells of: instruments and principles that steps are about, the most told first."""
        with self._database.reading() as connection:
            return topics_of(self._names(connection), limit)

    def thread(self, *names: str) -> Thread:
        """One exchange in time order, about all of these instruments, principles or actors (names or ids), each step
        with its passages; :class:`mithaq.errors.NotInLedger` when no article tells of one."""
        with self._database.reading() as connection:
            return thread_of(self._names(connection), names)

    def decide(
        self, statement: str | Entry, verdict: str, *, by: str, field: str | None = None, after: str | None = None
    ) -> Decision:
        """The decision, kept for ever: ``accept``, ``reject``, ``unsure``, or ``correct`` with ``field`` and ``after``.

        A correction shows in every answer at once; the text is never touched. Take one back with :meth:`undo`.
        """
        id_ = statement if isinstance(statement, str) else statement.id
        with self._database.writing() as connection:
            return decide(connection, id_, Judgement(verdict, by, field, after), self.people)

    def undo(self, decision: int | Decision, *, by: str) -> Decision:
        """The decision that takes back another one; undone itself, the first holds again."""
        number = decision if isinstance(decision, int) else decision.number
        with self._database.writing() as connection:
            return undo(connection, number, by, self.people)

    def history(self, statement: str | Entry) -> tuple[Decision, ...]:
        """Every decision on a statement, the oldest first."""
        with self._database.reading() as connection:
            return history(connection, statement if isinstance(statement, str) else statement.id)

    def explain(self, statement: str | Entry) -> list[str]:
        """Why a statement is there, as an indented tree: the rules that found it and the words they stand on."""
        entry = self.statement(statement) if isinstance(statement, str) else statement
        return entry.statement.why.lines(self.document(entry.article.id).text)

    def export(self, query: str | Query, to: str | Path, **wanted: Any) -> Tally:
        """How many rows were written: what matches, in the file ``to``, as :meth:`Results.export` says."""
        return self.search(query).export(to, **wanted)

    def network(self, query: str | Query = "", kind: str = "speaks", **choice: Any) -> Network:
        """Who is joined to whom in what matches: ``speaks`` to whom, ``refers`` to the same, ``agree``, ``disagree``.

        ``choice``: ``count``, ``minimum``, ``level``, ``copies``, ``isolates``, ``most`` of
        :class:`mithaq.model.network.Choice`. Each edge lists its statements.
        """
        from mithaq.app.networks import network_of

        asked = parse_query(query) if isinstance(query, str) else query
        return network_of(self._database, self._kb, asked, Choice(kind, **choice))

    def rerun(self, *, apply: bool = False) -> Iterator[Difference]:
        """What reading every stored text again with today's packs changes, by article; written with ``apply``."""
        work = apply_rerun if apply else read_again
        return work(self._database, self._reader)

    def __len__(self) -> int:
        """How many statements the ledger holds."""
        return len(self.search())

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"Ledger({self.place!r}): {len(self):,} statements"

    def close(self) -> None:
        """Nothing; the file is left."""
        self._database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def _names(self, connection: Connection) -> Names:
        return Names(connection, self._kb)

    def _finder(self, connection: Connection) -> Finder:
        return Finder(self._names(connection))
