"""Quoting: cues, clauses and frames where the verb comes first; grammar and readings for every language."""
