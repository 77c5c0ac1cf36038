"""Carriers: who passed the words on, where it is not the speaker ("the agency quoted the minister as saying")."""

from __future__ import annotations

from mithaq.extract.quoting.grammar import Grammar, grammar_of
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation
from mithaq.text.span import Span, held_by
from mithaq.text.tokens import BREAK, WORD

__all__ = ["find_carrier"]

_REACH = 24  # tokens before the speaker in which the verb of carrying stands
_ENDS = frozenset((".", "!", "?", "؟", ":"))


def find_carrier(doc: Document, quotation: Quotation, pack: Pack) -> str | None:
    """The name of the outlet, agency or person that reports what somebody else said; ``None`` where nobody does.

    A verb that the pack marks ``carry`` has one, between itself and the word that leads to the speaker (the class
    ``carried_from``: "quoted … *from*").
    """
    if quotation.source is None:
        return None
    grammar, keys = grammar_of(pack), doc.tokens.keys
    stop = doc.tokens.at(quotation.source.start)
    links = grammar.words.get("carried_from", frozenset())
    link = max((i for i in range(max(0, stop - 2), stop) if keys[i] in links), default=None)
    if link is None:
        return None
    verb = _verb_before(doc, grammar, link)
    return None if verb is None else _name(doc, verb + 1, link)


def _verb_before(doc: Document, grammar: Grammar, link: int) -> int | None:
    """The verb of carrying that governs the link, in the same sentence."""
    tokens = doc.tokens
    for i in range(link - 1, max(-1, link - _REACH), -1):
        if tokens.kinds[i] == BREAK or tokens.keys[i] in _ENDS:
            return None
        cue = grammar.cue(tokens.keys[i]) if tokens.kinds[i] == WORD else None
        if cue is not None and cue.can("carry"):
            return i
    return None


def _name(doc: Document, first: int, stop: int) -> str | None:
    """The name of whoever is mentioned between two tokens; the words themselves where nobody known is."""
    kinds = doc.tokens.kinds
    while first < stop and kinds[first] != WORD:
        first += 1
    while first < stop and kinds[stop - 1] != WORD:
        stop -= 1
    if first == stop:
        return None
    between = doc.tokens.span(first, stop)
    named = held_by(doc.mentions, between)
    longest = max(named, key=lambda mention: mention.span.length, default=None)
    return longest.name if longest else _words(doc, between)


def _words(doc: Document, span: Span) -> str:
    return " ".join(doc[span].split())
