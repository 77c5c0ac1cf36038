"""Copies: groups of articles that are one agency report, kept up to date, with the words that each of them changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mithaq.app.ledgers.groups.pages import told, trimmed
from mithaq.ledger.copies import body_of
from mithaq.ledger.differences import Difference, word_differences
from mithaq.model.ledger import Article
from mithaq.store import tables as t
from mithaq.store.copied import Lately, forget_copies, group_links, link_article, unlinked
from mithaq.store.database import Database
from mithaq.store.group_tables import copy_groups, copy_members
from mithaq.store.loading import ARTICLE, article_of

__all__ = ["Carrier", "Copies", "copies_page", "rebuild_copies", "update_copies"]

_AT_ONCE = 200  # articles listed at a time


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a report: ``share`` of its runs of three words (or of the report's, whichever is
    shorter) that stand in the article it was compared with; ``kept``: of its words, in order; ``holds``: whether the
    report stands inside a longer story; ``edits``: the words that differ from the origin's."""

    article: Article
    share: float
    kept: float
    holds: bool
    edits: tuple[Difference, ...]

    def to_json(self) -> dict[str, Any]:
        """The carrier as plain data."""
        figures = {"share": self.share, "kept": self.kept, "holds": self.holds}
        return {**figures, "edits": [told(edit) for edit in self.edits], "article": self.article.to_json()}


@dataclass(frozen=True, slots=True)
class Copies:
    """A report and the articles that carry it: the origin first, then by time. ``agency``: whom they credit most;
    ``why``: how the origin was chosen."""

    id: str
    agency: str | None
    why: tuple[str, ...]
    carriers: tuple[Carrier, ...]

    @property
    def origin(self) -> Article:
        """The earliest carrier: the agency itself where it is there."""
        return self.carriers[0].article

    def __len__(self) -> int:
        return len(self.carriers)

    def to_json(self) -> dict[str, Any]:
        """The group as plain data."""
        carriers = [{"position": at, **one.to_json()} for at, one in enumerate(self.carriers)]
        return {"id": self.id, "agency": self.agency, "why": list(self.why), "carriers": carriers}


def update_copies(database: Database, watch: Callable[[int], None] | None = None) -> None:
    """Nothing; every article has been looked at and every pair of copies is in a group.

    Articles that a run has left, or that went in with an older program, are looked at now, each in a transaction;
    ``watch`` is called with how many were.
    """
    lately = Lately()
    while True:
        with database.reading() as connection:
            ids = unlinked(connection, _AT_ONCE)
        if not ids:
            break
        for id_ in ids:
            with database.writing() as connection:
                link_article(connection, id_, lately)
        if watch is not None:
            watch(len(ids))
    with database.writing() as connection:
        group_links(connection)


def rebuild_copies(database: Database, watch: Callable[[int], None] | None = None) -> None:
    """Nothing; copies have been looked for among all articles again."""
    with database.writing() as connection:
        forget_copies(connection)
    update_copies(database, watch)


def copies_page(connection: Connection, group: str) -> Copies:
    """The group of copies with this id."""
    about = json.loads(connection.execute(select(copy_groups.c.json).where(copy_groups.c.id == group)).scalar_one())
    return Copies(group, about["agency"], tuple(about["why"]), tuple(_carriers(connection, group)))


def _carriers(connection: Connection, group: str) -> Iterator[Carrier]:
    columns, documents = copy_members.c, t.documents.c
    asked = (
        select(columns.share, columns.json, documents.text, documents.json.label("page"), *ARTICLE)
        .join(t.documents, documents.id == columns.document)
        .where(columns.copy_group == group)
        .order_by(columns.position)
    )
    origin: tuple[str, bool] | None = None
    for row in connection.execute(asked):
        more, body = json.loads(row[1]), body_of(row[2], json.loads(row[3])["boilerplate"])
        edits: tuple[Difference, ...] = ()
        if origin is None:
            origin = body, more["holds"]
        else:
            edits = tuple(run for run in word_differences(origin[0], body) if run.kind != "same")
            if more["holds"] or origin[1]:
                edits = trimmed(origin[0], body, edits)
        yield Carrier(article_of(row, 4), row.share, more["kept"], more["holds"], edits)
