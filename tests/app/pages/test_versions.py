"""Versions side by side: both texts whole, in pieces; across languages numbers, dates and names."""

from __future__ import annotations

from mithaq.app.ledger import Ledger
from mithaq.app.pages.versions import side_by_side


def test_the_pieces_are_the_words(ledger: Ledger) -> None:
    first = "Nizar Halabi said that his country would never sign the river treaty."
    ledger.add_text(first, name="a", published="2031-05-04")
    ledger.add_text(
        first.replace("never sign the river", "never ever sign this river"), name="b", published="2031-05-05"
    )
    one, other = ledger.search("river")[:2]
    found = side_by_side(ledger, one.id, other.id)
    for entry, pieces in zip((one, other), found.pieces, strict=True):
        assert "".join(text for text, _ in pieces) == entry.words
    kinds = {text.strip(): kind for pieces in found.pieces for text, kind in pieces if kind != "same"}
    assert {"ever", "the", "this"} <= {word for text in kinds for word in text.split()}


def test_across_languages_facts_are_compared(ledger: Ledger) -> None:
    one = ledger.add_text("Nizar Halabi said that 40 ships would leave.", name="c", published="2031-05-04")
    other = ledger.add_text("قال نزار الحلبي إن 50 سفينة ستغادر.", name="d", published="2031-05-04")
    found = side_by_side(ledger, one.statements[0].id, other.statements[0].id)
    assert not found.same_language and {fact.value for fact in found.facts} >= {"40", "50"}
