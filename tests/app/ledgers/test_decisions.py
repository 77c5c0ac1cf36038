"""What people decide: kept for ever, shown at once, taken back by another decision, found again after a new reading."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from mithaq.app.ledger import Ledger
from mithaq.errors import NotInLedger, UsageError
from mithaq.store import tables as t

REFUSED = [
    ("nice", None, None),
    ("correct", None, None),
    ("accept", "act", "deny"),
    ("correct", "colour", "red"),
    ("correct", "date", "tomorrow"),
    ("correct", "content", "5-2"),
    ("correct", "act", "to deny"),
]


def test_a_verdict_is_kept_and_searched(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    made = ledger.decide(entry, "accept", by="anna")
    assert (made.verdict, made.by, made.statement, made.anchor.exact) == ("accept", "anna", entry.id, entry.words)
    assert [one.id for one in ledger.search("is:checked")] == [entry.id]
    assert ledger.statement(entry.id).verdict == "accept"
    assert len(ledger.search("status:accepted")) == 1


def test_a_rejected_statement_is_shown_only_where_it_is_asked_for(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    ledger.decide(entry, "reject", by="anna")
    assert len(ledger.search("treaty")) == 0
    assert len(ledger.search("treaty is:rejected")) == 1


def test_a_correction_shows_everywhere_and_can_be_taken_back(ledger: Ledger) -> None:
    id_ = ledger.search("treaty")[0].id
    made = ledger.decide(id_, "correct", by="anna", field="act", after="reject")
    assert (made.before, made.after) == ("assert", "reject")
    assert [one.id for one in ledger.search("act:reject")] == [id_]
    assert ledger.search("act:reject")[0].act == "reject"
    undone = ledger.undo(made, by="anna")
    assert len(ledger.search("act:reject")) == 0
    assert ledger.statement(id_).verdict is None
    ledger.undo(undone, by="anna")
    assert len(ledger.search("act:reject")) == 1
    assert [one.verdict for one in ledger.history(id_)] == ["correct", "undo", "undo"]


def test_every_field_can_be_corrected(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    text = ledger.document(entry.article.id).text
    start = text.index("sign the treaty")
    for field, after in (
        ("speaker", "Nizar Halabi"),
        ("date", "2031-05"),
        ("addressees", "org:nato"),
        ("instruments", "osce-istanbul-charter-1999"),
        ("concepts", "ARMS_CONTROL"),
        ("venue", "letter"),
        ("content", f"{start}-{start + 15}"),
    ):
        ledger.decide(entry, "correct", by="anna", field=field, after=after)
    found = ledger.search("by:Halabi to:NATO about:osce-istanbul-charter-1999 sign from:2031-05 is:corrected")
    assert [(one.words, one.speaker, one.date) for one in found] == [("sign the treaty", "Nizar Halabi", "2031-05")]
    assert len(ledger.search('"will not sign"')) == 0
    assert len(ledger.search("by:Hadi")) == 2


@pytest.mark.parametrize(("verdict", "field", "after"), REFUSED)
def test_a_decision_that_makes_no_sense_is_refused(
    ledger: Ledger, verdict: str, field: str | None, after: str | None
) -> None:
    entry = ledger.search("treaty")[0]
    with pytest.raises(UsageError):
        ledger.decide(entry, verdict, by="anna", field=field, after=after)
    assert ledger.history(entry) == ()
    with pytest.raises(NotInLedger):
        ledger.decide("ffffffffffff", "accept", by="anna")


def test_decisions_stay_when_statements_are_read_otherwise(ledger: Ledger) -> None:
    accepted, corrected = ledger.search("treaty")[0], ledger.search("talks")[0]
    ledger.decide(accepted, "accept", by="anna")
    ledger.decide(corrected, "correct", by="anna", field="act", after="deny")
    with ledger._database.writing() as connection:  # as if an older pack had read one of them otherwise
        row = connection.execute(
            select(t.statement_texts).join(t.statements).where(t.statements.c.id == accepted.id)
        ).one()
        older = row.json.replace('"act":"assert"', '"act":"warn"')
        connection.execute(update(t.statement_texts).where(t.statement_texts.c.number == row.number).values(json=older))
    (difference,) = ledger.rerun()
    assert [(change.kind, change.fields, change.judged) for change in difference.changes] == [
        ("changed", ("act",), True)
    ]
    assert ledger.statement(accepted.id).act == "warn"
    list(ledger.rerun(apply=True))
    again = ledger.statement(accepted.id)
    assert (again.act, again.verdict) == ("assert", "accept")
    assert ledger.statement(corrected.id).act == "deny"
    assert list(ledger.rerun()) == []


def test_decisions_find_their_words_when_the_statement_has_another_id(ledger: Ledger) -> None:
    entry = ledger.search("treaty")[0]
    ledger.decide(entry, "accept", by="anna")
    with ledger._database.writing() as connection:
        connection.execute(update(t.decisions).values(statement="0123456789ab"))
    list(ledger.rerun(apply=True))
    ledger.add_text("Nizar Halabi said that nothing had changed.", published="2031-05-04")
    assert [one.verdict for one in ledger.history(entry)] == ["accept"]


def test_the_same_stays_the_same(ledger: Ledger) -> None:
    assert list(ledger.rerun()) == []
    before = [entry.to_json() for entry in ledger.search()]
    assert list(ledger.rerun(apply=True)) == []
    assert [entry.to_json() for entry in ledger.search()] == before
