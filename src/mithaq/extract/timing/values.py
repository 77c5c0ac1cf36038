"""Values of words that count from the day of publication, and of years, decades, centuries and parts of years.

:data:`READERS` names every function that a rule may call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from mithaq.extract.timing.dates import full_year, read_calendar, read_hijri, read_monthday, read_stamp
from mithaq.extract.timing.days import add_months, hijri_day, month_text, week_text, weekday_near
from mithaq.extract.timing.reading import Reading, Value

__all__ = ["READERS"]

_EDGES = {"early": "-01~", "mid": "~", "late": "-12~"}
_LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "M", "year": "Y", "decade": "Y", "century": "Y"}
_TIMES = {"decade": 10, "century": 100, "quarter": 3}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def read_weekday(reading: Reading) -> Value | None:
    """The day of a weekday. Slots: ``weekday``, ``relday`` (days from today), ``mod`` (last -1, this 0, next 1),
    ``weekmod`` (the same of a week), ``weekday2`` (up to that day)."""
    anchor = reading.anchor
    if anchor is None:
        return Value(None)
    weekday = int(reading.slots["weekday"])
    relday, shift, week = reading.number("relday"), reading.number("mod"), reading.number("weekmod")
    if relday is not None:
        said = anchor + timedelta(days=relday)
        sides = (weekday_near(said, weekday, direction) for direction in (-1, 1))
        near = min(sides, key=lambda day: abs((day - said).days))
        return Value(near.isoformat(), (said.isoformat(),) if near != said else (), True)
    if week is not None:
        return _day(anchor, 7 * week + weekday - anchor.isoweekday())
    if "weekday2" in reading.slots:
        return _pair(reading, anchor, weekday)
    if shift is not None and shift != 0:
        way = 1 if shift > 0 else -1
        found = weekday_near(anchor, weekday, way, strict=True) + timedelta(days=7 * (shift - way))
        other = found + timedelta(days=7 * way)
        return Value(found.isoformat(), (other.isoformat(),) if abs((found - anchor).days) < 4 else (), True)
    past, coming = (weekday_near(anchor, weekday, direction) for direction in (-1, 1))
    lean = reading.lean()
    guess = "future" if shift == 0 or (coming - anchor).days == 1 else "past"
    return Value((coming if (lean or guess) == "future" else past).isoformat(), (), True, sure=bool(lean))


def _pair(reading: Reading, anchor: date, weekday: int) -> Value:
    shift = reading.number("mod") or (1 if reading.lean() == "future" else -1)
    first = weekday_near(anchor, weekday, 1 if shift > 0 else -1, strict="mod" in reading.slots)
    last = weekday_near(first, int(reading.slots["weekday2"]), 1)
    return Value(f"{first}/{last}", (first.isoformat(), last.isoformat()), True)


def _day(anchor: date, days: int) -> Value:
    return Value((anchor + timedelta(days=days)).isoformat(), (), True)


def read_relday(reading: Reading) -> Value | None:
    """The day so many days from the day of publication. Slot: ``relday``."""
    return _day(reading.anchor, int(reading.slots["relday"])) if reading.anchor else Value(None)


def _unit_value(anchor: date, unit: str, shift: int) -> str | None:
    if unit == "day":
        return (anchor + timedelta(days=shift)).isoformat()
    if unit == "week":
        return week_text(anchor, shift)
    if unit == "weekend":
        saturday = anchor + timedelta(days=7 * shift + 6 - anchor.isoweekday())
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if unit == "month":
        return add_months(anchor, shift)
    if unit == "quarter":
        year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + shift, 4)
        return f"{year:04d}-Q{quarter + 1}"
    year = anchor.year + shift * {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    return {"year": f"{year:04d}", "decade": f"{year // 10:03d}X", "century": f"{year // 100:02d}XX"}.get(unit)


def _edged(text: str, reading: Reading) -> str:
    edge = reading.slots.get("edge")
    if edge and len(text) == 4 and text.isdigit():
        return text + _EDGES.get(edge, "~")
    return f"{text[:3]}5~" if edge == "mid" and text.endswith("X") and text[:3].isdigit() else text


def read_unit(reading: Reading) -> Value | None:
    """The week, month, quarter, year, decade or century so many away; our century is an age, not a date.

    Slots: ``unit``, ``mod``, ``edge``.
    """
    if reading.anchor is None:
        return Value(None)
    unit, shift = reading.slots["unit"], reading.number("mod")
    if unit == "century" and not shift and "edge" not in reading.slots:
        return None
    if unit == "weekend" and shift is None and reading.anchor.isoweekday() < 6 and reading.lean() != "future":
        shift = -1
    found = _unit_value(reading.anchor, unit, shift or 0)
    if found is None:
        return None
    text = _edged(found, reading)
    return Value(text, (found,) if text != found else (), True)


def read_ago(reading: Reading) -> Value | None:
    """The day, week, month or year so many before publication. Slots: ``count`` (else 1), ``unit``, ``two`` (a dual);
    ``since`` makes it the length of time up to now, unless counted in days."""
    unit, count = reading.slots.get("unit"), reading.number("count") or 1
    if "two" in reading.slots:
        unit, count = reading.slots["two"], 2
    if unit not in _LETTERS:
        return Value(None, kind="duration")
    if "since" in reading.slots and unit != "day":
        return Value(f"P{count * _TIMES.get(unit, 1)}{_LETTERS[unit]}", kind="duration")
    if reading.anchor is None:
        return Value(None)
    sign = int(reading.slots.get("sign", "-1"))
    if count > 2000 or (count * _TIMES.get(unit, 1) > 1500 and unit != "day"):
        return None
    if unit == "quarter":
        unit, count = "month", 3 * count
    return Value(_unit_value(reading.anchor, unit, sign * count), (), True)


def read_duration(reading: Reading) -> Value | None:
    """A length of time, as ISO 8601 (``P3D``). Slots as in :func:`read_ago`."""
    unit, count = reading.slots.get("unit", ""), reading.number("count")
    if "two" in reading.slots:
        unit, count = reading.slots["two"], 2
    if count is None or unit not in _LETTERS:
        return Value(None)
    return Value(f"P{count * _TIMES.get(unit, 1)}{_LETTERS[unit]}")


def read_year(reading: Reading) -> Value | None:
    """The value of a year. Slots: ``year``, or ``hyear`` (Hijri: the Gregorian years it lies in); ``edge``."""
    if "hyear" in reading.slots:
        year = int(reading.slots["hyear"])
        first, last = hijri_day(year, 1, 1), hijri_day(year, 12, 29)
        return Value(f"{first.year}/{last.year}") if first and last else None
    text = f"{full_year(reading.slots['year']):04d}"
    edged = _edged(text, reading)
    return Value(edged, (text,) if edged != text else ())


def read_years(reading: Reading) -> Value | None:
    """From one year to another.

    Slots: ``year``, ``year2`` (of two digits: at most 30 years on; after a ``slash``: the next year).
    """
    first = full_year(reading.slots["year"])
    last = full_year(reading.slots["year2"], first)
    longest = 500 if len(reading.slots["year2"]) > 2 else 1 if "slash" in reading.slots else 30
    if not first < last <= first + longest:
        return None
    return Value(f"{first:04d}/{last:04d}", (f"{first:04d}", f"{last:04d}"))


def read_century(reading: Reading) -> Value | None:
    """The value of a century by its number; ours is an age, not a date, and has none. Slot: ``nth``."""
    if reading.anchor and int(reading.slots["nth"]) == reading.anchor.year // 100 + 1:
        return None
    return Value(f"{int(reading.slots['nth']) - 1:02d}XX")


def read_decade(reading: Reading) -> Value | None:
    """The value of ten years. Slots: ``decade`` (80 or 1980) or ``nth`` (of a century); ``century`` by number, or
    ``mod`` from ours; ``edge``."""
    century = reading.number("century")
    if century is None and "mod" in reading.slots and reading.anchor:
        century = reading.anchor.year // 100 + 1 + int(reading.slots["mod"])
    decade, nth = reading.number("decade"), reading.number("nth")
    if nth is not None:
        if century is None:
            return Value(None)
        start = (century - 1) * 100 + (nth - 1) * 10
    elif decade is not None and decade < 100:
        start = decade + ((century or 20) - 1) * 100
    else:
        start = decade or 0
    if start % 10:
        return None
    text = _edged(f"{start // 10:03d}X", reading)
    return Value(text, (f"{start // 10:03d}X",) if text.endswith("~") else (), "mod" in reading.slots)


def read_period(reading: Reading) -> Value | None:
    """A quarter (``2015-Q1``), half or season (``2016-22``) of a year. Slots: ``quarter`` or ``half`` (number), or
    ``months`` (how many from January) or ``season``; ``year`` or ``mod``/``yearmod`` (from this year)."""
    slots, anchor = reading.slots, reading.anchor
    year = full_year(slots["year"]) if slots.get("year") else None
    if year is None:
        if anchor is None:
            return Value(None)
        year = anchor.year + (reading.number("yearmod") or 0)
        if "season" in slots and "mod" in slots and "yearmod" not in slots:
            year = _season_year(slots["season"], int(slots["mod"]), anchor)
    relative = not slots.get("year")
    if "months" in slots:
        count = int(slots["months"])
        return Value(f"{year}-01/{month_text(year, count)}", (str(year),), relative) if count < 12 else None
    if "quarter2" in slots:
        first, last = (32 + int(slots[slot]) for slot in ("quarter", "quarter2"))
        return Value(f"{year}-{first}/{year}-{last}", (str(year),), relative)
    if "quarter" in slots:
        number = int(slots["quarter"])
        return Value(f"{year}-Q{number}", (f"{year}-{32 + number}",), relative) if number <= 4 else None
    if "halfyear" in slots:
        second = int(slots["halfyear"]) > 1
        span = f"{month_text(year, 7 if second else 1)}/{month_text(year, 12 if second else 6)}"
        return Value(span, (f"{year}-{41 if second else 40}", str(year)), relative)
    return Value(f"{year}-{_SEASONS[slots['season']]}", (str(year),), relative)


def _season_year(season: str, shift: int, anchor: date) -> int:
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
    if shift < 0:
        return anchor.year - (anchor.month < first + 3)
    return anchor.year + (shift > 0 and anchor.month >= first)


def read_fixed(reading: Reading) -> Value | None:
    """The value that the pack gives to a phrase. Slot: ``fixed``."""
    return Value(reading.slots["fixed"])


def read_set(_reading: Reading) -> Value | None:
    """A repeated time (every Friday): no single value."""
    return Value(None)


#: Functions by the name that a rule uses in ``value``.
READERS: Mapping[str, Callable[[Reading], Value | None]] = {
    "ago": read_ago,
    "calendar": read_calendar,
    "century": read_century,
    "decade": read_decade,
    "duration": read_duration,
    "fixed": read_fixed,
    "hijri": read_hijri,
    "monthday": read_monthday,
    "period": read_period,
    "relday": read_relday,
    "set": read_set,
    "stamp": read_stamp,
    "unit": read_unit,
    "weekday": read_weekday,
    "year": read_year,
    "years": read_years,
}
