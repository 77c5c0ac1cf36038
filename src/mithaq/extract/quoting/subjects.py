"""Subjects: who a verb of saying has beside it, before or after, and what stands between the verb and its content."""

from __future__ import annotations

from mithaq.extract.naming.shapes import shapes_of
from mithaq.extract.naming.sources import Source, source_after, source_before
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = [
    "addressed",
    "agree",
    "conjoined",
    "kind_of_rule",
    "own_preposition",
    "past_asides",
    "plain_noun",
    "sources_of",
]


_DASHES = frozenset("-–—")
_ASIDE = 25  # tokens that an aside between dashes can hold


def kind_of_rule(cue: Cue) -> str:
    return "participle" if cue.pos == "participle" else "verb"


def sources_of(r: Reading, cue: Cue, i: int, stop: int) -> tuple[Source | None, bool]:
    """The source after the cue, else before it; and whether a relative pronoun stands for it."""
    if cue.pos == "participle":
        return None, False
    if r.is_a(i - 1, "relative") or (r.is_a(i - 2, "relative") and r.is_a(i - 1, "verb_particles")):
        return source_after(r, i + 1, stop), True
    if cue.pos in ("past", "present") and r.is_a(i - 1, "verb_particles"):
        before = source_before(r, i)
        if before is not None:
            return before, False
    source = source_after(r, i + 1, _before_own_preposition(r, cue, i + 1, stop))
    if source is None and cue.pos in ("past", "present", "object") and (not conjoined(r, i) or _topic_before(r, i)):
        source = source_before(r, i)
    return source, False


def _before_own_preposition(r: Reading, cue: Cue, start: int, stop: int) -> int:
    """Where the phrase beside the cue must end: before the verb's own preposition (أعرب فلان عن، شدد فلان على).

    Right before أن the preposition is surely the verb's; else the first one is.
    """
    if stop - 1 > start and r.keys[stop - 1] in cue.preps:
        return stop - 1
    return next((j for j in range(start, stop) if _is_own(r, cue, j)), stop)


def _is_own(r: Reading, cue: Cue, j: int) -> bool:
    """Whether the verb's own preposition stands at ``j``, alone or written together with a verbal noun (بإعلان)."""
    word = r.keys[j]
    if word in cue.preps and j + 1 in r.blocks:
        return True
    if word in cue.preps:
        return len(word) > 1 and not r.is_a(j, "joining_prepositions")
    if word[:1] not in cue.preps or not r.is_word(j) or r.grammar.head(word) is not None:
        return False
    inner = r.grammar.cue(word[1:])
    return inner is not None and inner.pos == "noun"


def _topic_before(r: Reading, i: int) -> bool:
    """«أما فلان فقال»: the subject stands before a verb that carries a conjunction."""
    return any(r.is_a(j, "topic") for j in range(max(r.sentence_start[i], i - 30), i))


def conjoined(r: Reading, i: int) -> bool:
    """Whether the verb carries a conjunction, or opens its sentence: its subject cannot stand before it."""
    word = r.keys[i]
    if i == r.sentence_start[i]:
        return True
    return bool(r.grammar.pack.morph.conjunction_off(word)) and r.grammar.cue(word[1:]) is not None


def agree(r: Reading, cue: Cue, source: Source) -> bool:
    """Whether verb and noun agree in gender, as a verb and its subject do; names and plurals are not asked."""
    word = r.keys[source.first]
    kind = r.grammar.head(word)
    single = r.grammar.pack.morph.oblique(word)
    if single and (kind == "plural_roles" or r.grammar.head(single) is not None):
        return False
    if kind not in ("roles", "organisations", "documents", "agencies") or (
        source.first in r.mention_at and r.mention_at[source.first][1].form == "title-name"
    ):
        return True
    morph = r.grammar.pack.morph
    if any(form in r.grammar.class_of("broken_plurals") for form in (word, morph.bare(word))):
        return cue.gender == "f"
    return morph.gender(word) == cue.gender or cue.number == "p"


def past_asides(r: Reading, j: int, limit: int) -> int:
    """The token after circumstances between commas («، في تصريح لصحيفة …،») or dashes («- في مقابلة -»)."""
    while j < limit and (r.is_comma(j) or j in r.time_stop or r.is_a(j, "adverbs") or r.keys[j] in _DASHES):
        step = r.time_stop.get(j, j + 1)
        if r.keys[j] in _DASHES:
            step = next((k + 1 for k in range(j + 1, min(limit, j + _ASIDE)) if r.keys[k] in _DASHES), 0)
            if not step:
                break
        if r.is_comma(j) and (r.is_a(j + 1, "prepositions")):
            close = next((k for k in range(j + 1, min(limit, j + 20)) if r.is_comma(k)), None)
            step = close + 1 if close is not None else step
        j = step
    return j


def own_preposition(r: Reading, cue: Cue, start: int, limit: int) -> int | None:
    """The token where the content begins after the verb's own preposition, found near the verb."""
    for j in range(start, min(limit, start + 14)):
        word = r.keys[j]
        if word in cue.preps and len(word) > 1:
            return j + 1
        for prep in cue.preps:
            if (
                len(prep) == 1
                and r.kinds[j] == "w"
                and word.startswith(prep)
                and len(word) > 3
                and r.grammar.head(word) is None
                and j not in r.mention_at
            ):
                return j
            if len(prep) == 1 and word == prep:
                return j + 1
        if r.kinds[j] != "w" and not r.is_comma(j) and j not in r.blocks:
            return None
    return None


def plain_noun(r: Reading, j: int, limit: int) -> bool:
    """Whether a noun without a preposition stands at ``j``."""
    if j >= limit or not r.is_word(j) or j in r.time_stop:
        return False
    shape, morph = shapes_of(r.grammar)[r.keys[j]], r.grammar.pack.morph
    if morph.object_form(r.keys[j]) != r.keys[j] or (j in r.mention_at and r.mention_at[j][1].form != "noun"):
        return False
    return not (shape.preposition or shape.attached or shape.closed or shape.ending or shape.participle)


def addressed(r: Reading, j: int) -> bool:
    """Whether the phrase at ``j`` is only whom it was said to (لرئيس، لوكالة)."""
    word = r.keys[j]
    return (
        r.grammar.pack.morph.addresses(word)
        and r.grammar.head(word) is None
        and any(r.grammar.head(f) for f in r.grammar.pack.morph.strip(word)[1:])
    )
