"""People of an article in a language that writes names with capitals: who is named, by what forms and titles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from mithaq.extract.person_names import person_called
from mithaq.extract.reading import Reading
from mithaq.extract.subject_first.words import word_kinds
from mithaq.kb.lookup import Kb
from mithaq.text.span import Span

__all__ = ["Actor", "People"]

_RECENT = 120
_JOINERS = "-–.'’"


@dataclass(slots=True)
class Actor:
    """One actor of the article: name to show, id, kind (person, organisation, state, group, …), gender, the keys of
    the name, the words of titles used, and where first named."""

    name: str
    actor: str | None
    kind: str
    gender: str
    span: Span
    keys: tuple[str, ...] = ()
    title: set[str] = field(default_factory=set)
    plural: bool = False

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a pronoun of this gender and number can stand for them."""
        if number == "p":
            return self.plural or self.kind in ("group", "organisation", "state", "outlet")
        if gender == "n":
            return self.kind != "person"
        return self.kind == "person" and not self.plural and (not self.gender or not gender or self.gender == gender)


class People:
    """Everybody the article names with capitals, in text order, and the ways to find who is meant."""

    def __init__(self, r: Reading, kb: Kb) -> None:
        self.r, self.kb = r, kb
        self.kinds = word_kinds(r.grammar)
        self._by_key: dict[str, list[Actor]] = {}
        self._by_phrase: dict[tuple[str, ...], Actor] = {}
        self.named: list[tuple[int, Actor]] = []
        i = 0
        while i < len(r.keys):
            stop = self.run_stop(i)
            if stop > i:
                self._meet_run(i, stop)
            i = max(stop, i + 1)

    def capital(self, i: int) -> bool:
        """Whether token ``i`` is a word with a capital that is no everyday word at the head of a sentence."""
        r = self.r
        if not r.is_word(i) or not r.tokens.text[r.tokens.starts[i]].isupper():
            return False
        opens = i == r.sentence_start[i] or not r.is_word(i - 1)
        return not (opens and self.kinds.of(r.keys[i]))

    def run_stop(self, i: int) -> int:
        """The token after the run of capital words that begins at ``i``; ``i`` itself when none begins there."""
        r = self.r
        if not self.capital(i):
            return i
        j = i + 1
        while j < len(r.keys):
            if self.capital(j):
                j += 1
            elif r.keys[j] in _JOINERS and r.is_word(j + 1) and (self.capital(j + 1) or r.tight(j)) and self._joins(j):
                j += 1
            elif r.keys[j] in r.grammar.class_of("person_particles") and self.capital(j + 1):
                j += 1
            elif r.keys[j - 1] in _JOINERS and r.is_word(j):
                j += 1
            else:
                break
        return j

    def _joins(self, j: int) -> bool:
        """Whether the mark at ``j`` stands inside a name: a hyphen with no space, or the stop of an initial."""
        r = self.r
        if r.keys[j] == ".":
            return len(r.keys[j - 1]) == 1 or r.keys[j - 1] in r.grammar.class_of("honorifics")
        return r.tight(j - 1) and r.tight(j)

    def own(self, first: int, stop: int) -> tuple[int, int]:
        """The name in a run of capitals, without the titles, nationalities and bodies before it."""
        r = self.r
        j = first
        while j < stop - 1 or (j < stop and self._is_title(j)):
            hit = r.mention_at.get(j)
            if hit is not None and hit[1].kind != "person" and hit[0] < stop and hit[1].form != "noun":
                j = hit[0]
            elif self._is_title(j) or not r.is_word(j):
                j += 1
            else:
                break
        return j, stop

    def _is_title(self, j: int) -> bool:
        r, word = self.r, self.r.keys[j]
        named = word in r.grammar.class_of("title_words") or word in r.grammar.class_of("honorifics")
        return named or r.grammar.head(word) in ("roles", "plural_roles") or (j in r.placed and j not in r.mention_at)

    def _meet_run(self, i: int, stop: int) -> None:
        a, b = self.own(i, stop)
        actor = self._actor(i, stop, a, b)
        if actor is None:
            return
        title = {k for k in self.r.keys[i:a] if k.isalpha()} | self._title_around(i, b)
        actor.title |= {self.r.grammar.pack.morph.stem(word) for word in title}
        if not actor.gender:
            genders = {self.r.grammar.pack.morph.gender(word) for word in title} - {""}
            actor.gender = genders.pop() if len(genders) == 1 else ""
        self.named.append((self.r.tokens.starts[i], actor))

    def _title_around(self, i: int, b: int) -> set[str]:
        """The words of a title right before a name in small letters, or after it between commas."""
        r = self.r
        words: set[str] = set()
        j = i - 1
        while j >= 0 and r.is_word(j) and j > i - 5 and (r.grammar.head(r.keys[j]) or r.keys[j] in r.grammar.class_of("title_words")):
            words.add(r.keys[j])
            j -= 1
        if r.is_comma(b):
            for k in range(b + 1, min(b + 12, r.sentence_stop[min(b, len(r.keys) - 1)])):
                if r.is_comma(k) or self.kinds.of(r.keys[k]) in ("V", "X", "R"):
                    break
                if r.is_word(k):
                    words.add(r.keys[k])
        return words

    def _actor(self, i: int, stop: int, a: int, b: int) -> Actor | None:
        """The actor a run of capitals names: a body or state the knowledge base holds, a person, or somebody new."""
        r = self.r
        for j in (i, a):
            hit = r.mention_at.get(j)
            if hit is not None and hit[1].actor and hit[1].form != "demonym" and (hit[0] >= b or hit[1].kind == "person"):
                return self._known(hit[1].actor, hit[1].name, hit[1].kind, j, hit[0])
        last = r.grammar.head(r.keys[stop - 1])
        if last in ("organisations", "agencies", "documents"):
            return self._new(i, stop, "organisation")
        if a >= b or all(not r.is_word(j) for j in range(a, b)):
            return None
        keys = tuple(k for k in r.keys[a:b] if k not in _JOINERS)
        found = self.by_name(keys)
        if found is not None:
            return found
        text = " ".join(r.doc[r.tokens.span(a, b)].split())
        actor = person_called(self.kb, text, r.grammar.pack.code, r.doc.published)
        if actor is not None:
            return self._known(actor, self.kb.name(actor), "person", a, b)
        if len(keys) == 1 and a == i and not self._title_around(i, b):
            return self._new(a, b, "")
        return self._new(a, b, "person")

    def _known(self, actor: str, name: str, kind: str, a: int, b: int) -> Actor:
        existing = self._by_phrase.get((actor,))
        if existing is None:
            gender = self.kb.entities[actor].gender if actor in self.kb.entities else ""
            keys = tuple(k for k in self.r.keys[a:b] if k not in _JOINERS)
            existing = Actor(name, actor, kind, gender, self.r.tokens.span(a, b), keys)
            self._by_phrase[(actor,)] = existing
            for word in set(keys):
                self._by_key.setdefault(word, []).append(existing)
        return existing

    def _new(self, a: int, b: int, kind: str) -> Actor:
        keys = tuple(k for k in self.r.keys[a:b] if k not in _JOINERS)
        existing = self._by_phrase.get(keys)
        if existing is None:
            span = self.r.tokens.span(a, b)
            existing = Actor(" ".join(self.r.doc[span].split()), None, kind, "", span, keys)
            self._by_phrase[keys] = existing
            for word in set(keys):
                self._by_key.setdefault(word, []).append(existing)
        return existing

    def by_name(self, keys: tuple[str, ...]) -> Actor | None:
        """The person whose name ends or begins with these words, the longest name first."""
        if not keys:
            return None
        near = self._by_key.get(keys[-1], [])[-_RECENT:]
        fits = [s for s in near if s.keys[-len(keys) :] == keys or (len(keys) > 1 and s.keys[: len(keys)] == keys)]
        fits = fits or [s for s in near if s.kind == "person" and keys[0] in s.keys]
        return max(fits, key=lambda s: len(s.keys)) if fits else None

    def last(self, before: int, gender: str, number: str) -> Actor | None:
        """The last one named before a place that a pronoun of this gender and number can stand for."""
        place = bisect_left(self.named, before, key=lambda pair: pair[0])
        for _, actor in reversed(self.named[max(0, place - _RECENT) : place]):
            if actor.agrees(gender, number):
                return actor
        return None

    def titled(self, word: str, before: int) -> Actor | None:
        """The last one named before a place whose title holds this word."""
        stem = self.r.grammar.pack.morph.stem(word)
        place = bisect_left(self.named, before, key=lambda pair: pair[0])
        for _, actor in reversed(self.named[max(0, place - _RECENT) : place]):
            if stem in actor.title or (actor.kind == "organisation" and stem in actor.keys):
                return actor
        return None
