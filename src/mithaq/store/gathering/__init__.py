"""Gathering from the tables what many articles tell of exchanges and norms."""
