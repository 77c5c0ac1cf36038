"""Shingles: an article as its runs of three words, and a quick way to find articles that share many of them.

Words are checksums, four bytes each. An article is found by a few whole numbers, its keys: a fixed sample of its
shingles, by which a short report is found inside a long story too; and, for a short text of which the sample holds
little, MinHash bands (``rensa``: 128 permutations in 64 bands of 2). Articles that share keys are candidates; the exact
shares decide.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rensa import CMinHash

from mithaq.text.fold import DECORATION, fold

__all__ = ["CROWD", "Candidates", "keys_of", "likely", "runs_of", "words_of"]

_WORD = re.compile(r"\w+")
_SIZE, _WIDTH = 3, 4  # words in a shingle, bytes of a word
_PERMUTATIONS, _ROWS, _SEED = 128, 2, 19
_SAMPLE = 8  # one shingle in so many is sampled
_SHARED = 3  # sampled shingles that two articles must share
_SHORT = 200  # shingles below which bands are kept too: the sample may miss what two articles share
_FEW = 80  # shingles below which a band alone says enough
_MOST = 12  # candidates that are compared, those that share the most
CROWD = 12  # articles of one key that are still told apart; later ones meet the first of them


def words_of(text: str) -> bytes:
    """The words and numbers of a text, marks left out, each as the four bytes of a checksum of its comparison key.

    >>> len(words_of("قال: «نعم»، 12 مرة")), words_of("Yes, he said") == words_of("yes he SAID!")
    (16, True)
    """
    words = _WORD.findall(DECORATION.sub("", fold(text)))
    return b"".join(zlib.crc32(word.encode()).to_bytes(4, "little") for word in words)


def runs_of(words: bytes) -> tuple[int, ...]:
    """The runs of three words of a text, in order, each as a number; of a shorter text, the text.

    >>> len(runs_of(words_of("one two three four"))), len(runs_of(words_of("one"))), runs_of(b"")
    (2, 1, ())
    """
    width = _SIZE * _WIDTH
    if len(words) <= width:
        return (zlib.crc32(words),) if words else ()
    return tuple(zlib.crc32(words[at : at + width]) for at in range(0, len(words) - width + 1, _WIDTH))


def keys_of(pieces: frozenset[int]) -> tuple[int, ...]:
    """The numbers that an article with these shingles is found by, in order: bands below zero, then the sample.

    >>> keys_of(frozenset((8, 9, 16)))[-2:]
    (8, 16)
    """
    sampled = [number for number in pieces if number % _SAMPLE == 0]
    return tuple(sorted({*sampled, *(_bands(pieces) if len(pieces) < _SHORT else ())}))


def _bands(pieces: frozenset[int]) -> Iterator[int]:
    """The numbers of the MinHash bands of a text, all below zero and of 64 bits at most."""
    if pieces:
        sketch = CMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(map(str, pieces)))
        digest = sketch.digest()
        for at in range(0, _PERMUTATIONS, _ROWS):
            yield -1 - zlib.crc32(digest[at + 1].to_bytes(8, "big"), digest[at] & 0xFFFFFFFF) - (at << 32)


def likely(holders: Mapping[int, Iterable[int]], pieces: int) -> tuple[int, ...]:
    """The articles worth comparing, those that share the most first, given the holders of each key of a new one that
    has so many ``pieces`` (shingles).

    >>> likely({7: (1, 2), 8: (1,), 9: (1,), -5: (3,)}, 30)
    (1, 3)
    """
    shared = Counter(each for key, all_ in holders.items() if key >= 0 for each in all_)
    banded = {each for key, all_ in holders.items() if key < 0 for each in all_}
    found = {each for each, count in shared.items() if count >= _SHARED}
    found |= {each for each in banded if pieces < _FEW or shared[each]}
    return tuple(sorted(found, key=lambda each: (-shared[each], each))[:_MOST])


class Candidates:
    """Which earlier articles may share much with a new one; articles are numbered as they come."""

    __slots__ = ("_holders",)

    def __init__(self) -> None:
        self._holders: dict[int, list[int]] = {}

    def add(self, number: int, pieces: frozenset[int]) -> tuple[int, ...]:
        """The numbers of earlier articles that may be copies of this one; then the article is remembered."""
        keys = keys_of(pieces)
        found = likely({key: self._holders.get(key, ()) for key in keys}, len(pieces))
        for key in keys:
            holders = self._holders.setdefault(key, [])
            if len(holders) < CROWD:
                holders.append(number)
        return found
