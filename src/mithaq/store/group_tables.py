"""The tables of what joins articles and statements: copies of one report, versions of one utterance.

Members are ordered by ``position``, the earliest first; what else is known of a group or member is in its ``json``.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table, Text

from mithaq.store.tables import METADATA

__all__ = ["copy_groups", "copy_members", "version_groups", "version_members"]

_ID = 16

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
