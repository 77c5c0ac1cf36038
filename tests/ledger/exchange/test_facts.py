"""What the passages of a step say together: date, status, order, id."""

from __future__ import annotations

import pytest

from mithaq.kb.records import Instrument
from mithaq.ledger.exchange.facts import date_of, id_of, narrower, overlap, status_of, vague
from mithaq.model.exchange import Trace

TOLD = Trace("one", 1, 2, "letter-sent")
LETTER = Instrument("letter-1", "letter", {}, date="2031-05-20")


@pytest.mark.parametrize(
    ("dates", "occasion", "items", "found"),
    [
        (("2031", "2031-05-09", "2031-05"), None, (), ("2031-05-09", "")),
        ((None,), "2031-05-03", (LETTER,), ("2031-05-03", "thread.same-occasion")),
        ((None,), None, (LETTER,), ("2031-05-20", "thread.known-instrument")),
        ((None,), None, (), (None, "")),
        (("not a date",), None, (), (None, "")),
    ],
)
def test_words_go_before_the_occasion_and_that_before_the_pack(
    dates: tuple[str | None, ...], occasion: str | None, items: tuple[Instrument, ...], found: tuple[str | None, str]
) -> None:
    told = [Trace("one", n, n + 1, "letter-sent", date=date) for n, date in enumerate(dates)]
    assert date_of(told, occasion, items, sent=True) == found


def test_the_date_of_an_instrument_is_not_that_of_its_adoption() -> None:
    assert date_of([TOLD], None, [LETTER], sent=False) == (None, "")


def test_ranges() -> None:
    may, day = ("2031-05-01", "2031-05-31"), ("2031-05-09", "2031-05-09")
    assert overlap(may, day) and not overlap(day, ("2031-05-10", "2031-05-11"))
    assert narrower(may, day) == day and narrower(None, may) == may
    assert vague(("2031-01-01", "2031-12-31"), day) and not vague(may, day)


def test_nothing_told_is_done() -> None:
    assert status_of([]) == "done"


def test_an_id_depends_on_what_is_told_and_without_a_date_on_where() -> None:
    other = Trace("two", 1, 2, "letter-sent")
    assert id_of([TOLD], ["a"], True) == id_of([other], ["a"], True) != id_of([TOLD], ["b"], True)
    assert id_of([TOLD], ["a"], False) != id_of([other], ["a"], False)
