"""Wordings of titles and phrases in languages with cases: which titles are alike, what gender they show, and a phrase
with its head in the nominative."""

from __future__ import annotations

from functools import cache

from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.phrases import Phrase
from mithaq.extract.quoting.grammar import Grammar
from mithaq.extract.quoting.reading import Block, Reading
from mithaq.text.fold import key

__all__ = ["alike_titles", "title_gender", "upright"]


@cache
def alike_titles(grammar: Grammar) -> tuple[frozenset[str], ...]:
    """Groups of titles that can stand for one another."""
    return tuple(
        frozenset(key(word) for word in words.split()) for words in (grammar.names.get("alike") or {}).values()
    )


def title_gender(r: Reading, first: int, stop: int) -> str:
    """The gender that the words before a name show (79-летняя)."""
    if any(r.keys[j].endswith(r.grammar.endings["feminine_adjective"]) for j in range(first, stop)):
        return "f"
    return "m" if any(r.keys[j].endswith(r.grammar.endings["masculine_adjective"]) for j in range(first, stop)) else ""


def _subject_form(r: Reading, block: Block) -> str:
    """A name in quotation marks; one word in its shortest form in the text (в «Русбанке», «Русбанк»)."""
    text = r.doc[block.inner].strip()
    if block.size != 1:
        return text
    word, same = r.keys[block.inner_first], r.grammar.pack.morph.same_word
    forms = [r.doc[one.inner].strip() for one in r.blocks.values() if one.size == 1]
    return min([text, *(form for form in forms if same(key(form), word))], key=len)


def upright(r: Reading, first: int, stop: int, phrase: Phrase | None) -> str:
    """The words of a phrase, its head noun in the nominative when it alone stands in another case."""
    block = next((r.blocks[j] for j in range(first, stop) if j in r.blocks), None)
    body = phrase is not None and phrase.kind in ("agencies", "organisations")
    beside = block is not None and (block.first == first or (body and block.first == first + 1))
    if block is not None and block.stop == stop and block.size and beside:
        return _subject_form(r, block)
    text = " ".join(r.doc[r.tokens.span(first, stop)].split())
    head = first + 2 if r.keys[first + 1 : first + 2] == ("-",) else first
    if phrase is None or phrase.nominative or r.keys[head] not in nouns_of(r.grammar):
        return text
    nouns = nouns_of(r.grammar)[r.keys[head]]
    noun = next((one for one in nouns if not one.nominative), nouns[0])
    raw, start = r.tokens.raw(head), r.tokens.starts[head] - r.tokens.starts[first]
    base = noun.base.capitalize() if raw[0].isupper() else noun.base
    return text[:start] + base + text[start + len(raw) :]
