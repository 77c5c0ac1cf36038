"""Groups in the ledger: versions of one utterance are written whole, and read by any of their members."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from mithaq.ledger.utterances import Utterance, VersionGroup
from mithaq.store import tables as t
from mithaq.store.dialects import add_rows
from mithaq.store.group_tables import version_groups, version_members, version_searches
from mithaq.store.records import compact

__all__ = ["out_of_date", "put_versions", "utterances", "versions_of"]

_ID = 16


def utterances(connection: Connection) -> Iterator[Utterance]:
    """Every statement of the ledger that is not in a headline or nested, as it is compared with others."""
    columns = t.statements.c
    asked = (
        select(columns.id, columns.document, columns.language, columns.speaker, columns.actor, columns.date)
        .add_columns(columns.published, t.documents.c.text, t.statement_texts.c.json)
        .join(t.documents, t.documents.c.id == columns.document)
        .join(t.statement_texts, t.statement_texts.c.number == columns.number)
        .where(columns.headline.is_(False), columns.parent.is_(None), columns.language.is_not(None))
        .order_by(columns.number)
    )
    for row in connection.execute(asked):
        words = " … ".join(row.text[start:stop] for start, stop in json.loads(row.json)["content"])
        yield Utterance(row.id, row.document, row.language, words, row.speaker, row.actor, row.date or row.published)


def out_of_date(connection: Connection, method: str) -> int:
    """How many statements there are to be looked through, because something is new since the versions were found, or
    they were found by another ``method``; 0 when the groups are as they would be found today."""
    asked = select(version_searches.c.state, version_searches.c.method)
    held, (count, state) = connection.execute(asked).first(), _state(connection)
    return 0 if held is not None and tuple(held) == (state, method) else count


def _state(connection: Connection) -> tuple[int, str]:
    """How many statements there are, and what changes when one of them does."""
    number, decision = t.statements.c.number, t.decisions.c.number
    count, last, total = connection.execute(select(func.count(), func.max(number), func.sum(number))).one()
    decided = connection.execute(select(func.max(decision))).scalar()
    return count, f"{count} {last or 0} {total or 0} {decided or 0}"


def put_versions(connection: Connection, groups: Iterable[VersionGroup], method: str) -> int:
    """How many groups are in the ledger from now on, found by this method, in place of those that were."""
    connection.execute(delete(version_searches))
    at = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = {"number": 1, "state": _state(connection)[1], "method": method, "at": at}
    connection.execute(insert(version_searches), [row])
    connection.execute(delete(version_members))
    connection.execute(delete(version_groups))
    rows: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    for group in groups:
        ids = [member.id for member in group.members]
        name = hashlib.sha256(" ".join(sorted(ids)).encode()).hexdigest()[:_ID]
        links = [{"one": one, "other": other, "score": m.score, "why": m.why} for one, other, m in group.matches]
        rows.append({"id": name, "earliest": ids[0], "json": compact({"score": group.score, "links": links})})
        for place, id_ in enumerate(ids):
            score = max((m.score for one, other, m in group.matches if id_ in (one, other)), default=1.0)
            row = {"version_group": name, "statement": id_, "position": place, "score": score, "json": "{}"}
            members.append(row)
    add_rows(connection, version_groups, rows)
    add_rows(connection, version_members, members)
    return len(rows)


def versions_of(connection: Connection, statement: str) -> tuple[str, ...]:
    """The ids of the statements that report the same utterance as this one, itself among them, the earliest first."""
    columns = version_members.c
    group = select(columns.version_group).where(columns.statement == statement)
    found = select(columns.statement).where(columns.version_group.in_(group)).order_by(columns.position)
    return tuple(connection.execute(found).scalars())
