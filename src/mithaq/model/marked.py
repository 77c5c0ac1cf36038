"""Texts as HTML with marks: the words of statements, their speakers and cues, plain inline, nothing in between.

Marks are plain inline elements without padding, border, isolation or generated text, so that letters keep joining
across their edges; ``dir`` stands on the block. Where marks overlap the text is cut at every edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from mithaq.text.span import Span

__all__ = ["MARKS_STYLE", "framed", "marked_html"]

#: What the marks look like: colour and lines only.
MARKS_STYLE = ".mithaq mark{background:#fff1b8;color:inherit}.cue{text-decoration:underline}.source{font-weight:bold}"
_FRAME = ".mithaq blockquote{margin:.2em 0 .9em;padding-inline-start:.8em;border-inline-start:3px solid #bbb}"
_QUIET = ".mithaq p{margin:.2em 0;color:#555}"
_ORDER = ("source", "cue", "content")
_TAGS = {
    "content": ("<mark>", "</mark>"),
    "cue": ('<span class="cue">', "</span>"),
    "source": ('<span class="source">', "</span>"),
}


def marked_html(text: str, marks: Iterable[tuple[str, Span]]) -> str:
    """The text with its marks (part: content, cue or source; span), cut at every edge of one.

    >>> marked_html("قال نعم", [("content", Span(4, 7)), ("cue", Span(0, 3))])
    '<span class="cue">قال</span> <mark>نعم</mark>'
    """
    return "".join(_pieces(text, tuple(marks)))


def framed(title: str, body: str) -> str:
    """A block for notebooks, with its style: self-contained, offline. ``title`` is text, ``body`` HTML."""
    head = f"<h4>{escape(title)}</h4>" if title else ""
    return f'<div class="mithaq"><style>{MARKS_STYLE}{_FRAME}{_QUIET}</style>{head}{body}</div>'


def _pieces(text: str, marks: tuple[tuple[str, Span], ...]) -> Iterator[str]:
    edges = sorted({0, len(text), *(edge for _, span in marks for edge in span if 0 <= edge <= len(text))})
    for start, stop in pairwise(edges):
        parts = {part for part, span in marks if span.start <= start and stop <= span.stop}
        piece = escape(text[start:stop])
        for part in _ORDER:
            if part in parts:
                before, after = _TAGS[part]
                piece = f"{before}{piece}{after}"
        yield piece
