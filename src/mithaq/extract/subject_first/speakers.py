"""Speakers in subject-first languages: who answers for each quotation, resolved through the whole article."""

from __future__ import annotations

from mithaq.extract.reading import Reading
from mithaq.extract.subject_first.people import Actor, People
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Quotation, Speaker

__all__ = ["find_subject_first_speakers"]

_UNKNOWN = ("passive", "impersonal")
_KINDS = {
    "roles": "person",
    "plural_roles": "group",
    "organisations": "organisation",
    "documents": "document",
    "agencies": "outlet",
}


def find_subject_first_speakers(r: Reading, kb: Kb) -> tuple[Speaker, ...]:
    """One speaker for each of the document's quotations, in the same order."""
    people = People(r, kb)
    quotations = r.doc.quotations
    out: list[Speaker] = [Speaker(None, None, None, None)] * len(quotations)
    spoke: list[tuple[Actor, Quotation]] = []
    for k in sorted(range(len(out)), key=lambda k: _place(quotations[k])):
        quotation = quotations[k]
        someone, how = _resolve(r, people, spoke, quotation)
        mention = quotation.source
        text = " ".join(r.doc[mention].split()) if mention else None
        if someone is None:
            out[k] = Speaker(mention, text, None, None, "", "unknown")
            continue
        out[k] = Speaker(mention, text, someone.name, someone.actor, someone.kind, how, someone.span)
        if not quotation.headline and quotation.parent is None:
            spoke.append((someone, quotation))
    return tuple(out)


def _place(quotation: Quotation) -> tuple[int, int]:
    return (quotation.cue.start if quotation.cue else quotation.start, quotation.start)


def _resolve(
    r: Reading, people: People, spoke: list[tuple[Actor, Quotation]], quotation: Quotation
) -> tuple[Actor | None, str]:
    if quotation.source is not None:
        return _from_source(r, people, spoke, quotation)
    if quotation.inferred or any(word in quotation.frame for word in _UNKNOWN):
        return None, "unknown"
    here = _place(quotation)[0]
    first = r.tokens.starts[r.sentence_start[min(r.tokens.at(here), len(r.keys) - 1)]]
    for someone, earlier in reversed(spoke[-6:]):
        if first <= _place(earlier)[0] <= here:
            return someone, "inherited"
    return (spoke[-1][0], "dropped") if spoke else (None, "unknown")


def _from_source(
    r: Reading, people: People, spoke: list[tuple[Actor, Quotation]], quotation: Quotation
) -> tuple[Actor | None, str]:
    assert quotation.source is not None
    source = quotation.source
    first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
    while first < stop - 1 and not r.is_word(first):
        first += 1
    word = r.keys[first]
    pronoun = r.grammar.pack.morph.pronoun(word)
    if pronoun is not None and stop - first == 1:
        return _pronoun(people, spoke, source.start, pronoun)
    if r.is_a(first, "relatives") and stop - first == 1:
        return people.last(source.start, "", "s"), "relative"
    named = _named(r, people, first, stop)
    if named is not None:
        return named, "explicit"
    titled = _titled(r, people, first, stop, source.start)
    if titled is not None:
        return titled, "title"
    text = " ".join(r.doc[r.tokens.span(first, stop)].split())
    head = next((kind for kind in (r.grammar.head(r.keys[j]) for j in range(first, stop)) if kind), "")
    kind = _KINDS.get(head or "", "")
    gender = r.grammar.pack.morph.gender(r.keys[stop - 1])
    return Actor(text, None, kind, gender, source, r.keys[first:stop], plural=head == "plural_roles"), "phrase"


def _pronoun(
    people: People, spoke: list[tuple[Actor, Quotation]], here: int, pronoun: tuple[str, str]
) -> tuple[Actor | None, str]:
    """Who a pronoun stands for: the last speaker that agrees, unless another person was named since; else who was."""
    gender, number = pronoun
    if gender == "i" or number in ("i", "w", "y"):
        return (spoke[-1][0], "pronoun") if spoke else (None, "unknown")
    for someone, earlier in reversed(spoke[-4:]):
        if someone.agrees(gender, number):
            between = people.last(here, gender, number)
            newer = between is not None and between is not someone and between.gender == gender and gender in ("m", "f")
            if newer and between is not None and between.span.start > _place(earlier)[0]:
                return between, "pronoun"
            if gender in ("m", "f") and not someone.gender:
                someone.gender = gender
            return someone, "pronoun"
    found = people.last(here, gender, number)
    return (found, "pronoun") if found is not None else (None, "unknown")


def _named(r: Reading, people: People, first: int, stop: int) -> Actor | None:
    """The person, body or state a phrase names with capitals; a possessor before the head noun is not meant."""
    j = first
    while j < stop:
        end = min(people.run_stop(j), stop)
        if end <= j:
            if r.is_a(j, "relatives") or r.is_comma(j) and j > first and not people.capital(j + 1):
                break
            j += 1
            continue
        possessive = end < stop and r.is_a(end, "clitics")
        governed = j > first and r.is_a(j - 1, "prepositions")
        if not possessive and not governed:
            a, b = people.own(j, end)
            keys = tuple(k for k in r.keys[a:b] if k.isalpha())
            hit = r.mention_at.get(j)
            body = hit[1] if hit is not None and hit[1].actor and hit[1].form != "demonym" else None
            if body is not None and hit is not None and (hit[0] >= end or body.kind == "person"):
                return people._known(body.actor or "", body.name, body.kind, j, hit[0])
            found = people.by_name(keys)
            if found is not None and not (found.kind == "" and r.grammar.head(r.keys[min(end, len(r.keys) - 1)])):
                return found
        j = end + 1 if possessive else end
    return None


def _titled(r: Reading, people: People, first: int, stop: int, here: int) -> Actor | None:
    """Who a definite title means ("the minister"): the last one named with that title."""
    if not r.grammar.pack.morph.refers_back(r.keys[first], stop - first) or stop - first > 4:
        return None
    head = next((j for j in range(stop - 1, first, -1) if r.grammar.head(r.keys[j])), None)
    if head is None or r.grammar.head(r.keys[head]) == "plural_roles":
        return None
    return people.titled(r.keys[head], here)
