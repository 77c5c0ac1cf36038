"""Asking a ledger for its groups: copies of one report, versions of one utterance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mithaq.app.ledgers.groups.copies import Copies, copies_page, rebuild_copies, update_copies
from mithaq.app.ledgers.groups.pages import Pages, copy_ids, version_ids
from mithaq.app.ledgers.groups.versions import Versions, find_versions, versions_due, versions_page
from mithaq.model.ledger import Article, Entry
from mithaq.search.finding import Finder
from mithaq.search.names import Names
from mithaq.store.groups import versions_of
from mithaq.store.loading import find_statement

if TYPE_CHECKING:
    from mithaq.kb.lookup import Kb
    from mithaq.store.database import Database

__all__ = ["Grouped"]


class Grouped:
    """What a ledger answers about its groups."""

    _database: Database

    if TYPE_CHECKING:

        @property
        def _kb(self) -> Kb: ...

    def copies(self, article: str | Article) -> tuple[Article, ...]:
        """The articles that carry the same report as this one (id, name, path), itself among them; the origin first."""
        groups = self.copy_groups(article if isinstance(article, str) else article.id)
        return tuple({one.article.id: one.article for group in groups for one in group.carriers}.values())

    def copy_groups(self, wanted: str = "", *, rebuild: bool = False) -> Pages[Copies]:
        """The reports that several articles carry, the largest first: origin, order and edits.

        Arguments: ``wanted``, an article's id, name or path, or a query that one of its statements matches (all when
        empty); ``rebuild``, whether copies are looked for among all articles again.
        """
        (rebuild_copies if rebuild else update_copies)(self._database)
        with self._database.reading() as connection:
            return Pages(self._database, copy_ids(Names(connection, self._kb), wanted), copies_page)

    def find_versions(self, watch: Callable[[int, int], None] | None = None) -> int:
        """How many groups of statements report one utterance each, found anew; ``watch``: called with done and all."""
        return find_versions(self._database, watch)

    @property
    def versions_due(self) -> int:
        """How many statements :meth:`find_versions` would look through because something is new; 0 when nothing is."""
        return versions_due(self._database)

    def version_groups(self, wanted: str = "") -> Pages[Versions]:
        """The utterances that several statements report, the largest first, found anew when something is new.

        ``wanted``: a statement's id, an article's id, name or path, or a query (all when empty)."""
        if self.versions_due:
            self.find_versions()
        with self._database.reading() as connection:
            ids = version_ids(Names(connection, self._kb), wanted)
        return Pages(
            self._database, ids, lambda connection, id_: versions_page(Finder(Names(connection, self._kb)), id_)
        )

    def versions(self, statement: str | Entry) -> tuple[Entry, ...]:
        """The statements that report the same utterance, this one among them, the earliest first; never merged."""
        with self._database.reading() as connection:
            found = find_statement(connection, statement if isinstance(statement, str) else statement.id)
            return tuple(map(Finder(Names(connection, self._kb)).entry, versions_of(connection, found)))
