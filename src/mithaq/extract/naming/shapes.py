"""Shapes: what a word form can be in a noun phrase, worked out once a form and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mithaq.extract.quoting.grammar import Grammar

__all__ = ["Shape", "Shapes", "shapes_of"]

_MEMORY = 200_000

_ENDING = frozenset({"relative", "that", "adverbs", "link", "said_object", "fa_inna", "subordinators"})
_CLOSED = frozenset({"prepositions", "relative", "that", "back_reference", "fa_inna", "said_object", "subordinators"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One word form: its head-noun kind as written (``head``) and without proclitics (``noun``), and what it is.

    ``what_for`` and ``said`` begin what was said, or why, behind a subject."""

    head: str | None
    noun: str | None
    preposition: bool
    attached: bool
    ending: bool
    closed: bool
    definite: bool
    adjectival: bool
    possessed: bool
    conjoined: bool
    verb: bool
    participle: bool
    object_noun: bool
    saying: bool
    particle: bool
    title_word: bool
    quantifier: bool
    honorific: bool
    what_for: bool
    said: bool
    no_name: bool


class Shapes(dict[str, Shape]):
    """The shape of each token key met so far, in the language of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, word: str) -> Shape:
        shape = _shape(self._grammar, word)
        if len(self) < _MEMORY:
            self[word] = shape
        return shape


@cache
def shapes_of(grammar: Grammar) -> Shapes:
    """The shapes of token keys in the language of the grammar (one object a grammar).

    >>> from mithaq.extract.quoting.grammar import grammar_of
    >>> from mithaq.lang.pack import load_pack
    >>> shape = shapes_of(grammar_of(load_pack("ar")))["للصحفيين"]
    >>> shape.attached, shape.definite, shape.noun
    (True, True, 'roles')
    """
    return Shapes(grammar)


def _shape(grammar: Grammar, word: str) -> Shape:
    """Work out a shape."""
    morph, classes = grammar.pack.morph, grammar.classes(word)
    head, cue = grammar.head(word), grammar.cue(word)
    bare = morph.bare(word)
    lone = morph.object_form(word)
    preposition = "prepositions" in classes
    return Shape(
        head=head,
        noun=grammar.head_of(word),
        preposition=preposition,
        attached=head is None and _attached(grammar, word),
        ending=not classes.isdisjoint(_ENDING),
        closed=not classes.isdisjoint(_CLOSED),
        definite=morph.definite(word),
        adjectival=morph.adjectival(word),
        possessed=morph.possessed(word),
        conjoined=bool(morph.conjunction_off(word)),
        verb=cue is not None and cue.pos != "participle" and not preposition and head is None,
        participle=cue is not None and cue.pos == "participle",
        object_noun=lone != word and grammar.head(lone) in ("documents", "organisations"),
        saying=_is_saying(grammar, word, bare),
        particle=word in grammar.class_of("person_particles"),
        title_word=word in grammar.class_of("title_words"),
        quantifier=word in grammar.class_of("quantifiers"),
        honorific=bool({word, bare} & grammar.class_of("honorifics")),
        no_name=any(word in grammar.class_of(name) for name in ("media_nouns", "stand_ins", "selves")),
        what_for=head is None and _saying_for(grammar, word),
        said="said_nouns" in classes or (morph.possessed(word) and word in grammar.class_of("media_nouns")),
    )


def _saying_for(grammar: Grammar, word: str) -> bool:
    """Whether the word is a verbal noun of saying with a preposition written together with it (لذكر كذا)."""
    cues = [grammar.cue(form) for form in grammar.pack.morph.strip(word)[1:]]
    return any((cue.pos == "noun" and not cue.gender) or cue.can("homograph") for cue in cues if cue is not None)


def _is_saying(grammar: Grammar, word: str, bare: str) -> bool:
    """Whether the word is the verbal noun of a verb of saying, with the article (الاتهام)."""
    cue = grammar.cue(bare) if bare != word else None
    return cue is not None and cue.pos == "noun" and not cue.gender and grammar.head_of(word) is None


def _attached(grammar: Grammar, word: str) -> bool:
    """Whether the word is a preposition written together with its noun (للصحفيين، لوكالة، بالقول)."""
    morph, media = grammar.pack.morph, grammar.class_of("media_nouns")
    return any(
        morph.carries_article(word, form) or grammar.head(form) is not None or form in media
        for form in morph.strip(word)[1:]
    )
