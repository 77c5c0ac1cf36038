"""Written names: the words of one name, in Arabic, Cyrillic or Latin letters, and which of them say who is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mithaq.text.fold import key
from mithaq.text.skeleton import Sounds, join, likeness, listen
from mithaq.text.tables import read_yaml

__all__ = ["CHILD_OF", "Segment", "WrittenName", "is_family_first", "read_name", "turned"]


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_SETTINGS = read_yaml(Path(__file__).with_name("names.yml"))
_ARTICLES = _words(_SETTINGS["articles"])
#: Words between a person's name and a father's.
CHILD_OF = _words(_SETTINGS["child_of"])
_PARTICLES = _ARTICLES | CHILD_OF | _words(_SETTINGS["particles"])
_OPENING = _ARTICLES | _words(_SETTINGS["opening"])
_SERVANT_OR_FATHER = _words(_SETTINGS["servant_or_father"])
_YOUNGER = _words(_SETTINGS["younger"])
_HONORIFIC = re.compile(rf"^\W*(?:(?:{'|'.join(_SETTINGS['honorifics'].split())})\b\.?\s+)+(?=\w)")
_PATRONYMIC = re.compile("|".join(_SETTINGS["patronymics"]))
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z][a-z])")
_NO_ARTICLE = re.compile(r"\b[أإ]ل(?=\w)")  # ألكسندر: the hamza says that this is no article
_CAPITALS = re.compile(r"\b([A-ZА-Я])([A-ZА-Я])(?=\s+[A-ZА-Я][a-zа-я])")
_PIECE = re.compile(r"([^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)(\.?)")
_TWINS = {form: group for group, line in enumerate(_SETTINGS["twins"], start=1) for form in _words(line)}
_FAMILY_FIRST = tuple(_SETTINGS["family_first"].split())


class Segment(NamedTuple):
    """One word, or two or three in a row read as one; ``real``: how many of them are more than a
    particle, patronymic or initial; ``twin``: which of the given names that are not to be mixed up it is."""

    start: int
    stop: int
    sounds: Sounds
    coarse: str
    real: int
    initial: bool
    twin: int


class WrittenName(NamedTuple):
    """A name as read: its words, the same as ``written``, all ``segments`` of one to three words, whether it says that
    the person is the younger of two."""

    words: tuple[Segment, ...]
    written: tuple[str, ...]
    segments: tuple[Segment, ...]
    younger: bool


def _pieces(name: str) -> list[tuple[str, bool]]:
    """The words of a name with whether a full stop follows; عبد and ابو are joined to the word they belong to."""
    plain = _NO_ARTICLE.sub("ءال", unicodedata.normalize("NFC", name))
    apart = _CAPITALS.sub(r"\1.\2.", _GLUED_ARTICLE.sub(r"\1-", plain))
    found = [(re.sub(r"['’ʼ`]", "", word), bool(dot)) for word, dot in _PIECE.findall(_HONORIFIC.sub("", key(apart)))]
    pieces: list[tuple[str, bool]] = []
    glue = ""
    for at, (word, dot) in enumerate(found):
        rest = any(later not in _PARTICLES for later, _ in found[at + 1 :])
        if rest and not dot and (word in _SERVANT_OR_FATHER or (glue and word in _ARTICLES)):
            glue += word
            continue
        pieces.append((glue + word, dot))
        glue = ""
    return [piece for at, piece in enumerate(pieces) if (not at or piece[0] not in _YOUNGER) and listen(piece[0]).row]


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> WrittenName:
    """The words of a name, each with its sounds and whether it says who is meant; honorifics are left out.

    >>> read_name("Sheikh Omar bin Zaid").written, [word.real for word in read_name("Sheikh Omar bin Zaid").words]
    (('omar', 'bin', 'zaid'), [1, 0, 1])
    >>> read_name("عبد الله").written
    ('عبدالله',)
    """
    pieces = _pieces(name)
    full = sum(len(word) > 2 and word not in _PARTICLES for word, _ in pieces)
    words: list[Segment] = []
    patronymics = 0
    for at, (word, dot) in enumerate(pieces):
        last, sounds = at + 1 == len(pieces), listen(word)
        initial = len(word) <= 2 if dot else len(word) == 1 and not last and bool(sounds.coarse)
        patronymic = full > 2 and at > 0 and not patronymics and bool(_PATRONYMIC.search(word))
        patronymics += patronymic
        particle = not last and not dot and word in (_PARTICLES if at else _OPENING)
        real = int(not (particle or patronymic or (initial and at)))
        words.append(Segment(at, at + 1, sounds, sounds.coarse, real, initial, _TWINS.get(word, 0)))
    younger = any(part in _YOUNGER for part in re.split(r"\W+", key(name)))
    return WrittenName(tuple(words), tuple(word for word, _ in pieces), _segments(words), younger)


def _segments(words: Sequence[Segment]) -> tuple[Segment, ...]:
    found = list(words)
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if not any(word.initial for word in run):
                sounds = join(tuple(word.sounds for word in run))
                found.append(Segment(start, start + size, sounds, sounds.coarse, sum(w.real for w in run), False, 0))
    return tuple(found)


def turned(name: WrittenName) -> Iterator[WrittenName]:
    """The name with its first word last, and with its last word first.

    >>> [other.written for other in turned(read_name("Ada Orlova"))]
    [('orlova', 'ada')]
    """
    for by in {1, len(name.words) - 1}:
        words = [word._replace(start=at, stop=at + 1) for at, word in enumerate(name.words[by:] + name.words[:by])]
        yield WrittenName(tuple(words), name.written[by:] + name.written[:by], _segments(words), name.younger)


@lru_cache(maxsize=1 << 12)
def is_family_first(sounds: Sounds) -> bool:
    """Whether a word sounds like a surname of a land where the surname comes first.

    >>> is_family_first(listen("Чжан")), is_family_first(listen("Orlova"))
    (True, False)
    """
    return any(likeness(sounds, listen(family)) > 0.9 for family in _FAMILY_FIRST)
