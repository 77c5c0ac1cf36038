"""Tails: a speaker and a verb after or amid what was said («…», he said, «…»)."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import Subject
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Block
from mithaq.extract.subject_first.ends import content_stop

__all__ = ["before_tail", "quote_closes", "tail_frame"]


def tail_frame(c: Clauses, cue: Cue, place: tuple[int, int], subject: Subject, edge: int) -> Draft | None:
    """The quotation before a speaker and verb, with what goes on after them; ``edge`` is where the tail begins."""
    r, limit = c.r, c.limit(place[0])
    stop = edge
    while stop > 0 and (
        r.is_comma(stop - 1)
        or r.is_a(stop - 1, "as_said")
        or (c.kind(stop - 1) in ("A", "C") and not c.capital(stop - 1) and r.is_comma(stop - 2))
    ):
        stop -= 1
    content, block = before_tail(c, place[0], stop)
    if c.kind(stop - 1) in ("S", "W") and r.is_comma(stop) and block is None:
        content = None  # because, he said, the gate was shut
    after = max(place[1], subject.stop)
    if content is None or content[0] >= content[1]:
        linked = _after_link(c, after, limit) if block is None else None
        return Draft((linked,), place, (subject.first, subject.stop), "clause-verb", cue) if linked else None
    quote = r.closed.get(stop) is not None
    rest = _goes_on(c, cue, after, limit, quote, content)
    bare = content[1] - content[0] < 2 or c.kind(content[0]) in ("P", "S", "G")
    if bare and rest is None and block is None and not c.has_verb(*content):
        return None  # «In the end, he warned» is no more than when he did
    contents = (content, rest[0]) if rest is not None else (content,)
    if rest is not None and rest[1] is not None:
        block = rest[1]
    rule = "quote-verb" if quote else "clause-verb"
    return Draft(contents, place, (subject.first, subject.stop), rule, cue, block)


def before_tail(c: Clauses, i: int, stop: int) -> tuple[tuple[int, int] | None, Block | None]:
    """What stands before the tail that begins at ``stop``: from the head of its sentence, without linking words."""
    r = c.r
    first = c.left(i)
    block = r.closed.get(stop)
    while first < stop and first not in r.blocks and (c.kind(first) == "C" or r.kinds[first] in "mb"):
        first += 1
    if block is not None and (first >= block.first or not _whole(c, first, block)):
        return r.trimmed(block.inner_first, block.inner_stop), block
    if first in r.blocks and r.blocks[first].stop <= stop and block is not None:
        first = r.blocks[first].inner_first
    end = block.inner_stop if block is not None else stop
    pair = r.trimmed(first, end)
    if pair[1] - pair[0] < 2 and block is None:
        return (pair if pair[0] < pair[1] and c.kind(pair[0]) in ("", "N") else None), None
    return pair, block


def _whole(c: Clauses, first: int, block: Block) -> bool:
    """Whether the words before a quotation belong to what was said: no other report stands among them."""
    r = c.r
    if r.keys[block.first - 1] == ":":
        return False
    earlier = r.closed.get(block.first)
    if earlier is not None and r.keys[earlier.inner_stop - 1] in (".", "!", "?"):
        return False
    for j in range(first, block.first):
        if j in r.blocks or r.inside[j] is not None:
            continue
        cue = c.finite_cue(j)
        if cue is not None and cue.can("quote") and not (cue.can("weak") or cue.can("noun")) and not c.capital(j):
            return False
    fronted = c.kind(first) in ("P", "S", "G", "A") and r.is_comma(block.first - 1)
    return not fronted


def _after_link(c: Clauses, after: int, limit: int) -> tuple[int, int] | None:
    """What was said behind «But, he said,» when only linking words stand before the tail."""
    r = c.r
    comma = r.time_stop.get(after, after)
    if (
        not c.comma(comma)
        or comma + 1 >= limit
        or not (c.kind(comma + 1) in ("S", "W") or c.clause_at(comma + 1, limit))
    ):
        return None
    content = r.trimmed(comma + 1, content_stop(c, comma + 1, limit))
    return content if content[0] < content[1] else None


def _goes_on(
    c: Clauses, cue: Cue, after: int, limit: int, quote: bool, content: tuple[int, int]
) -> tuple[tuple[int, int], Block | None] | None:
    """What was said after the tail: a second quotation, or the rest of an interrupted clause."""
    r = c.r
    j = after
    while j < limit and not (c.comma(j) or c.dash(j) or r.keys[j] in ":;"):
        if j in r.blocks:
            if not quote or c.kind(j - 1) == "K" or (j == after and cue.can("whom")):
                j = r.blocks[j].stop
                continue
            break
        j = r.time_stop.get(j, j + 1)
    if j >= limit:
        return None
    if c.comma(j) and not quote and (j + 1 not in r.blocks or r.blocks[j + 1].size < 2):
        return _clause_rest(c, j, limit, content)
    k = _past_gesture(c, j, limit)
    while k < limit and k not in r.blocks:
        if c.kind(k) == "C" or r.is_mark(k):
            k += 1
        else:
            break
    block = r.blocks.get(k)
    if block is None or k >= limit or block.size < 2:
        return None
    end = block.stop
    if end < limit and r.is_word(end) and c.kind(end) not in ("", ".") and r.keys[block.inner_stop - 1] not in ".!?,":
        return r.trimmed(k, content_stop(c, k, limit)), block
    return r.trimmed(block.inner_first, block.inner_stop), block


def _past_gesture(c: Clauses, comma: int, limit: int) -> int:
    """The comma before the second quotation, past «, shaking his head,»; the first comma where there is none."""
    if not c.comma(comma) or c.kind(comma + 1) not in ("G", "P", "A", "S") or c.r.grammar.cue(c.word(comma + 1)):
        return comma
    close = next((k for k in range(comma + 1, min(limit, comma + 16)) if c.comma(k)), None)
    return close if close is not None and close + 1 in c.r.blocks else comma


def _clause_rest(
    c: Clauses, comma: int, limit: int, content: tuple[int, int]
) -> tuple[tuple[int, int], Block | None] | None:
    """The rest of an indirect clause after «, he said,»."""
    r, j = c.r, comma + 1
    if j >= limit:
        return None
    if r.phrase(j, "cut_after_comma") > j or r.phrase(j, "formula") > j:
        return None
    complete = c.has_verb(*content) and c.kind(content[1] - 1) != "X"
    kind = c.kind(j)
    if complete and r.is_a(j, "reasons"):
        complete = False
    if complete and (
        (kind in ("G", "R", "P", "S", "A", "N", "D", "") and not c.clause_at(j, limit)) or kind in ("G", "R", "P", "S")
    ):
        return None
    if complete and kind == "C" and (c.finite_cue(j + 1) is not None or c.finite_cue(j + 2) is not None):
        return None
    if kind == "G" and (r.grammar.cue(r.keys[j]) is not None or not c.has_verb(j, limit)):
        return None
    pair = r.trimmed(j, content_stop(c, j, limit))
    return (pair, None) if pair[0] < pair[1] else None


def quote_closes(c: Clauses, edge: int, i: int) -> bool:
    """Whether a quotation ends right before the speaker, so that the verb belongs to it."""
    r, j = c.r, edge
    while j - 1 >= 0 and (r.is_comma(j - 1) or c.kind(j - 1) == "A"):
        j -= 1
    block = r.closed.get(j)
    if block is None or block is r.inside[i]:
        return False
    if r.sentence_start[block.first] != r.sentence_start[i]:
        return r.sentence_start[i] == block.stop and r.keys[block.inner_stop - 1] in ("?", "!")
    if block.size < 2 and not r.is_comma(block.inner_stop - 1):
        return False
    inner_last = r.keys[block.inner_stop - 1]
    return inner_last in (",", "?", "!", "…", ".") or j < edge or r.sentence_start[i] == block.first
