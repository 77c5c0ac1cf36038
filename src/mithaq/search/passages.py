"""Passages: the sentence around a statement, with the words, the cue and the source marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mithaq.model.ledger import Passage
from mithaq.model.marks import Statement
from mithaq.text.span import Span

__all__ = ["passage_around", "passage_of", "sentence_around"]

_MOST = 300  # characters looked at on each side for the end of the sentence
_END = re.compile(r"[\r\n]+|(?<=[.!?؟…])[»”\"]?\s+")


def passage_of(text: str, statement: Statement) -> Passage:
    """The passage of a statement: from the beginning of the first sentence of its parts to the end of the last.

    >>> from mithaq.model.marks import Speaker
    >>> from mithaq.text.span import Span
    >>> he = Speaker(Span(8, 10), "He", None, None)
    >>> said = Statement("a", (Span(16, 25),), "indirect", Span(11, 15), he, "assert")
    >>> passage_of("Before. He said all right. After.", said).text
    'He said all right.'
    """
    found = [("content", span) for span in statement.content]
    found += [(part, span) for part, span in (("cue", statement.cue), ("source", statement.speaker.mention)) if span]
    return passage_around(text, found)


def passage_around(text: str, found: Iterable[tuple[str, Span]]) -> Passage:
    """The passage around marks, each a part and its span: from the beginning of a sentence to the end of one."""
    found = tuple(found)
    around = sentence_around(text, Span(min(span.start for _, span in found), max(span.stop for _, span in found)))
    marks = tuple((part, span.shifted(-around.start)) for part, span in found)
    return Passage(text[around.start : around.stop], around.start, marks)


def sentence_around(text: str, span: Span) -> Span:
    """The span from the beginning of the first sentence of a span to the end of its last.

    >>> sentence_around("Before. He said all right. After.", Span(16, 25))
    Span(start=8, stop=26)
    """
    first, last = span
    before = text[max(0, first - _MOST) : first]
    ends = [match.end() for match in _END.finditer(before)]
    start = first - len(before) + (ends[-1] if ends else 0)
    after = text[last : last + _MOST]
    closing = _END.search(after)
    return Span(start, last + (closing.start() if closing else len(after)))
