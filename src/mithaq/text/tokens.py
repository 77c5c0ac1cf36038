"""Tokens: words, numbers, marks and line breaks, each with its place and comparison key.

The same rule cuts every language; what a word means is looked up later in a language pack. Parallel tuples instead of
objects keep reading fast (a 4,000-character article has about 800 tokens).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, compress
from operator import sub

from mithaq.text.fold import DECORATION, fold, key
from mithaq.text.span import Span

__all__ = ["BREAK", "MARK", "NUMBER", "WORD", "Tokens", "cut"]

WORD, NUMBER, MARK, BREAK = "w", "n", "m", "b"

_INNER = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200c\u200d"
_MARK = re.compile(
    r"\.{2,}|[^\s\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|_"
)
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
#: A token (a word with the space before it) or a code point between tokens: the pieces of a text, joined, are the text.
_PIECE = re.compile(
    rf"[ ]?[^\W\d_]+(?:(?:[{_INNER}]+|['’](?!s\b)(?=[^\W\d_]))[^\W\d_]*)*|['’]s\b"
    r"|\d+(?:[.,٫٬]\d+)*"
    rf"|[ \t\u00a0\u200b-\u200f\u202a-\u202e]*(?:{_LINE_END.pattern})\s*"
    rf"|{_MARK.pattern}|.",
    re.DOTALL,
)
_UNUSUAL = re.compile(f"{DECORATION.pattern}|[\ufb00-\ufdff\ufe70-\ufefc]+")
_MEMORY, _LONG = 200_000, 64  # how many pieces are kept, and how long ones, so that memory stays flat


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a text as parallel tuples.

    ``starts``/``stops``: code points; ``keys``: comparison keys (words folded, numbers in ASCII digits, marks as
    written, breaks ``"\\n"``); ``kinds``: one letter each, ``w`` word, ``n`` number, ``m`` mark, ``b`` line break.
    """

    text: str = field(repr=False)
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    keys: tuple[str, ...]
    kinds: str

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.stops[index]]

    def span(self, first: int, last: int) -> Span:
        """The span from token ``first`` up to, not including, token ``last``."""
        return Span(self.starts[first], self.stops[last - 1])

    def at(self, offset: int) -> int:
        """The index of the first token that ends after this code point (``len`` when there is none)."""
        return bisect_right(self.stops, offset)

    def before(self, offset: int) -> int:
        """The index after the last token that starts before this code point."""
        return bisect_left(self.starts, offset)


def cut(text: str) -> Tokens:
    """Cut a text into tokens.

    >>> tokens = cut("قال لافروف: «نعم»\\n١٢ مايو")
    >>> tokens.keys
    ('قال', 'لافروف', ':', '«', 'نعم', '»', '\\n', '12', 'مايو')
    >>> tokens.kinds
    'wwmmwmbnw'
    >>> cut("Lavrov’s reply isn't “final”...").keys
    ('lavrov', '’s', 'reply', "isn't", '“', 'final', '”', '...')
    """
    pieces = _PIECE.findall(text)
    known = list(map(_KNOWN.__getitem__, pieces))
    stops = tuple(compress(accumulate(map(len, pieces)), known))
    lengths, keys, kinds = zip(*filter(None, known), strict=True) if stops else ((), (), ())
    return Tokens(text, tuple(map(sub, stops, lengths)), stops, keys, "".join(kinds))


class _Pieces(dict[str, tuple[int, str, str] | None]):
    """Length, key and kind of the token in each piece of text met so far; ``None`` for what stands between tokens."""

    def __missing__(self, piece: str) -> tuple[int, str, str] | None:
        found = _read(piece)
        if len(self) < _MEMORY and len(piece) < _LONG:
            self[piece] = found
        return found


def _read(piece: str) -> tuple[int, str, str] | None:
    word = piece[1:] if len(piece) > 1 and piece[0] == " " else piece
    if _LINE_END.search(piece):
        return len(piece), "\n", BREAK
    if word[0].isdecimal():
        kind = NUMBER
    elif word[0].isalnum() or (len(word) == 2 and word[0] in "'’"):
        kind = WORD
    elif _MARK.match(word):
        kind = MARK
    else:
        return None
    plain = fold(word)
    return len(word), sys.intern((key(word) or plain) if _UNUSUAL.search(word) else plain), kind


_KNOWN = _Pieces()
