"""Two versions side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mithaq.ledger.differences import fact_differences, word_differences


def test_runs_cover_all_words_in_order() -> None:
    runs = word_differences("We will sign on Sunday", "We shall not sign on Monday")
    assert [(run.kind, run.a, run.b) for run in runs] == [
        ("same", "We", "We"),
        ("changed", "will", "shall not"),
        ("same", "sign on", "sign on"),
        ("changed", "Sunday", "Monday"),
    ]


@given(
    st.lists(st.sampled_from(["أ", "ب", "ج", "د", "12", "!"])),
    st.lists(st.sampled_from(["أ", "ب", "ج", "د", "12", "!"])),
)
def test_spans_point_into_the_texts(a: list[str], b: list[str]) -> None:
    one, other = " ".join(a), " ".join(b)
    runs = word_differences(one, other)
    for side, words in (("a", a), ("b", b)):  # all words are in some run, in their order; marks need not be
        shown = " ".join(getattr(run, side) for run in runs).split()
        assert [word for word in shown if word != "!"] == [word for word in words if word != "!"]
    for run in runs:
        assert one[run.span_a.start : run.span_a.stop] == run.a
        assert other[run.span_b.start : run.span_b.stop] == run.b
        assert run.kind in ("same", "changed", "removed", "added")


def test_facts_across_languages() -> None:
    facts = fact_differences("Syria sent 40 boats in May", "Сирия отправила сорок лодок в Египет", "en", "ru")
    assert [(fact.kind, fact.value, fact.a, fact.b) for fact in facts] == [
        ("month", "5", "May", None),
        ("name", "Egypt", None, "Египет"),
    ]
