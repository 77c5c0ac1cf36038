"""Frames: how a cue, its source and its content stand to one another. One function a family of rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mithaq.extract.clauses import Opener, clause_stop, find_opener
from mithaq.extract.formulas import Formula
from mithaq.extract.grammar import Cue
from mithaq.extract.reading import Block, Reading
from mithaq.extract.sources import Source, actor_like, source_after, source_before

__all__ = ["Draft", "addressed", "content_kind", "cue_frames", "formula_frames", "pronoun_formula"]


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
    if cue.pos == "object" and not cue.can("as"):
        return None
    if cue.pos == "participle" and not _participle_stands(r, cue, i):
        return None
    if cue.pos in ("past", "present") and _impersonal(r, cue, i):
        return None
    opener = find_opener(r, cue, i)
    if _refers_back(r, i, opener.at if opener else i + 8):
        return None
    if opener is not None and opener.kind == "quote" and cue.can("as"):
        opener = None
    if opener is not None and not _odd_word(r, cue, i, opener):
        draft = _with_opener(r, cue, i, opener)
        if draft is not None:
            return draft
    if cue.can("as"):
        return _described_as(r, cue, i)
    if cue.can("noun") and not cue.can("weak"):
        return _noun_content(r, cue, i)
    return _bare_speech(r, cue, i) if opener is None else None


def _refers_back(r: Reading, i: int, stop: int) -> bool:
    """«وصرح فلان بذلك»: the verb points at words already given."""
    return any(r.is_a(j, "back_reference") and r.keys[j] != "هذا" and r.keys[j] != "ذلك" for j in range(i + 1, min(stop, i + 9, len(r.keys))))


def _bare_speech(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«وقال رصدنا كذا»: speech in the first person right after the verb, without marks."""
    if not cue.can("inna") or not r.is_word(i + 1) or not r.grammar.pack.morph.first_person(r.keys[i + 1]):
        return None
    content = r.trimmed(i + 1, clause_stop(r, i + 1, r.limit(i)))
    return Draft((content,), (i, i + 1), None, "verb-bare", cue) if content[1] - content[0] > 2 else None


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
    if cue.pos == "participle":
        return None, False
    if r.is_a(i - 1, "relative") or r.is_a(i - 2, "relative") and r.is_a(i - 1, "verb_particles"):
        return source_after(r, i + 1, stop), True
    if cue.pos in ("past", "present") and r.is_a(i - 1, "verb_particles"):
        before = source_before(r, i)
        if before is not None:
            return before, False
    source = source_after(r, i + 1, _before_own_preposition(r, cue, i + 1, stop))
    if source is None and cue.pos in ("past", "present", "object") and not _conjoined(r, i):
        source = source_before(r, i)
    return source, False


def _before_own_preposition(r: Reading, cue: Cue, start: int, stop: int) -> int:
    """Where the phrase beside the cue must end: before the verb's own preposition (أعرب فلان عن، شدد فلان على).

    Right before أن the preposition is surely the verb's; else the first one is.
    """
    if stop - 1 > start and r.keys[stop - 1] in cue.preps:
        return stop - 1
    return next((j for j in range(start, stop) if r.keys[j] in cue.preps and len(r.keys[j]) > 1 and not r.is_a(j, "joining_prepositions")), stop)


def _conjoined(r: Reading, i: int) -> bool:
    """Whether the verb carries a conjunction, or opens its sentence: its subject cannot stand before it."""
    word = r.keys[i]
    if i == r.sentence_start[i]:
        return True
    return bool(r.grammar.pack.morph.conjunction_off(word)) and r.grammar.cue(word[1:]) is not None


def _with_opener(r: Reading, cue: Cue, i: int, opener: Opener) -> Draft | None:
    if cue.can("carry"):
        return _carried(r, cue, i, opener)
    source, relative = _sources(r, cue, i, opener.at)
    if cue.can("weak") and not _close(r, cue, i, opener, source):
        return None
    pair = (source.first, source.stop) if source else None
    name = _kind_of_rule(cue)
    if opener.kind == "that":
        stop = clause_stop(r, opener.content, r.limit(i))
        content = r.trimmed(opener.content, stop)
        if content[0] >= content[1]:
            return None
        topic = relative and len(r.keys[opener.at]) > 3  # «الذي قالت إنه»: the antecedent is spoken of, not speaking
        return Draft((content,), (i, i + 1), pair, f"{name}-that", cue, relative=relative and not topic)
    if opener.kind == "colon":
        if cue.pos == "noun":
            return None
        content = r.trimmed(opener.content, r.limit(i))
        return Draft((content,), (i, i + 1), pair, "verb-colon", cue) if content[0] < content[1] else None
    block = r.blocks[opener.content]
    if block.size == 0 or (block.size == 1 and opener.kind == "quote") or (opener.kind == "quote" and cue.can("weak") and block.size < 4 and opener.at > i + 6):
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


def _close(r: Reading, cue: Cue, i: int, opener: Opener, source: Source | None) -> bool:
    """Whether nothing but the subject and circumstances stands between a weak verb and what it opens."""
    if cue.can("actor") and (source is None or not actor_like(r, source.first, source.stop)):
        return False
    if cue.pos in ("participle", "noun") or opener.kind in ("colon-quote", "colon"):
        return True
    j = source.then if source is not None and source.first > i else i + 1
    while j < opener.at and (r.is_comma(j) or j in r.time_stop or r.is_a(j, "adverbs") or r.is_a(j, "said_object") or r.is_a(j, "link")):
        j = r.time_stop.get(j, j + 1)
    return j >= opener.at or r.is_a(j, "prepositions") or r.keys[j] in cue.preps or r.is_comma(j - 1)


def _carried(r: Reading, cue: Cue, i: int, opener: Opener) -> Draft | None:
    """«نقلت الوكالة عن فلان أن»: the speaker stands after عن; with قوله the verbal noun is the cue, not this verb."""
    if any(r.is_a(j, "link") for j in range(i + 1, opener.at)):
        return None
    start = next((j + 1 for j in range(i + 1, opener.at) if r.is_a(j, "carried_from")), i + 1)
    source = source_after(r, start, opener.at)
    first, stop = opener.content, r.limit(i)
    block = r.blocks.get(first) if opener.kind != "that" else None
    content = (block.inner_first, block.inner_stop) if block else r.trimmed(first, clause_stop(r, first, stop))
    if content[0] >= content[1]:
        return None
    rule = "verb-that" if opener.kind == "that" else "verb-colon-quote" if block else "verb-colon"
    return Draft((content,), (i, i + 1), (source.first, source.stop) if source else None, rule, cue, block)


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
    if cue.pos not in ("object", "participle"):
        source, _ = _sources(r, cue, i, min(limit, i + 30))
        if source is not None and source.first > i:
            if actor_like(r, source.first, source.stop) and _agree(r, cue, source):
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
    if source is not None and source.first > i and not (actor_like(r, source.first, source.stop) and _agree(r, cue, source)):
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
    if r.is_word(content[0]) and addressed(r, content[0]):
        return None
    return Draft((content,), (i, i + 1), pair, f"{_kind_of_rule(cue)}-noun", cue, relative=relative)


def addressed(r: Reading, j: int) -> bool:
    """Whether the phrase at ``j`` is only whom it was said to (لرئيس، لوكالة)."""
    word = r.keys[j]
    return word.startswith("ل") and r.grammar.head(word) is None and any(r.grammar.head(f) for f in r.grammar.pack.morph.strip(word)[1:])


def _agree(r: Reading, cue: Cue, source: Source) -> bool:
    """Whether verb and noun agree in gender, as a verb and its subject do; names and plurals are not asked."""
    word = r.keys[source.first]
    kind = r.grammar.head(word)
    if kind not in ("roles", "organisations", "documents", "agencies") or source.first in r.mention_at and r.mention_at[source.first][1].form == "title-name":
        return True
    morph = r.grammar.pack.morph
    if any(form in r.grammar.class_of("broken_plurals") for form in (word, morph.bare(word))):
        return cue.gender == "f"
    return morph.gender(word) == cue.gender or cue.number == "p"


def _own_preposition(r: Reading, cue: Cue, start: int, limit: int) -> int | None:
    """The token where the content begins after the verb's own preposition, found near the verb."""
    for j in range(start, min(limit, start + 14)):
        word = r.keys[j]
        if word in cue.preps and len(word) > 1:
            return j + 1
        for prep in cue.preps:
            if len(prep) == 1 and r.kinds[j] == "w" and word.startswith(prep) and len(word) > 3 and r.grammar.head(word) is None and j not in r.mention_at:
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
    if _leads(r, start, formula.first):
        return _after_formula(r, formula, limit, source)
    before = _before_formula(r, start, formula.first)
    if before is None:
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
    opening = r.is_a(start, "prepositions") or any(morph.definite(form) or form in r.grammar.words["prepositions"] for form in morph.strip(r.keys[start]))
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


def _tail(r: Reading, j: int) -> bool:
    return r.is_a(j, "prepositions") or r.is_a(j, "relative") or r.is_a(j, "adverbs")


def _after_formula(r: Reading, formula: Formula, limit: int, source: tuple[int, int]) -> Draft | None:
    j = formula.stop
    reach = min(limit, j + 40)
    conditional = r.is_comma(j) and (r.is_a(j + 1, "subordinators") or r.is_a(j + 1, "prepositions")) or r.is_a(j, "subordinators")
    opener = None if conditional else next((k for k in range(j, reach) if r.is_a(k, "fa_inna") or (r.is_a(k, "that") and r.keys[k - 1] in ("،", ","))), None)
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
    for k in range(start + 1, stop - 2):
        if r.inside[k] is None and r.is_comma(k - 1) and r.keys[k].startswith("و") and not r.is_a(k, "relative") and not r.is_a(k, "prepositions"):
            j = k
        elif r.is_a(k, "contrast"):
            j = k + 1
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
