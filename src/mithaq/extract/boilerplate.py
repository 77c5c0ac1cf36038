"""Boilerplate: the words of a page that are not the story. They are marked, never deleted."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.extract.page.endings import ending_of
from mithaq.extract.page.furniture import bracketed_pieces
from mithaq.extract.page.lines import Line, has_full_stop
from mithaq.extract.page.parts import Page, read_page
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Boilerplate
from mithaq.text.span import Span

__all__ = ["find_boilerplate"]

_MOST_LINKS = 12  # headlines of other stories under one heading


def find_boilerplate(doc: Document, pack: Pack, kb: Kb) -> tuple[Boilerplate, ...]:
    """The boilerplate of a document, in text order, none overlapping another.

    Arguments: a document with its paragraphs, the pack of its language, the knowledge base. Rules and words are in the
    pack's ``boilerplate.yml``; kinds are those of :class:`mithaq.model.marks.Boilerplate`. Time needed grows with the
    number of lines.

    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("جسر جديد فوق النهر\\n\\nافتتح الجسر أمس. (يتبع)\\n\\nشارك برأيك")
    >>> marks = find_boilerplate(doc.adding(paragraphs=find_paragraphs(doc)), load_pack("ar"), load_kb())
    >>> [(mark.kind, doc[mark.span]) for mark in marks]
    [('continuation', '(يتبع)'), ('prompt', 'شارك برأيك')]
    """
    page = read_page(doc, pack, kb)
    found = [*_lines(page), *(Boilerplate(piece.span, piece.rule.kind) for piece in bracketed_pieces(doc, pack))]
    ending = ending_of(doc, page, pack, kb)
    if ending is not None:
        found.append(Boilerplate(ending.span, ending.kind))
    return _apart(found)


def _lines(page: Page) -> Iterator[Boilerplate]:
    yield from (Boilerplate(line.span, "language-switch") for line in page.switches)
    yield from (Boilerplate(date.line.span, "dateline") for date in page.dates)
    yield from (Boilerplate(dateline.span, "dateline") for dateline in page.datelines)
    yield from (Boilerplate(line.span, "credit") for line in page.credits)
    if page.republisher is not None:
        yield Boilerplate(page.republisher.span, "credit")
    last_keywords = -1
    for index, piece in sorted(page.pieces.items()):
        if piece.rule.shape != "heading":
            yield Boilerplate(piece.span, piece.rule.kind)
        if piece.rule.gives == "keywords":
            last_keywords = index
        if piece.rule.shape == "heading":
            stop = _headed(page, index, 1 if piece.rule.takes == "next" else _MOST_LINKS)
            yield Boilerplate(Span(piece.span.start, page.lines[stop].span.stop), piece.rule.kind)
            last_keywords = stop if last_keywords == index else last_keywords
    if last_keywords >= 0:
        yield from _links_after(page, last_keywords + 1)


def _is_link(page: Page, line: Line) -> bool:
    """Whether a line may be a keyword or a headline of another story: short, no full stop, nothing else."""
    return line.short and not has_full_stop(line.text) and line.index not in page.pieces


def _headed(page: Page, index: int, most: int) -> int:
    """The index of the last line that the heading at ``index`` heads."""
    stop = index
    while stop + 1 < len(page.lines) and stop - index < most and _is_link(page, page.lines[stop + 1]):
        stop += 1
    return stop


def _links_after(page: Page, first: int) -> Iterator[Boilerplate]:
    """The short lines between a block of keywords and the end of the page: headlines of other stories."""
    rest = [line for line in page.lines[first:] if line.index not in page.pieces]
    if len(rest) <= _MOST_LINKS and all(_is_link(page, line) for line in rest):
        yield from (Boilerplate(line.span, "related") for line in rest)


def _apart(found: list[Boilerplate]) -> tuple[Boilerplate, ...]:
    """The marks in text order; of two that overlap, the longer one."""
    kept: list[Boilerplate] = []
    for mark in sorted(found, key=lambda mark: (mark.span.start, -mark.span.stop)):
        if not kept or not mark.span.overlaps(kept[-1].span):
            kept.append(mark)
        elif mark.span.length > kept[-1].span.length:
            kept[-1] = mark
    return tuple(kept)
