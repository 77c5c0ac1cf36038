"""Corrections: a field that a person filled in otherwise, written into every place where it is searched and shown."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from mithaq.errors import UsageError
from mithaq.kb.edtf import day_range
from mithaq.search.words import forms_and_stems
from mithaq.store import tables as t
from mithaq.store.people import People
from mithaq.store.records import compact, days_of, promise_of, text_value

__all__ = ["FIELDS", "corrected", "rewrite", "value_of"]

_LISTS = ("addressees", "instruments", "concepts")
#: The fields that can be corrected. Lists are written with ``; `` between, content as ``12-40; 52-60``.
FIELDS = ("act", "speaker", "date", "venue", "place", *_LISTS, "content")
_SPAN = re.compile(r"(\d+)-(\d+)")
_ID = re.compile(r"[a-z]+:\S+")
_ACT = re.compile(r"[a-z_]+")


def value_of(plain: Mapping[str, Any], field: str) -> str | None:
    """What a field of a ``mithaq/1`` statement holds, as text.

    >>> value_of({"content": [[1, 5], [9, 12]]}, "content"), value_of({"addressees": []}, "addressees")
    ('1-5; 9-12', None)
    """
    value: Any = plain[field]
    if field == "speaker":
        return str(value["actor"] or value["name"] or "") or None
    if field == "content":
        return "; ".join(f"{start}-{stop}" for start, stop in value)
    return ("; ".join(value) if isinstance(value, list) else str(value or "")) or None


def corrected(plain: Mapping[str, Any], field: str, after: str | None) -> dict[str, Any]:
    """The statement with one field changed; :class:`UsageError` where it cannot hold this.

    >>> said = {"act": "assert", "acts": ["assert", "warn"]}
    >>> corrected(said, "act", "warn") == {"act": "warn", "acts": ["warn", "assert"]}
    True
    """
    changed = copy.deepcopy(dict(plain))
    parts = [part.strip() for part in (after or "").split(";") if part.strip()]
    if field == "content":
        spans = [tuple(map(int, found.groups())) for found in map(_SPAN.fullmatch, parts) if found]
        if not spans or len(spans) != len(parts) or any(start >= stop for start, stop in spans):
            raise UsageError(f"«{after}» are no spans.", "Spans are written start-stop.", 'after="12-40; 52-60"')
        changed[field] = [list(span) for span in sorted(spans)]
    elif field == "speaker":
        is_id = bool(_ID.fullmatch(after or ""))
        changed[field] = {**plain[field], "actor": after if is_id else None, "name": after, "resolved": "corrected"}
    elif field == "act":
        if not _ACT.fullmatch(after or ""):
            raise UsageError(f"«{after}» is no act.", "Acts are codes such as assert, deny, commit.", 'after="deny"')
        others = [act for act in plain["acts"] if act != (after if after in plain["acts"] else plain["act"])]
        changed.update(act=after, acts=[after, *others])
    elif field in _LISTS:
        changed[field] = parts
    else:
        if field == "date" and after is not None and day_range(after) is None:
            raise UsageError(f"«{after}» is no date.", "Dates are EDTF: 2022-02-01, 2022-02, 2022.", 'after="2022-02"')
        changed[field] = after
    return changed


def rewrite(connection: Connection, row: Any, fields: Mapping[str, str | None], people: People) -> None:
    """Nothing; the statement of this row of texts holds what was read, with these fields corrected."""
    if not fields and row.read is None:
        return
    read = row.read or row.json
    plain = json.loads(read)
    for field, after in fields.items():
        plain = corrected(plain, field, after)
    at = t.statements.c.number == row.number
    held = connection.execute(select(t.statements, t.documents.c.text).join(t.documents).where(at)).one()
    if plain["speaker"]["resolved"] == "corrected":
        _name(connection, plain["speaker"], people, held.language)
    words = {"forms": row.forms, "stems": row.stems}
    if "content" in fields or plain["content"][0][0] != held.start:
        said = " … ".join(held.text[start:stop] for start, stop in plain["content"])
        words = dict(zip(words, forms_and_stems(said), strict=True))
    connection.execute(delete(t.statement_texts).where(t.statement_texts.c.number == row.number))
    texts = {**words, "number": row.number, "json": compact(plain), "read": read if fields else None}
    connection.execute(insert(t.statement_texts).values(**texts))
    connection.execute(update(t.statements).where(at).values(**_columns(plain, held.published)))
    _tag(connection, row.number, plain, people, held.language)


def _name(connection: Connection, who: dict[str, Any], people: People, language: str | None) -> None:
    """Nothing; a corrected speaker has an id and a name: the one typed, or the one that belongs to the id."""
    if who["actor"]:
        people.known(connection, who["actor"])
        held = select(t.actors.c.name).where(t.actors.c.id == who["actor"])
        who["name"] = connection.execute(held).scalar_one()
    else:
        who["actor"] = people.named(connection, who["name"], language)


def _columns(plain: Mapping[str, Any], published: str | None) -> dict[str, Any]:
    who = plain["speaker"]
    name = who["name"] or who["text"]
    first, last = days_of(plain["date"] or published)
    columns = {
        "act": plain["act"],
        "date": plain["date"],
        "first_day": first,
        "last_day": last,
        "start": plain["content"][0][0],
        "stop": plain["content"][-1][1],
        "speaker": name,
        "speaker_key": text_value(name)[5:] if name else None,
        **promise_of(plain["act"], plain.get("due")),
    }
    return {**columns, "actor": who["actor"]} if who["actor"] or who["resolved"] == "corrected" else columns


def _tag(connection: Connection, number: int, plain: Mapping[str, Any], people: People, language: str | None) -> None:
    """Nothing; the statement is found by its acts, instruments, concepts, addressees and, if corrected, its speaker."""
    tags = {("act", act) for act in (plain["act"], *plain["acts"])}
    tags |= {("about", one) for one in plain["instruments"]} | {("concept", one) for one in plain["concepts"]}
    for one in plain["addressees"]:
        tags.add(("to", people.known(connection, one) if _ID.fullmatch(one) else text_value(one)))
    if plain["speaker"]["actor"]:
        tags.add(("by", people.known(connection, plain["speaker"]["actor"])))
    fields = {field for field, _ in tags} | {"to", "about", "concept"}
    where = (t.statement_tags.c.statement == number) & t.statement_tags.c.field.in_(fields)
    connection.execute(delete(t.statement_tags).where(where))
    rows = [{"field": field, "value": value, "statement": number} for field, value in sorted(tags)]
    connection.execute(insert(t.statement_tags), rows)
