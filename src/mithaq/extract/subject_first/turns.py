"""Turns: transcripts, quotations with only a name after a dash, and sentences that continue what was quoted before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Block

__all__ = ["turn_drafts", "with_following"]

_FEWEST_TURNS = 3
_LONGEST_TURN = 12  # paragraphs: one who speaks longer without a question is not followed, so that news is not taken in
_QUOTED = 3


def turn_drafts(c: Clauses) -> list[Draft]:
    """One draft for each turn of a transcript: who speaks, a colon, and what is said."""
    bounds = [(c.r.tokens.at(p.span.start), c.r.tokens.before(p.span.stop)) for p in c.r.doc.paragraphs]
    turns = [(k, colon) for k, (first, stop) in enumerate(bounds) if (colon := _turn_colon(c, first, stop)) is not None]
    return [draft for run in _runs(turns) for draft in _run_drafts(c, run, bounds)]


def _turn_colon(c: Clauses, first: int, stop: int) -> int | None:
    """The colon after the name of who speaks, in a paragraph that is a turn."""
    colon = next((j for j in range(first + 1, min(stop, first + 9)) if c.r.keys[j] == ":"), None)
    return colon if colon is not None and colon + 1 < stop and _names_turn(c, first, colon) else None


def _runs(turns: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The transcripts: turns that follow one another closely; two alone are news with a colon in it."""
    starts = [0, *(k for k in range(1, len(turns)) if turns[k][0] - turns[k - 1][0] > _LONGEST_TURN), len(turns)]
    for start, stop in pairwise(starts):
        if stop - start >= _FEWEST_TURNS:
            yield turns[start:stop]


def _run_drafts(c: Clauses, run: list[tuple[int, int]], bounds: list[tuple[int, int]]) -> Iterator[Draft]:
    """A draft for each turn; where names stand in capitals, a turn goes on to the next one."""
    r = c.r
    for (k, colon), later in zip(run, [k for k, _ in run[1:]] + [run[-1][0] + 1], strict=True):
        first, stop = bounds[k]
        parts = [(colon + 1, stop)]
        if r.tokens.raw(first).isupper():
            parts += takewhile(lambda pair: not r.skip[pair[0]], bounds[k + 1 : later])
        spans = tuple(pair for pair in (r.trimmed(*part) for part in parts) if pair[0] < pair[1])
        if spans:
            yield Draft(spans, None, (first, colon), "turn")


def _names_turn(c: Clauses, first: int, colon: int) -> bool:
    """Whether the words before a colon name whose turn it is: capitals only, a name, or a word such as QUESTION."""
    r = c.r
    words = [j for j in range(first, colon) if r.kinds[j] == "w"]
    if not words or any(r.kinds[j] == "m" and r.keys[j] not in ".-()'’&" for j in range(first, colon)):
        return False
    shouted = all(r.tokens.raw(j).isupper() for j in words)
    named = all(c.capital(j) for j in words) and (r.keys[words[-1]] in r.surnames or first in r.mention_at)
    return shouted or named or (len(words) == 1 and r.is_a(first, "answers"))


def with_following(c: Clauses, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that stand alone: joined to the quotation before them, named after a dash, or
    carried on from who spoke last."""
    r = c.r
    taken = bytearray(len(r.keys))
    for draft in drafts:
        if draft.cue is not None and r.inside[draft.cue[0]] is not None:
            continue
        for first, stop in draft.content:
            taken[first:stop] = b"\1" * (stop - first)
    free = [b for b in r.top_blocks if b.size and not any(taken[b.inner_first : b.inner_stop]) and not r.skip[b.first]]
    out = list(drafts)
    for block in free:
        named = _named_after(c, block) if block.size >= _QUOTED else None
        if named is not None:
            out.append(Draft((r.trimmed(block.inner_first, block.inner_stop),), None, named, "dash-name", block=block))
        elif _alone(c, block) and (block.size >= _QUOTED or r.keys[block.inner_stop - 1] in (".", "!", "?")):
            _attach(c, out, block)
    return out


def _named_after(c: Clauses, block: Block) -> tuple[int, int] | None:
    """The name after «"…" — »."""
    r, j = c.r, block.stop
    while j < len(r.keys) and (r.kinds[j] == "b" or r.keys[j] == ",") and j < block.stop + 2:
        j += 1
    if not c.dash(j) or not c.capital(j + 1) or c.kind(j + 1) in ("D", "P"):
        return None
    stop = next((k for k in range(j + 1, len(r.keys)) if r.kinds[k] == "b" or r.keys[k] in ".;"), len(r.keys))
    stop = stop if r.keys[stop - 1 : stop] else j + 1
    names = [k for k in range(j + 1, min(stop, j + 4)) if r.kinds[k] == "w" and c.capital(k)]
    return (j + 1, stop) if len(names) >= 2 and stop - j < 20 and not c.has_verb(j + 1, stop) else None


def _alone(c: Clauses, block: Block) -> bool:
    """Whether the quotation is a whole sentence, or opens one that has nothing else."""
    r = c.r
    first, stop = r.sentence_start[block.first], r.sentence_stop[block.first]
    before = all(r.kinds[j] != "w" or r.inside[j] is not None for j in range(first, block.first))
    after = all(r.kinds[j] != "w" or r.inside[j] is not None for j in range(block.stop, stop))
    return before and after


def _attach(c: Clauses, out: list[Draft], block: Block) -> None:
    """Join a quotation that stands alone to the one before it, or make it a statement of who spoke last."""
    r = c.r
    earlier = [
        k
        for k, draft in enumerate(out)
        if draft.content[0][0] < block.first
        and not draft.headline
        and not (draft.cue and r.inside[draft.cue[0]] is not None)
    ]
    content = r.trimmed(block.inner_first, block.inner_stop)
    if content[0] >= content[1]:
        return
    last = max(earlier, key=lambda k: max(out[k].content[-1][1], (out[k].cue or (0, 0))[1]), default=None)
    if last is None:
        return
    draft = out[last]
    reach = max(draft.content[-1][1], (draft.cue or (0, 0))[1], (draft.source or (0, 0))[1])
    breaks = sum(1 for j in range(reach, block.first) if r.kinds[j] == "b")
    between = sum(1 for j in range(r.sentence_stop[reach - 1], block.first) if r.kinds[j] == "w")
    if breaks > 1 or between:
        return
    if draft.block is not None and (
        draft.rule.endswith("quote") or draft.rule in ("quote-verb", "goes-on", "dash-name")
    ):
        out[last] = replace(draft, content=(*draft.content, content))
    else:
        out.append(Draft((content,), None, draft.source, "goes-on", draft.word, block))
