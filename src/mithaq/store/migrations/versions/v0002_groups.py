"""Groups of copies and versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing; the tables are made."""
    for make in (_copy_groups, _version_groups, _copy_members, _version_members):
        make()


def _copy_groups() -> None:
    op.create_table(
        "copy_groups",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _version_groups() -> None:
    op.create_table(
        "version_groups",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("earliest", sa.String(length=16), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _copy_members() -> None:
    op.create_table(
        "copy_members",
        sa.Column("copy_group", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["copy_group"], ["copy_groups.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("copy_group", "document"),
    )
    op.create_index("copy_members_document", "copy_members", ["document"], unique=False)


def _version_members() -> None:
    op.create_table(
        "version_members",
        sa.Column("version_group", sa.String(length=16), nullable=False),
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_group"], ["version_groups.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_group", "statement"),
    )
    op.create_index("version_members_statement", "version_members", ["statement"], unique=False)
