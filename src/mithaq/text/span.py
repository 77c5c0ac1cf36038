"""Spans: half-open ranges of Unicode code points."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Span"]


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
