"""The grammar: how a line is read, what it says in words, and what is refused with a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.errors import UsageError
from mithaq.search.grammar import Query, parse_query

READ = [
    ("talks", ["talks"]),
    ('"written reply" talks', ['"written reply"', "talks"]),
    ("by:Lavrov -in:ru", ["by:Lavrov", "-in:ru"]),
    ('about:"New START"', ['about:"New START"']),
    ("about:«New START»", ['about:"New START"']),
    ("act:promise,deny", ["act:commit,deny"]),
    ("in:Arabic", ["in:ar"]),
    ("من:المبعوث", ["من:المبعوث"]),
    ("12:30", ["12:30"]),
    ("-", []),
    ("", []),
    ('by:"', ['by:"']),
    ("from:٢٠٢٢-٠١", ["from:2022-01"]),
]
REFUSED = ["act:prommise", "from:yesterday", "is:nice", "abuot:x", "by:", 'by:""', "act:,"]


@pytest.mark.parametrize(("line", "parts"), READ)
def test_a_line_is_read(line: str, parts: list[str]) -> None:
    assert [str(term) for term in parse_query(line).terms] == parts


@pytest.mark.parametrize("line", REFUSED)
def test_what_makes_no_sense_is_refused_with_a_hint(line: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(line)
    assert caught.value.try_this


@given(st.text(max_size=40))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        query = parse_query(line)
    except UsageError:
        return
    assert query.sentence().startswith("statements")


@given(st.lists(st.sampled_from([line for line, parts in READ if parts and '"' not in line]), max_size=4))
def test_a_query_is_typed_as_it_was_read(lines: list[str]) -> None:
    query = parse_query(" ".join(lines))
    assert parse_query(str(query)) == query


def test_the_sentence_names_every_part() -> None:
    line = 'by:Halabi to:Hadi about:treaty act:deny from:2030 until:2031 -outlet:News "not now"'
    assert parse_query(line).sentence() == (
        "statements doing deny by Halabi to Hadi about treaty with “not now” from 2030 on until 2031 not in News"
    )
    assert Query().sentence("commitments") == "commitments"
