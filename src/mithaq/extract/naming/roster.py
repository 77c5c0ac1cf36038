"""The roster of an article: everybody it names, each with every form it uses for them."""

from __future__ import annotations

from mithaq.extract.naming.actors import KIND_OF, RECENT, Appearances, Someone, is_same
from mithaq.extract.naming.person_names import name_in_phrase, person_called
from mithaq.extract.naming.titles import head_word, holder_of, own_name, title_words
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention
from mithaq.text.span import Span, begin_within, held_by

__all__ = ["Roster"]


class Roster:
    """Everybody an article names; ``who`` finds the one a phrase means."""

    def __init__(self, r: Reading, kb: Kb) -> None:
        self.r, self.kb = r, kb
        self.people: list[Someone] = []
        self._by_phrase: dict[Span, tuple[Someone | None, str]] = {}
        self.named = Appearances()
        self._by_word: dict[str, list[Someone]] = {}
        self._by_actor: dict[str, Someone] = {}
        self._titled: dict[str, list[Someone]] = {}
        for mention in r.doc.mentions:
            if mention.kind == "person" and mention.form in ("title-name", "name"):
                self._meet(mention)

    def _meet(self, mention: Mention) -> Someone:
        r = self.r
        head = mention.head or mention.span
        a, b = r.tokens.at(head.start), r.tokens.before(head.stop)
        keys = tuple(k for k, kind in zip(r.keys[a:b], r.kinds[a:b], strict=True) if kind == "w")
        first, last = r.tokens.at(mention.span.start), r.tokens.before(mention.span.stop)
        title = title_words(self.r, first, last, (a, b))
        known = self._known(keys, mention.actor)
        if known is not None:
            self._enrich(known, keys, mention, title)
            self.named.add(mention.span.start, known)
            return known
        someone = Someone(mention.name, mention.actor, "person", mention.gender, mention.span, keys)
        if mention.actor:
            someone.gender = self.kb.entities[mention.actor].gender or someone.gender
        self._add(someone, title)
        self.named.add(mention.span.start, someone)
        return someone

    def _entitle(self, someone: Someone, title: frozenset[str]) -> None:
        """Note the words of a title used for somebody."""
        for word in title - someone.title:
            self._titled.setdefault(word, []).append(someone)
        someone.title |= title

    def _add(self, someone: Someone, title: frozenset[str] = frozenset()) -> None:
        """Take in somebody new."""
        self._entitle(someone, title)
        self.people.append(someone)
        for word in someone.keys:
            self._by_word.setdefault(word, []).append(someone)
        if someone.actor:
            self._by_actor.setdefault(someone.actor, someone)

    def _known(self, keys: tuple[str, ...], actor: str | None) -> Someone | None:
        """Who of those named so far has this name, by a word of it or, for other spellings, by its sound."""
        if actor and actor in self._by_actor:
            return self._by_actor[actor]
        seen: set[int] = set()
        for word in keys:
            for someone in self._by_word.get(word, ())[:RECENT]:
                if id(someone) not in seen and is_same(someone, keys, actor):
                    return someone
                seen.add(id(someone))
        return next((s for s in self.people[-RECENT:] if id(s) not in seen and is_same(s, keys, actor)), None)

    def _enrich(self, someone: Someone, keys: tuple[str, ...], mention: Mention, title: frozenset[str]) -> None:
        self._entitle(someone, title)
        if mention.actor and not someone.actor:
            someone.actor, someone.name = mention.actor, mention.name
            self._by_actor.setdefault(mention.actor, someone)
        elif len(keys) > len(someone.keys) and not someone.actor:
            someone.name = mention.name
        if len(keys) > len(someone.keys):
            for word in set(keys) - set(someone.keys):
                self._by_word.setdefault(word, []).append(someone)
            someone.keys = keys
        if mention.form == "title-name" and mention.gender:
            someone.gender = someone.gender or mention.gender

    def who(self, source: Span) -> tuple[Someone | None, str]:
        """The one a source phrase means, and how that was found (explicit, title, pronoun, phrase)."""
        if source not in self._by_phrase:
            self._by_phrase[source] = self._find(source)
        return self._by_phrase[source]

    def _find(self, source: Span) -> tuple[Someone | None, str]:
        r = self.r
        first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
        if stop - first > 1 and r.keys[stop - 1] in r.grammar.class_of("selves"):
            stop -= 1
        found = name_in_phrase(r, self.kb, first, stop)
        if found is not None:
            return self._named(first, stop, found), "explicit"
        short = self._by_surname(first, stop)
        if short is not None:
            return short, "explicit"
        hit = r.mention_at.get(first)
        if hit is not None and hit[0] >= stop and hit[1].actor and hit[1].kind != "person":
            return self._body(hit[1], source), "explicit"
        titled = self._by_title(first, stop, source)
        if titled is not None:
            self._call_in_full(titled, first, stop)
            return titled, "title"
        holder = self._by_office(first, stop, source)
        if holder is not None:
            return holder, "office"
        if self._stands_in(first, stop):
            last = self.named.last(source.start, "")
            if last is not None:
                return last, "epithet"
        return self._phrase(first, stop, source), "phrase"

    def _stands_in(self, first: int, stop: int) -> bool:
        """Whether a phrase names nobody, so that it means who was named last (المسؤول، المتحدث نفسه، سعادته)."""
        r, morph = self.r, self.r.grammar.pack.morph
        word = r.keys[first]
        if stop - first > 1:
            return False
        known = word in r.grammar.class_of("stand_ins")
        return known or (morph.definite(word) and morph.stem(word) in r.grammar.class_of("generic"))

    def _named(self, first: int, stop: int, found: tuple[int, int]) -> Someone:
        r = self.r
        a, b = found
        keys = tuple(k for k, kind in zip(r.keys[a:b], r.kinds[a:b], strict=True) if kind == "w")
        title = title_words(r, first, stop, found)
        known = self._known(keys, None)
        if known is not None:
            self._entitle(known, title)
            return known
        span = r.tokens.span(a, b)
        text = " ".join(r.doc[span].split()).strip('«»"“”')
        actor = person_called(self.kb, text, r.grammar.pack.code, r.doc.published)
        gender = r.grammar.pack.morph.gender(r.keys[first]) if first != a else ""
        someone = Someone(self.kb.name(actor) if actor else text, actor, "person", gender, span, keys)
        self._add(someone, title)
        self.named.add(span.start, someone)
        return someone

    def _body(self, mention: Mention, source: Span) -> Someone:
        if mention.actor in self._by_actor:
            return self._by_actor[mention.actor]
        gender = self.r.grammar.pack.morph.gender(self.r.keys[self.r.tokens.at(source.start)])
        if mention.kind == "state" or mention.form == "metonym":
            gender = "f"
        someone = Someone(mention.name, mention.actor, mention.kind, gender, source, ())
        self._add(someone)
        return someone

    def _by_surname(self, first: int, stop: int) -> Someone | None:
        """The person whose name ends with these one or two words."""
        words = tuple(self.r.keys[first:stop])
        if len(words) > 2 or self.r.grammar.head(words[0]):
            return None
        for someone in reversed(self._by_word.get(words[-1], [])[-RECENT:]):
            longer = someone.kind == "person" and len(someone.keys) > len(words)
            if longer and someone.keys[-len(words) :] == words:
                return someone
        return None

    def _by_title(self, first: int, stop: int, source: Span) -> Someone | None:
        """A person or body of the article whose title holds every word of this phrase."""
        r = self.r
        words = title_words(r, first, stop)
        kind = r.grammar.head(head_word(r, first))
        if not words or kind is None or not r.grammar.pack.morph.refers_back(r.keys[first], stop - first):
            return None
        person = kind in ("roles", "plural_roles")
        head = r.grammar.pack.morph.stem(r.keys[first])
        if head not in words:  # an epithet: any word of the office it stands for will do
            head = min(words, key=lambda word: (len(self._titled.get(word, ())), word))
        people = [s for s in self._titled.get(head, [])[-RECENT:] if (s.kind == "person") == person]
        states = self._states(source)
        people = [s for s in people if (s.kind != "document" or kind == "documents") and not self._foreign(s, states)]
        fitting = [s for s in people if words <= s.title]
        if not fitting and kind == "roles":
            fitting = [s for s in people if len(words - s.title) <= 1 and len(words) > 1]
        before = [s for s in fitting if s.span.start <= source.start]
        if before:
            return self.named.latest(before, source.start + 1)
        return min(fitting, key=lambda s: s.span.start) if fitting else None

    def _foreign(self, someone: Someone, states: set[str]) -> bool:
        """Whether somebody has offices, or a title in the text, of other states than those that a title names."""
        if not states:
            return False
        if someone.actor:
            own = {office.state for office in self.kb.offices_of(someone.actor)}
        else:
            own = self._states(someone.span)
        return bool(own) and own.isdisjoint(states)

    def _states(self, span: Span) -> set[str]:
        """The states named inside a phrase, by name or by nationality."""
        held = held_by(self.r.doc.mentions, span)
        return {mention.candidates[0] for mention in held if mention.kind == "state" and mention.candidates}

    def _call_in_full(self, someone: Someone, first: int, stop: int) -> None:
        """Show somebody known only by a phrase (مسؤول) by a longer one that means them too (مسؤول إقليمي)."""
        r = self.r
        longer = stop - first > len(someone.keys) and not any(r.is_comma(j) for j in range(first, stop))
        if longer and someone.actor is None and someone.keys and r.grammar.head(someone.keys[0]):
            someone.name = " ".join(r.doc[r.tokens.span(first, stop)].split())
            someone.keys = tuple(r.keys[first:stop])

    def _by_office(self, first: int, stop: int, source: Span) -> Someone | None:
        """Who held the office that the phrase names, at the day of publication."""
        actor = holder_of(self.r, self.kb, first, stop)
        if actor is None:
            return None
        someone = self._by_actor.get(actor)
        if someone is None:
            someone = Someone(self.kb.name(actor), actor, "person", self.kb.entities[actor].gender, source, ())
            self._add(someone, title_words(self.r, first, stop))
        return someone

    def _phrase(self, first: int, stop: int, source: Span) -> Someone:
        """A body, group or unnamed source, by the phrase itself; later phrases with its head word mean it too."""
        r = self.r
        text = own_name(r, first, stop) or " ".join(r.doc[source].split()).strip('«»"“”')
        head = r.grammar.head(head_word(self.r, first)) or ""
        kind = KIND_OF.get(head, "")
        words = title_words(self.r, first, stop)
        keys = r.keys[first:stop]
        for someone in self._by_word.get(keys[0], ())[:RECENT]:
            if someone.keys == tuple(keys):
                return someone
        gender = r.grammar.pack.morph.gender(r.keys[first]) if kind else ""
        someone = Someone(text, None, kind, gender, source, tuple(keys), plural=head == "plural_roles")
        self._add(someone, words)
        return someone

    def bare(self, source: Span) -> bool:
        """Whether the phrase is one definite word that points back (البيان)."""
        first, stop = self.r.tokens.at(source.start), self.r.tokens.before(source.stop)
        return stop - first == 1 and self.r.grammar.pack.morph.definite(self.r.keys[first])

    def inside(self, source: Span) -> Someone | None:
        """Who is named inside a phrase: a noun that speaks after its head, else a state or body by name or demonym."""
        first, stop = self.r.tokens.at(source.start), self.r.tokens.before(source.stop)
        following = self.r.grammar.head(self.r.keys[first + 1]) if stop - first > 2 else None
        if following in ("organisations", "roles", "agencies"):
            return self.who(self.r.tokens.span(first + 1, stop))[0]
        for mention in begin_within(self.r.doc.mentions, *source):
            if (
                source.holds(mention.span)
                and mention.span != source
                and mention.kind in ("state", "organisation", "person")
            ):
                if mention.actor and mention.kind != "person":
                    return self._body(mention, mention.span)
                return self.who(mention.span)[0]
        return None

    def subject_at(self, start: int) -> Someone | None:
        """The actor whose phrase opens the sentence that begins at ``start``."""
        for mention in begin_within(self.r.doc.mentions, start, start + 2):
            if mention.form != "demonym" and mention.kind in ("person", "organisation", "outlet", "state"):
                return self.who(mention.span)[0]
        return None

    def named_between(self, start: int, stop: int, gender: str) -> Someone | None:
        """The last actor of any kind, named between two places, that agrees in gender."""
        for mention in reversed(begin_within(self.r.doc.mentions, start, stop)):
            if (
                mention.span.stop <= stop
                and mention.form != "demonym"
                and mention.kind in ("person", "organisation", "outlet", "group")
            ):
                someone = self.who(mention.span)[0]
                if someone is not None and (not gender or not someone.gender or someone.gender == gender):
                    return someone
        return None
