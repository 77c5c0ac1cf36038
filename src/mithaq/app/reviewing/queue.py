"""The queue of review: which statements somebody has still to judge, what would change the ledger most first."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.sql.elements import ColumnElement

from mithaq.app.ledger import Ledger
from mithaq.app.reviewing.steps import judged_by
from mithaq.errors import UsageError
from mithaq.search.conditions import condition_of
from mithaq.search.grammar import Query
from mithaq.search.names import Names
from mithaq.store import tables as t
from mithaq.store.group_tables import version_members

__all__ = ["ORDERS", "Tally", "review_queue", "tally_of", "verdicts_of"]

#: The orders: what would change the ledger most, article by article, or a random sample that is the same each time.
ORDERS = ("effect", "article", "random")
LENGTH = 200
_PRIME = 1_000_003
_PACE = timedelta(minutes=10)  # what "a minute" is counted over


@dataclass(frozen=True, slots=True)
class Tally:
    """How far somebody is: statements judged, and judgements a minute over the last minutes (0 where none)."""

    judged: int
    pace: float


def review_queue(ledger: Ledger, query: Query, order: str, by: str, limit: int = LENGTH) -> tuple[str, ...]:
    """The ids of statements that match and that ``by`` has not judged, at most ``limit``, in one of ``ORDERS``.

    *effect*: first what was read otherwise since somebody judged it, then commitments, then statements whose versions
    differ in act or speaker, then by confidence, the least sure first; a statement left as unsure comes last.
    """
    if order not in ORDERS:
        raise UsageError(f"No order «{order}».", f"There are: {', '.join(ORDERS)}.", "order=effect")
    columns = t.statements.c
    with ledger.database.reading() as connection:
        where = condition_of(query, Names(connection, ledger.reader.kb()))
        judged = judged_by(connection, by)
        asked = select(columns.id, columns.document).where(where)
        if order == "article":
            asked = asked.order_by(columns.document, columns.position)
        elif order == "effect":
            asked = asked.order_by(*_effect())
        else:
            asked = asked.order_by(_scattered(f"{by} {query}"), columns.number)
        rows = connection.execute(asked.limit(limit + len(judged))).all()
    wanted = [row.id for row in rows if row.id not in judged or judged[row.id] == "unsure"]
    return tuple(sorted(wanted, key=lambda id_: id_ in judged)[:limit])


def _scattered(seed: str) -> ColumnElement[int]:
    """An order that looks random, is the same for the same seed, and that any database sorts by itself."""
    factor = random.Random(seed).randrange(10**5, _PRIME)
    return (t.statements.c.number * factor) % _PRIME


def _effect() -> tuple[ColumnElement[object], ...]:
    """What statements are ordered by, so that those whose judgement changes most come first."""
    columns, members = t.statements.c, version_members.c
    own = version_members.alias().c
    differing = (
        select(members.version_group)
        .join(t.statements, columns.id == members.statement)
        .group_by(members.version_group)
        .having((func.count(columns.act.distinct()) > 1) | (func.count(columns.actor.distinct()) > 1))
    )
    apart = columns.id.in_(select(own.statement).where(own.version_group.in_(differing)))
    weight = case(
        (columns.changed.is_(True), 0),
        (columns.status.is_not(None), 1),
        (apart, 2),
        (columns.headline.is_(True), 4),
        else_=3,
    )
    return (weight, columns.confidence, columns.number)


def verdicts_of(ledger: Ledger, by: str, statements: Iterable[str]) -> dict[str, str]:
    """Those of these statements on which somebody's word holds, each with the verdict."""
    with ledger.database.reading() as connection:
        judged = judged_by(connection, by)
    return {one: judged[one] for one in statements if one in judged}


def tally_of(ledger: Ledger, by: str) -> Tally:
    """How far somebody is, and how fast."""
    since = (datetime.now(UTC) - _PACE).strftime("%Y-%m-%dT%H:%M:%SZ")
    columns = t.decisions.c
    recent = select(func.count(), func.min(columns.at)).where(
        columns.by == by, columns.at >= since, columns.verdict != "undo"
    )
    with ledger.database.reading() as connection:
        judged = len(judged_by(connection, by))
        count, first = connection.execute(recent).one()
    if not count or count < 2:
        return Tally(judged, 0.0)
    began = datetime.strptime(first, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    minutes = max((datetime.now(UTC) - began).total_seconds() / 60, 1 / 60)
    return Tally(judged, round(count / minutes, 1))
