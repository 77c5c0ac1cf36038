"""Quote blocks: what stands between quotation marks of every style, nested, unbalanced or reopened."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.model.document import Document
from mithaq.model.marks import QuoteBlock
from mithaq.text.span import Span
from mithaq.text.tokens import BREAK, MARK, Tokens

__all__ = ["find_quote_blocks"]

_FAMILIES = {
    "«": "«",
    "»": "«",
    "‹": "‹",
    "›": "‹",
    '"': '"',
    "“": "“",
    "”": "“",
    "„": "“",
    "‟": "“",
    "″": '"',
    "‘": "‘",
    "’": "‘",
    "‚": "‘",
    "'": "‘",
}
_MATES = {'"': "“", "“": '"'}
_DEEPEST = 50  # open marks looked back at
_OPENERS, _CLOSERS = "«‹„‚", "»›"
_BEFORE_OPEN = "([{-–—/،,:؛;."


def find_quote_blocks(doc: Document) -> tuple[QuoteBlock, ...]:
    """The blocks of a document in order of their opening marks; a block never crosses a line break.

    A mark that opens and is never closed gives a block up to the end of its paragraph (``closed`` false); a closing
    mark with nothing open is passed over.

    >>> doc = Document('قال: "لدينا مفهوم "الوفاء" دائما". وقال: «نعم')
    >>> [(doc[block.inner], block.depth, block.closed) for block in find_quote_blocks(doc)]
    [('لدينا مفهوم "الوفاء" دائما', 0, True), ('الوفاء', 1, True), ('نعم', 0, False)]
    """
    tokens = doc.tokens
    blocks: list[QuoteBlock] = []
    first = 0
    kinds = tokens.kinds
    while first < len(tokens):
        last = kinds.find(BREAK, first)
        last = len(tokens) if last < 0 else last
        marks = [i for i in range(first, last) if kinds[i] == MARK and tokens.keys[i] in _FAMILIES]
        if marks:
            blocks.extend(_pair(tokens, marks, last))
        first = last + 1
    return tuple(sorted(blocks, key=lambda block: (block.span.start, -block.span.stop)))


def _pair(tokens: Tokens, marks: list[int], last: int) -> list[QuoteBlock]:
    """The blocks of one paragraph, given the token indexes of its quotation marks."""
    out: list[QuoteBlock] = []
    stack: list[int] = []
    last_of = {_FAMILIES[tokens.keys[i]]: i for i in marks}
    for i in marks:
        mark = tokens.keys[i]
        family = _FAMILIES[mark]
        if family == "‘" and not _plain_single(tokens, i, stack, last):
            continue
        deepest = range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1)
        opened = next((k for k in deepest if _FAMILIES[tokens.keys[stack[k]]] == family), None)
        mate = _MATES.get(family)
        if (
            opened is None and mate is not None and last_of.get(mate, i) < i
        ):  # “…" opens in one style, closes in another
            opened = next((k for k in deepest if _FAMILIES[tokens.keys[stack[k]]] == mate), None)
        later = last_of[family] > i
        if _opens(tokens, i, opened is not None, later):
            if stack and tokens.keys[i - 1] == ":" and opened is not None:
                out.extend(_abandon(tokens, stack, i))
            stack.append(i)
        elif opened is not None:
            del stack[opened + 1 :]
            start = stack.pop()
            out.append(_block(tokens, start, i, len(stack)))
    if stack:
        out.extend(_unclosed(tokens, stack[0], last))
    return out


def _unclosed(tokens: Tokens, start: int, last: int) -> Iterator[QuoteBlock]:
    """The block of a mark that is never closed; where nothing tells how far it went, no further than its sentence."""
    if tokens.keys[start] == '"':
        ends = (j for j in range(start + 3, last - 1) if tokens.keys[j] in ".!?؟")
        last = next((j for j in ends if tokens.starts[j + 1] > tokens.stops[j]), last)
    if last - start > 1:
        stop = tokens.stops[last - 1]
        yield QuoteBlock(Span(tokens.starts[start], stop), Span(tokens.starts[start + 1], stop), 0, False)


def _block(tokens: Tokens, start: int, stop: int, depth: int) -> QuoteBlock:
    inner = Span(tokens.stops[start], tokens.starts[stop])
    if start + 1 < stop:
        inner = Span(tokens.starts[start + 1], tokens.stops[stop - 1])
    return QuoteBlock(Span(tokens.starts[start], tokens.stops[stop]), inner, depth)


def _abandon(tokens: Tokens, stack: list[int], at: int) -> list[QuoteBlock]:
    """Close what was left open before a new quotation begins after a colon, at the last full stop before it."""
    start = stack[0]
    stack.clear()
    stop = next((j for j in range(at - 1, start, -1) if tokens.keys[j] in ".!?؟"), None)
    if stop is None or stop - start < 3:
        return []
    return [
        QuoteBlock(
            Span(tokens.starts[start], tokens.stops[stop]), Span(tokens.starts[start + 1], tokens.stops[stop]), 0, False
        )
    ]


def _plain_single(tokens: Tokens, i: int, stack: list[int], last: int) -> bool:
    """Whether a single mark stands where a quotation mark can (not an apostrophe)."""
    text = tokens.text
    before, after = text[tokens.starts[i] - 1 : tokens.starts[i]], text[tokens.stops[i] : tokens.stops[i] + 1]
    if tokens.keys[i] in "‘‚":
        return not before.isalnum() and after.isalnum()
    if tokens.keys[i] == "'" and not before.isalnum() and after.isalpha():
        return any(
            tokens.keys[j] == "'" and not text[tokens.stops[j] : tokens.stops[j] + 1].isalnum()
            for j in range(i + 1, last)
        )
    return bool(stack) and _FAMILIES[tokens.keys[stack[-1]]] == "‘" and not after.isalnum()


def _opens(tokens: Tokens, i: int, already: bool, later: bool) -> bool:
    """Whether the mark opens, judged by its shape and by what stands on either side."""
    mark, text = tokens.keys[i], tokens.text
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    before, after = text[tokens.starts[i] - 1 : tokens.starts[i]], text[tokens.stops[i] : tokens.stops[i] + 1]
    free_left = not before or before.isspace() or before in _BEFORE_OPEN or before in "«“"
    free_right = not after or after.isspace() or after in ".,،؛;:!?؟)]}…»”"
    if free_left and not free_right:
        return not (before == "." and already)
    if free_right and not free_left:
        return not already and later and after.isspace() and mark != "”"
    if not free_left and not free_right:
        clitic = i > 0 and tokens.stops[i - 1] - tokens.starts[i - 1] <= 2 and tokens.kinds[i - 1] == "w"
        return clitic or not already
    return not already
