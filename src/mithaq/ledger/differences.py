"""Differences: two versions side by side, word by word in one language, fact by fact across languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from mithaq.kb.lookup import load_kb
from mithaq.ledger.amounts import find_amounts
from mithaq.ledger.names import find_named
from mithaq.text.span import Span
from mithaq.text.tokens import NUMBER, WORD, Tokens, cut

__all__ = ["Difference", "FactDifference", "fact_differences", "word_differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words: ``kind`` is same, changed, removed (only in the first text) or added (only in the second); ``a``
    and ``b``: the words as written; ``span_a`` and ``span_b``: where they stand (empty where nothing does)."""

    kind: str
    a: str
    b: str
    span_a: Span
    span_b: Span


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A number, date or name that one text has and the other lacks: ``kind`` (number, ordinal, month, weekday, day,
    period, clock, name), ``value`` (the same in every language), the words in each text or ``None``."""

    kind: str
    value: str
    a: str | None
    b: str | None


def word_differences(a: str, b: str) -> tuple[Difference, ...]:
    """The two texts of one language in runs of words, alike and not, so that they can be shown side by side.

    Spelling variants, case, harakat and marks are no difference. Method: Levenshtein alignment over folded words.

    >>> runs = word_differences("سنوقع الاتفاق يوم الاحد", "سنوقع الاتفاق النهائي يوم الأحد")
    >>> [(run.kind, run.a, run.b) for run in runs]
    [('same', 'سنوقع الاتفاق', 'سنوقع الاتفاق'), ('added', '', 'النهائي'), ('same', 'يوم الاحد', 'يوم الأحد')]
    """
    left, right = cut(a), cut(b)
    mine, yours = _words(left), _words(right)
    steps = Levenshtein.opcodes([left.keys[at] for at in mine], [right.keys[at] for at in yours])
    runs: list[list[int]] = []
    for step in steps:
        alike = step.tag == "equal"
        if runs and not alike and not runs[-1][0]:
            runs[-1][2], runs[-1][4] = step.src_end, step.dest_end
        else:
            runs.append([alike, step.src_start, step.src_end, step.dest_start, step.dest_end])
    return tuple(_run(run, (left, mine), (right, yours)) for run in runs)


def _words(tokens: Tokens) -> list[int]:
    return [at for at, kind in enumerate(tokens.kinds) if kind in (WORD, NUMBER)]


def _run(run: list[int], left: tuple[Tokens, list[int]], right: tuple[Tokens, list[int]]) -> Difference:
    span_a, span_b = _span(*left, run[1], run[2]), _span(*right, run[3], run[4])
    a, b = left[0].text[span_a.start : span_a.stop], right[0].text[span_b.start : span_b.stop]
    kind = "same" if run[0] else "changed" if a and b else "removed" if a else "added"
    return Difference(kind, a, b, span_a, span_b)


def _span(tokens: Tokens, words: list[int], start: int, stop: int) -> Span:
    """The span of words ``start`` to ``stop``; empty, after the word before, when there are none."""
    if start < stop:
        return tokens.span(words[start], words[stop - 1] + 1)
    place = tokens.stops[words[start - 1]] if start else 0
    return Span(place, place)


def fact_differences(a: str, b: str, language_a: str, language_b: str) -> tuple[FactDifference, ...]:
    """The numbers, dates and names that only one of two texts has, whatever their languages.

    >>> for fact in fact_differences("NATO sent 40 ships on Sunday", "أرسل الناتو خمسين سفينة الأحد", "en", "ar"):
    ...     print(fact.kind, fact.value, fact.a, fact.b)
    number 40 40 None
    number 50 None خمسين
    """
    left, right = dict(_facts(a, language_a)), dict(_facts(b, language_b))
    only = [fact for fact in dict.fromkeys((*left, *right)) if (fact in left) != (fact in right)]
    return tuple(FactDifference(*fact, left.get(fact), right.get(fact)) for fact in only)


def _facts(text: str, language: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The facts of a text, by kind and value, each with its words."""
    for amount in find_amounts(text, language):
        value = f"{amount.value:.10g}" if isinstance(amount.value, float) else amount.value
        yield (amount.kind, value), text[amount.span.start : amount.span.stop]
    kb = load_kb()
    for named in find_named(text, language):
        yield ("name", kb.name(named.actor)), text[named.span.start : named.span.stop]
