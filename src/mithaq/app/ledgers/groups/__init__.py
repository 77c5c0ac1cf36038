"""Groups: articles that carry one report, statements that report one utterance; found, and shown side by side."""
