"""The queue: three orders, nothing that one has judged, unsure things last, what has changed first."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from mithaq.app.ledger import Ledger
from mithaq.app.reviewing.queue import review_queue, tally_of
from mithaq.errors import UsageError
from mithaq.search.grammar import Query, parse_query
from mithaq.store import tables as t


def test_what_has_changed_comes_first_then_commitments(ledger: Ledger) -> None:
    treaty = ledger.search("treaty")[0]
    ledger.decide(treaty, "accept", by="boris")
    with ledger.database.writing() as connection:
        connection.execute(update(t.statements).where(t.statements.c.id == treaty.id).values(changed=True))
    queue = review_queue(ledger, Query(), "effect", "anna")
    assert queue[0] == treaty.id and queue[1] == ledger.search("act:commit")[0].id
    assert len(queue) == 8


def test_versions_that_differ_come_before_what_is_alike(ledger: Ledger) -> None:
    first = "Nizar Halabi {} that his country would never sign the river treaty."
    for name, verb in (("a", "said"), ("b", "warned")):
        ledger.add_text(first.format(verb), name=name, published="2031-05-04")
    ledger.find_versions()
    pair = {entry.id for entry in ledger.search("river")}
    queue = review_queue(ledger, parse_query("-act:commit"), "effect", "anna")
    differ = len({entry.act for entry in ledger.search("river")}) > 1
    assert len(pair) == 2 and differ and set(queue[:2]) == pair


def test_what_one_has_judged_is_gone_and_unsure_is_last(ledger: Ledger) -> None:
    one, other = ledger.search()[:2]
    ledger.decide(one, "accept", by="anna")
    ledger.decide(other, "unsure", by="anna")
    queue = review_queue(ledger, Query(), "article", "anna")
    assert one.id not in queue and queue[-1] == other.id and len(queue) == 7
    assert len(review_queue(ledger, Query(), "article", "boris")) == 8


def test_a_random_sample_is_the_same_for_the_same_person_and_query(ledger: Ledger) -> None:
    for number in range(30):
        ledger.add_text(f"Nizar Halabi said that road {number} was open.", published="2031-05-04")
    sample = review_queue(ledger, Query(), "random", "anna", 20)
    assert sample == review_queue(ledger, Query(), "random", "anna", 20) and len(set(sample)) == 20
    assert sample != review_queue(ledger, Query(), "random", "boris", 20)
    assert sample != review_queue(ledger, Query(), "article", "anna", 20)


def test_an_unknown_order_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError):
        review_queue(ledger, Query(), "by-colour", "anna")


def test_the_tally_counts_what_holds(ledger: Ledger) -> None:
    decisions = [ledger.decide(entry, "accept", by="anna") for entry in ledger.search()[:3]]
    ledger.undo(decisions[0], by="anna")
    assert tally_of(ledger, "anna").judged == 2 and tally_of(ledger, "anna").pace > 0
    assert tally_of(ledger, "boris").judged == 0 and tally_of(ledger, "boris").pace == 0
