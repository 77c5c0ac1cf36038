"""Use cases that put together what many articles tell: threads, commitments, norms."""
