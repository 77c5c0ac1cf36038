"""Sentences: what a page shows, said in the language of the interface."""

from __future__ import annotations

from markupsafe import Markup, escape

from mithaq.search.grammar import Query, Term
from mithaq.web.context import Context

__all__ = ["query_sentence", "term_says"]

_ORDER = ("act", "by", "to", "about", "", "in", "from", "until", "outlet", "status", "is")


def query_sentence(context: Context, query: Query, count: int, noun: str = "statements") -> Markup:
    """The count and the query in words: *214 statements by Lavrov, about New START*."""
    head = context.words(f"count.{noun}", count=count)
    terms = sorted(query.terms, key=lambda term: (term.excluded, _ORDER.index(term.field)))
    said = [term_says(context, term) for term in terms]
    return head + Markup(" ") + Markup(context.words("comma")).join(said) if said else head


def term_says(context: Context, term: Term) -> Markup:
    """One part of a query in words."""
    words = context.words
    values = [Markup("<bdi>{}</bdi>").format(_value(context, term.field, value)) for value in term.values]
    said = words(f"says.{term.field or 'words'}", value=Markup(escape(words("or"))).join(values))
    return words("says.not", value=said) if term.excluded else said


def _value(context: Context, field: str, value: str) -> str:
    labels, words = context.labels, context.words
    if field == "act":
        return labels.act(value)
    if field in ("by", "to") and ":" in value:
        return labels.actor(value)
    if field == "about" and (labels.kb.instrument(value) or value.isupper() or value.startswith("found:")):
        return labels.about(value)
    if field == "in":
        return words.or_code("languages", value)
    return words.or_code(field, value) if field in ("is", "status") else value
