"""How statements are put together: a quotation, who answers for it, what it does, and why we think so."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from mithaq.extract.doing.acts import Acts, Words, act_of
from mithaq.extract.doing.carriers import find_carrier
from mithaq.extract.doing.circumstances import Circumstances, Surroundings
from mithaq.extract.doing.markers import read_grounds
from mithaq.extract.doing.modifiers import Modifiers, find_modifiers
from mithaq.extract.doing.occasions import Told, address_letters, date_of_instrument, find_settings, settle_dates
from mithaq.extract.timing.deadlines import find_due
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation, Speaker, Statement
from mithaq.model.why import Why
from mithaq.text.span import Span, held_by, last_before

__all__ = ["build_statements", "confidence"]

#: How sure a statement is by what marks its content, and what that is multiplied by for how its speaker was found.
_BY_CONTENT = {"inferred": 0.5, "no cue": 0.6, "headline": 0.8, "noun": 0.8, "marks": 0.97, "clause": 0.93}
_BY_SPEAKER = {
    "explicit": (1.0, "the words beside the cue name the speaker"),
    "phrase": (0.97, "the words beside the cue are the speaker, who has no name in the text"),
    "document": (0.97, "a document speaks"),
    "headline": (0.97, "the headline names the speaker"),
    "title": (0.95, "the title beside the cue belongs to someone the article names"),
    "inherited": (0.95, "the same speaker as earlier in the sentence"),
    "pronoun": (0.92, "a pronoun stands for the last one named who agrees with it"),
    "dropped": (0.92, "no subject: the last speaker who agrees with the verb goes on"),
    "relative": (0.9, "a relative pronoun stands for the one just named"),
    "subject": (0.85, "no subject: the one named first in the sentence"),
    "unknown": (0.6, "nobody in the text answers for the words"),
}


def build_statements(doc: Document, pack: Pack, kb: Kb) -> tuple[Statement, ...]:
    """One statement for each quotation of the document, in the same order, with everything known about it.

    A statement's id is made of the article's text, its place and its cue: it stays the same when other statements
    are found or lost. Its explanation is a tree: the quotation's rule, how the speaker was found, the act's rules.
    """
    builder = _Builder(doc, pack, kb)
    return tuple([builder.statement(number) for number in range(len(doc.quotations))])


class _Builder:
    """What the statements of a document are built from."""

    def __init__(self, doc: Document, pack: Pack, kb: Kb) -> None:
        here = doc.id
        self._doc, self._pack = doc, pack
        self._ids = [_id(here, quotation) for quotation in doc.quotations]
        self._told = _circumstances(doc, pack, kb)
        self._inside, self._words, self._grounds = _Inside(doc), Words(doc.tokens), read_grounds(doc, pack)

    def statement(self, number: int) -> Statement:
        """The statement of a quotation, by its number."""
        quotation, speaker, told = self._doc.quotations[number], self._doc.speakers[number], self._told[number]
        acts = act_of(self._words.of(quotation.content), quotation.act, quotation.lemma, self._pack)
        turned = find_modifiers(self._grounds, quotation, speaker, acts.all)
        return Statement(
            id=self._ids[number],
            content=quotation.content,
            kind=quotation.kind,
            cue=quotation.cue,
            speaker=speaker,
            act=acts.main,
            acts=acts.all,
            parent=None if quotation.parent is None else self._ids[quotation.parent],
            headline=quotation.headline,
            inferred=quotation.inferred,
            date=told.date,
            date_basis=told.date_basis,
            addressees=told.addressees,
            venue=told.venue,
            place=told.place,
            reported_by=find_carrier(self._doc, quotation, self._pack),
            instruments=self._inside.instruments(quotation.content),
            concepts=self._inside.concepts(quotation.content),
            due=find_due(self._doc, quotation.content, acts.all, self._pack),
            modifiers=turned.modifiers,
            polarity=turned.polarity,
            commitment=turned.commitment,
            targets=turned.targets,
            voice=turned.voice,
            confidence=confidence(quotation, speaker),
            why=_why(quotation, speaker, acts, turned),
        )


def _circumstances(doc: Document, pack: Pack, kb: Kb) -> tuple[Circumstances, ...]:
    """When, where, to whom and through what each quotation was said; nothing for a pack without such rules."""
    if not pack.data("circumstances.yml"):
        return (Circumstances(),) * len(doc.quotations)
    told: list[Told] = []
    surroundings = Surroundings(doc, pack)
    for quotation, speaker in zip(doc.quotations, doc.speakers, strict=True):
        place = quotation.cue.start if quotation.cue else quotation.start
        around = last_before(doc.sentences, place)
        sentence = around.span if around else Span(0, len(doc.text))
        own = surroundings.of(sentence, quotation.cue)
        if own.date is None and (day := date_of_instrument(doc, speaker.mention, kb)) is not None:
            own = replace(own, date=day, date_basis="document")
        told.append(Told(place, speaker.actor or speaker.name or "", own, quotation.headline))
    return address_letters(told, settle_dates(told, find_settings(surroundings)), doc.events)


def confidence(quotation: Quotation, speaker: Speaker) -> float:
    """How sure it is that these words were said, by this speaker: 0 to 1.

    The product of two figures: one for what marks the content (quotation marks, a clause after a cue, a noun phrase, a
    headline, no cue at all, a bullet under a heading), one for how the speaker was found (named, by title, carried on
    from the sentence before …). They are ranks, not measured shares: 0.9 is surer than 0.8.

    >>> said = Quotation((Span(4, 9),), "direct", Span(0, 3))
    >>> confidence(said, Speaker(None, None, "a", None, resolved="explicit"))
    0.97
    >>> confidence(said, Speaker(None, None, None, None))
    0.58
    """
    if quotation.inferred:
        marked = "inferred"
    elif quotation.headline:
        marked = "headline"
    elif quotation.cue is None:
        marked = "no cue"
    elif quotation.kind != "indirect":
        marked = "marks"
    else:
        marked = "noun" if quotation.noun_content else "clause"
    return round(_BY_CONTENT[marked] * _BY_SPEAKER.get(speaker.resolved, _BY_SPEAKER["subject"])[0], 2)


def _id(document: str, quotation: Quotation) -> str:
    """Twelve hex digits of the SHA-256 of the document's id, the content's spans and the cue's."""
    cue = quotation.cue or Span(0, 0)
    places = ",".join(f"{start}-{stop}" for start, stop in (*quotation.content, cue))
    return hashlib.sha256(f"{document} {places}".encode()).hexdigest()[:12]


def _why(quotation: Quotation, speaker: Speaker, acts: Acts, turned: Modifiers) -> Why:
    found = quotation.why or Why(quotation.frame)
    parts = [("mention", speaker.mention), ("named at", speaker.antecedent)]
    says = _BY_SPEAKER.get(speaker.resolved, (0.0, ""))[1]
    who = Why(f"speaker.{speaker.resolved}", says, tuple((name, span) for name, span in parts if span is not None))
    return Why(found.rule, found.says, found.parts, (*found.because, who, *acts.why, *turned.why))


class _Inside:
    """The instruments and concepts that lie inside a content, found without looking at all of them each time."""

    def __init__(self, doc: Document) -> None:
        self._instruments = sorted(doc.instruments, key=lambda found: found.span.start)
        self._concepts = sorted(doc.concepts, key=lambda found: found.span.start)

    def instruments(self, content: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.id for span in content for one in held_by(self._instruments, span)))

    def concepts(self, content: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.code for span in content for one in held_by(self._concepts, span)))
