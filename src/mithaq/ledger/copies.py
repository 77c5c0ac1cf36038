"""Copies: articles that carry one agency report, whole or inside a longer story, with the origin, order and edits.

Candidates come from two indexes over runs of three words (:mod:`mithaq.ledger.shingles`). What decides is counted
exactly: the shorter text's runs that stand in the other, and its words that stand there in the same order. Method,
thresholds and figures: ``docs/versions-and-copies.md``.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from mithaq.errors import UsageError
from mithaq.kb.edtf import LAST_DAY, day_range
from mithaq.ledger.differences import Difference, word_differences
from mithaq.ledger.shingles import Candidates, runs_of, words_of
from mithaq.text.fold import key

__all__ = [
    "Article",
    "Copy",
    "CopyGroup",
    "CopyIndex",
    "Seen",
    "body_of",
    "compared",
    "find_copies",
    "find_edits",
    "group_copies",
    "seen",
]

_SHARE = 0.15  # of the shorter text's runs of three words that must stand in the other
_KEPT = 0.55  # of its words that must stand there in the same order: unrelated news of one topic keeps 0.2 to 0.5
_SHORT, _SHORT_SHARE = 40, 0.4  # words below which a text is short, and the share that it then needs
_INSIDE = 1.5  # how many times longer a story is that holds a report inside


@dataclass(frozen=True, slots=True)
class Article:
    """An article as copies are looked for: ``id``, ``text`` (without the page's furniture), ``published`` (EDTF, with
    time where shown), ``outlet``, ``agency`` (credited), ``dateline``. ``None``: not known."""

    id: str
    text: str = field(repr=False)
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share a report: the later one's id and the earlier one's (in the order they were added);
    ``kept``: the share of the shorter text's words that stand in the other in the same order; ``share``: of its runs of
    three words; ``alike``: Jaccard, of both texts' runs; ``holder``: the id of the one that is much longer and holds
    the other, if it is so."""

    id: str
    of: str
    kept: float
    share: float
    alike: float
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that are one report. ``id``: of the article that was added first of
    those that hold no other; ``members``: the origin first, then by
    time; ``copies``: the links that were found; ``agency``: whom the members credit most; ``why``: how the origin was
    chosen, in words."""

    id: str
    members: tuple[Article, ...]
    copies: tuple[Copy, ...]
    agency: str | None
    why: tuple[str, ...]

    @property
    def origin(self) -> Article:
        """The earliest carrier: the agency itself where it is there, else the first that was published."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as it is compared: its ``id``, its ``words`` (a number each), and their runs of three, in order
    (``runs``) and each once (``pieces``)."""

    id: str
    words: Sequence[int] = field(repr=False)
    runs: tuple[int, ...] = field(repr=False)
    pieces: frozenset[int] = field(repr=False)


def seen(id_: str, words: bytes) -> Seen:
    """An article as it is compared, by its words (:func:`mithaq.ledger.shingles.words_of`).

    >>> len(seen("a", words_of("one two three four")).pieces)
    2
    """
    runs = runs_of(words)
    return Seen(id_, struct.unpack(f"<{len(words) // 4}I", words), runs, frozenset(runs))


def body_of(text: str, furniture: Iterable[tuple[int, int]]) -> str:
    """The text without these pieces of the page (start and stop of each): what copies are looked for in.

    >>> body_of("Menu. The bridge is open. Share", [(0, 6), (26, 31)])
    'The bridge is open.'
    """
    parts, at = list[str](), 0
    for start, stop in sorted(furniture):
        parts.append(text[at:start])
        at = max(at, stop)
    return "\n".join((*parts, text[at:])).strip()


class CopyIndex:
    """Articles seen so far; asks for one new article which of them carry the same report.

    >>> report = "The two ministers agreed on Sunday to reopen the river crossing and to meet again in the spring"
    >>> index = CopyIndex()
    >>> index.add(Article("a", report)), [(copy.of, copy.share) for copy in index.add(Article("b", report + " here"))]
    ((), [('a', 1.0)])
    """

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._words: list[bytes] = []
        self._candidates = Candidates()
        self._copies: list[Copy] = []
        self._ids: set[str] = set()

    def add(self, article: Article) -> tuple[Copy, ...]:
        """The earlier articles that carry the same report as this one, the most alike first; then it is remembered.

        :class:`UsageError` when an article with its id is there already.
        """
        if article.id in self._ids:
            raise UsageError(f"Article «{article.id}» is there already.", "Each id is added once.", "use another id")
        words, found = words_of(article.text), []
        new = seen(article.id, words)
        for place in self._candidates.add(len(self._articles), new.pieces):
            copy = compared(new, seen(self._articles[place].id, self._words[place]))
            if copy is not None:
                found.append(copy)
        self._ids.add(article.id)
        self._articles.append(article)
        self._words.append(words)
        self._copies.extend(found)
        return tuple(sorted(found, key=lambda copy: (-copy.kept, copy.of)))

    def groups(self) -> tuple[CopyGroup, ...]:
        """The groups of articles that carry one report, the largest first."""
        return group_copies(self._articles, self._copies)


def group_copies(articles: Sequence[Article], copies: Sequence[Copy]) -> tuple[CopyGroup, ...]:
    """The groups that these links make of these articles, the largest first; equal ones in the order of the articles.

    A long story that holds several reports is in the group of each of them and does not make them one.
    """
    place = {article.id: at for at, article in enumerate(articles)}
    chief: dict[str, str] = {}
    for copy in copies:
        if copy.holder is None:
            one, other = sorted((_chief(chief, copy.id), _chief(chief, copy.of)), key=place.__getitem__)
            if one != other:
                chief[other] = one
    members, links = defaultdict[str, set[str]](set), defaultdict[str, list[Copy]](list)
    for copy in copies:
        name = _chief(chief, copy.of if copy.holder == copy.id else copy.id)
        members[name].update((copy.id, copy.of))
        links[name].append(copy)
    groups = [
        _group(name, [articles[at] for at in sorted(place[each] for each in members[name])], links[name])
        for name in _largest(members)
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.members), place[group.id])))


def find_copies(documents: Iterable[Article]) -> tuple[CopyGroup, ...]:
    """The groups of articles that carry one report, the largest first, the origin of each first.

    Arguments: ``documents`` in any order, the ids unique (:class:`UsageError` otherwise). An article without a copy is
    in no group. Copies are of one language: a translation is no copy.

    >>> report = "The two ministers agreed on Sunday to reopen the river crossing and to meet again in the spring"
    >>> (group,) = find_copies([Article("b", report + ".", "2031-05-05", "Gazette", "Orlo Wire"),
    ...                         Article("a", report, "2031-05-04", "Orlo Wire")])
    >>> group.origin.id, group.agency, group.why
    ('a', 'Orlo Wire', ('the agency that 1 of 2 credit', 'published first'))
    """
    index = CopyIndex()
    for article in documents:
        index.add(article)
    return index.groups()


def find_edits(origin: Article, copy: Article) -> tuple[Difference, ...]:
    """What a copy changed in the words of its origin: changed, removed and added runs of words, in order.

    >>> one, other = Article("a", "Talks begin on Sunday"), Article("b", "The talks begin on Monday")
    >>> [(edit.kind, edit.a, edit.b) for edit in find_edits(one, other)]
    [('added', '', 'The'), ('changed', 'Sunday', 'Monday')]
    """
    return tuple(run for run in word_differences(origin.text, copy.text) if run.kind != "same")


def compared(one: Seen, other: Seen) -> Copy | None:
    """The copy that two articles are, by their exact shares; ``None`` when they share too little."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    common = one.pieces & other.pieces
    shared = len(common)
    if not short.words or shared < (_SHARE if len(short.words) >= _SHORT else _SHORT_SHARE) * len(short.pieces):
        return None
    kept = LCSseq.similarity(short.words, _window(short, long, common)) / len(short.words)
    if kept < _KEPT:
        return None
    alike = shared / (len(one.pieces) + len(other.pieces) - shared)
    holder = long.id if len(long.words) >= _INSIDE * len(short.words) else None
    return Copy(one.id, other.id, round(kept, 4), round(shared / len(short.pieces), 4), round(alike, 4), holder)


def _window(short: Seen, long: Seen, common: frozenset[int]) -> Sequence[int]:
    """The part of the longer text, half as long again as the shorter one, where their common runs lie."""
    places = [at for at, run in enumerate(long.runs) if run in common]
    middle, half = places[len(places) // 2] if places else 0, max(3, 3 * len(short.words) // 4)
    return long.words[max(0, middle - half) : middle + half]


def _largest(members: Mapping[str, set[str]]) -> list[str]:
    """The names of the sets that lie in no other set."""
    inside: dict[str, list[str]] = defaultdict(list)
    for name, each in members.items():
        for member in each:
            inside[member].append(name)
    kept = []
    for name, each in members.items():
        wider = (other for other in inside[min(each)] if other != name and each <= members[other])
        if not any(len(members[other]) > len(each) or other < name for other in wider):
            kept.append(name)
    return kept


def _chief(chief: dict[str, str], name: str) -> str:
    """The name that stands for the group of an article."""
    while name in chief:
        above = chief[name]
        chief[name] = chief.get(above, above)
        name = above
    return name


def _group(name: str, articles: Sequence[Article], copies: Sequence[Copy]) -> CopyGroup:
    credits = Counter(article.agency for article in articles if article.agency)
    agency = min(credits, key=lambda name: (-credits[name], name)) if credits else None
    first = min(map(_time, articles))
    own = [article for article in articles if agency and _same(article.outlet, agency)]
    credited = [article for article in articles if agency and _same(article.agency, agency)]
    datelined = [article for article in articles if article.dateline]
    pool = own or [article for article in articles if _time(article) == first] or list(articles)
    origin = min(pool, key=lambda each: (_time(each), each not in credited, each not in datelined, each.id))
    why = []
    if own and agency:
        why.append(f"the agency that {credits[agency]} of {len(articles)} credit")
    elif agency:
        why.append(f"the report is of {agency}, which is not among them")
    if origin.published and _time(origin) == first:
        others = sum(_time(article) == first for article in articles) - 1
        why.append(f"published first, {others} at the same time" if others else "published first")
    if origin.dateline:
        why.append(f"dateline: {origin.dateline}")
    rest = sorted((each for each in articles if each is not origin), key=lambda each: (_time(each), each.id))
    return CopyGroup(name, (origin, *rest), tuple(copies), agency, tuple(why))


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other and key(one) == key(other))


def _time(article: Article) -> tuple[str, str]:
    """When an article was published, first day and then time of day; the unknown last."""
    days = day_range(article.published) if article.published else None
    return (days[0], (article.published or "").partition("T")[2] or "99") if days else (LAST_DAY, "")
