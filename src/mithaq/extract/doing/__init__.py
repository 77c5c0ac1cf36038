"""Doing: acts, circumstances and wordings: what a statement does, when, where, through what."""
