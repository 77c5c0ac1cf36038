"""The roster of an article: everybody it names, each with every form it uses for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mithaq.extract.grammar import Grammar
from mithaq.extract.person_names import name_in_phrase, person_called
from mithaq.extract.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.match.lexicon import phrase_key
from mithaq.model.marks import Mention
from mithaq.text.names import name_key
from mithaq.text.span import Span

__all__ = ["Roster", "Someone"]


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
        title = self._title_words(first, last, (a, b))
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
        return len(short) > 1 and _glued(mine) == _glued(short) or _name_keys(mine) == _name_keys(short)

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

    def _title_words(self, first: int, last: int, name: tuple[int, int]) -> frozenset[str]:
        """The content words of the title around a name, without article and clitics."""
        r = self.r
        morph = r.grammar.pack.morph
        words = set()
        text = " ".join(r.keys[first:last])
        for epithet, office in epithets_of(r.grammar):
            if epithet in text and self._plain(first, last, name):
                words |= {morph.stem(word) for word in office.split()}
                words |= {morph.stem(word) for word in text.replace(epithet, "").split() if word not in r.grammar.words["prepositions"]}
                return frozenset(words)
        for j in range(first, last):
            if r.kinds[j] == "w" and not name[0] <= j < name[1] and not r.is_a(j, "prepositions"):
                words.add(morph.stem(r.keys[j]))
        return frozenset(words)

    @staticmethod
    def _plain(first: int, last: int, name: tuple[int, int]) -> bool:
        return name == (0, 0) or name[0] >= last or name[1] <= first

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
        if stop - first == 1 and word.definite(r.keys[first]) and word.stem(r.keys[first]) in r.grammar.class_of("generic"):
            last = self.last_named(source.start, "")
            if last is not None:
                return last, "epithet"
        return self._phrase(first, stop, source), "phrase"

    def _named(self, first: int, stop: int, found: tuple[int, int]) -> Someone:
        r = self.r
        keys = tuple(k for k, kind in zip(r.keys[found[0] : found[1]], r.kinds[found[0] : found[1]], strict=True) if kind == "w")
        for someone in self.people:
            if self._same(someone, keys, None):
                someone.title |= self._title_words(first, stop, found)
                return someone
        span = r.tokens.span(*found)
        text = " ".join(r.doc[span].split()).strip("«»\"“”")
        actor = person_called(self.kb, text, r.grammar.pack.code, r.doc.published)
        gender = r.grammar.pack.morph.gender(r.keys[first]) if first != found[0] else ""
        someone = Someone(text, None, "person", gender, span, keys, self._title_words(first, stop, found))
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
        return next((s for s in reversed(self.people) if s.kind == "person" and len(s.keys) > len(words) and s.keys[-len(words) :] == words), None)

    def _by_title(self, first: int, stop: int, source: Span) -> Someone | None:
        """A person or body of the article whose title holds every word of this phrase."""
        words = self._title_words(first, stop, (0, 0))
        if not words or not self.r.grammar.head(self._head(first)):
            return None
        definite = self.r.grammar.pack.morph.refers_back(self.r.keys[first], stop - first)
        head_kind = self.r.grammar.head(self._head(first))
        if not definite:
            return None
        people = [s for s in self.people if s.title and ((s.kind == "person") == (head_kind in ("roles", "plural_roles")))]
        fitting = [s for s in people if words <= s.title]
        if not fitting and self.r.grammar.head(self._head(first)) == "roles" and definite:
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
        """Who held the office that the phrase names, at the day of publication, by the knowledge base."""
        r, published = self.r, self.r.doc.published
        states = {m.candidates[0] for m in r.doc.mentions if source.holds(m.span) and m.kind == "state" and m.candidates}
        if not published or len(states) != 1:
            return None
        words = " ".join(r.grammar.pack.morph.strip(r.keys[first])[-1:] + tuple(r.keys[first + 1 : stop]))
        for kind, title in _office_titles(r.grammar):
            if words.startswith(title + " ") and len(words.split()) - len(title.split()) <= 2:
                actor = self.kb.holder(next(iter(states)), kind, published[:10])
                if actor is None:
                    return None
                person = self.kb.entities[actor]
                someone = next((s for s in self.people if s.actor == actor), None)
                if someone is None:
                    someone = Someone(self.kb.name(actor), actor, "person", person.gender, source, (), self._title_words(first, stop, (0, 0)))
                    self.people.append(someone)
                return someone
        return None

    def _head(self, first: int) -> str:
        word = self.r.keys[first]
        return next((form for form in self.r.grammar.pack.morph.strip(word) if self.r.grammar.head(form)), word)

    def _phrase(self, first: int, stop: int, source: Span) -> Someone:
        """A body, group or unnamed source, by the phrase itself; later phrases with its head word mean it too."""
        r = self.r
        text = self._own_name(first, stop) or " ".join(r.doc[source].split()).strip("«»\"“”")
        head = r.grammar.head(self._head(first)) or ""
        kind = {"roles": "person", "plural_roles": "group", "organisations": "organisation", "documents": "document", "agencies": "outlet"}.get(head, "")
        words = self._title_words(first, stop, (0, 0))
        keys = r.keys[first:stop]
        for someone in self.people:
            if someone.keys and someone.keys == tuple(keys):
                return someone
        gender = r.grammar.pack.morph.gender(r.keys[first]) if kind else ""
        someone = Someone(text, None, kind, gender, source, tuple(keys), words, head == "plural_roles")
        self.people.append(someone)
        return someone

    def _own_name(self, first: int, stop: int) -> str | None:
        """The name a body has inside its phrase, in quotation marks or brackets (منظمة «كذا» الحقوقية)."""
        r = self.r
        if r.grammar.head(self._head(first)) not in ("organisations",):
            return None
        block = next((r.blocks[j] for j in range(first, stop) if j in r.blocks), None)
        if block is not None:
            return r.doc[block.inner].strip()
        if r.keys[stop - 1] == ")" and "(" in r.keys[first:stop]:
            opened = r.keys.index("(", first)
            return r.doc[r.tokens.span(opened + 1, stop - 1)].strip() if stop - opened > 2 else None
        return None

    def issued(self, source: Span) -> bool:
        """Whether a document phrase is one that somebody issues (a statement, a reply), not a study or a law."""
        word = self.r.keys[self.r.tokens.at(source.start)]
        bare = self.r.grammar.pack.morph.bare
        return any(bare(form) in self.r.grammar.class_of("issued") for form in self.r.grammar.pack.morph.strip(word))

    def bare(self, source: Span) -> bool:
        """Whether the phrase is one definite word that points back (البيان)."""
        first, stop = self.r.tokens.at(source.start), self.r.tokens.before(source.stop)
        return stop - first == 1 and self.r.grammar.pack.morph.definite(self.r.keys[first])

    def inside(self, source: Span) -> Someone | None:
        """The state or body named inside a phrase, by name or by nationality."""
        for mention in self.r.doc.mentions:
            if source.holds(mention.span) and mention.span != source and mention.kind in ("state", "organisation", "person"):
                if mention.actor and mention.kind != "person":
                    return self._body(mention, mention.span)
                return self.who(mention.span)[0]
        return None

    def subject_at(self, start: int) -> Someone | None:
        """The actor whose phrase opens the sentence that begins at ``start``."""
        for mention in self.r.doc.mentions:
            if mention.span.start > start + 1:
                return None
            if mention.span.start >= start and mention.form != "demonym" and mention.kind in ("person", "organisation", "outlet", "state"):
                return self.who(mention.span)[0]
        return None

    def named_between(self, start: int, stop: int, gender: str) -> Someone | None:
        """The last actor of any kind, named between two places, that agrees in gender."""
        for mention in reversed(self.r.doc.mentions):
            if start <= mention.span.start and mention.span.stop <= stop and mention.form != "demonym" and mention.kind in ("person", "organisation", "outlet", "group"):
                someone = self.who(mention.span)[0]
                if someone is not None and (not gender or not someone.gender or someone.gender == gender):
                    return someone
        return None

    def first_named(self, start: int, stop: int) -> Someone | None:
        """The first person named between two places of the text."""
        return next((someone for place, someone in sorted(self._ordered, key=lambda p: p[0]) if start <= place < stop), None)

    def last_named(self, before: int, gender: str) -> Someone | None:
        """The last person named before a place, of this gender where it is known."""
        nearest = [(place, s) for place, s in self._ordered if place < before and (not gender or not s.gender or s.gender == gender)]
        return max(nearest, key=lambda p: p[0])[1] if nearest else None


@cache
def epithets_of(grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """Phrases that stand for an office (رئيس الدبلوماسية), folded, with the office they stand for."""
    return tuple((" ".join(phrase_key(a)), " ".join(phrase_key(b))) for a, b in (grammar.names.get("epithets") or {}).items())


@cache
def _office_titles(grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """The offices of ``names.yml``: (kind, folded title), longest titles first."""
    pairs = [(kind, " ".join(phrase_key(title))) for kind, titles in (grammar.names.get("offices") or {}).items() for title in titles.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


def _glued(keys: tuple[str, ...]) -> str:
    return "".join(keys)


def _name_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    return name_key(" ".join(keys))
