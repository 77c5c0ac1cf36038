"""Exports: what a query finds, as a file of any format."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from mithaq.app.ledgers.results import Results
from mithaq.errors import UsageError
from mithaq.export.archive import write_export
from mithaq.export.formats import format_named, format_of
from mithaq.export.items import About, Bundle, Item, Source, Tally
from mithaq.export.tabular.columns import chosen_columns
from mithaq.search.finding import Finder
from mithaq.search.names import Names
from mithaq.store.loading import find_statement
from mithaq.store.views.articles import addressees_of, article_of, source_of

if TYPE_CHECKING:
    from mithaq.kb.lookup import Kb
    from mithaq.model.ledger import Entry
    from mithaq.store.database import Database

__all__ = ["ALL", "Export", "export_results"]

ALL = "all"
_DIGITS = 9  # a scope of more is the id of a statement
_KEPT = 256  # articles kept in memory


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for: ``format`` (by the file's name when not given), ``scope``, ``columns`` of tables.

    ``scope``: ``all``, how many of the first, or ids of statements with commas between.
    """

    format: str | None = None
    scope: str = ALL
    columns: str | None = None
    watch: Callable[[int], None] | None = None


def export_results(results: Results, to: Path, wanted: Export, database: Database, kb: Kb) -> Tally:
    """What was written: the results, or as many of them as the scope says, in the file ``to``, whole or not at all.

    Raises :class:`UsageError` for a format, scope or column that there is not.
    """
    format_ = format_named(wanted.format) if wanted.format else format_of(to)
    columns = chosen_columns(wanted.columns) if wanted.columns else ()
    with database.reading() as connection:
        finder = Finder(Names(connection, kb))
        scope = _scope(results, wanted.scope, finder)
        seen: Counter[str] = Counter()
        source = lru_cache(_KEPT)(lambda id_: Source(id_, *source_of(connection, id_)))

        def items() -> Iterator[Item]:
            seen.clear()
            for number, entry in enumerate(scope.entries(), 1):
                seen.update((f"article:{entry.article.id}", f"language:{entry.article.language or 'unknown'}"))
                who = addressees_of(connection, entry.id) if entry.statement.addressees else ()
                yield Item(entry, source(entry.article.id), who)
                if wanted.watch is not None:
                    wanted.watch(number)

        bundle = Bundle(
            _about(results, scope, kb),
            kb,
            items,
            lru_cache(None)(lambda id_: _name(finder.names, id_)),
            lambda id_: article_of(connection, id_),
            seen,
        )
        return write_export(bundle, format_, to, columns)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which of the results: how many, those (gone through anew each time), and how the sentence ends."""

    count: int
    entries: Callable[[], Iterable[Entry]]
    says: str


def _scope(results: Results, wanted: str, finder: Finder) -> _Scope:
    total = len(results)
    if wanted == ALL:
        return _Scope(total, lambda: results, "")
    if wanted.isdigit() and len(wanted) <= _DIGITS:
        count = min(int(wanted), total)
        return _Scope(
            count, lambda: (entry for entry, _ in zip(results, range(count), strict=False)), f", the first {count:,}"
        )
    ids = [one.strip() for one in wanted.split(",") if one.strip()]
    if not ids or not all(one.isalnum() for one in ids):
        raise UsageError(f"No scope «{wanted}».", "It is all, a number, or ids with commas between.", "--scope 50")
    chosen = tuple(finder.entry(find_statement(finder.names.connection, one)) for one in ids)
    return _Scope(len(chosen), lambda: chosen, f", {len(chosen):,} selected")


def _about(results: Results, scope: _Scope, kb: Kb) -> About:
    packs = tuple(f"{pack.name} {pack.version}" for pack in kb.packs)
    return About(f"{results}{scope.says}", str(results.query), scope.count, _now(), version("mithaq"), packs)


def _now() -> datetime.datetime:
    """The moment; the one that SOURCE_DATE_EPOCH names where it is set, so that the same input gives the same file."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given and given.isdigit():
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC)
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def _name(names: Names, id_: str) -> str:
    """The name of an actor, instrument or principle."""
    instrument = names.kb.instrument(id_)
    if instrument is not None:
        return instrument.shown
    concept = {one.code: one for one in names.kb.concepts}.get(id_)
    if concept is not None:
        return concept.code.replace("_", " ").lower()
    return names.shown(id_)
