"""Sources: the phrase beside a cue that says who speaks, as far as it can be read without knowing who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.naming.noun_phrases import bare_forms, begins_phrase, phrase_stop, speaks
from mithaq.extract.quoting.reading import Reading
from mithaq.model.quick import quick

__all__ = ["Source", "actor_like", "source_after", "source_before"]

_LONGEST = 40


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase in tokens ``[first, stop)`` and the token where what follows it begins."""

    first: int
    stop: int
    then: int


def source_after(r: Reading, first: int, stop: int) -> Source | None:
    """The source phrase in the token range, read forward: circumstances before it are passed over.

    ``None`` when the range holds only circumstances (the subject was dropped). After a circumstance with a preposition
    only a title can still be the subject.
    """
    j = first
    circumstance = False
    while j < stop:
        j = _past_circumstance(r, j, stop)
        if j >= stop:
            return None
        if begins_phrase(r, j) and (not circumstance or _titled(r, j)):
            end = phrase_stop(r, j, stop)
            if end > j:
                return Source(j, end, end)
        circumstance = True
        j = _next_segment(r, j, stop)
    return None


def source_before(r: Reading, cue: int, antecedent: bool = False) -> Source | None:
    """The source phrase that ends right before the cue: subject first, verb after.

    An ``antecedent``, whom «الذي قال» is about, can also stand behind a preposition.
    """
    stop = cue
    while stop > 0 and (r.is_a(stop - 1, "verb_particles") or r.is_comma(stop - 1) or stop in r.time_start):
        stop = r.time_start.get(stop, stop - 1)
    block = r.inside[cue]
    left = max(r.sentence_start[cue], stop - _LONGEST, block.inner_first if block else 0)
    for j in range(left, stop):
        if not (r.is_word(j) or j in r.blocks) or not begins_phrase(r, j):
            continue
        opens = j == left or _after_clause_start(r, j)
        if not (opens or (speaks(r, j) and (antecedent or not _governed(r, j)))) or (
            r.is_a(j, "clause_start") and not r.is_a(j, "that")
        ):
            continue
        if phrase_stop(r, j, stop) >= stop and actor_like(r, j, stop):
            return Source(j, stop, cue)
    return None


def _governed(r: Reading, j: int) -> bool:
    """Whether a preposition before the noun makes it no subject (وعن تلك القوات قال)."""
    before = j - 2 if r.is_a(j - 1, "demonstratives") else j - 1
    return r.is_a(before, "prepositions") or (
        r.is_word(before) and r.conjoined(before) and r.phrase(before, "prepositions") > before
    )


def _titled(r: Reading, j: int) -> bool:
    return any(r.grammar.head(form) in ("roles", "plural_roles") for form in bare_forms(r, j)[:1])


def _after_clause_start(r: Reading, j: int) -> bool:
    return r.is_comma(j - 1) or r.is_a(j - 1, "clause_start") or r.is_a(j - 1, "that")


def actor_like(r: Reading, first: int, stop: int) -> bool:
    """Whether a phrase can speak: it begins with a noun that can, or names someone known or named in the text, or has
    a title in apposition."""
    j = first
    while j < stop and (
        not r.is_word(j)
        or r.keys[j] in r.grammar.class_of("quantifiers")
        or r.is_a(j, "demonstratives")
        or r.is_a(j, "prepositions")
    ):
        j += 1
    if j >= stop:
        return False
    if speaks(r, j):
        return True
    comma = next((k for k in range(j, min(stop, j + 8)) if r.is_comma(k)), None)
    return comma is not None and comma + 1 < stop and _titled(r, comma + 1)


def _past_circumstance(r: Reading, j: int, stop: int) -> int:
    """Pass over commas, times and adverbs."""
    while j < stop:
        if j in r.time_stop:
            j = r.time_stop[j]
        elif r.is_comma(j) or r.is_a(j, "adverbs") or r.is_a(j, "link"):
            j += 1
        else:
            break
    return j


def _next_segment(r: Reading, j: int, stop: int) -> int:
    """The token after the next comma, or ``stop``."""
    while j < stop and not r.is_comma(j):
        j = r.blocks[j].stop if j in r.blocks else j + 1
    return j + 1
