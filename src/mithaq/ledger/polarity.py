"""Polarity: what turns a statement round, read so that two statements can be told from each other's contrary.

A text keeps how often it denies, and on which side of a pair of opposites (open and close) it stands. A denial beside
such a word belongs to it: "will not close" stands on the side of open. Words come from ``polarity.tsv`` of a
language pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from mithaq.lang.pack import load_pack
from mithaq.text.tokens import NUMBER, WORD, cut

__all__ = ["Polarity", "contrary", "read_polarity"]

_DENIALS, _REACH = ("not", "refuse", "negative", "except"), 2
_MODES = ("must", "may")


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a text denies: ``denials`` counts what belongs to no pair of opposites; ``sides`` gives for each pair the
    (side, denial) of every word of it, the side being 1 or -1 and the denial the number of the one beside the word or
    0; ``modes`` holds must and may."""

    denials: int = 0
    sides: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    modes: frozenset[str] = frozenset()


@cache
def read_polarity(text: str, language: str) -> Polarity:
    """How a text denies, and on which side of known opposites it stands.

    >>> read_polarity("We will not accept any base", "en").sides
    {'support': ((1, 1),)}
    >>> read_polarity("لا نوقع إلا بعد الاتفاق", "ar").denials, read_polarity("Мы против", "ru").denials
    (0, 1)
    """
    tokens = cut(text)
    kept = (
        key.replace("’", "'") for key, kind in zip(tokens.keys, tokens.kinds, strict=True) if kind in (WORD, NUMBER)
    )
    line = " ".join(kept)
    words = _words(language)
    for pattern in words.get(("not", "0"), ()):
        line = pattern.sub(lambda match: "_" * len(match[0]), line)
    spans = {key: [m.span() for pattern in patterns for m in pattern.finditer(line)] for key, patterns in words.items()}
    found = {key: [start for start, _ in _outermost(key, spans)] for key in spans}
    nots, sides = sorted(found.pop(("not", "1"), ())), dict[str, list[tuple[int, int]]]()
    for start in found.pop(("except", "1"), ())[:1]:
        nots = [place for place in nots if place != max((n for n in nots if n < start), default=None)]
    spelled_out = {start for key, places in found.items() if key[0] not in _MODES for start in places}
    nots = [place for place in nots if place not in spelled_out]  # "not ready" listed as a phrase
    used: dict[int, int] = {}
    for name, sign, start in sorted(_opposites(found), key=lambda each: (each[2], each[0])):
        near = _denial_before(line, start, nots)
        if near is not None and used.setdefault(near, start) != start:
            near = None  # a denial belongs to the first such word after it
        sides.setdefault(name, []).append((1 if sign == "+" else -1, 0 if near is None else nots.index(near) + 1))
    denials = len(nots) - len(used) + sum(len(found.get((name, "1"), ())) for name in ("refuse", "negative"))
    modes = frozenset(mode for mode in _MODES if found.get((mode, "1")))
    return Polarity(denials, {name: tuple(each) for name, each in sides.items()}, modes)


def contrary(one: Polarity, other: Polarity) -> str | None:
    """What makes two texts contrary, in words, or ``None`` when nothing known does.

    Two denials cancel out; so do a denial and a pair of opposites ("does not close", "stays open").

    >>> a, b = read_polarity("We will reopen the bridge", "en"), read_polarity("Мы закроем мост", "ru")
    >>> contrary(a, b), contrary(a, read_polarity("لن نغلق الجسر", "ar"))
    ('open', None)
    """
    opposite, left, settled = list[str](), set[tuple[int, int]](), set[tuple[int, int]]()
    for name in sorted({*one.sides, *other.sides}):
        mine, yours = _net(one.sides.get(name, ())), _net(other.sides.get(name, ()))
        opposite.extend([name] if mine and yours and mine != yours else [])
        denials = {(at, denial) for at, each in enumerate((one, other)) for _, denial in each.sides.get(name, ())}
        (settled if mine and yours else left).update(denials)
    odd = one.denials + other.denials + sum(denial > 0 for _, denial in left - settled)
    if bool(opposite) != bool(odd % 2):
        return ", ".join(opposite) or "negation"
    modes = one.modes, other.modes
    return "must and may" if frozenset(("must",)) in modes and frozenset(("may",)) in modes else None


def _outermost(
    key: tuple[str, str], spans: Mapping[tuple[str, str], list[tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    """The places of a class and sign that lie in no longer phrase of the other sign ("fair" in "not fair")."""
    name, sign = key
    others = spans.get((name, "-" if sign == "+" else "+"), ())
    for start, stop in spans[key]:
        if not any(a <= start and stop <= b and (a, b) != (start, stop) for a, b in others):
            yield start, stop


def _net(sides: tuple[tuple[int, int], ...]) -> int:
    """The one side that all words stand on, denials counted in; 0 when there is none or they disagree."""
    nets = {-side if denied else side for side, denied in sides}
    return nets.pop() if len(nets) == 1 else 0


def _opposites(found: Mapping[tuple[str, str], list[int]]) -> Iterator[tuple[str, str, int]]:
    for (name, sign), places in found.items():
        if name not in (*_DENIALS, *_MODES):
            yield from ((name, sign, place) for place in places)


def _denial_before(line: str, start: int, nots: list[int]) -> int | None:
    """The denial that stands before a place with at most one word between."""
    for place in reversed(nots):
        if place < start and line.count(" ", place, start) <= _REACH:
            return place
    return None


@cache
def _words(language: str) -> Mapping[tuple[str, str], tuple[re.Pattern[str], ...]]:
    """The forms of each class and sign, as patterns over folded words parted by single spaces."""
    before, forms = "", dict[tuple[str, str], list[str]]()
    for row in load_pack(language).rows("polarity.tsv"):
        if row["class"] == "prefix":
            before = row["forms"]
            continue
        group = forms.setdefault((row["class"], row["sign"]), [])
        group.extend(filter(None, (part.strip() for part in row["forms"].split("|"))))
    return {
        name: (re.compile(rf"(?<!\S)(?:{'|'.join(_pattern(form, before) for form in group)})(?!\S)"),)
        for name, group in forms.items()
    }


def _pattern(form: str, before: str) -> str:
    words = []
    for word in form.split():
        if word == "…":
            words.append(r"(?:\S+ ){0,5}?")
            continue
        core = re.escape(" ".join(key for key in cut(word.strip("*+")).keys))
        words.append(
            (before if word.startswith("+") else r"\S*" if word.startswith("*") else "")
            + core
            + (r"\S*" if word.endswith("*") else "")
        )
    return " ".join(words).replace("){0,5}? ", "){0,5}?")
