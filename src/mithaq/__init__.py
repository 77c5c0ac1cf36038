"""Mithaq: a ledger of what states say and what they commit to."""
