"""The layers of reading: each a pure function from a document to one tuple of marks."""
