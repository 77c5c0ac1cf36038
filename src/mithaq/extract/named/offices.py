"""Offices: who held the office of a state that a phrase names, on the day of publication."""

from __future__ import annotations

from functools import cache

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.quoting.grammar import Grammar
from mithaq.kb.lookup import Kb
from mithaq.match.lexicon import phrase_key

__all__ = ["office_holder"]


@cache
def _titles(grammar: Grammar) -> dict[str, str]:
    """Folded title → the kind of office, by ``offices`` of ``names.yml``."""
    offices = (grammar.names.get("offices") or {}).items()
    return {" ".join(phrase_key(title)): kind for kind, titles in offices for title in titles.split("|")}


def office_holder(c: Clauses, kb: Kb, first: int, stop: int) -> str | None:
    """The actor who held the office that the phrase in tokens ``[first, stop)`` names, by the knowledge base.

    The phrase must name one state and nothing but an office of it (the X foreign minister, the president of X);
    ``None`` without a day of publication, or where the holder is not certain.
    """
    r = c.r
    part = next((j for j in range(first, stop) if r.is_comma(j)), stop)
    states = [(k, r.mention_at[k]) for k in range(first, part) if k in r.mention_at]
    if len(states) != 1 or not r.doc.published or states[0][1][1].kind != "state":
        return None
    start, (end, mention) = states[0]
    if not mention.candidates:
        return None
    places = [j for j in range(first, part) if not start <= j < end and c.kind(j) not in ("D", "K") and r.is_word(j)]
    if places and r.is_a(places[-1], "genitive"):
        places.pop()
    kind = _titles(r.grammar).get(" ".join(r.keys[j] for j in places))
    return kb.holder(mention.candidates[0], kind, r.doc.published[:10]) if kind else None
