"""Wordings: the patterns of a pack's rule file, found with one dictionary step a word.

A pattern is a row of words; between two of them nothing else may stand, except where it says so.

word  a|b  word*   a word, one of several, any word that begins so (clitics that the pack takes off do not count)
@class             a word of a class of the file; classes may name other classes; @ordinal: of the file's ordinals
word?              may be missing (not the first)
..  ...            up to four, up to ten words may stand between, inside one sentence
!word              what comes next is not this word (nothing is taken)
<word <!word ^     what stands before is, is not this word; the pattern begins the text (only as first)
#                  a number
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from mithaq.errors import PackError
from mithaq.lang.pack import Pack
from mithaq.text.fold import key as fold_key

__all__ = ["Match", "WordRule", "Wordings", "read_wordings", "word_forms"]

_ENDS = frozenset((".", "!", "?", "؟", "؛", ";", "\n", "...", "…"))
_GAPS = {"..": 4, "...": 10}
_MEMORY = 200_000
_END, _NUMBER = 1, 2
_SHORTEST = 4


class _Part(NamedTuple):
    mask: int
    gap: int
    optional: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class WordRule:
    """A named rule: its ``given`` holds the rule's other fields (act, kind, weight …)."""

    id: str
    says: str
    given: Mapping[str, Any] = field(default_factory=dict)


class Match(NamedTuple):
    """A rule and the words ``[first, stop)`` that it matched."""

    rule: WordRule
    first: int
    stop: int


class _Pattern(NamedTuple):
    rule: WordRule
    parts: tuple[_Part, ...]
    begins: bool
    before: int
    after: int
    second: int  # the mask of a second word that must follow at once; 0 where the pattern goes on in another way


class _Masks(dict[str, int]):
    """The mask of each word met so far."""

    def __init__(
        self, exact: Mapping[str, int], prefixes: Mapping[str, int], forms: Callable[[str], Sequence[str]]
    ) -> None:
        super().__init__()
        self.exact, self.prefixes, self.forms = exact, prefixes, forms
        self.longest = max(map(len, prefixes), default=0)

    def __missing__(self, word: str) -> int:
        mask = _END if word in _ENDS else _NUMBER if word[:1].isdigit() else 0
        for form in self.forms(word):
            mask |= self.exact.get(form, 0)
            for size in range(1, min(len(form), self.longest) + 1):
                mask |= self.prefixes.get(form[:size], 0)
        if len(self) < _MEMORY:
            self[word] = mask
        return mask


class Wordings:
    """The compiled patterns of one rule file.

    >>> rules = [{"id": "xx.act.no", "says": "a refusal", "act": "reject", "patterns": ["not .. accept*|agree*"]}]
    >>> wordings = Wordings(rules, {}, lambda word: (word,))
    >>> [(m.rule.given["act"], m.first, m.stop) for m in wordings.find(("we", "do", "not", "ever", "accepted", "it"))]
    [('reject', 2, 5)]
    """

    def __init__(
        self, rules: Iterable[Mapping[str, Any]], classes: Mapping[str, str], forms: Callable[[str], Sequence[str]]
    ) -> None:
        self._classes = classes
        self._bits: dict[str, int] = {}
        exact: dict[str, int] = {}
        prefixes: dict[str, int] = {}
        patterns = tuple(p for rule in rules for p in self._patterns(rule))
        for choice, bit in self._bits.items():
            for word in self._words(choice):
                table, text = (prefixes, word[:-1]) if word.endswith("*") else (exact, word)
                table[fold_key(text)] = table.get(fold_key(text), 0) | bit
        self.masks = _Masks(exact, prefixes, forms)
        self._openers = _Openers(self.masks, patterns)
        self.rules = tuple({pattern.rule.id: pattern.rule for pattern in patterns}.values())

    def _words(self, choice: str) -> Iterator[str]:
        for word in choice.split("|"):
            if word.startswith("@"):
                if word[1:] not in self._classes:
                    raise PackError(f"No class «{word}» in the rule file.", choice, "mithaq pack check")
                for one in str(self._classes[word[1:]]).split():
                    yield from self._words(one)
            elif word and word != "#":
                yield word

    def _mask(self, choice: str) -> int:
        if choice not in self._bits:
            self._bits[choice] = 4 << len(self._bits)
        return self._bits[choice] | (_NUMBER if "#" in choice.split("|") else 0)

    def _patterns(self, row: Mapping[str, Any]) -> Iterator[_Pattern]:
        given = {name: value for name, value in row.items() if name not in _OWN}
        rule = WordRule(row["id"], row["says"], given)
        for source in row["patterns"]:
            yield self._pattern(rule, str(source))

    def _pattern(self, rule: WordRule, source: str) -> _Pattern:
        parts: list[_Part] = []
        begins, before, after, gap = False, 0, 0, 0
        for word in source.split():
            if word == "^":
                begins = True
            elif word in _GAPS:
                gap = _GAPS[word]
            elif word.startswith("<!"):
                before = self._mask(word[2:])
            elif word.startswith("<"):
                after = self._mask(word[1:])
            else:
                negated, optional = word.startswith("!"), word.endswith("?")
                mask = self._mask(word.lstrip("!").rstrip("?"))
                parts.append(_Part(mask, gap, optional, negated))
                gap = 0
        if not parts or parts[0].optional or parts[0].negated or parts[0].gap:
            raise PackError(f"Rule {rule.id}: «{source}» must begin with a word.", "", "mithaq pack check")
        plain = len(parts) > 1 and not (parts[1].gap or parts[1].optional or parts[1].negated)
        return _Pattern(rule, tuple(parts), begins, before, after, parts[1].mask if plain else 0)

    def find(self, keys: Sequence[str]) -> list[Match]:
        """Every match of every pattern in a row of word keys, in the order of their first words."""
        openers = self._openers
        starts = [(at, opened) for at, word in enumerate(keys) if (opened := openers[word])]
        if not starts:
            return []
        row = _Row(keys, self.masks)
        masks, last = self.masks, len(keys) - 1
        return [
            Match(pattern.rule, at, stop)
            for at, (every, alone, seconds) in starts
            for pattern in (every if seconds and at < last and masks[keys[at + 1]] & seconds else alone)
            if (stop := _stop_of(pattern, row, at))
        ]


class _Opened(NamedTuple):
    """The patterns that a word can begin: ``every`` one; those that do not ask for a certain next word (``alone``); the
    masks of the next words that the others ask for."""

    every: tuple[_Pattern, ...]
    alone: tuple[_Pattern, ...]
    seconds: int


class _Openers(dict[str, _Opened | None]):
    """The patterns that each word met so far can begin; ``None`` where it begins none."""

    def __init__(self, masks: _Masks, patterns: tuple[_Pattern, ...]) -> None:
        super().__init__()
        self._masks, self._patterns = masks, patterns

    def __missing__(self, word: str) -> _Opened | None:
        mask = self._masks[word]
        every = tuple(p for p in self._patterns if p.parts[0].mask & mask)
        seconds = 0
        for pattern in every:
            seconds |= pattern.second
        found = _Opened(every, tuple(p for p in every if not p.second), seconds) if every else None
        if len(self) < _MEMORY:
            self[word] = found
        return found


class _Row(NamedTuple):
    """The words of a text with the masks that they have."""

    keys: Sequence[str]
    masks: _Masks


def _stop_of(pattern: _Pattern, row: _Row, at: int) -> int:
    """Where a pattern stops whose first word stands at ``at``; 0 when the rest does not fit."""
    keys, masks = row
    if pattern.second and not (at + 1 < len(keys) and masks[keys[at + 1]] & pattern.second):
        return 0
    if pattern.begins and at and not masks[keys[at - 1]] & _END:
        return 0
    if pattern.before and at and masks[keys[at - 1]] & pattern.before:
        return 0
    if pattern.after and not (at and masks[keys[at - 1]] & pattern.after):
        return 0
    return _walk(pattern.parts, 2 if pattern.second else 1, row, at + 2 if pattern.second else at + 1)


_OWN = frozenset(("id", "says", "patterns", "examples", "never"))


def _walk(parts: tuple[_Part, ...], step: int, row: _Row, at: int) -> int:
    """Where the rest of a pattern stops when it goes on at ``at``; 0 when it does not fit."""
    if step == len(parts):
        return at
    keys, masks = row
    mask, gap, optional, negated = parts[step]
    if negated:
        return 0 if at < len(keys) and masks[keys[at]] & mask else _walk(parts, step + 1, row, at)
    for place in range(at, min(at + gap + 1, len(keys))):
        here = masks[keys[place]]
        if here & mask:
            stop = _walk(parts, step + 1, row, place + 1)
            if stop:
                return stop
        if here & _END:
            break
    return _walk(parts, step + 1, row, at) if optional else 0


def word_forms(pack: Pack) -> Callable[[str], tuple[str, ...]]:
    """How a pack's words may be met: as they are, without a conjunction, without other clitics where enough is left."""
    strip, conjunction_off = pack.morph.strip, getattr(pack.morph, "conjunction_off", lambda word: ())

    def forms(word: str) -> tuple[str, ...]:
        long = (form for form in strip(word) if len(form) >= _SHORTEST)
        return tuple(dict.fromkeys((word, *conjunction_off(word), *long)))

    return forms


@cache
def read_wordings(pack: Pack, file: str) -> Wordings:
    """The compiled ``classes`` and ``rules`` of a rule file; :class:`PackError` names a rule that cannot be read."""
    data = pack.data(file)
    ordinals = " ".join(map(str, (data.get("ordinals") or {}).values()))
    return Wordings(data.get("rules", ()), {"ordinal": ordinals, **data.get("classes", {})}, word_forms(pack))
