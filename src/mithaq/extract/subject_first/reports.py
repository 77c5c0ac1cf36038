"""Reports: every quotation of a text in a subject-first language, cue by cue."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Reading
from mithaq.extract.subject_first.frames import cue_frame
from mithaq.extract.subject_first.headlines import headline_frame
from mithaq.extract.subject_first.heads import only_points
from mithaq.extract.subject_first.nouns import adjective_frame, formula_frame, noun_frame, view_frame
from mithaq.extract.subject_first.turns import turn_drafts, with_following

__all__ = ["subject_first_drafts"]


def subject_first_drafts(r: Reading) -> list[Draft]:
    """The quotations of a text before their speakers are resolved, the headline's included.

    Arguments: a reading with sentences, quote blocks, times and mentions, in a language whose pack says
    ``order: subject-first``. Work is done only at words that can be cues.
    """
    c = Clauses(r)
    drafts = turn_drafts(c)
    turned = bytearray(len(r.keys))
    for turn in drafts:
        for first, stop in turn.content:
            turned[first:stop] = b"\1" * (stop - first)
    title = r.doc.metadata.title_span
    first_of_body = r.tokens.before(title.stop) if title else 0
    title_first = r.tokens.at(title.start) if title else 0
    for i in range(len(r.kinds)):
        if (
            r.kinds[i] != "w"
            or turned[i]
            or (r.skip[i] and not title_first <= i < first_of_body)
            or not c.kinds.interesting(r.keys[i])
        ):
            continue
        draft = _at(c, i)
        if draft is not None:
            drafts.append(replace(draft, headline=True) if i < first_of_body else draft)
    if title and not any(draft.headline for draft in drafts):
        draft = headline_frame(c, title_first, first_of_body)
        drafts += [draft] if draft is not None else []
    kept = _by_others(c, with_following(c, _without_overlaps(drafts)))
    return [draft for draft in kept if not only_points(c, draft)]


def _by_others(c: Clauses, drafts: list[Draft]) -> list[Draft]:
    """The drafts without what the author says himself: «we think that» outside everything that somebody said."""
    r, own = c.r, [draft for draft in drafts if _first_person(c, draft)]
    if not own:
        return drafts
    said = bytearray(len(r.keys))
    for draft in drafts:
        for first, stop in draft.content:
            said[first:stop] = b"\1" * (stop - first) if draft not in own else said[first:stop]
    author = [draft for draft in own if draft.source and not said[draft.source[0]]]
    return [draft for draft in drafts if draft not in author]


def _first_person(c: Clauses, draft: Draft) -> bool:
    """Whether the source is «I» or «we» outside quotation marks."""
    if draft.source is None or draft.source[1] - draft.source[0] > 1 or c.r.inside[draft.source[0]] is not None:
        return False
    shown = c.morph.pronoun(c.r.keys[draft.source[0]])
    return shown is not None and shown[1] in ("i", "w", "y")


def _at(c: Clauses, i: int) -> Draft | None:
    """What the word at ``i`` makes: as part of a formula, a phrase, a verb, a noun or an adjective."""
    r = c.r
    stop = r.phrase(i, "formula") if "formula" in r.interest[i] else i
    if stop > i:
        return formula_frame(c, i, stop)
    viewed = view_frame(c, i) if r.is_a(i, "views") else None
    if viewed is not None:
        return viewed
    hit = c.kinds.phrases.longest(r.keys, i)
    if hit is not None:
        draft = cue_frame(c, hit[1], i, hit[0])
        if draft is not None:
            return draft
    if r.is_a(i, "attitude_adjectives") and (c.kind(i + 1) in ("T", "N", "D", "A") or c.named(i + 1)):
        draft = adjective_frame(c, i)
        if draft is not None:
            return draft
    cue = r.grammar.cue(r.keys[i])
    if cue is not None and cue.pos != "noun":
        draft = cue_frame(c, cue, i, i + 1)
        if draft is not None:
            return draft
    noun = c.kinds.nouns.get(r.keys[i])
    return noun_frame(c, noun, i) if noun is not None else None


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only repeat another: the same words under a noun or a second cue."""
    named = {draft.content for draft in drafts if draft.source is not None}
    seen: set[tuple[tuple[int, int], ...]] = set()
    out: list[Draft] = []
    for draft in drafts:
        if draft.content in seen or (draft.source is None and draft.content in named):
            continue
        seen.add(draft.content)
        out.append(draft)
    return out
