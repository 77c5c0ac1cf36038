"""The grammar of a query: words, "phrases", filters such as ``by:Lavrov``, a minus before what must not be there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from mithaq.errors import UsageError
from mithaq.kb.edtf import day_range
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.text.fold import fold

__all__ = ["ACTS", "EVENT_FILTERS", "EVENT_STATUS", "FILTERS", "IS", "Query", "Term", "parse_query"]

#: The filters, with what each says in the sentence of a query.
FILTERS = {
    "by": "by {}",
    "to": "to {}",
    "about": "about {}",
    "act": "doing {}",
    "in": "in {}",
    "from": "from {} on",
    "until": "until {}",
    "outlet": "in {}",
    "status": "with status {}",
    "due": "due by {}",
    "is": "that are {}",
}
#: The filters of a query on events; ``by`` and ``to`` are the same as ``with``.
EVENT_FILTERS = {
    "kind": "of kind {}",
    "with": "with {}",
    "by": "with {}",
    "to": "with {}",
    "at": "at {}",
    **{name: FILTERS[name] for name in ("status", "from", "until", "in", "outlet", "is")},
}
_EVENT_IS = ("dated", "undated")
EVENT_STATUS = ("done", "planned", "cancelled", "denied")
ACTS = (
    "assert",
    "invoke",
    "interpret",
    "reaffirm",
    "commit",
    "propose",
    "request",
    "demand",
    "accept",
    "reject",
    "deny",
    "accuse_breach",
    "criticise",
    "warn",
    "endorse",
    "announce",
)
IS = (
    "checked",
    "unchecked",
    "changed",
    "rejected",
    "accepted",
    "corrected",
    "unsure",
    "direct",
    "indirect",
    "mixed",
    "headline",
    "nested",
    "dated",
    "undated",
    "commitment",
)
_SYNONYMS = {
    "promise": "commit",
    "pledge": "commit",
    "accuse": "accuse_breach",
    "refuse": "reject",
    "criticize": "criticise",
    "say": "assert",
    "claim": "assert",
    "cite": "invoke",
    "ask": "request",
    "support": "endorse",
    "suggest": "propose",
}
_SAYS = {**EVENT_FILTERS, **FILTERS}
_PIECE = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:["“”«»]([^"“”«»]*)["“”«»]|(\S+))')
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: a filter with its values (any of them), or with ``field`` empty words; ``exact`` where they
    stood in quotation marks; ``excluded`` where a minus stood before."""

    field: str
    values: tuple[str, ...]
    exact: bool = False
    excluded: bool = False

    def __str__(self) -> str:
        """The part as it is typed.

        >>> str(Term("about", ("New START",), excluded=True)), str(Term("", ("talks",), exact=True))
        ('-about:"New START"', '"talks"')
        """
        value = ",".join(self.values)
        quoted = f'"{value}"' if self.exact or " " in value else value
        return f"{'-' if self.excluded else ''}{self.field + ':' if self.field else ''}{quoted}"

    def says(self) -> str:
        """The part in words."""
        value = " or ".join(self.values).replace("_", " ")
        said = _SAYS[self.field].format(value) if self.field else f"with “{value}”"
        return f"not {said}" if self.excluded else said


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a ledger; the parts must all hold. The query without parts asks for everything.

    >>> query = parse_query('"written reply" by:Lavrov -in:ru from:2022')
    >>> query.sentence()
    'statements by Lavrov with “written reply” from 2022 on not in ru'
    >>> str(query.without(query.terms[0]))
    'by:Lavrov -in:ru from:2022'
    """

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """The query as it is typed."""
        return " ".join(map(str, self.terms))

    def sentence(self, noun: str = "statements") -> str:
        """The query in words, without the count."""
        order = ["kind", "with", "at", "act", "by", "to", "about", "", *FILTERS]
        terms = sorted(self.terms, key=lambda term: (term.excluded, order.index(term.field)))
        return " ".join((noun, *(term.says() for term in terms)))

    def without(self, term: Term) -> Query:
        """The query without one of its parts."""
        return Query(tuple(one for one in self.terms if one != term))

    def names(self) -> tuple[str, ...]:
        """The names of people, states and bodies in it."""
        return tuple(value for term in self.terms if term.field in ("by", "to", "with") for value in term.values)

    def adding(self, *terms: Term) -> Query:
        """The query with more parts."""
        return Query((*self.terms, *terms))


def parse_query(text: str, filters: Mapping[str, str] = FILTERS) -> Query:
    """The query of a line; :class:`UsageError` for a filter, act, date, status or language that there is not.

    ``filters`` are :data:`FILTERS` for a query on statements, :data:`EVENT_FILTERS` for one on events.

    >>> [str(term) for term in parse_query("act:promise,deny “New START” لافروف").terms]
    ['act:commit,deny', '"New START"', 'لافروف']
    """
    return Query(tuple(_terms(text, filters)))


def _terms(text: str, filters: Mapping[str, str]) -> Iterator[Term]:
    for minus, name, phrase, word in _PIECE.findall(text):
        if word and word.endswith(":") and fold(word[:-1]) in filters:
            name, word = word[:-1], ""
        field, exact = fold(name), bool(phrase) or not word
        value = phrase if exact else word
        if name and field not in filters:
            near = () if field in _SAYS else difflib.get_close_matches(field, filters, 1, 0.7)
            if near or field in _SAYS:
                other = f"mithaq search {'--events ' if field in EVENT_FILTERS else ''}{field}:{value}"
                what = f"{near[0]}:{value}" if near else other
                raise UsageError(f"No filter «{name}:» here.", f"There are: {', '.join(filters)}.", what)
            field, value = "", f"{name}:{value}"
        term = Term(field, (value,), exact, bool(minus))
        if field:
            events = filters is EVENT_FILTERS
            yield replace(term, values=tuple(_checked(field, one, events) for one in _values(value, field, exact)))
        elif _WORD.search(value):
            yield term


def _values(value: str, field: str, exact: bool) -> Iterator[str]:
    parts = [value] if exact else value.split(",")
    found = [part.strip() for part in parts if part.strip()]
    if not found:
        raise UsageError(f"«{field}:» says nothing.", "A filter is written with its value.", f'{field}:"…"')
    return iter(found)


def _checked(field: str, value: str, events: bool) -> str:
    """The value of a filter as it is looked for."""
    if events and field in ("status", "is", "kind"):
        code = fold(value).replace(" ", "-").replace("_", "-")
        return code if field == "kind" else _one_of(field, code, EVENT_STATUS if field == "status" else _EVENT_IS)
    if field in ("from", "until", "due"):
        value = fold(value)
        if day_range(value) is None:
            raise UsageError(
                f"«{value}» is no date.", "Dates are written 2022-02-01, 2022-02 or 2022.", f"{field}:2022-02"
            )
        return value
    if field == "act":
        code = fold(value).replace("-", "_").replace(" ", "_")
        return _one_of("act", _SYNONYMS.get(code, code), ACTS)
    if field == "is":
        return _one_of("is", fold(value), IS)
    return _languages().get(fold(value), fold(value)) if field == "in" else value


@cache
def _languages() -> dict[str, str]:
    """The codes of the language packs, by name and by the name that the language has for itself."""
    packs = map(load_pack, pack_codes())
    return {fold(str(pack.settings.get(name, pack.code))): pack.code for pack in packs for name in ("name", "native")}


def _one_of(field: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        near = difflib.get_close_matches(value, allowed, 1, 0.5)
        raise UsageError(
            f"«{field}:{value}» is unknown.", f"There are: {', '.join(allowed)}.", f"{field}:{(*near, allowed[0])[0]}"
        )
    return value
