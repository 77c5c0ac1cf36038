"""Speakers in languages with cases: who answers for each quotation, resolved through the whole article."""

from __future__ import annotations

from typing import NamedTuple

from mithaq.extract.cased.subjects import subject_before
from mithaq.extract.declined.actors import Actor
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.people import People
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.naming.voices import cue_place, speakers_in_order
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Quotation, Speaker
from mithaq.text.span import Span

__all__ = ["find_cased_speakers"]

_ANY = Cue("", "past", "", "", frozenset(), frozenset(), "")


class _Spoke(NamedTuple):
    """Who has spoken so far, and in which quotations: two lists of one length, in text order."""

    voices: list[Actor]
    quotations: list[Quotation]


def find_cased_speakers(r: Reading, kb: Kb) -> tuple[Speaker, ...]:
    """One speaker for each of the document's quotations, in the same order."""
    people = People(r, kb)
    spoke = _Spoke([], [])

    def heard(someone: Actor, quotation: Quotation) -> None:
        spoke.voices.append(someone)
        spoke.quotations.append(quotation)

    return speakers_in_order(r.doc, lambda quotation: _resolve(r, people, spoke, quotation), heard)


def _resolve(r: Reading, people: People, spoke: _Spoke, quotation: Quotation) -> tuple[Actor | None, str]:
    if quotation.source is not None:
        someone, how = people.who(quotation.source, spoke.voices)
        if someone is not None and someone.kind == "document":
            return _issuer(r, people, quotation.source, someone, spoke.voices)
        if (
            someone is not None
            and not someone.gender
            and quotation.order == "past"
            and quotation.gender
            and how != "title"
        ):
            someone.gender = quotation.gender
        return someone, how
    if quotation.inferred or quotation.frame.endswith("impersonal-that"):
        return _goes_on(r, spoke, quotation)
    if quotation.order in ("participle", "noun"):
        return _of_sentence(r, people, spoke, quotation)
    return _dropped(r, people, spoke, quotation)


def _goes_on(r: Reading, spoke: _Spoke, quotation: Quotation) -> tuple[Actor | None, str]:
    """Whose words «отмечается, что» goes on with: whose report the sentence right before holds; else nobody's."""
    at = r.tokens.at(cue_place(quotation))
    if quotation.inferred or not spoke.voices or not r.is_a(at, "continuing"):
        return None, "unknown"
    before = next((j for j in range(r.sentence_start[at] - 1, -1, -1) if r.kinds[j] != "b"), None)
    start = r.tokens.starts[r.sentence_start[before]] if before is not None else None
    if start is None or cue_place(spoke.quotations[-1]) < start:
        return None, "unknown"
    return spoke.voices[-1], "inherited"


def _issuer(r: Reading, people: People, source: Span, document: Actor, voices: list[Actor]) -> tuple[Actor, str]:
    """Who speaks through a statement, letter or post: who is named in its phrase, else who spoke last; a study or a
    law speaks for itself."""
    first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
    nouns = nouns_of(r.grammar).get(r.keys[first], ())
    if not any(noun.base in r.grammar.class_of("issued") for noun in nouns):
        return document, "explicit"
    for j in range(first + 1, stop):
        phrase = phrase_at(r, j, stop)
        if phrase is not None and phrase.kind != "documents":
            someone, _ = people.who(r.tokens.span(phrase.first, phrase.stop), voices)
            if someone is not None:
                return someone, "document"
    return (voices[-1], "document") if voices and stop - first == 1 else (document, "explicit")


def _of_sentence(r: Reading, people: People, spoke: _Spoke, quotation: Quotation) -> tuple[Actor | None, str]:
    """The subject of the sentence that a gerund or noun belongs to: who speaks in it, else its subject."""
    here = cue_place(quotation)
    at = r.tokens.at(here)
    first = r.tokens.starts[r.sentence_start[at]]
    for someone, earlier in zip(spoke.voices[:-7:-1], spoke.quotations[:-7:-1], strict=True):
        if first <= cue_place(earlier) <= here:
            return someone, "inherited"
    subject = subject_before(r, _ANY, at)
    if subject is not None:
        found, _ = people.who(r.tokens.span(subject.first, subject.stop), spoke.voices)
        return found, "subject"
    later = _subject_later(r, people, at, spoke)
    return (later, "subject") if later is not None else _dropped(r, people, spoke, quotation)


def _subject_later(r: Reading, people: People, at: int, spoke: _Spoke) -> Actor | None:
    """The subject that stands behind a gerund which opens its sentence (Отметив, что …, министр ушел)."""
    for j in range(at + 1, r.limit(at)):
        if r.is_comma(j - 1):
            phrase = phrase_at(r, j, r.limit(at))
            if phrase is not None and phrase.nominative and phrase.kind in ("roles", "person", "pronoun"):
                return people.who(r.tokens.span(phrase.first, phrase.stop), spoke.voices)[0]
    return None


def _dropped(r: Reading, people: People, spoke: _Spoke, quotation: Quotation) -> tuple[Actor | None, str]:
    """Whom a verb without a subject continues: the subject of the verb before it in the sentence, else the last
    speaker that agrees with it, else who was last named."""
    at = r.tokens.at(cue_place(quotation))
    verb = Cue("", quotation.order, quotation.gender, quotation.number, frozenset(), frozenset(), "")
    subject = subject_before(r, verb, at) if quotation.cue and quotation.order in ("past", "present") else None
    if subject is not None:
        return people.who(r.tokens.span(subject.first, subject.stop), spoke.voices)[0], "subject"
    for someone in spoke.voices[:-6:-1]:
        if someone.agrees(quotation.gender if quotation.order == "past" else "", quotation.number):
            return someone, "dropped"
    if quotation.number == "p":
        return None, "unknown"
    here = cue_place(quotation)
    named = people.last_person(here, quotation.gender)
    return (named, "subject") if named is not None else (None, "unknown")
