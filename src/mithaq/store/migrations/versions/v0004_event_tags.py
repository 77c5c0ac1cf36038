"""What events can be found by (actors by role, sides, topics), and by when a commitment is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing; the table and columns are made. Articles that are there get their rows when they are read again."""
    op.add_column("events", sa.Column("sentence_start", sa.Integer()))
    op.add_column("events", sa.Column("sentence_stop", sa.Integer()))
    op.create_table(
        "event_tags",
        sa.Column("field", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("field", "value", "event"),
        sqlite_with_rowid=False,
    )
    op.add_column("statements", sa.Column("due", sa.Text()))
    op.add_column("statements", sa.Column("due_day", sa.String(length=10)))
    op.drop_index("statements_status", "statements")
    op.create_index("statements_status", "statements", ["status", "due_day"], unique=False)
    op.create_index("event_tags_event", "event_tags", ["event", "field"], unique=False)
