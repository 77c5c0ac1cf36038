"""Articles go in whole and come out whole; nothing of a removed one stays but decisions."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text

from mithaq.app.extract import annotate
from mithaq.app.ledger import Ledger
from mithaq.read.article import read_text
from mithaq.store import tables as t
from mithaq.store.loading import document_of
from mithaq.store.records import Record
from mithaq.store.writing import put_article, replace_article

LEFT = (
    "documents",
    "statements",
    "statement_texts",
    "statement_tags",
    "mentions",
    "times",
    "instruments",
    "events",
    "inputs",
)


def counts(ledger: Ledger) -> dict[str, int]:
    """The rows of each table that an article fills."""
    with ledger._database.reading() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(getattr(t, name))).scalar_one() for name in LEFT
        }


def test_a_document_comes_out_as_it_went_in(ledger: Ledger) -> None:
    text_ = "أكد نزار الحلبي أن بلاده ستلتزم بالاتفاق حتى عام 2026. 🕊 نهاية"
    doc = annotate(read_text(text_, published="2031-05-04"))
    stored = ledger.add_text(text_, published="2031-05-04")
    assert stored.text == text_
    assert stored.to_json() == doc.to_json()


def test_what_a_database_cannot_hold_is_replaced_in_its_place(ledger: Ledger) -> None:
    stored = ledger.add_text("قال نزار\x00 الحلبي إن المفاوضات صعبة جدا.")
    assert "\x00" not in stored.text and len(stored.text) == len("قال نزار\x00 الحلبي إن المفاوضات صعبة جدا.")


def test_nothing_of_what_was_read_before_stays(ledger: Ledger) -> None:
    with ledger._database.writing() as connection:
        for row in connection.execute(select(t.documents)).mappings().all():
            document = {name: value for name, value in row.items() if name not in ("number", "added")}
            replace_article(connection, Record(document, (), (), (), {}), ledger.people)
        connection.execute(text("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')"))
    left = counts(ledger)
    assert (left.pop("documents"), left.pop("inputs")) == (4, 4) and set(left.values()) == {0}
    assert len(ledger.search("المفاوضات")) == 0


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counts(ledger)
    with ledger._database.reading() as connection:
        columns = select(t.documents).limit(1)
        row = dict(connection.execute(columns).one()._mapping)
    from mithaq.store import writing

    monkeypatch.setattr(writing, "add_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ledger.add_text("قالت سلمى الهادي إن الطريق طويلة.")
    monkeypatch.undo()
    assert counts(ledger) == before
    assert ledger.add_text("قالت سلمى الهادي إن الطريق طويلة.").statements
    assert ledger.document(row["id"]).text == row["text"]


def test_writing_needs_no_more_than_the_record(ledger: Ledger) -> None:
    from mithaq.search.words import forms_and_stems
    from mithaq.store.people import People
    from mithaq.store.records import make_record

    doc = annotate(read_text("قالت سلمى الهادي إن الطريق طويلة."))
    with ledger._database.writing() as connection:
        put_article(connection, make_record(doc, doc.metadata, forms_and_stems), People(ledger._kb))
        assert document_of(connection, doc.id).to_json() == doc.to_json()
