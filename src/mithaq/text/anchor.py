"""Anchors: a place in a text that is found again after the text has changed.

An anchor keeps three things, as hypothes.is and the W3C Web Annotation model do: the position, the exact words, and a
little of what stands before and after. :func:`find_anchor` tries, in this order:

1. the exact words: where they stand more than once, the place whose surroundings agree best, then the nearest; fewer
   than ``MIN_FUZZY`` characters need ``AGREEMENT`` of their surroundings, for «said» stands in every second sentence;
2. the same words in the canonical text (:mod:`mithaq.text.canon`): other harakat, white space, quotation marks;
3. the most similar passage: at least ``MIN_FUZZY`` characters, a similarity of ``FLOOR`` (0 to 100, the share of
   characters that need no edit, as rapidfuzz's ``partial_ratio`` counts it), within ``WINDOW`` characters of the old
   place. A similar passage may differ in a word that matters (a "not"): show the old wording beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rapidfuzz import fuzz

from mithaq.errors import UsageError
from mithaq.text.canon import canonical
from mithaq.text.span import Span

__all__ = ["AGREEMENT", "CONTEXT", "FLOOR", "MIN_FUZZY", "WINDOW", "Anchor", "find_anchor", "make_anchor"]

AGREEMENT = 0.2  # share of the surroundings that a short quotation needs
CONTEXT = 32  # characters kept on each side
FLOOR = 80.0  # below this a passage is another passage: two edits in ten characters
MIN_FUZZY = 12  # a shorter quotation resembles too many others
WINDOW = 10_000  # characters searched on each side of the old place
_MOST = 5_000  # occurrences looked at
_REACH, _ENDS = 40, 8  # characters and word edges tried around a similar passage
_PIECE = re.compile(r"(?<!\w)\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place: ``[start, stop)`` in code points, the words there, and the text before and after.

    >>> Anchor(4, 7, "yes", "say ", ".").to_json()[1]
    {'type': 'TextPositionSelector', 'start': 4, 'end': 7}
    """

    start: int
    stop: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    def to_json(self) -> list[dict[str, Any]]:
        """The anchor as the two selectors of the W3C Web Annotation model: quote and position."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [quote, {"type": "TextPositionSelector", "start": self.start, "end": self.stop}]

    @classmethod
    def from_json(cls, selectors: Sequence[Mapping[str, Any]]) -> Anchor:
        """The anchor of two selectors, in any order; :class:`UsageError` when one is missing or malformed."""
        try:
            by_type = {selector["type"]: selector for selector in selectors}
            quote, position = by_type["TextQuoteSelector"], by_type["TextPositionSelector"]
            words = (str(quote["exact"]), str(quote.get("prefix") or ""), str(quote.get("suffix") or ""))
            return cls(int(position["start"]), int(position["end"]), *words)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UsageError(
                "These selectors are no anchor.",
                f"A TextQuoteSelector and a TextPositionSelector are needed ({type(error).__name__}: {error}).",
                "export the statement again",
            ) from error


def make_anchor(text: str, span: Span) -> Anchor:
    """The anchor of a span of this text; :class:`UsageError` when the span is empty or outside it.

    >>> make_anchor("They say yes.", Span(9, 12))
    Anchor(start=9, stop=12, exact='yes', prefix='They say ', suffix='.')
    """
    start, stop = span
    if not 0 <= start < stop <= len(text):
        raise UsageError(f"No words at {start}–{stop}.", f"The text has {len(text)} characters.", "choose some words")
    return Anchor(start, stop, text[start:stop], text[max(0, start - CONTEXT) : start], text[stop : stop + CONTEXT])


def find_anchor(text: str, anchor: Anchor) -> Span | None:
    """Where the words of the anchor stand in this text now, or ``None`` when they are gone.

    >>> find_anchor("Some say no. They say yes.", make_anchor("They say yes.", Span(9, 12)))
    Span(start=22, stop=25)
    >>> find_anchor("قالوا: “نَعَم  للسلام”", Anchor(5, 15, "نعم للسلام", "قال «", "»"))
    Span(start=8, stop=21)
    """
    if not anchor.exact:
        return None
    same = Span(anchor.start, anchor.stop)
    if text[same.start : same.stop] == anchor.exact and _agreement(text, same, anchor) == 1.0:
        return same
    found = _best(text, anchor)
    if found is not None:
        return found
    plain = canonical(text)
    words = canonical(anchor.exact).text
    if not words or not plain.text:
        return None
    place = plain.place(same).start
    sides = canonical(anchor.prefix).text, canonical(anchor.suffix).text
    again = Anchor(place, place + len(words), words, *sides)
    found = _best(plain.text, again) or _similar(plain.text, again)
    return plain.span(*found) if found else None


def _occurrences(text: str, words: str) -> Iterator[Span]:
    place = text.find(words)
    while place >= 0:
        yield Span(place, place + len(words))
        place = text.find(words, place + 1)


def _agreement(text: str, span: Span, anchor: Anchor) -> float:
    """The share (0 to 1) of the anchor's surroundings that stand around this span, counted from the words outward."""
    prefix, suffix = anchor.prefix.rstrip(), anchor.suffix.lstrip()
    if not prefix and not suffix:
        return 1.0
    before = text[max(0, span.start - len(anchor.prefix) - 1) : span.start].rstrip()
    after = text[span.stop : span.stop + len(anchor.suffix) + 1].lstrip()
    same = 0
    for ours, theirs in ((reversed(prefix), reversed(before)), (iter(suffix), iter(after))):
        for one, other in zip(ours, theirs, strict=False):
            if one != other and not (one.isspace() and other.isspace()):
                break
            same += 1
    return same / (len(prefix) + len(suffix))


def _best(text: str, anchor: Anchor) -> Span | None:
    """The occurrence of the exact words whose surroundings agree best, then the nearest."""
    spans = islice(_occurrences(text, anchor.exact), _MOST)
    best = max(spans, key=lambda span: (_agreement(text, span, anchor), -abs(span.start - anchor.start)), default=None)
    if best and len(anchor.exact) < MIN_FUZZY and _agreement(text, best, anchor) < AGREEMENT:
        return None
    return best


def _similar(text: str, anchor: Anchor) -> Span | None:
    """The passage most like the words near the old place, widened to whole words."""
    if len(anchor.exact) < MIN_FUZZY:
        return None
    low = max(0, anchor.start - WINDOW)
    window = text[low : anchor.stop + WINDOW]
    if len(window) <= len(anchor.exact):
        return Span(low, low + len(window)) if fuzz.ratio(anchor.exact, window) >= FLOOR else None
    match = fuzz.partial_ratio_alignment(anchor.exact, window, score_cutoff=FLOOR)
    if match is None or match.dest_start == match.dest_end:
        return None
    return _widened(text, Span(match.dest_start, match.dest_end).shifted(low), anchor)


def _widened(text: str, found: Span, anchor: Anchor) -> Span:
    """The span of whole words around this one that is most like the words (the alignment cuts at their length)."""
    reach = _REACH + found.length // 4
    pieces = [piece.span() for piece in _PIECE.finditer(text, max(0, found.start - reach), found.stop + 2 * reach)]
    starts = sorted((start for start, _ in pieces), key=lambda start: abs(start - found.start))[:_ENDS]
    stops = sorted((stop for _, stop in pieces), key=lambda stop: abs(stop - found.stop))[:_ENDS]

    def likeness(span: Span) -> float:
        return fuzz.ratio(anchor.exact, text[span.start : span.stop]) + 10 * _agreement(text, span, anchor)

    spans = [Span(start, stop) for start in starts for stop in stops if start < stop]
    return max(spans, key=likeness, default=found)
