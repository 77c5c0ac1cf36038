"""Items: a statement as it is put to a reviewer, with what stands around it and what its fields may hold instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mithaq.app.ledger import Ledger
from mithaq.app.ledgers.corrections import value_of
from mithaq.app.pages.articles import statement_marks
from mithaq.app.pages.counts import most_frequent
from mithaq.app.pages.segments import Marked, Segment, cut_segments, paragraph_spans
from mithaq.app.reviewing.selections import moved_edge
from mithaq.errors import UsageError
from mithaq.model.document import Document
from mithaq.model.ledger import Entry
from mithaq.text.span import Span

__all__ = ["Item", "item_of", "spans_of"]

_AROUND = 160  # characters shown before and after
_LISTED = 40
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_MOVES = {
    "stop_forward": ("stop", 1),
    "stop_back": ("stop", -1),
    "start_forward": ("start", 1),
    "start_back": ("start", -1),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to judge.

    ``paragraphs``: the lines it stands in and around it, in segments; ``content``: its words as ``start-stop``, or
    other ones that are being tried (then ``moved``); ``edges``: for each move of an edge by a word, what the content
    would be; ``people``: (id, name) whom the article names or the ledger hears most; ``instruments``: ids;
    ``following``: the next statement of the article, for joining them.
    """

    entry: Entry
    paragraphs: tuple[tuple[Segment, ...], ...]
    content: str
    moved: bool
    edges: Mapping[str, str]
    people: tuple[tuple[str, str], ...]
    instruments: tuple[str, ...]
    following: str | None


def item_of(ledger: Ledger, statement: str, content: str = "") -> Item:
    """The item of a statement; ``content`` tries other words for it.

    Raises :class:`mithaq.errors.NotInLedger` without such a statement, :class:`UsageError` for a content that the
    article does not hold.
    """
    entry = ledger.statement(statement)
    document = ledger.document(entry.article.id)
    held = str(value_of(entry.json, "content"))
    spans = spans_of(content or held, len(document.text))
    marks = [Marked(entry.id, "content", span) for span in spans]
    marks += [mark for mark in statement_marks(entry.statement) if mark.part != "content"]
    marks.sort(key=lambda mark: mark.span)
    after = [one.id for one in document.statements if one.content[0] > entry.statement.content[-1]]
    return Item(
        entry,
        tuple(_paragraphs(document, marks)),
        _written(spans),
        bool(content) and _written(spans) != held,
        {name: _written(_moved(document, spans, *move)) for name, move in _MOVES.items()},
        _people(ledger, document),
        tuple(dict.fromkeys(one.id for one in document.instruments)),
        after[0] if after else None,
    )


def spans_of(content: str, length: int) -> tuple[Span, ...]:
    """The spans that a content is written as (``12-40; 52-60``), inside a text of this length.

    >>> spans_of("12-40; 52-60", 100)
    (Span(start=12, stop=40), Span(start=52, stop=60))
    """
    found = [_SPAN.fullmatch(part.strip()) for part in content.split(";")]
    spans = [Span(int(one[1]), int(one[2])) for one in found if one]
    if not spans or len(spans) != len(found) or any(not span.start < span.stop <= length for span in spans):
        raise UsageError(f"«{content}» are no words of the article.", "Spans are written start-stop.", "12-40; 52-60")
    return tuple(sorted(spans))


def _written(spans: tuple[Span, ...]) -> str:
    return "; ".join(f"{start}-{stop}" for start, stop in spans)


def _moved(document: Document, spans: tuple[Span, ...], edge: str, by: int) -> tuple[Span, ...]:
    if edge == "stop":
        return (*spans[:-1], moved_edge(document.tokens, spans[-1], edge, by))
    return (moved_edge(document.tokens, spans[0], edge, by), *spans[1:])


def _paragraphs(document: Document, marks: list[Marked]) -> list[tuple[Segment, ...]]:
    first, last = min(mark.span.start for mark in marks), max(mark.span.stop for mark in marks)
    around = Span(first - _AROUND, last + _AROUND)
    found = []
    for span in paragraph_spans(document.text):
        if not span.overlaps(around):
            continue
        start, stop = max(span.start, around.start), min(span.stop, around.stop)
        while start > span.start and not document.text[start - 1].isspace():
            start -= 1  # no word, and no letter that joins the next, is cut
        while stop < span.stop and not document.text[stop].isspace():
            stop += 1
        found.append(cut_segments(document.text, Span(start, stop), marks))
    return found


def _people(ledger: Ledger, document: Document) -> tuple[tuple[str, str], ...]:
    """Who may be meant: the actors of the article, then those who say most in the ledger."""
    names: dict[str, str] = {}
    for one in document.mentions:
        if one.actor and ":" in one.actor:
            names.setdefault(one.actor, one.name)
    for actor, _ in most_frequent(ledger, "by", _LISTED):
        if not actor.startswith("text:"):
            names.setdefault(actor, "")
    return tuple(names.items())[: 2 * _LISTED]
