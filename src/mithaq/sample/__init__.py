"""A dozen short articles that come with the program, to try it on without any file of one's own.

SOURCES.md, beside them, says who wrote them and what in them is real.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["sample_texts"]


def sample_texts() -> tuple[Path, ...]:
    """The files of the packaged articles, in the order of their names: ``ar-…``, ``en-…``, ``ru-…``.

    >>> len(sample_texts()), sample_texts()[0].name
    (12, 'ar-climate-withdrawal.txt')
    """
    return tuple(sorted((Path(__file__).parent / "texts").glob("*.txt")))
