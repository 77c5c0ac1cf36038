"""The packaged sample: read in every language, and one statement worth explaining."""

from __future__ import annotations

from mithaq.app.demo import read_sample


def test_every_language_of_the_sample_is_read_and_one_statement_explained() -> None:
    sample = read_sample()
    assert {name for name, _ in sample.languages} == {"Arabic", "English", "Russian"}
    assert sample.explained is not None
    doc, mark = sample.explained
    assert mark.why is not None and len(tuple(mark.why.rules())) >= 3
    assert doc.statements
