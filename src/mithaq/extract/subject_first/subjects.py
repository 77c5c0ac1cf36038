"""Subject search: the phrase that is the subject of a verb of saying, before it or after it, in subject-first languages."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.subject_first.clauses import Clauses

__all__ = ["Subject", "VerbGroup", "phrase_before", "subject_after", "subject_before", "verb_group"]

_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in tokens ``[first, stop)``; ``how``: pronoun, phrase, relative or shared with an earlier verb."""

    first: int
    stop: int
    how: str


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries: the first token, and whether the group is passive, negated or an infinitive."""

    first: int
    passive: bool
    progressive: bool
    negated: bool
    infinitive: bool


def verb_group(c: Clauses, i: int) -> VerbGroup:
    """The verb at ``i`` with the auxiliaries and adverbs before it."""
    r, left = c.r, c.left(i)
    a = i
    being = negated = infinitive = False
    nearest = ""
    while a - 1 >= left:
        j = a - 1
        kind, word = c.kind(j), r.keys[j]
        if kind == "X" and not (c.capital(j) and j > left):
            nearest = nearest or ("be" if r.is_a(j, "being") else "x")
        elif kind == "K" and a < i + 1 and c.kind(j - 1) == "N":
            nearest = nearest or ("x" if _perfect(c, i) else "be")
        elif kind == "t" and a == i - _adverbs(c, a, i):
            infinitive = True
            a = j
            break
        elif kind != "A" or (c.capital(j) and j > left) or a in r.time_start:
            break
        negated = negated or word in r.grammar.words["negations"]
        a = j
    being = nearest == "be"
    return VerbGroup(a, being, being, negated, infinitive)


def _perfect(c: Clauses, i: int) -> bool:
    cue = c.finite_cue(i)
    return cue is not None and cue.pos == "past"


def _adverbs(c: Clauses, a: int, i: int) -> int:
    return i - a


def subject_before(c: Clauses, group: int, depth: int = 0) -> Subject | None:
    """The subject of the verb group that begins at token ``group``, when it stands before it."""
    r, left = c.r, c.left(group) if group < len(c.r.keys) else 0
    e = _before_time(c, group, left)
    if e <= left:
        return None
    kind = c.kind(e - 1)
    if kind == "N":
        return Subject(e - 1, e, "pronoun") if not r.is_a(e - 1, "expletives") else None
    if kind == "R" or (
        kind == "T" and c.kind(e - 2) == "" and c.kind(e) != "N" and e - 2 >= left and not c.finite_cue(e - 2)
    ):
        stop = e - 1 - int(c.comma(e - 2))
        found = _antecedent(c, stop, left)
        return Subject(*found, "relative") if found else None
    if kind == "C" and not c.comma(e):
        return shared_subject(c, e - 1, depth) if depth < 3 else None
    if c.dash(e - 1):
        opening = next((j for j in range(e - 2, left, -1) if c.dash(j)), None)
        return _phrase(c, opening, left) if opening is not None else None
    if c.comma(e - 1):
        return _parenthetical(c, e, left) or _resumed(c, e, left, depth)
    return _phrase(c, e, left)


def _before_time(c: Clauses, group: int, left: int) -> int:
    """Where the subject must end: before a day or an adverb that stands between it and the verb."""
    r, e = c.r, group
    while e > left:
        if e in r.time_start and r.time_start[e] > left:
            start = r.time_start[e]
            e = start - 1 if c.kind(start - 1) == "P" and start - 1 > left else start
        elif c.kind(e - 1) == "A" and not (c.capital(e - 1) and e - 1 > left):
            e -= 1
        else:
            break
    return e


def shared_subject(c: Clauses, before: int, depth: int = 0) -> Subject | None:
    """The subject that a verb without one shares: of the nearest verb of saying before it, else of the sentence."""
    left = c.left(before)
    first_verb = None
    for j in range(before - 1, left, -1):
        if not c.verb(j):
            continue
        first_verb = j
        cue = c.finite_cue(j)
        if cue is not None and (c.kind(j + 1) != "P" or c.r.keys[j + 1] in cue.preps):
            found = subject_before(c, verb_group(c, j).first, depth + 1)
            if found is not None:
                return Subject(found.first, found.stop, "shared")
    if first_verb is None:
        return None
    found = subject_before(c, verb_group(c, first_verb).first, depth + 1)
    return Subject(found.first, found.stop, "shared") if found is not None else None


def _antecedent(c: Clauses, stop: int, left: int) -> tuple[int, int] | None:
    """The noun phrase that a relative pronoun at ``stop`` stands for."""
    if stop - 1 < left:
        return None
    first = phrase_before(c, stop, left)
    return (first, stop) if first < stop else None


def _boundary(c: Clauses, j: int, e: int, left: int) -> bool:
    """Whether a clause begins right after token ``j``, on the way left from a verb at ``e``."""
    r = c.r
    if r.kinds[j] == "b":
        return True
    if r.kinds[j] == "m":
        return r.keys[j] in ";:?!(…" or c.dash(j) or (r.keys[j] == "." and not _abbreviated(c, j))
    kind = c.kind(j)
    if kind == "S":
        return not r.is_a(j - 1, "such")
    if kind == "T":
        return j > left
    if kind == "W":
        return True
    if kind == "R":
        return c.kind(j + 1) in ("D", "N", "Q") or c.named(j + 1)
    if kind == "C":
        comma = next((k for k in range(j - 1, left, -1) if c.comma(k)), left)
        return c.has_verb(comma, j) or j == left
    cue = c.finite_cue(j)
    return (
        cue is not None
        and cue.pos == "past"
        and cue.can("that")
        and not cue.can("weak")
        and c.kind(j - 1) not in ("D", "P")
        and j > left
        and c.kind(j + 1) != "P"
    )


def _abbreviated(c: Clauses, j: int) -> bool:
    return (
        c.r.tight(j)
        or len(c.r.keys[j - 1]) == 1
        or c.r.keys[j - 1] in c.r.grammar.class_of("honorifics")
        or (j + 1 < len(c.r.keys) and c.r.sentence_stop[j - 1] > j + 1)
    )


def _part_start(c: Clauses, e: int, left: int) -> tuple[int, bool]:
    """The start of the part that ends at ``e``, and whether a comma (not a boundary) stands before it."""
    r, j = c.r, e - 1
    while j >= left:
        if j + 1 in r.closed and r.closed[j + 1].first >= left and r.inside[e - 1] is not r.closed[j + 1]:
            block = r.closed[j + 1]
            if block.size > 4 or r.keys[block.inner_stop - 1] in (",", ".", "!", "?"):
                return j + 1, False
            j = block.first - 1
            continue
        if c.comma(j):
            return j + 1, True
        if r.keys[j] == ")":
            opening = next((k for k in range(j, max(left - 1, j - 30), -1) if r.keys[k] == "("), None)
            if opening is not None:
                j = opening - 1
                continue
        if _boundary(c, j, e, left):
            return j + 1, False
        j -= 1
    return left, False


def _phrase(c: Clauses, e: int, left: int) -> Subject | None:
    """The noun phrase that ends at ``e``: the last part before the verb, with the names it is listed with."""
    first, comma = _part_start(c, e, left)
    start = _past_opening(c, first, e)
    opening = c.kind(start)
    if start < e and (
        (opening in ("P", "S", "G", "t", "X", "V") and not c.named(start))
        or start in c.r.time_stop
        or _has_plain_verb(c, start, e)
    ):
        start = phrase_before(c, e, first)
        inner = _checked(c, start, e)
        return Subject(inner.first, inner.stop, "inner") if inner is not None and start > first else inner
    bare = _bare_relative(c, start, e)
    if bare is not None:
        return bare
    if comma and start == first:
        start = _listed(c, start, e, left)
    return _checked(c, start, e)


def _bare_relative(c: Clauses, start: int, e: int) -> Subject | None:
    """«a charge Northmark denies»: the name alone is the subject."""
    if not c.named(e - 1) or c.kind(start) != "D":
        return None
    first = phrase_before(c, e, start)
    noun = c.kind(first - 1) == "" and not c.capital(first - 1) and c.r.is_word(first - 1)
    return Subject(first, e, "inner") if first > start + 1 and noun else None


def _has_plain_verb(c: Clauses, first: int, stop: int) -> bool:
    """Whether a finite verb stands in the part, outside a relative clause."""
    relative = any(c.kind(j) == "R" for j in range(first + 1, stop))
    return c.kind(first) == "R" or (not relative and c.has_verb(first + 1, stop))


def _listed(c: Clauses, start: int, e: int, left: int) -> int:
    """The start of «A, B and C», or of a name whose title after the comma has no comma after it."""
    before, _ = _part_start(c, start - 1, left)
    before = _past_opening(c, before, start - 1)
    size = start - 1 - before
    if (
        not 0 < size <= 5
        or c.has_verb(before, start - 1)
        or before in c.r.time_stop
        or not (c.named(before) or c.kind(before) == "D")
    ):
        return start
    conjoined = any(c.kind(j) == "C" for j in range(start, min(e, start + 6)))
    titled = c.r.grammar.head(c.r.keys[start]) in ("roles", "plural_roles") and not c.capital(start)
    both = c.named(start) or c.kind(start) == "D"
    return before if (conjoined and both) or titled else start


def _past_opening(c: Clauses, first: int, stop: int) -> int:
    """The token after the words that only link a sentence to the one before (But, However,)."""
    j = first
    while j < stop and (
        (c.kind(j) in ("C", "A") and not (c.kind(j) == "A" and c.named(j)))
        or (c.r.kinds[j] in "mb" and j not in c.r.blocks)
    ):
        j += 1
    return j


def _parenthetical(c: Clauses, e: int, left: int) -> Subject | None:
    """«Name, title, said»: the phrase from the head of its clause to the comma before the verb."""
    r, stop = c.r, e - 1
    head: int | None = None
    part_stop = stop
    for _ in range(6):
        first, comma = _relative_part(c, part_stop, left) or _part_start(c, part_stop, left)
        start = _past_opening(c, first, part_stop)
        whole = part_stop == stop
        if start < part_stop and not whole:
            if not _opens_phrase(c, start) or _has_plain_verb(c, start, part_stop):
                if _has_plain_verb(c, start, part_stop) and head is None:
                    inner = phrase_before(c, part_stop, start)
                    return (
                        _checked(c, inner, stop)
                        if c.kind(part_stop + 1) in ("R", "D") or c.named(part_stop + 1)
                        else None
                    )
                break
            head = start
        if not comma:
            break
        part_stop = first - 1
        if part_stop <= left:
            break
    return _checked(c, head, stop) if head is not None else None


def _resumed(c: Clauses, e: int, left: int, depth: int) -> Subject | None:
    """«…, but in the longer term, warned»: the subject that a verb shares with the one before the circumstance."""
    first, comma = _part_start(c, e - 1, left)
    if c.kind(first) == "C" and first < e - 1:
        at = first
    elif not comma and c.kind(first - 1) == "C":
        at = first - 1
    else:
        return None
    opening = c.kind(at + 1)
    fronted = opening in ("P", "S", "A", "G") or at + 1 in c.r.time_stop
    return shared_subject(c, at, depth) if fronted and at > left and depth < 3 else None


def _relative_part(c: Clauses, e: int, left: int) -> tuple[int, bool] | None:
    """The start of «, who …» when the part that ends at ``e`` is a relative clause."""
    r = c.r
    for j in range(e - 1, max(left, e - _LONGEST), -1):
        if c.comma(j):
            return (j + 1, True) if c.kind(j + 1) == "R" else None
        if r.keys[j] in ";:" or (j + 1 in r.closed and r.closed[j + 1].size > 4):
            return None
    return None


def _opens_phrase(c: Clauses, j: int) -> bool:
    """Whether a noun phrase can begin at ``j``."""
    if j in c.r.time_stop:
        return False
    kind = c.kind(j)
    return (kind in ("D", "Q", "") and (kind != "" or c.r.kinds[j] == "w")) or c.named(j) or c.r.kinds[j] == "n"


def phrase_before(c: Clauses, e: int, left: int) -> int:
    """The start of the shortest noun phrase that ends at ``e``."""
    r, j = c.r, e
    while j - 1 >= left and e - j < 16:
        k = j - 1
        if j in r.time_start and j < e:
            break
        kind, word = c.kind(k), r.keys[k]
        if r.kinds[k] != "w":
            if word in ".-–&'’" and (r.tight(k) or (k > left and r.tight(k - 1))):
                j = k
                continue
            if r.kinds[k] == "n":
                j = k
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
        ):
            j = k
        else:
            break
    return j


def _names_person(c: Clauses, k: int) -> bool:
    """Whether a noun in small letters can stand before a name as its title or kind."""
    word = c.r.keys[k]
    return c.r.grammar.head(word) is not None or word in c.r.grammar.class_of("title_words")


def _checked(c: Clauses, first: int, stop: int) -> Subject | None:
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
    if lone and r.grammar.head(word) is None and not word.endswith("s"):
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
    if not (c.named(j) or kind in ("D", "Q") or (kind == "" and r.kinds[j] == "w" and r.grammar.head(r.keys[j]))):
        return None
    while j < limit:
        step = _onward(c, first, j, limit)
        if step == j:
            break
        j = step
    return _checked(c, first, j)


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
            return r.blocks[j].stop if r.blocks[j].size <= 4 and j > first else j
        inner = word in "-–&'’" and (r.tight(j) or r.tight(j - 1))
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
    return c.kind(j) == "G" and c.r.is_word(j + 1) and c.r.grammar.head(c.r.keys[j + 1]) in ("roles", "plural_roles")


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
