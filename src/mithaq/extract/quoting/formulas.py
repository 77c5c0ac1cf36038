"""Formulas of attribution: "according to someone", before, amid or after what was said."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.naming.noun_phrases import phrase_stop
from mithaq.extract.naming.sources import Source, actor_like, source_after
from mithaq.extract.quoting.reading import Reading

__all__ = ["Formula", "formula_at"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in tokens: where it begins, its cue ``[first, cue_stop)``, its source, and the token after it."""

    first: int
    cue_stop: int
    source: Source
    stop: int


def formula_at(r: Reading, i: int) -> Formula | None:
    """The formula of attribution at token ``i``, if its source can speak (وفق الجدول is none)."""
    if r.is_a(i, "as_said") and i + 1 < len(r.keys):
        return _as_said(r, i)
    stop = r.phrase(i, "formula")
    if stop == i or stop >= len(r.keys):
        return None
    limit = r.limit(i)
    cue_stop = stop
    if r.is_a(stop, "formula_links"):  # وفق ما أكده المدير: the source follows the verb
        cue_stop = _past_verb(r, stop + 1, limit)
        if cue_stop == stop + 1:
            return None
        return _verbal(r, i, cue_stop, limit)
    if r.is_a(stop, "carried_from") or r.is_a(stop, "sayings"):
        stop += 1
    source = _attached(r, stop, limit) or source_after(r, stop, min(limit, stop + 30))
    if source is None or source.first > stop + 1 or not _can_speak(r, source):
        return None
    return Formula(i, cue_stop, source, source.stop)


def _as_said(r: Reading, i: int) -> Formula | None:
    """«كما قالت فلانة»: a verb of saying with its subject, after what was said."""
    cue = r.grammar.cue(r.keys[i + 1]) if r.is_word(i + 1) else None
    if cue is None or cue.pos not in ("past", "present") or not cue.can("that") or i + 2 >= r.limit(i):
        return None
    if r.is_a(i + 2, "that") or (not r.is_word(i - 1) and not r.is_comma(i - 1)):
        return None
    source = source_after(r, i + 2, min(r.limit(i), i + 30))
    if source is None or source.first > i + 3 or not _can_speak(r, source):
        return None
    return Formula(i, i + 2, source, source.stop)


def _attached(r: Reading, j: int, limit: int) -> Source | None:
    """«وفقا لمسؤولين»: the source carries the preposition."""
    if j >= limit or not r.is_word(j):
        return None
    forms = r.grammar.pack.morph.strip(r.keys[j])[1:]
    named = j in r.mention_at and r.mention_at[j][1].span.start > r.tokens.starts[j]
    if r.grammar.head(r.keys[j]) or not (named or any(r.grammar.head(form) or form in r.surnames for form in forms)):
        return None
    return Source(j, phrase_stop(r, j, limit), phrase_stop(r, j, limit))


def _past_verb(r: Reading, j: int, limit: int) -> int:
    """The token after the verb of «وفق ما …», with an object pronoun or not; ``j`` when there is no verb there."""
    if j >= limit or not r.is_word(j):
        return j
    word = r.keys[j]
    for form in r.grammar.pack.morph.without_object(word):
        cue = r.grammar.cue(form)
        if cue is not None and cue.pos in ("past", "present", "object"):
            return j + 1
    if r.is_a(j, "formula_verbs"):
        return j + 1
    return j


def _verbal(r: Reading, i: int, cue_stop: int, limit: int) -> Formula | None:
    while cue_stop < limit and (r.is_a(cue_stop, "attaching") or r.is_a(cue_stop, "formula_pronouns")):
        cue_stop += 1
    if cue_stop < limit and r.keys[cue_stop] in r.grammar.class_of("media_nouns"):
        cue_stop += 1
    source = source_after(r, cue_stop, min(limit, cue_stop + 30))
    if source is None or source.first > cue_stop + 6:
        return None
    return Formula(i, cue_stop, source, source.stop)


def _can_speak(r: Reading, source: Source) -> bool:
    return actor_like(r, source.first, source.stop) or any(
        r.grammar.head(form) for form in r.grammar.pack.morph.strip(r.keys[source.first])
    )
