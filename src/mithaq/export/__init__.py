"""Exports: the statements of a ledger as files that other programs read."""
