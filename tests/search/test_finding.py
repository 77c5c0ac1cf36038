"""What is found: words in every spelling, names in every script, filters, facets, and the reason for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import mithaq
from mithaq.app.ledger import Ledger
from mithaq.errors import AmbiguousActor, UsageError

SAMPLE = Path(mithaq.__file__).parent / "sample" / "texts"
FOUND = [
    ("", 8),
    ("المفاوضات", 1),
    ("مفاوضات", 1),
    ("والمُفاوضات", 1),
    ('"المفاوضات صعبة"', 1),
    ('"مفاوضات صعبة"', 0),
    ("talks", 1),
    ("talk", 1),
    ("переговоров", 1),
    ("by:Halabi", 5),
    ("by:الحلبي", 5),
    ("by:Халаби", 5),
    ('by:"Salma Al-Hadi"', 3),
    ("-by:Halabi", 3),
    ("by:Halabi in:ar", 3),
    ("by:Halabi,Hadi", 8),
    ("by:Nobody", 0),
    ("act:commit", 1),
    ("act:promise by:Halabi", 1),
    ("in:ru", 2),
    ("-in:ru", 6),
    ("from:2031", 8),
    ("from:2031-06", 0),
    ("until:2031-05-03", 0),
    ("until:2031-05", 8),
    ("is:direct", 3),
    ("is:indirect", 5),
    ("is:checked", 0),
    ("is:unchecked", 8),
    ("treaty -sign", 0),
    ("outlet:Nothing", 0),
    ("about:Nothing", 0),
    ("to:Nobody", 0),
    ("الحلبي", 5),
    ("status:never", 0),
    ("is:commitment", 1),
    ("due:2030", 0),
]


@pytest.mark.parametrize(("line", "count"), FOUND)
def test_the_statements_that_match(ledger: Ledger, line: str, count: int) -> None:
    results = ledger.search(line)
    assert len(results) == count
    assert len(list(results)) == count
    assert len(results[:3]) == min(3, count)


def test_a_result_shows_its_passage_with_the_words_marked(ledger: Ledger) -> None:
    (entry,) = ledger.search("treaty")
    assert entry.passage.text == "“We will not sign the treaty,” Salma Al-Hadi said."
    assert [piece for piece, part in entry.passage.segments() if part == "content"] == [entry.words]
    assert "".join(piece for piece, _ in entry.passage.segments()) == entry.passage.text
    assert entry.article.name == "en-1"
    assert entry.to_json()["passage"]["text"] == entry.passage.text


def test_every_passage_holds_its_words_where_it_says(ledger: Ledger) -> None:
    assert len(ledger.search()) == 8
    for entry in ledger.search():
        text = ledger.document(entry.article.id).text
        passage = entry.passage
        assert text[passage.start : passage.start + len(passage.text)] == passage.text
        spans = [span for part, span in passage.marks if part == "content"]
        assert " … ".join(passage.text[span.start : span.stop] for span in spans) == entry.words


def test_facets_count_what_matches(ledger: Ledger) -> None:
    facets = {facet.field: {shown: count for _, shown, count in facet.values} for facet in ledger.search().facets()}
    assert facets["language"] == {"ar": 4, "en": 2, "ru": 2}
    assert facets["act"]["commit"] == 1
    assert sorted(facets["speaker"].values()) == [3, 5]
    assert facets["year"] == {"2031": 8}
    narrowed = {facet.field: facet.values for facet in ledger.search("in:en").facets()}
    assert narrowed["language"] == (("en", "en", 2),)


def test_zero_results_say_which_filter_emptied_them(ledger: Ledger) -> None:
    reasons = ledger.search("by:Halabi in:en act:commit").why_empty()
    assert {str(term): count for term, count in reasons} == {"by:Halabi": 0, "in:en": 1, "act:commit": 1}


def test_results_come_latest_first_and_pages_join(ledger: Ledger) -> None:
    ledger.add_text("قال نزار الحلبي إن الاتفاق قريب.", published="2032-01-01")
    results = ledger.search()
    assert results[0].article.published == "2032-01-01"
    assert [entry.id for entry in results] == [results[at].id for at in range(len(results))]
    assert results[-1].id == results[len(results) - 1].id
    assert [entry.id for entry in results[::-1]] == [entry.id for entry in results][::-1]
    with pytest.raises(IndexError):
        results[99]


def test_an_ambiguous_name_lists_the_candidates(ledger: Ledger) -> None:
    ledger.add_text("قال سامر الحلبي إن الطريق مفتوح.", published="2031-05-04")
    with pytest.raises(AmbiguousActor) as caught:
        ledger.actor("Halabi")
    assert len(caught.value.candidates) == 2
    assert ledger.actor(caught.value.candidates[0][0]).statements
    assert len(ledger.search(f"by:{caught.value.candidates[0][0]}")) > 0


def test_filters_of_python_are_those_of_the_grammar(ledger: Ledger) -> None:
    found = ledger.statements(by="Salma Al-Hadi", language="ar", since="2031")
    assert str(found) == "statements by Salma Al-Hadi in ar from 2031 on: 1"
    assert len(ledger.search("by:Halabi").where("in:ar", act="commit")) == 1
    with pytest.raises(UsageError):
        ledger.statements(actt="deny")


def test_states_are_spoken_for_by_who_holds_their_offices(ledger: Ledger) -> None:
    ledger.add(SAMPLE / "ar-security-letter.txt")
    assert len(ledger.search("by:Russia")) == len(ledger.search("by:Lavrov")) == 4


def test_articles_are_grouped(ledger: Ledger) -> None:
    found = ledger.articles("by:Halabi")
    assert sorted((article.name, count) for article, count in found) == [
        ("ar-1", 1),
        ("ar-2", 2),
        ("en-1", 1),
        ("ru-1", 1),
    ]
