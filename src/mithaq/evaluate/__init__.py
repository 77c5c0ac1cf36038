"""Scores against hand-annotated gold, and the floors they must keep."""
