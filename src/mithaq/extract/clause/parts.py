"""Parts: where a clause, and each part of it between commas, begins on the way left from a verb."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses

__all__ = ["part_start", "past_opening", "relative_part"]

_LONGEST = 45


def _boundary(c: Clauses, j: int, e: int, left: int) -> bool:
    """Whether a clause begins right after token ``j``, on the way left from a verb at ``e``."""
    r = c.r
    if r.kinds[j] == "b":
        return True
    if r.kinds[j] == "m":
        return r.keys[j] in ";:?!(…" or c.dash(j) or (r.keys[j] == "." and not _abbreviated(c, j))
    kind = c.kind(j)
    if kind == "S" and c.comma(j - 1) and c.comma(j + 1):
        return False  # , though,
    if kind == "S":
        manner = r.is_a(j, "as_said") and j > left and not c.comma(j - 1) and c.kind(j - 1) not in ("C", "T")
        return not manner and not r.is_a(j - 1, "such")
    if kind == "T":
        return j > left and c.kind(j - 1) != "P"  # in that state
    if kind == "W":
        return True
    if kind == "R":
        return c.kind(j + 1) in ("D", "N", "Q") or c.named(j + 1) or c.kind(j - 1) == "P"
    if kind == "C":
        if c.group(j - 1) and c.group(j + 1):
            return False
        comma = next((k for k in range(j - 1, left, -1) if c.comma(k)), left)
        return j == left or c.has_verb(comma, j) or _acts(c, comma, j)
    cue = c.finite_cue(j)
    return (
        cue is not None
        and cue.pos == "past"
        and cue.can("that")
        and not cue.can("weak")
        and c.kind(j - 1) not in ("D", "P")
        and j > left
        and c.kind(j + 1) != "P"
    )


def _acts(c: Clauses, first: int, stop: int) -> bool:
    """Whether people do something in the tokens: a past right after them, with a preposition behind it."""
    heads = ("plural_roles", "roles")
    return any(
        c.kind(k) == "E" and c.kind(k + 1) == "P" and (c.kind(k - 1) == "N" or c.r.grammar.head(c.word(k - 1)) in heads)
        for k in range(first + 1, stop - 1)
    )


def _abbreviated(c: Clauses, j: int) -> bool:
    return (
        c.r.tight(j)
        or len(c.r.keys[j - 1]) == 1
        or c.r.keys[j - 1] in c.r.grammar.class_of("honorifics")
        or (j + 1 < len(c.r.keys) and c.r.sentence_stop[j - 1] > j + 1)
    )


def part_start(c: Clauses, e: int, left: int) -> tuple[int, bool]:
    """The start of the part that ends at ``e``, and whether a comma (not a boundary) stands before it."""
    r, j = c.r, e - 1
    while j >= left:
        if j + 1 in r.closed and r.closed[j + 1].first >= left and r.inside[e - 1] is not r.closed[j + 1]:
            block = r.closed[j + 1]
            if block.size > 4 or r.keys[block.inner_stop - 1] in (",", ".", "!", "?"):
                return j + 1, False
            j = block.first - 1
            continue
        if c.comma(j):
            return j + 1, True
        if r.keys[j] == ")":
            opening = next((k for k in range(j, max(left - 1, j - 30), -1) if r.keys[k] == "("), None)
            if opening is not None:
                j = opening - 1
                continue
        if _boundary(c, j, e, left):
            return j + 1, False
        j -= 1
    return left, False


def past_opening(c: Clauses, first: int, stop: int) -> int:
    """The token after the words that only link a sentence to the one before (But, However,)."""
    j = first
    while j < stop and (
        (c.kind(j) in ("C", "A") and not (c.kind(j) == "A" and c.named(j)))
        or (c.kind(j) == "S" and c.comma(j - 1) and c.comma(j + 1))
        or (c.r.kinds[j] in "mb" and j not in c.r.blocks)
    ):
        j += 1
    return j


def relative_part(c: Clauses, e: int, left: int) -> tuple[int, bool] | None:
    """The start of «, who …» when the part that ends at ``e`` is a relative clause, or «, led by …»."""
    r = c.r
    for j in range(e - 1, max(left, e - _LONGEST), -1):
        if c.comma(j):
            reduced = c.kind(j + 1) in ("E", "V") and c.kind(j + 2) == "P"
            return (j + 1, True) if reduced or c.kind(j + 1) in ("R", "W") else None
        if r.keys[j] in ";:" or (j + 1 in r.closed and r.closed[j + 1].size > 4):
            return None
    return None
