"""The tables of a ledger, as the newest migration leaves them, in any database (SQLite keeps some by their key alone).

What is searched has a column or a row of its own; everything else that was read stays in the ``json`` columns, in the
shape ``mithaq/1``. Dates are EDTF text beside the first and the last day that they may mean.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

__all__ = [
    "METADATA",
    "actor_names",
    "actor_sounds",
    "actors",
    "decisions",
    "documents",
    "event_tags",
    "events",
    "failures",
    "inputs",
    "instruments",
    "mentions",
    "statement_tags",
    "statement_texts",
    "statements",
    "times",
]

METADATA = MetaData()
_ID, _DAY = 16, 10


def _document() -> Column[str]:
    return Column("document", String(_ID), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


def _days() -> tuple[Column[str], Column[str]]:
    return Column("first_day", String(_DAY)), Column("last_day", String(_DAY))


documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(_ID), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("path", Text),
    Column("language", String(8)),
    Column("title", Text),
    Column("published", Text),
    *_days(),
    Column("outlet", Text),
    Column("agency", Text),
    Column("url", Text),
    Column("statements", Integer, nullable=False),
    Column("grouped", Boolean, nullable=False),  # whether copies and versions have been looked for
    Column("packs", Text, nullable=False),
    Column("added", String(20), nullable=False),
    Column("given", Text, nullable=False),  # what was known before the text was read, to read it again
    Column("json", Text, nullable=False),  # mithaq/1 without the statements
    Column("text", Text, nullable=False),
    Index("documents_first_day", "first_day"),
    Index("documents_name", "name"),
    Index("documents_grouped", "grouped"),
)

statements = Table(
    "statements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(_ID), nullable=False, unique=True),
    _document(),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("actor", Text),
    Column("speaker", Text),
    Column("speaker_key", Text),
    Column("act", String(24), nullable=False),
    Column("date", Text),
    Column("published", Text),
    *_days(),
    Column("language", String(8)),
    Column("outlet", Text),
    Column("headline", Boolean, nullable=False),
    Column("parent", String(_ID)),
    Column("confidence", Float, nullable=False),
    Column("verdict", String(8)),  # of the last decision: accept, correct, reject, unsure
    Column("changed", Boolean, nullable=False),  # since that decision
    Column("status", String(16)),  # of a commitment: open
    Column("due", Text),  # by when it is to be done (EDTF)
    Column("due_day", String(_DAY)),  # the last day of that
    Index("statements_document", "document", "position"),
    Index("statements_order", "last_day", "number"),
    Index("statements_actor", "actor", "last_day"),
    Index("statements_verdict", "verdict"),
    Index("statements_status", "status", "due_day"),
)

statement_texts = Table(
    "statement_texts",
    METADATA,
    Column("number", Integer, ForeignKey("statements.number", ondelete="CASCADE"), primary_key=True),
    Column("forms", Text, nullable=False),  # the words, folded
    Column("stems", Text, nullable=False),  # the words, folded and cut to their stems
    Column("json", Text, nullable=False),
    Column("read", Text),  # the same as it was read, where a person has corrected it
)

#: What a statement may have several of: ``field`` is by, for, to, names, target, about, concept, act, outlet, agency.
statement_tags = Table(
    "statement_tags",
    METADATA,
    Column("field", String(8), nullable=False),
    Column("value", Text, nullable=False),
    Column("statement", Integer, ForeignKey("statements.number", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("field", "value", "statement"),
    Index("statement_tags_statement", "statement", "field"),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    METADATA,
    _document(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("form", String(16), nullable=False),
    PrimaryKeyConstraint("document", "start", "stop", "actor"),
    Index("mentions_actor", "actor"),
    sqlite_with_rowid=False,
)

times = Table(
    "times",
    METADATA,
    _document(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("value", Text, nullable=False),
    *_days(),
    PrimaryKeyConstraint("document", "start", "stop"),
    Index("times_first_day", "first_day"),
    sqlite_with_rowid=False,
)

instruments = Table(
    "instruments",
    METADATA,
    _document(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("kind", Text),
    Column("known", Boolean, nullable=False),
    Column("provision", Text),
    PrimaryKeyConstraint("document", "start", "stop", "instrument"),
    Index("instruments_instrument", "instrument"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("date", Text),
    *_days(),
    Column("place", Text),
    Column("sentence_start", Integer),
    Column("sentence_stop", Integer),
    Column("json", Text, nullable=False),
    Index("events_document", "document"),
    Index("events_kind", "kind", "first_day"),
)

#: What an event may have several of: ``field`` is from, to, party (actors), side (states and bodies), about, concept.
event_tags = Table(
    "event_tags",
    METADATA,
    Column("field", String(8), nullable=False),
    Column("value", Text, nullable=False),
    Column("event", Integer, ForeignKey("events.number", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("field", "value", "event"),
    Index("event_tags_event", "event", "field"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("known", Boolean, nullable=False),  # whether a pack holds it
)

actor_names = Table(
    "actor_names",
    METADATA,
    Column("actor", Text, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(8)),
    PrimaryKeyConstraint("actor", "key"),
    Index("actor_names_key", "key"),
    sqlite_with_rowid=False,
)

#: The consonant skeletons by which people's names meet across scripts.
actor_sounds = Table(
    "actor_sounds",
    METADATA,
    Column("skeleton", Text, nullable=False),
    Column("actor", Text, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("skeleton", "actor"),
    sqlite_with_rowid=False,
)

inputs = Table(
    "inputs",
    METADATA,
    Column("digest", String(32), nullable=False),  # of the bytes and the options they were read with
    Column("path", Text, nullable=False),
    _document(),
    PrimaryKeyConstraint("digest", "path"),
    Index("inputs_document", "document"),
)

failures = Table(
    "failures",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("try_this", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("last", String(20), nullable=False),
)

#: Append-only. ``statement`` is no foreign key: the statement may be read differently one day, its anchor stays.
decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", String(_ID), nullable=False),
    Column("statement", String(_ID), nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(20), nullable=False),
    Column("field", String(16)),
    Column("before", Text),
    Column("after", Text),
    Column("undoes", Integer),
    Column("note", Text),
    Column("anchor", Text, nullable=False),
    Column("judged", Text, nullable=False),  # the fields that the person saw
    Index("decisions_statement", "statement"),
    Index("decisions_document", "document"),
)
