"""Noun frames: a noun phrase or a description as what was said (نفى وجود خلافات، وصف الخطة بأنها …)."""

from __future__ import annotations

from mithaq.extract.naming.noun_phrases import is_name
from mithaq.extract.naming.shapes import shapes_of
from mithaq.extract.naming.sources import Source, actor_like, source_after
from mithaq.extract.quoting.clauses import clause_stop
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading
from mithaq.extract.quoting.subjects import (
    addressed,
    agree,
    conjoined,
    kind_of_rule,
    own_preposition,
    past_asides,
    plain_noun,
    sources_of,
)

__all__ = ["described_as", "noun_content"]

_SHORT = 6  # tokens of an object that is no part of what was said of it


def described_as(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«وصف X بأنه Y», «اعتبر X Y», «وصفه بـ"…"»: the description is what was said."""
    limit = r.limit(i)
    if r.is_a(i - 1, "relative") and cue.can("weak"):
        return None
    source: Source | None = None
    start = i + 1
    if cue.pos not in ("object", "participle"):
        source, _ = sources_of(r, cue, i, min(limit, i + 30))
        if source is not None and source.first > i:
            if actor_like(r, source.first, source.stop) and agree(r, cue, source):
                start = past_asides(r, source.then, limit)
            else:
                source = None
    elif cue.pos == "object":
        after = source_after(r, i + 1, min(limit, i + 20))
        if after is not None and after.first == i + 1 and actor_like(r, after.first, after.stop):
            source, start = after, after.then
    for j in range(start, min(limit, start + 30)):
        quoted = r.is_a(j, "as_preposition") and j + 1 in r.blocks and j <= start + _SHORT
        if r.is_a(j, "as_that") or quoted:
            block = r.blocks[j + 1] if quoted else None
            end = block.stop if block is not None and block.closed else clause_stop(r, j + 1, limit)
            content = r.trimmed(j + 1, end)
            if source is not None and source.first > i and source.stop == j and cue.pos != "object":
                source = _without_object(r, source)
            return _as_draft(content, i, source, cue)
    if cue.lemma in r.grammar.words["names_as"]:
        return None
    content = r.trimmed(start, clause_stop(r, start, limit)) if start < limit else (0, 0)
    if cue.can("weak") and not any(b.first >= start and b.first < limit for b in r.top_blocks):
        return None
    if content[0] < content[1] and r.is_a(content[0], "as_preposition"):
        content = (content[0] + 1, content[1])
    return _as_draft(content, i, source, cue)


def _without_object(r: Reading, source: Source) -> Source:
    """The subject without the noun that is described, where nothing parts them («وصف الأمين العام الوضع بأنه …»)."""
    shapes, gender = shapes_of(r.grammar), r.grammar.pack.morph.gender
    for j in range(source.first + 1, source.stop):
        shape, before = shapes[r.keys[j]], shapes[r.keys[j - 1]]
        bare = r.grammar.pack.morph.bare(r.keys[j])
        closed = before.definite or before.title_word or is_name(r, j - 1) or r.keys[j - 1] in r.surnames
        agrees = shape.adjectival and any(gender(r.keys[k]) == gender(r.keys[j]) for k in range(source.first, j))
        more = agrees or shape.noun or shape.conjoined or bare in r.grammar.class_of("title_words")
        told = shape.definite and not more
        if closed and told and r.keys[j] not in r.surnames and actor_like(r, source.first, j):
            return Source(source.first, j, j)
    return source


def _as_draft(content: tuple[int, int], i: int, source: Source | None, cue: Cue) -> Draft | None:
    if content[1] - content[0] < 1:
        return None
    return Draft((content,), (i, i + 1), (source.first, source.stop) if source else None, "verb-as", cue)


def noun_content(r: Reading, cue: Cue, i: int) -> Draft | None:
    """A noun phrase as content: what follows the subject and the verb's own preposition."""
    if cue.pos == "present" and r.is_a(i - 1, "negations") and not cue.can("negated"):
        return None
    limit = r.limit(i)
    source, relative = sources_of(r, cue, i, limit)
    start = i + 1
    pair: tuple[int, int] | None = None
    if (
        source is not None
        and source.first > i
        and not (actor_like(r, source.first, source.stop) and agree(r, cue, source))
    ):
        source = None
    if source is not None:
        pair = (source.first, source.stop)
        start = max(start, source.then if source.first > i else start)
    if cue.pos != "participle" and source is None and not conjoined(r, i):
        return None
    start = past_asides(r, start, limit)
    if cue.preps:
        sure = source is not None or cue.pos == "participle" or r.is_a(start, "said_nouns")
        if not (cue.can("bare") and sure and plain_noun(r, start, limit)):
            at = own_preposition(r, cue, start, limit)
            if at is None:
                return None
            start = at
    elif start < limit and (
        r.is_a(start, "prepositions") or r.is_a(start, "that") or not (r.is_word(start) or start in r.blocks)
    ):
        return None
    content = r.trimmed(start, clause_stop(r, start, limit))
    if content[1] - content[0] < 1:
        return None
    if r.is_word(content[0]) and addressed(r, content[0]):
        return None
    return Draft((content,), (i, i + 1), pair, f"{kind_of_rule(cue)}-noun", cue, relative=relative)
