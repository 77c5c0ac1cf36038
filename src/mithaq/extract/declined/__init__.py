"""Nouns and names that decline: phrases with their cases, names brought to their nominative, and who is who."""
