"""Headlines that speak in languages with cases: a name before a colon, or a title after one."""

from __future__ import annotations

from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.reading import Reading

__all__ = ["headline_drafts", "title_lines", "turn_drafts"]

_PEOPLE = ("roles", "plural_roles", "person", "organisations", "body", "agencies")


def title_lines(r: Reading) -> list[tuple[int, int]]:
    """The headline, and a line of the body that repeats it, in tokens."""
    title = r.doc.metadata.title_span
    if title is None:
        return []
    text = " ".join(r.doc[title].split())
    return [
        (r.tokens.at(paragraph.span.start), r.tokens.before(paragraph.span.stop))
        for paragraph in r.doc.paragraphs[:6]
        if " ".join(r.doc[paragraph.span].split()) == text
    ]


def turn_drafts(r: Reading, lines: list[tuple[int, int]]) -> list[Draft]:
    """What people say in turns, each paragraph opened by a name and a colon, as in an interview."""
    out: list[Draft] = []
    headlines = {first for first, _ in lines}
    for paragraph in r.doc.paragraphs:
        first, stop = r.tokens.at(paragraph.span.start), r.tokens.before(paragraph.span.stop)
        colon = next((j for j in range(first + 1, min(first + 9, stop - 2)) if r.keys[j] == ":"), None)
        if colon is None or first in headlines or r.kinds[first] != "w":
            continue
        phrase = phrase_at(r, first, colon)
        if (
            phrase is None
            or phrase.stop < colon
            or phrase.named is None
            or phrase.named.kind != "person"
            or phrase.named.case == "o"
        ):
            continue
        content = r.trimmed(colon + 1, stop)
        block = r.blocks.get(content[0])
        if block is not None and block.stop >= content[1]:
            content = (block.inner_first, block.inner_stop)
        if content[0] < content[1]:
            out.append(Draft((content,), None, (phrase.first, phrase.stop), "speaker-turn", block=block))
    return out


def headline_drafts(r: Reading, lines: list[tuple[int, int]]) -> list[Draft]:
    """The quotations that a colon makes in a headline; those of its verbs are found like any other."""
    out: list[Draft] = []
    for first, stop in lines:
        colon = next((j for j in range(first + 1, stop - 1) if r.keys[j] == ":" and r.inside[j] is None), None)
        if colon is None:
            continue
        draft = _speaker_first(r, first, colon, stop) or _speaker_last(r, first, colon, stop)
        if draft is not None:
            out.append(draft)
    return out


def _speaker_first(r: Reading, first: int, colon: int, stop: int) -> Draft | None:
    """«Министр: …»."""
    phrase = phrase_at(r, first, colon)
    place = (r.is_a(first, "speaking_places") and phrase_at(r, first + 1, colon)) or None
    found = phrase if phrase is not None and phrase.nominative else place
    if (
        found is None
        or found.stop < colon
        or found.kind not in _PEOPLE
        or (found.kind == "body" and not _speaks(r, found.first))
    ):
        return None
    content = r.trimmed(colon + 1, stop)
    block = r.blocks.get(colon + 1)
    if block is not None and block.stop >= stop - 1:
        content = (block.inner_first, block.inner_stop)
    return (
        Draft((content,), None, (first, colon), "headline-colon", block=block, headline=True)
        if content[0] < content[1]
        else None
    )


def _speaks(r: Reading, j: int) -> bool:
    """Whether a name before a colon is more than a topic: a body or a state that could say so."""
    hit = r.mention_at.get(j)
    return hit is not None and hit[1].kind in ("organisation", "state", "outlet")


def _speaker_last(r: Reading, first: int, colon: int, stop: int) -> Draft | None:
    """«…: министр»."""
    phrase = phrase_at(r, colon + 1, stop)
    if (
        phrase is None
        or not phrase.nominative
        or phrase.stop < stop
        or phrase.kind not in ("roles", "plural_roles", "person")
    ):
        return None
    content = r.trimmed(first, colon)
    return Draft((content,), None, (phrase.first, phrase.stop), "headline-colon", headline=True)
