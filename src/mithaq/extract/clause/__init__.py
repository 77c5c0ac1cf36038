"""Clauses of languages whose subject stands before its verb: words, parts, phrases and subjects."""
