"""Formula frames: what "according to someone" attributes, before it, after it or around it."""

from __future__ import annotations

from mithaq.extract.naming.sources import actor_like, source_after
from mithaq.extract.quoting.clauses import clause_stop, find_opener, is_cue
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.formulas import Formula
from mithaq.extract.quoting.reading import Reading
from mithaq.extract.quoting.subjects import addressed

__all__ = ["formula_frames", "pronoun_formula"]

_LOOSE = 2  # words after the subject that may still belong to it


def formula_frames(r: Reading, formula: Formula) -> Draft | None:
    """The quotation that a formula of attribution makes: what follows it at the head of a sentence, else what stands
    around it."""
    limit = r.limit(formula.first)
    start = r.sentence_start[formula.first]
    block = r.inside[formula.first]
    if block is not None:
        start = max(start, block.inner_first)
    source = (formula.source.first, formula.source.stop)
    cue = (formula.first, formula.cue_stop)
    if r.is_a(formula.first, "relay") and r.is_a(formula.stop, "that"):
        return None
    if _leads(r, start, formula.first):
        return _after_formula(r, formula, limit, source)
    before = _before_formula(r, start, formula.first)
    if before is None or (not r.is_word(formula.first - 1) and _only_says(r, before)) or _reports(r, before):
        return None
    contents = [before]
    after = formula.stop
    if after < limit and r.is_word(after) and addressed(r, after):
        after = next((j for j in range(after, min(limit, after + 8)) if r.is_comma(j)), after)
    if r.is_comma(after) and before[1] - before[0] <= 4 and not r.is_a(after + 1, "relative"):
        after += 1
    if after < limit and r.is_word(after) and not r.is_comma(after) and not _tail(r, after):
        rest = r.trimmed(after, clause_stop(r, after, limit))
        if rest[1] - rest[0] > 1:
            contents.append(rest)
    return Draft(tuple(contents), cue, source, "according-to-after")


def _leads(r: Reading, start: int, first: int) -> bool:
    """Whether a formula stands at the head of its sentence, after linking words or a short circumstance at most."""
    if first - start <= 1 or all(r.is_a(j, "sentence_links") or not r.is_word(j) for j in range(start, first)):
        return True
    morph = r.grammar.pack.morph
    opening = r.is_a(start, "prepositions") or any(
        morph.definite(form) or form in r.grammar.words["prepositions"] for form in morph.strip(r.keys[start])
    )
    return r.is_comma(first - 1) and first - start <= 6 and opening


def pronoun_formula(r: Reading, i: int) -> Draft | None:
    """«وبحسب قوله، …» at the head of a sentence: the speaker is who spoke before."""
    stop = r.phrase(i, "formula_pronoun")
    block = r.inside[i]
    start = max(r.sentence_start[i], block.inner_first if block else 0)
    if stop == i or not _leads(r, start, i) or not (r.is_comma(stop) or r.is_a(stop, "fa_inna")):
        return None
    first = stop + 1
    content = r.trimmed(first, clause_stop(r, first, r.limit(i)))
    return Draft((content,), (i, stop), None, "according-to-before") if content[0] < content[1] else None


def _reports(r: Reading, before: tuple[int, int]) -> bool:
    """«وأضاف فلان أن …، وفق ما ذكرت الوكالة»: before the formula stands a report with its own speaker."""
    cue = is_cue(r, before[0])
    if cue is None or cue.pos not in ("past", "present") or cue.can("weak"):
        return False
    opener = find_opener(r, cue, before[0])
    return opener is not None and opener.at < before[1] and opener.kind != "quote"


def _only_says(r: Reading, before: tuple[int, int]) -> bool:
    """«وقال المرصد - وفقا لقناة كذا - إن»: before the formula stand only a verb of saying and its subject."""
    first, stop = before
    if r.is_a(first, "relative") or not r.is_word(first):
        return False
    cue = r.grammar.cue(r.keys[first])
    if cue is None or cue.pos not in ("past", "present") or not cue.can("that"):
        return False
    source = source_after(r, first + 1, stop)
    whole = source is not None and source.first == first + 1 and source.stop >= stop - _LOOSE
    return whole and source is not None and actor_like(r, source.first, source.stop)


def _tail(r: Reading, j: int) -> bool:
    return r.is_a(j, "prepositions") or r.is_a(j, "relative") or r.is_a(j, "adverbs")


def _after_formula(r: Reading, formula: Formula, limit: int, source: tuple[int, int]) -> Draft | None:
    j = formula.stop
    reach = min(limit, j + 40)
    conditional = (r.is_comma(j) and (r.is_a(j + 1, "subordinators") or r.is_a(j + 1, "prepositions"))) or r.is_a(
        j, "subordinators"
    )
    opener = (
        None
        if conditional
        else next(
            (k for k in range(j, reach) if r.is_a(k, "fa_inna") or (r.is_a(k, "that") and r.is_comma(k - 1))),
            None,
        )
    )
    if opener is not None:
        content = opener + 1
    else:
        while j < limit and (r.is_comma(j) or j in r.time_stop or (r.is_a(j, "adverbs") and not r.is_word(j))):
            j = r.time_stop.get(j, j + 1)
        content = j
    block = r.blocks.get(content)
    stop = clause_stop(r, content, limit)
    pair = r.trimmed(content, stop)
    if pair[0] >= pair[1]:
        return None
    return Draft((pair,), (formula.first, formula.cue_stop), source, "according-to-before", None, block)


def _before_formula(r: Reading, start: int, stop: int) -> tuple[int, int] | None:
    """What stands before the formula: from the head of the clause, past the author's linking words."""
    j = start
    for k in range(start + 1, stop - 2):
        if (
            r.inside[k] is None
            and r.is_comma(k - 1)
            and r.conjoined(k)
            and not r.is_a(k, "relative")
            and not r.is_a(k, "prepositions")
        ):
            j = k
        elif r.is_a(k, "contrast"):
            j = k + 1
    while j < stop and (r.is_a(j, "sentence_links") or not r.is_word(j)) and j not in r.blocks:
        j += 1
    if j < stop and r.is_a(j, "that"):
        j += 1
    pair = r.trimmed(j, stop)
    return pair if pair[1] - pair[0] >= 2 and r.phrase(pair[0], "event_back") == pair[0] else None
