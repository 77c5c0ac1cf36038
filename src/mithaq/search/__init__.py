"""Search: from a line of words and filters to the statements of a ledger that match it."""
