"""Amounts: the numbers and calendar words of a statement, as values that can be compared across languages.

Number words come from ``numbers.tsv`` and ``amounts.tsv`` of a language pack, calendar words from ``calendar.tsv``. The
grammar of numbers is one for all languages: parts add up while they get smaller, a scale (thousand) multiplies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mithaq.lang.pack import Pack, load_pack
from mithaq.match.lexicon import Lexicon
from mithaq.text.span import Span
from mithaq.text.tokens import MARK, NUMBER, WORD, Tokens, cut

__all__ = ["Amount", "find_amounts"]

_CALENDAR = ("month", "weakmonth", "monthadj", "weekday", "weakday", "relday", "dayrel")
_TIME = ("unit", "two", "in", "inmonth", "mod")  # units of time, and what stands beside a month
_KIND = {"weakmonth": "month", "monthadj": "month", "weakday": "weekday", "relday": "day", "dayrel": "day"}
_NUMERIC = frozenset(("num", "scale", "scales", "ord"))
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f،]\d{3})+(?!\d)")
_ENDING = re.compile(r"\{(\w+)\}")
_YEARS = range(1900, 2101)
_TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or calendar word: ``kind`` is number, ordinal, month, weekday, day (counted from today), period (number
    and unit of time) or clock; ``value`` is what it is worth; ``firm`` is false for small number words (one, two,
    both), which another language may leave out."""

    kind: str
    value: float | str
    span: Span
    firm: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    """What one or more tokens stand for."""

    kind: str
    value: str
    first: int
    last: int


def find_amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The numbers, months, weekdays, relative days and units of time of a text, in order.

    Arguments: ``text``; ``language``, the code of an installed pack (:class:`mithaq.errors.PackError` otherwise).

    >>> [(a.kind, a.value) for a in find_amounts("One hundred and twenty boats left on Sunday, 3 May", "en")]
    [('number', 120.0), ('weekday', '7'), ('number', 3.0), ('month', '5')]
    >>> [a.value for a in find_amounts("مئة وعشرون قاربا خلال شهرين", "ar")], [
    ...     a.value for a in find_amounts("сто двадцать лодок за два месяца", "ru")]
    ([120.0, 2.0, '2 month'], [120.0, 2.0, '2 month'])
    """
    tokens = cut(text)
    words = tuple(_words(tokens, language))
    found = [*_clocks(text, tokens, language), *_calendar(words, tokens), *_numbers(words, tokens)]
    clocks = [amount.span for amount in found if amount.kind == "clock"]
    kept = [a for a in found if a.kind == "clock" or not any(s.start <= a.span.start < s.stop for s in clocks)]
    return tuple(sorted(kept, key=lambda amount: (amount.span.start, amount.kind)))


@cache
def _lexicon(language: str) -> Lexicon[tuple[str, str]]:
    pack = load_pack(language)
    entries: dict[str, tuple[str, str]] = {}
    for file in ("amounts.tsv", "numbers.tsv", "calendar.tsv"):
        for row in pack.rows(file):
            if file != "calendar.tsv" or row["class"] in (*_CALENDAR, *_TIME):
                for form in _forms(row["forms"], pack):
                    entries.setdefault(form, (row["class"], row["value"]))
    return Lexicon(entries.items())


def _forms(forms: str, pack: Pack) -> Iterator[str]:
    """The forms of a row, each with every ending that it stands for."""
    endings = pack.data("time.yml").get("endings", {})
    for form in (part.strip() for part in forms.split("|")):
        slot = _ENDING.search(form)
        for ending in endings.get(slot[1], ()) if slot else ("",):
            yield form.replace(slot[0], str(ending)) if slot else form


def _words(tokens: Tokens, language: str) -> Iterator[_Word]:
    """The tokens that mean something here; what is written together before a word comes off."""
    lexicon, strip, at = _lexicon(language), load_pack(language).morph.strip, 0
    while at < len(tokens):
        found = None
        if tokens.kinds[at] == NUMBER:
            spaced = _THOUSANDS.match(tokens.text, tokens.starts[at])
            stop = tokens.before(spaced.end()) if spaced else at + 1
            found = (stop, ("digits", "".join(tokens.keys[at:stop]).replace("،", "")))
        elif tokens.kinds[at] == WORD:
            for form in strip(tokens.keys[at]):
                found = lexicon.longest(tokens.keys, at, form)
                if found:
                    break
            joined = found and form != tokens.keys[at] and (_and(language, tokens.keys[at][:1]) == ("and", ""))
            if joined:
                yield _Word("and", "", at, at)
        if found is None:
            at += 1
            continue
        yield _Word(found[1][0], found[1][1], at, found[0])
        at = found[0]


@cache
def _and(language: str, letter: str) -> tuple[str, str] | None:
    """The entry of a letter that means "and" when it is written together with the next word, else ``None``."""
    found = _lexicon(language).longest((letter,), 0) if letter else None
    return found[1] if found and found[1][0] == "and" else None


def _clocks(text: str, tokens: Tokens, language: str) -> Iterator[Amount]:
    """Clock times, as the hour of a day of twelve hours."""
    for match in _CLOCK.finditer(text):
        yield Amount("clock", float(int(match[1]) % 12), Span(*match.span()))
    for at in range(len(tokens) - 1):
        if tokens.kinds[at] == NUMBER and tokens.keys[at].isdigit() and int(tokens.keys[at]) <= 12:
            found = _lexicon(language).longest(tokens.keys, at + 1)
            if found and found[1][0] == "clock":
                yield Amount("clock", float(int(tokens.keys[at]) % 12), tokens.span(at, found[0]))


def _calendar(words: tuple[_Word, ...], tokens: Tokens) -> Iterator[Amount]:
    for place, word in enumerate(words):
        span = tokens.span(word.first, word.last) if word.last > word.first else Span(0, 0)
        before = words[place - 1] if place and words[place - 1].last == word.first else None
        after = words[place + 1] if place + 1 < len(words) and words[place + 1].first <= word.last + 1 else None
        near = (before and before.kind in ("digits", *_TIME[2:], *_NUMERIC)) or _is_numeric(after)
        if word.kind == "two":
            yield Amount("number", 2.0, span, firm=False)
            yield Amount("period", f"2 {word.value}", span)
        elif word.kind in _CALENDAR and (not word.kind.startswith("weak") or near):
            yield Amount(_KIND.get(word.kind, word.kind), word.value, span)


def _is_numeric(word: _Word | None) -> bool:
    return word is not None and word.kind in ("digits", *_NUMERIC)


def _is_year(word: _Word | None) -> bool:
    return bool(word and word.kind == "digits" and word.value.isdigit() and int(word.value) in _YEARS)


def _numbers(words: tuple[_Word, ...], tokens: Tokens) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        if words[at].kind not in (*_NUMERIC, "digits", "half"):
            at += 1
            continue
        start = at
        value, at = _number(words, at, tokens)
        if value is None:
            at = max(at, start + 1)
            continue
        last = words[at - 1].last
        unit = words[at] if at < len(words) and words[at].kind == "unit" and words[at].first <= last + 1 else None
        if unit and not _is_year(words[at - 1]):
            yield Amount("period", f"{value:.10g} {unit.value}", tokens.span(words[start].first, unit.last))
        ordinal = words[at - 1].kind == "ord" and not _beside_month(words, start, at)
        firm = any(word.kind == "digits" for word in words[start:at]) or value > 2
        if value != 1 or firm or ordinal:
            yield Amount("ordinal" if ordinal else "number", value, tokens.span(words[start].first, last), firm)


def _beside_month(words: tuple[_Word, ...], start: int, stop: int) -> bool:
    """Whether the words just before or after are a month, so that an ordinal is a day of it."""
    after = words[stop] if stop < len(words) and words[stop].first <= words[stop - 1].last + 1 else None
    before = words[start - 1] if start and words[start - 1].last >= words[start].first - 1 else None
    return any(word is not None and word.kind in ("month", "weakmonth") for word in (before, after))


@dataclass(slots=True)
class _Sum:
    """A number while its parts are read: what is complete, the part at hand, and below what the next part must be."""

    total: float = 0.0
    part: float = 0.0
    step: float = float("inf")
    parts: int = 0

    def scale(self, size: float) -> bool:
        """Multiply the part at hand (or one) by a scale."""
        if size >= 1000:
            self.total, self.part = self.total + (self.part or 1.0) * size, 0.0
        else:
            self.part = (self.part or 1.0) * size
        self.step, self.parts = size, self.parts + 1
        return True

    def add(self, value: float, exact: bool, joined: bool) -> bool:
        """Add a part, if it can belong to this number; ``exact``: in digits; ``joined``: "and" stands before it."""
        if value == 100 and 3 <= self.part <= 9 and not joined:
            self.part *= 100
        elif (value < self.step and not (exact and self.part)) or (joined and 0 < self.part < 10 and value in _TENS):
            self.part += value
        else:
            return False
        self.step, self.parts = 1.0 if exact else _magnitude(value), self.parts + 1
        return True


def _number(words: tuple[_Word, ...], at: int, tokens: Tokens) -> tuple[float | None, int]:
    """The value of the number that begins at this word and the place after it; ``None`` when it is none."""
    sum_, begin, stop = _Sum(), at, at
    while at < len(words) and (at == begin or _follows(words[at - 1], words[at], tokens)):
        word = words[at]
        if word.kind == "and" and at > begin:
            at += 1
            continue
        if word.kind == "scale" or (word.kind == "scales" and (sum_.part or _opens(words, at, tokens))):
            fits = sum_.scale(float(word.value))
        elif word.kind == "half" and at == begin:
            fits = at + 1 < len(words) and words[at + 1].kind == "scale" and sum_.add(0.5, False, False)
        elif word.kind in ("num", "ord", "digits"):
            fits = sum_.add(_value(word), word.kind == "digits", at > begin and words[at - 1].kind == "and")
        else:
            fits = False
        if not fits:
            break
        at = stop = at + 1
    return (sum_.total + sum_.part if sum_.parts else None), stop


def _opens(words: tuple[_Word, ...], at: int, tokens: Tokens) -> bool:
    """Whether a plural scale (thousands) begins a number: hundreds come straight after it."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.kind == "num" and _value(after) >= 100 and _follows(words[at], after, tokens)


def _follows(one: _Word, other: _Word, tokens: Tokens) -> bool:
    """Whether the second word comes straight after the first, at most a hyphen between."""
    between = range(one.last, other.first)
    return not between or (len(between) == 1 and tokens.kinds[between[0]] == MARK and tokens.keys[between[0]] == "-")


def _value(word: _Word) -> float:
    if word.kind != "digits":
        return float(word.value)
    digits = word.value.replace("٫", ".").replace("٬", ",")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    return float(
        digits.replace(",", ".") if digits.count(",") + digits.count(".") == 1 else re.sub(r"[.,]", "", digits)
    )


def _magnitude(value: float) -> float:
    """Below what the next part of a number must be: after twenty come one to nine."""
    for size in (1000.0, 100.0, 10.0):
        if value >= size and value % size == 0:
            return size
    return 1.0
