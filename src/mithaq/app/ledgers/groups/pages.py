"""Pages of groups: found when they are looked at, asked for by a query, an id, or all; differences as plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from sqlalchemy import Connection, Select, func, select

from mithaq.errors import NotInLedger
from mithaq.ledger.differences import Difference
from mithaq.search.conditions import condition_of
from mithaq.search.grammar import parse_query
from mithaq.search.names import Names
from mithaq.store import tables as t
from mithaq.store.group_tables import copy_members, version_groups, version_members
from mithaq.store.loading import find_document, find_statement
from mithaq.text.span import Span

if TYPE_CHECKING:
    from mithaq.store.database import Database

__all__ = ["Pages", "copy_ids", "told", "trimmed", "version_ids"]

P = TypeVar("P")
_ID = re.compile(r"[0-9a-f]{4,16}")
_WORD = re.compile(r"\w")


class Pages(Sequence[P], Generic[P]):
    """Groups in their order, the largest first; each is read when it is looked at."""

    def __init__(self, database: Database, ids: Sequence[str], page: Callable[[Connection, str], P]) -> None:
        self._database, self._ids, self._page = database, ids, page

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> P: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[P, ...]: ...

    def __getitem__(self, at: int | slice) -> P | tuple[P, ...]:
        with self._database.reading() as connection:
            if isinstance(at, slice):
                return tuple(self._page(connection, id_) for id_ in self._ids[at])
            return self._page(connection, self._ids[at])

    def __iter__(self) -> Iterator[P]:
        return (self[at] for at in range(len(self._ids)))


def copy_ids(names: Names, wanted: str) -> list[str]:
    """The ids of the groups of copies that are wanted, the largest first.

    ``wanted``: nothing for all, an article's id, name or path, a statement's id, or a query: the groups of the articles
    whose statements match. A group has the id of its first article.
    """
    asked, columns = _by_size(copy_members.c.copy_group, copy_members.c.document), copy_members.c
    if wanted.strip():
        document = _document(names.connection, wanted)
        if document is not None:
            held = select(columns.copy_group).where(columns.document == document)
        else:
            matching = select(t.statements.c.document).where(condition_of(parse_query(wanted), names))
            held = select(columns.copy_group).where(columns.document.in_(matching))
        asked = asked.where(columns.copy_group.in_(held))
    return list(names.connection.execute(asked).scalars())


def version_ids(names: Names, wanted: str) -> list[str]:
    """The ids of the groups of versions that are wanted, the largest first.

    ``wanted``: nothing for all, a statement's id, an article's id, name or path, a group's id, or a query: the groups
    of the statements that match.
    """
    columns = version_members.c
    asked = _by_size(columns.version_group, columns.statement)
    if wanted.strip():
        held = select(columns.version_group)
        group = _group(names.connection, wanted)
        if group is not None:
            held = held.where(columns.version_group == group)
        else:
            ids = select(t.statements.c.id).where(_statements(names, wanted))
            held = held.where(columns.statement.in_(ids))
        asked = asked.where(columns.version_group.in_(held))
    return list(names.connection.execute(asked).scalars())


def _by_size(group: Any, member: Any) -> Select[Any]:
    return select(group).group_by(group).order_by(func.count(member).desc(), group)


def _statements(names: Names, wanted: str) -> Any:
    """The condition that a statement is wanted."""
    if _ID.fullmatch(wanted):
        try:
            return t.statements.c.id == find_statement(names.connection, wanted)
        except NotInLedger:
            pass
    document = _document(names.connection, wanted)
    return condition_of(parse_query(wanted), names) if document is None else t.statements.c.document == document


def _document(connection: Connection, wanted: str) -> str | None:
    """The id of the article that is named by its id, name, path, or the id of a statement of it."""
    try:
        return find_document(connection, wanted)
    except NotInLedger:
        if not _ID.fullmatch(wanted):
            return None
    asked = select(t.statements.c.document)
    try:
        found = connection.execute(asked.where(t.statements.c.id == find_statement(connection, wanted)))
        return str(found.scalar_one())
    except NotInLedger:
        return None


def _group(connection: Connection, wanted: str) -> str | None:
    """The id of the one group of versions that has this id, or whose id begins so."""
    if not _ID.fullmatch(wanted):
        return None
    column = version_groups.c.id
    found = connection.execute(select(column).where(column >= wanted, column < f"{wanted}g").limit(2)).scalars().all()
    return str(found[0]) if len(found) == 1 else None


def told(difference: Difference) -> dict[str, str]:
    """A difference as plain data: its kind, the words that were, the words that are."""
    return {"kind": difference.kind, "was": difference.a, "now": difference.b}


def trimmed(a: str, b: str, edits: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences without what only the longer text has at its beginning and end: the rest of a longer story.

    >>> from mithaq.ledger.differences import word_differences
    >>> a, b = "the bridge is open", "Elsewhere it rained. The bridge was open. Snow fell."
    >>> edits = [run for run in word_differences(a, b) if run.kind != "same"]
    >>> [(edit.a, edit.b) for edit in trimmed(a, b, edits)]
    [('is', 'was')]
    """
    first_is_long = len(a) > len(b)
    kept = list[Difference]()
    for place, edit in enumerate(edits):
        text, span = (a, edit.span_a) if first_is_long else (b, edit.span_b)
        at_edge = place == 0 and not _WORD.search(text[: span.start])
        at_edge |= place == len(edits) - 1 and not _WORD.search(text[span.stop :])
        own = edit.b if first_is_long else edit.a
        if not at_edge:
            kept.append(edit)
        elif own:
            empty = Span(span.start, span.start)
            kept.append(
                replace(edit, kind="added", a="", span_a=empty)
                if first_is_long
                else replace(edit, kind="removed", b="", span_b=empty)
            )
    return tuple(kept)
