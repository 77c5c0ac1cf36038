"""Spans: half-open ranges of Unicode code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

__all__ = ["Cover", "Span", "begin_within", "held_by", "last_before"]


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


def held_by(marks: Sequence[M], span: Span) -> list[M]:
    """The marks, sorted by place, that lie inside a span; found by bisection.

    >>> from mithaq.model.marks import Sentence
    >>> [mark.span.start for mark in held_by([Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0)], Span(0, 8))]
    [0]
    """
    return [mark for mark in begin_within(marks, *span) if span.holds(mark.span)]


def last_before(marks: Sequence[M], offset: int) -> M | None:
    """The last of the marks, sorted by place, that begins at or before an offset, or ``None``; found by bisection.

    >>> from mithaq.model.marks import Sentence
    >>> last_before([Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0)], 7).span, last_before([], 7)
    (Span(start=5, stop=9), None)
    """
    number = bisect_right(marks, offset, key=_place)
    return marks[number - 1] if number else None


class Cover:
    """The code points that spans cover, so that asking whether a span meets any of them does not look at each.

    ``length`` is that of the text, in code points.

    >>> cover = Cover(20, [Span(2, 5)])
    >>> cover.add(Span(9, 12))
    >>> cover.meets(Span(0, 3)), cover.meets(Span(5, 9)), cover.meets(Span(11, 12))
    (True, False, True)
    """

    __slots__ = ("_cells",)

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._cells = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Cover one more span."""
        self._cells[span.start : span.stop] = b"\1" * span.length

    def meets(self, span: Span) -> bool:
        """Whether a span shares a code point with any covered one."""
        return 1 in self._cells[span.start : span.stop]


def _place(mark: _Marked) -> int:
    return mark.span.start
