"""Naming: noun phrases that can speak, names, titles and the roster of an article."""
