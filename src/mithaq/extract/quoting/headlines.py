"""Headlines that speak: a name before a colon, a name and a verb, or words in quotation marks."""

from __future__ import annotations

from mithaq.extract.naming.sources import actor_like
from mithaq.extract.quoting.clauses import clause_stop, is_cue
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Reading
from mithaq.extract.quoting.subjects import addressed

__all__ = ["headline_drafts"]

_PARTING = frozenset((".", "..", "...", "…", "|", ":"))


def headline_drafts(r: Reading) -> list[Draft]:
    """The quotations of the headline, and of a body line that repeats it."""
    out: list[Draft] = []
    for first, stop in _title_lines(r):
        draft = _colon(r, first, stop) or _quoted(r, first, stop) or _verb(r, first, stop)
        if draft is not None:
            out.append(draft)
    return out


def _title_lines(r: Reading) -> list[tuple[int, int]]:
    title = r.doc.metadata.title_span
    if title is None:
        return []
    text = " ".join(r.doc[title].split())
    lines = []
    for paragraph in r.doc.paragraphs[:6]:
        if " ".join(r.doc[paragraph.span].split()) == text:
            lines.append((r.tokens.at(paragraph.span.start), r.tokens.before(paragraph.span.stop)))
    return lines


def _colon(r: Reading, first: int, stop: int) -> Draft | None:
    colon = next((j for j in range(first + 1, min(stop, first + 9)) if r.keys[j] == ":"), None)
    if colon is None or colon + 2 >= stop or not _speaker_of_headline(r, first, colon):
        return None
    content = r.trimmed(colon + 1, stop)
    block = r.blocks.get(colon + 1)
    if block is not None and block.stop >= stop - 1:
        content = (block.inner_first, block.inner_stop)
    return Draft((content,), None, (first, colon), "headline-colon", block=block, headline=True)


def _speaker_of_headline(r: Reading, first: int, stop: int) -> bool:
    """Whether the words before the colon name somebody who speaks in the body."""
    words = [j for j in range(first, stop) if r.kinds[j] == "w"]
    if not words or len(words) > 7:
        return False
    if r.keys[words[-1]] in r.surnames:
        return True
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] >= stop - 1 and hit[1].kind in ("person", "organisation"):
        return True
    return r.grammar.head(r.keys[first]) in ("roles", "plural_roles") and actor_like(r, first, stop)


def _quoted(r: Reading, first: int, stop: int) -> Draft | None:
    block = r.blocks.get(first)
    if block is None or block.size < 4 or block.stop > stop:
        return None
    source = next(
        (
            j
            for j in range(block.stop, stop)
            if r.keys[j] in r.surnames or (j in r.mention_at and r.mention_at[j][1].kind == "person")
        ),
        None,
    )
    pair = (source, r.mention_at[source][0] if source in r.mention_at else source + 1) if source is not None else None
    return Draft(((block.inner_first, block.inner_stop),), None, pair, "headline-quote", block=block, headline=True)


def _past_addressee(r: Reading, j: int, stop: int) -> int:
    """The token after whom a headline's words were said to, named in quotation marks (لـ"الجزيرة")."""
    told = j + 1 < stop and r.is_word(j) and len(r.keys[j]) == 1 and r.grammar.pack.morph.addresses(r.keys[j])
    return r.blocks[j + 1].stop if told and j + 1 in r.blocks and r.blocks[j + 1].size <= 4 else j


def _verb(r: Reading, first: int, stop: int) -> Draft | None:
    for i in range(first + 1, min(stop - 1, first + 10)):
        cue = is_cue(r, i)
        if cue is None or cue.pos != "present" or cue.can("weak") or not (cue.can("noun") or cue.can("that")):
            continue
        first = next((j + 1 for j in range(i - 1, first, -1) if r.keys[j] in _PARTING), first)
        if not (actor_like(r, first, i) or r.keys[i - 1] in r.surnames):
            return None
        start = i + 1
        if start < stop and r.keys[start] in cue.preps:
            start += 1
        if r.is_a(start, "that"):
            start += 1
        start = _past_addressee(r, start, stop)
        content = r.trimmed(start, clause_stop(r, start, stop))
        if content[0] >= content[1] or addressed(r, content[0]):
            return None
        return Draft((content,), (i, i + 1), (first, i), "headline-verb", cue, headline=True)
    return None
