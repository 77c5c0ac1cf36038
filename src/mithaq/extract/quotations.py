"""How quotations are found: every cue is tried against the rules of the pack, then what is left in quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from mithaq.extract.cased.drafts import find_cased_drafts
from mithaq.extract.naming.sources import actor_like, source_after
from mithaq.extract.quoting.clauses import clause_stop, is_cue
from mithaq.extract.quoting.drafts import Draft, content_kind
from mithaq.extract.quoting.formula_frames import formula_frames, pronoun_formula
from mithaq.extract.quoting.formulas import formula_at
from mithaq.extract.quoting.frames import cue_frames
from mithaq.extract.quoting.headlines import headline_drafts
from mithaq.extract.quoting.leftovers import bullet_drafts, leftover_drafts, with_continuations
from mithaq.extract.quoting.nesting import nested
from mithaq.extract.quoting.reading import Reading, reading_of
from mithaq.extract.subject_first.reports import subject_first_drafts
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Quotation
from mithaq.model.why import Why
from mithaq.text.span import Span

__all__ = ["find_quotations"]

_BEGINNING = frozenset({"as_said", "cue", "documents_say", "formula", "formula_pronoun"})


def find_quotations(doc: Document, pack: Pack, kb: Kb) -> tuple[Quotation, ...]:
    """The attributed words of a document, in text order, before their speakers are resolved.

    Each quotation names the rule that found it; one that lies inside another has that one as its parent.

    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.extract.quote_blocks import find_quote_blocks
    >>> from mithaq.extract.sentences import find_sentences
    >>> pack = load_pack("ar")
    >>> doc = Document("قال الحلبي: «سنعود غدا إلى الطاولة».")
    >>> doc = doc.adding(quote_blocks=find_quote_blocks(doc), sentences=find_sentences(doc, pack))
    >>> [(doc[q.content], q.kind, q.frame) for q in find_quotations(doc, pack, load_kb())]
    [('سنعود غدا إلى الطاولة', 'direct', 'ar.quotation.verb-colon-quote')]
    """
    r = reading_of(doc, pack)
    if r.grammar.order == "subject-first":
        drafts = with_continuations(r, subject_first_drafts(r))
    else:
        drafts = find_cased_drafts(r) if r.grammar.order == "cased" else headline_drafts(r) + _in_text(r)
        drafts = with_continuations(r, drafts)
        drafts += leftover_drafts(r, drafts)
    drafts += bullet_drafts(r, drafts)
    drafts = _outside_headings(doc, drafts)
    return nested(tuple(_finished(r, draft) for draft in _without_doubles(drafts)))


def _outside_headings(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those whose words are a heading inside the text that their cue is no part of."""
    headings = [one.span for one in doc.paragraphs if one.kind == "heading"]
    if not headings:
        return drafts
    starts = [span.start for span in headings]

    def holds(token: int) -> int:
        """The number of the heading that a token stands in; 0 where it stands in none."""
        number = bisect_right(starts, doc.tokens.starts[token])
        return number if number and doc.tokens.starts[token] < headings[number - 1].stop else 0

    return [
        draft
        for draft in drafts
        if not holds(draft.content[0][0]) or (draft.cue and holds(draft.cue[0]) == holds(draft.content[0][0]))
    ]


def _in_text(r: Reading) -> list[Draft]:
    """What the cues and formulas of the body make."""
    drafts: list[Draft] = []
    title = r.doc.metadata.title_span
    first = r.tokens.before(title.stop) if title else 0
    taken: set[int] = set()
    places = r.beginnings(_BEGINNING)
    for i in places[bisect_left(places, first) :]:
        if r.kinds[i] != "w" or r.skip[i] or r.interest[i].isdisjoint(_BEGINNING):
            continue
        draft = _at(r, i)
        if draft is not None and not (draft.block and draft.block.first in taken and draft.rule.startswith("verbal")):
            drafts.append(draft)
            if draft.block is not None:
                taken.add(draft.block.first)
    return drafts


def _at(r: Reading, i: int) -> Draft | None:
    stop = r.phrase(i, "documents_say")
    if stop > i:
        return _document_says(r, i, stop)
    spoken = pronoun_formula(r, i)
    if spoken is not None:
        return spoken
    formula = formula_at(r, i)
    if formula is not None:
        return formula_frames(r, formula)
    cue = is_cue(r, i)
    if cue is None or (r.is_a(i, "link") and i > 0 and _linked(r, i)):
        return None
    return cue_frames(r, cue, i)


def _linked(r: Reading, i: int) -> bool:
    """Whether a word such as قائلا only carries on the verb just before it («وأضاف قائلا», «ومضى يقول»)."""
    cue = r.grammar.cue(r.keys[i])
    if cue is not None and cue.pos == "participle":
        for j in range(i - 1, max(r.sentence_start[i] - 1, i - 8), -1):
            other = is_cue(r, j) if r.kinds[j] == "w" else None
            if other is not None and other.pos in ("past", "present") and not (r.is_comma(i - 1) or r.is_comma(j + 1)):
                source = source_after(r, j + 1, i) if other.can("weak") and j + 1 < i else None
                if source is not None and not actor_like(r, source.first, source.stop):
                    return False
                return all(r.kinds[k] == "w" for k in range(j, i))
        return False
    before = is_cue(r, i - 1) if r.kinds[i - 1] == "w" else None
    return before is not None and before.pos in ("past", "present") and not before.can("carry")


def _document_says(r: Reading, i: int, stop: int) -> Draft | None:
    """«جاء في البيان أن»: a document that speaks."""
    limit = r.limit(i)
    source = source_after(r, stop, min(limit, stop + 20))
    if source is None:
        return None
    for j in range(source.first, min(limit, stop + 30)):
        if r.is_a(j, "that") or r.keys[j] == ":" or (j in r.blocks and r.blocks[j].size > 3):
            content = j if j in r.blocks else j + 1
            block = r.blocks.get(content)
            pair = (
                (block.inner_first, block.inner_stop) if block else r.trimmed(content, clause_stop(r, content, limit))
            )
            if pair[0] >= pair[1]:
                return None
            owned = r.is_a(source.stop, "owner_pronouns")
            return Draft(
                (pair,), (i, stop), None if owned else (source.first, source.stop), "document-says", None, block
            )
    return None


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One draft a place: where two hold the same words the earlier rule stays."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.content[0][0], d.content[-1][1])):
        if draft.content not in seen:
            seen.add(draft.content)
            out.append(draft)
    return out


def _source_span(r: Reading, source: tuple[int, int]) -> Span | None:
    """The source in code points, trimmed, without a preposition written together with it (لمسؤولين → مسؤولين)."""
    span = r.span(*source)
    if span is None:
        return None
    hit = r.mention_at.get(source[0])
    if hit is not None and hit[1].span.start > span.start:
        return Span(hit[1].span.start, span.stop)
    clitic = r.grammar.pack.morph.clitic_length(
        r.keys[source[0]], lambda word: r.grammar.head(word) or ("name" if word in r.surnames else None)
    )
    return Span(span.start + clitic, span.stop)


def _finished(r: Reading, draft: Draft) -> Quotation:
    """The quotation of a draft, in code points, with its explanation."""
    spans = tuple(r.tokens.span(first, stop) for first, stop in draft.content)
    cue = r.tokens.span(*draft.cue) if draft.cue else None
    source = _source_span(r, draft.source) if draft.source else None
    rule = r.grammar.rules[draft.rule]
    word = draft.word
    parts = [(name, span) for name, span in (("cue", cue), ("source", source)) if span is not None]
    parts += [("content", span) for span in spans]
    return Quotation(
        content=spans,
        kind=content_kind(r, draft),
        cue=cue,
        source=source,
        lemma=word.lemma if word else "",
        act=word.act if word else "",
        frame=rule.id,
        order=word.pos if word else "",
        gender=word.gender if word else "",
        number=word.number if word else "",
        headline=draft.headline,
        inferred=draft.inferred,
        noun_content=draft.rule.endswith("-noun"),
        relative=draft.relative,
        why=Why(rule.id, rule.says, tuple(parts)),
    )
