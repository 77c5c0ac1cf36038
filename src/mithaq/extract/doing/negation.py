"""Negation: whether a statement says that something is so or that it is not, by its main clause and its cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mithaq.extract.doing.markers import Grounds, Place, Words
from mithaq.model.marks import Quotation
from mithaq.text.tokens import WORD

__all__ = ["Clause", "find_clause", "is_cue_negative"]

_FEW = 2  # words of a sentence that says too little by itself ("Yes.")
_SUBJECT = 4  # tokens of a subject that a relative clause follows
_LONGEST = 30  # tokens of a main clause
_SHORT = 8  # tokens in which more words than that are met
_BESIDE = 2  # tokens between a denial and the refusal that it takes back
_HEAD = 10  # tokens of a clause in which a refusal is what the clause says
_BEFORE = 3  # tokens before a cue in which its denial stands


class Clause(NamedTuple):
    """The main clause of a content: tokens ``[start, stop)``, the sentence's stop, whether it is denied, and by what.

    ``told``: where its tense is looked for at most (a relative clause near its start leaves the verb behind it);
    ``gaps``: relative clauses inside it."""

    start: int
    stop: int
    told: int
    sentence_stop: int
    negative: bool = False
    by: tuple[Place, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()

    def tells(self, token: int) -> bool:
        """Whether a token belongs to what the main clause tells: not to a relative clause inside it."""
        return self.start <= token < self.told and not any(first <= token < stop for first, stop in self.gaps)


def find_clause(grounds: Grounds, quotation: Quotation, aside: Sequence[tuple[int, int]] = ()) -> Clause:
    """The main clause of the words attributed, and whether it is denied.

    Arguments: the document's markers, the quotation, and the tokens ``[first, stop)`` of quoted names inside it, whose
    words deny nothing. A sentence of one or two words gives way to the next; a clause with *if* or *when* that opens
    the sentence is passed over. Two denials of one clause are one (negative concord); a denial beside a refusal takes
    it back ("we do not refuse").

    >>> from mithaq.extract.doing.markers import read_grounds
    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.model.document import Document
    >>> from mithaq.text.span import Span
    >>> doc, said = Document("If it rains, we will not sail"), Quotation((Span(0, 29),), "direct", None)
    >>> clause = find_clause(read_grounds(doc, load_pack("en")), said)
    >>> doc.tokens.keys[clause.start], clause.negative
    ('we', True)
    """
    tokens = grounds.doc.tokens
    first, last = tokens.at(quotation.start), tokens.before(quotation.content[0].stop)
    if first and any(place.role.part == "not" for place in grounds.within(first - 1, first)):
        first -= 1  # "asked them not | to move"
    start, sentence = _main(grounds, first, last)
    walk = _Walk(start, min(sentence, start + _LONGEST), tokens.keys, grounds.words)
    walk.noun = quotation.noun_content
    for place in grounds.within(start, walk.stop):
        named = aside and any(one <= place.first < stop for one, stop in aside)
        if place.role.part and not named and not walk.take(place):
            break
    told = sentence if walk.open else walk.stop
    return Clause(start, walk.stop, told, sentence, walk.negative, tuple(walk.by), tuple(walk.gaps))


def _main(grounds: Grounds, first: int, last: int) -> tuple[int, int]:
    """Where the main clause starts and its sentence stops."""
    tokens, words = grounds.doc.tokens, grounds.words
    kinds, keys = tokens.kinds, tokens.keys
    stop = grounds.sentence_stop(first, last)
    while stop < last and kinds.count(WORD, first, min(stop, first + _SHORT)) <= _FEW:
        first, stop = stop + 1, grounds.sentence_stop(stop + 1, last)
    while first < stop and (kinds[first] != WORD or keys[first] in words.leads):
        first += 1
    if first < stop and keys[first] in words.opens:
        comma = next((i for i in range(first + _BESIDE, stop) if keys[i] in words.commas), None)
        if comma is not None and comma + 1 < stop:
            return comma + 1, stop
    return first, stop


class _Walk:
    """A main clause as its markers are met."""

    def __init__(self, start: int, stop: int, keys: Sequence[str], words: Words) -> None:
        self.start, self.stop, self._keys = start, stop, keys
        self._commas, self._opens = words.commas, words.opens
        self.by: list[Place] = []
        self.gaps: list[tuple[int, int]] = []
        self.open = self.noun = False
        self._parts = [False]
        self._covered = self._onward = self._denied = start

    @property
    def negative(self) -> bool:
        """Whether an odd number of the clauses that make up the main one is denied."""
        return sum(self._parts) % 2 == 1

    def take(self, place: Place) -> bool:
        """Whether the clause goes on after a marker."""
        if place.first < self._covered or not self._counts(place.role.at, place.first):
            return True
        if place.role.part in ("ends", "skips"):
            if place.first < self._onward or place.first == self.start:
                return True
            if place.role.part == "skips" and self._pass_over(place.stop):
                return True
            self.open = place.role.part == "skips" and place.first - self.start <= _SUBJECT
            self.stop = place.first
            return False
        if place.role.part == "onward":
            self._onward = place.stop
            self._parts.append(False)
            if place.stop < self.stop and self._keys[place.stop] in self._opens:
                self._pass_over(place.stop)  # "we think that | if it rains, | we stay"
        elif place.role.part == "aside":
            self._covered = place.stop
        else:
            self._deny(place)
        return True

    def _counts(self, at: str, first: int) -> bool:
        """Whether a rule counts here: everywhere, or only where the clause begins (``start``; ``noun``: and is a noun
        phrase), or only after it (``later``)."""
        if at == "later":
            return first != self.start
        return not at or (first == self.start and (at == "start" or self.noun))

    def _pass_over(self, at: int) -> bool:
        """Whether the clause goes on after the next comma; what stands before it is no part of it."""
        comma = next((i + 1 for i in range(at, self.stop - 1) if self._keys[i] in self._commas), 0)
        if comma:
            self._covered = comma
            self.gaps.append((at, comma))
        return comma > 0

    def _deny(self, place: Place) -> None:
        first, stop = place.first, place.stop
        denied = self._parts[-1]
        if place.role.part == "except":
            self._parts[-1] = False
        elif place.role.part == "not":
            self._parts[-1], self._denied, self._covered = True, stop, stop
        elif denied and first - self._denied <= _BESIDE:
            self._parts[-1], self._covered = False, stop
        elif place.role.part == "refuse" and first - self.start < _HEAD:
            self._parts[-1], self._covered = True, stop
        else:
            return
        self.by.append(place)


def is_cue_negative(grounds: Grounds, quotation: Quotation, near: Sequence[Place]) -> tuple[bool, tuple[Place, ...]]:
    """Whether the words that attribute deny what was said ("denied that", "did not say that"), and by which of the
    markers ``near`` the cue.

    Two denials cancel out ("did not rule out that").
    """
    denies = quotation.lemma in grounds.words.denying and (quotation.kind != "direct" or quotation.noun_content)
    if quotation.cue is None or not near:
        return denies, ()
    tokens = grounds.doc.tokens
    first, stop = tokens.at(quotation.cue.start), tokens.before(quotation.cue.stop)
    covered, by = 0, list[Place]()
    for place in near:
        at, part = place.first, place.role.part
        if at < covered or place.stop > stop or at < first - _BEFORE:
            continue
        if part == "aside":
            covered = place.stop
        elif part == "not" and tokens.kinds.count(WORD, at, first) == max(0, first - at):
            by.append(place)
        elif part == "refuse" and quotation.order == "noun" and at < first:
            by.append(place)  # "rejected the claim that"
    return denies != (len(by) % 2 == 1), tuple(by)
