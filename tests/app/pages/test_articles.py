"""Articles as they are shown: nothing of the text is lost, every statement has its note where it begins."""

from __future__ import annotations

import pytest

from mithaq.app.layers import LAYERS
from mithaq.app.ledger import Ledger
from mithaq.app.pages.articles import article_page
from mithaq.errors import NotInLedger


@pytest.mark.parametrize("name", ["ar-1", "ar-2", "en-1", "ru-1"])
def test_the_text_and_every_statement_are_there(ledger: Ledger, name: str) -> None:
    page = article_page(ledger, name, tuple(LAYERS))
    shown = "".join(segment.text for line in page.paragraphs for segment in line.segments)
    assert "".join(shown.split()) == "".join(page.document.text.split())
    assert [note.number for note in page.notes] == list(range(1, len(page.document.statements) + 1))
    for one in page.document.statements:
        words = [s.text for line in page.paragraphs for s in line.segments if (one.id, "content") in s.marks]
        assert "".join(words) == "".join(page.document[span] for span in one.content)


def test_a_note_stands_with_the_line_its_statement_begins_in(ledger: Ledger) -> None:
    for line in article_page(ledger, "ar-1").paragraphs:
        assert all(line.span.start <= note.start < line.span.stop for note in line.notes)


def test_layers_are_marked_only_when_asked_for(ledger: Ledger) -> None:
    page = article_page(ledger, "ar-1", ("times",))
    parts = {part for line in page.paragraphs for s in line.segments for _, part in s.marks}
    assert parts == {"times"} and page.others


def test_an_unknown_article_is_told(ledger: Ledger) -> None:
    with pytest.raises(NotInLedger):
        article_page(ledger, "nothing")
