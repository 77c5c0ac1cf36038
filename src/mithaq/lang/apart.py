"""Word functions of languages that write every word apart: nothing comes off in front, and there is no article in it.

A pack's ``morph`` module takes from here what its language does not have.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["bare", "clitic_length", "conjunction_off", "definite", "first_person", "object_form", "possessed", "strip"]


def strip(key: str) -> tuple[str, ...]:
    """The word alone, for nothing is attached in front of it.

    >>> strip("слово"), strip("word")
    (('слово',), ('word',))
    """
    return (key,)


def conjunction_off(key: str) -> tuple[str, ...]:
    """Nothing: conjunctions are words of their own.

    >>> conjunction_off("word")
    ()
    """
    return ()


def bare(key: str) -> str:
    """The word itself: the article, if any, is a word of its own.

    >>> bare("слово")
    'слово'
    """
    return key


def object_form(key: str) -> str:
    """The word itself: an object is a word of its own.

    >>> object_form("слово")
    'слово'
    """
    return key


def definite(key: str) -> bool:
    """Never: the article, if any, is a word of its own.

    >>> definite("word")
    False
    """
    return False


def possessed(key: str) -> bool:
    """Never: a possessive is a word of its own.

    >>> possessed("word")
    False
    """
    return False


def first_person(key: str) -> bool:
    """Never: who speaks is a word of its own.

    >>> first_person("word")
    False
    """
    return False


def clitic_length(key: str, head: Callable[[str], str | None]) -> int:
    """Always 0: prepositions are words of their own.

    >>> clitic_length("word", {}.get)
    0
    """
    return 0
