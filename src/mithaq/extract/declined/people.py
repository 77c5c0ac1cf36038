"""Everybody a text names, in a language with cases, and the one a phrase, a title or a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mithaq.extract.declined.actors import Actor
from mithaq.extract.declined.bodies import NAMED, same_body
from mithaq.extract.declined.heads import verb_like
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.phrases import Phrase, phrase_at
from mithaq.extract.declined.wordings import alike_titles, title_gender, upright
from mithaq.extract.naming.actors import KIND_OF
from mithaq.extract.naming.titles import holder_of, title_words
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention
from mithaq.text.span import Span, begin_within, held_by

__all__ = ["People"]

_KINDS = {**KIND_OF, "name": "organisation", "body": "organisation"}
_NAMES = ("name", "title-name")
_BODIES = ("state", "organisation", "outlet", "place")
_PERSONAL = ("m", "f")
_LEAD = 3  # sentences that may give a title alone, and the name only in the next one
_STATE_BEFORE = 30  # code points before a title in which its state may be named


class People:
    """Who is who in a text; ``who`` finds the one a source phrase means."""

    def __init__(self, r: Reading, kb: Kb) -> None:
        self.r, self.kb = r, kb
        self.persons: dict[str, Actor] = {}
        self.others: dict[str, Actor] = {}
        self._titled: list[tuple[int, frozenset[str], Actor]] = []
        self._states: dict[int, set[str]] = {}
        for mention in r.doc.mentions:
            if mention.kind == "person" and mention.form in _NAMES:
                self._meet(mention)
            elif mention.kind in _BODIES and mention.form in NAMED:
                self.body(mention)

    def _meet(self, mention: Mention) -> Actor:
        known = mention.actor or mention.name
        someone = self.persons.get(known)
        if someone is None:
            someone = self.persons[known] = Actor(mention.name, mention.actor, "person", mention.gender, mention.span)
        someone.seen(mention.head.start if mention.head else mention.span.start)
        if mention.form == "title-name" and mention.head is not None:
            r = self.r
            first, stop = r.tokens.at(mention.span.start), r.tokens.before(mention.span.stop)
            head = (r.tokens.at(mention.head.start), r.tokens.before(mention.head.stop))
            words = title_words(r, self._modified(first), head[0]) | title_words(r, head[1], stop)
            someone.title |= words
            self._titled.append((mention.span.start, words, someone))
            self._states[mention.span.start] = {
                m.actor
                for m in begin_within(r.doc.mentions, mention.span.start - _STATE_BEFORE, mention.span.stop)
                if m.kind == "state" and m.actor and not m.span.start < r.tokens.starts[r.sentence_start[first]]
            }
            if not someone.gender:
                someone.gender = title_gender(r, first, head[0])
        return someone

    def _modified(self, first: int) -> int:
        """Where the adjectives before a title begin that belong to it (официальный представитель)."""
        r, words = self.r, self.r.grammar.class_of("title_words")
        while first > r.sentence_start[first] and r.keys[first - 1] in words:
            first -= 1
        return first

    def body(self, mention: Mention) -> Actor:
        """The state, organisation or outlet that a mention names."""
        known = mention.actor or mention.name
        actor = self.others.get(known)
        if actor is None:
            first, stop = self.r.tokens.at(mention.span.start), self.r.tokens.before(mention.span.stop)
            plural = any(self.r.is_a(j, "plural_places") for j in range(first, stop))
            gender = (
                ""
                if mention.form == "abbreviation"
                else self.r.grammar.pack.morph.gender(self.r.keys[self.r.tokens.at(mention.span.start)])
            )
            actor = self.others[known] = Actor(mention.name, mention.actor, mention.kind, gender, mention.span, plural)
        actor.seen(mention.span.start)
        return actor

    def who(self, source: Span, spoke: Sequence[Actor]) -> tuple[Actor | None, str]:
        """The one a source phrase means, and how that was found; ``spoke``: who has spoken so far."""
        r = self.r
        first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
        placed = first < stop - 1 and r.is_a(first, "speaking_places")
        first += placed
        if r.is_a(first, "pronouns") or r.is_a(first, "formula_own"):
            return self.pronoun(r.keys[first], source.start, spoke), "pronoun"
        phrase = phrase_at(r, first, stop)
        if placed and phrase is not None:
            phrase = replace(phrase, nominative=False)
        if phrase is None:
            return self._text(first, stop, source), "phrase"
        person = self._person(phrase, first)
        if person is not None:
            return person, "explicit"
        if phrase.kind == "body" and phrase.named is not None and not phrase.plural:
            return self.body(phrase.named), "explicit"
        if phrase.kind == "roles":
            titled = self._by_title(first, stop, source, spoke[-1] if spoke and phrase.single else None)
            if titled is not None:
                return titled, "title"
        elif phrase.kind in ("organisations", "agencies"):
            head = next((j for j in range(first, stop) if not r.grammar.pack.morph.adjectival(r.keys[j])), first)
            owned = any(r.mention_at[j][1].form == "demonym" for j in range(first, head) if j in r.mention_at)
            same = None if owned or head != stop - 1 else same_body(r, head, self.others.values(), source, spoke)
            if isinstance(same, Mention):
                same = self.who(same.span, spoke)[0]
            if same is not None:
                return same, "title"
        return self._text(first, stop, source, phrase), "phrase"

    def _person(self, phrase: Phrase, first: int) -> Actor | None:
        named = phrase.named
        if named is not None and named.kind == "person" and phrase.kind in ("roles", "person"):
            return self.persons.get(named.actor or named.name)
        return None

    def _by_title(self, first: int, stop: int, source: Span, recent: Actor | None) -> Actor | None:
        """The person whose title holds these words: named before, else the holder of the office, else named later."""
        r = self.r
        words = title_words(r, first, stop)
        fitting = [(place, actor) for place, title, actor in self._titled if words <= title]
        before = [
            (last, actor)
            for place, actor in fitting
            if place <= source.start and (last := actor.last_place(source.start + 1)) is not None
        ]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        holder = holder_of(r, self.kb, first, stop)
        if holder is not None:
            return self._holder(holder, source)
        nouns = (noun for j in range(first, stop) for noun in nouns_of(r.grammar).get(r.keys[j], ()))
        base = next((noun.base for noun in nouns if noun.kind == "roles"), r.keys[first])
        gender = r.grammar.pack.morph.gender(base) if base.endswith(r.grammar.endings["feminine_noun"]) else ""
        if len(words) == 1 and base in r.grammar.class_of("generic"):
            told_of = self._subject_of_last(source)
            if told_of is not None and told_of.agrees(gender, "s"):
                return told_of
            if recent is not None and recent in self.persons.values() and recent.agrees(gender, "s"):
                return recent
            return self.last_person(source.start, gender)
        compatriot = self._of_state(source, base)
        if compatriot is not None:
            return compatriot
        if len(words) == 1 and not fitting:
            if recent is not None and recent in self.persons.values() and self._can_be(recent, base):
                return recent
            named = self.last_person(source.start, gender)
            return named if named is not None and named.title and self._can_be(named, base) else None
        if fitting:
            return min(fitting, key=lambda pair: pair[0])[1]
        headed = self._head_of_some(first, stop, base, source)
        return headed or (self._named_next(source) if len(words) > 1 else None)

    def _head_of_some(self, first: int, stop: int, base: str, source: Span) -> Actor | None:
        """Whom «глава компании» means: the last person named with a title like it, where nothing says what it is of."""
        grammar, stem = self.r.grammar, self.r.grammar.pack.morph.stem
        bare = {stem(word) for name in ("generic_bodies", "generic_places") for word in grammar.class_of(name)}
        if stop - first != 2 or stem(self.r.keys[first + 1]) not in bare:
            return None
        like = {stem(word) for group in alike_titles(grammar) if base in group for word in group}
        near = [(place, actor) for place, title, actor in self._titled if place < source.start and like & title]
        return max(near, key=lambda pair: pair[0])[1] if near else None

    def _subject_of_last(self, source: Span) -> Actor | None:
        """The person whom the sentence before a place names before its first verb."""
        r = self.r
        start = r.sentence_start[r.tokens.at(source.start)]
        before = next((j for j in range(start - 1, -1, -1) if r.kinds[j] != "b"), None)
        if before is None:
            return None
        first = r.sentence_start[before]
        for j in range(first, before):
            hit = r.mention_at.get(j)
            if hit is not None and hit[1].kind == "person" and hit[1].case != "o" and hit[1].form in _NAMES:
                return self.persons.get(hit[1].actor or hit[1].name)
            if r.grammar.cue(r.keys[j]) is not None or (hit is None and verb_like(r.grammar, r.keys[j])):
                return None
        return None

    def _holder(self, actor: str, source: Span) -> Actor:
        """The holder of an office, as named before or taken in here."""
        if actor not in self.persons:
            gender = self.kb.entities[actor].gender
            self.persons[actor] = Actor(self.kb.name(actor), actor, "person", gender, source, places=[source.start])
        return self.persons[actor]

    def _can_be(self, someone: Actor, base: str) -> bool:
        """Whether a title can mean somebody known by another one, or by none."""
        if not someone.title:
            return True
        stem = self.r.grammar.pack.morph.stem
        groups = (group for group in alike_titles(self.r.grammar) if base in group)
        return any(stem(word) in someone.title for group in groups for word in group)

    def _of_state(self, source: Span, base: str) -> Actor | None:
        """Whom a title with a state in it means: the last person named before with a title of that state."""
        r = self.r
        states = {m.actor for m in held_by(r.doc.mentions, source) if m.kind == "state" and m.actor}
        if not states:
            return None
        stem = r.grammar.pack.morph.stem(base)
        for place, title, actor in reversed(self._titled):
            if place >= source.start or not (base in r.grammar.class_of("generic") or stem in title):
                continue
            if states & self._states.get(place, set()):
                return actor
        return None

    def _named_next(self, source: Span) -> Actor | None:
        """A person who opens the next sentence without a title, after a lead that gives the title alone."""
        r = self.r
        sentences = r.doc.sentences
        lead = enumerate(sentences[:_LEAD])
        here = next((k for k, s in lead if s.span.start <= source.start < s.span.stop), None)
        if here is None:
            return None
        for sentence in sentences[here + 1 : here + 2]:
            start = r.tokens.at(sentence.span.start)
            hit = r.mention_at.get(start)
            if hit is not None and hit[1].kind == "person" and hit[1].form == "name" and hit[1].case != "o":
                someone = self.persons.get(hit[1].actor or hit[1].name)
                if someone is not None and someone.places[0] >= sentence.span.start:
                    return someone
        return None

    def _text(self, first: int, stop: int, source: Span, phrase: Phrase | None = None) -> Actor:
        """A body, group or unnamed source, by its own words in the nominative."""
        r = self.r
        start, stop = r.trimmed(first, stop)
        text = upright(r, start, max(stop, start + 1), phrase)
        kind = _KINDS.get(phrase.kind, "") if phrase else ""
        known = text.lower()
        actor = self.others.get(known)
        if actor is None:
            plural = bool(phrase and phrase.plural)
            actor = self.others[known] = Actor(text, None, kind, phrase.gender if phrase else "", source, plural)
        actor.seen(source.start)
        return actor

    def pronoun(self, word: str, place: int, spoke: Sequence[Actor]) -> Actor | None:
        """Who a pronoun stands for: who spoke last, if it agrees, else who was last named."""
        gender, number = self.r.grammar.pack.morph.pronoun(word) or ("", "")
        recent = spoke[-1] if spoke else None
        if (
            recent is not None
            and recent.agrees(gender, number)
            and (number == "p" or recent.kind in ("person", "group", "") or not gender)
        ):
            return recent
        if number == "p":
            return recent
        return self.last_person(place, gender) or (
            recent if recent is not None and recent.agrees(gender, number) else None
        )

    def last_person(self, before: int, gender: str) -> Actor | None:
        """The person last named before a place, of this gender where it is known; where nobody is named, the last
        title that stood for somebody."""
        near = [
            (last, actor)
            for actor in self.persons.values()
            if (last := actor.last_place(before)) is not None
            and (gender not in _PERSONAL or not actor.gender or actor.gender == gender)
        ]
        if near:
            return max(near, key=lambda pair: pair[0])[1]
        titles = [m for m in self.r.doc.mentions if m.form == "title" and m.span.start < before]
        return self.who(titles[-1].span, ())[0] if titles and gender != "f" else None
