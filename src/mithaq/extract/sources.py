"""Sources: the phrase beside a cue that says who speaks, as far as it can be read without knowing who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.reading import Reading

__all__ = ["Source", "actor_like", "phrase_stop", "source_after", "source_before"]

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase in tokens ``[first, stop)`` and the token where what follows it begins."""

    first: int
    stop: int
    then: int


def source_after(r: Reading, first: int, stop: int) -> Source | None:
    """The source phrase in the token range, read forward: circumstances before it are passed over.

    ``None`` when the range holds only circumstances (the subject was dropped).
    """
    j = first
    while j < stop:
        j = _past_circumstance(r, j, stop)
        if j >= stop:
            return None
        if _begins_phrase(r, j):
            end = phrase_stop(r, j, stop)
            if end > j:
                return Source(j, end, end)
        j = _next_segment(r, j, stop)
    return None


def source_before(r: Reading, cue: int) -> Source | None:
    """The source phrase that ends right before the cue: subject first, verb after."""
    stop = cue
    while stop > 0 and (r.is_a(stop - 1, "verb_particles") or r.is_comma(stop - 1)):
        stop -= 1
    if stop in r.time_start:
        stop = r.time_start[stop]
    left = max(r.sentence_start[cue], stop - _LONGEST)
    if r.inside[cue] is not None:
        left = max(left, r.inside[cue].inner_first)  # type: ignore[union-attr]
    starts = [j for j in range(left, stop) if j == r.sentence_start[cue] or _after_clause_start(r, j)]
    for j in starts:
        if not r.is_word(j) and j not in r.blocks:
            continue
        if r.is_a(j, "clause_start") and not r.is_a(j, "that"):
            continue
        if _begins_phrase(r, j) and phrase_stop(r, j, stop) >= stop and actor_like(r, j, stop):
            return Source(j, stop, cue)
    return None


def _after_clause_start(r: Reading, j: int) -> bool:
    return r.is_comma(j - 1) or r.is_a(j - 1, "clause_start") or r.is_a(j - 1, "that")


def actor_like(r: Reading, first: int, stop: int) -> bool:
    """Whether a phrase can speak: it has a head noun that can, or names someone known or named in the text."""
    head = first
    while head < stop and not r.is_word(head):
        head += 1
    if head >= stop:
        return False
    forms = _bare_forms(r, head)
    if any(r.grammar.head(form) for form in forms):
        return True
    return any(j in r.mention_at and r.mention_at[j][1].form != "demonym" for j in range(first, min(stop, first + 4)))


def _bare_forms(r: Reading, i: int) -> tuple[str, ...]:
    return r.grammar.pack.morph.strip(r.keys[i]) if r.is_word(i) else ()


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


def _begins_phrase(r: Reading, j: int) -> bool:
    """Whether a noun phrase can begin at token ``j``."""
    if j in r.blocks:
        return r.blocks[j].size <= 5
    if not r.is_word(j):
        return False
    if r.is_a(j, "prepositions") or r.is_a(j, "relative") or r.is_a(j, "that") or r.is_a(j, "back_reference"):
        return False
    return j in r.mention_at or not _attached_preposition(r, j)


def _attached_preposition(r: Reading, j: int) -> bool:
    """Whether the word is a preposition written together with its noun (للصحفيين، لوكالة، بالقول)."""
    word = r.keys[j]
    if r.grammar.head(word):
        return False
    bare = r.grammar.pack.morph.strip(word)[1:]
    return any(form.startswith("ال") or r.grammar.head(form) or form in r.grammar.class_of("media_nouns") for form in bare)


def phrase_stop(r: Reading, first: int, stop: int) -> int:
    """The token after the noun phrase that begins at ``first``."""
    j = first
    appositions = 0
    headed = False
    while j < stop:
        if j in r.time_stop and j > first:
            break
        if j in r.blocks:
            if r.blocks[j].size > 6:
                break
            j = r.blocks[j].stop
            continue
        if r.is_comma(j):
            if appositions >= 2 or not _apposition(r, j + 1, stop, headed):
                break
            appositions += 1
            j += 1
            continue
        if r.kinds[j] != "w":
            step = _mark_step(r, j, stop)
            if step == j:
                break
            j = step
            continue
        if r.is_a(j, "prepositions") or (j > first and j not in r.mention_at and _attached_preposition(r, j)):
            if not headed or not _attaches(r, j, stop):
                break
            j = j + 2 if r.is_a(j, "prepositions") else j + 1
            continue
        if j > first and (r.is_a(j, "relative") or r.is_a(j, "that") or r.is_a(j, "adverbs") or r.is_a(j, "link")):
            break
        headed = headed or any(r.grammar.head(form) for form in _bare_forms(r, j))
        j += 1
    return min(j, stop)


def _mark_step(r: Reading, j: int, stop: int) -> int:
    """The token after a bracket or hyphen inside a name, a number; ``j`` itself when the phrase ends here."""
    mark = r.keys[j]
    if mark == "(":
        close = next((k for k in range(j + 1, min(stop, j + 12)) if r.keys[k] == ")"), None)
        return close + 1 if close is not None else j
    if r.kinds[j] == "n":
        return j + 1
    if mark in "-–." and r.is_word(j + 1) and (r.tight(j) or r.tight(j - 1)):
        return j + 1
    if mark in "'’&/":
        return j + 1
    return j


def _apposition(r: Reading, j: int, stop: int, headed: bool) -> bool:
    """Whether what follows a comma goes on naming the same source: a title, or the name after a title."""
    if j >= stop or j in r.time_stop or not _begins_phrase(r, j):
        return False
    if r.is_a(j, "adverbs") or r.is_a(j, "link") or r.is_a(j, "demonstratives"):
        return False
    if any(r.grammar.head(form) for form in _bare_forms(r, j)[:1]):
        return True
    return headed and (j in r.mention_at or not r.keys[j].startswith(("و", "ف")) or r.tokens.keys[j] in r.grammar.class_of("person_particles"))


def _attaches(r: Reading, j: int, stop: int) -> bool:
    """Whether a preposition inside a source phrase belongs to it (مسؤول في وزارة, not قال في بيان)."""
    if not r.is_a(j, "attaching") and r.is_a(j, "prepositions"):
        return False
    noun = j + 1 if r.is_a(j, "prepositions") else j
    if noun >= stop or not r.is_word(noun) or noun in r.time_stop:
        return False
    media = r.grammar.class_of("media_nouns")
    forms = _bare_forms(r, noun)
    if any(form in media or r.grammar.pack.morph.bare(form) in media for form in forms):
        return False
    if not r.is_a(j, "prepositions") and any(r.grammar.head(form) == "agencies" for form in forms):
        return False
    return not r.is_a(noun, "demonstratives") and not r.is_a(noun, "that")
