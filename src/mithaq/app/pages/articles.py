"""Articles as they are shown: paragraphs cut into marked segments, and a numbered note for each statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mithaq.app.layers import LAYERS, marks_of
from mithaq.app.ledger import Ledger
from mithaq.app.pages.segments import Marked, Segment, cut_segments, paragraph_spans
from mithaq.model.document import Document
from mithaq.model.ledger import Article
from mithaq.model.marks import Statement
from mithaq.store import tables as t
from mithaq.store.loading import ARTICLE, article_of, document_of, find_document
from mithaq.text.span import Span

__all__ = ["ArticlePage", "Note", "ShownParagraph", "article_page", "statement_marks"]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement in the margin: its ``number`` in the article, who, which act, and what a person decided last."""

    number: int
    statement: Statement
    actor: str | None
    verdict: str | None
    changed: bool

    @property
    def start(self) -> int:
        """First code point of the words."""
        return self.statement.content[0].start


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A line of the article: its segments in order, the notes of the statements that begin in it, what kind it is."""

    span: Span
    kind: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its paragraphs; ``layers`` are marked, ``others`` says for each other mark what it is."""

    article: Article
    document: Document
    layers: tuple[str, ...]
    paragraphs: tuple[ShownParagraph, ...]
    others: Mapping[str, str]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all paragraphs, in order of their numbers."""
        return tuple(note for paragraph in self.paragraphs for note in paragraph.notes)


def article_page(ledger: Ledger, wanted: str, layers: tuple[str, ...] = ("statements",)) -> ArticlePage:
    """The page of an article, by id, name or path; ``layers`` says what is marked in it.

    Raises :class:`mithaq.errors.NotInLedger` when there is no such article.
    """
    with ledger.database.reading() as connection:
        found = find_document(connection, wanted)
        document = document_of(connection, found)
        article = article_of(connection.execute(select(*ARTICLE).where(t.documents.c.id == found)).one())
        columns = t.statements.c
        rows = connection.execute(
            select(columns.id, columns.actor, columns.verdict, columns.changed).where(columns.document == found)
        )
        held = {row.id: row for row in rows}
    said = sorted(document.statements, key=lambda one: (one.content[0], one.id))
    notes = [Note(n, one, *held[one.id][1:]) for n, one in enumerate(said, 1)]
    marks = [mark for one in said for mark in statement_marks(one)] if "statements" in layers else []
    others: dict[str, str] = {}
    for layer in (layer for layer in LAYERS if layer in layers and layer != "statements"):
        for number, mark in enumerate(marks_of(document, layer)):
            others[f"{layer}-{number}"] = mark.says
            marks += [Marked(f"{layer}-{number}", layer, span) for _, span in mark.spans]
    marks.sort(key=lambda mark: mark.span)
    return ArticlePage(article, document, layers, tuple(_paragraphs(document, marks, notes)), others)


def statement_marks(statement: Statement) -> Iterator[Marked]:
    """The marks of a statement: each span of its words, its cue, and who says it."""
    for span in statement.content:
        yield Marked(statement.id, "content", span)
    if statement.cue:
        yield Marked(statement.id, "cue", statement.cue)
    if statement.speaker.mention:
        yield Marked(statement.id, "source", statement.speaker.mention)


def _paragraphs(document: Document, marks: list[Marked], notes: list[Note]) -> Iterator[ShownParagraph]:
    spans = paragraph_spans(document.text)
    aside = [part.span for part in document.boilerplate]
    title = " ".join((document.title or "").split())
    left, waiting = list(marks), list(notes)
    for place, span in enumerate(spans):
        stop = spans[place + 1].start if place + 1 < len(spans) else len(document.text) + 1
        mine = [note for note in waiting if note.start < stop]
        waiting = waiting[len(mine) :]
        here = []
        for mark in left:
            if mark.span.start >= span.stop:
                break
            here.append(mark)
        left = [mark for mark in left if mark.span.stop > span.stop]
        words = " ".join(document.text[span.start : span.stop].split())
        kind = "title" if words == title and place < 6 else "aside" if any(a.holds(span) for a in aside) else "body"
        yield ShownParagraph(span, kind, cut_segments(document.text, span, here), tuple(mine))


def plain_note(note: Note) -> dict[str, Any]:
    """The note as plain data."""
    return {
        "number": note.number,
        "id": note.statement.id,
        "speaker": str(note.statement.speaker),
        "actor": note.actor,
        "act": note.statement.act,
        "kind": note.statement.kind,
        "date": note.statement.date,
        "parent": note.statement.parent,
        "confidence": note.statement.confidence,
        "verdict": note.verdict,
        "changed": note.changed,
        "start": note.start,
    }
