"""A reading: a document's tokens with what the earlier layers know at each of them. Shared by the layers that quote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from mithaq.extract.quoting.grammar import Grammar, grammar_of
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Mention, QuoteBlock
from mithaq.text.span import Span
from mithaq.text.tokens import BREAK, MARK, WORD

__all__ = ["Block", "Reading", "reading_of"]

_LONGEST = 600  # tokens of what one cue inside a quotation can govern
_COMMAS = frozenset("،,;؛")


class Block:
    """A quote block in tokens: ``first`` is the opening mark, ``stop`` the token after the closing mark."""

    __slots__ = ("closed", "depth", "first", "inner", "inner_first", "inner_stop", "size", "stop")

    def __init__(self, block: QuoteBlock, reading: Reading) -> None:
        tokens = reading.tokens
        self.first = tokens.at(block.span.start)
        self.stop = tokens.before(block.span.stop)
        self.inner_first = self.first + 1
        self.inner_stop = self.stop - 1 if block.closed else self.stop
        self.inner = block.inner
        self.depth = block.depth
        self.closed = block.closed
        self.size = tokens.kinds.count(WORD, self.inner_first, self.inner_stop)


class Reading:
    """Token-level lookups of one document: sentence ends, quote blocks, times, mentions and places not to read."""

    __slots__ = (
        "_begin",
        "_of",
        "blocks",
        "closed",
        "doc",
        "grammar",
        "inside",
        "interest",
        "keys",
        "kinds",
        "mention_at",
        "placed",
        "sentence_start",
        "sentence_stop",
        "skip",
        "surnames",
        "time_start",
        "time_stop",
        "tokens",
        "top_blocks",
    )

    def __init__(self, doc: Document, pack: Pack, like: Reading | None = None) -> None:
        """Look everything up, or take the lookups of a reading with the same words and marks; then the mentions."""
        self.doc = doc
        self.mention_at: dict[int, tuple[int, Mention]] = {}
        self.surnames: set[str] = set()
        self.placed: set[int] = set()
        if like is None:
            self._look_up(doc, pack)
        else:
            self._take(like)
        self.learn(doc.mentions)

    def _look_up(self, doc: Document, pack: Pack) -> None:
        tokens = doc.tokens
        self.tokens, self.keys, self.kinds = tokens, tokens.keys, tokens.kinds
        self.grammar: Grammar = grammar_of(pack)
        self.interest = [self.grammar.interest[word] for word in self.keys]
        self._of: dict[str, list[int]] = {}
        self._begin: dict[frozenset[str], list[int]] = {}
        count = len(tokens)
        self.sentence_stop = [count] * count
        self.sentence_start = [0] * count
        for sentence in doc.sentences:
            first, stop = tokens.at(sentence.span.start), tokens.before(sentence.span.stop)
            self.sentence_stop[first:stop] = [stop] * (stop - first)
            self.sentence_start[first:stop] = [first] * (stop - first)
        self.top_blocks: list[Block] = []
        self.blocks: dict[int, Block] = {}
        self.closed: dict[int, Block] = {}
        self.inside: list[Block | None] = [None] * count
        for quote in doc.quote_blocks:
            block = Block(quote, self)
            self.blocks[block.first] = block
            self.closed[block.stop] = block
            if quote.depth == 0:
                self.top_blocks.append(block)
                self.inside[block.inner_first : block.inner_stop] = [block] * (block.inner_stop - block.inner_first)
        self.time_stop: dict[int, int] = {}
        self.time_start: dict[int, int] = {}
        for time in doc.times:
            first, stop = tokens.at(time.span.start), tokens.before(time.span.stop)
            self.time_stop[first] = stop
            self.time_start[stop] = first
        self.skip = bytearray(count)
        for part in doc.boilerplate:
            for i in range(tokens.at(part.span.start), tokens.before(part.span.stop)):
                self.skip[i] = 1

    def _take(self, like: Reading) -> None:
        self.tokens, self.keys, self.kinds, self.grammar = like.tokens, like.keys, like.kinds, like.grammar
        self.interest, self._of, self._begin = like.interest, like._of, like._begin
        self.sentence_start, self.sentence_stop = like.sentence_start, like.sentence_stop
        self.top_blocks, self.blocks, self.closed, self.inside = like.top_blocks, like.blocks, like.closed, like.inside
        self.time_start, self.time_stop, self.skip = like.time_start, like.time_stop, like.skip

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take in more mentions; the first at a place stays unless a longer one comes."""
        tokens = self.tokens
        for mention in mentions:
            first, stop = tokens.at(mention.span.start), tokens.before(mention.span.stop)
            if mention.kind != "person" and mention.form in ("name", "metonym", "capital", "demonym"):
                self.placed.update(range(first, stop))
            held = self.mention_at.get(first)
            if held is None or held[0] <= stop:
                self.mention_at[first] = (stop, mention)
            if mention.kind == "person" and mention.head is not None and mention.form in ("name", "title-name"):
                last = tokens.before(mention.head.stop) - 1
                given = last == tokens.at(mention.head.start) and mention.gender == "f" and mention.actor is None
                if not given or self.grammar.order != "verb-first":
                    self.surnames.add(self.keys[last])

    def limit(self, i: int) -> int:
        """The token where the clause around token ``i`` must end: its sentence, or its quote block when inside one."""
        block = self.inside[i]
        if block is None:
            return self.sentence_stop[i]
        stop = min(block.inner_stop, i + _LONGEST)
        stops = self._of.get(".")
        if stops is None:
            stops = self._of["."] = [j for j, word in enumerate(self.keys) if word in ".!?؟" and j not in self.blocks]
        after = bisect_right(stops, i)
        return min(stop, stops[after]) if after < len(stops) else stop

    def is_comma(self, i: int) -> bool:
        """Whether token ``i`` is a comma or semicolon."""
        return 0 <= i < len(self.keys) and self.keys[i] in _COMMAS

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` is a word."""
        return 0 <= i < len(self.keys) and self.kinds[i] == WORD

    def is_mark(self, i: int) -> bool:
        """Whether token ``i`` is a mark."""
        return 0 <= i < len(self.keys) and self.kinds[i] == MARK

    def is_a(self, i: int, name: str) -> bool:
        """Whether token ``i`` belongs to a word class of the pack."""
        return 0 <= i < len(self.keys) and self.keys[i] in self.grammar.words[name]

    def phrase(self, i: int, name: str) -> int:
        """The token after the word or phrase of this class at ``i``; ``i`` itself when there is none."""
        if not 0 <= i < len(self.keys) or name not in self.interest[i]:
            return i
        return self.grammar.phrase(self.keys, i, name)

    def next_a(self, name: str, first: int, stop: int) -> int | None:
        """The first token of a word class of the pack in ``[first, stop)``, or ``None``."""
        of = self._of.get(name)
        if of is None:
            words = self.grammar.words[name]
            of = self._of[name] = [j for j, word in enumerate(self.keys) if word in words]
        at = bisect_left(of, first)
        return of[at] if at < len(of) and of[at] < stop else None

    def beginnings(self, names: frozenset[str]) -> list[int]:
        """The tokens that can begin a cue or a word or phrase of these classes, and all marks, breaks and times."""
        found = self._begin.get(names)
        if found is None:
            begins, times = self.grammar.begins(names), self.time_stop
            found = [j for j, word in enumerate(self.keys) if begins[word]]
            if not times.keys() <= set(found):
                found = sorted({*found, *times})
            self._begin[names] = found
        return found

    def conjoined(self, i: int) -> bool:
        """Whether the word at ``i`` may carry a conjunction written together with it."""
        return bool(self.grammar.pack.morph.conjunction_off(self.keys[i]))

    def starts_paragraph(self, i: int) -> bool:
        """Whether token ``i`` is the first of its paragraph."""
        return i == 0 or self.kinds[i - 1] == BREAK

    def tight(self, i: int) -> bool:
        """Whether no space stands between token ``i`` and the one after it."""
        return i + 1 < len(self.keys) and self.tokens.stops[i] == self.tokens.starts[i + 1]

    def trimmed(self, first: int, stop: int) -> tuple[int, int]:
        """The token range without the commas, stops, dashes and breaks at its ends (closing brackets stay)."""
        while first < stop and self.kinds[first] in (MARK, BREAK) and self.keys[first] in "،,.:;؛-–—…\n":
            first += 1
        while stop > first and self.kinds[stop - 1] in (MARK, BREAK) and self.keys[stop - 1] in "،,.:;؛-–—…..\n!":
            stop -= 1
        return first, stop

    def span(self, first: int, stop: int) -> Span | None:
        """The trimmed span of a token range, ``None`` when nothing is left."""
        first, stop = self.trimmed(first, stop)
        return self.tokens.span(first, stop) if first < stop else None


def reading_of(doc: Document, pack: Pack) -> Reading:
    """The reading of a document; layers that follow one another on the same marks share its tables.

    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("قال إن الطريق مفتوح")
    >>> reading_of(doc, load_pack("ar")).keys[0]
    'قال'
    """
    return Reading(doc, pack, _shared(_Marks(doc), pack))


class _Marks:
    """A document as a key: the same when its tokens and the marks a reading is made of are the same objects."""

    __slots__ = ("doc", "parts")

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.parts = (doc.tokens, doc.sentences, doc.quote_blocks, doc.times, doc.boilerplate)

    def __hash__(self) -> int:
        return hash(self.doc.tokens)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Marks) and all(a is b for a, b in zip(self.parts, other.parts, strict=True))


@lru_cache(maxsize=2)
def _shared(marks: _Marks, pack: Pack) -> Reading:
    return Reading(marks.doc.adding(mentions=()), pack)
