"""Skeletons: what a word sounds like, roughly, whatever script it is written in.

A written word becomes a row of *sounds*. One letter may stand for several (ج is dj, g or zh; Latin ch is ch, sh, kh or
k), so a sound holds all its readings, the likeliest first. Two rows are compared by an alignment in which like sounds
cost little (b/p, g/gh, v/f), vowels hardly count and letters often left unwritten (h, the article's l, a Russian case
ending) may be missing. No language is known here, only how the letters of three scripts are rendered in each other.

Method: weighted edit distance over phonetic classes, after Kondrak, "A New Algorithm for the Alignment of Phonetic
Sequences" (2000); letters, sounds and costs are in ``sounds.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from mithaq.text.fold import key
from mithaq.text.tables import read_yaml

__all__ = ["Sounds", "begin_alike", "join", "likeness", "listen", "skeletons"]

_SETTINGS = read_yaml(Path(__file__).with_name("sounds.yml"))
_CLASS = {sound: name for name, sounds in _SETTINGS["classes"].items() for sound in sounds.split()}
_CLASS |= dict.fromkeys(_SETTINGS["silent"].split(), "")
_DROP: dict[str, float] = _SETTINGS["omitted"]


class Sounds(NamedTuple):
    """How a word sounds: ``row`` (numbers of sounds), ``weight`` (cost of leaving all of it out), ``coarse`` (consonant
    classes, to rule out quickly) and ``arabic`` (written in Arabic letters, so short vowels are missing)."""

    row: tuple[int, ...]
    weight: float
    coarse: str
    arabic: bool


_SOUNDS: list[str] = []
_NUMBER: dict[str, int] = {}


def _number(sound: str) -> int:
    if sound not in _NUMBER:
        _NUMBER[sound] = len(_SOUNDS)
        _SOUNDS.append(sound)
    return _NUMBER[sound]


def _letters(*tables: str) -> dict[str, tuple[int, ...]]:
    rows = (entry.split("=") for table in tables for entry in table.split())
    return {letters: tuple(_number(s) for s in sounds.split(",") if s) for letters, sounds in rows}


def _pairs() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for entry in _SETTINGS["alike"].split():
        pair, dot, digits = entry.partition(".")
        one, other = pair.split(":")
        costs[one, other] = costs[other, one] = float(dot + digits)
    return costs


_LETTERS = _letters(*_SETTINGS["letters"].values())
_READINGS = tuple(tuple(sound.rstrip("?~").split("/")) for sound in _SOUNDS)
_LONGEST = max(len(letters.strip("^$%")) for letters in _LETTERS)
_VOWELS = frozenset("aeiou")


def _drop(number: int) -> float:
    cost = _DROP.get(_READINGS[number][0], 1.0)
    return {"?": min(0.1, cost), "~": min(0.35, cost)}.get(_SOUNDS[number][-1], cost)


def _change(one: int, other: int, alike: dict[tuple[str, str], float]) -> float:
    best = 1.25 if _READINGS[one][0] in _VOWELS or _READINGS[other][0] in _VOWELS else 1.0
    for rank, a in enumerate(_READINGS[one]):
        for rank_other, b in enumerate(_READINGS[other]):
            step = 0.0 if a == b else alike.get((a, b), 9.0)
            unlikely = max(rank > 0, rank_other > 0) if a == b else (rank > 0) + (rank_other > 0)
            best = min(best, step + 0.05 * unlikely)
    return best


def _changes() -> tuple[tuple[float, ...], ...]:
    alike, all_sounds = _pairs(), range(len(_SOUNDS))
    return tuple(tuple(_change(one, other, alike) for other in all_sounds) for one in all_sounds)


_CHANGE = _changes()
_OMIT = tuple(_drop(number) for number in range(len(_SOUNDS)))
_OTHER_START = 0.4  # added where two words begin with unlike sounds
#: The same where the other word is in Arabic letters, which leave short vowels unwritten.
_OMIT_BY_ARABIC = tuple(min(cost, 0.12) if _READINGS[n][0] in _VOWELS else cost for n, cost in enumerate(_OMIT))
_COARSE = tuple(
    "" if _OMIT[n] < 0.3 and _SOUNDS[n] != "l?" else _CLASS[readings[0]].replace("K", "S")
    for n, readings in enumerate(_READINGS)
)
_KEYS = tuple(
    tuple(dict.fromkeys((*(_CLASS[r] for r in readings), *(("",) if _OMIT[n] < 0.7 else ()))))
    for n, readings in enumerate(_READINGS)
)


def _sounds(row: tuple[int, ...], arabic: bool) -> Sounds:
    return Sounds(row, sum(_OMIT[n] for n in row), "".join(_COARSE[n] for n in row), arabic)


def _spell(word: str) -> str:
    letters = key(unicodedata.normalize("NFC", word))
    return "".join(c if c in _LETTERS else unicodedata.normalize("NFKD", c)[0].lower() for c in letters)


def _next(word: str, at: int) -> tuple[tuple[int, ...], int]:
    for size in range(min(_LONGEST, len(word) - at), 0, -1):
        piece = word[at : at + size]
        last = at + size == len(word)
        ends = f"{piece}%" if last and at > 2 else "", f"{piece}$" if last and at else ""
        for form in ("" if at else f"^{piece}", *ends, piece):
            if form in _LETTERS:
                return _LETTERS[form], size
    return (), 1


@lru_cache(maxsize=1 << 16)
def listen(word: str) -> Sounds:
    """The sounds of one written word in Arabic, Cyrillic or Latin letters; other characters are passed over.

    >>> listen("Lavrov").coarse, listen("لافروف").coarse, listen("Лавровым").coarse
    ('LFRF', 'LFRF', 'LFRF')
    """
    spelt = _spell(word)
    row: list[int] = []
    at = 0
    while at < len(spelt):
        sounds, size = _next(spelt, at)
        at += size
        for number in sounds:
            if not row or _READINGS[row[-1]][0] != _READINGS[number][0]:
                row.append(number)
    return _sounds(tuple(row), bool(re.search("[\u0600-\u06ff]", spelt)))


def join(words: tuple[Sounds, ...]) -> Sounds:
    """The sounds of several words written as one (عبد الله and عبدالله, Jin Ping and Jinping)."""
    return _sounds(tuple(n for word in words for n in word.row), words[0].arabic)


@lru_cache(maxsize=1 << 17)
def likeness(one: Sounds, other: Sounds) -> float:
    """How alike two words sound, from 0 (nothing in common) to 1.

    >>> likeness(listen("جونسون"), listen("Johnson")) > 0.9 > 0.6 > likeness(listen("Peskov"), listen("Lavrov"))
    True
    """
    omit_one = _OMIT_BY_ARABIC if other.arabic and not one.arabic else _OMIT
    omit_other = _OMIT_BY_ARABIC if one.arabic and not other.arabic else _OMIT
    if not one.row or not other.row:
        return 0.0
    above = [0.0]
    for number in other.row:
        above.append(above[-1] + omit_other[number])
    for mine in one.row:
        change, gone = _CHANGE[mine], omit_one[mine]
        left = above[0] + gone
        line = [left]
        diagonal = above[0]
        for number, up in zip(other.row, above[1:], strict=True):
            left = min(diagonal + change[number], up + gone, left + omit_other[number])
            diagonal = up
            line.append(left)
        above = line
    cost = above[-1] if _starts_alike(one.row, other.row, 0.35) else above[-1] + _OTHER_START
    return max(0.0, 1.0 - cost / max(1.0, one.weight, other.weight))


def begin_alike(one: Sounds, other: Sounds) -> bool:
    """Whether two words begin with the same sound, as an initial and its name do (Дж. and جون)."""
    return _starts_alike(one.row, other.row, 0.12)


def _starts_alike(one: tuple[int, ...], other: tuple[int, ...], below: float) -> bool:
    firsts = [row[: 2 if _OMIT[row[0]] <= 0.25 else 1] for row in (one, other)]
    return any(_CHANGE[a][b] < below for a, b in product(*firsts))


_OPEN = 12  # sounds that are read otherwise, at most; longer names than that are no names


@lru_cache(maxsize=1 << 16)
def skeletons(word: Sounds) -> tuple[str, ...]:
    """The consonant skeletons a word may have: the likeliest, and those with one or two sounds read otherwise.

    >>> skeletons(listen("سيرجي"))
    ('SRS', 'SRK')
    """
    plain = [_KEYS[number][0] for number in word.row]
    open_places = [place for place, number in enumerate(word.row) if len(_KEYS[number]) > 1][:_OPEN]
    found = {"".join(plain): None}
    for many in (1, 2):
        for places in combinations(open_places, many):
            for letters in product(*(_KEYS[word.row[place]][1:] for place in places)):
                other = list(plain)
                for place, letter in zip(places, letters, strict=True):
                    other[place] = letter
                found["".join(other)] = None
    return tuple(found)
