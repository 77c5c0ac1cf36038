"""Spans: half-open ranges of Unicode code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

__all__ = ["Span", "begin_within"]


class Span(NamedTuple):
    """The range ``[start, stop)`` of code points of a text as stored.

    A span is a tuple, so it is written to JSON as ``[start, stop]``.

    >>> span = Span(5, 12)
    >>> "Today: Geneva"[span.start:span.stop], len(Span(5, 12)), span.length
    (': Genev', 2, 7)
    >>> Span(0, 4).overlaps(Span(3, 9)), Span(0, 9).holds(Span(3, 9)), Span(2, 3).shifted(10)
    (True, True, Span(start=12, stop=13))
    """

    start: int
    stop: int

    @property
    def length(self) -> int:
        """Number of code points in the span."""
        return self.stop - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.stop <= self.stop

    def shifted(self, by: int) -> Span:
        """The same span, moved by that many code points."""
        return Span(self.start + by, self.stop + by)


class _Marked(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Marked)


def begin_within(marks: Sequence[M], start: int, stop: int) -> Sequence[M]:
    """The marks, sorted by place, that begin in ``[start, stop)``; found by bisection, so long texts stay linear.

    >>> from mithaq.model.marks import Sentence
    >>> marks = [Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0), Sentence(Span(12, 20), 1)]
    >>> [mark.span.start for mark in begin_within(marks, 3, 12)]
    [5]
    """
    first = bisect_left(marks, start, key=_place)
    return marks[first : bisect_left(marks, stop, first, key=_place)]


def _place(mark: _Marked) -> int:
    return mark.span.start
