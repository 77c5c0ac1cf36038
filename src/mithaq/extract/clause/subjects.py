"""Subjects: the subject of a verb of saying that stands before it, shared with another verb or interrupted."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.parts import part_start, past_opening, relative_part
from mithaq.extract.clause.phrases import Subject, checked, phrase_before

__all__ = ["VerbGroup", "shared_subject", "subject_before", "verb_group"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: the first token, and whether the group is passive, negated or an infinitive."""

    first: int
    passive: bool
    progressive: bool
    negated: bool
    infinitive: bool


def verb_group(c: Clauses, i: int) -> VerbGroup:
    """The verb at ``i`` with the auxiliaries and adverbs before it."""
    r, left = c.r, c.left(i)
    a = i
    being = negated = infinitive = False
    nearest = ""
    while a - 1 >= left:
        j = a - 1
        kind, word = c.kind(j), r.keys[j]
        if kind == "X" and not (c.capital(j) and j > left):
            nearest = nearest or ("be" if r.is_a(j, "being") else "x")
            if r.is_a(j, "contracted"):
                break  # they're saying: the subject is in the same word
        elif kind == "K" and a < i + 1 and c.kind(j - 1) == "N":
            nearest = nearest or ("x" if _perfect(c, i) else "be")
        elif kind == "t" and a == i - _adverbs(c, a, i):
            infinitive = True
            a = j
            break
        elif kind != "A" or (c.capital(j) and j > left) or a in r.time_start:
            break
        negated = negated or word in r.grammar.words["negations"]
        a = j
    being = nearest == "be"
    return VerbGroup(a, being, being, negated, infinitive)


def _perfect(c: Clauses, i: int) -> bool:
    cue = c.finite_cue(i)
    return cue is not None and cue.pos == "past"


def _adverbs(c: Clauses, a: int, i: int) -> int:
    return i - a


def subject_before(c: Clauses, group: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group that begins at token ``group``, when it stands before it."""
    r, left = c.r, c.left(group) if group < len(c.r.keys) else 0
    e = _before_time(c, group, left)
    if e <= left:
        return None
    kind = c.kind(e - 1)
    if kind == "N" or r.is_a(e - 1, "contracted"):
        return Subject(e - 1, e, "pronoun") if not r.is_a(e - 1, "expletives") else None
    if kind == "R" or (
        kind == "T" and c.kind(e - 2) == "" and c.kind(e) != "N" and e - 2 >= left and not _verb_before(c, e - 2)
    ):
        stop = e - 1 - int(c.comma(e - 2) or c.dash(e - 2))
        found = _antecedent(c, stop, left)
        return Subject(*found, "relative") if found else None
    if kind == "C" and not c.comma(e):
        return shared_subject(c, e - 1, depth) if depth < 3 else None
    if c.dash(e - 1):
        opening = next((j for j in range(e - 2, left, -1) if c.dash(j)), None)
        return _phrase(c, opening, left) if opening is not None else None
    if c.comma(e - 1):
        return _parenthetical(c, e, left) or _resumed(c, e, left, depth)
    return _phrase(c, e, left)


def _verb_before(c: Clauses, j: int) -> bool:
    """Whether the word before "that" is a verb of saying (said that is), not a noun (cited reports that said)."""
    noun = c.r.keys[j] in c.kinds.nouns and (c.kind(j - 1) in ("V", "E", "D", "P") or c.finite_cue(j - 1) is not None)
    return c.finite_cue(j) is not None and not noun


def _before_time(c: Clauses, group: int, left: int) -> int:
    """Where the subject must end: before a day or an adverb that stands between it and the verb."""
    r, e = c.r, group
    while e > left:
        if e in r.time_start and r.time_start[e] > left:
            start = r.time_start[e]
            e = start - 1 if c.kind(start - 1) == "P" and start - 1 > left else start
        elif c.kind(e - 1) == "A" and not (c.capital(e - 1) and e - 1 > left):
            e -= 1
        else:
            break
    return e


def shared_subject(c: Clauses, before: int, depth: int = 0) -> Subject | None:
    """The subject that a verb without one shares: of the nearest verb of saying before it, else of the sentence."""
    left = c.left(before)
    first_verb = None
    main = _main_clause(c, left, before)
    for j in range(before - 1, main, -1):
        if c.r.inside[j] is not c.r.inside[before] or not c.verb(j):
            continue
        first_verb = j
        cue = c.finite_cue(j)
        if cue is not None and (c.kind(j + 1) != "P" or c.word(j + 1) in cue.preps):
            found = subject_before(c, verb_group(c, j).first, depth + 1)
            if found is not None and not _embedded(c, found.first, left):
                return Subject(found.first, found.stop, "shared")
    if first_verb is None:
        first_verb = next((j for j in range(left + 1, before) if c.kind(j) == "E" and c.kind(j - 1) != "D"), None)
    if first_verb is None:
        return None
    found = subject_before(c, verb_group(c, first_verb).first, depth + 1)
    return Subject(found.first, found.stop, "shared") if found is not None else None


def _main_clause(c: Clauses, left: int, before: int) -> int:
    """Where the main clause begins: behind the first comma of a sentence that opens with a subordinate clause, when a
    verb stands behind it too."""
    if c.kind(left) != "S":
        return left
    comma = next((j for j in range(left, before) if c.comma(j)), left)
    return comma if comma > left and c.has_verb(comma, before) else left


def _embedded(c: Clauses, first: int, left: int) -> bool:
    """Whether the clause that begins at ``first`` is itself what somebody said (what he called, said he believes)."""
    if first <= left:
        return False
    cue = c.finite_cue(first - 1)
    return c.kind(first - 1) in ("W", "R", "T") or (cue is not None and cue.can("bare") and not c.capital(first - 1))


def _antecedent(c: Clauses, stop: int, left: int) -> tuple[int, int] | None:
    """The noun phrase that a relative pronoun at ``stop`` stands for."""
    if stop - 1 < left:
        return None
    first = phrase_before(c, stop, left)
    if c.comma(first - 1) and first - 1 > left and any(not c.r.is_word(j) for j in range(first, stop)):
        first = phrase_before(c, first - 1, left)  # Name, R-Ohio, who
    return (first, stop) if first < stop else None


def _phrase(c: Clauses, e: int, left: int) -> Subject | None:
    """The noun phrase that ends at ``e``: the last part before the verb, with the names it is listed with."""
    first, comma = part_start(c, e, left)
    start = past_opening(c, first, e)
    opening = c.kind(start)
    if start < e and (
        (opening in ("P", "S", "G", "t", "X", "V") and not c.named(start))
        or start in c.r.time_stop
        or _has_plain_verb(c, start, e)
    ):
        start = phrase_before(c, e, first)
        if opening == "P" and c.kind(start - 1) == "P" and "C" in (c.kind(first), c.kind(first - 1)):
            return shared_subject(c, first, 2)  # …, and at a rally in Lindel suggested
        inner = checked(c, start, e)
        return Subject(inner.first, inner.stop, "inner") if inner is not None and start > first else inner
    bare = _bare_relative(c, start, e)
    if bare is not None:
        return bare
    if comma and start == first:
        start = _seated(c, start, e, left) or _listed(c, start, e, left)
    return checked(c, start, e)


def _seated(c: Clauses, start: int, e: int, left: int) -> int | None:
    """The start of «the Lindel, Westf.-based company», whose comma stands inside the name of the place."""
    if not (c.named(start) and any(c.r.is_a(j, "seated") and c.r.keys[j - 1] == "-" for j in range(start, e - 1))):
        return None
    return phrase_before(c, start - 1, left)


def _bare_relative(c: Clauses, start: int, e: int) -> Subject | None:
    """«a charge Northmark denies», «a claim his family disputes»: the second noun phrase is the subject."""
    if c.kind(start) != "D":
        return None
    for j in range(start + 2, e):
        if c.kind(j) in ("D", "N") and c.kind(j - 1) == "" and c.r.is_word(j - 1):
            return Subject(j, e, "inner")
        if c.kind(j) not in ("", "E") or not c.r.is_word(j):
            break
    if not c.named(e - 1):
        return None
    first = phrase_before(c, e, start)
    noun = c.kind(first - 1) == "" and not c.capital(first - 1) and c.r.is_word(first - 1)
    return Subject(first, e, "inner") if first > start + 1 and noun else None


def _has_plain_verb(c: Clauses, first: int, stop: int) -> bool:
    """Whether a finite verb stands in the part, outside a relative clause."""
    relative = any(c.kind(j) == "R" for j in range(first + 1, stop))
    return c.kind(first) == "R" or (not relative and c.has_verb(first + 1, stop))


def _listed(c: Clauses, start: int, e: int, left: int) -> int:
    """The start of «A, B and C», or of a name whose title after the comma has no comma after it."""
    before, _ = part_start(c, start - 1, left)
    before = past_opening(c, before, start - 1)
    size = start - 1 - before
    if (
        not 0 < size <= 5
        or c.has_verb(before, start - 1)
        or before in c.r.time_stop
        or not (c.named(before) or c.kind(before) == "D" or _placed(c, before, start - 1))
    ):
        return start
    conjoined = any(c.kind(j) == "C" for j in range(start, min(e, start + 6)))
    named = size > 1 and all(c.capital(j) for j in range(before, start - 1))
    titled = c.r.grammar.head(c.r.keys[start]) == "roles" and not c.capital(start) and named
    both = c.named(start) or c.kind(start) == "D"
    return before if (conjoined and both) or titled else start


def _placed(c: Clauses, first: int, stop: int) -> bool:
    """Whether people and the first of some places stand before a list (voters in Lindel, Ostrava and Westfall)."""
    return c.group(first) and c.kind(first + 1) == "P" and all(c.named(j) for j in range(first + 2, stop))


def _parenthetical(c: Clauses, e: int, left: int) -> Subject | None:
    """«Name, title, said»: the phrase from the head of its clause to the comma before the verb."""
    stop = end = e - 1
    head: int | None = None
    part_stop = stop
    for _ in range(6):
        first, comma = relative_part(c, part_stop, left) or part_start(c, part_stop, left)
        start = past_opening(c, first, part_stop)
        whole = part_stop == stop
        if whole and comma and start >= part_stop:
            end = first - 1  # , though,
        if start < part_stop and not whole:
            if not _opens_phrase(c, start) or _has_plain_verb(c, start, part_stop):
                if _has_plain_verb(c, start, part_stop) and head is None:
                    inner = phrase_before(c, part_stop, start)
                    return (
                        checked(c, inner, stop)
                        if c.kind(part_stop + 1) in ("R", "D") or c.named(part_stop + 1)
                        else None
                    )
                break
            head = start
        if not comma:
            break
        part_stop = first - 1
        if part_stop <= left:
            break
    return checked(c, head, end) if head is not None else None


def _resumed(c: Clauses, e: int, left: int, depth: int) -> Subject | None:
    """«…, but on the other hand, warned»: the subject that a verb shares with the one before the circumstance."""
    first, comma = part_start(c, e - 1, left)
    if c.kind(first) == "C" and first < e - 1:
        at = first
    elif not comma and c.kind(first - 1) == "C":
        at = first - 1
    else:
        return None
    opening = c.kind(at + 1)
    fronted = opening in ("P", "S", "A", "G") or at + 1 in c.r.time_stop
    return shared_subject(c, at, depth) if fronted and at > left and depth < 3 else None


def _opens_phrase(c: Clauses, j: int) -> bool:
    """Whether a noun phrase can begin at ``j``."""
    if j in c.r.time_stop:
        return False
    kind = c.kind(j)
    return (kind in ("D", "Q", "") and (kind != "" or c.r.kinds[j] == "w")) or c.named(j) or c.r.kinds[j] == "n"
