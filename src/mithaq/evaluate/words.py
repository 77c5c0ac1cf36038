"""Words and names as the scores compare them: places of words, and names without case, marks or hamza seats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["likeness", "name_key", "word_places"]

_WORD = re.compile(r"\w+")
_SEATS = str.maketrans("أإآىیکةه", "اااييكهه", "ـ")


def name_key(name: object) -> str:
    """A name's comparison key; empty for ``None``.

    >>> name_key("  Sergey  LAVROV,"), name_key("أحمد"), name_key(None)
    ('sergey lavrov', 'احمد', '')
    """
    opened = unicodedata.normalize("NFKD", str(name or "").translate(_SEATS)).lower()
    return " ".join(_WORD.findall("".join(letter for letter in opened if not unicodedata.combining(letter))))


def word_places(text: str, spans: Iterable[Sequence[int]] | None) -> frozenset[int]:
    """Where the words inside some spans begin, in code points; a word that a span cuts counts from the cut.

    >>> sorted(word_places("one two three", [(0, 5)]))
    [0, 4]
    """
    return frozenset(start + word.start() for start, stop in spans or () for word in _WORD.finditer(text[start:stop]))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The words in both as a share of the words in either (intersection over union); 0 for no words at all."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0
