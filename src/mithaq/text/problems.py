"""What proof-reading a pack file can find: a problem with its place, and invisible marks in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Problem", "find_stray_marks"]

_STRAY = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack: the file's name, its line (1 when the whole file), what, why, and what to do."""

    file: str
    line: int
    what: str
    why: str
    try_this: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}\n  {self.why}\n  Try: {self.try_this}"


def find_stray_marks(file: str, text: str) -> Iterator[Problem]:
    """A problem for each line that holds an invisible direction mark, the first one named.

    >>> print(next(find_stray_marks("a.tsv", "one\\ntwo\\u200f")))
    a.tsv:2: invisible direction mark U+200F
      it breaks searching and comparing
      Try: remove it
    """
    for number, line in enumerate(text.split("\n"), 1):
        if stray := _STRAY.search(line):
            what = f"invisible direction mark U+{ord(stray.group()):04X}"
            yield Problem(file, number, what, "it breaks searching and comparing", "remove it")
