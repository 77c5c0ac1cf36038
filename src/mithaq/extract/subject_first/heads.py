"""Heads: the quotation of a verb whose content follows it."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.subjects import verb_group
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Block
from mithaq.extract.subject_first.ends import content_stop, noun_stop
from mithaq.extract.subject_first.following import Following
from mithaq.extract.subject_first.participles import main_comma

__all__ = ["head_frame", "only_points"]

_RULES = {
    "that": "that",
    "clause": "bare",
    "whether": "whether",
    "colon": "colon",
    "to": "to",
    "ing": "ing",
    "object": "object",
    "as": "as",
    "noun": "noun",
    "quote": "quote",
}
_PARTICIPLE = {"that": "that", "clause": "that", "whether": "that", "colon": "quote", "quote": "quote"}


def head_frame(
    c: Clauses, cue: Cue, place: tuple[int, int], source: tuple[int, int] | None, found: Following
) -> Draft | None:
    """The quotation of a verb whose content follows it."""
    r, limit = c.r, c.limit(place[0])
    first, block = found.content, None
    limit = _subordinate_stop(c, place[0], first, limit)
    if cue.pos == "participle" and not verb_group(c, place[0]).progressive:
        limit = min(limit, main_comma(c, place[0]) or limit)
    if first >= limit and first not in r.blocks:
        return None
    if found.kind == "quote":
        content, block = quoted(c, first, max(limit, first))
    elif found.kind in ("that", "clause", "whether"):
        content = r.trimmed(first, content_stop(c, first, limit))
    elif found.kind == "colon":
        content = r.trimmed(first, limit)
    else:
        content = r.trimmed(first, noun_stop(c, first, limit))
    if content[0] >= content[1] or (found.kind in ("clause", "that") and content[1] - content[0] < 2):
        return None
    if found.kind == "noun" and cue.can("things") and _person_first(c, content):
        return None
    if found.kind == "noun" and (
        _names_report(c, content) or (content[1] - content[0] == 1 and c.kind(content[0]) != "")
    ):
        return None
    name = _PARTICIPLE.get(found.kind, "noun") if cue.pos == "participle" else _RULES[found.kind]
    rule = f"participle-{name}" if cue.pos == "participle" else f"verb-{name}"
    return Draft((content,), place, source, rule, cue, block)


def only_points(c: Clauses, draft: Draft) -> bool:
    """Whether the noun phrase that is all of the content says nothing of its own (rejected the claims, denied the
    link): it only points at what stands elsewhere."""
    r, (first, stop) = c.r, draft.content[0]
    if draft.rule.startswith("verb") and r.is_a(first, "unspoken"):
        return True  # requested anonymity to speak
    if draft.rule == "verb-bare" and c.kind(first) == "D" and c.r.is_a(stop - 1, "pointers"):
        return True  # say the same
    if draft.rule not in ("verb-noun", "participle-noun") or len(draft.content) > 1:
        return False
    if stop - first == 1 and r.keys[first] in c.kinds.nouns:
        return True  # expressed concern
    time = next((j for j in range(first, stop) if j in r.time_stop), stop)
    stop = time - 1 if time < stop and c.kind(time - 1) == "P" else time
    if (draft.word is not None and r.keys[first - 1] in draft.word.preps) or any(
        j in r.blocks or r.kinds[j] == "n" or c.capital(j) for j in range(first, stop)
    ):
        return False
    return c.kind(first) == "D" and stop - first < 4 and all(c.kind(j) in ("", "E") for j in range(first + 1, stop))


def _names_report(c: Clauses, content: tuple[int, int]) -> bool:
    """Whether the object is itself a noun of saying with its clause (expressed hope that); the noun reports."""
    return any(
        c.r.keys[j] in c.kinds.nouns and c.kind(j + 1) == "T"
        for j in range(content[0], min(content[0] + 4, content[1] - 1))
    )


def _person_first(c: Clauses, content: tuple[int, int]) -> bool:
    """Whether the object is somebody (welcomed the visitors), not something said or done."""
    r, (first, stop) = c.r, content
    if c.kind(first) in ("O", "N") or (first in r.mention_at and r.mention_at[first][1].kind == "person"):
        return True
    head = first
    while head + 1 < stop and (c.kind(head) in ("D", "Q") or c.kind(head + 1) == "") and r.is_word(head + 1):
        head += 1
    return r.grammar.head(r.keys[head]) in ("roles", "plural_roles") or (c.morph.plural_agent(r.keys[head]))


def _subordinate_stop(c: Clauses, i: int, first: int, limit: int) -> int:
    """Where «While X has said …, Y supports it» passes from the report to the sentence's own clause."""
    left = c.left(i)
    relative = _relative_before(c, i, left)
    if relative is not None:
        return _relative_stop(c, relative, first, limit)
    if not c.r.is_a(left, "subordinators") or any(c.comma(j) for j in range(left, i)):
        return limit
    main = [j for j in range(first + 2, limit) if c.comma(j) and c.r.inside[j] is c.r.inside[i]]
    found = next(
        (
            j
            for j in main
            if (c.kind(j + 1) in ("D", "N", "Q") or c.named(j + 1) or c.group(j + 1)) and c.clause_at(j + 1, limit)
        ),
        None,
    )
    if found is None and main and c.named(main[-1] + 1) and c.kind(main[-1] + 2) == "" and not c.capital(main[-1] + 2):
        return main[-1]  # While X said …, Name verbs …: the verb is no known one
    return limit if found is None else found


def _relative_before(c: Clauses, i: int, left: int) -> int | None:
    """The relative pronoun of the clause that the verb at ``i`` stands in, when it comes before the main verb."""
    for j in range(i - 1, max(left, i - 12), -1):
        if c.kind(j) == "R":
            return None if c.has_verb(left, j) else j
        if c.comma(j) or c.kind(j) in ("T", "W", "S"):
            return None
    return None


def _relative_stop(c: Clauses, relative: int, first: int, limit: int) -> int:
    """Where the relative clause ends, and the main verb of the sentence comes (The men, who she says lied, left)."""
    if c.dash(relative - 1):
        return next((j for j in range(first + 1, limit) if c.dash(j)), limit)
    if not c.comma(relative - 1):
        return limit
    for j in range(first + 1, limit):
        if c.comma(j) and c.r.inside[j] is c.r.inside[relative]:
            k = j + 1
            while k < limit and c.kind(k) == "A":
                k += 1
            plain = c.kind(k) in ("X", "V", "E") or c.finite_cue(k) is not None
            if plain and not c.capital(k):
                return j
    return limit


def quoted(c: Clauses, at: int, limit: int) -> tuple[tuple[int, int], Block]:
    """The content that opens with the quotation at ``at``: the quotation, or the clause that goes on after it."""
    r = c.r
    block = r.blocks[at]
    after = block.stop
    ended = (
        r.keys[block.inner_stop - 1] in (".", "!", "?", ",", "…")
        or after >= limit
        or r.is_mark(after)
        or not block.closed
    )
    if ended or after >= limit:
        return r.trimmed(block.inner_first, block.inner_stop), block
    return r.trimmed(at, content_stop(c, at, limit)), block
