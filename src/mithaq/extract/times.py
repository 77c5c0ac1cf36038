"""Find the words that place something in time, and give each its EDTF value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from mithaq.extract.timing.days import parse_day
from mithaq.extract.timing.lexicon import Coded
from mithaq.extract.timing.reading import Reading, Value
from mithaq.extract.timing.rules import Grammar, Rule, build_grammar
from mithaq.extract.timing.tense import lean_of
from mithaq.extract.timing.values import READERS
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import TimeExpression
from mithaq.model.why import Why
from mithaq.text.span import Span
from mithaq.text.tokens import Tokens

__all__ = ["find_times"]


@dataclass(frozen=True, slots=True)
class _Search:
    tokens: Tokens
    coded: Coded
    grammar: Grammar
    anchor: date | None


def find_times(doc: Document, pack: Pack) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, in text order, none overlapping another.

    Arguments: a document (its ``published`` is what relative words count from) and the pack of its language. Values
    are EDTF (ISO 8601-2); a relative expression has no value when the day of publication is not known. Rules are in
    the pack's ``time.yml``, words in ``calendar.tsv`` and ``numbers.tsv``. Time needed grows with the text's length.

    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.model.document import Metadata
    >>> doc = Document("قال أمس إن الاتفاق وقع عام 1999", metadata=Metadata(published="2022-02-18"))
    >>> [(doc[time.span], time.value) for time in find_times(doc, load_pack("ar"))]
    [('أمس', '2022-02-17'), ('عام 1999', '1999')]
    """
    grammar = build_grammar(pack)
    search = _Search(doc.tokens, grammar.lexicon.code(doc.tokens), grammar, parse_day(doc.published))
    return _agreed(list(_scan(search)))


def _agreed(found: list[tuple[TimeExpression, str, bool]]) -> tuple[TimeExpression, ...]:
    """A weekday that its sentence leaves open means the day that it means elsewhere in the document."""
    settled = {word: time for time, word, sure in reversed(found) if sure and word}
    out = []
    for time, word, sure in found:
        if not sure and word in settled:
            time = replace(time, value=settled[word].value)
        out.append(time)
    return tuple(out)


def _scan(search: _Search) -> Iterator[tuple[TimeExpression, str, bool]]:
    letters, by_letter = search.coded.letters, search.grammar.by_letter
    done = 0
    for trigger in search.grammar.triggers.finditer(letters):
        at = trigger.start()
        if at < done:
            continue
        matches = []
        for order, rule in enumerate(by_letter[letters[at]]):
            match = rule.pattern.regex.match(letters, at)
            if match and match.end() > at:
                matches.append((-match.end(), order, rule, match))
        for _, _, rule, match in sorted(matches, key=lambda one: one[:2]):
            found = _read(search, rule, match.regs)
            if found is not None:
                yield found
                done = match.end()
                break


def _read(search: _Search, rule: Rule, groups: tuple[tuple[int, int], ...]) -> tuple[TimeExpression, str, bool] | None:
    slots, parts = dict(rule.given), []
    tokens, words = search.tokens, search.coded.words
    for (slot, classes), (first, last) in zip(rule.pattern.slots, groups[1:], strict=True):
        if first < 0:
            continue
        values = words[first].values
        name = next(name for name in classes if name in values)
        if name in search.grammar.capitals and not tokens.raw(first)[0].isupper():
            return None
        slots[slot] = values[name]
        parts.append((slot, tokens.span(first, last)))
    first, last = groups[0]
    lean = partial(lean_of, search.coded.letters, first, last, search.grammar.cues)
    value = READERS[rule.reader](Reading(slots, search.anchor, lean, search.grammar.order))
    if value is None:
        return None
    alone = slots["weekday"] if rule.reader == "weekday" and not {"mod", "relday", "weekmod"} & slots.keys() else ""
    return _expression(rule, tokens.span(first, last), value, tuple(parts)), alone, value.sure


def _expression(rule: Rule, span: Span, value: Value, parts: tuple[tuple[str, Span], ...]) -> TimeExpression:
    return TimeExpression(
        span,
        value.text,
        value.kind or rule.kind,
        value.alternatives,
        "published" if value.relative else None,
        Why(rule.id, rule.says, parts),
    )
