"""Clause words: what stands at a token of a subject-first sentence, and where the clause around it can begin."""

from __future__ import annotations

from functools import lru_cache

from mithaq.extract.clause.words import WordKinds, word_kinds
from mithaq.extract.quoting.grammar import Cue, Grammar
from mithaq.extract.quoting.reading import Reading
from mithaq.text.tokens import WORD, Tokens

__all__ = ["Clauses"]

_DASHES = frozenset("-–—")
_CLOSED = frozenset("DNOPRSWt")
_CLAUSE = 40  # tokens within which a clause shows its verb
_STOPS = frozenset({".", "!", "?", "…"})


@lru_cache(maxsize=8)
def _tagged(grammar: Grammar, tokens: Tokens) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The kind of each token, and whether it is a word that begins with a capital (kept for the next layers)."""
    of, text = word_kinds(grammar).of, tokens.text
    words = [kind == WORD for kind in tokens.kinds]
    tags = [of(key) if word else "." for key, word in zip(tokens.keys, words, strict=True)]
    capitals = tuple([word and text[start].isupper() for start, word in zip(tokens.starts, words, strict=True)])
    for j, capital in enumerate(capitals):
        if capital and tags[j] in _CLOSED and _initials(tokens, j):
            tags[j] = ""
    return tuple(tags), capitals


def _initials(tokens: Tokens, j: int) -> bool:
    """Whether a word of a closed class is the name that its capitals spell (the WHO, the US, AT&T), not a shout."""
    if tokens.stops[j] - tokens.starts[j] < 2 or not tokens.raw(j).isupper():
        return False
    around = [k for k in (j - 1, j + 1) if 0 <= k < len(tokens.keys) and tokens.kinds[k] == WORD]
    return not any(tokens.raw(k).isupper() for k in around)


class Clauses:
    """A reading with the kinds of its words: the questions that subject-first rules ask of a sentence."""

    __slots__ = ("_left", "capitals", "count", "kinds", "morph", "r", "tags")

    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.kinds: WordKinds = word_kinds(reading.grammar)
        self.tags, self.capitals = _tagged(reading.grammar, reading.tokens)
        self.count = len(self.tags)
        self._left: dict[int, int] = {}
        self.morph = reading.grammar.pack.morph

    def kind(self, j: int) -> str:
        """The kind of the word at ``j``; ``.`` for a mark, number or break, or outside the text."""
        return self.tags[j] if 0 <= j < self.count else "."

    def word(self, j: int) -> str:
        """The key of token ``j``; nothing outside the text."""
        return self.r.keys[j] if 0 <= j < self.count else ""

    def capital(self, j: int) -> bool:
        """Whether the word at ``j`` begins with a capital letter."""
        return 0 <= j < self.count and self.capitals[j]

    def group(self, j: int) -> bool:
        """Whether the word at ``j`` names people in the plural, by a list or by its ending."""
        word = self.word(j)
        return self.r.grammar.head(word) == "plural_roles" or (self.kind(j) == "" and self.morph.plural_agent(word))

    def headline(self, j: int) -> bool:
        """Whether token ``j`` stands in the headline."""
        title = self.r.doc.metadata.title_span
        return title is not None and title.start <= self.r.tokens.starts[j] < title.stop

    def shouting(self, j: int) -> bool:
        """Whether capitals tell nothing at ``j``: most words of its headline begin with one."""
        if not self.headline(j):
            return False
        first, stop = self.r.sentence_start[j], self.r.sentence_stop[j]
        words = [k for k in range(first, stop) if self.r.kinds[k] == "w" and len(self.r.keys[k]) > 3]
        return 2 * sum(self.capital(k) for k in words) > len(words) + 1

    def named(self, j: int) -> bool:
        """Whether the word at ``j`` can be part of a name: a capital, and no word of the closed classes."""
        if not self.capital(j):
            return False
        kind = self.kind(j)
        return kind in ("", "G", "E") or (kind not in "NDTCSRWXt" and self.capital(j + 1) and j > self.left(j))

    def left(self, i: int) -> int:
        """The first token of the sentence around ``i``, inside the quotation marks that hold ``i``."""
        block = self.r.inside[i]
        start = self.r.sentence_start[i]
        if block is None:
            if start not in self._left:
                self._left[start] = self._past_dateline(start)
            return self._left[start]
        for j in range(i - 1, block.inner_first - 1, -1):
            if self.r.keys[j] in _STOPS and self.ends_sentence(j):
                return j + 1
        return max(start, block.inner_first)

    def limit(self, i: int) -> int:
        """The token where the sentence around ``i`` ends, inside its quotation marks, without its full stop."""
        block, keys = self.r.inside[i], self.r.keys
        stop = self.r.sentence_stop[i]
        if block is not None and block.inner_stop <= stop:
            stop = block.inner_stop
            for j in range(i + 1, stop):
                if keys[j] in _STOPS and self.ends_sentence(j):
                    return j
        while stop > i + 1 and keys[stop - 1] in _STOPS and not (keys[stop - 1] == "." and self._short(stop - 1)):
            stop -= 1
        return stop

    def _short(self, j: int) -> bool:
        """Whether the full stop at ``j`` belongs to an abbreviation such as U.S."""
        return len(self.r.keys[j - 1]) == 1 and self.r.tight(j - 1) and self.r.keys[j - 2] == "."

    def ends_sentence(self, j: int) -> bool:
        """Whether the full stop at ``j`` ends a sentence inside a quotation."""
        if self.r.keys[j] != ".":
            return True
        before = self.r.keys[j - 1]
        tight = self.r.tight(j)
        return (
            not tight and len(before) > 1 and not (len(before) < 5 and before in self.r.grammar.class_of("honorifics"))
        )

    def _past_dateline(self, start: int) -> int:
        """The token after «PLACE, March 3 (Agency) -» at the head of a paragraph."""
        skip = self.r.skip
        if start < self.count and skip[start]:
            while start < self.count and skip[start]:
                start += 1
            return start
        if not self.capital(start) or not self.r.starts_paragraph(start):
            return start
        for j in range(start + 1, min(start + 16, len(self.r.keys) - 1)):
            key = self.r.keys[j]
            if key in _DASHES and not (self.r.tight(j) and self.r.tight(j - 1)):
                shouted = self.r.tokens.raw(start).isupper() and len(self.r.keys[start]) > 2
                return j + 1 if shouted or self.r.keys[j - 1] == ")" else start
            if self.r.kinds[j] == "w" and not self.capital(j) and self.kind(j) != "C":
                return start
            if key in ".!?:" and not self.capital(j - 1):
                return start
        return start

    def comma(self, j: int) -> bool:
        """Whether token ``j`` is a comma."""
        return 0 <= j < len(self.r.keys) and self.r.keys[j] == ","

    def after_comma(self, j: int) -> bool:
        """Whether a comma stands right before token ``j``, outside or inside a closing quotation mark."""
        block = self.r.closed.get(j)
        return self.comma(j - 1) or (block is not None and self.comma(block.inner_stop - 1))

    def dash(self, j: int) -> bool:
        """Whether token ``j`` is a dash between words, not a hyphen inside one."""
        if not 0 <= j < len(self.r.keys) or self.r.keys[j] not in _DASHES:
            return False
        return not (self.r.keys[j] == "-" and self.r.tight(j) and self.r.tight(j - 1))

    def finite_cue(self, j: int) -> Cue | None:
        """The reporting verb in a finite form at ``j``, by its form alone."""
        if not 0 <= j < self.count or self.r.kinds[j] != "w":
            return None
        cue = self.r.grammar.cue(self.r.keys[j])
        return cue if cue is not None and cue.pos in ("past", "present") else None

    def verb(self, j: int) -> bool:
        """Whether the word at ``j`` is surely or very likely a finite verb."""
        kind = self.kind(j)
        if kind in ("X", "V"):
            return not self.capital(j) or self.r.sentence_start[j] == j
        before, after = self.kind(j - 1), self.kind(j + 1)
        if self.r.is_mark(j - 1) and self.r.tight(j - 1) and not self.comma(j - 1):
            return False
        cue = self.finite_cue(j)
        if before == "K" and self.kind(j - 2) != "N":
            return False
        if cue is not None and not self.capital(j):
            if cue.pos == "past":
                return before != "D" and (after != "P" or self.word(j + 1) in cue.preps)
            if cue.number != "s" or before in ("D", "P"):
                return False
            return self.r.keys[j] not in self.kinds.nouns or after in ("T", "N")
        if kind != "E" or before in ("D", "X") or self.r.is_a(j - 1, "being"):
            return False
        return after in ("D", "O", "N", "T", "Q", "t") or (self.named(j + 1) and j + 1 not in self.r.time_stop)

    def has_verb(self, first: int, stop: int) -> bool:
        """Whether a finite verb stands in the token range."""
        return any(self.verb(j) for j in range(first, stop))

    def clause_at(self, first: int, limit: int) -> bool:
        """Whether a clause, and not only a noun phrase, begins at ``first``: a subject and its own finite verb."""
        kind = self.kind(first)
        if kind == "N":
            return True
        if kind in ("R", "W"):
            return False
        free = first + 1  # the token from which a verb is the clause's own
        for j in range(first + 1, min(limit, first + _CLAUSE)):
            if j in self.r.blocks and self.r.blocks[j].size > 8:
                return self.predicate(self.r.blocks[j].inner_first)
            kind = self.kind(j)
            if self.dash(j):
                close = next((k for k in range(j + 1, min(limit, j + 16)) if self.dash(k)), None)
                return close is not None and (self.kind(close + 1) in ("X", "V", "E") or self.kind(close + 1) == "A")
            if kind in ("R", "T", "W"):
                free = self._past_relative(j, limit)
            elif (
                (kind == "S" and j > first + 1)
                or self.r.keys[j] in (";", ":")
                or (self.comma(j) and self.kind(j + 1) in ("G", "C"))
            ):
                return False
            elif (
                kind == "C"
                and self.kind(j + 1) == "E"
                and self.finite_cue(j + 1) is not None
                and not self.capital(j + 1)
            ):
                return False  # reported losses and warned that
            elif j >= free and self._own_verb(j):
                return True
        return False

    def predicate(self, j: int) -> bool:
        """Whether words in quotation marks open with the verb of the clause around them (said he "would never go")."""
        while self.kind(j) == "A":
            j += 1
        cue = self.finite_cue(j)
        return self.kind(j) in ("X", "V", "E") or (cue is not None and cue.number != "p")

    def _past_relative(self, j: int, limit: int) -> int:
        """The token after the verb of the relative clause that begins at ``j``."""
        k = j + 1
        if not (self.kind(k) in ("D", "N", "Q") or self.named(k)):
            while k < limit and self.kind(k) in ("X", "A"):
                k += 1
            return k + 1
        verb = next((m + 1 for m in range(k, min(limit, k + 12)) if self.kind(m) in ("X", "V", "E")), limit)
        while verb < limit and self.kind(verb - 1) in ("X", "A") and self.kind(verb) in ("X", "A", "V", "E"):
            verb += 1
        return verb

    def _own_verb(self, j: int) -> bool:
        """Whether the word at ``j`` is the verb of a clause that needs no "that"."""
        kind, before = self.kind(j), self.kind(j - 1)
        if kind == "X" or (kind == "V" and not self.capital(j)):
            return True
        if kind != "E" or before in ("D", "P", "A"):
            return False
        return self.kind(j + 1) in ("D", "O", "N", "T") or (self.named(j - 1) and self.kind(j + 1) == "P")
