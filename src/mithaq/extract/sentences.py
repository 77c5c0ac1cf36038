"""Paragraphs and sentences: cut at line breaks, and at full stops that stand outside quotation marks."""

from __future__ import annotations

from functools import cache

from mithaq.extract.quote_blocks import find_quote_blocks
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Paragraph, Sentence
from mithaq.text.fold import key
from mithaq.text.tokens import BREAK, MARK, NUMBER, WORD

__all__ = ["find_paragraphs", "find_sentences"]

_STOPS = frozenset(".!?؟…")
_LONGEST = 600  # tokens of a sentence: a text without full stops is cut there, so that time grows with its length
_SHORT_LINE, _FULL = 80, 60  # code points: a heading at most, a paragraph beside it at least
_ASKS = frozenset("?؟")
_CLOSERS = "\"'”»’)] "
_BULLETS = frozenset("-–—•*·▪◦●■")


_OPENERS = ("determiners", "pronouns", "coordinators", "subordinators", "prepositions", "adverbs", "question_words")


@cache
def _abbreviations(pack: Pack) -> dict[str, str]:
    """When a short form keeps its sentence going: no word, before a number, behind a comma, unless one opens."""
    rows = pack.rows("abbreviations.tsv")
    return {key(row["short"].rstrip(".").rpartition(".")[2]): row.get("when", "") for row in rows}


@cache
def _openers(pack: Pack) -> frozenset[str]:
    """The words that open a sentence and are no part of a name: articles, pronouns, conjunctions, prepositions."""
    classes = pack.data("quotations.yml").get("classes") or {}
    return frozenset(key(word) for name in _OPENERS for word in str(classes.get(name, "")).split())


def find_paragraphs(doc: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; lines that begin with a dash or bullet are of kind ``bullet``.

    A short line without a mark at its end, between two longer paragraphs that end with a full stop, is a ``heading``
    inside the text.

    >>> [(p.kind, p.span) for p in find_paragraphs(Document("Title\\n\\n- one\\n- two"))]
    [('body', Span(start=0, stop=5)), ('bullet', Span(start=7, stop=12)), ('bullet', Span(start=13, stop=18))]
    """
    tokens = doc.tokens
    out: list[Paragraph] = []
    first = 0
    while first < len(tokens):
        last = tokens.kinds.find(BREAK, first)
        last = len(tokens) if last < 0 else last
        if last > first:
            bullet = tokens.keys[first] in _BULLETS and last - first > 1
            spaced = bullet and tokens.stops[first] < tokens.starts[first + 1]
            out.append(Paragraph(tokens.span(first, last), "bullet" if spaced else "body"))
        first = last + 1
    for number in range(1, len(out) - 1):
        if _is_heading(doc, out, number):
            out[number] = Paragraph(out[number].span, "heading")
    return tuple(out)


def _is_heading(doc: Document, paragraphs: list[Paragraph], number: int) -> bool:
    """Whether a paragraph is a short line without a mark at its end, between two full ones."""
    before, one, after = paragraphs[number - 1 : number + 2]
    last = doc.text[one.span.stop - 1]
    if one.kind != "body" or one.span.length > _SHORT_LINE or not (last.isalnum() or last in _ASKS):
        return False
    return all(
        near.kind == "body"
        and near.span.length > max(_FULL, 2 * one.span.length)
        and doc.text[near.span.start : near.span.stop].rstrip(_CLOSERS)[-1:] in _STOPS
        for near in (before, after)
    )


def find_sentences(doc: Document, pack: Pack) -> tuple[Sentence, ...]:
    """The sentences of a document, in order; a full stop inside quotation marks does not end one.

    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("قال: «نعم. لا». ثم خرج في 8.5 ثانية.")
    >>> [doc[s.span] for s in find_sentences(doc, load_pack("ar"))]
    ['قال: «نعم. لا».', 'ثم خرج في 8.5 ثانية.']
    """
    tokens = doc.tokens
    inside = bytearray(len(tokens))
    for block in doc.quote_blocks or find_quote_blocks(doc):
        if block.depth == 0:
            for i in range(tokens.at(block.span.start), tokens.before(block.span.stop) - 1):
                inside[i] = 1
    short = _Short(_abbreviations(pack), _openers(pack))
    out: list[Sentence] = []
    paragraph = 0
    first = 0
    for i in range(len(tokens)):
        kind = tokens.kinds[i]
        if kind == BREAK:
            if i > first:
                out.append(Sentence(tokens.span(first, i), paragraph))
                paragraph += 1
            first = i + 1
        elif kind == MARK and not inside[i] and i >= first and _ends(doc, i, short):
            stop = i + 1
            while (
                stop < len(tokens) and tokens.kinds[stop] == MARK and tokens.keys[stop] in ")]»”" and not inside[stop]
            ):
                stop += 1
            out.append(Sentence(tokens.span(first, stop), paragraph))
            first = stop
        elif i - first >= _LONGEST and _too_long(doc, first, i, bool(inside[i])):
            out.append(Sentence(tokens.span(first, i), paragraph))
            first = i
    if first < len(tokens):
        out.append(Sentence(tokens.span(first, len(tokens)), paragraph))
    return tuple(out)


def _too_long(doc: Document, first: int, i: int, quoted: bool) -> bool:
    """Whether a sentence must be cut before token ``i``: a quotation is given twice the room, and a full stop more."""
    if not quoted:
        return doc.tokens.kinds[i] == "w"
    return i - first >= 4 * _LONGEST or (i - first >= 2 * _LONGEST and doc.tokens.keys[i - 1] in _STOPS)


def _ends(doc: Document, i: int, short: _Short) -> bool:
    """Whether the mark at token ``i`` ends a sentence."""
    tokens = doc.tokens
    mark = tokens.keys[i]
    if mark not in _STOPS:
        if mark in '»”"':  # a block that ended with a full stop, followed by a new sentence
            return i > 0 and tokens.keys[i - 1] in _STOPS and _new_sentence(doc, i)
        return False
    if i + 1 == len(tokens):
        return True
    spaced = tokens.starts[i + 1] > tokens.stops[i]
    if mark != ".":
        return spaced or tokens.kinds[i + 1] == BREAK
    if i == 0 or not (spaced or tokens.kinds[i + 1] in (BREAK, MARK)):
        return tokens.kinds[i + 1] == "w" and _glued_sentence(doc, i)
    if tokens.kinds[i - 1] == NUMBER and tokens.kinds[i + 1] == NUMBER:
        return False
    if tokens.kinds[i - 1] == WORD and (tokens.keys[i + 1] in (",", ";") or (tokens.keys[i + 1] == "-" and not spaced)):
        return False
    if tokens.kinds[i + 1] == WORD and tokens.raw(i + 1)[0].islower() and tokens.kinds[i - 1] == WORD:
        return False
    return not (tokens.kinds[i - 1] == WORD and short.goes_on(doc, i))


class _Short:
    """The short forms of a language, and the words that open a sentence behind one."""

    __slots__ = ("forms", "openers")

    def __init__(self, forms: dict[str, str], openers: frozenset[str]) -> None:
        self.forms, self.openers = forms, openers

    def goes_on(self, doc: Document, i: int) -> bool:
        """Whether the full stop at token ``i`` belongs to a short form or an initial, inside its sentence."""
        tokens = doc.tokens
        before, tight = tokens.keys[i - 1], tokens.starts[i] == tokens.stops[i - 1]
        initials = (
            len(before) == 1
            and tight
            and i > 2
            and tokens.keys[i - 2] == "."
            and tokens.stops[i - 2] == tokens.starts[i - 1]
        )
        when = "ends" if initials else self.forms.get(before)
        if when is None:
            return len(before) == 1 and tight
        if when == "number":
            return tokens.kinds[i + 1] == NUMBER
        if when == "place" and not (tokens.raw(i - 1)[0].isupper() and i > 1 and tokens.keys[i - 2] in ",-("):
            return len(before) == 1 and tight  # Name C. Surname
        opens = tokens.kinds[i + 1] == WORD and tokens.raw(i + 1)[0].isupper() and tokens.keys[i + 1] in self.openers
        return when not in ("ends", "place") or not opens


def _glued_sentence(doc: Document, i: int) -> bool:
    """A full stop with no space after it, between two long words: a lost space, not an abbreviation."""
    tokens = doc.tokens
    return (
        len(tokens.keys[i - 1]) > 2 and len(tokens.keys[i + 1]) > 2 and not tokens.text[tokens.starts[i + 1]].isascii()
    )


def _new_sentence(doc: Document, i: int) -> bool:
    """Whether what follows token ``i`` begins a sentence: a break, or a spaced word with no small letter."""
    tokens = doc.tokens
    if i + 1 >= len(tokens) or tokens.kinds[i + 1] == BREAK:
        return True
    return tokens.starts[i + 1] > tokens.stops[i] and tokens.kinds[i + 1] == "w" and not tokens.raw(i + 1)[0].islower()
