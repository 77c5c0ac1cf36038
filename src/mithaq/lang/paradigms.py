"""How the words of a language are inflected, as its ``paradigms.tsv`` says: word lists and endings by class.

The columns: ``class``, ``ends`` (words or endings, with spaces between), and, where words of the class are declined,
``drop`` (letters taken off before an ending; after ``/`` another number for the plural), ``m`` ``f`` ``n`` (the endings
of each gender, one a case) and ``p`` (those of the plural). ``=`` is the word itself, ``-`` no ending.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mithaq.text.tables import read_rows

__all__ = ["Paradigm", "Paradigms"]


class Paradigm(NamedTuple):
    """One row: endings, letters to drop for singular and plural, and the endings of each gender and of the plural."""

    ends: tuple[str, ...]
    drop: tuple[int, int]
    forms: tuple[tuple[str, ...], ...]


class Paradigms:
    """The paradigms of one language, read once from the folder of its pack.

    >>> from mithaq.lang.pack import load_pack
    >>> russian = Paradigms(load_pack("ru").folder)
    >>> russian.forms("письмо", "noun")[0]
    ('письмо', 'письма', 'письму', 'письмо', 'письмом', 'письме')
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "paradigms.tsv"

    @cached_property
    def _rows(self) -> dict[str, list[Paradigm]]:
        rows: dict[str, list[Paradigm]] = {}
        for row in read_rows(self.path):
            first, _, second = (row.get("drop") or "0").partition("/")
            forms = tuple(tuple("" if end == "-" else end for end in row.get(name, "").split()) for name in "mfnp")
            one = Paradigm(tuple(row["ends"].split()), (int(first), int(second or first)), forms)
            rows.setdefault(row["class"], []).append(one)
        return rows

    @cached_property
    def _ends(self) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(end for row in rows for end in row.ends) for kind, rows in self._rows.items()}

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(ends) for kind, ends in self._ends.items()}

    @cached_property
    def _pronouns(self) -> dict[str, tuple[str, str]]:
        return {word: ("".join(row.forms[0]), row.forms[3][0]) for row in self.rows("pronoun") for word in row.ends}

    def rows(self, kind: str) -> tuple[Paradigm, ...]:
        """The rows of a class, in the order of the table."""
        return tuple(self._rows.get(kind, ()))

    def ends(self, kind: str) -> tuple[str, ...]:
        """The endings of a class, in the order of the table."""
        return self._ends.get(kind, ())

    def words(self, kind: str) -> frozenset[str]:
        """The words of a class."""
        return self._words.get(kind, frozenset())

    def pronoun(self, word: str) -> tuple[str, str] | None:
        """Gender and number of a word of the class ``pronoun``, from columns ``m`` and ``p``; ``None`` for others."""
        return self._pronouns.get(word)

    def forms(self, word: str, kind: str) -> tuple[tuple[str, ...], ...]:
        """The forms of a word by the first row whose ending it has: masculine (or singular), feminine, neuter, plural.

        A word that no row fits is not declined: six times itself, then nothing, nothing, and itself.
        """
        row = next((row for row in self._rows.get(kind, ()) if word.endswith(row.ends)), None)
        if row is None:
            return (word,) * 6, (), (), (word,)
        roots = [word[: len(word) - row.drop[place == 3]] for place in range(4)]
        return tuple(
            tuple(word if end == "=" else root + end for end in ends)
            for root, ends in zip(roots, row.forms, strict=True)
        )
