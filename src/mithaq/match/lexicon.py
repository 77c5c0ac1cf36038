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

    __slots__ = ("_first",)

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            keys = phrase_key(phrase)
            if keys:
                self._first.setdefault(keys[0], []).append((keys, value))
        for group in self._first.values():
            group.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, first: str) -> bool:
        """Whether a phrase begins with this key."""
        return first in self._first

    def longest(self, keys: tuple[str, ...], at: int, first: str | None = None) -> tuple[int, T] | None:
        """The longest phrase at token ``at``: (token after it, value). ``first`` replaces the key of that token, for
        a word whose proclitics came off."""
        group = self._first.get(first if first is not None else keys[at])
        if group is None:
            return None
        for phrase, value in group:
            stop = at + len(phrase)
            if len(phrase) == 1 or keys[at + 1 : stop] == phrase[1:]:
                return stop, value
        return None
