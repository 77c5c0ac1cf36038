"""Quotations that go on without a verb: in the next sentence or paragraph, after one that had its verb."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Block, Reading

__all__ = ["with_goings_on"]

_QUOTED = 4


def with_goings_on(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each direct quotation with what follows it in marks alone; after other words it is its own."""
    out = list(drafts)
    for block in _free(r, drafts):
        start = r.sentence_start[block.first]
        if any(r.kinds[j] == "w" for j in range(start, block.first)):
            continue
        if any(r.kinds[j] == "w" for j in range(block.stop, r.sentence_stop[block.stop - 1])):
            continue
        place = _leader(r, out, start)
        if place is None:
            continue
        piece = (block.inner_first, block.inner_stop)
        leader = out[place]
        if leader.block is not None or leader.rule in ("quote-verb", "quote-interrupted", "goes-on"):
            out[place] = replace(leader, content=(*leader.content, piece))
        else:
            out.append(Draft((piece,), None, None, "goes-on", block=block))
    return out


def _free(r: Reading, drafts: list[Draft]) -> list[Block]:
    """Outermost blocks of some length that no draft with its verb outside of them holds."""
    taken = bytearray(len(r.keys))
    for draft in drafts:
        if draft.cue is None or r.inside[draft.cue[0]] is None or draft.rule == "quote-interrupted":
            for first, stop in draft.content:
                taken[first:stop] = b"\1" * (stop - first)
    return [
        b
        for b in r.top_blocks
        if b.size >= _QUOTED and not any(taken[b.inner_first : b.inner_stop]) and not r.skip[b.first]
    ]


def _leader(r: Reading, drafts: list[Draft], start: int) -> int | None:
    """The draft of the sentence right before this one: that of its last verb."""
    before = start - 1
    while before >= 0 and r.kinds[before] == "b":
        before -= 1
    if before < 0:
        return None
    first = r.sentence_start[before]
    found = [
        (max(draft.cue[0] if draft.cue else 0, draft.content[-1][1]), place)
        for place, draft in enumerate(drafts)
        if not draft.headline
        and (first <= (draft.cue or draft.content[-1])[0] <= before or first <= draft.content[-1][0] <= before)
        and (draft.cue is None or r.inside[draft.cue[0]] is None or draft.rule == "quote-interrupted")
    ]
    return max(found)[1] if found else None
