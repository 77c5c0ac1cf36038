"""Articles: by language, outlet and date those without a statement too; by anything else those with statements."""

from __future__ import annotations

import pytest

from mithaq.app.ledger import Ledger

CREDITED = "وكالة تاس\n\nقال نزار الحلبي إن المفاوضات صعبة.\n\nالمصدر: تاس"


@pytest.fixture
def mixed(ledger: Ledger) -> Ledger:
    """A ledger that holds an article without a statement, and one that credits an agency."""
    ledger.add_text("The harbour was closed all week.", published="2032-02-01")
    ledger.add_text(CREDITED, published="2032-03-01")
    return ledger


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("", 6),
        ("in:en", 2),
        ("-in:en", 4),
        ("from:2032", 2),
        ("from:2032 until:2032-02", 1),
        ("outlet:TASS", 1),
        ("outlet:ТАСС", 1),
        ("-outlet:TASS", 5),
        ("by:Halabi", 5),
        ("by:Halabi in:en", 1),
        ("by:Nobody", 0),
        ("treaty", 1),
    ],
)
def test_the_articles_that_match(mixed: Ledger, line: str, count: int) -> None:
    found = mixed.articles(line)
    assert len(found) == len(list(found)) == count


def test_an_article_says_how_many_of_its_statements_match(mixed: Ledger) -> None:
    assert [count for article, count in mixed.articles("by:Halabi") if article.name == "ar-2"] == [2]
    assert [count for article, count in mixed.articles("in:en") if article.published == "2032-02-01"] == [0]
    assert mixed.articles()[0][0].published == "2032-03-01"


def test_facets_count_articles(mixed: Ledger) -> None:
    facets = {facet.field: {value: count for value, _, count in facet.values} for facet in mixed.articles().facets()}
    assert facets["language"] == {"ar": 3, "en": 2, "ru": 1}
    assert facets["year"] == {"2031": 4, "2032": 2} and facets["agency"] == {"TASS": 1}
    narrowed = {facet.field: facet.values for facet in mixed.articles("by:Halabi in:en").facets()}
    assert narrowed["language"] == (("en", "en", 1),)


def test_nothing_is_explained(mixed: Ledger) -> None:
    assert {str(term): count for term, count in mixed.articles("outlet:Nothing in:ru").why_empty()} == {
        "outlet:Nothing": 1,
        "in:ru": 0,
    }


def test_statements_are_found_by_the_agency_credited(mixed: Ledger) -> None:
    assert len(mixed.search("outlet:TASS")) == 1
