"""Lexicons: words and phrases looked up by their folded keys, one dictionary step a token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from mithaq.text.fold import key
from mithaq.text.tokens import cut

__all__ = ["Lexicon", "phrase_key"]

T = TypeVar("T")


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The comparison keys of the words of a phrase.

    >>> phrase_key("الأمم المتحدة")
    ('الامم', 'المتحدة')
    """
    return tuple(key(part) for part in cut(phrase).keys)


class Lexicon(Generic[T]):
    """Phrases and what they stand for; the longest phrase at a place wins.

    >>> lexicon = Lexicon([("حلف الناتو", "org:nato"), ("الناتو", "org:nato-short")])
    >>> lexicon.longest(("حلف", "الناتو", "يرد"), 0)
    (2, 'org:nato')
    >>> lexicon.longest(("رد", "الناتو"), 0) is None
    True
    """

    __slots__ = ("_longer", "_single")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries:
            keys = phrase_key(phrase)
            if len(keys) == 1:
                self._single.setdefault(keys[0], value)
            elif keys:
                self._longer.setdefault(keys[0], {}).setdefault(keys[1], []).append((keys, value))
        for seconds in self._longer.values():
            for group in seconds.values():
                group.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, first: str) -> bool:
        """Whether a phrase begins with this key."""
        return first in self._single or first in self._longer

    def longest(self, keys: tuple[str, ...], at: int, first: str | None = None) -> tuple[int, T] | None:
        """The longest phrase at token ``at``: (token after it, value). ``first`` replaces the key of that token, for
        a word whose proclitics came off."""
        word = first if first is not None else keys[at]
        seconds = self._longer.get(word)
        if seconds is not None and at + 1 < len(keys):
            for phrase, value in seconds.get(keys[at + 1], ()):
                stop = at + len(phrase)
                if keys[at + 1 : stop] == phrase[1:]:
                    return stop, value
        return (at + 1, self._single[word]) if word in self._single else None
