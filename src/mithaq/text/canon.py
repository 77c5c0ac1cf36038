"""Canonical text: what stays the same when a text is typed or saved again, with every place mapped back.

Unlike :func:`mithaq.text.fold.fold` the length changes: compatibility forms are opened (NFKC), harakat, tatweel and
invisible signs are dropped, runs of white space become one space, and quotation marks and dashes are made one. Letters
and case stay: a canonical text is for finding the same words again, not for comparing meanings.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from mithaq.text.fold import DECORATION
from mithaq.text.span import Span

__all__ = ["Canonical", "canonical"]

_ALIKE = str.maketrans(
    {**dict.fromkeys("«»“”„‟〝〞〟❝❞″", '"'), **dict.fromkeys("‘’‚‛‹›❛❜′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_INVISIBLE = "\u0640\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
# Signs that may join the one before them: combining marks, and the vowels and endings of Korean syllables.
_JOINING = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1160-\u11ff\u3099\u309a\uff9e-\uffdc"
)
_CLUSTER = re.compile(rf"[^{_JOINING}][{_JOINING}{_INVISIBLE}]*|[{_JOINING}{_INVISIBLE}]+", re.DOTALL)
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text and, for each of its characters, the range ``[start, stop)`` of the text it came from."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    stops: tuple[int, ...] = field(repr=False)

    def span(self, start: int, stop: int) -> Span:
        """The span of the original text behind ``[start, stop)`` of the canonical one.

        >>> canonical("قــال   «نعم»").span(4, 9)
        Span(start=8, stop=13)
        """
        if start >= stop:
            place = self.starts[start] if start < len(self.starts) else (self.stops[-1] if self.stops else 0)
            return Span(place, place)
        return Span(self.starts[start], self.stops[stop - 1])

    def place(self, span: Span) -> Span:
        """The span of the canonical text that holds what this span of the original became (may be empty)."""
        start = bisect_right(self.stops, span.start)
        return Span(start, max(start, bisect_left(self.starts, span.stop)))


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    seen: dict[str, str] = {}
    for match in _CLUSTER.finditer(text):
        written = match.group()
        plain = seen.get(written)
        if plain is None:
            opened = unicodedata.normalize("NFKC", _HIDDEN.sub("", written).translate(_ALIKE))
            plain = seen[written] = DECORATION.sub("", opened.translate(_ALIKE))
        yield plain, match.start(), match.end()


def canonical(text: str) -> Canonical:
    """The text without what changes from one typing to the next, and the way back to it.

    White space at the two ends is dropped. The result is stable: the canonical form of a canonical text is itself.

    >>> canonical("قالَ  “نعم”\\r\\n– ﻻ").text
    'قال "نعم" - لا'
    """
    letters: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    space: tuple[int, int] | None = None
    for plain, start, stop in _clusters(text):
        for letter in plain:
            if letter.isspace():
                space = (space[0] if space else start, stop)
                continue
            if space and letters:
                letters.append(" ")
                starts.append(space[0])
                stops.append(space[1])
            space = None
            letters.append(letter)
            starts.append(start)
            stops.append(stop)
    return Canonical("".join(letters), tuple(starts), tuple(stops))
