"""The calendar words of a language pack, each with the classes it belongs to, found with one look-up a token.

Every set of classes that occurs in a pack gets one letter, so that a document becomes a string of letters and a rule a
regular expression over it. Words that mean nothing for time share the letter :data:`BLANK`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from types import MappingProxyType

from mithaq.lang.pack import Pack
from mithaq.text.fold import key as fold_key
from mithaq.text.tokens import Tokens, cut

__all__ = ["BLANK", "INNER", "Coded", "Lexicon", "Word", "build_lexicon"]

BLANK, INNER = ".", "-"
_FIRST_LETTER = 0x4E00
_MEMORY = 50_000
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}\.\d{1,2}\.\d\d")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MARKS = {
    "\n": "stop",
    ".": "stop dot",
    "...": "stop",
    "!": "stop",
    "?": "stop",
    "؟": "stop",
    ";": "stop",
    "؛": "stop",
    "،": "comma",
    ",": "comma",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    ":": "colon",
    "/": "slash",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "%": "counted",
    "٪": "counted",
    "$": "money",
    "€": "money",
    "£": "money",
    "№": "money",
    "#": "money",
    "t": "tee",
}
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Word:
    """What a token can mean: one value a class, and the longer phrases that begin with it."""

    letter: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    phrases: tuple[tuple[tuple[str, ...], Word], ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A document as letters, one a token: a phrase is its letter followed by :data:`INNER` letters."""

    letters: str
    words: list[Word] = field(repr=False)


def number_values(number: str) -> dict[str, str]:
    """The classes of a number in digits, each with its value.

    >>> sorted(number_values("9")), sorted(number_values("53")), sorted(number_values("2014"))
    (['day', 'int', 'monthnum'], ['int', 'minute', 'short'], ['int', 'recent', 'year'])
    >>> number_values("07.06.2017")
    {'dotted': '07.06.2017'}
    """
    if not number.isdecimal() or len(number) > 8:
        return {"dotted": number} if _DOTTED.fullmatch(number) else {}
    value, size = int(number), len(number)
    limits = {
        "int": value < 10_000,
        "day": size <= 2 and 1 <= value <= 31,
        "monthnum": size <= 2 and 1 <= value <= 12,
        "short": size == 2,
        "minute": size == 2 and value < 60,
        "year": size == 4 and 1000 <= value < 2200,
        "recent": size == 4 and 1900 <= value < 2070,
        "old": size == 4 and 1500 <= value < 1900,
        "round": size == 4 and 1000 <= value < 2200 and value % 100 == 0,
        "hyear": size == 4 and 1300 <= value <= 1500,
    }
    found = {name: str(value) for name, holds in limits.items() if holds}
    return found


class Lexicon(dict[str, Word]):
    """The words of one pack by comparison key; a key that is not listed is worked out once and remembered."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._listed: dict[str, Word] = {}
        self._letters: dict[frozenset[str], str] = {frozenset(): BLANK}
        settings = pack.data("time.yml")
        shapes = settings.get("shapes", ())
        self._shapes = tuple((re.compile(row["pattern"]), row["class"], str(row.get("value", ""))) for row in shapes)
        self._pack = pack
        self._list(_surfaces(pack, settings.get("endings", {})))
        for mark, classes in _MARKS.items():
            self._listed.setdefault(mark, self._word(classes.split()))
        for _, name, _ in self._shapes:
            self._letter({name})
        for number in ("07.06.2017", *map(str, range(2300)), *(f"{n:02d}" for n in range(100))):
            self._letter(number_values(number))
        self._starts = re.compile(f"[{''.join(self.letters_of('phrase')) or chr(0)}]")

    def _letter(self, classes: Iterable[str]) -> str:
        return self._letters.setdefault(frozenset(classes), chr(_FIRST_LETTER + len(self._letters)))

    def _word(self, classes: Iterable[str]) -> Word:
        return Word(self._letter(classes), dict.fromkeys(classes, ""))

    def _list(self, surfaces: Iterable[tuple[tuple[str, ...], str, str]]) -> None:
        values: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for keys, name, value in surfaces:
            values[keys].setdefault(name, value)
        phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = defaultdict(list)
        for keys, found in values.items():
            if len(keys) > 1:
                phrases[keys[0]].append((keys[1:], Word(self._letter(found), found)))
        for first in {keys[0] for keys in values}:
            found = dict(values.get((first,), {}))
            tails = tuple(sorted(phrases.get(first, ()), key=lambda pair: -len(pair[0])))
            if tails:
                found["phrase"] = ""
            self._listed[first] = Word(self._letter(found), found, tails)

    def __missing__(self, key: str) -> Word:
        word = self._work_out(key)
        if len(self) >= _MEMORY:
            self.clear()
        self[key] = word
        return word

    def _work_out(self, key: str) -> Word:
        if key[:1].isdecimal():
            values = number_values(key)
            return Word(self._letters.get(frozenset(values), BLANK), values)
        for candidate in self._pack.morph.strip(key):
            if candidate in self._listed:
                return self._listed[candidate]
        for shape, name, value in self._shapes:
            if shape.search(key):
                return Word(self._letter({name}), {name: value})
        return Word(BLANK)

    @property
    def classes(self) -> frozenset[str]:
        """Every class that some word of the pack has."""
        return frozenset().union(*self._letters)

    def letters_of(self, name: str) -> str:
        """The letters of the words that have this class."""
        return "".join(letter for classes, letter in self._letters.items() if name in classes)

    def code(self, tokens: Tokens) -> Coded:
        """The document as letters, phrases joined."""
        keys = tokens.keys
        words = [self[key] for key in keys]
        letters = "".join([word.letter for word in words])
        out: list[str] = []
        done = 0
        for match in self._starts.finditer(letters):
            at = match.start()
            if at < done:
                continue
            for tail, word in words[at].phrases:
                stop = at + 1 + len(tail)
                if keys[at + 1 : stop] == tail:
                    out.append(letters[done:at] + word.letter + INNER * len(tail))
                    words[at] = word
                    done = stop
                    break
        return Coded("".join(out) + letters[done:], words)


def _surfaces(pack: Pack, endings: Mapping[str, list[str]]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for row in (*pack.rows("calendar.tsv"), *pack.rows("numbers.tsv")):
        for form in row["forms"].split(" | "):
            for surface in _expand(form.strip(), endings):
                yield tuple(map(fold_key, cut(surface).keys)), row["class"], row["value"]


def _expand(form: str, endings: Mapping[str, list[str]]) -> Iterator[str]:
    names = _PLACEHOLDER.findall(form)
    for choice in product(*(endings[name] for name in names)):
        filled = form
        for name, ending in zip(names, choice, strict=True):
            filled = filled.replace(f"{{{name}}}", ending, 1)
        yield filled


@cache
def build_lexicon(pack: Pack) -> Lexicon:
    """The calendar words of a pack, read once."""
    return Lexicon(pack)
