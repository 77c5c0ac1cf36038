"""Statements as rows: one row one statement, every column a plain cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mithaq.model.document import Document
from mithaq.model.marks import Statement

__all__ = ["COLUMNS", "Row", "cells", "rows", "turns"]

_CONTEXT = 32  # characters of prefix and suffix


@dataclass(frozen=True, slots=True)
class Row:
    """A statement and the document it stands in."""

    doc: Document
    statement: Statement

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.statement.content[0].start

    @property
    def stop(self) -> int:
        """One past the last code point of the content."""
        return self.statement.content[-1].stop


#: Every column: its name, what it holds in words, and how it is read. Offsets are Unicode code points.
COLUMNS: Mapping[str, tuple[str, Callable[[Row], object]]] = {
    "document": ("name of the article's file, without its ending", lambda r: r.doc.name),
    "path": ("the file that was read", lambda r: r.doc.path),
    "language": ("code of the article's language", lambda r: r.doc.language),
    "title": ("the article's headline", lambda r: r.doc.title),
    "published": ("publication date (EDTF)", lambda r: r.doc.published),
    "outlet": ("who published the article", lambda r: r.doc.metadata.outlet),
    "agency": ("the agency it credits", lambda r: r.doc.metadata.agency),
    "statement": ("id of the statement, made of the text and the place", lambda r: r.statement.id),
    "parent": ("id of the statement it is nested in", lambda r: r.statement.parent),
    "speaker": ("who answers for the words", lambda r: str(r.statement.speaker)),
    "actor": ("the speaker's id in the knowledge base", lambda r: r.statement.speaker.actor),
    "mention": ("the speaker as written beside the cue", lambda r: r.statement.speaker.text),
    "resolved": ("how the speaker was found", lambda r: r.statement.speaker.resolved),
    "reported_by": ("who passed the words on", lambda r: r.statement.reported_by),
    "act": ("what the speaker does by saying it", lambda r: r.statement.act),
    "acts": ("all acts, the main one first", lambda r: r.statement.acts),
    "kind": ("direct, indirect or mixed", lambda r: r.statement.kind),
    "words": ("the words attributed", lambda r: r.doc[r.statement.content]),
    "cue": ("the words that attribute them", lambda r: r.doc[r.statement.cue] if r.statement.cue else None),
    "date": ("when it was said (EDTF)", lambda r: r.statement.date),
    "date_basis": ("where that date comes from", lambda r: r.statement.date_basis),
    "addressees": ("to whom it was said", lambda r: r.statement.addressees),
    "venue": ("through which medium", lambda r: r.statement.venue),
    "place": ("where it was said", lambda r: r.statement.place),
    "instruments": ("ids of the instruments it cites", lambda r: r.statement.instruments),
    "concepts": ("codes of the principles it names", lambda r: r.statement.concepts),
    "modifiers": ("condition, planned, done, omission, silence, declined to comment", lambda r: r.statement.modifiers),
    "polarity": ("positive or negative", lambda r: r.statement.polarity),
    "commitment": ("oral, written, signed, political, legal", lambda r: r.statement.commitment),
    "targets": ("who is accused, asked, warned or praised by it", lambda r: r.statement.targets),
    "voice": ("outlet where the report holds it at a distance, else speaker", lambda r: r.statement.voice),
    "headline": ("yes where it stands in the headline", lambda r: r.statement.headline),
    "inferred": ("yes where no word attributes it", lambda r: r.statement.inferred),
    "confidence": ("how sure it is, 0 to 1", lambda r: r.statement.confidence),
    "rule": ("the rule that found it", lambda r: r.statement.why.rule),
    "start": ("first character of the words", lambda r: r.start),
    "stop": ("one past their last character", lambda r: r.stop),
    "prefix": ("the text just before", lambda r: r.doc.text[max(0, r.start - _CONTEXT) : r.start]),
    "suffix": ("the text just after", lambda r: r.doc.text[r.stop : r.stop + _CONTEXT]),
}


def rows(doc: Document) -> Iterator[Row]:
    """The rows of a document, one a statement."""
    return (Row(doc, statement) for statement in doc.statements)


def turns(statement: Statement) -> tuple[str, ...]:
    """What turns a statement, in the words that a reader looks for: not, if, planned, done …

    >>> from mithaq.model.marks import Speaker
    >>> turns(Statement("a", (), "direct", None, Speaker(None, None, None, None), "deny", polarity="negative"))
    ('not',)
    """
    denied = ("not",) if statement.polarity == "negative" else ()
    return (*denied, *("if" if word == "condition" else word for word in statement.modifiers))


def cells(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row in these columns as text: lists joined by ``; ``, white space made single, unknown empty."""
    return tuple(_cell(COLUMNS[column][1](row)) for column in columns)


def _cell(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    return " ".join(str(value).split())
