"""The frozen nouns of Mithaq: documents, marks on them, and why each mark is there."""
