"""Quotations of languages whose subject stands before its verb: cues, what follows and precedes them, content."""
