"""What Alembic runs: the migrations, on the connection that the program opened."""

from __future__ import annotations

from alembic import context

import mithaq.store.group_tables  # noqa: F401  its tables are part of the shape
from mithaq.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
