"""Values of days and months that are named: 2015-07-26, 23 May, March last year, 9 Shawwal 1436, 7–9 September."""

from __future__ import annotations

from datetime import date, timedelta

from mithaq.extract.timing.days import add_months, day_of, hijri_day, hijri_month, month_text, nearest, parse_day
from mithaq.extract.timing.reading import Reading, Value

__all__ = ["full_year", "read_calendar", "read_hijri", "read_monthday", "read_stamp"]

_NO_ANCHOR = Value(None)


def full_year(text: str, beside: int | None = None) -> int:
    """A year of two digits in full: of the century of the year beside it, else 1970–2069.

    >>> full_year("53", 1950), full_year("17"), full_year("2017")
    (1953, 2017, 2017)
    """
    if len(text) > 2:
        return int(text)
    if beside is not None:
        return beside // 100 * 100 + int(text)
    return int(text) + (1900 if int(text) >= 70 else 2000)


def _clock(reading: Reading) -> str:
    hour, minute = reading.number("hour"), reading.number("minute") or 0
    if hour is None or hour > 24 or minute > 59:
        return ""
    half = reading.slots.get("half")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"T{hour % 24:02d}:{minute:02d}"


def read_stamp(reading: Reading) -> Value | None:
    """The day (and time, where shown) of a date in digits; ``None`` when the digits make no day.

    Slots: ``year month day``, or ``first second year`` in the order of the pack, or ``dotted``; ``hour minute half``.
    """
    slots = reading.slots
    if "dotted" in slots:
        parts = slots["dotted"].split(".")
        first, second, year = parts if len(parts[0]) < 3 else reversed(parts)
    elif "first" in slots:
        first, second, year = slots["first"], slots["second"], slots["year"]
    else:
        day = day_of(int(slots["year"]), int(slots["month"]), int(slots["day"]))
        return Value(day.isoformat() + _clock(reading)) if day else None
    as_dmy = day_of(full_year(year), int(second), int(first))
    as_mdy = day_of(full_year(year), int(first), int(second))
    ordered = [as_mdy, as_dmy] if reading.order == "mdy" and "dotted" not in slots else [as_dmy, as_mdy]
    found = [day for day in ordered if day]
    if not found:
        return None
    clock = _clock(reading)
    return Value(found[0].isoformat() + clock, tuple(day.isoformat() + clock for day in found[1:] if day != found[0]))


def _stands_for(year: int, month: int, day: int | None, anchor: date) -> date | None:
    if day is None:
        return anchor if (year, month) == (anchor.year, anchor.month) else date(year, month, 15)
    return day_of(year, month, day)


def choose(options: list[date], reading: Reading, anchor: date) -> date | None:
    """Which of several days is meant: by weekday, by last/this/next, else the nearest that suits the sentence."""
    weekday, shift = reading.number("weekday"), reading.number("mod")
    fitting = [option for option in options if option.isoweekday() == weekday]
    if weekday and fitting:
        options = fitting
    elif shift is not None and shift < 0:
        options = [option for option in options if option < anchor][-1:]
    elif shift is not None and shift > 0:
        options = [option for option in options if option > anchor][:1]
    elif shift == 0:
        options = [option for option in options if option.year == anchor.year] or options
    if not options:
        return None
    return nearest(options, anchor, reading.lean() if len(options) > 1 else "")


def _year(reading: Reading, month: int, day: int | None) -> int | None:
    if reading.slots.get("year"):
        return full_year(reading.slots["year"])
    anchor = reading.anchor
    if anchor is None:
        return None
    shift = reading.number("yearmod")
    if shift is not None:
        return anchor.year + shift
    options = [_stands_for(anchor.year + shift, month, day, anchor) for shift in (-2, -1, 0, 1, 2)]
    chosen = choose([option for option in options if option], reading, anchor)
    return chosen.year if chosen else None


def read_calendar(reading: Reading) -> Value | None:
    """The value of a day and month, or a month, with or without a year; two days or months make an interval.

    Slots: ``day day2 month month2 year yearmod mod weekday edge``.
    """
    slots = reading.slots
    day, month = reading.number("day"), int(slots["month"])
    if day and day_of(2000, month, day) is None:
        return None
    relative = "year" not in slots
    if relative and reading.anchor is None:
        return _NO_ANCHOR
    year = _year(reading, month, day)
    if year is None:
        return None
    clock = _clock(reading)
    start = _text(year, month, day)
    if start is None:
        return None
    day2, month2 = reading.number("day2"), reading.number("month2") or month
    if (day2 or day, month2) == (day, month):
        near = (f"{start}~",) if "edge" in slots else ()
        return Value(start + clock, near, relative)
    end = _text(year + (month2 < month), month2, day2 or day)
    return Value(f"{start}/{end}", (start, end), relative) if end else None


def read_monthday(reading: Reading) -> Value | None:
    """A day of this, last or next month. Slots: ``day``, ``monthmod`` (months from now)."""
    if reading.anchor is None:
        return _NO_ANCHOR
    text = f"{add_months(reading.anchor, reading.number('monthmod') or 0)}-{int(reading.slots['day']):02d}"
    return Value(text, (), True) if parse_day(text) else None


def _text(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return month_text(year, month)
    found = day_of(year, month, day)
    return found.isoformat() if found else None


def read_hijri(reading: Reading) -> Value | None:
    """The Gregorian value of a day or month of the Hijri calendar; a month becomes the Gregorian month it begins in.

    Slots: ``day month year yearmod mod weekday``; a Gregorian year is taken as such.
    """
    month, day, year = int(reading.slots["month"]), reading.number("day"), reading.number("year")
    if year is not None:
        base = year if year < 1700 else (hijri_month(date(year, 7, 1)) or (0, 0))[0]
        days = [hijri_day(base + shift, month, day or 1) for shift in ((0,) if year < 1700 else (-1, 0, 1))]
        fitting = [found for found in days if found and (year < 1700 or found.year == year)]
        return _hijri_value(fitting[0], reading, False) if fitting else None
    anchor = reading.anchor
    now = hijri_month(anchor) if anchor else None
    if anchor is None or now is None:
        return _NO_ANCHOR
    days = [hijri_day(now[0] + shift, month, day or 1) for shift in (-1, 0, 1, 2)]
    options = [found for found in days if found]
    if day is None and month == now[1]:
        return _hijri_value(hijri_day(now[0], month, 1) or anchor, reading, True)
    chosen = choose(options, reading, anchor)
    return _hijri_value(chosen, reading, True) if chosen else None


def _hijri_value(start: date, reading: Reading, relative: bool) -> Value:
    weekday = reading.number("weekday")
    if "day" in reading.slots:
        for shift in (0, 1, -1):
            near = start + timedelta(days=shift)
            if weekday in (None, near.isoweekday()):
                return Value(near.isoformat(), (), relative)
        return Value(start.isoformat(), (), relative)
    return Value(month_text(start.year, start.month), (f"{start}/{start + timedelta(days=29)}",), relative)
