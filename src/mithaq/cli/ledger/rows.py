"""Rows of what a search finds: statements, articles, events and facets, each with the columns of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mithaq.cli.ledger.answers import Answers, columns_of
from mithaq.cli.options import Output

if TYPE_CHECKING:
    from mithaq.app.ledgers.found import ArticleResults, EventResults
    from mithaq.app.ledgers.results import Results
    from mithaq.model.events import EventEntry
    from mithaq.model.ledger import Article, Facet

__all__ = ["ARTICLE_COLUMNS", "EVENT_COLUMNS", "article_rows", "event_rows", "facet_rows", "statement_rows"]

_SHOWN = ("statement", "speaker", "act", "words", "date", "outlet")
_EVENTS_SHOWN = ("kind", "status", "date", "participants", "place", "words", "name")

#: Every column of events: its name, what it holds in words, and how it is read.
EVENT_COLUMNS: Mapping[str, tuple[str, Callable[[EventEntry], Any]]] = {
    "event": ("the article's id and the first character of the words", lambda e: e.id),
    "kind": ("meeting, call, visit, letter-sent, proposal, signing …", lambda e: e.event.kind),
    "status": ("done, planned, cancelled or denied", lambda e: e.event.status),
    "date": ("when (EDTF)", lambda e: e.event.date),
    "participants": ("who took part, by name", lambda e: "; ".join(name for _, name in e.participants) or None),
    "place": ("where", lambda e: e.place and e.place[1]),
    "words": ("the words that report it", lambda e: " ".join(e.words.split())),
    "passage": ("the sentence they stand in", lambda e: " ".join(e.passage.text.split())),
    "document": ("id of the article, made of its text", lambda e: e.article.id),
    "name": ("name of the article's file", lambda e: e.article.name),
    "language": ("code of the article's language", lambda e: e.article.language),
    "title": ("the article's headline", lambda e: e.article.title),
    "published": ("publication date (EDTF)", lambda e: e.article.published),
    "outlet": ("who published the article", lambda e: e.article.outlet),
    "agency": ("the agency it credits", lambda e: e.article.agency),
}
#: Every column of articles.
ARTICLE_COLUMNS: Mapping[str, tuple[str, Callable[[tuple[Article, int]], Any]]] = {
    "article": ("id of the article, made of its text", lambda found: found[0].id),
    "title": ("the article's headline, or the name of its file", lambda found: found[0].title or found[0].name),
    "outlet": ("who published the article", lambda found: found[0].outlet),
    "published": ("publication date (EDTF)", lambda found: found[0].published),
    "language": ("code of the article's language", lambda found: found[0].language),
    "matches": ("how many of its statements match", lambda found: found[1]),
    "agency": ("the agency it credits", lambda found: found[0].agency),
    "name": ("name of the article's file", lambda found: found[0].name),
    "path": ("the file that was read", lambda found: found[0].path),
    "url": ("its address", lambda found: found[0].url),
}
_ARTICLES_SHOWN = tuple(ARTICLE_COLUMNS)[:6]


def statement_rows(results: Results, output: Output) -> Answers:
    """The statements as answers; every column in the formats of spreadsheets, the usual ones for people."""
    from mithaq.app.ledgers.frames import COLUMNS, cells_of

    names = columns_of(output, COLUMNS, _SHOWN)
    entries = iter(results[: output.limit]) if output.limit is not None else iter(results)
    return Answers(names, ((entry.to_json(), cells_of(entry, names)) for entry in entries))


def event_rows(results: EventResults, output: Output) -> Answers:
    """The events as answers."""
    names = columns_of(output, EVENT_COLUMNS, _EVENTS_SHOWN)
    return Answers(names, ((one.to_json(), tuple(EVENT_COLUMNS[n][1](one) for n in names)) for one in results))


def article_rows(results: ArticleResults, output: Output) -> Answers:
    """The articles as answers, each with how many of its statements match."""
    names = columns_of(output, ARTICLE_COLUMNS, _ARTICLES_SHOWN)
    rows = (
        ({**found[0].to_json(), "matches": found[1]}, tuple(ARTICLE_COLUMNS[n][1](found) for n in names))
        for found in results
    )
    return Answers(names, rows)


def facet_rows(facets: Iterable[Facet]) -> Answers:
    """The values of facets as answers, each with its count."""
    found = [(facet.field, *value) for facet in facets for value in facet.values]
    columns = ("facet", "value", "names", "count")
    return Answers(columns, ((dict(zip(columns, row, strict=True)), row) for row in found))
