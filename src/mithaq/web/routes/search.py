"""``/``: statements that match a line of the grammar, with facets, and articles that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query

from mithaq.app.ledgers.results import Results
from mithaq.app.pages.counts import activity_of, facets_of, holdings
from mithaq.model.ledger import Facet
from mithaq.search.grammar import Query as Line
from mithaq.search.grammar import Term, parse_query
from mithaq.web.addresses import Data, add_page
from mithaq.web.addresses import Line as Asking
from mithaq.web.context import Asked, Context
from mithaq.web.drawings.bars import draw_bars
from mithaq.web.entries import article_data, entry_data
from mithaq.web.sentences import query_sentence, term_says

__all__ = ["FACETS_SHOWN", "router"]

PAGE = 25
#: Values of a facet that are shown before all are asked for.
FACETS_SHOWN = 8
_FIELDS = {
    "speaker": "by",
    "addressee": "to",
    "act": "act",
    "instrument": "about",
    "principle": "about",
    "outlet": "outlet",
    "language": "in",
    "year": "",
    "checked": "is",
}
_VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "unsure": "unsure"}

router = APIRouter(tags=["search"])


def search(
    context: Asked,
    q: Asking = "",
    show: Annotated[str, Query(pattern="^(statements|commitments|articles)$")] = "statements",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    more: Annotated[str, Query(description="The facet whose values are all listed")] = "",
) -> Data:
    """Statements that match, with facets and what was searched for."""
    line = parse_query(q)
    asked = line.adding(Term("is", ("commitment",))) if show == "commitments" else line
    results = context.ledger.search(asked)
    first = (page - 1) * PAGE
    found: Data = {"q": str(line), "show": show, "page_number": page, "count": len(results)}
    noun = "commitments" if show == "commitments" else "statements"
    found["sentence"] = query_sentence(context, line, len(results), noun).striptags()
    found["sentence_html"] = str(query_sentence(context, line, len(results), noun))
    found["terms"] = [_term(context, line, term) for term in line.terms]
    found["forms"] = {name: list(forms) for name, forms in results.forms().items()}
    most = 100 if more else FACETS_SHOWN
    facets = context.site.once(("facets", asked, most), lambda: facets_of(context.ledger, asked, most))
    found["facets"] = [_facet(context, line, facet) for facet in facets] if len(results) else []
    found["more"] = more
    found["articles"] = (
        []
        if show != "articles"
        else [{**article_data(context, article), "matched": count} for article, count in results.articles(first, PAGE)]
    )
    found["entries"] = [] if show == "articles" else [entry_data(context, one) for one in results[first : first + PAGE]]
    found["last_page"] = max(1, -(-len(results) // PAGE))
    found["why_empty"] = [] if len(results) else _why_empty(context, results)
    activity = context.site.once(("activity", asked), lambda: activity_of(context.ledger, asked))
    found["activity"] = [{"period": one.period, "count": one.count, "by_act": dict(one.by_act)} for one in activity]
    found["holdings"] = _holdings(context)
    found["bars"] = str(
        draw_bars(context, activity, lambda period: context.link("/", q=_within(line, period), show=show))
    )
    return found


def _within(line: Line, period: str) -> str:
    """The line narrowed to one period."""
    kept = [term for term in line.terms if term.field not in ("from", "until")]
    return str(Line((*kept, Term("from", (period,)), Term("until", (period,)))))


def _term(context: Context, line: Line, term: Term) -> dict[str, Any]:
    return {
        "term": str(term),
        "says": term_says(context, term).striptags(),
        "excluded": term.excluded,
        "without": str(line.without(term)),
    }


def _why_empty(context: Context, results: Results) -> list[dict[str, Any]]:
    found = []
    for term, count in results.why_empty():
        rest = results.query.without(term)
        found.append(
            {"term": str(term), "says": term_says(context, term).striptags(), "count": count, "without": str(rest)}
        )
    return found


def _facet(context: Context, line: Line, facet: Facet) -> dict[str, Any]:
    return {"field": facet.field, "values": list(_values(context, line, facet))}


def _values(context: Context, line: Line, facet: Facet) -> Iterator[dict[str, Any]]:
    for value, name, count in facet.values:
        term = _term_for(facet.field, value)
        on = all(one in line.terms for one in term)
        bare = Line(tuple(one for one in line.terms if one not in term))
        excluded = [Term(one.field, one.values, one.exact, True) for one in term]
        yield {
            "value": value,
            "name": _name(context, facet.field, value, name),
            "count": count,
            "on": on,
            "only": str(bare if on else bare.adding(*term)),
            "exclude": str(bare.adding(*excluded)) if len(term) == 1 else "",
        }


def _term_for(field: str, value: str) -> tuple[Term, ...]:
    """The parts of a query by which exactly the statements with this value are found."""
    if field == "year":
        return (Term("from", (value,)), Term("until", (value,)))
    if field == "checked":
        return (Term("is", (_VERDICTS.get(value, value),)),)
    written = value.removeprefix("text:")
    return (Term(_FIELDS[field], (written,), " " in written),)


def _name(context: Context, field: str, value: str, name: str) -> str:
    labels, words = context.labels, context.words
    if field in ("speaker", "addressee", "outlet"):
        return labels.actor(value, name) if not value.startswith("text:") else name
    if field == "act":
        return labels.act(value)
    if field in ("instrument", "principle"):
        return labels.about(value)
    if field == "language":
        return words.or_code("languages", value)
    return words.or_code("is", _VERDICTS.get(value, value)) if field == "checked" else value


def _holdings(context: Context) -> dict[str, Any]:
    held = context.site.once(("holdings",), lambda: holdings(context.ledger))
    return {
        "articles": held.articles,
        "statements": held.statements,
        "unchecked": held.unchecked,
        "languages": dict(held.languages),
    }


add_page(router, "/search", "search.html", search)
add_page(router, "/", "search.html", search, twin=False)
