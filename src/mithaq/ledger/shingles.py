"""Shingles: an article as its runs of three words, and quick ways to find articles that share many of them.

Two indexes are asked. MinHash (``rensa``: 128 permutations in 64 bands of 2) finds articles that are alike as a whole;
a fixed sample of the shingles finds a short report inside a long story, which bands lose. The exact shares decide.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Sequence

from rensa import CMinHash

from mithaq.text.fold import DECORATION, fold

__all__ = ["Candidates", "shingles", "words_of"]

_WORD = re.compile(r"\w+")
_SIZE = 3  # words in a shingle
_PERMUTATIONS, _ROWS, _SEED = 128, 2, 19
_SAMPLE = 8  # one shingle in so many is sampled
_SHARED = 3  # sampled shingles that two articles must share
_FEW = 80  # shingles below which the sample may miss what two articles share
_CROWD = 12  # articles of one key that are still told apart; later ones meet the first of them


def words_of(text: str) -> tuple[str, ...]:
    """The comparison keys of the words and numbers of a text, marks left out.

    >>> words_of("قال: «نعم»، 12 مرة")
    ('قال', 'نعم', '12', 'مرة')
    """
    return tuple(map(sys.intern, _WORD.findall(DECORATION.sub("", fold(text)))))


def shingles(words: Sequence[str]) -> frozenset[str]:
    """The runs of three words of a text; of a shorter text, the text.

    >>> sorted(shingles(("a", "b", "c", "d")))
    ['a b c', 'b c d']
    """
    if len(words) <= _SIZE:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


class Candidates:
    """Which earlier articles may share much with a new one; articles are numbered as they come."""

    __slots__ = ("_bands", "_sampled")

    def __init__(self) -> None:
        self._bands: dict[int, list[int]] = {}
        self._sampled: dict[int, list[int]] = {}

    def add(self, number: int, pieces: frozenset[str]) -> tuple[int, ...]:
        """The numbers of earlier articles that may be copies of this one, in order; then the article is remembered."""
        alike = set(self._alike(number, pieces))
        shared: dict[int, int] = {}
        for piece in _sample(pieces):
            holders = self._sampled.setdefault(piece, [])
            for other in holders:
                shared[other] = shared.get(other, 0) + 1
            if len(holders) < _CROWD:
                holders.append(number)
        if len(pieces) >= _FEW:
            alike.intersection_update(shared)
        return tuple(sorted(alike.union(other for other, count in shared.items() if count >= _SHARED)))

    def _alike(self, number: int, pieces: frozenset[str]) -> Iterable[int]:
        """The earlier articles of the same band."""
        if not pieces:
            return
        sketch = CMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(pieces))
        digest = sketch.digest()
        for at in range(0, _PERMUTATIONS, _ROWS):
            holders = self._bands.setdefault((digest[at] << 32 | digest[at + 1]) << 7 | at, [])
            yield from holders
            if len(holders) < _CROWD:
                holders.append(number)


def _sample(pieces: frozenset[str]) -> list[int]:
    """The numbers of the shingles whose checksum falls into the sample: the same shingle always does, or never."""
    return [number for number in (zlib.crc32(piece.encode()) for piece in pieces) if number % _SAMPLE == 0]
