"""Counts of a whole ledger are those of a search for everything; a stamp changes with everything that is written."""

from __future__ import annotations

from mithaq.app.ledger import Ledger
from mithaq.app.pages.counts import activity_of, facets_of, holdings, kinds_of, most_frequent, stamp_of
from mithaq.search.grammar import Query, parse_query


def test_facets_of_everything_are_those_of_a_search(ledger: Ledger) -> None:
    for verdict in (None, "reject", "accept"):
        if verdict:
            ledger.decide(ledger.search("by:Halabi")[0], verdict, by="anna")
        assert facets_of(ledger, Query(), 5) == ledger.search().facets(5)


def test_activity_holds_every_statement_that_has_a_day(ledger: Ledger) -> None:
    ledger.add_text("Nizar Halabi said that the road was closed.", published="2035-02-01")
    assert sum(one.count for one in activity_of(ledger, Query())) == len(ledger) == 9
    assert [one.period for one in activity_of(ledger, Query())] == ["2031", "2035"]
    assert [one.period for one in activity_of(ledger, parse_query("from:2035"))] == ["2035-02"]
    assert activity_of(ledger, parse_query("by:Nobody")) == ()


def test_kinds_are_counted_by_language(ledger: Ledger) -> None:
    counts = kinds_of(ledger, Query())
    assert sum(count for _, _, count in counts) == 8
    for language, kind, count in counts:
        assert count == len(ledger.search(f"in:{language} is:{kind}"))


def test_holdings_and_the_most_frequent(ledger: Ledger) -> None:
    held = holdings(ledger)
    assert (held.articles, held.statements, held.unchecked, held.undated) == (4, 8, 8, 0)
    assert dict(held.languages) == {"ar": 2, "en": 1, "ru": 1}
    ((_, most), *_) = most_frequent(ledger, "by")
    assert most == 5


def test_the_stamp_changes_with_what_is_written(ledger: Ledger) -> None:
    seen = [stamp_of(ledger)]
    entry = ledger.search()[0]
    decision = ledger.decide(entry, "accept", by="anna")
    seen.append(stamp_of(ledger))
    ledger.undo(decision, by="anna")
    seen.append(stamp_of(ledger))
    ledger.add_text("Nizar Halabi said that the road was closed.", published="2035-02-01")
    seen.append(stamp_of(ledger))
    assert len(set(seen)) == 4
