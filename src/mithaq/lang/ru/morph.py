"""Russian word forms. The only code of the pack."""

from __future__ import annotations

__all__ = ["strip"]


def strip(key: str) -> tuple[str, ...]:
    """The word alone: Russian attaches nothing in front of a word.

    >>> strip("word")
    ('word',)
    """
    return (key,)
