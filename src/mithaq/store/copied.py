"""Copies in the ledger: what an article is found by, the pairs that carry one report, and the groups they make.

Links are found as each article goes in, in its own transaction; groups are made of them when a run ends. An article is
compared with few others, whose words are kept as checksums; nothing grows in memory.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from mithaq.ledger.copies import Article, Copy, CopyGroup, Seen, body_of, compared, group_copies, seen
from mithaq.ledger.shingles import CROWD, keys_of, likely, words_of
from mithaq.store import tables as t
from mithaq.store.dialects import add_rows
from mithaq.store.group_tables import copy_groups, copy_keys, copy_links, copy_members, copy_words
from mithaq.store.records import Record, compact

__all__ = ["Lately", "forget_copies", "group_links", "link_article", "link_copies", "renew_copies", "unlinked"]

_MANY = 500  # values in one condition
_KEPT = 400  # articles whose words are held in memory


class Lately:
    """The articles that were compared last, so that those of one report are not read again and again."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, Seen] = OrderedDict()

    def article(self, connection: Connection, document: str) -> Seen:
        """An article of the ledger as it is compared."""
        held = self._seen.get(document)
        if held is None:
            words = connection.execute(select(copy_words.c.words).where(copy_words.c.document == document)).scalar()
            held = self._seen[document] = seen(document, _words(connection, document) if words is None else words)
        self._seen.move_to_end(document)
        if len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
        return held


def _words(connection: Connection, document: str) -> bytes:
    """The words of an article, from its text without the page's furniture."""
    row = connection.execute(select(t.documents.c.text, t.documents.c.json).where(_is(document))).one()
    return words_of(body_of(row.text, json.loads(row.json)["boilerplate"]))


def link_copies(connection: Connection, record: Record, lately: Lately) -> int:
    """How many articles of the ledger carry the same report as this one, at least; the links are in the ledger.

    Arguments: ``record``, of an article whose row is there. Of articles that are copies of one another one link is
    enough.
    """
    add_rows(connection, copy_words, [{"document": record.id, "words": record.words}])
    return _linked(connection, record.id, record.keys, record.pieces, lately)


def _linked(connection: Connection, document: str, keys: Sequence[int], pieces: int, lately: Lately) -> int:
    number = connection.execute(select(t.documents.c.number).where(_is(document))).scalar_one()
    holders: dict[int, list[int]] = {key: [] for key in keys}
    for some in _parts(keys):
        numbers = ", ".join(map(str, some))  # bound one by one they take longer than the search
        asked = f"SELECT key, document FROM copy_keys WHERE key IN ({numbers})"
        for key, holder in connection.exec_driver_sql(asked).all():
            holders[key].append(holder)
    free = [key for key, held in holders.items() if len(held) < CROWD and number not in held]
    add_rows(connection, copy_keys, [{"key": key, "document": number} for key in free])
    found = [other for other in likely(holders, pieces) if other != number]
    links = list(_compared(connection, document, found, lately)) if found else []
    rows = [{"document": c.id, "of": c.of, **_figures(c), "holder": c.holder, "grouped": False} for c in links]
    add_rows(connection, copy_links, rows)
    return len(links)


def _compared(connection: Connection, document: str, numbers: Sequence[int], lately: Lately) -> Iterator[Copy]:
    columns, told = t.documents.c, set[str]()
    asked = select(columns.number, columns.id).where(columns.number.in_(numbers))
    ids = {number: id_ for number, id_ in connection.execute(asked)}
    new = lately.article(connection, document)
    for other in (ids[number] for number in numbers if number in ids):
        if other in told:
            continue
        copy = compared(new, lately.article(connection, other))
        if copy is not None:
            told.update(
                id_ for link in _links_of(connection, (other,)) if not link.holder for id_ in (link.id, link.of)
            )
            yield copy


def _figures(copy: Copy) -> dict[str, float]:
    return {"kept": copy.kept, "share": copy.share, "alike": copy.alike}


def link_article(connection: Connection, document: str, lately: Lately) -> int:
    """The same for an article that went in before its keys were kept; it is marked as looked at."""
    add_rows(connection, copy_words, [{"document": document, "words": _words(connection, document)}])
    pieces = lately.article(connection, document).pieces
    found = _linked(connection, document, keys_of(pieces), len(pieces), lately)
    connection.execute(update(t.documents).where(_is(document)).values(grouped=True))
    return found


def unlinked(connection: Connection, limit: int) -> list[str]:
    """The ids of articles whose copies have not been looked for, in the order they were added; at most so many."""
    columns = t.documents.c
    asked = select(columns.id).where(columns.grouped.is_(False)).order_by(columns.number).limit(limit)
    return list(connection.execute(asked).scalars())


def renew_copies(connection: Connection, document: str) -> None:
    """Nothing; the groups of an article whose date or outlet has changed will be made again."""
    connection.execute(update(copy_links).where(_ends(document)).values(grouped=False))


def forget_copies(connection: Connection) -> None:
    """Nothing; copies will be looked for among all articles."""
    for table in (copy_members, copy_groups, copy_links, copy_keys, copy_words):
        connection.execute(delete(table))
    connection.execute(update(t.documents).values(grouped=False))


def group_links(connection: Connection) -> int:
    """How many groups have been made or made again from the links that are new."""
    new = select(copy_links.c.document).where(copy_links.c.grouped.is_(False))
    ids = _joined(connection, connection.execute(new).scalars())
    if not ids:
        return 0
    links = list(dict.fromkeys(link for part in _parts(ids) for link in _links_of(connection, part)))
    articles = [article for part in _parts(ids) for article in _articles(connection, part)]
    groups = group_copies(articles, links)
    for part in _parts(ids):
        held = select(copy_members.c.copy_group).where(copy_members.c.document.in_(part))
        connection.execute(delete(copy_groups).where(copy_groups.c.id.in_(held)))
    _put(connection, groups)
    connection.execute(update(copy_links).where(copy_links.c.grouped.is_(False)).values(grouped=True))
    return len(groups)


def _joined(connection: Connection, first: Iterable[str]) -> list[str]:
    """The ids of all articles that links join to these, however far, in the order the articles were added."""
    found = set(first)
    edge = sorted(found)
    while edge:
        ends = {id_ for part in _parts(edge) for link in _links_of(connection, part) for id_ in (link.id, link.of)}
        edge = sorted(ends - found)
        found |= ends
    columns = t.documents.c
    asked = (select(columns.number, columns.id).where(columns.id.in_(part)) for part in _parts(sorted(found)))
    return [id_ for _, id_ in sorted(tuple(row) for query in asked for row in connection.execute(query))]


def _links_of(connection: Connection, documents: Sequence[str]) -> Iterator[Copy]:
    columns = copy_links.c
    asked = select(columns.document, columns.of, columns.kept, columns.share, columns.alike, columns.holder)
    asked = asked.where(or_(columns.document.in_(documents), columns.of.in_(documents)))
    return (Copy(*row) for row in connection.execute(asked.order_by(columns.document, columns.of)))


def _articles(connection: Connection, documents: Sequence[str]) -> Iterator[Article]:
    """The articles with what the origin is chosen by, in the order of these ids; without their texts."""
    columns = t.documents.c
    asked = select(columns.id, columns.published, columns.outlet, columns.agency, columns.json)
    rows = {row.id: row for row in connection.execute(asked.where(columns.id.in_(documents)))}
    for id_ in documents:
        row = rows[id_]
        yield Article(id_, "", row.published, row.outlet, row.agency, json.loads(row.json)["dateline"])


def _put(connection: Connection, groups: Iterable[CopyGroup]) -> None:
    rows, members = list[dict[str, Any]](), list[dict[str, Any]]()
    for group in groups:
        told = {"agency": group.agency, "why": group.why, "size": len(group.members)}
        rows.append({"id": group.id, "origin": group.origin.id, "json": compact(told)})
        for place, member in enumerate(group.members):
            link = _closest(group, member.id)
            more = {"kept": link.kept, "alike": link.alike, "with": link.of if link.id == member.id else link.id}
            row = {"copy_group": group.id, "document": member.id, "position": place, "share": link.share}
            members.append({**row, "json": compact({**more, "holds": link.holder == member.id})})
    add_rows(connection, copy_groups, rows)
    add_rows(connection, copy_members, members)


def _closest(group: CopyGroup, document: str) -> Copy:
    """The link that ties an article to its group: to the origin if there is one, else where most was kept."""
    own = (link for link in group.copies if document in (link.id, link.of))
    return max(own, key=lambda link: (group.origin.id in (link.id, link.of), link.kept, link.of))


def _ends(document: str) -> Any:
    return or_(copy_links.c.document == document, copy_links.c.of == document)


def _is(document: str) -> Any:
    return t.documents.c.id == document


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[first : first + _MANY] for first in range(0, len(values), _MANY))
