"""EDTF dates as ranges of days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kb.edtf import FIRST_DAY, LAST_DAY, day_range

CASES = [
    ("2022-02-17", ("2022-02-17", "2022-02-17")),
    ("2022-02-17T18:24", ("2022-02-17", "2022-02-17")),
    ("2024-02", ("2024-02-01", "2024-02-29")),
    ("1997", ("1997-01-01", "1997-12-31")),
    ("2021-12~", ("2021-12-01", "2021-12-31")),
    ("2021?", ("2021-01-01", "2021-12-31")),
    ("200X", ("2000-01-01", "2009-12-31")),
    ("2022-XX", ("2022-01-01", "2022-12-31")),
    ("2022-05-XX", ("2022-05-01", "2022-05-31")),
    ("2022-21", ("2022-03-01", "2022-05-31")),
    ("2022-24", ("2022-12-01", "2023-02-28")),
    ("2022-W08", ("2022-02-21", "2022-02-27")),
    ("2014-09-05/2015-02-12", ("2014-09-05", "2015-02-12")),
    ("../2015", (FIRST_DAY, "2015-12-31")),
    ("2015/", ("2015-01-01", LAST_DAY)),
]


@pytest.mark.parametrize(("value", "days"), CASES)
def test_day_range(value: str, days: tuple[str, str]) -> None:
    assert day_range(value) == days


NO_DATES = ["", "soon", "2022-13", "2022-00", "2022-02-30", "2022-W60", "2022/2021", "0000", "22", "2022-21-03"]


@pytest.mark.parametrize("value", NO_DATES)
def test_not_a_date(value: str) -> None:
    assert day_range(value) is None


@given(st.dates())
def test_a_day_is_its_own_range(day) -> None:  # type: ignore[no-untyped-def]
    assert day_range(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.text())
def test_any_text_gives_a_range_or_nothing(value: str) -> None:
    days = day_range(value)
    assert days is None or days[0] <= days[1]
