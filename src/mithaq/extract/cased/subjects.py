"""Subjects in languages with cases: the nominative phrase a verb of saying belongs to, after or before it."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.cased.segments import back_past_adverbs, inserted, past_adverbs, segment_start
from mithaq.extract.declined.heads import capital, closed, hyphen, verb_like
from mithaq.extract.declined.phrases import Phrase, phrase_at
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["Subject", "subject_after", "subject_before", "subject_of"]

_REACH = 16
_ADDRESSEE = 6  # words that can name whom it was said to
_NAME_IN_MARKS = 4
_TITLE = 12
_NOUN = 4  # the fewest letters of a noun that is taken for a subject unseen
_PEOPLE = ("roles", "plural_roles", "person", "pronoun")
_SPEAKING = frozenset((*_PEOPLE, "organisations", "body"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb belongs to, in tokens ``[first, stop)``; ``relative`` when a relative pronoun stands for them;
    ``shared`` when the subject is that of an earlier verb."""

    first: int
    stop: int
    relative: bool = False
    shared: bool = False
    kind: str = ""


def subject_after(r: Reading, cue: Cue, i: int, limit: int) -> Subject | None:
    """The subject that follows the verb at ``i``, past adverbs, times and whom it was said to.

    Behind a circumstance only people are looked for: a body there is where it was said.
    """
    end = min(limit, i + _REACH)
    j = past_adverbs(r, i + 1, end)
    circumstance = False
    named: Subject | None = None
    while j < end:
        if j in r.blocks:
            if r.blocks[j].size > _NAME_IN_MARKS:
                return named
            named = named or _in_marks(r, j, circumstance)
            j = r.blocks[j].stop
            continue
        if r.is_a(j, "formula_own") or hyphen(r, j) or r.keys[j] == "+":
            j += 1
            continue
        if r.kinds[j] not in "wn" or r.is_a(j, "that") or r.is_a(j, "relative") or r.is_a(j, "conjunctions"):
            return named
        preposed = r.is_a(j, "prepositions") and j not in r.mention_at
        place = _place(r, j, limit) if preposed and cue.number == "p" and r.is_a(j, "speaking_places") else None
        if place is not None:
            return place
        phrase = phrase_at(r, j + 1 if preposed else j, limit)
        if phrase is None and not preposed and not circumstance and _plain_noun(r, cue, j) and _over(r, j + 1, limit):
            return Subject(j, j + 1, kind="plain")
        fits = phrase is not None and not preposed and phrase.nominative and _agrees(cue, phrase)
        if phrase is not None and fits and (not circumstance or phrase.kind in _PEOPLE):
            return _told_to(r, cue, phrase, limit) or Subject(phrase.first, phrase.stop, kind=phrase.kind)
        j, circumstance = _past_phrase(r, j, end, phrase, preposed or circumstance)
    return named


def _in_marks(r: Reading, j: int, circumstance: bool) -> Subject | None:
    """A name in quotation marks that nothing says what it is of, as a subject (сообщает «Имя»)."""
    block = r.blocks[j]
    fits = not circumstance and block.closed and block.size and capital(r, block.inner_first)
    return Subject(block.first, block.stop, kind="name") if fits else None


def _told_to(r: Reading, cue: Cue, phrase: Phrase, limit: int) -> Subject | None:
    """Who speaks, where the phrase is an outlet that it was only said to (сообщил агентству депутат)."""
    if phrase.named is None or phrase.named.kind != "outlet":
        return None
    j = past_adverbs(r, phrase.stop, limit)
    j += r.is_a(j, "formula_own")
    other = phrase_at(r, j, limit) if j < limit and r.kinds[j] == "w" else None
    if other is None or not other.nominative or not _agrees(cue, other) or other.kind not in _SPEAKING:
        return None
    return Subject(other.first, other.stop, kind=other.kind)


def _over(r: Reading, j: int, limit: int) -> bool:
    """Whether nothing more belongs to a noun: a mark, a preposition or an adverb follows, or the end."""
    return j >= limit or r.kinds[j] != "w" or r.is_a(j, "prepositions") or r.is_a(j, "adverbs") or j in r.time_stop


def _past_phrase(r: Reading, j: int, end: int, phrase: Phrase | None, circumstance: bool) -> tuple[int, bool]:
    """The token to look for a subject from, past what stands at ``j``; and whether a circumstance was passed."""
    preposed = r.is_a(j, "prepositions") and j not in r.mention_at
    if preposed:
        body = phrase is not None and phrase.nominative and phrase.kind in ("body", "name", "agencies")
        return (phrase.stop if phrase is not None and body else j + (2 if phrase is not None else 1)), True
    if phrase is not None and not phrase.nominative and phrase.stop - j <= _ADDRESSEE:
        told = phrase.kind in ("agencies", "body", "plural_roles", "roles")
        return past_adverbs(r, phrase.stop, end), circumstance or not told
    return max(past_adverbs(r, j + 1, end), j + 1), True


def _place(r: Reading, j: int, limit: int) -> Subject | None:
    """A body or capital after a preposition of place, which a plural verb has for its subject (в Кремле заявили)."""
    if j + 1 in r.blocks:
        named = _in_marks(r, j + 1, False) if r.blocks[j + 1].size <= _NAME_IN_MARKS else None
        return Subject(j, named.stop) if named else None
    phrase = phrase_at(r, j + 1, limit)
    if phrase is None or phrase.kind not in ("body", "organisations", "agencies", "name"):
        return None
    if r.keys[j + 1] in r.grammar.class_of("media_nouns") or r.is_a(phrase.first, "naming"):
        return None
    return Subject(j, phrase.stop)


def _agrees(cue: Cue, phrase: Phrase) -> bool:
    """Whether verb and subject agree in number, and in gender where the subject shows one."""
    if phrase.amount:
        return True
    if cue.number == "p" or phrase.plural:
        return cue.number != "s" and (
            phrase.plural or (cue.number == "p" and phrase.kind in ("body", "organisations", "agencies"))
        )
    if phrase.kind == "body" or not phrase.gender or not cue.gender:
        return True
    return phrase.gender == cue.gender


def subject_before(r: Reading, cue: Cue, i: int) -> Subject | None:
    """The subject that stands before the verb at ``i`` in its sentence: in its own clause, else across an insertion
    between commas, else (for a second verb) that of the first."""
    block = r.inside[i]
    left = max(r.sentence_start[i], block.inner_first if block else 0)
    stop = back_past_adverbs(r, i, left)
    if stop > left and r.is_a(stop - 1, "relative") and not r.is_a(stop - 1, "that"):
        return _antecedent(r, stop - 1, left)
    crossed = 0
    shared = stop > left and r.is_a(stop - 1, "joining")
    while stop > left and crossed < 5:
        start = segment_start(r, stop, left)
        found = _in_segment(r, cue, start, stop, shared or crossed > 0)
        if found is not None:
            first = _named_before(r, found, left)
            whole = phrase_at(r, first, stop if crossed == 0 else i)
            end = max(found.stop, whole.stop) if whole is not None else found.stop
            return Subject(first, end, shared=shared and crossed > 0, kind=found.kind)
        if crossed == 0 and not shared and _plain_noun(r, cue, stop - 1):
            first = _modified(r, start, stop - 1)
            if cue.number == "p" or first == start:
                return Subject(first, stop, kind="plain")
        crossed += 1
        stop = start - 1
        while stop > left and (r.is_comma(stop - 1) or r.is_a(stop - 1, "joining")):
            stop -= 1
    return None


def _plain_noun(r: Reading, cue: Cue, j: int) -> bool:
    """Whether an everyday noun that no list holds stands at ``j`` and agrees with the verb (рыбаки опасаются)."""
    word = r.keys[j]
    if (
        r.kinds[j] != "w"
        or closed(r, j)
        or cue_like(r, j)
        or r.grammar.pack.morph.adjectival(word)
        or len(word) < _NOUN
    ):
        return False
    if cue.number == "p":
        return word.endswith(r.grammar.endings["plural_people"])
    subject = not word.endswith(r.grammar.endings["no_subject"])
    return subject and bool(cue.gender) and r.grammar.pack.morph.gender(word) == cue.gender


def cue_like(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` is a verb, of saying or by its shape."""
    return r.grammar.cue(r.keys[j]) is not None or verb_like(r.grammar, r.keys[j])


def _modified(r: Reading, first: int, j: int) -> int:
    """Where the adjectives and quantities right before a noun begin in its clause."""
    quantities = r.grammar.class_of("quantifiers")
    while j > first and r.kinds[j - 1] == "w":
        if not (r.grammar.pack.morph.adjectival(r.keys[j - 1]) or r.keys[j - 1] in quantities):
            break
        j -= 1
    return j


def _named_before(r: Reading, found: Phrase, left: int) -> int:
    """Where the subject begins when the phrase found is in apposition to a name, with its title, before its comma."""
    if found.kind != "roles" or found.named is not None or found.first - 1 <= left or not r.is_comma(found.first - 1):
        return found.first
    first = found.first
    for k in range(found.first - 2, max(left - 1, found.first - _TITLE), -1):
        hit = r.mention_at.get(k)
        if hit is not None and hit[0] >= found.first - 1 and hit[1].kind == "person" and hit[1].case != "o":
            first = k if hit[0] == found.first - 1 or hit[1].form == "title-name" else first
    return first


def _in_segment(r: Reading, cue: Cue, start: int, stop: int, insertion: bool) -> Phrase | None:
    """The phrase of the segment that can be the subject of the verb: the last one of people, else the first."""
    if start >= stop or (r.is_comma(start - 1) and inserted(r, start, stop)):
        return None
    if insertion and any(r.is_a(k, "relative") or r.is_a(k, "that") for k in range(start, min(start + 3, stop))):
        return None
    best: Phrase | None = None
    j = start
    while j < stop:
        if j in r.blocks or j in r.time_stop:
            j = r.blocks[j].stop if j in r.blocks else r.time_stop[j]
            continue
        preposed = r.is_a(j, "prepositions") and j not in r.mention_at
        if preposed and cue.number == "p" and best is None and r.is_a(j, "speaking_places"):
            place = _place(r, j, stop) if j + 1 < stop and (j == start or closed(r, j - 1)) else None
            if place is not None:
                return Phrase(place.first, place.stop, "body", True, True, "")
        k = j + 1 if preposed else j
        phrase = phrase_at(r, k, stop) if k < stop and r.kinds[k] in "wn" else None
        if phrase is None:
            j = max(k, j + 1)
            continue
        if not preposed and phrase.nominative and _agrees(cue, phrase) and _better(phrase, best, insertion):
            best = phrase
        j = max(phrase.stop, j + 1)
    return best


def _better(phrase: Phrase, best: Phrase | None, insertion: bool) -> bool:
    """Whether a phrase is a likelier subject than the best before it."""
    if not phrase.acts:
        return best is None and (phrase.kind == "name" or not insertion)
    return best is None or phrase.kind in _PEOPLE or not best.acts


def _antecedent(r: Reading, pronoun: int, left: int) -> Subject | None:
    """What a relative pronoun stands for: the phrase right before its comma."""
    stop = pronoun
    while stop > left and (r.is_comma(stop - 1) or r.is_a(stop - 1, "prepositions")):
        stop -= 1
    found: Subject | None = None
    j = segment_start(r, stop, left)
    while j < stop:
        phrase = phrase_at(r, j, stop) if r.kinds[j] == "w" else None
        if phrase is not None:
            if phrase.stop >= stop:
                return Subject(phrase.first, phrase.stop, relative=True)
            found = Subject(phrase.first, phrase.stop, relative=True)
            j = phrase.stop
        else:
            j += 1
    return found


def subject_of(r: Reading, cue: Cue, i: int, stop: int) -> Subject | None:
    """The subject of a verb whose content begins at ``stop``: between them, else before the verb."""
    after = subject_after(r, cue, i, stop)
    before = subject_before(r, cue, i)
    if after is None:
        return before
    if before is None or before.shared or before.relative:
        return after
    inserted = after.kind == "name" and r.is_comma(i - 1)  # «Китай, пишет Имя, …»
    if inserted or r.is_a(after.first, "speaking_places"):
        return before if before.kind == "pronoun" else after
    told = after.kind in ("body", "agencies", "organisations", "name", "")
    return before if told or before.stop >= i - 1 or before.kind == "pronoun" else after
