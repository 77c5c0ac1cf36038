"""Verbs that point back at the sentence before them: «…. Об этом заявил министр»."""

from __future__ import annotations

from mithaq.extract.cased.clauses import cue_at
from mithaq.extract.cased.segments import past_dateline
from mithaq.extract.cased.subjects import Subject, subject_after
from mithaq.extract.cased.tails import document_of
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["back_draft"]

_REACH = 20
_CLAUSE = 2  # the fewest tokens that can be a clause of their own
_MARKS = '«»"“”„,().№-–'


def back_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that is the sentence before, where the verb at ``i`` stands behind words that point back at it."""
    start = _pointing(r, i)
    stop = r.phrase(start, "back_reference")
    if (
        stop == start
        or not (cue.can("that") or cue.can("quote") or cue.can("back"))
        or r.inside[i] is not None
        or i > stop + _REACH
    ):
        return None
    if any(not _circumstance(r, j) for j in range(stop, i)):
        return None
    content = _before_comma(r, start) if r.sentence_start[i] < start else _sentence_before(r, start)
    if content is None or _tells_of(r, content):
        return None
    if cue.can("impersonal") or cue.pos == "passive":
        source = document_of(r, i, r.limit(i))
    else:
        subject = subject_after(r, cue, i, r.limit(i)) or _between(r, stop, i)
        source = (subject.first, subject.stop) if subject else None
    return Draft((content,), (i, i + 1), source, "next-paragraph-cue", cue, back=True) if source else None


def _sentence_before(r: Reading, start: int) -> tuple[int, int] | None:
    """The words of the sentence before the one that begins at ``start``; without marks where all of it is in marks."""
    before = start - 1
    while before > 0 and r.kinds[before] == "b":
        before -= 1
    if before <= 0:
        return None
    first = r.sentence_start[before]
    block = r.closed.get(before + 1) or r.closed.get(before)
    whole = block is not None and block.first == first
    content = (block.inner_first, block.inner_stop) if block is not None and whole else r.trimmed(first, before + 1)
    return content if content[1] - content[0] >= 2 else None


def _pointing(r: Reading, i: int) -> int:
    """Where the words that point back begin: behind a comma or dash not far before ``i``, else with the sentence."""
    start = r.sentence_start[i]
    for k in range(i - 1, max(start, i - _REACH), -1):
        marked = r.is_comma(k - 1) or (r.kinds[k - 1] == "m" and r.keys[k - 1] in "—–-")
        if marked and r.phrase(k, "back_reference") > k:
            return k
    return start


def _before_comma(r: Reading, start: int) -> tuple[int, int] | None:
    """The words of the sentence before the comma at whose other side words point back at them (…, об этом сообщил)."""
    first, stop = r.trimmed(past_dateline(r, r.sentence_start[start]), start)
    return (first, stop) if stop - first >= _CLAUSE else None


def _circumstance(r: Reading, j: int) -> bool:
    """Whether the token at ``j`` can stand between words that point back and their verb (в четверг, 5 мая)."""
    if r.kinds[j] != "w":
        return r.kinds[j] == "n" or r.keys[j] in _MARKS
    return cue_at(r, j) is None and not r.is_a(j, "that") and not r.is_a(j, "relative")


def _tells_of(r: Reading, content: tuple[int, int]) -> bool:
    """Whether a sentence only tells what somebody spoke of (рассказал о планах): it is the author's own."""
    for j in range(content[0], content[1] - 1):
        cue = cue_at(r, j) if r.inside[j] is None else None
        if cue is not None and cue.pos in ("past", "present") and cue.can("that") and r.keys[j + 1] in cue.preps:
            return True
    return False


def _between(r: Reading, first: int, stop: int) -> Subject | None:
    phrase = phrase_at(r, first, stop) if first < stop else None
    return Subject(phrase.first, phrase.stop) if phrase is not None and phrase.nominative else None
