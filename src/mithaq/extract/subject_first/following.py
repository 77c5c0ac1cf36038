"""Following: what stands after a verb of saying: an addressee, circumstances, then what was said, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import phrase_end, title_in_quotes
from mithaq.extract.quoting.grammar import Cue

__all__ = ["Following", "following"]


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a verb: ``kind`` (that, clause, quote, colon, whether, to, ing, object, as, noun, end), the first
    token of the content (for ``end``, the token reached), and the words spoken to."""

    kind: str
    content: int
    addressee: tuple[int, int] | None = None


def following(c: Clauses, cue: Cue, first: int, limit: int) -> Following:
    """What follows the verb whose last word stands before token ``first``."""
    addressee: tuple[int, int] | None = None
    j = first
    if cue.can("whom"):
        stop = _addressee_stop(c, j, limit)
        if stop > j and stop < limit and c.kind(stop) in ("X", "V") and cue.can("that") and c.kind(j) != "O":
            return Following("clause", j)  # warned prices would rise
        if stop > j:
            addressee, j = (j, stop), stop
    for _ in range(8):
        if j >= limit:
            return Following("end", limit, addressee)
        found = _opener(c, cue, j, limit)
        if found is not None:
            at = _whole_infinitive(c, first, found[1], addressee) if found[0] == "to" else found[1]
            return Following(found[0] if at >= first else "end", at, addressee)
        step = _past_circumstance(c, cue, j, limit)
        if step == j:
            break
        j = step
    return _noun_or_clause(c, cue, j, limit, addressee)


def _whole_infinitive(c: Clauses, first: int, to: int, addressee: tuple[int, int] | None) -> int:
    """Where the content begins whose infinitive stands at ``to``: at "not", or at the one who is to act; -1 for those
    who only ask not to be named."""
    if to > first and c.r.is_a(to - 1, "negations"):
        return -1 if c.r.is_a(to + 2, "anonymous") else to - 1
    return addressee[0] if addressee is not None and to == addressee[1] else to


def _opener(c: Clauses, cue: Cue, j: int, limit: int) -> tuple[str, int] | None:
    """What opens the content at ``j``: that, marks, a question word, an infinitive, a gerund, a preposition."""
    r, kind = c.r, c.kind(j)
    if kind == "T" and cue.can("bare") and c.kind(j + 1) in ("K", "X"):
        return ("clause", j)
    if kind == "T" and _relative_that(c, j):
        return None
    if kind == "T" and cue.can("that"):
        after = j + 1 + int(c.word(j + 1) in (":", ",")) if j + 1 < limit else j + 1
        if c.comma(j + 1) and after not in r.blocks and not any(c.comma(k) for k in range(j + 2, limit)):
            return None  # believes that, …: the pronoun
        whole = after in r.blocks and r.blocks[after].stop >= limit - 1
        return ("quote", after) if whole and cue.can("quote") else ("that", after if after in r.blocks else j + 1)
    if r.keys[j] == ":":
        below = _next_paragraph(c, j, limit) if cue.can("quote") else None
        if j + 1 in r.blocks:
            return ("quote", j + 1) if cue.can("quote") else ("end", j)
        if below is not None:
            return ("quote", below)
        return ("colon", j + 1) if cue.can("quote") and j + 1 < limit else ("end", j)
    if j in r.blocks:
        if cue.can("quote") and _speaks(c, j, limit):
            return ("quote", j)
        return None
    if c.comma(j):
        if j + 1 in r.blocks and cue.can("quote") and _speaks(c, j + 1, limit):
            return ("quote", j + 1)
        return ("that", j + 2) if c.kind(j + 1) == "T" and cue.can("that") and not c.r.is_comma(j + 2) else None
    if kind in ("W", "R") or (kind == "S" and r.is_a(j, "question_words") and cue.can("wh") and not cue.can("bare")):
        return ("whether", j) if cue.can("wh") else None
    if kind == "t" and cue.can("to") and c.kind(j + 1) not in ("D", "O", "N", "G") and not c.capital(j + 1):
        return ("to", j)
    if kind == "G" and cue.can("ing"):
        return ("ing", j)
    if kind == "t" and c.kind(j + 1) == "G" and cue.can("ing"):
        return ("ing", j + 1)
    if r.keys[j] in cue.preps and cue.can("noun") and not cue.can("object") and j + 1 not in r.time_stop:
        return None if cue.can("that") and c.kind(phrase_end(c, j + 1, limit)) == "T" else ("noun", j + 1)
    return None


def _next_paragraph(c: Clauses, colon: int, limit: int) -> int | None:
    """The quotation that opens the next paragraph, when the colon ends its own."""
    r, j = c.r, colon + 1
    if j < limit or j >= c.count or r.kinds[j] != "b":
        return None
    while j < c.count and r.kinds[j] == "b":
        j += 1
    return j if j in r.blocks and r.blocks[j].size > 1 and not r.skip[j] else None


def _relative_that(c: Clauses, j: int) -> bool:
    """Whether "that" only describes what stands before it (advised of a lawsuit that resulted in)."""
    return c.kind(j + 1) in ("V", "E") and c.kind(j + 2) == "P" and c.r.grammar.cue(c.word(j - 1)) is None


def _speaks(c: Clauses, j: int, limit: int) -> bool:
    """Whether the block at ``j`` holds speech, not a name in quotation marks with more of the clause after it."""
    block = c.r.blocks[j]
    if block.size >= 3 or c.r.keys[j - 1] in (":", ","):
        return block.size > 0
    return block.stop >= limit - 1 and block.size > 1


def _past_circumstance(c: Clauses, cue: Cue, j: int, limit: int) -> int:
    """The token after a day, an adverb or a phrase with a preposition; ``j`` when none stands there."""
    r, kind = c.r, c.kind(j)
    if kind == "T" and _relative_that(c, j):
        return next((k for k in range(j + 2, min(limit, j + 12)) if c.kind(k) == "T"), j)
    if j in r.time_stop and c.kind(r.time_stop[j]) != "K":
        return min(limit, r.time_stop[j])
    if r.is_a(j, "agent") and c.kind(j + 1) == "G":
        return j  # responded by closing the gate
    if r.keys[j] == "(":
        return next((k + 1 for k in range(j, min(limit, j + 20)) if r.keys[k] == ")"), j)
    if c.comma(j):
        return _past_aside(c, cue, j, limit)
    if kind == "A":
        return j + 1
    if kind == "t" and not _spoken_to(c, j + 1):
        return j
    if kind == "" and c.kind(j + 1) == "A" and (c.word(j + 2) == ":" or j + 2 in r.blocks):
        return j + 2  # adding moments later:
    if kind == "P" and c.kind(j + 1) != "D" and "n" in r.kinds[j + 1 : j + 3] and j + 1 not in r.time_stop:
        return j  # at least 100 people
    if kind == "P" and j + 1 in r.time_stop and c.kind(r.time_stop[j + 1]) != "K":
        return min(limit, r.time_stop[j + 1])
    if kind in ("P", "t") or (
        kind == "S" and c.kind(j + 1) in ("G", "E", "D", "") and not c.clause_at(j + 1, min(limit, j + 9))
    ):
        return phrase_end(c, j + 1, limit)
    return j


def _spoken_to(c: Clauses, j: int) -> bool:
    """Whether somebody spoken to, and no infinitive, stands behind "to" (to reporters, to television host Name)."""
    if c.kind(j) in ("D", "O", "Q") or c.capital(j):
        return True
    if c.kind(j) in ("A", "V", "X") or c.word(j).endswith(c.r.grammar.endings["plural"]):
        return c.kind(j) not in ("A", "V", "X")
    heads = ("roles", "organisations", "agencies")
    return c.r.grammar.head(c.word(j)) in heads and (c.named(j + 1) or (c.kind(j + 1) == "" and c.named(j + 2)))


def _past_aside(c: Clauses, cue: Cue, comma: int, limit: int) -> int:
    """The token after «, in a letter on Monday,» when the content follows it; ``comma`` when it does not."""
    r = c.r
    if not (c.kind(comma + 1) in ("P", "A", "S") or comma + 1 in r.time_stop):
        return comma
    close = next((k for k in range(comma + 1, min(limit, comma + 30)) if c.comma(k)), None)
    if close is None or close + 1 >= limit:
        return comma
    opens = c.kind(close + 1) == "T" and cue.can("that")
    if opens or (close + 1 in r.blocks and cue.can("quote")):
        return close + 1
    bare = (
        cue.can("bare") and c.kind(comma + 1) != "S" and c.clause_at(close + 1, limit) and not c.has_verb(comma, close)
    )
    return close + 1 if bare else comma


def _addressee_stop(c: Clauses, first: int, limit: int) -> int:
    """The token after the one spoken to (told reporters, warned the council)."""
    r, kind = c.r, c.kind(first)
    if first in r.blocks and title_in_quotes(c, first):
        return r.blocks[first].stop
    if first >= limit or first in r.blocks or r.is_mark(first) or first in r.time_stop:
        return first
    if kind in ("O", "N") or (
        kind == "D" and (c.kind(first + 1) in ("T", "D", "N", "W", "t") or r.is_comma(first + 1))
    ):
        return first + 1
    described = kind == "G" and c.group(first + 1)  # told cheering supporters
    if kind in ("T", "W", "P", "S", "R", "X", "t", "G", "C") and not c.named(first) and not described:
        return first
    j = first
    while j < limit:
        kind = c.kind(j)
        if j in r.time_stop and j > first and not c.named(j):
            break
        if r.kinds[j] == "m":
            if r.keys[j] == "(":
                j = next((k for k in range(j, min(limit, j + 14)) if r.keys[k] == ")"), j)
            elif j in r.blocks and r.blocks[j].size <= 3 and j > first:
                j = r.blocks[j].stop - 1
            elif not (r.keys[j] in "-–&'’./" and (r.tight(j) or r.tight(j - 1)) and j not in r.blocks):
                break
        elif _ends_addressee(c, first, j, limit):
            break
        j += 1
    return j


def _ends_addressee(c: Clauses, first: int, j: int, limit: int) -> bool:
    """Whether the phrase of the one spoken to, which begins at ``first``, ends before the word at ``j``."""
    r, kind = c.r, c.kind(j)
    if kind in ("T", "N", "W", "S", "R", "t", "X", "V", "A"):
        return not c.named(j)
    if kind in ("D", "Q"):
        return j > first and c.kind(j - 1) not in ("P", "C", "D", "Q", "G")
    if kind == "P":
        return not r.is_a(j, "attaching")
    name_before = j > first and c.kind(j - 1) == "" and c.capital(j - 1)
    verb = kind == "" and not c.capital(j) and r.keys[j].endswith(r.grammar.endings["third"])
    return name_before and verb and j + 1 < limit and c.verb(j + 1)


def _noun_or_clause(c: Clauses, cue: Cue, j: int, limit: int, addressee: tuple[int, int] | None) -> Following:
    """A clause without "that", the object of the verb, or nothing."""
    r = c.r
    if j >= limit or c.comma(j) or c.dash(j) or r.keys[j] in (")", ";"):
        return Following("end", j, addressee)
    if (
        c.kind(j) in ("G", "C", "X", "V", "P", "S", "A", "t")
        and not c.named(j)
        and not (cue.can("bare") and c.clause_at(j, limit))
    ):
        extracted = c.kind(j) in ("X", "V") and cue.can("bare") and not c.comma(j - 1)
        return Following("clause" if extracted else "end", j, addressee)
    if cue.can("whom") and addressee is None and not cue.can("object"):
        return Following("end", j, addressee)
    if c.kind(j) == "T" and (c.comma(j + 1) or _relative_that(c, j)):
        return Following("end", j, addressee)
    if r.is_a(j, "hollow") and c.kind(j + 1) in ("P", "W", "S", "A", "."):
        return Following("end", j, addressee)
    if cue.can("bare") and cue.can("that") and (not cue.can("weak") or c.clause_at(j, limit)):
        return Following("clause", j, addressee)
    if cue.can("object") or cue.can("as") or cue.can("named"):
        found = _object(c, cue, j, limit)
        if found is not None:
            return Following(found, j, addressee)
    if cue.can("that") and (not cue.can("weak") or cue.can("clause")) and c.clause_at(j, limit):
        return Following("clause", j, addressee)
    if cue.can("whom") and cue.can("that") and addressee is not None and c.clause_at(j, limit):
        return Following("clause", j, addressee)
    if cue.can("noun") and not cue.can("weak") and not cue.preps:
        return Following("noun", j, addressee)
    if cue.can("noun") and cue.can("object"):
        return Following("noun", j, addressee)
    return Following("end", j, addressee)


def _described(c: Clauses, j: int, limit: int) -> bool:
    """Whether an object and what it is called follow: «it dangerous», «the plan a gift», «the plan "…"»."""
    r = c.r
    if c.kind(j) in ("O", "N") or (c.kind(j) == "D" and c.kind(j + 1) == "D"):
        return (j + 1 < limit and c.kind(j + 1) not in ("P", "t", "S", "C", "A", ".")) or j + 1 in r.blocks
    if any(k in r.blocks for k in range(j, min(limit, j + 14))):
        return True
    stop = phrase_end(c, j, limit)
    return (stop < limit and c.kind(stop) in ("D", "Q")) or (stop > j + 1 and c.morph.descriptive(r.keys[stop - 1]))


def _object(c: Clauses, cue: Cue, j: int, limit: int) -> str | None:
    """Whether "X of Y", "X as Y" or "X Y" follows, as the verb takes it."""
    r = c.r
    for k in range(j + 1, min(limit, j + 16)):
        if r.keys[k] in (":", ";") or c.kind(k) in ("X", "T", "N") or c.comma(k):
            break
        if cue.can("object") and r.keys[k] in cue.preps:
            return "object"
        if cue.can("as") and r.is_a(k, "as_said"):
            return "as"
    if cue.can("named") and not _described(c, j, limit):
        return None
    if cue.can("named"):
        return "as" if not cue.can("weak") or any(k in r.blocks for k in range(j, min(limit, j + 12))) else None
    return None
