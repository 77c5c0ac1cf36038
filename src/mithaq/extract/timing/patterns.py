"""Patterns over classes of words: a small notation that becomes a regular expression over letters.

month  day|ord      one token (or phrase) of the class, or of one of the classes
d=day|ord           the same, and its value is kept in the slot ``d``
month?              may be missing
[ of? year ]        a group that may be missing
( a b || c )        one or the other
<in  <!the          what stands before is, is not, of this class (not part of the match)
>of  !unit          what comes after is, is not, of this class
$clock              a pattern with a name, from ``macros``
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mithaq.extract.timing.lexicon import INNER, Lexicon

__all__ = ["Pattern", "compile_pattern"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: ``slots`` names, for each group of ``regex``, the slot and the classes it may hold."""

    regex: re.Pattern[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    starts: str


@dataclass(slots=True)
class _Part:
    regex: str
    starts: str
    empty: bool


class _Compiler:
    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str]) -> None:
        self.lexicon, self.macros = lexicon, macros
        self.slots: list[tuple[str, tuple[str, ...]]] = []

    def words(self, source: str) -> list[str]:
        out: list[str] = []
        for word in source.split():
            out.extend(self.words(self.macros[word[1:]]) if word.startswith("$") else [word])
        return out

    def letters(self, classes: str) -> str:
        names = classes.split("|")
        unknown = set(names) - self.lexicon.classes
        if unknown:
            raise ValueError(f"no word of the pack has the class {', '.join(sorted(unknown))}")
        return "".join(dict.fromkeys("".join(self.lexicon.letters_of(name) for name in names)))

    def one(self, word: str) -> _Part:
        look = re.match(r"<!|<|>|!", word)
        if look:
            letters = self.letters(word[look.end() :])
            form = {"<!": "(?<![{}])", "<": "(?<=[{}])", ">": "(?=[{}])", "!": "(?![{}])"}[look.group()]
            return _Part(form.format(letters), "", True)
        optional = word.endswith("?")
        slot, _, classes = word.rstrip("?").rpartition("=")
        letters = self.letters(classes)
        regex = f"[{letters}]{INNER}*"
        if slot:
            self.slots.append((slot, tuple(classes.split("|"))))
            regex = f"({regex})"
        return _Part(f"(?:{regex})?" if optional else regex, letters, optional)

    def sequence(self, words: list[str], closing: str) -> _Part:
        branches, regex, starts, empty = [], "", "", True
        any_empty, all_starts = False, ""
        while words:
            word = words.pop(0)
            if word == closing:
                break
            if word == "||":
                branches.append(regex)
                any_empty, all_starts = any_empty or empty, all_starts + starts
                regex, starts, empty = "", "", True
                continue
            if word in ("[", "("):
                part = self.sequence(words, "]" if word == "[" else ")")
                part = _Part(f"(?:{part.regex})?", part.starts, True) if word == "[" else part
            else:
                part = self.one(word)
            regex += part.regex
            starts += part.starts if empty else ""
            empty = empty and part.empty
        branches.append(regex)
        return _Part(f"(?:{'|'.join(branches)})", all_starts + starts, any_empty or empty)


def compile_pattern(source: str, lexicon: Lexicon, macros: Mapping[str, str]) -> Pattern:
    """The pattern compiled against the letters of a lexicon.

    Raises ``ValueError`` for a class that no word has, a bracket that does not close or a pattern that matches nothing.

    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.extract.timing.lexicon import build_lexicon
    >>> pattern = compile_pattern("d=day m=month", build_lexicon(load_pack("en")), {})
    >>> pattern.slots
    (('d', ('day',)), ('m', ('month',)))
    """
    compiler = _Compiler(lexicon, macros)
    words = compiler.words(source)
    part = compiler.sequence(words, "")
    if part.empty or words:
        raise ValueError(f"the pattern matches nothing or is not closed: {source}")
    return Pattern(re.compile(part.regex), tuple(compiler.slots), "".join(dict.fromkeys(part.starts)))
