"""Segments: a text cut at every edge of its marks, so that overlapping and nested marks can be shown inline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from mithaq.text.span import Span

__all__ = ["Marked", "Segment", "cut_segments", "paragraph_spans"]

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")


class Marked(NamedTuple):
    """A mark on a text: the ``id`` of what it belongs to, which ``part`` of it stands there, and where."""

    id: str
    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that the same marks cover: it starts at code point ``start``; ``marks`` are (id, part)."""

    text: str
    start: int
    marks: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The segment as plain data."""
        return {"text": self.text, "start": self.start, "marks": [list(mark) for mark in self.marks]}


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold anything but white space, without their line breaks.

    >>> paragraph_spans("Title\\r\\n\\r\\nBody")
    (Span(start=0, stop=5), Span(start=9, stop=13))
    """
    return tuple(span for span in _lines(text) if text[span.start : span.stop].strip())


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for found in _BREAK.finditer(text):
        yield Span(at, found.start())
        at = found.end()
    yield Span(at, len(text))


def cut_segments(text: str, within: Span, marks: Sequence[Marked]) -> tuple[Segment, ...]:
    """The segments of a stretch of text, in order; ``marks`` are in order of their places and may overlap.

    >>> marks = [Marked("a", "content", Span(3, 9)), Marked("b", "content", Span(7, 12))]
    >>> pieces = cut_segments("He said all right.", Span(0, 18), marks)
    >>> [(piece.text, [id_ for id_, _ in piece.marks]) for piece in pieces]
    [('He ', []), ('said', ['a']), (' a', ['a', 'b']), ('ll ', ['b']), ('right.', [])]
    """
    met = [mark for mark in marks if mark.span.overlaps(within)]
    edges = {within.start, within.stop}
    for mark in met:
        edges |= {max(mark.span.start, within.start), min(mark.span.stop, within.stop)}
    places = sorted(edges)
    covering: list[list[tuple[str, str]]] = [[] for _ in places]
    for mark in met:
        first = bisect_left(places, max(mark.span.start, within.start))
        last = bisect_left(places, min(mark.span.stop, within.stop))
        for number in range(first, last):
            covering[number].append((mark.id, mark.part))
    return tuple(_segments(text, places, covering))


def _segments(text: str, places: Sequence[int], covering: Sequence[list[tuple[str, str]]]) -> Iterator[Segment]:
    for number, (start, stop) in enumerate(pairwise(places)):
        yield Segment(text[start:stop], start, tuple(dict.fromkeys(covering[number])))
