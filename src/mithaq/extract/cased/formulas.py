"""Formulas of attribution in languages with cases: по словам, по его словам, согласно, как сообщил."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.cased.clauses import content_stop, find_opener, formula_stop
from mithaq.extract.cased.segments import inserted, past_dateline
from mithaq.extract.cased.subjects import Subject, subject_after
from mithaq.extract.cased.tails import document_of
from mithaq.extract.declined.heads import closed, verb_like
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["as_said", "formula_draft"]


def formula_draft(r: Reading, i: int) -> Draft | None:
    """The quotation that a formula at token ``i`` makes of the clause around it."""
    stop = formula_stop(r, i)
    if stop == i or stop >= len(r.keys):
        return None
    limit = r.limit(i)
    if r.is_a(stop - 2, "formula_own") and r.is_a(stop - 1, "formula_nouns"):
        return _around(r, (i, stop), (stop - 2, stop - 1), (i, stop))
    phrase = phrase_at(r, stop, limit) if stop < limit else None
    if phrase is None:
        end = _plain_stop(r, stop, limit)
        return _around(r, (i, stop), (stop, end), (i, end)) if end > stop else None
    if phrase.nominative and phrase.kind in ("roles", "pronoun"):
        return None
    return _around(r, (i, stop), (phrase.first, phrase.stop), (i, phrase.stop))


def _plain_stop(r: Reading, j: int, limit: int) -> int:
    """The token after a source whose head no list holds (по данным следствия): up to the next comma, a few words at
    most; ``j`` when there is none."""
    for k in range(j, min(limit + 1, j + 8)):
        if k == limit or r.is_comma(k) or r.kinds[k] == "b":
            return k
        if r.kinds[k] != "w" and k not in r.blocks and r.keys[k] not in "-»":
            return j
        if r.kinds[k] == "w" and (
            verb_like(r.grammar, r.keys[k]) or r.is_a(k, "that") or r.is_a(k, "relative") or (k == j and closed(r, k))
        ):
            return j
    return j


def as_said(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«Как сообщил министр, …», «…, как он считает, …»: the clause around is what was said."""
    start = i - 1
    while start > r.sentence_start[i] and r.is_a(start, "adverbs"):
        start -= 1
    pronoun = start if r.is_a(start, "pronouns") and start > r.sentence_start[i] else None
    start -= pronoun is not None
    if not r.is_a(start, "as_said") or cue.pos not in ("past", "present") or not (cue.can("that") or cue.can("quote")):
        return None
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is not None and opener.kind == "that":
        return None
    subject = Subject(pronoun, i) if pronoun is not None else subject_after(r, cue, i, limit)
    source = document_of(r, i, limit) if subject is None and cue.can("impersonal") else None
    if subject is not None:
        source = (subject.first, subject.first + 1 if pronoun is not None else subject.stop)
    if source is None:
        return None
    comma = next((k for k in range(max(i + 1, source[1] if source else 0), limit) if r.is_comma(k)), limit)
    while comma < limit - 1 and inserted(r, comma + 1, limit):  # как заявил министр, отвечая на вопрос, …
        after = next((k for k in range(comma + 1, limit) if r.is_comma(k)), None)
        if after is None:
            break
        comma = after
    draft = _around(r, (i, i + 1), source, (start, comma))
    return None if draft is None else replace(draft, word=cue)


def _around(r: Reading, cue: tuple[int, int], source: tuple[int, int] | None, place: tuple[int, int]) -> Draft | None:
    """The draft of the clause around an attribution that stands at ``place``."""
    start, stop = place
    block = r.inside[start]
    left = max(r.sentence_start[start], block.inner_first if block else 0)
    before, after = _before(r, left, start), _after(r, stop, r.limit(cue[0]))
    content = tuple(piece for piece in (before, after) if piece is not None)
    if not content:
        return None
    rule = "according-to-before" if before is None else "according-to-after"
    return Draft(content, cue, source, rule, None, r.blocks.get(content[0][0] - 1) if len(content) == 1 else None)


def _before(r: Reading, left: int, start: int) -> tuple[int, int] | None:
    """The words of the clause before an attribution, without what only links it to the sentence."""
    j = start - 1
    while j >= left and r.kinds[j] == "m" and j + 1 not in r.closed:
        j -= 1
    if j < left:
        return None
    first = past_dateline(r, left)
    for k in range(j, left - 1, -1):
        if r.is_a(k, "relative") or r.is_a(k, "that"):
            first = k + 1
            break
        if (r.is_a(k, "conjunctions") and r.is_comma(k - 1)) and k >= j - 1:
            first = k + 1
            break
    while first <= j and (r.is_a(first, "sentence_links") or r.kinds[first] == "m") and first not in r.blocks:
        step = r.phrase(first, "sentence_links")
        first = max(step, first + 1)
    pair = r.trimmed(first, j + 1)
    return pair if pair[0] < pair[1] else None


def _after(r: Reading, stop: int, limit: int) -> tuple[int, int] | None:
    """The words of the clause after an attribution."""
    if stop >= limit:
        return None
    j = stop
    while j < limit and (r.is_comma(j) or r.keys[j] in "—–:"):
        j += 1
    if j < limit and r.is_a(j, "relative") and j > stop:
        j = next((k + 1 for k in range(j, limit) if r.is_comma(k)), j)
    if j < limit and r.is_a(j, "that"):
        j += 1
    if j in r.blocks and r.blocks[j].size and _whole(r, r.blocks[j].stop, limit):
        return r.blocks[j].inner_first, r.blocks[j].inner_stop
    pair = r.trimmed(j, content_stop(r, j, limit))
    if pair[0] >= pair[1]:
        return None
    return pair


def _whole(r: Reading, j: int, limit: int) -> bool:
    return all(r.kinds[k] != "w" for k in range(j, limit))
