"""EDTF dates (ISO 8601-2) as ranges of days, so that offices and memberships can be compared."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache

__all__ = ["FIRST_DAY", "LAST_DAY", "day_range"]

#: What an open start and an open end stand for.
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?[?~%]?"
)
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})")
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), **_QUARTERS}


@cache
def day_range(value: str) -> tuple[str, str] | None:
    """The first and the last day that an EDTF date may mean, or ``None`` when it is not an EDTF date.

    An interval (``a/b``) runs from the first day of ``a`` to the last of ``b``; ``..`` or nothing is an open end.
    Doubt (``?``, ``~``, ``%``) and the time of day do not widen the range.

    >>> day_range("2022-02"), day_range("199X"), day_range("2022-02-30")
    (('2022-02-01', '2022-02-28'), ('1990-01-01', '1999-12-31'), None)
    >>> day_range("2022-W08"), day_range("1999-11-19/..")
    (('2022-02-21', '2022-02-27'), ('1999-11-19', '9999-12-31'))
    """
    if "/" not in value:
        return _one(value)
    left, _, right = value.partition("/")
    start = (FIRST_DAY, FIRST_DAY) if left in ("", "..") else _one(left)
    stop = (LAST_DAY, LAST_DAY) if right in ("", "..") else _one(right)
    return None if start is None or stop is None or start[0] > stop[1] else (start[0], stop[1])


def _one(value: str) -> tuple[str, str] | None:
    """The range of a date that is no interval."""
    try:
        if week := _WEEK.fullmatch(value):
            return tuple(  # type: ignore[return-value]
                datetime.date.fromisocalendar(int(week["year"]), int(week["week"]), day).isoformat() for day in (1, 7)
            )
        match = _DATE.fullmatch(value)
        return _days(match["year"], match["month"], match["day"]) if match else None
    except ValueError:
        return None


def _days(year: str, month: str | None, day: str | None) -> tuple[str, str] | None:
    """The range of a date cut into its parts; ``ValueError`` when there is no such day."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise ValueError(year)
    if month is None or month == "XX" or first != last:
        return f"{first:04}-01-01", f"{last:04}-12-31"
    number = int(month)
    if number in _SEASONS:
        if day is not None:
            raise ValueError(day)
        opens, closes = _SEASONS[number]
        ends = first + 1 if opens > closes else first
        return f"{first:04}-{opens:02}-01", f"{ends:04}-{closes:02}-{calendar.monthrange(ends, closes)[1]:02}"
    length = calendar.monthrange(first, number)[1]
    if day is None or day == "XX":
        return f"{first:04}-{number:02}-01", f"{first:04}-{number:02}-{length:02}"
    exact = datetime.date(first, number, int(day)).isoformat()
    return exact, exact
