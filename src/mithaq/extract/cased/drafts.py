"""Every quotation of a text in a language with cases: each cue and formula is tried once, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.cased.clauses import cue_at
from mithaq.extract.cased.continuations import with_goings_on
from mithaq.extract.cased.formulas import formula_draft
from mithaq.extract.cased.frames import cue_draft
from mithaq.extract.cased.headlines import headline_drafts, title_lines, turn_drafts
from mithaq.extract.cased.noun_frames import noun_draft
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["find_cased_drafts"]


_BEGINNING = frozenset({"cue", "formula", "formula_po", "says_nouns"})
_NOUN = Cue("", "noun", "", "", frozenset({"that"}), frozenset(), "assert")


def find_cased_drafts(r: Reading) -> list[Draft]:
    """The quotations of the text in tokens, the headline's among them."""
    titles = title_lines(r)
    out = headline_drafts(r, titles) + turn_drafts(r, titles)
    inside = bytearray(len(r.keys))
    for first, stop in titles:
        inside[first:stop] = b"\1" * (stop - first)
    openers: dict[int, int] = {}
    skip = r.skip
    for i, interest in enumerate(r.interest):
        draft = None if skip[i] or interest.isdisjoint(_BEGINNING) else _at(r, i, interest)
        if draft is None:
            continue
        if inside[i]:
            draft = replace(draft, headline=True)
        if _carried(r, draft, out):
            continue
        first = draft.content[0][0]
        held = openers.get(first)
        if held is not None and (draft.word is None or draft.word.pos == "noun" or draft.rule == "verbal-noun-that"):
            continue
        openers[first] = len(out)
        out.append(draft)
    return with_goings_on(r, out)


def _at(r: Reading, i: int, interest: frozenset[str]) -> Draft | None:
    if "formula" in interest or r.is_a(i, "formula_po"):
        draft = formula_draft(r, i)
        if draft is not None:
            return draft
    cue = cue_at(r, i) if "cue" in interest else None
    if cue is not None:
        return cue_draft(r, cue, i)
    return noun_draft(r, _NOUN, i) if "says_nouns" in interest else None


def _opened_by(draft: Draft, other: Draft) -> bool:
    """Whether another report opens the words of a draft (Отмечается, что …, передает агентство)."""
    return other.rule == "impersonal-that" and other.cue is not None and other.cue[0] == draft.content[0][0]


def _carried(r: Reading, draft: Draft, earlier: list[Draft]) -> bool:
    """Whether the draft is only an agency's tail behind somebody's words in the same sentence."""
    if draft.back:
        first, stop = r.sentence_start[draft.content[0][0]], draft.content[-1][1]
        return any(
            not (other.headline or other.rule.endswith("-noun"))
            and other.cue is not None
            and first <= other.cue[0] <= stop
            for other in earlier[-6:]
        )
    if draft.rule not in ("clause-verb", "quote-verb") or draft.cue is None or draft.word is None:
        return False
    if draft.rule == "clause-verb" and any(_opened_by(draft, other) for other in earlier[-4:]):
        return True
    if (draft.word.can("carry") and not draft.word.can("tail")) or (
        draft.rule == "quote-verb" and not draft.word.can("tail")
    ):
        return False
    start = r.sentence_start[draft.cue[0]]
    return any(
        other.cue and start <= other.cue[0] < draft.cue[0] and r.inside[other.cue[0]] is None and not other.headline
        for other in earlier[-4:]
    )
