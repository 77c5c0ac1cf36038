"""The tables of what joins articles and statements: copies of one report, versions of one utterance.

``copy_keys`` is what articles are found by (:mod:`mithaq.ledger.shingles`), ``copy_words`` what is compared,
``copy_links`` the pairs that were found.

Members are ordered by ``position``, the earliest first; what else is known of a group or member is in its ``json``.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from mithaq.store.tables import METADATA

__all__ = [
    "copy_groups",
    "copy_keys",
    "copy_links",
    "copy_members",
    "copy_words",
    "version_groups",
    "version_members",
    "version_searches",
]

_ID = 16

#: By the number of the document. No foreign key: a key that is out of date costs a comparison and nothing else.
copy_keys = Table(
    "copy_keys",
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("document", Integer, nullable=False),
    PrimaryKeyConstraint("key", "document"),
    sqlite_with_rowid=False,
)

#: The words of an article without the page's furniture, four bytes each (:func:`mithaq.ledger.shingles.words_of`).
copy_words = Table(
    "copy_words",
    METADATA,
    Column("document", String(_ID), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("words", LargeBinary, nullable=False),
)

copy_links = Table(
    "copy_links",
    METADATA,
    Column("document", String(_ID), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("of", String(_ID), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kept", Float, nullable=False),
    Column("share", Float, nullable=False),
    Column("alike", Float, nullable=False),
    Column("holder", String(_ID)),
    Column("grouped", Boolean, nullable=False),  # whether the groups know of it
    PrimaryKeyConstraint("document", "of"),
    Index("copy_links_of", "of"),
    Index("copy_links_grouped", "grouped"),
)

copy_groups = Table(
    "copy_groups",
    METADATA,
    Column("id", String(_ID), primary_key=True),
    Column("origin", String(_ID), nullable=False),
    Column("json", Text, nullable=False),
)

copy_members = Table(
    "copy_members",
    METADATA,
    Column("copy_group", String(_ID), ForeignKey("copy_groups.id", ondelete="CASCADE"), nullable=False),
    Column("document", String(_ID), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("share", Float, nullable=False),
    Column("json", Text, nullable=False),
    PrimaryKeyConstraint("copy_group", "document"),
    Index("copy_members_document", "document"),
)

version_groups = Table(
    "version_groups",
    METADATA,
    Column("id", String(_ID), primary_key=True),
    Column("earliest", String(_ID), nullable=False),
    Column("json", Text, nullable=False),
)

#: Of what the versions were found, to see whether something is new since: one row, number 1.
version_searches = Table(
    "version_searches",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("state", String(64), nullable=False),
    Column("method", String(16), nullable=False),
    Column("at", String(20), nullable=False),
)

version_members = Table(
    "version_members",
    METADATA,
    Column("version_group", String(_ID), ForeignKey("version_groups.id", ondelete="CASCADE"), nullable=False),
    Column("statement", String(_ID), nullable=False),
    Column("position", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("json", Text, nullable=False),
    PrimaryKeyConstraint("version_group", "statement"),
    Index("version_members_statement", "statement"),
)
