"""Passages as HTML: the words of a statement marked inline, in the direction of their language, nothing in between.

Marks are plain inline elements without padding, border, isolation or generated text, so that letters keep joining
across their edges; ``dir`` stands on the block.
"""

from __future__ import annotations

from html import escape

from mithaq.model.ledger import Entry

__all__ = ["MARKS_STYLE", "passage_html"]

#: What the marks look like: colour and lines only.
MARKS_STYLE = "mark{background:#fff1b8;color:inherit}.cue{text-decoration:underline}.source{font-weight:bold}"
_MARKS = {
    "content": ("<mark>", "</mark>"),
    "cue": ('<span class="cue">', "</span>"),
    "source": ('<span class="source">', "</span>"),
}


def passage_html(entry: Entry, tag: str, direction: str) -> str:
    """The passage of a statement in an element of this name, with its language and direction.

    >>> from mithaq.model.ledger import Article, Passage
    >>> from mithaq.model.marks import Speaker, Statement
    >>> from mithaq.text.span import Span
    >>> said = Statement("a", (Span(4, 7),), "indirect", None, Speaker(None, None, None, None), "assert")
    >>> article = Article("d", "d", None, "ar", None, None, None, None, None, 1, "")
    >>> passage = Passage("قال نعم", 0, (("content", Span(4, 7)),))
    >>> passage_html(Entry(said, article, "نعم", passage), "p", "rtl")
    '<p lang="ar" dir="rtl">قال <mark>نعم</mark></p>'
    """
    said = "".join(_marked(piece, part) for piece, part in entry.passage.segments())
    return f'<{tag} lang="{escape(entry.article.language or "und")}" dir="{direction}">{said}</{tag}>'


def _marked(piece: str, part: str) -> str:
    before, after = _MARKS.get(part, ("", ""))
    return f"{before}{escape(piece)}{after}"
