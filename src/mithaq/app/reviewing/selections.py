"""Selections: words chosen on a page become a span of the text, counted here and never by the browser.

JavaScript counts in UTF-16 units and an HTML parser turns ``\\r\\n`` into ``\\n``, so offsets of a page are worth
nothing. A page sends where its segment starts (a number that this program gave it), the text between there and the
selection, and the selected text; both are walked along the stored text.
"""

from __future__ import annotations

from mithaq.errors import UsageError
from mithaq.text.span import Span
from mithaq.text.tokens import BREAK, MARK, Tokens

__all__ = ["moved_edge", "selected_span"]


def selected_span(text: str, segment: int, before: str, selected: str) -> Span:
    """The span of words selected on a page; :class:`UsageError` when the text does not hold them there.

    Arguments: ``segment``, the code point at which the segment starts; ``before``, its text up to the selection.

    >>> selected_span("قال 🙂\\r\\nنعم نعم", 0, "قال 🙂\\n", "نعم")
    Span(start=7, stop=10)
    """
    start = _walk(text, segment, before)
    wanted = selected.strip()
    start = (
        start if start is None else _skip(text, _walk(text, start, selected[: len(selected) - len(selected.lstrip())]))
    )
    stop = None if start is None else _walk(text, start, wanted)
    if start is None or stop is None or not wanted:
        why = "The article does not hold these words at this place; it may have been read again."
        raise UsageError("This selection is not in the text.", why, "open the article again and select once more")
    return Span(start, stop)


def _skip(text: str, place: int | None) -> int | None:
    while place is not None and place < len(text) and text[place].isspace():
        place += 1
    return place


def _walk(text: str, place: int, words: str) -> int | None:
    """Where the text is after these words, white space aside; ``None`` where it says something else."""
    if not 0 <= place <= len(text):
        return None
    for letter in words:
        if letter.isspace():
            if place < len(text) and text[place].isspace():
                place += 2 if text.startswith("\r\n", place) else 1
            continue
        while place < len(text) and text[place] != letter and text[place].isspace():
            place += 1
        if place >= len(text) or text[place] != letter:
            return None
        place += 1
    return place


def moved_edge(tokens: Tokens, span: Span, edge: str, by: int) -> Span:
    """The span with its ``start`` or ``stop`` moved by so many words (forward where positive); never empty.

    >>> from mithaq.text.tokens import cut
    >>> words = cut("He said all right now.")
    >>> moved_edge(words, Span(8, 17), "stop", 1), moved_edge(words, Span(8, 17), "start", 1)
    (Span(start=8, stop=21), Span(start=12, stop=17))
    """
    inside = [n for n in range(len(tokens)) if tokens.kinds[n] not in (BREAK, MARK)]
    if not inside:
        return span
    if edge == "stop":
        last = max((place for place, n in enumerate(inside) if tokens.starts[n] < span.stop), default=0)
        last = min(max(last + by, 0), len(inside) - 1)
        stop = tokens.stops[inside[last]]
        return Span(span.start, stop) if stop > span.start else span
    first = next((place for place, n in enumerate(inside) if tokens.stops[n] > span.start), len(inside) - 1)
    first = min(max(first + by, 0), len(inside) - 1)
    start = tokens.starts[inside[first]]
    return Span(start, span.stop) if start < span.stop else span
