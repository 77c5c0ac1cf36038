"""Reading of languages whose subject stands before its verb: cues, subjects, content, names."""
