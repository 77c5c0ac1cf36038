"""Statements: ids that stay, parents, what lies in a content, and a confidence that says what it is made of."""

from __future__ import annotations

import pytest

import mithaq
from mithaq.extract.statements import confidence
from mithaq.model.marks import Quotation, Speaker
from mithaq.text.span import Span

ARTICLE = (
    "قال وزير الخارجية نزار الحلبي، في مؤتمر صحفي أمس، إن بلاده ستلتزم بالاتفاق.\n\n"
    "وأضاف: «أعلم أن جيراننا قالوا إن الباب مفتوح»."
)


def test_one_statement_for_each_quotation_in_the_same_order() -> None:
    doc = mithaq.read(ARTICLE, published="2031-05-04")
    assert [one.content for one in doc.statements] == [one.content for one in doc.quotations]
    assert [one.speaker for one in doc.statements] == list(doc.speakers)


def test_a_statement_says_who_when_where_and_what_it_does() -> None:
    first = mithaq.read(ARTICLE, published="2031-05-04").statements[0]
    assert (str(first.speaker), first.act, first.date, first.venue) == (
        *("نزار الحلبي", "commit", "2031-05-03", "press conference"),
    )


def test_a_nested_statement_has_its_parent() -> None:
    doc = mithaq.read(ARTICLE, published="2031-05-04")
    by_id = {one.id: one for one in doc.statements}
    nested = [one for one in doc.statements if one.parent]
    assert nested
    for one in nested:
        outer = by_id[str(one.parent)]
        assert all(any(span.holds(inner) for span in outer.content) for inner in one.content)


def test_ids_depend_on_the_text_and_the_place_only() -> None:
    one, other = (mithaq.read(ARTICLE, published=day) for day in ("2031-05-04", "2032-01-01"))
    assert [s.id for s in one.statements] == [s.id for s in other.statements]
    changed = mithaq.read(ARTICLE + " ", published="2031-05-04")
    assert not {s.id for s in changed.statements} & {s.id for s in one.statements}


def test_instruments_and_concepts_are_those_inside_the_content() -> None:
    doc = mithaq.read("أكد نزار الحلبي أن بلاده ستلتزم بميثاق الأمم المتحدة، بينما رحب الجيران بإعلان هلسنكي.")
    (statement,) = doc.statements
    inside = {found.id for found in doc.instruments if statement.content[0].holds(found.span)}
    assert set(statement.instruments) == inside == {"un-charter-1945"}


def test_the_explanation_is_a_tree_of_quotation_speaker_and_act() -> None:
    why = mithaq.read(ARTICLE).statements[0].why
    layers = [rule.split(".")[-2] for rule in why.rules()]
    assert layers[:2] == ["quotation", "speaker"] and "act" in layers


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (("direct", True, "explicit"), ("direct", True, "dropped")),
        (("direct", True, "explicit"), ("indirect", True, "explicit")),
        (("indirect", True, "explicit"), ("direct", False, "explicit")),
        (("indirect", True, "title"), ("indirect", True, "unknown")),
    ],
)
def test_confidence_is_an_order(surer: tuple[str, bool, str], less_sure: tuple[str, bool, str]) -> None:
    def of(case: tuple[str, bool, str]) -> float:
        kind, cue, resolved = case
        quotation = Quotation((Span(4, 9),), kind, Span(0, 3) if cue else None)
        return confidence(quotation, Speaker(None, None, None, None, resolved=resolved))

    assert 1 >= of(surer) > of(less_sure) > 0
