"""Documents: a text as stored, with one tuple per layer of reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from html import escape
from typing import Any

from mithaq.model.contract import document_json
from mithaq.model.marked import framed, marked_html
from mithaq.model.marks import (
    Boilerplate,
    Concept,
    Event,
    InstrumentMention,
    Mention,
    Paragraph,
    Quotation,
    QuoteBlock,
    Sentence,
    Speaker,
    Statement,
    TimeExpression,
)
from mithaq.text.direction import direction_of_letters
from mithaq.text.span import Span
from mithaq.text.tokens import Tokens, cut

__all__ = ["Document", "Metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; a field that it does not show is ``None``, never guessed.

    ``published``: EDTF, with the time where shown; ``published_basis``: shown, dateline, or given (by the reader).
    """

    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    published_basis: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    place: str | None = None
    sources: tuple[str, ...] = ()
    unfinished: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what was read in it. Immutable: ``adding`` gives the next one.

    ``speakers`` holds one speaker for each of ``quotations``; ``packs`` names the packs that read the text, with their
    versions; ``problems`` names the steps that failed (their layers are empty).

    >>> doc = Document("قال إن الطريق مفتوح", language="ar")
    >>> doc[Span(0, 3)], doc[(Span(0, 3), Span(7, 13))], len(doc.id)
    ('قال', 'قال … الطريق', 16)
    """

    text: str = field(repr=False)
    language: str | None = None
    name: str = ""
    path: str | None = None
    metadata: Metadata = Metadata()
    tokens: Tokens = field(default=None, repr=False, compare=False)  # type: ignore[assignment]
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)
    boilerplate: tuple[Boilerplate, ...] = field(default=(), repr=False)
    quote_blocks: tuple[QuoteBlock, ...] = field(default=(), repr=False)
    times: tuple[TimeExpression, ...] = field(default=(), repr=False)
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    instruments: tuple[InstrumentMention, ...] = field(default=(), repr=False)
    concepts: tuple[Concept, ...] = field(default=(), repr=False)
    quotations: tuple[Quotation, ...] = field(default=(), repr=False)
    speakers: tuple[Speaker, ...] = field(default=(), repr=False)
    events: tuple[Event, ...] = field(default=(), repr=False)
    statements: tuple[Statement, ...] = field(default=(), repr=False)
    packs: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.tokens is None:
            object.__setattr__(self, "tokens", cut(self.text))

    @property
    def id(self) -> str:
        """Sixteen hex digits of the SHA-256 of the text: the same text has the same id everywhere."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def title(self) -> str | None:
        """The headline, or ``None``."""
        return self.metadata.title

    @property
    def published(self) -> str | None:
        """Publication date (EDTF), or ``None`` when the text shows none and none was given."""
        return self.metadata.published

    def __getitem__(self, where: Span | Iterable[Span]) -> str:
        """The words of a span; of several spans, joined by ``" … "``."""
        if isinstance(where, Span):
            return self.text[where.start : where.stop]
        return " … ".join(self.text[span.start : span.stop] for span in where)

    def _repr_html_(self) -> str:
        """The document for notebooks: its paragraphs in the direction of their letters, every statement marked."""
        marks = [("content", span) for one in self.statements for span in one.content]
        marks += [("cue", one.cue) for one in self.statements if one.cue]
        marks += [("source", one.speaker.mention) for one in self.statements if one.speaker.mention]
        opening = f'<div lang="{escape(self.language or "und")}" dir="{direction_of_letters(self.text)}">'
        lines = marked_html(self.text, marks).replace("\r\n", "\n").replace("\n", "<br>\n")
        return framed(self.title or self.name, f"{opening}{lines}</div>")

    def to_json(self) -> dict[str, Any]:
        """The document as plain data in the ``mithaq/1`` shape, its keys always in the same order.

        The shape is described by ``mithaq-1.schema.json`` beside this file. Text is not in it: offsets point into the
        article, which stays where it is.

        >>> Document("قال", language="ar", name="a").to_json()["schema"]
        'mithaq/1'
        """
        return document_json(self)

    def adding(self, **layers: Any) -> Document:
        """The same document with these layers or fields replaced."""
        if not layers.keys() <= _FIELDS:
            raise TypeError(f"A document has no {', '.join(sorted(layers.keys() - _FIELDS))}.")
        other = object.__new__(Document)
        for name in _FIELDS:
            object.__setattr__(other, name, layers[name] if name in layers else getattr(self, name))
        return other


_FIELDS = frozenset(field.name for field in fields(Document))
