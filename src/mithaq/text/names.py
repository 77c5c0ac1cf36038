"""Names: whether two written names can be the same person's, in Arabic, Cyrillic or Latin letters.

Words are compared by how they sound (`mithaq.text.skeleton`), then lined up in order; words written together or apart
count the same. What may be missing (articles, *bin*, *von*, patronymics, honorifics) is never missed; what contradicts
(another given name, another surname, *Jr.*, a father's name in place of the son's) weighs against.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from mithaq.text.fold import key
from mithaq.text.skeleton import begin_alike, likeness, skeletons
from mithaq.text.written_names import CHILD_OF, Segment, WrittenName, is_family_first, read_name, turned

__all__ = ["name_key", "same_name"]


_ALIKE = 0.6  # two words at least so alike may be one word
_ALIKE_JOINED = 0.8  # the same for words written apart against one word
_SAME = 0.75  # words as alike as this, weighed together, score 0.5
_ALL_IN_ONE = 0.85  # a whole name against one word of the other counts from this score on
_SYLLABLE = 3.2  # in a name of words lighter than this (Li Keqiang in Arabic letters) none may be missing
_TINY = 1.5  # particles lighter than this (al, de) are never another name's word
_LONG = 4.5  # a word of the other holds a whole name only if as heavy as this (Cavusoglu, not Lijian)
_MOST_DOUBT = 0.45  # the most that names which contradict each other may score


class _Match(NamedTuple):
    mine: Segment
    other: Segment
    like: float
    weight: float


class _Line(NamedTuple):
    """The matches that explain most of two names, with what counts of them and the words left over on each side."""

    real: tuple[_Match, ...]
    initials: bool
    left_mine: tuple[int, ...]
    left_other: tuple[int, ...]


def _match(mine: Segment, other: Segment) -> _Match | None:
    if mine.initial or other.initial:
        single = mine.stop - mine.start == 1 == other.stop - other.start
        return _Match(mine, other, 1.0, 0.5) if single and begin_alike(mine.sounds, other.sounds) else None
    particle = bool(mine.real) != bool(other.real) and min(mine.sounds.weight, other.sounds.weight) < _TINY
    if particle or (mine.twin and other.twin and mine.twin != other.twin):
        return None
    most = max(1, (max(len(mine.coarse), len(other.coarse)) + 1) // 2)
    if Levenshtein.distance(mine.coarse, other.coarse, score_cutoff=most) > most:
        return None
    like = likeness(mine.sounds, other.sounds)
    if like < (_ALIKE_JOINED if mine.stop - mine.start + other.stop - other.start > 2 else _ALIKE):
        return None
    return _Match(mine, other, like, max(mine.sounds.weight, other.sounds.weight))


def _line(one: WrittenName, other: WrittenName) -> _Line | None:
    """The best line of matches in order; nothing when no word of the one is in the other."""
    singles = len(one.words)
    starts: dict[tuple[int, int], list[_Match]] = {}
    for at, mine in enumerate(one.segments):
        for theirs in other.segments if at < singles else other.words:
            if (match := _match(mine, theirs)) is not None:
                starts.setdefault((mine.start, theirs.start), []).append(match)
    if not starts:
        return None
    rows, columns = len(one.words), len(other.words)
    best: list[list[tuple[float, tuple[_Match, ...]]]] = [[(0.0, ())] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            here = max(best[i + 1][j], best[i][j + 1], key=itemgetter(0))
            for match in starts.get((i, j), ()):
                gain, after = best[match.mine.stop][match.other.stop]
                gain += match.weight * (match.like - 0.5)
                if gain > here[0]:
                    here = (gain, (match, *after))
            best[i][j] = here
    line = best[0][0][1]
    initials = [match.mine.initial or match.other.initial for match in line]
    real = tuple(m for m, initial in zip(line, initials, strict=True) if m.mine.real and m.other.real and not initial)
    return _Line(real, any(initials), _left(one, [m.mine for m in line]), _left(other, [m.other for m in line]))


def _left(name: WrittenName, matched: Sequence[Segment]) -> tuple[int, ...]:
    seen = {at for segment in matched for at in range(segment.start, segment.stop)}
    return tuple(word.start for word in name.words if word.real and word.start not in seen)


def _quality(matches: Sequence[_Match]) -> float:
    """0.5 at ``_SAME``, 1 when all words sound the same; the worst word is given extra weight."""
    weight = sum(m.weight for m in matches)
    raw = 0.6 * sum(m.like * m.weight for m in matches) / weight + 0.4 * min(m.like for m in matches)
    return 0.5 + 0.5 * (raw - _SAME) / (1 - _SAME) if raw >= _SAME else 0.5 * raw / _SAME


def _score(one: WrittenName, other: WrittenName) -> tuple[float, _Line | None]:
    line = _line(one, other)
    if line is None or not line.real:
        return 0.0, None
    if line.left_mine and line.left_other:
        return 0.4 * min(1.0, sum(m.like for m in line.real) / max(len(one.words), len(other.words))), line
    quality = _quality(line.real)
    if line.initials and len(line.real) == 1:
        quality = min(quality, 0.25 + 0.5 * quality)
    if len(line.real) > 1 and one.younger != other.younger:
        quality = min(quality, _MOST_DOUBT)
    if line.left_mine:
        return _part(one, line.left_mine, [(m.mine, m.other) for m in line.real], quality), line
    if line.left_other:
        return _part(other, line.left_other, [(m.other, m.mine) for m in line.real], quality), line
    return quality, line


def _part(longer: WrittenName, left: Sequence[int], pairs: Sequence[tuple[Segment, Segment]], quality: float) -> float:
    """The score when one name holds all of the other and more: a surname or given name alone, a name cut short."""
    mine, other = pairs[0]
    if len(pairs) == 1:
        family = mine.stop == len(longer.words) or (not mine.start and is_family_first(mine.sounds))
        all_in_one = other.real > mine.real and (quality < _ALL_IN_ONE or mine.sounds.weight < _LONG)
        return min(quality, 0.35 + 0.3 * quality) if family and not all_in_one else 0.4 * quality
    if mine.start > 1 and left[0] < mine.start and longer.written[mine.start - 1] in CHILD_OF:
        return min(quality, _MOST_DOUBT)
    words = (*left, *(segment.start for segment, _ in pairs))
    if max(longer.words[at].sounds.weight for at in words) < _SYLLABLE:
        return min(quality, _MOST_DOUBT)
    return quality - 0.06 * len(left) - (0.14 if left[-1] == len(longer.words) - 1 else 0.0)


def same_name(a: str, b: str) -> float:
    """How surely two written names are one person's (or one place's): 0 to 1, the same name from 0.5 on.

    Arguments: ``a`` and ``b``, names without titles, each in Arabic, Cyrillic or Latin letters; the order does not
    matter. A name in full scores highest; with an initial for the given name 0.75 at most; a surname alone 0.65 at
    most; a given name alone, or names with one word in common, less than 0.5. Two persons called alike are one name.
    Never raises; a blank name is nobody's and scores 0.

    Figures: F1 at 0.5 over all pairs of `tests/text/names.tsv`, held by the tests; method in `mithaq.text.skeleton`.

    >>> same_name("سيرغي لافروف", "Сергей Лавров") > 0.8, same_name("Сергея Лаврова", "Sergei Lavrov") > 0.8
    (True, True)
    >>> same_name("عبد الله بن زايد", "Abdullah bin Zayed") > 0.8, same_name("Xi Jinping", "شي جينبينغ") > 0.8
    (True, True)
    >>> same_name("С. Лавров", "Sergey Lavrov") > same_name("لافروف", "Sergey Lavrov") >= 0.5
    True
    >>> same_name("A. Lavrov", "Сергей Лавров") < 0.5, same_name("سيرغي شويغو", "Sergei Lavrov") < 0.5
    (True, True)
    """
    if key(a) == key(b):
        return 1.0 if key(a).strip() else 0.0
    one, other = map(read_name, sorted((a, b)))
    score, line = _score(one, other)
    if line is not None and line.left_mine and line.left_other:
        for again in turned(one):
            value, way = _score(again, other)
            if way is not None and not way.left_mine and not way.left_other:
                score = max(score, value - 0.03)
    return round(score, 3)


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> tuple[str, ...]:
    """The consonant skeletons of a name's words, in any script: names worth comparing share at least one.

    A word gives one skeleton for each likely reading of its letters (ج is dj or g), and so do neighbouring words read
    as one. Sorted, without doubles; empty for a name without letters. P stands for b and p, F for f and v, T for d, t
    and th, S for all hisses, K for k, g, gh and kh; vowels, h, w and y are left out.

    >>> set(name_key("لافروف")) & set(name_key("Lavrov")) & set(name_key("С. Лавров"))
    {'LFRF'}
    """
    words = [segment.sounds for segment in read_name(name).segments if segment.real and not segment.initial]
    return tuple(sorted({skeleton for word in words for skeleton in skeletons(word)}))
