"""Ends: where the words that somebody said end, and the author's own go on, in subject-first languages."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses

__all__ = ["content_stop", "noun_stop"]

_FAR, _TAIL = 9, 14


def content_stop(c: Clauses, first: int, limit: int) -> int:
    """The token after the indirect content that begins at ``first``: its sentence's end, less what the author adds."""
    r, j = c.r, first
    floor = _main_clause(c, first, limit) if r.is_a(first, "subordinators") else first
    while j < limit:
        block = r.blocks.get(j)
        if block is not None and block.closed and block.stop <= limit:
            j = block.stop
            cue = c.finite_cue(j) if j < limit and c.after_comma(j) else None
            if cue is not None and cue.pos == "past" and c.kind(j + 1) == "T":
                return j
            if j < limit and c.kind(j) == "C" and _another_reports(c, j + 1, limit):
                return j
            if j < limit and c.after_comma(j) and _tail_report(c, j, limit):
                return j
            if j < limit and r.keys[block.inner_stop - 1] in ".!?" and (c.capital(j) or j in r.blocks):
                return j
            continue
        if j > floor:
            if r.keys[j] == ":" and _quoted_apart(c, j, limit):
                return j
            if r.kinds[j] == "m" and (c.comma(j) or c.dash(j) or r.keys[j] == ";") and _author_after(c, j, limit):
                return j
            if r.kinds[j] == "w" and _author_at(c, first, j, limit):
                return j
        j += 1
    return limit


def _quoted_apart(c: Clauses, colon: int, limit: int) -> bool:
    """Whether the quotation after a colon has a speaker and a verb of its own behind it («…: "…," he said»)."""
    block = c.r.blocks.get(colon + 1)
    if block is None or block.stop + 1 >= limit or not c.after_comma(block.stop):
        return False
    return any((cue := c.finite_cue(block.stop + k)) is not None and cue.can("quote") for k in (0, 1, 2))


def _main_clause(c: Clauses, first: int, limit: int) -> int:
    """The comma behind which the main clause of content begins that opens with a subordinate one; else its start."""
    for j in range(first + 2, limit):
        if c.comma(j) and (c.kind(j + 1) in ("N", "D", "Q") or c.named(j + 1) or c.group(j + 1)):
            if _tail_report(c, j + 1, limit):
                return first
            if c.clause_at(j + 1, limit):
                return j
    return first


def _author_after(c: Clauses, comma: int, limit: int) -> bool:
    """Whether the author's own words begin after the comma or dash."""
    r, j = c.r, comma + 1
    if j >= limit:
        return False
    if r.phrase(j, "cut_after_comma") > j or r.phrase(j, "formula") > j:
        return True
    if r.kinds[j] == "n" and r.is_a(j + 1, "shares"):
        return any(c.finite_cue(m) is not None for m in range(j + 2, min(limit, j + 6)))  # …, 8 percent say
    if r.phrase(j, "comparing") > j:
        return any(c.kind(m) == "R" and c.finite_cue(m + 1) is not None for m in range(j + 2, min(limit, j + 12)))
    k = j
    while k < limit and c.kind(k) == "A":
        k += 1
    cue = r.grammar.cue(r.keys[k]) if k < limit and r.kinds[k] == "w" else None
    if cue is not None and cue.pos == "participle" and c.kind(k) in ("G", ""):
        return not cue.can("weak") or c.kind(k + 1) in ("T", "P") or k + 1 in r.blocks
    if c.kind(j) == "C" or r.is_a(j, "narrators"):
        return _another_reports(c, j + 1, limit)
    if c.kind(j) == "R":
        return _another_reports(c, j + 1, limit)
    if r.keys[comma] == ";":
        return _another_reports(c, j, limit)
    if cue is not None and cue.pos == "past" and c.kind(j) not in ("D", "P") and not c.capital(k):
        return not cue.can("weak") and (c.kind(k + 1) == "T" or k + 1 in r.blocks)
    return _tail_report(c, j, limit)


def _another_reports(c: Clauses, first: int, limit: int) -> bool:
    """Whether a verb of saying with its own subject, or without one, follows the conjunction."""
    relative = next((k for k in range(first + 1, min(limit, first + _FAR)) if c.kind(k) == "R"), None)
    for k in range(first, min(limit, first + (_TAIL if relative is not None else _FAR))):
        if k in c.r.blocks or c.comma(k):
            return False
        cue = c.finite_cue(k)
        if cue is not None and not c.capital(k) and c.kind(k - 1) not in ("D", "P", "t"):
            said = (
                cue.can("as")
                or cue.can("quote")
                or cue.can("whom")
                or c.kind(k + 1) == "T"
                or cue.can("object")
                or cue.can("named")
            )
            if said and (not cue.can("weak") or c.kind(k + 1) == "T") and not c.r.is_a(k - 1, "being"):
                return True
        if cue is not None and k + 1 >= limit and k - first > 1 and cue.can("that"):
            return True  # …, and others agreed
        if relative is not None and k >= relative:
            continue
        if c.kind(k) in ("V", "S", "T", "R") and not c.capital(k):
            return False
        if c.kind(k) == "X" and not (c.finite_cue(k + 1) or c.finite_cue(k + 2)):
            return False
    return False


def _tail_report(c: Clauses, j: int, limit: int) -> bool:
    """Whether «, he said» or «, a poll by X found» closes the sentence: the tail of another report."""
    if limit - j > _TAIL or not (c.kind(j) in ("N", "D", "Q", "") or c.named(j)):
        return False
    for k in range(j + 1, limit):
        cue = c.finite_cue(k)
        if cue is not None and cue.can("that") and not c.capital(k) and c.kind(k - 1) not in ("D", "P", "t", "X"):
            rest = k + 1
            while rest < limit and (rest in c.r.time_stop or c.kind(rest) == "A"):
                rest = c.r.time_stop.get(rest, rest + 1)
            return rest >= limit
        if c.verb(k) or c.comma(k) or k in c.r.blocks:
            return False
    return False


def _author_at(c: Clauses, first: int, j: int, limit: int) -> bool:
    """Whether the author's own words begin at the word ``j`` without a comma."""
    r = c.r
    if "cut_always" in r.interest[j] and r.phrase(j, "cut_always") > j:
        return j - first > 3 or r.phrase(j, "formula") > j
    kind = c.kind(j)
    if kind == "C" and c.comma(j + 1) and _verb_after_aside(c, j + 1, limit):
        return True
    if kind == "C" and c.comma(j - 1) and c.kind(j + 1) == "E" and c.kind(j + 2) in ("D", "O", "Q", "t"):
        return _after_modal(c, first, j - 1)
    if kind == "S" and c.headline(j) and r.is_a(j, "as_said") and c.kind(j + 1) not in ("D", "A", "P", "N"):
        return j - first > 1
    if kind == "C" and not c.comma(j - 1):
        k = j + 1
        while k < limit and c.kind(k) == "A":
            k += 1
        cue = c.finite_cue(k) if k < limit else None
        someone = c.named(k) or r.grammar.head(c.word(k)) == "roles"
        if someone and c.has_verb(first, j) and _someone_else_reports(c, k, limit):
            return True
        if c.kind(k) == "E" and _after_modal(c, first, j) and (c.kind(k + 1) in ("D", "N", "O", "Q") or c.named(k + 1)):
            return True
        if cue is None and (c.kind(k) in ("D", "Q", "N") or c.named(k) or r.kinds[k : k + 1] == "n"):
            return False
        if k + 1 < limit and c.kinds.phrases.longest(r.keys, k) is not None:
            return True
        if cue is not None and cue.pos == "present" and cue.number == "s" and r.keys[k] not in c.kinds.nouns:
            return not cue.can("weak") and (c.kind(k + 1) in ("T", "N") or c.clause_at(k + 1, limit))
        if r.is_a(k, "perfect") and c.kind(k + 1) in ("E", "V", "A", "X"):
            return r.next_a("perfect", first, j) is None  # said it has grown and has paid its debts
        if cue is not None and cue.pos == "past" and not c.capital(k) and c.kind(k + 1) not in ("", ".", "P"):
            strong = not cue.can("weak") and not cue.can("thought")
            return (strong and (c.kind(k + 1) in ("T", "D", "N", "O", "t") or c.named(k + 1))) or c.kind(k + 1) == "T"
        return (
            cue is not None and cue.pos == "past" and (k + 1 in r.blocks or k + 2 in r.blocks or c.word(k + 1) == ":")
        )
    return False


def _someone_else_reports(c: Clauses, first: int, limit: int) -> bool:
    """Whether a name and a verb of saying with its clause follow the conjunction (and Name assured reporters that)."""
    for k in range(first + 1, min(limit, first + _FAR)):
        cue = c.finite_cue(k)
        if cue is not None and not c.capital(k) and not cue.can("weak") and not cue.can("thought"):
            clause = c.kind(k + 1) == "T" or (cue.can("bare") and c.clause_at(k + 1, limit)) or cue.can("whom")
            return (
                clause and cue.can("that") and (cue.pos == "past" or cue.number == "s") and c.kind(k - 1) in ("", "A")
            )
        if c.kind(k) not in ("", "A", "P", "D") or not c.r.is_word(k):
            return False
    return False


def _verb_after_aside(c: Clauses, comma: int, limit: int) -> bool:
    """Whether «and, in a letter on Monday, sought»: the main clause goes on with a verb behind an aside."""
    if c.kind(comma + 1) not in ("P", "S", "G") and comma + 1 not in c.r.time_stop:
        return False
    close = next((k for k in range(comma + 1, min(limit, comma + 14)) if c.comma(k)), None)
    if close is None or close + 1 >= limit or c.capital(close + 1):
        return False
    cue = c.finite_cue(close + 1)
    return c.kind(close + 1) in ("V", "E") or (cue is not None and cue.pos == "past")


def _after_modal(c: Clauses, first: int, stop: int) -> bool:
    """Whether the last verb before a conjunction is a plain one after would, will, may: a past cannot share it."""
    for j in range(stop - 1, first - 1, -1):
        if c.r.is_a(j, "modals"):
            return not any(c.r.is_a(k, "being") or c.r.is_a(k, "perfect") for k in range(j + 1, min(stop, j + 3)))
        if c.kind(j) in ("X", "V", "E", "R", "S", "T", "C") or c.comma(j) or c.finite_cue(j) is not None:
            return False
    return False


def _main_verb_after(c: Clauses, first: int, stop: int) -> bool:
    """Whether the sentence's own verb follows the conjunction (and often repeats, and has released, and tried to)."""
    if c.kind(first) == "A":
        return _goes_on_doing(c, first, stop)
    if c.kind(first) == "X":
        return True
    if c.r.kinds[first] == "n" and c.r.is_a(first + 1, "shares"):
        return any(c.finite_cue(k) is not None for k in range(first + 2, min(stop, first + 6)))
    return c.kind(first) == "E" and not c.capital(first) and c.kind(first + 1) in ("t", "T", "D", "O")


def _goes_on_doing(c: Clauses, first: int, stop: int) -> bool:
    """Whether adverbs and then another verb follow the conjunction (and often repeats)."""
    k = first
    while k < stop and c.kind(k) == "A":
        k += 1
    return k < stop and c.r.keys[k].endswith(c.r.grammar.endings["finite"])


def noun_stop(c: Clauses, first: int, limit: int) -> int:
    """The token after a noun phrase, infinitive or gerund as content: before a new clause or the author's words."""
    r = c.r
    stop = content_stop(c, first, limit)
    for j in range(first + 1, stop):
        if r.inside[j] is not r.inside[first] and j not in r.blocks and first not in r.blocks:
            continue
        if r.kinds[j] == "w" and c.kind(j) == "S" and j - first > 2:
            if c.comma(j - 1) or c.kind(j + 1) in ("N", "G") or c.named(j + 1):
                return j
        elif (
            (c.kind(j) == "C" and j - first > 2 and _main_verb_after(c, j + 1, stop))
            or (c.comma(j) and (c.kind(j + 1) in ("R", "N", "G", "P", "E") or c.has_verb(j + 1, min(stop, j + 12))))
            or r.keys[j] in (";", ":")
            or (c.dash(j) and not _inserted(c, j, stop))
        ):
            return j
    return stop


def _inserted(c: Clauses, dash: int, stop: int) -> bool:
    """Whether the dash opens or closes «— and the rest —» inside a noun phrase that goes on."""
    opens = c.kind(dash + 1) == "C" and any(c.dash(k) for k in range(dash + 2, min(stop, dash + 14)))
    return opens or any(c.dash(k) and c.kind(k + 1) == "C" for k in range(max(0, dash - 13), dash - 1))
