"""Clauses: where attributed words begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from mithaq.extract.quoting.formulas import formula_at
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["Opener", "clause_stop", "find_opener", "is_cue", "speech_stop"]

_FAR, _NEAR = 48, 16
_BODIES = ("organisations", "documents", "agencies")
_OPENING = frozenset({"cue", "fa_inna", "that"})
_CUTTING = frozenset(
    {"cue", "cut_always", "cut_after_comma", "cut_before_past", "circumstance", "formula", "contrast", "as_said"}
)


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens the content after a cue: ``kind`` (that, colon-quote, quote, colon), the token where it stands and
    the first token of the content."""

    kind: str
    at: int
    content: int


def is_cue(r: Reading, i: int) -> Cue | None:
    """The cue at token ``i``, if the word can be one there."""
    if r.kinds[i] != "w":
        return None
    cue = r.grammar.cue(r.keys[i])
    if (
        cue is None
        or i in r.time_stop
        or (cue.pos != "participle" and i in r.mention_at and r.mention_at[i][1].form in ("name", "metonym"))
    ):
        return None
    if cue.pos != "participle" and _passive(r, i):
        return None
    return cue


def _passive(r: Reading, i: int) -> bool:
    """Whether a vowel mark on the first letter shows a passive (أُعلن)."""
    raw = r.tokens.raw(i)
    return "\u064f" in raw[:4]


def find_opener(r: Reading, cue: Cue, i: int) -> Opener | None:
    """What opens the content after the cue at token ``i``: the nearest أن/إن, colon or quotation mark that is its own.

    The search ends at the sentence's end and at the next cue that is not part of this one.
    """
    if r.is_a(i + 1, "own_pronouns") and r.is_comma(i + 2):
        return None  # «لم تكشف عنها، …»: what is said of is already named
    reach = _NEAR if cue.pos in ("participle", "noun") or cue.can("weak") else _FAR
    limit = min(r.limit(i), i + 1 + reach)
    pending: Opener | None = None
    places = r.beginnings(_OPENING)
    passed = i
    for at in range(bisect_right(places, i), len(places)):
        j = places[at]
        if j >= limit:
            break
        if j < passed:
            continue
        if j in r.time_stop:
            passed = r.time_stop[j]
        elif r.kinds[j] != "w":
            step = _mark(r, cue, j, limit, pending)
            if isinstance(step, Opener):
                instead = pending is not None and step.kind == "quote"
                return pending if instead or step.kind == "none" else step
            passed = step
        elif r.is_a(j, "fa_inna"):
            break
        elif r.is_a(j, "that") and not r.is_a(j - 1, "not_that"):
            opener = Opener("that", j, j + 1)
            if not (cue.can("inna") and r.grammar.pack.morph.second_choice(r.tokens.raw(j))):
                return opener if cue.can("that") else pending
            pending = pending or opener
        elif j > i + 1 and _another_cue(r, j):
            break
    return pending


def _mark(r: Reading, cue: Cue, j: int, limit: int, pending: Opener | None) -> Opener | int:
    """An opener at the mark, ``Opener("none", …)`` where the search must end, or the token to go on from."""
    mark = r.keys[j]
    if mark == ":":
        if j + 1 in r.blocks:
            return Opener("colon-quote" if cue.can("quote") else "none", j, j + 1)
        return Opener("colon" if cue.can("quote") else "none", j, j + 1)
    if j in r.blocks:
        if pending is not None and pending.content == j:
            return pending  # «يقول أنه "كذا" لأن كذا»: the clause begins with the quotation
        block = r.blocks[j]
        if _name_in_quotes(r, cue, block.first, limit):
            return block.stop
        return Opener("quote" if cue.can("quote") else "none", j, j)
    if mark == "(":
        return next((k + 1 for k in range(j + 1, min(limit, j + 14)) if r.keys[k] == ")"), j + 1)
    return j + 1


def _name_in_quotes(r: Reading, cue: Cue, at: int, limit: int) -> bool:
    """Whether a short quote block is only a name on the way to the opener."""
    block = r.blocks[at]
    after = r.keys[block.stop : block.stop + 1]
    if after and after[0] in cue.preps and len(after[0]) > 1 and not r.is_comma(at - 1) and r.keys[at - 1] != ":":
        return True  # «كشفت مخرجة فيلم "كذا" عن»
    if block.size > 6:
        return False
    before = r.keys[at - 1]
    if (
        block.size <= 4
        and before != ":"
        and (r.grammar.head(before) in _BODIES or r.is_a(at - 1, "prepositions") or r.is_a(at - 1, "naming"))
    ):
        return True
    if r.is_comma(at - 1) and block.size > 3:
        return False
    j = block.stop
    while j < min(limit, block.stop + 30):
        if r.kinds[j] == "w":
            if r.is_a(j, "that") and not r.is_a(j - 1, "not_that"):
                return cue.can("that")
            if _another_cue(r, j):
                return block.size <= 2 and not cue.can("quote")
        elif r.keys[j] == ":" or (j in r.blocks and r.blocks[j].size > block.size):
            return True
        j = r.blocks[j].stop if j in r.blocks else j + 1
    return not cue.can("quote") or (block.size <= 2 and cue.can("noun"))


def _another_cue(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins another report, so that the search of the first must end."""
    if r.is_a(j, "link") or (r.is_a(j - 1, "negations") and r.is_a(j + 1, "own_pronouns")):
        return False
    cue = is_cue(r, j)
    if cue is None or cue.pos == "noun":
        return False
    apart = not r.is_word(j - 1) or (cue.gender, cue.number) == ("m", "s")
    if cue.pos == "participle" and not apart and not _that_near(r, j):
        return False  # an adjective or a noun (أنباء غير مؤكدة، مدينة)
    return not cue.can("weak") or (
        cue.pos != "participle"
        and r.conjoined(j)
        and r.grammar.cue(r.keys[j][1:]) is not None
        and ((cue.can("that") and _that_near(r, j)) or ":" in r.keys[j + 1 : j + 4])
    )


def _that_near(r: Reading, j: int) -> bool:
    return any(r.is_a(k, "that") for k in range(j + 1, min(len(r.keys), j + 5)))


def clause_stop(r: Reading, first: int, limit: int) -> int:
    """The token after the indirect content that begins at ``first``: the clause's end, less what the author adds."""
    j = first
    if first in r.blocks and r.blocks[first].closed and r.blocks[first].stop <= limit:
        block = r.blocks[first]
        j = block.stop
        ends = j < limit and (r.kinds[j] != "w" or _cuts(r, j))
        if ends and (block.size > 3 or not r.is_word(j + 1)):
            return j
    places = r.beginnings(_CUTTING)
    passed = j
    for at in range(bisect_left(places, passed), len(places)):
        j = places[at]
        if j >= limit:
            break
        if j < passed:
            continue
        if j in r.blocks and r.blocks[j].closed and r.blocks[j].stop <= limit:
            passed = r.blocks[j].stop
        elif r.kinds[j] == "w" and j > first and _cuts(r, j):
            return j
    return limit


def speech_stop(r: Reading, first: int, limit: int) -> int:
    """The token after speech in the speaker's own words without quotation marks: the next cue of the author's after a
    comma («…، متابعا: …»)."""
    for j in range(first + 1, limit):
        if not r.is_comma(j - 1) or "cue" not in r.interest[j]:
            continue
        cue = is_cue(r, j)
        if cue is None or cue.number != "s":
            continue
        if cue.pos == "participle" and (r.is_comma(j + 1) or r.keys[j + 1 : j + 2] == (":",) or _opens(r, cue, j)):
            return j
        if cue.pos == "past" and r.conjoined(j) and not cue.can("weak") and _opens(r, cue, j):
            return j
    return limit


def _opens(r: Reading, cue: Cue, j: int) -> bool:
    """Whether the cue has words of its own after it."""
    return find_opener(r, cue, j) is not None


def _cuts(r: Reading, j: int) -> bool:
    """Whether the author's own words begin at ``j``, after an indirect quotation."""
    if r.interest[j].isdisjoint(_CUTTING):
        return False
    after_comma = r.is_comma(j - 1)
    if r.phrase(j, "cut_always") > j:
        return True
    if r.is_a(j, "cut_before_past") and r.is_word(j + 1) and not r.grammar.pack.morph.imperfect(r.keys[j + 1]):
        return True
    if after_comma and r.phrase(j, "cut_after_comma") > j:
        return True
    if r.is_a(j, "circumstance") and (after_comma or r.grammar.pack.morph.gender(r.keys[j]) == "m"):
        return True
    if (r.is_a(j, "as_said") or r.phrase(j, "formula") > j) and formula_at(r, j) is not None:
        return True
    cue = is_cue(r, j)
    if cue is None:
        return _but_says(r, j)
    if cue.pos == "participle":
        return _participle_cuts(r, cue, j, after_comma)
    if cue.pos == "noun" and cue.gender and after_comma:
        return r.keys[j + 1 : j + 2] == (":",) or j + 1 in r.blocks
    if cue.pos == "object":
        return r.conjoined(j) and (after_comma or cue.can("as"))
    if r.is_a(j - 1, "relative"):
        return False
    if cue.pos in ("past", "present") and r.conjoined(j) and r.grammar.cue(r.keys[j][1:]) is cue:
        if find_opener(r, cue, j) is not None:
            return True
        return (
            after_comma and cue.pos == "past" and cue.can("noun") and not cue.can("weak") and not cue.can("homograph")
        )
    return False


def _but_says(r: Reading, j: int) -> bool:
    """«…، لكنه استبعد»: a contrast by the author with its own verb of saying."""
    if not r.is_a(j, "contrast"):
        return False
    for k in range(j + 1, min(j + 3, len(r.keys))):
        cue = is_cue(r, k) if r.kinds[k] == "w" else None
        if cue is not None and cue.pos in ("past", "present") and not cue.can("weak"):
            return True
    return False


def _participle_cuts(r: Reading, cue: Cue, j: int, after_comma: bool) -> bool:
    if after_comma or r.is_mark(j - 1):
        return not cue.can("weak") or (cue.gender == "m" and cue.number == "s") or find_opener(r, cue, j) is not None
    if cue.gender == "m" and cue.number == "s":
        if find_opener(r, cue, j) is not None or (
            cue.can("noun") and not cue.can("weak") and not r.is_a(j - 1, "verb_particles")
        ):
            return True
        return bool(not cue.can("weak") and r.keys[j + 1 : j + 2] and r.keys[j + 1] in cue.preps)
    return not cue.can("weak") and any(r.is_a(k, "that") for k in (j + 1, j + 2))
