"""Frames: how a cue, its source and its content stand to one another. One function a family of rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mithaq.extract.clauses import Opener, clause_stop, find_opener
from mithaq.extract.formulas import Formula
from mithaq.extract.grammar import Cue
from mithaq.extract.reading import Block, Reading
from mithaq.extract.sources import Source, actor_like, source_after, source_before

__all__ = ["Draft", "content_kind", "cue_frames", "formula_frames"]


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


def cue_frames(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that the cue at token ``i`` makes, or ``None``."""
    if cue.pos == "noun":
        return _verbal_noun(r, cue, i)
    if cue.pos == "participle" and not _participle_stands(r, cue, i):
        return None
    if cue.pos in ("past", "present") and _impersonal(r, cue, i):
        return None
    opener = find_opener(r, cue, i)
    if opener is not None and not _odd_word(r, cue, i, opener):
        draft = _with_opener(r, cue, i, opener)
        if draft is not None:
            return draft
    if cue.can("as") or cue.pos == "object":
        return _described_as(r, cue, i)
    if cue.can("noun") and not (cue.can("weak") and cue.pos != "participle" and not cue.preps):
        return _noun_content(r, cue, i)
    return None


def _kind_of_rule(cue: Cue) -> str:
    return "participle" if cue.pos == "participle" else "verb"


def _participle_stands(r: Reading, cue: Cue, i: int) -> bool:
    """Whether a participle is the speaker's circumstance: after a comma or mark, or with a clause of its own."""
    if not r.is_word(i - 1) or r.starts_paragraph(i):
        return True
    return cue.gender == "m" and cue.number == "s"


def _impersonal(r: Reading, cue: Cue, i: int) -> bool:
    """«ويذكر أن»: a present with nobody to say it, at once followed by its clause."""
    if not r.is_a(i, "impersonal"):
        return False
    after = i + 1
    return r.is_a(after, "that") or r.is_a(after, "prepositions") or r.keys[after : after + 1] == (":",)


def _odd_word(r: Reading, cue: Cue, i: int, opener: Opener) -> bool:
    """Whether a word that is more often something else (بين، عقب) stands where it cannot be a verb of saying."""
    if not cue.can("weak") or not r.is_a(i, "prepositions"):
        return False
    return opener.at > i + 1 and source_after(r, i + 1, opener.at) is None


def _sources(r: Reading, cue: Cue, i: int, stop: int) -> tuple[Source | None, bool]:
    """The source after the cue, else before it; and whether a relative pronoun stands for it."""
    if r.is_a(i - 1, "relative") or r.is_a(i - 2, "relative") and r.is_a(i - 1, "verb_particles"):
        return source_after(r, i + 1, stop), True
    source = source_after(r, i + 1, stop)
    if source is None and cue.pos in ("past", "present", "object") and not _conjoined(r, i):
        source = source_before(r, i)
    return source, False


def _conjoined(r: Reading, i: int) -> bool:
    """Whether the verb carries a conjunction, or opens its sentence: its subject cannot stand before it."""
    word = r.keys[i]
    if i == r.sentence_start[i]:
        return True
    return bool(r.grammar.pack.morph.conjunction_off(word)) and r.grammar.cue(word[1:]) is not None


def _with_opener(r: Reading, cue: Cue, i: int, opener: Opener) -> Draft | None:
    source, relative = _sources(r, cue, i, opener.at)
    pair = (source.first, source.stop) if source else None
    name = _kind_of_rule(cue)
    if opener.kind == "that":
        stop = clause_stop(r, opener.content, r.limit(i))
        content = r.trimmed(opener.content, stop)
        if content[0] >= content[1]:
            return None
        return Draft((content,), (i, i + 1), pair, f"{name}-that", cue, relative=relative)
    if opener.kind == "colon":
        if cue.pos == "noun":
            return None
        content = r.trimmed(opener.content, r.limit(i))
        return Draft((content,), (i, i + 1), pair, "verb-colon", cue) if content[0] < content[1] else None
    block = r.blocks[opener.content]
    if block.size == 0 or (opener.kind == "quote" and cue.can("weak") and block.size < 4 and opener.at > i + 6):
        return None
    rule = f"{name}-quote" if opener.kind == "quote" or name == "participle" else "verb-colon-quote"
    content = ((block.inner_first, block.inner_stop),)
    return Draft(content, (i, i + 1), pair, rule, cue, block, relative)


def _verbal_noun(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«قوله إن», «تأكيد فلان أن»: strong with a pronoun, in construct only before somebody who can speak."""
    if not (cue.can("that") or cue.can("quote")) or (cue.can("weak") and not cue.gender):
        return None
    opener = find_opener(r, cue, i)
    if opener is None or opener.kind == "colon":
        return None
    if cue.gender:
        if opener.at > i + 3 or cue.can("weak"):
            return None
        source = _carried_source(r, i)
    else:
        source = source_after(r, i + 1, opener.at)
        if source is None or source.first != i + 1 or not actor_like(r, source.first, source.stop):
            return None
        if opener.kind != "that":
            return None
    draft = _with_opener(r, cue, i, opener)
    if draft is None:
        return None
    pair = (source.first, source.stop) if source else None
    return replace(draft, source=pair, rule=draft.rule.replace("verb-", "verbal-noun-").replace("colon-", ""))


def _carried_source(r: Reading, i: int) -> Source | None:
    """«نقلت الوكالة عن فلان قوله»: the phrase between عن and قوله is the speaker."""
    left = max(r.sentence_start[i], i - 30)
    for j in range(i - 1, left, -1):
        if r.is_a(j, "carried_from"):
            source = source_after(r, j + 1, i)
            return source
    return None


def _described_as(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«وصف X بأنه Y», «اعتبر X Y», «وصفه بـ"…"»: the description is what was said."""
    limit = r.limit(i)
    if r.is_a(i - 1, "relative") and cue.can("weak"):
        return None
    source: Source | None = None
    start = i + 1
    if cue.pos != "object":
        source, _ = _sources(r, cue, i, min(limit, i + 30))
        if source is not None and source.first > i:
            if actor_like(r, source.first, source.stop):
                start = _past_asides(r, source.then, limit)
            else:
                source = None
    for j in range(start, min(limit, start + 30)):
        if r.is_a(j, "that") and r.keys[j].startswith("ب"):
            content = r.trimmed(j + 1, clause_stop(r, j + 1, limit))
            return _as_draft(content, i, source, cue)
    if cue.lemma in r.grammar.words["names_as"]:
        return None
    content = r.trimmed(start, clause_stop(r, start, limit)) if start < limit else (0, 0)
    if cue.can("weak") and not any(b.first >= start and b.first < limit for b in r.top_blocks):
        return None
    if content[0] < content[1] and r.keys[content[0]] == "ب":
        content = (content[0] + 1, content[1])
    return _as_draft(content, i, source, cue)


def _as_draft(content: tuple[int, int], i: int, source: Source | None, cue: Cue) -> Draft | None:
    if content[1] - content[0] < 1:
        return None
    return Draft((content,), (i, i + 1), (source.first, source.stop) if source else None, "verb-as", cue)


def _past_asides(r: Reading, j: int, limit: int) -> int:
    """The token after circumstances between commas («، في تصريح لصحيفة …،»)."""
    while j < limit and (r.is_comma(j) or j in r.time_stop or r.is_a(j, "adverbs")):
        step = r.time_stop.get(j, j + 1)
        if r.is_comma(j) and (r.is_a(j + 1, "prepositions")):
            close = next((k for k in range(j + 1, min(limit, j + 20)) if r.is_comma(k)), None)
            step = close + 1 if close is not None else step
        j = step
    return j


def _noun_content(r: Reading, cue: Cue, i: int) -> Draft | None:
    """A noun phrase as content: what follows the subject and the verb's own preposition."""
    limit = r.limit(i)
    source, relative = _sources(r, cue, i, limit)
    start = i + 1
    pair: tuple[int, int] | None = None
    if source is not None and source.first > i and not actor_like(r, source.first, source.stop) and not _named(r, source.first):
        source = None
    if source is not None:
        pair = (source.first, source.stop)
        start = max(start, source.then if source.first > i else start)
    if cue.pos != "participle" and source is None and not _conjoined(r, i):
        return None
    start = _past_asides(r, start, limit)
    if cue.preps:
        at = _own_preposition(r, cue, start, limit)
        if at is None:
            return None
        start = at
    elif start < limit and (r.is_a(start, "prepositions") or r.is_a(start, "that") or not (r.is_word(start) or start in r.blocks)):
        return None
    content = r.trimmed(start, clause_stop(r, start, limit))
    if content[1] - content[0] < 1:
        return None
    return Draft((content,), (i, i + 1), pair, f"{_kind_of_rule(cue)}-noun", cue, relative=relative)


def _named(r: Reading, i: int) -> bool:
    return r.keys[i] in r.surnames


def _own_preposition(r: Reading, cue: Cue, start: int, limit: int) -> int | None:
    """The token where the content begins after the verb's own preposition, found near the verb."""
    for j in range(start, min(limit, start + 14)):
        word = r.keys[j]
        if word in cue.preps and len(word) > 1:
            return j + 1
        for prep in cue.preps:
            if len(prep) == 1 and r.kinds[j] == "w" and word.startswith(prep) and len(word) > 3 and r.grammar.head(word) is None:
                return j
            if len(prep) == 1 and word == prep:
                return j + 1
        if r.kinds[j] != "w" and not r.is_comma(j) and j not in r.blocks:
            return None
    return None


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
    lead = formula.first - start
    if lead <= 1 or all(r.is_a(j, "sentence_links") or not r.is_word(j) for j in range(start, formula.first)):
        return _after_formula(r, formula, limit, source)
    before = _before_formula(r, start, formula.first)
    if before is None:
        return None
    contents = [before]
    after = formula.stop
    if after < limit and r.is_word(after) and not r.is_comma(after) and not _tail(r, after):
        rest = r.trimmed(after, clause_stop(r, after, limit))
        if rest[1] - rest[0] > 1:
            contents.append(rest)
    return Draft(tuple(contents), cue, source, "according-to-after")


def _tail(r: Reading, j: int) -> bool:
    return r.is_a(j, "prepositions") or r.is_a(j, "relative") or r.is_a(j, "adverbs")


def _after_formula(r: Reading, formula: Formula, limit: int, source: tuple[int, int]) -> Draft | None:
    j = formula.stop
    reach = min(limit, j + 40)
    opener = next((k for k in range(j, reach) if r.is_a(k, "fa_inna") or (r.is_a(k, "that") and r.keys[k - 1] in ("،", ","))), None)
    if opener is not None:
        content = opener + 1
    else:
        while j < limit and (r.is_comma(j) or j in r.time_stop or r.is_a(j, "adverbs") and not r.is_word(j)):
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
    while j < stop and (r.is_a(j, "sentence_links") or not r.is_word(j)) and j not in r.blocks:
        j += 1
    if j < stop and r.is_a(j, "that"):
        j += 1
    pair = r.trimmed(j, stop)
    return pair if pair[1] - pair[0] >= 2 else None


def content_kind(r: Reading, draft: Draft) -> str:
    """Direct when all of the content stands in quotation marks, indirect when none does, mixed when part of it does."""
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
    if block.size <= 1:
        return False
    before = r.keys[block.first - 1] if block.first else ""
    return not (r.grammar.head(before) or r.is_a(block.first - 1, "naming"))
