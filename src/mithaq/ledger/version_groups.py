"""Groups of versions: the statements of many documents, each group one utterance.

Two statements are linked when each is the other's best match between their two documents, no guard objects, and they
are alike enough. How much is enough depends on the documents: between parallel ones (most of the shorter one's
statements have a match in the other) little, because order and topic already agree; between others much, less if the
speaker is the same.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mithaq.ledger.guards import Reading, conflicts, read_guarded
from mithaq.ledger.likeness import encoder_installed, letter_likeness, one_thread, sentence_vectors, trigrams
from mithaq.ledger.utterances import Match, Utterance, VersionGroup
from mithaq.ledger.versions import SAME_NAME, judged, texts_compared, witnesses_against, witnesses_for
from mithaq.text.names import same_name

__all__ = ["group_versions"]

_FLOOR = 0.45  # below this nothing is looked at
_PARALLEL = 0.45  # needed between parallel documents
_SPOKEN = 0.62  # needed between other documents when the speaker is the same
_ALONE = 0.75  # needed when the speaker is not known to be
_CLEAR = 0.6  # how alike the matches are that make two documents parallel
_SHARE, _FEWEST = 0.5, 3  # of the shorter document's statements, and how many at least
_CHUNK = 512  # rows compared at a time
_COMMON = 400  # a trigram that more statements hold says little


@dataclass(frozen=True, slots=True)
class _Link:
    """Two statements by their places, and how alike they are."""

    one: int
    other: int
    alike: float


Watch = Callable[[int, int], None]  # called with how much is done, and how much there is


def group_versions(statements: Iterable[Utterance], watch: Watch | None = None) -> tuple[VersionGroup, ...]:
    """The groups of statements that report one utterance, the largest first; a statement is in one group at most.

    Arguments: ``statements`` in any order, the ids unique; ``watch``, called with how many parts of the work are done,
    and how many there are. Two statements of one document are never in one group.
    Across languages the extra ``mithaq[versions]`` is needed; without it groups are of one language each.
    10,000 statements take one to three minutes on one core (``docs/versions-and-copies.md``).

    >>> said = [Utterance("1", "a", "en", "We will never sign the river treaty", "Ada Orlo"),
    ...         Utterance("2", "b", "en", "We will never sign this river treaty", "Ada Orlo"),
    ...         Utterance("3", "c", "en", "We will sign the river treaty", "Ada Orlo")]
    >>> [[member.id for member in group.members] for group in group_versions(said)]
    [['1', '2']]
    """
    said = tuple(sorted((one for one in statements if one.text.strip()), key=lambda one: (one.date or "9999", one.id)))
    readings = tuple(read_guarded(one.text, one.language) for one in said)
    links = _mutual(_candidates(said, readings, watch), said)
    parallel = _parallel(links, said)
    kept: list[tuple[_Link, Match]] = []
    for link in sorted(links, key=lambda each: (-each.alike, each.one, each.other)):
        pair = said[link.one], said[link.other]
        read = readings[link.one], readings[link.other]
        floor = _needed(pair, parallel)
        if link.alike >= floor:
            match = judged(link.alike, read, (*conflicts(*read), *witnesses_against(*pair)), floor)
            if match.same:
                kept.append((link, replace(match, why=(*match.why, *witnesses_for(*pair)))))
    return _joined(kept, said)


def _candidates(said: Sequence[Utterance], readings: Sequence[Reading], watch: Watch | None) -> Iterator[_Link]:
    """Pairs of statements of different documents that are alike at all."""
    pairs = _by_meaning(said, readings, watch) if encoder_installed() else _by_letters(said, readings)
    return (link for link in pairs if said[link.one].document != said[link.other].document)


def _by_meaning(said: Sequence[Utterance], readings: Sequence[Reading], watch: Watch | None) -> Iterator[_Link]:
    numpy = importlib.import_module("numpy")
    texts = [texts_compared(reading) for reading in readings]
    half = watch and (lambda done, all_: watch(done * len(said) // all_, 2 * len(said)))
    both = sentence_vectors([pair[side] for side in (0, 1) for pair in texts], half)
    rows, plain = both[: len(said)], both[len(said) :]
    languages = numpy.array([one.language for one in said])
    for first in range(0, len(said), _CHUNK):
        last = min(first + _CHUNK, len(said))
        with one_thread():
            alike = rows[first:last] @ rows[first:].T
            same_words = plain[first:last] @ plain[first:].T
        within = languages[first:last, None] == languages[None, first:]
        alike = numpy.where(within, numpy.maximum(alike, same_words), alike)
        for row, column in numpy.argwhere(alike >= _FLOOR).tolist():
            if row < column:
                yield _Link(first + row, first + column, float(alike[row, column]))
        if watch is not None:
            watch(len(said) + last, 2 * len(said))


def _by_letters(said: Sequence[Utterance], readings: Sequence[Reading]) -> Iterator[_Link]:
    """Pairs of one language that share rare trigrams."""
    letters = [trigrams(reading.digits) for reading in readings]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, own in enumerate(letters):
        for letter in sorted(own):
            holders[said[place].language, letter].append(place)
    for place, own in enumerate(letters):
        near: dict[int, int] = defaultdict(int)
        for letter in own:
            others = holders[said[place].language, letter]
            for other in others if len(others) <= _COMMON else ():
                near[other] += other > place
        for other, shared in sorted(near.items()):
            if shared >= 3 and (alike := letter_likeness(own, letters[other])) >= _FLOOR:
                yield _Link(place, other, alike)


def _mutual(links: Iterable[_Link], said: Sequence[Utterance]) -> list[_Link]:
    """The links whose ends are each other's best between their two documents."""
    best: dict[tuple[int, str], _Link] = {}
    for link in links:
        for end, document in ((link.one, said[link.other].document), (link.other, said[link.one].document)):
            held = best.get((end, document))
            if held is None or link.alike > held.alike:
                best[end, document] = link
    return [
        link
        for (end, document), link in best.items()
        if end == link.one and best.get((link.other, said[link.one].document)) is link
    ]


def _parallel(links: Iterable[_Link], said: Sequence[Utterance]) -> frozenset[frozenset[str]]:
    """The pairs of documents that tell the same story throughout."""
    sizes: dict[str, int] = defaultdict(int)
    for one in said:
        sizes[one.document] += 1
    clear: dict[frozenset[str], int] = defaultdict(int)
    for link in links:
        clear[frozenset((said[link.one].document, said[link.other].document))] += link.alike >= _CLEAR
    return frozenset(
        pair
        for pair, count in clear.items()
        if count >= max(_FEWEST, _SHARE * min(sizes[document] for document in pair))
    )


def _needed(pair: tuple[Utterance, Utterance], parallel: frozenset[frozenset[str]]) -> float:
    """How alike two statements must be, given their documents and speakers."""
    one, other = pair
    if frozenset((one.document, other.document)) in parallel:
        return _PARALLEL
    if one.actor and one.actor == other.actor:
        return _SPOKEN
    named = one.speaker and other.speaker and same_name(one.speaker, other.speaker) >= SAME_NAME
    return _SPOKEN if named else _ALONE


def _joined(links: Iterable[tuple[_Link, Match]], said: Sequence[Utterance]) -> tuple[VersionGroup, ...]:
    """Groups grown from the strongest link down; one that would put two of a document together is left."""
    group: dict[int, list[int]] = {}
    matches: dict[int, list[tuple[str, str, Match]]] = defaultdict(list)
    for link, match in links:
        mine, yours = group.get(link.one, [link.one]), group.get(link.other, [link.other])
        if mine is not yours:
            documents = [said[place].document for place in (*mine, *yours)]
            if len(set(documents)) < len(documents):
                continue
            matches[id(mine)].extend(matches.pop(id(yours), ()))
            mine.extend(yours)
            group.update(dict.fromkeys(mine, mine))
        matches[id(mine)].append((said[link.one].id, said[link.other].id, match))
    grown = {id(members): members for members in group.values()}
    found = [VersionGroup(tuple(said[p] for p in sorted(members)), tuple(matches[at])) for at, members in grown.items()]
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.members[0].id)))
