"""Quotations in languages whose nouns have cases: the order of words is free, and the case says who speaks."""
