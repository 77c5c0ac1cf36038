"""Titles: the words of an office or body in a phrase, what they stand for, and who held the office then."""

from __future__ import annotations

from functools import cache

from mithaq.extract.naming.shapes import shapes_of
from mithaq.extract.quoting.grammar import Grammar
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.match.lexicon import phrase_key
from mithaq.text.fold import key
from mithaq.text.span import Span, held_by

__all__ = ["head_word", "holder_of", "is_issued", "own_name", "title_words"]

_NEAR_HEAD = 4  # tokens from the head noun to the name in quotation marks


@cache
def _epithets(grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """Phrases that stand for an office (رئيس الدبلوماسية), folded, with the office they stand for."""
    pairs = (grammar.names.get("epithets") or {}).items()
    return tuple((" ".join(phrase_key(phrase)), " ".join(phrase_key(office))) for phrase, office in pairs)


@cache
def _short_titles(grammar: Grammar) -> dict[str, tuple[str, ...]]:
    """Titles in one word that are short for several (генсек), by their stems, with the stems of those."""
    stem, pairs = grammar.pack.morph.stem, (grammar.names.get("short_titles") or {}).items()
    return {stem(key(word)): tuple(stem(key(part)) for part in title.split()) for word, title in pairs}


@cache
def _office_titles(grammar: Grammar) -> tuple[tuple[str, str], ...]:
    """The offices of ``names.yml``: (kind, folded title), longest titles first."""
    offices = (grammar.names.get("offices") or {}).items()
    pairs = [(kind, " ".join(phrase_key(title))) for kind, titles in offices for title in titles.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


def title_words(r: Reading, first: int, last: int, name: tuple[int, int] = (0, 0)) -> frozenset[str]:
    """The content words of the title in a phrase, stemmed, without the tokens of ``name``; an epithet gives the words
    of the office it stands for."""
    stem = r.grammar.pack.morph.stem
    outside = r.grammar.words["prepositions"]
    if name == (0, 0) or name[0] >= last or name[1] <= first:
        text = " ".join(r.keys[first:last])
        for epithet, office in _epithets(r.grammar):
            if epithet in text:
                rest = text.replace(epithet, "").split()
                return frozenset(stem(word) for word in (*office.split(), *rest) if word not in outside)
    selves = r.grammar.class_of("selves")
    places = (
        j for j in range(first, last) if r.kinds[j] == "w" and not name[0] <= j < name[1] and r.keys[j] not in selves
    )
    short = _short_titles(r.grammar)
    stems = (stem(r.keys[j]) for j in places if not r.is_a(j, "prepositions"))
    return frozenset(word for one in stems for word in short.get(one, (one,)))


def head_word(r: Reading, first: int) -> str:
    """The head noun at a token, without proclitics."""
    word = r.keys[first]
    return next((form for form in r.grammar.pack.morph.strip(word) if r.grammar.head(form)), word)


def holder_of(r: Reading, kb: Kb, first: int, stop: int) -> str | None:
    """The actor who held the office that the phrase names, on the day of publication, by the knowledge base."""
    published, source = r.doc.published, r.tokens.span(first, stop)
    mentions = (m for m in held_by(r.doc.mentions, source) if m.kind == "state" and m.candidates)
    states = {mention.candidates[0] for mention in mentions}
    if not published or len(states) != 1:
        return None
    words = " ".join((head_word(r, first), *r.keys[first + 1 : stop]))
    for kind, title in _office_titles(r.grammar):
        if words.startswith(title + " ") and len(words.split()) - len(title.split()) <= 2:
            return kb.holder(next(iter(states)), kind, published[:10])
    return None


def own_name(r: Reading, first: int, stop: int) -> str | None:
    """The name a body has inside its phrase, in quotation marks or brackets (منظمة «كذا» الحقوقية)."""
    if r.grammar.head(head_word(r, first)) != "organisations":
        return None
    block = next((r.blocks[j] for j in range(first, min(stop, first + _NEAR_HEAD)) if j in r.blocks), None)
    shapes = shapes_of(r.grammar)
    if block is not None and any(shapes[r.keys[j]].attached for j in range(first + 1, block.first)):
        return None  # «النيابة بقضية "كذا"»
    if block is not None:
        return r.doc[block.inner].strip()
    if r.keys[stop - 1] == ")" and "(" in r.keys[first:stop]:
        opened = r.keys.index("(", first)
        return r.doc[r.tokens.span(opened + 1, stop - 1)].strip() if stop - opened > 2 else None
    return None


def is_issued(r: Reading, source: Span) -> bool:
    """Whether a document phrase is one that somebody issues (a statement, a reply), not a study or a law."""
    morph = r.grammar.pack.morph
    word = r.keys[r.tokens.at(source.start)]
    return any(morph.bare(form) in r.grammar.class_of("issued") for form in morph.strip(word))
