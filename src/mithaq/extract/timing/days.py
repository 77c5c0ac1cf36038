"""Arithmetic of days, weeks, months and years, written as EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

__all__ = [
    "add_months",
    "day_of",
    "hijri_day",
    "hijri_month",
    "month_text",
    "nearest",
    "parse_day",
    "week_text",
    "weekday_near",
]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def parse_day(text: str | None) -> date | None:
    """The day of an EDTF date or date and time; ``None`` when it is less exact than a day.

    >>> parse_day("2022-02-02T18:24"), parse_day("2022-02"), parse_day(None)
    (datetime.date(2022, 2, 2), None, None)
    """
    match = _DAY.match(text or "")
    return day_of(int(match[1]), int(match[2]), int(match[3])) if match else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` when the calendar has no such day.

    >>> day_of(2015, 2, 30)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_text(year: int, month: int) -> str:
    """The month as EDTF.

    >>> month_text(2015, 7)
    '2015-07'
    """
    return f"{year:04d}-{month:02d}"


def add_months(day: date, months: int) -> str:
    """The month that lies so many months after (before, when negative) the month of a day.

    >>> add_months(date(2015, 1, 31), -1)
    '2014-12'
    """
    number = day.year * 12 + day.month - 1 + months
    return month_text(number // 12, number % 12 + 1)


def week_text(day: date, weeks: int = 0) -> str:
    """The ISO week that lies so many weeks after the week of a day.

    >>> week_text(date(2022, 2, 18), 1)
    '2022-W08'
    """
    year, week, _ = (day + timedelta(weeks=weeks)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(anchor: date, weekday: int, direction: int, strict: bool = False) -> date:
    """The nearest such weekday (1 Monday … 7 Sunday) before (-1) or after (1) a day; the day itself unless ``strict``.

    >>> weekday_near(date(2022, 2, 18), 4, -1)
    datetime.date(2022, 2, 17)
    """
    distance = (weekday - anchor.isoweekday()) * direction % 7
    if strict and distance == 0:
        distance = 7
    return anchor + timedelta(days=distance * direction)


def nearest(options: list[date], anchor: date, lean: str) -> date:
    """The option nearest to a day; against the ``lean`` (past or future) it counts as 150 days farther.

    Where nothing leans, news speaks rather of what was: a day to come counts as 90 days farther.

    >>> nearest([date(2018, 3, 29), date(2019, 3, 29)], date(2018, 9, 30), "future")
    datetime.date(2019, 3, 29)
    """

    def cost(option: date) -> tuple[int, bool]:
        ahead = (option - anchor).days
        against = (ahead > 0 and lean == "past") or (ahead < 0 and lean == "future")
        return abs(ahead) + 150 * against + 90 * (ahead > 0 and not lean), ahead > 0

    return min(options, key=cost)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Hijri calendar (Umm al-Qura), ``None`` outside 1343–1500 or when there is none.

    >>> hijri_day(1436, 11, 8)
    datetime.date(2015, 8, 23)
    """
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(anchor: date) -> tuple[int, int] | None:
    """The Hijri year and month of a Gregorian day, ``None`` outside 1924–2077.

    >>> hijri_month(date(2015, 7, 23))
    (1436, 10)
    """
    try:
        found = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month
