"""Segments of a sentence in languages with cases: adverbs and times to pass over, parts between commas, insertions."""

from __future__ import annotations

from mithaq.extract.declined.heads import capital
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.reading import Reading

__all__ = ["back_past_adverbs", "inserted", "past_adverbs", "past_dateline", "segment_start"]

_DATELINE = 12  # tokens that a place, a day and a credit fill at most


def past_adverbs(r: Reading, j: int, limit: int) -> int:
    """The token after adverbs, particles, times and days of the week (в пятницу)."""
    while j < limit:
        if j in r.time_stop:
            j = r.time_stop[j]
        elif r.kinds[j] == "w" and r.is_a(j, "adverbs") and j not in r.mention_at:
            j += 1
        elif r.is_a(j, "on_days") and (r.is_a(j + 1, "days") or j + 1 in r.time_stop):
            j += 1
            j = r.time_stop.get(j, j + 1)
        else:
            break
    return min(j, limit)


def past_dateline(r: Reading, first: int) -> int:
    """The token after «МЕСТО, день - АГЕНТСТВО -» at the head of a sentence; ``first`` where none stands there."""
    raw = r.tokens.raw(first)
    if not (r.kinds[first] == "w" and len(raw) > 2 and raw.isupper()):
        return first
    for j in range(first + 1, min(first + _DATELINE, r.sentence_stop[first] - 1)):
        if r.keys[j] in "-—–" and not r.tight(j) and not r.tight(j - 1):
            return j + 1
        if r.kinds[j] == "w" and not capital(r, j):
            return first
    return first


def back_past_adverbs(r: Reading, i: int, left: int) -> int:
    """The token before which adverbs, times and days of the week stand, up to the token ``i``."""
    stop = i
    while stop > left:
        if stop in r.time_start and r.time_start[stop] >= left:
            stop = r.time_start[stop]
        elif r.is_a(stop - 1, "adverbs"):
            stop -= 1
        elif stop - 2 >= left and r.is_a(stop - 1, "days") and r.is_a(stop - 2, "on_days"):
            stop -= 2
        else:
            break
    return stop


def segment_start(r: Reading, stop: int, left: int) -> int:
    """The first token of the part of the sentence that ends at ``stop``: after a comma, dash or closing quotation."""
    j = stop
    while j > left:
        if j in r.closed and r.closed[j].first >= left:
            j = r.closed[j].first
            continue
        if r.is_comma(j - 1) or (r.keys[j - 1] in "—–:" and not (r.tight(j - 1) and r.tight(j - 2))):
            break
        if r.is_a(j - 1, "joining") and j - 1 > left and (r.is_comma(j - 2) or r.is_a(j, "adverbs")):
            break
        j -= 1
    return j


def inserted(r: Reading, j: int, stop: int) -> bool:
    """Whether the segment that begins at ``j`` behind a comma only tells more of what is before it: a gerund (…,
    отвечая на вопрос, …) or a participle with what belongs to it (…, уверенные в успехе, …)."""
    cue = r.grammar.cue(r.keys[j])
    if (
        (cue is not None and cue.pos == "participle")
        or r.phrase(j, "cut_after_comma") > j
        or r.keys[j].endswith(r.grammar.endings["gerund"])
    ):
        return True
    if not r.grammar.pack.morph.adjectival(r.keys[j]) or j in r.mention_at:
        return False
    phrase = phrase_at(r, j, stop)
    return phrase is None or not phrase.nominative
