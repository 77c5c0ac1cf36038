"""Use cases: what the command line and the Python functions call."""
