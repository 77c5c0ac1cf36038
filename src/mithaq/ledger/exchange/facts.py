"""What the passages of one step say of it together: when, in which state, by whom, and the id that it gets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from mithaq.kb.edtf import day_range
from mithaq.kb.records import Instrument
from mithaq.model.exchange import Step, Trace

__all__ = [
    "date_of",
    "id_of",
    "months_of",
    "narrower",
    "of_pack",
    "overlap",
    "status_of",
    "time_of",
    "together",
    "vague",
]

_WIDE = 120  # days of a range from which on a date is too vague to set two passages apart


def months_of(days: tuple[str, str]) -> list[str]:
    """The months that a range of days touches.

    >>> months_of(("2031-12-30", "2032-01-02"))
    ['2031-12', '2032-01']
    """
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def vague(*ranges: tuple[str, str]) -> bool:
    """Whether one of these ranges is so wide that overlapping says little."""
    return any(int(b[:4]) * 365 + int(b[5:7]) * 30 - int(a[:4]) * 365 - int(a[5:7]) * 30 > _WIDE for a, b in ranges)


def narrower(one: tuple[str, str] | None, other: tuple[str, str] | None) -> tuple[str, str] | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def together(traces: Sequence[Trace], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for trace in traces for one in getattr(trace, name)))


def of_pack(items: Sequence[Instrument], name: str) -> tuple[str, ...]:
    """The senders or recipients that packs hold of these instruments."""
    every = (one for item in items for one in ((item.sender,) if name == "senders" else item.recipients) if one)
    return tuple(dict.fromkeys(every))


def date_of(
    told: Sequence[Trace], occasion: str | None, items: Sequence[Instrument], sent: bool
) -> tuple[str | None, str]:
    """The narrowest date that a passage gives, else that of the occasion or of the pack; then the rule used."""
    dates = sorted((one.date for one in told if one.date and day_range(one.date)), key=lambda d: (_length(d), d))
    if dates:
        return dates[0], ""
    if occasion:
        return occasion, "thread.same-occasion"
    held = sorted(item.date for item in items if item.date)
    if held and sent:
        return held[0], "thread.known-instrument"
    return None, ""


def _length(date: str) -> int:
    first, last = day_range(date) or ("0001-01-01", "9999-12-31")
    return (
        (int(last[:4]) - int(first[:4])) * 372
        + (int(last[5:7]) - int(first[5:7])) * 31
        + int(last[8:])
        - int(first[8:])
    )


def status_of(told: Sequence[Trace]) -> str:
    """Done where a passage says so, else what they say."""
    found = [trace.status for trace in told]
    return next((one for one in ("done", "cancelled", "planned", "denied") if one in found), "done")


def id_of(traces: Iterable[Trace], told: Iterable[str], dated: bool) -> str:
    """Twelve hex digits of what tells a step apart; without a date its first passage is part of that."""
    first = min((trace.document, trace.start) for trace in traces)
    parts = (*told, *(() if dated else map(str, first)))
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


def time_of(step: Step) -> tuple[str, str, str]:
    """By what steps are put in order: the last day that each may have been on, then the first.

    >>> time_of(Step("a", "call", "done", "asserted", "", (), (), (), "2031-05", None, None, (), ()))
    ('2031-05-31', '2031-05-01', 'a')
    """
    days = day_range(step.date or step.by or "") or ("9999", "9999")
    return (days[1], days[0], step.id)
