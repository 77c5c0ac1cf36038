"""Head nouns with their cases: which of the nouns that can speak a word form is, and whether it can be a subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mithaq.extract.quoting.grammar import Grammar
from mithaq.text.fold import key

__all__ = ["Noun", "nouns_of"]

_KINDS = ("agencies", "organisations", "documents", "plural_roles", "roles")


@dataclass(frozen=True, slots=True)
class Noun:
    """A word form read as a head noun: its ``kind`` in ``names.yml``, the nominative of its number, its cases, and
    whether it is a plural."""

    kind: str
    base: str
    cases: frozenset[str]
    plural: bool

    @property
    def nominative(self) -> bool:
        """Whether it can be the subject of a verb."""
        return "n" in self.cases


@cache
def nouns_of(grammar: Grammar) -> dict[str, tuple[Noun, ...]]:
    """The head nouns of a pack by their forms; a form of two numbers has two readings: first what can be a
    subject, and the singular.

    >>> from mithaq.extract.quoting.grammar import grammar_of
    >>> from mithaq.lang.pack import load_pack
    >>> nouns = nouns_of(grammar_of(load_pack("ru")))
    >>> [(noun.kind, noun.base) for noun in nouns["министров"]], [sorted(noun.cases) for noun in nouns["министра"]]
    ([('plural_roles', 'министры')], [['a', 'g']])
    """
    found: dict[str, dict[tuple[str, str, bool], set[str]]] = {}
    closed = grammar.words["prepositions"] | grammar.words["adverbs"] | grammar.class_of("prefixes")
    for kind in _KINDS:
        for word in str(grammar.names.get(kind, "")).split():
            for form, base, case in grammar.pack.morph.declined(word, kind):
                form = key(form)
                if form not in closed:
                    plural = kind == "plural_roles" or (
                        kind != "roles" and base != word.partition("/")[0].partition("+")[0]
                    )
                    found.setdefault(form, {}).setdefault((kind, key(base), plural), set()).add(case)
    table: dict[str, tuple[Noun, ...]] = {}
    for form, readings in found.items():
        nouns = [Noun(kind, base, frozenset(cases), plural) for (kind, base, plural), cases in readings.items()]
        table[form] = tuple(sorted(nouns, key=lambda noun: (not noun.nominative, noun.plural)))
    return table
