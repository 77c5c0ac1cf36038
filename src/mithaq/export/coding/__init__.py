"""Coded texts for the programs in which people code: Discourse Network Analyzer, REFI-QDA, and gold for scoring."""
