"""Word kinds: what part a word can play in a sentence of a subject-first language, told by lists and endings."""

from __future__ import annotations

from functools import cache

from mithaq.extract.quoting.grammar import Cue, Grammar
from mithaq.match.lexicon import Lexicon
from mithaq.text.fold import key

__all__ = ["WordKinds", "word_kinds"]

#: One letter a kind: T that · X auxiliary · N pronoun that can be a subject · D determiner · R relative ·
#: W question word · S subordinator · C coordinator · t infinitive marker · P preposition ·
#: O other pronoun · Q quantity · V known verb · A adverb · E regular past · G form in -ing · K clitic ·
#: "" anything else, a noun or adjective by and large.
_ORDER = (
    ("infinitive", "t"),
    ("clitics", "K"),
    ("that", "T"),
    ("auxiliaries", "X"),
    ("pronouns", "N"),
    ("determiners", "D"),
    ("relatives", "R"),
    ("question_words", "W"),
    ("subordinators", "S"),
    ("coordinators", "C"),
    ("prepositions", "P"),
    ("object_pronouns", "O"),
    ("quantifiers", "Q"),
    ("plain_verbs", "V"),
    ("adverbs", "A"),
)


class WordKinds:
    """The kinds of words of one language, and its cues of several words and of nouns.

    >>> from mithaq.extract.quoting.grammar import grammar_of
    >>> from mithaq.lang.pack import load_pack
    >>> kinds = word_kinds(grammar_of(load_pack("en")))
    >>> [kinds.of(word) for word in ("that", "would", "she", "quickly", "visited", "harbour")]
    ['T', 'X', 'N', 'A', 'E', '']
    >>> kinds.nouns["claims"].lemma, kinds.phrases.longest(("pointed", "out", "that"), 0)[0]
    ('claim', 2)
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._kinds: dict[str, str] = {}
        self.nouns: dict[str, Cue] = {}
        phrases: list[tuple[str, Cue]] = []
        for row in grammar.pack.rows("speech.tsv"):
            takes = frozenset(row["takes"].split())
            preps = frozenset(key(part) for part in row.get("prep", "").split("|") if part)
            for form, pos, gender, number in grammar.pack.morph.cue_forms(row):
                cue = Cue(row["verb"], pos, gender, number, takes, preps, row["act"])
                if pos == "noun":
                    self.nouns.setdefault(key(form), cue)
                elif " " in form:
                    phrases.append((form, cue))
        self.phrases: Lexicon[Cue] = Lexicon(phrases)
        self._interesting: dict[str, bool] = {}

    def interesting(self, word: str) -> bool:
        """Whether a token key can begin a report: a cue, a noun or adjective of saying, or a formula."""
        try:
            return self._interesting[word]
        except KeyError:
            grammar = self._grammar
            found = (
                grammar.cue(word) is not None
                or word in self.nouns
                or word in self.phrases
                or word in grammar.words["attitude_adjectives"]
                or word in grammar.words["views"]
                or word in grammar.phrases["formula"]
            )
            if len(self._interesting) < 200_000:
                self._interesting[word] = found
            return found

    def of(self, word: str) -> str:
        """The kind of a token key: one letter, or nothing for what is most often a noun or adjective."""
        try:
            return self._kinds[word]
        except KeyError:
            kind = self._look_up(word)
            if len(self._kinds) < 200_000:
                self._kinds[word] = kind
            return kind

    def _look_up(self, word: str) -> str:
        grammar = self._grammar
        for name, kind in _ORDER:
            if word in grammar.words[name]:
                return kind
        morph = grammar.pack.morph
        if morph.adjectival(word):
            return "A"
        if morph.verbal(word):
            return "E"
        return "G" if morph.gerund(word) else ""


@cache
def word_kinds(grammar: Grammar) -> WordKinds:
    """The word kinds of a grammar (compiled once)."""
    return WordKinds(grammar)
