"""Stems: one key for the forms of a word, and phrases found by the stems of their words in one step a token.

What comes off in front and behind is data of a language pack (``stems`` in ``instruments.yml``), cut the same way from
the words of a phrase and of a text; a phrase of several words keeps apart what a single stem would mix up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Generic, TypeVar

from mithaq.lang.pack import Pack
from mithaq.text.fold import key as fold_key
from mithaq.text.tokens import Tokens, cut

__all__ = ["Phrases", "Stems", "row_in", "row_of", "stems_of"]

T = TypeVar("T")
_MEMORY = 200_000
_LONG = 4
#: Marks that may stand between the words of a phrase.
_PASSED = frozenset("\"'«»“”„‟‘’‹›()[]{}،,—–-")


class Stems(dict[str, str]):
    """The stem of each word met so far; ``stems[word]`` cuts a new one.

    ``least``: how many letters must stay when something comes off in front, and when something comes off behind.

    >>> stems = Stems(("the",), ("ies", "s"), (2, 4))
    >>> stems["treaties"], stems["treats"], stems["bus"]
    ('treat', 'treat', 'bus')
    """

    def __init__(self, before: Iterable[str], after: Iterable[str], least: tuple[int, int]) -> None:
        super().__init__()
        self._before = sorted((fold_key(part) for part in before), key=len, reverse=True)
        self._after = sorted((fold_key(part) for part in after), key=len, reverse=True)
        self._least = least

    def __missing__(self, word: str) -> str:
        stem = self._cut(word)
        if len(self) < _MEMORY:
            self[word] = stem
        return stem

    def _cut(self, word: str) -> str:
        front, behind = self._least
        part: str | None = ""
        while part is not None:
            word = word[len(part) :]
            part = next((p for p in self._before if word.startswith(p) and len(word) - len(p) >= front), None)
        ending = next((p for p in self._after if word.endswith(p) and len(word) - len(p) >= behind), "")
        return word[: len(word) - len(ending)]


@cache
def stems_of(pack: Pack) -> Stems:
    """The stems of a language (one object a pack)."""
    data = pack.data("instruments.yml").get("stems", {})
    before, after = (str(data.get(part, "")).split() for part in ("before", "after"))
    return Stems(before, after, (int(data.get("front", 2)), int(data.get("behind", 4))))


def row_of(tokens: Tokens, stems: Stems) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The tokens of a text without quotation marks, brackets and commas: their places and their stems."""
    keys = tokens.keys
    places = tuple([i for i, word in enumerate(keys) if word not in _PASSED])
    return places, tuple([stems[keys[i]] for i in places])


@lru_cache(maxsize=2)
def row_in(tokens: Tokens, pack: Pack) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """As :func:`row_of`, with the stems of a pack; kept for a moment, since several layers ask for the same text."""
    return row_of(tokens, stems_of(pack))


class Phrases(Generic[T]):
    """Phrases by the stems of their words; every phrase that begins at a place is found, the longest of each value.

    A phrase of three words or more may hold one wrong letter in one of its long words (not the first).

    >>> phrases = Phrases([("freedom of choice", "F"), ("choice", "C")], Stems((), ("s",), (2, 4)))
    >>> phrases.at(["fredom", "freedom", "of", "choise", "choice"], 1)
    [(4, 'F')]
    """

    def __init__(self, entries: Iterable[tuple[str, T]], stems: Stems) -> None:
        self._single: dict[str, list[T]] = {}
        self._after: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for words, value in dict.fromkeys((tuple(row_of(cut(phrase), stems)[1]), value) for phrase, value in entries):
            if len(words) == 1:
                self._single.setdefault(words[0], []).append(value)
            elif words:
                self._after.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))
        self._nearly: dict[tuple[str, str], tuple[str, ...]] = {}
        self.starts = frozenset((*self._single, *self._after))

    def scan(self, row: Sequence[str]) -> list[tuple[int, int, T]]:
        """Every phrase of a row of stems: (place, place after it, value), in order, the longest first."""
        places = [at for at, stem in enumerate(row) if stem in self.starts]
        return [(at, stop, value) for at in places for stop, value in self.at(row, at)]

    def at(self, row: Sequence[str], at: int) -> list[tuple[int, T]]:
        """The phrases that begin at place ``at`` of a row of stems: (place after it, value), the longest first."""
        first = row[at]
        hits = [(at + 1, value) for value in self._single.get(first, ())]
        seconds = self._after.get(first)
        if seconds is not None and at + 1 < len(row):
            met = row[at + 1]
            if met in seconds:
                for words, value in seconds[met]:
                    if len(words) == 2 or _fits(words, row, at, 1):
                        hits.append((at + len(words), value))
            elif len(met) >= _LONG:
                hits += self._misspelt(row, at)
        if len(hits) < 2:
            return hits
        best: dict[T, int] = {}
        for stop, value in hits:
            best[value] = max(best.get(value, 0), stop)
        return sorted(((stop, value) for value, stop in best.items()), key=lambda hit: -hit[0])

    def _misspelt(self, row: Sequence[str], at: int) -> list[tuple[int, T]]:
        """The phrases of three words or more whose second word has one wrong letter here."""
        first, met = row[at], row[at + 1]
        seconds = self._nearly.get((first, met))
        if seconds is None:
            seconds = tuple(word for word in self._after[first] if len(word) >= _LONG and _near(met, word))
            if len(self._nearly) < _MEMORY:
                self._nearly[first, met] = seconds
        entries = [entry for second in seconds for entry in self._after[first][second]]
        return [(at + len(words), value) for words, value in entries if len(words) > 2 and _fits(words, row, at, 0)]


def _fits(words: tuple[str, ...], row: Sequence[str], at: int, allowed: int) -> bool:
    """Whether the words of a phrase stand at ``at``, with so many wrong letters (one a word) after the second."""
    stop = at + len(words)
    if stop > len(row):
        return False
    for met, word in zip(row[at + 2 : stop], words[2:], strict=True):
        if met != word:
            allowed -= 1
            if allowed < 0 or len(met) < _LONG or len(word) < _LONG or not _near(met, word):
                return False
    return True


def _near(one: str, other: str) -> bool:
    """Whether one letter too many, too few or wrong makes the difference."""
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1:
        return False
    i = 0
    while i < len(other) and one[i] == other[i]:
        i += 1
    return one[i + 1 :] == (other[i + 1 :] if len(one) == len(other) else other[i:])
