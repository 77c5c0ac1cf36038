"""Clauses of languages with cases: what opens attributed words after a verb, and where the author goes on."""

from __future__ import annotations

from mithaq.extract.cased.segments import past_adverbs
from mithaq.extract.declined.heads import verb_like
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.clauses import Opener
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["content_stop", "cue_at", "find_opener", "formula_stop", "is_dash", "sentence_end"]

_FAR, _NEAR = 40, 14
_QUOTED = 5  # shorter words in marks behind other words are a name
_FINITE = ("past", "present")
_BEFORE_DASH = ',.!?…»”"'


def is_dash(r: Reading, j: int) -> bool:
    """Whether a dash, or a hyphen with spaces around it, stands at ``j``."""
    mark = r.keys[j]
    if mark != "-" or r.tight(j):
        return mark in "—–"
    return j == 0 or not r.tight(j - 1) or r.kinds[j - 1] == "b" or r.keys[j - 1] in _BEFORE_DASH


def cue_at(r: Reading, i: int) -> Cue | None:
    """The cue at token ``i``, unless the word is part of a name or a time there."""
    if r.kinds[i] != "w" or i in r.time_stop:
        return None
    cue = r.grammar.cue(r.keys[i])
    if cue is None or (i in r.mention_at and r.mention_at[i][1].form == "name"):
        return None
    return cue


def find_opener(r: Reading, cue: Cue, i: int, limit: int) -> Opener | None:
    """What opens the content after the cue at ``i``: a conjunction behind a comma, a colon or a quotation mark."""
    reach = _NEAR if cue.can("weak") or cue.pos in ("participle", "noun", "adjective") else _FAR
    end = min(limit, i + 1 + reach)
    j = i + 1
    while j < end:
        if j in r.time_stop:
            j = r.time_stop[j]
            continue
        if j in r.blocks:
            block = r.blocks[j]
            if (
                cue.can("quote")
                and block.size >= (2 if j == i + 1 else _QUOTED)
                and not (
                    block.size < 5
                    and (r.is_a(j - 1, "naming") or (block.stop < end and r.keys[block.stop] not in ".,;:!?\n"))
                )
            ):
                return Opener("quote", j, j)
            j = block.stop
            continue
        word = r.keys[j]
        if r.kinds[j] == "w":
            if (
                r.is_a(j, "that")
                and not r.is_a(j - 1, "not_that")
                and (r.is_comma(j - 1) or j == i + 1 or r.is_a(j - 1, "that_pronouns"))
            ):
                return Opener("that", j, j + 1) if cue.can("that") else None
            if _starts_another(r, cue, j):
                return None
        elif word == ":" and not (r.tight(j) and r.tight(j - 1) and r.kinds[j + 1] != "b"):
            return _colon(r, j) if cue.can("quote") or cue.can("that") else None
        elif j > i + 1 and r.is_comma(j - 1) and is_dash(r, j):
            return None
        j += 1
    return None


def _colon(r: Reading, j: int) -> Opener:
    """The colon at ``j``, with the quotation mark behind it, which may open the next paragraph."""
    below = j + 1
    while below < len(r.keys) and r.kinds[below] == "b":
        below += 1
    return Opener("colon-quote", j, below) if below in r.blocks else Opener("colon", j, j + 1)


def _starts_another(r: Reading, main: Cue, j: int) -> bool:
    """Whether the word at ``j`` begins another report, so that the search of the first must end."""
    cue = cue_at(r, j)
    if cue is None or (cue.pos not in _FINITE and cue.pos != "participle"):
        return False
    gerund = cue.pos == "participle" and r.is_comma(j - 1)
    if gerund or main.pos == "participle" or r.is_a(j - 1, "joining"):
        return cue.can("that") or cue.can("quote")
    return not cue.can("weak") or (r.is_comma(j + 1) and r.is_a(j + 2, "that"))


def formula_stop(r: Reading, j: int) -> int:
    """The token after a formula of attribution (по словам, по его словам); ``j`` when none is there."""
    stop = r.phrase(j, "formula")
    if stop > j:
        return stop
    if r.is_a(j, "formula_po") and r.is_a(j + 2, "formula_nouns") and r.grammar.pack.morph.adjectival(r.keys[j + 1]):
        return j + 3  # по последним данным
    owned = r.is_a(j, "formula_po") and r.is_a(j + 1, "formula_own") and r.is_a(j + 2, "formula_nouns")
    return j + 3 if owned else j


def sentence_end(r: Reading, j: int, limit: int) -> bool:
    """Whether nothing but marks stands from ``j`` to the limit."""
    return all(r.kinds[k] in "mb" and k not in r.blocks for k in range(j, limit))


def content_stop(r: Reading, first: int, limit: int, cue: Cue | None = None) -> int:
    """The token after the indirect content that begins at ``first``: where the author's own words go on."""
    j = first
    while j < limit:
        if j in r.blocks and r.blocks[j].closed and r.blocks[j].stop <= limit:
            j = r.blocks[j].stop
            continue
        if j > first and (r.is_comma(j) or r.is_a(j, "joining") or is_dash(r, j)) and _author(r, j, limit, cue, first):
            return j
        j += 1
    return limit


def _author(r: Reading, j: int, limit: int, main: Cue | None, first: int) -> bool:
    """Whether the author's own words begin at the comma, dash or conjunction at ``j``."""
    k = j
    while k < limit and (
        (r.kinds[k] == "m" and k not in r.blocks and k < j + 2) or (r.is_a(k, "joining") and k < j + 3)
    ):
        k += 1
    if k >= limit or r.kinds[k] != "w":
        return False
    comma = r.is_comma(j)
    joined = any(r.is_a(m, "joining") for m in range(j, k))
    if comma and joined and (_back_to_main(r, j, k, limit) or _narrated(r, (first, j), k, main)):
        return True
    if comma and not joined:
        stop = formula_stop(r, k)
        if r.phrase(k, "cut_after_comma") > k:
            return True
        if stop > k:
            return _ends_with_formula(r, stop, limit)
    k = past_adverbs(r, k, limit)
    if k >= limit or r.kinds[k] != "w":
        return False
    return (comma and _as_said(r, k, limit)) or _another_verb(r, (j, k), limit, main)


def _ends_with_formula(r: Reading, stop: int, limit: int) -> bool:
    """Whether a formula (…, по словам министра) is all that is left of the sentence."""
    owned = r.is_a(stop - 1, "formula_nouns") and r.is_a(stop - 2, "formula_own")
    phrase = None if owned else phrase_at(r, stop, limit)
    return sentence_end(r, phrase.stop if phrase else stop, limit)


def _as_said(r: Reading, k: int, limit: int) -> bool:
    """Whether «…, как сообщил министр» begins at ``k``."""
    verb = past_adverbs(r, k + 1, limit)
    said = cue_at(r, verb) if r.is_a(k, "as_said") and verb < limit else None
    return said is not None and said.pos in _FINITE and (said.can("quote") or said.can("that"))


def _another_verb(r: Reading, place: tuple[int, int], limit: int, main: Cue | None) -> bool:
    """Whether the verb of saying at the second place reports anew, behind the comma or conjunction at the first."""
    j, k = place
    comma, joined = r.is_comma(j), any(r.is_a(m, "joining") for m in range(j, k))
    cue = cue_at(r, k)
    if cue is None:
        return False
    strong = not cue.can("weak")
    if cue.pos == "participle":
        return comma and (find_opener(r, cue, k, limit) is not None or (cue.can("noun") and strong))
    if cue.pos not in _FINITE or cue.can("impersonal"):
        return False
    if comma and main is not None and main.pos in ("participle", "noun"):
        return True
    if comma and not joined:
        return _tail(r, cue, k, limit)
    other = main is not None and (cue.pos != main.pos or (main.number and cue.number and main.number != cue.number))
    if not joined or other:
        return False
    if find_opener(r, cue, k, limit) is not None:
        return True
    if comma and main is not None and main.pos == "past" and r.is_a(k - 1, "contrast") and cue.can("quote"):
        return True
    taken = any(m in r.blocks for m in range(k, limit)) if cue.can("as") else cue.can("noun")
    return strong and (taken or (comma and cue.can("inf")))


def _back_to_main(r: Reading, j: int, k: int, limit: int) -> bool:
    """Whether «, и» with a verb right behind it goes back to the main clause: inside one clause verbs joined by a
    single «и» have no comma between them."""
    if not r.is_a(k - 1, "and"):
        return False
    verb = past_adverbs(r, k, limit)
    if (
        verb >= limit
        or r.kinds[verb] != "w"
        or r.is_a(verb, "that")
        or not verb_like(r.grammar, r.keys[verb])
        or r.keys[verb].endswith(r.grammar.endings["plain_infinitive"])
    ):
        return False
    for m in range(j - 1, max(j - 30, 0), -1):
        if r.is_comma(m) and r.inside[m] is r.inside[j]:
            return not (
                r.is_a(m + 1, "relative")
                or r.is_a(m + 2, "relative")
                or r.grammar.pack.morph.adjectival(r.keys[m + 1])
                or r.is_a(m + 1, "clause_words")
            )
    return True


def _narrated(r: Reading, content: tuple[int, int], k: int, main: Cue | None) -> bool:
    """Whether «, и», «, но» or «, однако» goes on in the author's past after content that has none: reported speech
    keeps its own tense."""
    if main is None or main.pos != "past" or r.is_a(k, "that"):
        return False
    after = next((m for m in range(k + 1, min(k + 6, r.sentence_stop[k])) if _past(r, m)), None)
    if after is None or any(r.is_comma(m) or r.is_a(m, "relative") for m in range(k, after)):
        return False
    return not any(_past(r, m) for m in range(*content))


def _past(r: Reading, m: int) -> bool:
    word = r.keys[m]
    return r.kinds[m] == "w" and verb_like(r.grammar, word) and word.endswith(r.grammar.endings["past"])


def _tail(r: Reading, cue: Cue, k: int, limit: int) -> bool:
    """Whether a verb of saying behind a comma is a tail (…, сообщает агентство): its subject and no content follow."""
    if not (cue.can("quote") or cue.can("that")):
        return False
    phrase = phrase_at(r, past_adverbs(r, k + 1, limit), limit) if k + 1 < limit else None
    opener = find_opener(r, cue, k, limit)
    return phrase is not None and phrase.nominative and opener is None
