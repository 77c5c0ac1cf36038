"""Participles: who «…, adding that» or «a poll suggesting that» belongs to, in subject-first languages."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import Subject, phrase_before, subject_after
from mithaq.extract.clause.subjects import shared_subject, subject_before, verb_group

__all__ = ["main_comma", "participle_subject"]


def _object_before(c: Clauses, i: int) -> Subject | None:
    """«criticised X for saying»: the one who is spoken of said it."""
    for j in range(i - 2, max(c.left(i), i - 12) - 1, -1):
        cue = c.r.grammar.cue(c.r.keys[j]) if c.r.is_word(j) else None
        if cue is not None and cue.can("object") and c.r.keys[i - 1] in cue.preps:
            return subject_after(c, j + 1, i - 1)
        if c.r.is_mark(j) and c.r.keys[j] not in ".-'":
            return None
    return None


def _by_doing(c: Clauses, i: int) -> Subject | None:
    """«Y responded by ordering», «which fell after saying»: the subject of the verb that the participle belongs to."""
    if c.r.is_a(i - 1, "agent"):
        if i - 2 <= c.left(i):
            return None
        return subject_before(c, verb_group(c, i - 2).first)
    for j in range(i - 2, max(c.left(i), i - 20), -1):
        if c.kind(j) == "R" and c.comma(j - 1):
            return subject_before(c, j + 1)
        if c.r.is_mark(j):
            return None
    return None


def _holder(c: Clauses, i: int, left: int) -> Subject | None:
    """«a poll suggesting that», «people shouting that»: the noun right before a participle that has no comma."""
    r = c.r
    if i - 1 <= left or not r.is_word(i - 1) or c.kind(i - 1) not in ("", "Q"):
        return None
    if c.kind(i - 1) == "Q":
        return Subject(i - 1, i, "relative") if c.kind(i - 2) == "P" else None  # with one saying that
    first = phrase_before(c, i, left)
    word, head = r.keys[i - 1], r.grammar.head(r.keys[i - 1])
    told = head == "documents" and word not in r.grammar.class_of("issued")
    known = r.grammar.pack.morph.refers_back(r.keys[first], i - first) or c.named(first)
    someone = c.group(i - 1) or (head in ("roles", "organisations") and c.kind(first) in ("D", "Q") and not known)
    if r.is_a(first - 1, "noun_agent") and r.grammar.head(c.word(first - 2)) == "documents":
        return Subject(first, i, "relative")  # a letter from X informing
    if c.kind(first - 1) in ("P", "t") and r.grammar.head(c.word(first - 2)) == "documents":
        first = phrase_before(c, first - 1, left)  # X sent a letter to governors urging
        head, told = "documents", False
    if head == "documents" and not told and first - 1 > left and c.kind(first - 1) in ("V", "E", ""):
        return subject_before(c, verb_group(c, first - 1).first)  # X issued a statement saying
    return Subject(first, i, "relative") if told or someone else None


def main_comma(c: Clauses, i: int) -> int | None:
    """The comma behind which the main clause begins, when the participle at ``i`` opens its sentence («In saying that
    he lied, Name left»); ``None`` where nothing shows one."""
    left, limit = c.left(i), c.limit(i)
    if any(c.kind(j) not in ("A", "C", "P", "S", ".") for j in range(left, i)):
        return None
    commas = [j for j in range(i + 2, limit) if c.comma(j) and c.r.inside[j] is c.r.inside[i]]
    opens = [j for j in commas if c.kind(j + 1) in ("N", "D", "Q") or c.named(j + 1) or c.group(j + 1)]
    proved = next((j for j in opens if c.clause_at(j + 1, limit)), None)
    return proved if proved is not None else (opens[-1] if opens and not c.comma(limit - 1) else None)


def participle_subject(c: Clauses, i: int) -> Subject | None:
    """Who the participle belongs to: the subject of the verb before it, or of the one after it at a sentence's head."""
    left = c.left(i)
    accused = (_object_before(c, i) or _by_doing(c, i)) if c.kind(i - 1) in ("P", "S") else _holder(c, i, left)
    if accused is not None:
        return accused
    if c.r.is_a(i - 1, "as_said"):
        for j in range(i - 2, max(left, i - 20) - 1, -1):
            if c.r.is_a(j, "carriers"):
                quoted_one = subject_after(c, j + 1, i - 1)
                if quoted_one is not None:
                    return quoted_one
                break
    if i > left + 1:
        found = shared_subject(c, i)
        if found is not None:
            return found
    comma = next((j for j in range(i, c.limit(i)) if c.comma(j)), None)
    if comma is None or i > left + 1:
        return None
    for j in range(comma + 1, min(c.limit(i), comma + 25)):
        if c.verb(j):
            found = subject_before(c, verb_group(c, j).first)
            if found is not None and found.first > comma:
                return found
            break
    return subject_after(c, main + 1, c.limit(i)) if (main := main_comma(c, i)) is not None else None
