"""What copies are found by, the pairs that were found, and of what the versions were found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing; the tables are made, and copies will be looked for among all articles."""
    for make in (_copy_keys, _copy_words, _copy_links, _version_searches):
        make()
    documents = sa.table("documents", sa.column("grouped", sa.Boolean()))
    op.execute(documents.update().values(grouped=False))


def _copy_keys() -> None:
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "document"),
        sqlite_with_rowid=False,
    )


def _copy_words() -> None:
    op.create_table(
        "copy_words",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )


def _copy_links() -> None:
    op.create_table(
        "copy_links",
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("of", sa.String(length=16), nullable=False),
        sa.Column("kept", sa.Float(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("alike", sa.Float(), nullable=False),
        sa.Column("holder", sa.String(length=16), nullable=True),
        sa.Column("grouped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["of"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "of"),
    )
    op.create_index("copy_links_of", "copy_links", ["of"], unique=False)
    op.create_index("copy_links_grouped", "copy_links", ["grouped"], unique=False)


def _version_searches() -> None:
    op.create_table(
        "version_searches",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
