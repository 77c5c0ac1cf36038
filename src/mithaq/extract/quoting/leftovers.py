"""What is left in quotation marks after the cues: continued quotations, cues that follow, and bullets."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.naming.sources import source_after
from mithaq.extract.quoting.clauses import is_cue
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Block, Reading

__all__ = ["bullet_drafts", "leftover_drafts", "with_continuations"]

_QUOTED = 4


def _free_blocks(r: Reading, drafts: list[Draft]) -> list[Block]:
    """Outermost blocks of some length that no draft holds or touches."""
    taken = bytearray(len(r.keys))
    for draft in drafts:
        for first, stop in draft.content:
            taken[first:stop] = b"\1" * (stop - first)
    return [
        b
        for b in r.top_blocks
        if b.size >= _QUOTED and not any(taken[b.inner_first : b.inner_stop]) and not r.skip[b.first]
    ]


def with_continuations(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, a quotation that goes on in the next paragraph or after an interruption with all its parts."""
    free = {block.first: block for block in _free_blocks(r, drafts)}
    if not free:
        return drafts
    out: list[Draft] = []
    for draft in drafts:
        stop = draft.content[-1][1]
        if draft.block is not None and not draft.headline:
            stop = draft.block.stop
            content = list(draft.content)
            while True:
                follower = _follower(r, stop, free)
                if follower is None:
                    break
                content.append((follower.inner_first, follower.inner_stop))
                stop = follower.stop
                del free[follower.first]
            if len(content) > len(draft.content):
                draft = replace(draft, content=tuple(content))
        out.append(draft)
    return out


def _follower(r: Reading, stop: int, free: dict[int, Block]) -> Block | None:
    """A free block that opens the next paragraph, or that follows with only a mark or conjunction between."""
    j = stop
    while j < len(r.keys) and j < stop + 3 and (r.kinds[j] in "mb" or r.is_a(j, "joining")) and j not in r.blocks:
        j += 1
    if j in free and (r.starts_paragraph(j) or all(r.kinds[k] != "w" or r.is_a(k, "joining") for k in range(stop, j))):
        return free[j]
    return None


def leftover_drafts(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """Quotations whose cue comes after them: in the same sentence, or in the next paragraph, pointing back."""
    out: list[Draft] = []
    for block in _free_blocks(r, drafts):
        draft = _verb_after(r, block) or _next_paragraph(r, block)
        if draft is not None:
            out.append(draft)
    return out


def _verb_after(r: Reading, block: Block) -> Draft | None:
    j = block.stop
    while r.is_mark(j) and j not in r.blocks and j < block.stop + 2:
        j += 1
    if not r.is_word(j):
        return None
    if r.is_a(j, "as_said"):
        j += 1
    cue = is_cue(r, j) if r.is_word(j) else None
    if (
        cue is None
        or cue.pos not in ("past", "present", "object")
        or not (cue.can("quote") or cue.pos == "object")
        or r.conjoined(j)
    ):
        return None
    source = source_after(r, j + 1, min(r.limit(j), j + 30))
    pair = (source.first, source.stop) if source else None
    return Draft(((block.inner_first, block.inner_stop),), (j, j + 1), pair, "quote-verb", cue, block)


def _next_paragraph(r: Reading, block: Block) -> Draft | None:
    """«"…".» then, in the next paragraph, «وصرّح بذلك فلان»."""
    j = block.stop
    while j < len(r.keys) and r.kinds[j] in "mb":
        j += 1
    if j >= len(r.keys) or not r.starts_paragraph(j):
        return None
    cue = is_cue(r, j)
    if cue is None or cue.pos != "past":
        return None
    back = next((k for k in range(j + 1, min(j + 4, len(r.keys))) if r.is_a(k, "back_reference")), None)
    if back is None:
        return None
    source = source_after(r, back + 1, min(r.limit(j), back + 30))
    pair = (source.first, source.stop) if source else None
    return Draft(
        ((block.inner_first, block.inner_stop),), (j, back + 1), pair, "next-paragraph-cue", cue, block, back=True
    )


def bullet_drafts(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """Points under a passage that quotes a document, each a statement of that document (inferred)."""
    out: list[Draft] = []
    leader: Draft | None = None
    for number, paragraph in enumerate(r.doc.paragraphs):
        first, stop = r.tokens.at(paragraph.span.start), r.tokens.before(paragraph.span.stop)
        if paragraph.kind == "bullet":
            if leader is not None:
                pair = r.trimmed(first + 1, stop)
                if pair[0] < pair[1]:
                    out.append(Draft((pair,), None, leader.source, "bullets", inferred=True))
            continue
        leader = None
        following = r.doc.paragraphs[number + 1 : number + 2]
        if following and following[0].kind == "bullet":
            inside = [d for d in drafts if first <= d.content[0][0] < stop and d.rule == "document-says"]
            leader = inside[-1] if inside else None
    return out
