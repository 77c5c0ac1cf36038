"""Characters, spans, folds, tokens and anchors: nothing here knows a language."""
