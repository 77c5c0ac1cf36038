"""The grammar of a language pack, compiled: word classes, cues and rules, each one dictionary step away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mithaq.lang.pack import Pack
from mithaq.match.lexicon import Lexicon, phrase_key
from mithaq.text.fold import key

__all__ = ["Cue", "Grammar", "Rule", "grammar_of"]

_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Cue:
    """A word form that can attribute: its lemma, part of speech (past, present, participle, noun, object), what it
    takes, the prepositions before its content and the act it suggests."""

    lemma: str
    pos: str
    gender: str
    number: str
    takes: frozenset[str]
    preps: frozenset[str]
    act: str

    def can(self, what: str) -> bool:
        """Whether the cue takes this: that, quote, noun, as, weak, inna."""
        return what in self.takes


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of a pack."""

    id: str
    says: str
    frame: str


class Grammar:
    """Word classes, cues and rules of one language, looked up by token keys.

    >>> from mithaq.lang.pack import load_pack
    >>> grammar = grammar_of(load_pack("ar"))
    >>> grammar.cue("واكدت").lemma, grammar.cue("واكدت").gender, grammar.is_a("الذي", "relative")
    ('أكد', 'f', True)
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        settings = pack.data("quotations.yml")
        self._cues: dict[str, Cue | None] = dict(self._cue_forms())
        for word in str(settings["classes"].get("no_cues", "")).split():
            self._cues[key(word)] = None
        self.order: str = settings.get("order", "verb-first")
        self.words: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        self.phrases: dict[str, Lexicon[str]] = {}
        for name, text in (settings.get("classes") or {}).items():
            self._add_class(name, str(text).split())
        self._add_class("formula", str((settings.get("formulas") or {}).get("source", "")).split())
        self._add_class("documents_say", str(settings.get("documents", "")).split())
        self._lists: dict[str, frozenset[str]] = {}
        self._head_of: dict[str, str | None] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self.interest: Mapping[str, frozenset[str]] = _Interest(self)
        ends = settings.get("endings") or {}
        self.endings: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        self.endings.update({name: tuple(str(text).split()) for name, text in ends.items()})
        self.rules = {rule.id.split(".", 2)[2]: rule for rule in _rules(settings.get("rules") or [])}
        names = pack.data("names.yml")
        self.names: dict[str, Any] = names
        self._heads = self._head_forms(names)

    def _cue_forms(self) -> Iterator[tuple[str, Cue]]:
        seen: set[str] = set()
        for row in self.pack.rows("speech.tsv"):
            takes = frozenset(row["takes"].split())
            if row.get("noun") and key(row["noun"]) == key(row["verb"]):
                takes |= {"homograph"}
            preps = frozenset(key(part) for part in row.get("prep", "").split("|") if part)
            for form, pos, gender, number in self.pack.morph.cue_forms(row):
                word = key(form)
                if word not in seen:
                    seen.add(word)
                    yield word, Cue(row["verb"], pos, gender, number, takes, preps, row["act"])

    def _add_class(self, name: str, words: list[str]) -> None:
        self.words[name] = frozenset(key(word) for word in words if "_" not in word)
        phrases = [(word.replace("_", " "), name) for word in words if "_" in word]
        if phrases:
            self.phrases[name] = Lexicon(phrases)

    def _head_forms(self, names: dict[str, Any]) -> dict[str, str]:
        heads: dict[str, str] = {}
        for kind in ("agencies", "organisations", "documents", "plural_roles", "roles"):
            for word in str(names.get(kind, "")).split():
                for form in self.pack.morph.head_forms(word, kind):
                    heads.setdefault(key(form), kind)
        return heads

    def cue(self, word: str) -> Cue | None:
        """The cue this token key can be, with or without a conjunction before it."""
        try:
            return self._cues[word]
        except KeyError:
            found = next(
                (self._cues[form] for form in self.pack.morph.conjunction_off(word) if self._cues.get(form)), None
            )
            if len(self._cues) < _LIMIT:
                self._cues[word] = found
            return found

    def is_a(self, word: str, name: str) -> bool:
        """Whether the token key belongs to a word class of the pack."""
        return word in self.words[name]

    def classes(self, word: str) -> frozenset[str]:
        """The word classes of the pack that a token key belongs to."""
        try:
            return self._classes[word]
        except KeyError:
            found = frozenset(name for name, words in self.words.items() if word in words)
            if len(self._classes) < _LIMIT:
                self._classes[word] = found
            return found

    def begins(self, names: frozenset[str]) -> Mapping[str, bool]:
        """For each token key, whether it can begin a cue (``cue``), a word or phrase of one of these classes, or is
        no word."""
        return _begins(self, names)

    def phrase(self, keys: tuple[str, ...], at: int, name: str) -> int:
        """The token after the word or phrase of this class at ``at``; ``at`` itself when there is none."""
        lexicon = self.phrases.get(name)
        word = keys[at]
        for form in (word, *self.pack.morph.conjunction_off(word)):
            if lexicon is not None:
                hit = lexicon.longest(keys, at, form)
                if hit:
                    return hit[0]
            if form in self.words[name]:
                return at + 1
        return at

    def head(self, word: str) -> str | None:
        """The kind of head noun this token key is (roles, plural_roles, organisations, documents, agencies)."""
        return self._heads.get(word)

    def head_of(self, word: str) -> str | None:
        """The kind of head noun a token key is, with or without proclitics."""
        try:
            return self._head_of[word]
        except KeyError:
            morph = self.pack.morph
            found = next((self._heads[form] for form in morph.strip(word) if form in self._heads), None)
            if found is None and (self.cue(word) is None):
                found = self._heads.get(morph.object_form(word))
                found = found if found == "roles" else None
            if len(self._head_of) < _LIMIT:
                self._head_of[word] = found
            return found

    def class_of(self, name: str) -> frozenset[str]:
        """The token keys of a list of ``names.yml``."""
        found = self._lists.get(name)
        if found is None:
            words = str(self.names.get(name, "")).split()
            found = self._lists[name] = frozenset(" ".join(phrase_key(word)) for word in words)
        return found


class _Interest(dict[str, frozenset[str]]):
    """What each token key met so far can begin: ``cue``, or classes with a word or phrase that begins so."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, word: str) -> frozenset[str]:
        grammar = self._grammar
        forms = (word, *grammar.pack.morph.conjunction_off(word))
        names = {name for name, words in grammar.words.items() if any(form in words for form in forms)}
        names |= {name for name, phrases in grammar.phrases.items() if any(form in phrases for form in forms)}
        if grammar.cue(word) is not None:
            names.add("cue")
        found = frozenset(names)
        if len(self) < _LIMIT:
            self[word] = found
        return found


class _Begins(dict[str, bool]):
    """Whether each token key met so far can begin one of some classes, or is no word."""

    def __init__(self, interest: Mapping[str, frozenset[str]], names: frozenset[str]) -> None:
        super().__init__()
        self._interest, self._names = interest, names

    def __missing__(self, word: str) -> bool:
        found = not word[:1].isalpha() or not self._names.isdisjoint(self._interest[word])
        if len(self) < _LIMIT:
            self[word] = found
        return found


@cache
def _begins(grammar: Grammar, names: frozenset[str]) -> _Begins:
    return _Begins(grammar.interest, names)


def _rules(entries: list[dict[str, Any]]) -> Iterator[Rule]:
    for entry in entries:
        yield Rule(entry["id"], entry["says"], entry.get("frame", ""))


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The compiled grammar of a pack (compiled once)."""
    return Grammar(pack)
