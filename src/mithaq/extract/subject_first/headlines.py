"""Headlines in subject-first languages: a speaker before a colon, or after a dash or colon at the end."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.quoting.drafts import Draft

__all__ = ["headline_frame"]


def headline_frame(c: Clauses, first: int, stop: int) -> Draft | None:
    """The quotation of a headline in tokens ``[first, stop)`` that holds no verb of saying, or ``None``."""
    return _quoted(c, first, stop) or _colon(c, first, stop) or _tail(c, first, stop)


def _colon(c: Clauses, first: int, stop: int) -> Draft | None:
    r = c.r
    colon = next((j for j in range(first + 1, min(stop, first + 8)) if r.keys[j] == ":"), None)
    if colon is None or colon + 2 >= stop or not _speaker(c, first, colon):
        return None
    block = r.blocks.get(colon + 1)
    content = r.trimmed(colon + 1, stop)
    if block is not None and block.stop >= stop - 1:
        content = r.trimmed(block.inner_first, block.inner_stop)
    return Draft((content,), None, (first, colon), "headline-colon", block=block, headline=True)


def _tail(c: Clauses, first: int, stop: int) -> Draft | None:
    r = c.r
    for j in range(stop - 2, max(first + 2, stop - 8), -1):
        if c.dash(j) or r.keys[j] == ":":
            cue = c.finite_cue(j + 1)
            if cue is not None and cue.can("quote") and j - first >= 4 and _speaker(c, j + 2, stop):
                return Draft((r.trimmed(first, j),), (j + 1, j + 2), (j + 2, stop), "headline-tail", cue, headline=True)
            if not _speaker(c, j + 1, stop) or j - first < 4:
                return None
            content = r.trimmed(first, j)
            return Draft((content,), None, (j + 1, stop), "headline-tail", headline=True)
    return None


def _quoted(c: Clauses, first: int, stop: int) -> Draft | None:
    r = c.r
    block = r.blocks.get(first)
    if block is None or block.size < 4 or block.stop > stop:
        return None
    content = r.trimmed(block.inner_first, block.inner_stop)
    named = next(
        (j for j in range(block.stop, stop) if j in r.mention_at and r.mention_at[j][1].kind == "person"), None
    )
    source = (named, min(stop, r.mention_at[named][0])) if named is not None else None
    return Draft((content,), None, source, "headline-quote", block=block, headline=True, inferred=source is None)


def _speaker(c: Clauses, first: int, stop: int) -> bool:
    """Whether the words can name a speaker in a headline: a person or body known in the article, or a role."""
    r = c.r
    words = [j for j in range(first, stop) if r.kinds[j] == "w"]
    if not words or len(words) > 6 or any(c.kind(j) in ("V", "X", "T", "S", "t") for j in words):
        return False
    last = r.keys[words[-1]]
    if last in r.surnames or r.grammar.head(last) is not None:
        return (
            r.grammar.head(last) not in ("documents",) or last in r.grammar.class_of("issued") or c.kind(first) != "D"
        )
    hit = r.mention_at.get(words[0])
    return hit is not None and hit[0] >= stop and hit[1].kind in ("person", "organisation", "state", "outlet")
