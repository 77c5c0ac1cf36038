"""Speakers: who answers for each quotation, resolved through the whole article; unknown stays unknown."""

from __future__ import annotations

from dataclasses import dataclass, field

from mithaq.extract.cased.speakers import find_cased_speakers
from mithaq.extract.named.speakers import find_subject_first_speakers
from mithaq.extract.naming.actors import Someone
from mithaq.extract.naming.noun_phrases import speaks
from mithaq.extract.naming.person_names import name_in_phrase
from mithaq.extract.naming.roster import Roster
from mithaq.extract.naming.sources import Source, actor_like, source_after, source_before
from mithaq.extract.naming.titles import is_issued
from mithaq.extract.naming.voices import cue_place, speakers_in_order
from mithaq.extract.quoting.clauses import is_cue
from mithaq.extract.quoting.reading import Reading, reading_of
from mithaq.extract.quoting.subjects import sources_of
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation, Speaker

__all__ = ["find_speakers"]


@dataclass(slots=True)
class _Trail:
    """Who spoke so far: the last speaker, and the last of each gender, with the sentence they spoke in."""

    roster: Roster
    spoke: list[tuple[Someone, Quotation]] = field(default_factory=list)


def find_speakers(doc: Document, pack: Pack, kb: Kb) -> tuple[Speaker, ...]:
    """One speaker for each of ``doc.quotations``, in the same order.

    An explicit phrase gives the person it names in the fullest form the article has; a title, a pronoun or a dropped
    subject is resolved to who was named before (or, for a title, after); ``resolved`` says which way was taken.
    """
    r = reading_of(doc, pack)
    if r.grammar.order == "cased":
        return find_cased_speakers(r, kb)
    if r.grammar.order == "subject-first":
        return find_subject_first_speakers(r, kb)
    roster = Roster(r, kb)
    trail = _Trail(roster)
    return speakers_in_order(
        doc,
        lambda quotation: _resolve(r, trail, quotation, doc),
        lambda someone, quotation: trail.spoke.append((someone, quotation)),
    )


def _resolve(r: Reading, trail: _Trail, quotation: Quotation, doc: Document) -> tuple[Someone | None, str]:
    if quotation.source is not None:
        someone, how = trail.roster.who(quotation.source)
        if someone is not None and someone.kind == "document" and is_issued(r, quotation.source):
            someone, how = _issuer(trail, quotation, someone)
        if (
            someone is not None
            and someone.kind != "person"
            and quotation.gender
            and quotation.order in ("past", "present")
        ):
            someone.gender = quotation.gender
        return someone, how
    if quotation.inferred:
        return None, "unknown"
    if quotation.order in ("participle", "noun"):
        return _subject_of_sentence(r, trail, quotation)
    return _dropped(r, trail, quotation)


def _issuer(trail: _Trail, quotation: Quotation, document: Someone) -> tuple[Someone, str]:
    """Who speaks through a statement, reply or letter: who is named in its phrase, else who spoke last."""
    assert quotation.source is not None
    named = trail.roster.inside(quotation.source)
    if named is not None:
        return named, "document"
    if trail.spoke and trail.roster.bare(quotation.source):
        return trail.spoke[-1][0], "document"
    return document, "explicit"


def _subject_of_sentence(r: Reading, trail: _Trail, quotation: Quotation) -> tuple[Someone | None, str]:
    """The subject of the sentence a participle belongs to: who speaks in it, else who is named first in it."""
    here = cue_place(quotation)
    first = r.tokens.starts[r.sentence_start[min(r.tokens.at(here), len(r.keys) - 1)]]
    for someone, earlier in reversed(trail.spoke[-6:]):
        start = cue_place(earlier)
        if first <= start <= here:
            return someone, "inherited"
    subject = _subject_by_verb(r, trail.roster, first, here)
    if subject is not None:
        return subject, "subject"
    named = trail.roster.named.first(first, here)
    if named is not None:
        return named, "subject"
    return _dropped(r, trail, quotation)


def _subject_by_verb(r: Reading, roster: Roster, start: int, here: int) -> Someone | None:
    """The subject between two places: the noun that opens them, else the one beside the word that does, else beside
    the first verb of saying."""
    first, stop = r.tokens.at(start), r.tokens.at(here)
    for j in range(first, stop):
        cue = is_cue(r, j) if "cue" in r.interest[j] else None
        finite = cue is not None and cue.pos in ("past", "present") and r.inside[j] is None
        finite = finite and not r.is_a(j, "prepositions")
        source = None
        if finite and r.is_a(j - 1, "relative"):
            source = source_before(r, j - 1, antecedent=True)
        elif cue is not None and finite:
            source = sources_of(r, cue, j, stop)[0]
        elif j == first:
            source = source_after(r, j if speaks(r, j) else j + 1, stop)
        if source is not None and source.first <= j + 1 and _can_be(r, roster, source, finite):
            return roster.who(r.tokens.span(*r.trimmed(source.first, source.stop)))[0]
        if finite:
            break
    return None


def _can_be(r: Reading, roster: Roster, source: Source, said: bool) -> bool:
    """Whether a phrase can be the subject of a verb: somebody who speaks or, beside a verb of saying, a name of more
    than a word."""
    if actor_like(r, source.first, source.stop):
        return True
    found = name_in_phrase(r, roster.kb, source.first, source.stop) if said else None
    return found is not None and found[0] == source.first and found[1] - found[0] > 1


def _subject_before(r: Reading, trail: _Trail, quotation: Quotation, start: int) -> Someone | None:
    """The person who is the subject of the sentence before, where nobody is quoted in it («التقى فلان … وقال»)."""
    stop = r.tokens.at(start)
    while stop > 0 and r.kinds[stop - 1] != "w":
        stop -= 1
    if stop == 0 or r.inside[stop - 1] is not None:
        return None
    begin = r.tokens.starts[r.sentence_start[stop - 1]]
    if any(cue_place(earlier) >= begin for _, earlier in trail.spoke[-6:]):
        return None
    subject = _subject_by_verb(r, trail.roster, begin, r.tokens.starts[stop - 1])
    if subject is None or subject.kind != "person":
        return None
    return subject if subject.agrees(quotation.gender, quotation.number) else None


def _antecedent(r: Reading, roster: Roster, quotation: Quotation) -> Someone | None:
    """Who is named right before «الذي قال», where verb and noun agree."""
    relative = r.tokens.at(cue_place(quotation)) - 1
    while relative > 0 and not r.is_a(relative, "relative"):
        relative -= 1
    source = source_before(r, relative, antecedent=True)
    if source is None or (quotation.gender == "f" and r.is_a(relative, "masculine_relatives")):
        return None
    someone = roster.who(r.tokens.span(*r.trimmed(source.first, source.stop)))[0]
    if someone is None or someone.kind in ("document", ""):
        return None
    return someone if someone.agrees(quotation.gender, quotation.number) else None


def _dropped(r: Reading, trail: _Trail, quotation: Quotation) -> tuple[Someone | None, str]:
    """Who a verb without a subject continues: the last speaker that agrees with it in gender and number."""
    if quotation.relative and quotation.cue:
        antecedent = _antecedent(r, trail.roster, quotation)
        if antecedent is not None:
            return antecedent, "relative"
        named = trail.roster.named.last(quotation.cue.start, quotation.gender)
        if named is not None:
            return named, "relative"
    here = cue_place(quotation)
    first = r.tokens.starts[r.sentence_start[min(r.tokens.at(here), len(r.keys) - 1)]]
    if not any(first <= cue_place(earlier) for _, earlier in trail.spoke[-6:]):
        if quotation.order == "present" and not r.conjoined(r.tokens.at(here)):
            near = trail.roster.named_between(first, here, quotation.gender)
            if near is not None:
                return near, "subject"
        subject = _subject_by_verb(r, trail.roster, first, here) or trail.roster.subject_at(first)
        if subject is not None and here > first + 2 and subject.agrees(quotation.gender, quotation.number):
            return subject, "subject"
    before = _subject_before(r, trail, quotation, first)
    if before is not None:
        return before, "subject"
    for someone, _ in reversed(trail.spoke[-6:]):
        if someone.agrees(quotation.gender, quotation.number):
            return someone, "dropped"
    cue = cue_place(quotation)
    named = trail.roster.named.last(cue, quotation.gender)
    if named is not None:
        return named, "subject"
    if trail.spoke:
        return trail.spoke[-1][0], "dropped"
    return None, "unknown"
