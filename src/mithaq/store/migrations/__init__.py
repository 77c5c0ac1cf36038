"""The migrations: each brings a ledger from one shape to the next, run by Alembic."""
