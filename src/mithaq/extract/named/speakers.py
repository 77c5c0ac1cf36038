"""Speakers in subject-first languages: who answers for each quotation, pronouns and titles resolved."""

from __future__ import annotations

from mithaq.extract.clause.parts import past_opening
from mithaq.extract.named.people import People
from mithaq.extract.naming.actors import Someone
from mithaq.extract.naming.voices import cue_place, speakers_in_order
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Quotation, Speaker
from mithaq.text.span import Span

__all__ = ["find_subject_first_speakers"]

_REACH = 6  # sentences back in which a pronoun's person may open a sentence
_Spoke = list[tuple[int, Someone]]


def find_subject_first_speakers(r: Reading, kb: Kb) -> tuple[Speaker, ...]:
    """One speaker for each of the document's quotations, in the same order."""
    people = People(r, kb)
    spoke: _Spoke = []
    return speakers_in_order(
        r.doc,
        lambda quotation: _resolve(r, people, spoke, quotation),
        lambda someone, quotation: spoke.append((cue_place(quotation), someone)),
    )


def _resolve(r: Reading, people: People, spoke: _Spoke, quotation: Quotation) -> tuple[Someone | None, str]:
    """Who speaks, and how that was found."""
    source = quotation.source
    if source is None:
        if quotation.inferred or quotation.order == "passive":
            return None, "unknown"
        return (spoke[-1][1], "inherited") if spoke else (None, "unknown")
    first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
    shown = r.grammar.pack.morph.pronoun(r.keys[first]) if stop - first == 1 else None
    if shown is not None:
        return _pronoun(r, people, spoke, _asked_from(quotation, source), shown)
    recent = next((someone for _, someone in reversed(spoke) if someone.kind == "person"), None)
    someone, how = people.who(source, recent)
    return someone, how


def _asked_from(quotation: Quotation, source: Span) -> Span:
    """Where to look back from for a pronoun: in «Name is late, he said» the words said do not name who says them."""
    start = min(quotation.start, source.start)
    return Span(start, start + 1)


def _pronoun(
    r: Reading, people: People, spoke: _Spoke, source: Span, shown: tuple[str, str]
) -> tuple[Someone | None, str]:
    """Who a pronoun stands for: who spoke last or opened a sentence last, and agrees with it."""
    gender, number = shown
    if number in ("i", "w", "y"):
        return None, "unknown"
    if gender == "n":
        found = next((s for _, s in reversed(spoke) if s.kind != "person" and not s.plural), None)
        return found, "pronoun" if found is not None else "unknown"
    if number == "p":
        group = _group_before(r, people, spoke, source)
        if group is not None:
            return group, "pronoun"
        found = next(
            (s for _, s in reversed(spoke) if s.plural or s.kind in ("group", "organisation", "state", "")), None
        )
        return found, "pronoun" if found is not None else "unknown"
    someone = _person_before(r, people, spoke, source.start, gender)
    if someone is not None and not someone.gender:
        someone.gender = gender
    return someone, "pronoun" if someone is not None else "unknown"


def _group_before(r: Reading, people: People, spoke: _Spoke, source: Span) -> Someone | None:
    """The group whose noun opens the pronoun's own sentence (Fishermen left the hall because they say …), unless
    somebody has spoken in it already."""
    at = r.tokens.at(source.start)
    first = past_opening(people.c, r.sentence_start[at], at)
    if at - first < 4 and r.sentence_start[at] >= 2:
        at = r.sentence_start[at] - 2
        first = past_opening(people.c, r.sentence_start[at], at)
    if spoke and spoke[-1][0] >= r.tokens.starts[first]:
        return None
    for j in range(first, min(at - 2, first + 5)):
        if people.c.group(j) and people.c.kind(j) == "":
            return people.who(r.tokens.span(first, j + 1), None)[0]
        if people.c.kind(j) not in ("", "D", "Q") or not r.is_word(j):
            return None
    return None


def _person_before(r: Reading, people: People, spoke: _Spoke, place: int, gender: str) -> Someone | None:
    """The person of this gender who spoke last, or who opened a later sentence than that."""
    best_place, best = next(
        ((at, s) for at, s in reversed(spoke) if s.kind in ("person", "") and s.gender in ("", gender) and at < place),
        (-1, None),
    )
    here = r.sentence_start[r.tokens.at(place)]
    sentence = here
    for _ in range(_REACH):
        if sentence < 0 or r.tokens.starts[sentence] <= best_place:
            break
        someone = people.opening(sentence)
        begin = r.tokens.starts[sentence]
        fits = someone is not None and someone.gender in ("", gender) and begin + 1 < place
        if someone is not None and fits and (sentence != here or _named_before(people, someone, place, begin)):
            return someone
        sentence = r.sentence_start[sentence - 2] if sentence >= 2 else -1
    return best if best is not None else people.named_before(place, gender)


def _named_before(people: People, someone: Someone, place: int, start: int) -> bool:
    """Whether the person is named in the sentence before the pronoun."""
    return any(start <= at < place and who is someone for at, who in people.ordered)
