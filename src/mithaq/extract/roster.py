"""The roster of an article: everybody it names, each with every form it uses for them."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.person_names import name_in_phrase, person_called
from mithaq.extract.reading import Reading
from mithaq.extract.titles import head_word, holder_of, own_name, title_words
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention
from mithaq.text.names import name_key
from mithaq.text.span import Span

__all__ = ["Roster", "Someone"]

_KINDS = {
    "roles": "person",
    "plural_roles": "group",
    "organisations": "organisation",
    "documents": "document",
    "agencies": "outlet",
}


@dataclass(slots=True)
class Someone:
    """One actor of the article: the name to show, the actor id, the words of titles used for them, and where first
    named."""

    name: str
    actor: str | None
    kind: str
    gender: str
    span: Span
    keys: tuple[str, ...]
    title: frozenset[str] = frozenset()
    plural: bool = False

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a verb of this gender and number can have them as its dropped subject."""
        if number == "p":
            return self.plural or self.kind == "group"
        return not gender or not self.gender or gender == self.gender or (self.kind == "group" and number == "s")


class Roster:
    """Everybody an article names; ``who`` finds the one a phrase means."""

    def __init__(self, r: Reading, kb: Kb) -> None:
        self.r, self.kb = r, kb
        self.people: list[Someone] = []
        self._by_phrase: dict[Span, tuple[Someone | None, str]] = {}
        self._ordered: list[tuple[int, Someone]] = []
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
        for someone in self.people:
            if self._same(someone, keys, mention.actor):
                self._enrich(someone, keys, mention, title)
                self._ordered.append((mention.span.start, someone))
                return someone
        someone = Someone(mention.name, mention.actor, "person", mention.gender, mention.span, keys, title)
        if mention.actor:
            someone.gender = self.kb.entities[mention.actor].gender or someone.gender
        self.people.append(someone)
        self._ordered.append((mention.span.start, someone))
        return someone

    def _same(self, someone: Someone, keys: tuple[str, ...], actor: str | None) -> bool:
        if actor and someone.actor:
            return actor == someone.actor
        mine, short = (someone.keys, keys) if len(someone.keys) >= len(keys) else (keys, someone.keys)
        if not short:
            return False
        if mine[-len(short) :] == short or mine[: len(short)] == short:
            return True
        return (len(short) > 1 and _glued(mine) == _glued(short)) or _name_keys(mine) == _name_keys(short)

    def _enrich(self, someone: Someone, keys: tuple[str, ...], mention: Mention, title: frozenset[str]) -> None:
        someone.title = someone.title | title
        if mention.actor and not someone.actor:
            someone.actor, someone.name = mention.actor, mention.name
        elif len(keys) > len(someone.keys) and not someone.actor:
            someone.name = mention.name
        if len(keys) > len(someone.keys):
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
            return titled, "title"
        holder = self._by_office(first, stop, source)
        if holder is not None:
            return holder, "office"
        word = r.grammar.pack.morph
        if (
            stop - first == 1
            and word.definite(r.keys[first])
            and word.stem(r.keys[first]) in r.grammar.class_of("generic")
        ):
            last = self.last_named(source.start, "")
            if last is not None:
                return last, "epithet"
        return self._phrase(first, stop, source), "phrase"

    def _named(self, first: int, stop: int, found: tuple[int, int]) -> Someone:
        r = self.r
        keys = tuple(
            k for k, kind in zip(r.keys[found[0] : found[1]], r.kinds[found[0] : found[1]], strict=True) if kind == "w"
        )
        for someone in self.people:
            if self._same(someone, keys, None):
                someone.title |= title_words(self.r, first, stop, found)
                return someone
        span = r.tokens.span(*found)
        text = " ".join(r.doc[span].split()).strip('«»"“”')
        actor = person_called(self.kb, text, r.grammar.pack.code, r.doc.published)
        gender = r.grammar.pack.morph.gender(r.keys[first]) if first != found[0] else ""
        someone = Someone(text, None, "person", gender, span, keys, title_words(self.r, first, stop, found))
        if actor:
            someone.actor, someone.name = actor, self.kb.name(actor)
        self.people.append(someone)
        self._ordered.append((span.start, someone))
        return someone

    def _body(self, mention: Mention, source: Span) -> Someone:
        for someone in self.people:
            if someone.actor == mention.actor:
                return someone
        gender = self.r.grammar.pack.morph.gender(self.r.keys[self.r.tokens.at(source.start)])
        if mention.kind == "state" or mention.form == "metonym":
            gender = "f"
        someone = Someone(mention.name, mention.actor, mention.kind, gender, source, ())
        self.people.append(someone)
        return someone

    def _by_surname(self, first: int, stop: int) -> Someone | None:
        """The person whose name ends with these one or two words."""
        words = tuple(self.r.keys[first:stop])
        if len(words) > 2 or self.r.grammar.head(words[0]):
            return None
        return next(
            (
                s
                for s in reversed(self.people)
                if s.kind == "person" and len(s.keys) > len(words) and s.keys[-len(words) :] == words
            ),
            None,
        )

    def _by_title(self, first: int, stop: int, source: Span) -> Someone | None:
        """A person or body of the article whose title holds every word of this phrase."""
        words = title_words(self.r, first, stop)
        if not words or not self.r.grammar.head(head_word(self.r, first)):
            return None
        definite = self.r.grammar.pack.morph.refers_back(self.r.keys[first], stop - first)
        head_kind = self.r.grammar.head(head_word(self.r, first))
        if not definite:
            return None
        people = [
            s for s in self.people if s.title and ((s.kind == "person") == (head_kind in ("roles", "plural_roles")))
        ]
        fitting = [s for s in people if words <= s.title]
        if not fitting and self.r.grammar.head(head_word(self.r, first)) == "roles" and definite:
            head = self.r.grammar.pack.morph.stem(self.r.keys[first])
            fitting = [s for s in people if head in s.title and len(words - s.title) <= 1 and len(words) > 1]
        if not fitting:
            return None
        before = [s for s in fitting if s.span.start <= source.start]
        recent = {id(s): place for place, s in self._ordered if place <= source.start}
        if before:
            return max(before, key=lambda s: (recent.get(id(s), 0), s.span.start))
        return min(fitting, key=lambda s: s.span.start) if definite else None

    def _by_office(self, first: int, stop: int, source: Span) -> Someone | None:
        """Who held the office that the phrase names, at the day of publication."""
        actor = holder_of(self.r, self.kb, first, stop)
        if actor is None:
            return None
        someone = next((s for s in self.people if s.actor == actor), None)
        if someone is None:
            gender, words = self.kb.entities[actor].gender, title_words(self.r, first, stop)
            someone = Someone(self.kb.name(actor), actor, "person", gender, source, (), words)
            self.people.append(someone)
        return someone

    def _phrase(self, first: int, stop: int, source: Span) -> Someone:
        """A body, group or unnamed source, by the phrase itself; later phrases with its head word mean it too."""
        r = self.r
        text = own_name(r, first, stop) or " ".join(r.doc[source].split()).strip('«»"“”')
        head = r.grammar.head(head_word(self.r, first)) or ""
        kind = _KINDS.get(head, "")
        words = title_words(self.r, first, stop)
        keys = r.keys[first:stop]
        for someone in self.people:
            if someone.keys and someone.keys == tuple(keys):
                return someone
        gender = r.grammar.pack.morph.gender(r.keys[first]) if kind else ""
        someone = Someone(text, None, kind, gender, source, tuple(keys), words, head == "plural_roles")
        self.people.append(someone)
        return someone

    def bare(self, source: Span) -> bool:
        """Whether the phrase is one definite word that points back (البيان)."""
        first, stop = self.r.tokens.at(source.start), self.r.tokens.before(source.stop)
        return stop - first == 1 and self.r.grammar.pack.morph.definite(self.r.keys[first])

    def inside(self, source: Span) -> Someone | None:
        """The state or body named inside a phrase, by name or by nationality."""
        for mention in self.r.doc.mentions:
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
        for mention in self.r.doc.mentions:
            if mention.span.start > start + 1:
                return None
            if (
                mention.span.start >= start
                and mention.form != "demonym"
                and mention.kind in ("person", "organisation", "outlet", "state")
            ):
                return self.who(mention.span)[0]
        return None

    def named_between(self, start: int, stop: int, gender: str) -> Someone | None:
        """The last actor of any kind, named between two places, that agrees in gender."""
        for mention in reversed(self.r.doc.mentions):
            if (
                start <= mention.span.start
                and mention.span.stop <= stop
                and mention.form != "demonym"
                and mention.kind in ("person", "organisation", "outlet", "group")
            ):
                someone = self.who(mention.span)[0]
                if someone is not None and (not gender or not someone.gender or someone.gender == gender):
                    return someone
        return None

    def first_named(self, start: int, stop: int) -> Someone | None:
        """The first person named between two places of the text."""
        return next(
            (someone for place, someone in sorted(self._ordered, key=lambda p: p[0]) if start <= place < stop), None
        )

    def last_named(self, before: int, gender: str) -> Someone | None:
        """The last person named before a place, of this gender where it is known."""
        nearest = [
            (place, s)
            for place, s in self._ordered
            if place < before and (not gender or not s.gender or s.gender == gender)
        ]
        return max(nearest, key=lambda p: p[0])[1] if nearest else None


def _glued(keys: tuple[str, ...]) -> str:
    return "".join(keys)


def _name_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    return name_key(" ".join(keys))
