"""Drafts: quotations in tokens, before they are given in code points."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Block, Reading
from mithaq.model.quick import quick

__all__ = ["Draft", "content_kind"]


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation in tokens: content ranges, cue range, source range, the rule, and what the cue says."""

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str
    word: Cue | None = None
    block: Block | None = None
    relative: bool = False
    headline: bool = False
    inferred: bool = False
    back: bool = False


def content_kind(r: Reading, draft: Draft) -> str:
    """Direct when all of the content stands in quotation marks, indirect when none does, mixed when part of it does."""
    if draft.rule in ("quote-interrupted", "dash-speech"):  # the marks enclose the verb too, or dashes stand for them
        return "direct"
    total = quoted = 0
    for first, stop in draft.content:
        for j in range(first, stop):
            if r.kinds[j] == "w":
                total += 1
                block = r.inside[j]
                if block is not None and not (block.inner_first <= (draft.cue or (0, 0))[0] < block.inner_stop):
                    quoted += 1 if _counts(r, block, first, stop) else 0
    if quoted == 0 or total == 0:
        return "indirect"
    return "direct" if quoted >= total else "mixed"


def _counts(r: Reading, block: Block, first: int, stop: int) -> bool:
    """Whether a quote block is quotation, not a name, title or single word in scare quotes."""
    if block.size >= 4 or (block.inner_first <= first and stop <= block.inner_stop):
        return True
    if block.size <= 1 or r.tokens.raw(block.inner_first)[:1].isupper():
        return False
    before = r.keys[block.first - 1] if block.first else ""
    return not (r.grammar.head(before) or r.is_a(block.first - 1, "naming"))
