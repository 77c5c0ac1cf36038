"""The store: one ledger in one database, its tables, and every way in and out of them."""
