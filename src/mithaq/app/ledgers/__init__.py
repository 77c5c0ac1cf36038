"""Use cases of a ledger: add, search, judge, read again."""
