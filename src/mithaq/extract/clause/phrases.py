"""Phrases: the noun phrase before a verb or right after it, and whether it can be somebody who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.clause.clauses import Clauses

__all__ = ["Subject", "checked", "phrase_before", "phrase_end", "subject_after", "title_in_quotes"]

_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in tokens ``[first, stop)``; ``how``: pronoun, phrase, relative or shared with an earlier verb."""

    first: int
    stop: int
    how: str


def phrase_before(c: Clauses, e: int, left: int) -> int:
    """The start of the shortest noun phrase that ends at ``e``."""
    r, j = c.r, e
    while j - 1 >= left and e - j < 16:
        k = j - 1
        if j in r.time_start and j < e:
            break
        kind, word = c.kind(k), r.keys[k]
        if r.kinds[k] != "w":
            if word in ".-–&'’/" and (r.tight(k) or (k > left and r.tight(k - 1))):
                j = k
                continue
            if r.kinds[k] == "n":
                j = k
                continue
            if word == ")" and j == e:
                j = next((m for m in range(k, max(left, k - 12), -1) if r.keys[m] == "("), k)
                continue
            block = r.closed.get(j)
            if block is not None and block.size <= 3:
                j = block.first
                continue
            break
        if kind in ("D", "Q"):
            return k
        if kind == "" and j < e and c.named(j) and not c.capital(k) and not _names_person(c, k):
            break
        if (
            c.named(k)
            or kind in ("", "K")
            or (kind == "E" and c.kind(k - 1) == "D")
            or (r.is_a(k, "genitive") and k - 1 >= left and (c.kind(k - 1) == "" or c.named(k - 1)))
            or (kind == "C" and j < e and c.named(k - 1) and c.named(j))
            or (kind == "C" and j < e and k - 1 >= left and c.group(k - 1) and c.group(e - 1))
        ):
            j = k
        else:
            break
    return j


def _names_person(c: Clauses, k: int) -> bool:
    """Whether a noun in small letters can stand before a name as its title or kind."""
    word = c.r.keys[k]
    return c.r.grammar.head(word) is not None or word in c.r.grammar.class_of("title_words")


def checked(c: Clauses, first: int, stop: int) -> Subject | None:
    """The phrase as a subject, when it can be one."""
    r = c.r
    first, stop = r.trimmed(first, stop)
    if not first < stop <= first + _LONGEST:
        return None
    last = c.kind(stop - 1)
    if last in ("P", "D", "C", "T", "S", "t", "R", "K") and not c.named(stop - 1):
        return None
    opening = c.kind(first)
    if opening in ("P", "S", "X", "V", "T", "t", "O", "W", "G") and not c.named(first):
        return None
    word = r.keys[first]
    lone = stop - first == 1 and not c.capital(first) and r.kinds[first] == "w" and opening != "Q"
    if lone and r.grammar.head(word) is None and not word.endswith(r.grammar.endings["plural"]):
        return None
    return Subject(first, stop, "phrase")


def subject_after(c: Clauses, first: int, limit: int) -> Subject | None:
    """The subject that begins right after the verb («said Name, title of something»)."""
    r, j = c.r, first
    if j >= limit:
        return None
    kind = c.kind(j)
    if kind == "N":
        return Subject(j, j + 1, "pronoun")
    if not (c.named(j) or kind in ("D", "Q") or (kind == "" and r.kinds[j] == "w" and _plain_opening(c, j, limit))):
        return None
    while j < limit:
        step = _onward(c, first, j, limit)
        if step == j:
            break
        j = step
    return checked(c, first, j)


def _plain_opening(c: Clauses, first: int, limit: int) -> bool:
    """Whether a phrase without article can begin at ``first``: a head, or words that lead to one or to a name."""
    r, j = c.r, first
    if r.grammar.head(r.keys[j]):
        return True
    if r.keys[j] not in r.grammar.class_of("title_words"):
        return False
    while j < min(limit, first + 5) and (c.kind(j) in ("", "E", "G") or c.word(j) == "-"):
        if r.grammar.head(r.keys[j]) or c.capital(j):
            return True
        j += 1
    return False


def _onward(c: Clauses, first: int, j: int, limit: int) -> int:
    """The token after what still belongs to the phrase at ``j``; ``j`` when the phrase has ended."""
    r, kind, word = c.r, c.kind(j), c.r.keys[j]
    if j in r.time_stop and j > first:
        return j
    if c.comma(j):
        return _apposition_stop(c, j, limit)
    if r.kinds[j] == "m":
        if word == "(":
            return next((k + 1 for k in range(j, min(limit, j + 14)) if r.keys[k] == ")"), j)
        if j in r.blocks:
            named = r.blocks[j].size <= 4 and j > first and not c.predicate(r.blocks[j].inner_first)
            return r.blocks[j].stop if named else j
        inner = word in "-–&'’/" and (r.tight(j) or r.tight(j - 1))
        return j + 1 if inner or (word == "." and j + 1 < limit and r.kinds[j + 1] == "w") else j
    if kind == "P" or kind == "t":
        lower = not c.named(j - 1) or r.grammar.head(r.keys[j - 1]) is not None
        return (
            j + 1
            if r.is_a(j, "attaching")
            and (r.is_a(j, "genitive") or lower)
            and j > first
            and c.kind(j + 1) not in ("G", ".")
            else j
        )
    if kind == "C":
        return (
            j + 1
            if j > first
            and (c.named(j + 1) or c.kind(j + 1) in ("D", "Q"))
            and not c.has_verb(j + 1, min(limit, j + 6))
            else j
        )
    if kind in ("V", "X", "T", "S", "R", "W", "A", "O", "N") and not c.named(j):
        return j
    if kind in ("G", "E") and not c.named(j):
        return j + 1 if c.kind(j - 1) == "D" or _managing(c, j) else j
    return j + 1


def _managing(c: Clauses, j: int) -> bool:
    """Whether a form in -ing is part of a title (managing director)."""
    return c.kind(j) == "G" and c.r.is_word(j + 1) and c.r.grammar.head(c.word(j + 1)) in ("roles", "plural_roles")


def _apposition_stop(c: Clauses, j: int, limit: int) -> int:
    """The token after an apposition that begins after the comma at ``j``; ``j`` when none does."""
    r, k = c.r, j + 1
    if k >= limit:
        return j
    if r.kinds[k] == "n":
        return k + 1 if k + 1 >= limit or c.comma(k + 1) or c.kind(k + 1) == "P" else j
    titled = r.grammar.head(r.keys[k]) in ("roles", "plural_roles") or r.keys[k] in r.grammar.class_of("title_words")
    if not (c.kind(k) == "D" or titled or (c.named(k) and not r.is_comma(j - 1))):
        return j
    stop = k
    while (
        stop < limit
        and not c.comma(stop)
        and stop not in r.time_stop
        and not (stop in r.blocks and r.blocks[stop].size > 4)
    ):
        if c.verb(stop) and not c.capital(stop):
            return j
        if c.kind(stop) in ("G", "S", "R") and not c.named(stop) and not _managing(c, stop):
            break
        stop += 1
    return stop


def phrase_end(c: Clauses, first: int, limit: int) -> int:
    """The token after the noun phrase of a circumstance: before a new phrase, clause, mark or day."""
    r, j = c.r, first
    while j < limit:
        kind = c.kind(j)
        if j in r.time_stop and j > first and c.kind(j - 1) != "D" and c.kind(r.time_stop[j]) != "K":
            break
        if j in r.blocks:
            if (r.blocks[j].size > 4 or j == first) and not (j == first and title_in_quotes(c, j)):
                break
            j = r.blocks[j].stop
            continue
        if r.kinds[j] == "m":
            inner = r.keys[j] in "-–&'’./" and (r.tight(j) or r.tight(j - 1) or r.keys[j] == ".") and j + 1 < limit
            if not inner:
                break
        elif (
            (kind in ("N", "T", "S", "V", "X", "W", "R") and not c.named(j))
            or (kind in ("D", "Q") and j > first and c.kind(j - 1) not in ("P", "C", "S", "t", "G", "A", "D", "Q"))
            or (kind == "C" and not (c.kind(j + 1) in ("D", "") or c.named(j + 1)))
            or (kind == "P" and j > first and r.keys[j] in r.grammar.words["circumstantial"])
        ):
            break
        j += 1
    return max(j, first)


def title_in_quotes(c: Clauses, at: int) -> bool:
    """Whether the quotation marks hold the name of a programme or paper, all in capitals."""
    block = c.r.blocks[at]
    words = [j for j in range(block.inner_first, block.inner_stop) if c.r.kinds[j] == "w"]
    return 0 < len(words) <= 5 and all(c.capital(j) or len(c.r.keys[j]) <= 3 for j in words) and c.capital(words[-1])
