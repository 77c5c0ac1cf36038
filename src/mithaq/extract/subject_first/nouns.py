"""Nouns and adjectives of saying and thinking, and formulas of attribution ("according to")."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import Subject, phrase_before, phrase_end, subject_after
from mithaq.extract.clause.subjects import shared_subject, subject_before, verb_group
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.subject_first.ends import content_stop, noun_stop

__all__ = ["adjective_frame", "formula_frame", "noun_frame", "view_frame"]


def noun_frame(c: Clauses, cue: Cue, i: int) -> Draft | None:
    """«X's claim that», «a warning by X that», «expressed hope that»."""
    r, limit = c.r, c.limit(i)
    j = i + 1
    agent: Subject | None = None
    if j < limit and (r.is_a(j, "agent") or r.is_a(j, "noun_agent")):
        agent = subject_after(c, j + 1, min(limit, phrase_end(c, j + 1, limit)))
        j = agent.stop if agent is not None else j
    j = r.time_stop.get(j, j)
    if j < limit and c.kind(j) == "t" and cue.can("to"):
        return _infinitive(c, cue, i, j, agent)
    if j >= limit or c.kind(j) != "T":
        return None
    after = j + 1
    if c.kind(after) in ("V", "X") or after >= limit or (c.finite_cue(after) and not c.capital(after)):
        return None  # a relative clause: the claim that was made
    source = (agent.first, agent.stop) if agent is not None else _owner(c, i)
    if source is None:
        source = _supported(c, i)
        if source is None and (cue.can("thought") or cue.can("noun-only") or not _loose(c, i)):
            return None
    content = r.trimmed(after, _subject_clause_stop(c, i, after, content_stop(c, after, limit)))
    if content[1] - content[0] < 2:
        return None
    return Draft((content,), (i, i + 1), source, "noun-that", cue, inferred=source is None)


def _infinitive(c: Clauses, cue: Cue, i: int, to: int, agent: Subject | None) -> Draft | None:
    """«X's promise to open the gate», «made a threat to leave»: whose promise it is must be told."""
    source = (agent.first, agent.stop) if agent is not None else _owner(c, i) or _supported(c, i)
    if source is None or c.kind(to + 1) in ("D", "O", "Q", "N", "P", "S") or c.capital(to + 1):
        return None
    limit = c.limit(i)
    stop = noun_stop(c, to, limit)
    inner = next((k for k in range(to, stop) if c.kind(k) in ("R", "S", "T", "W", "N")), stop)
    verb = next((k for k in range(to + 2, inner) if c.kind(k) == "X" and c.r.is_word(k - 1)), stop)
    content = c.r.trimmed(to, stop if c.has_verb(c.left(i), i) else verb)
    return Draft((content,), (i, i + 1), source, "noun-to", cue) if content[1] - content[0] > 1 else None


def _subject_clause_stop(c: Clauses, i: int, first: int, stop: int) -> int:
    """Where the content ends when the noun is the subject of its sentence: before the verb of the sentence itself."""
    if c.has_verb(c.left(i), i) and not _opens_clause(c, i):
        return stop
    block = c.r.blocks.get(first)
    if block is not None and block.size > 2 and c.kind(block.stop) in ("V", "X", "E"):
        return block.stop
    seen = False
    for j in range(first + 1, stop):
        if not c.verb(j) and not (seen and c.kind(j) == "E" and c.kind(j + 1) in ("W", "D", "T", "")):
            continue
        free = c.kind(j) == "X" or not c.r.is_a(j - 2, "being")
        before = ("", "E", "V") if c.kind(j) == "X" else ("", "E")
        ended = (c.kind(j - 1) in before and c.r.is_word(j - 1) and free) or j in c.r.closed
        passive = c.kind(j - 1) == "E" and c.kind(j) == "X"
        if seen and (ended or passive) and c.kind(j) != "" and j - first > (1 if c.kind(j) == "X" else 3):
            return j
        seen = True
    return stop


def _opens_clause(c: Clauses, i: int) -> bool:
    """Whether the noun at ``i`` is the subject of a clause that a verb of saying opens (said his prediction that …)."""
    owner = _owner(c, i)
    start = owner[0] if owner is not None else i
    cue = c.finite_cue(start - 1)
    return c.kind(start - 1) == "T" or (cue is not None and cue.can("bare"))


def _owner(c: Clauses, i: int) -> tuple[int, int] | None:
    """Whose claim it is: a possessive before the noun."""
    r, j = c.r, i - 1
    left = c.left(i)
    while j >= left and c.kind(j) in ("", "A", "E", "G") and r.kinds[j] == "w" and i - j < 5:
        j -= 1
    if j < left:
        return None
    if c.kind(j) == "K" or (r.keys[j] in ("'", "’") and r.keys[j - 1].endswith(r.grammar.endings["plural"])):
        first = phrase_before(c, j, left)
        return (first, j) if first < j else None
    return (j, j + 1) if r.is_a(j, "possessives") else None


def _supported(c: Clauses, i: int) -> tuple[int, int] | None:
    """Who expressed, made or rejected it: the subject of the verb that the noun is the object of."""
    r, left = c.r, c.left(i)
    for j in range(i - 1, max(left, i - 7) - 1, -1):
        if r.is_a(j, "support") and c.kind(j) != "D":
            group = verb_group(c, j)
            ongoing = c.kind(j) == "G"
            if group.passive and not ongoing:
                return None
            apart = group.infinitive or (ongoing and not group.progressive)
            found = shared_subject(c, j) if apart else subject_before(c, group.first)
            return (found.first, found.stop) if found is not None else None
        if c.kind(j) in ("P", "S", "N") or r.is_mark(j):
            return None
    return None


def _loose(c: Clauses, i: int) -> bool:
    """Whether nobody's claims are reported all the same (amid reports that)."""
    return c.kind(i - 1) in ("P", "S", "A") or (c.kind(i - 1) == "" and c.kind(i - 2) in ("P", "S"))


def adjective_frame(c: Clauses, i: int) -> Draft | None:
    """«is confident that», «were worried that», «is sure he will»."""
    r, limit = c.r, c.limit(i)
    after = c.r.time_stop.get(i + 1, i + 1 + int(c.kind(i + 1) == "A"))
    first = after + 1 if c.kind(after) == "T" else i + 1
    if first >= limit or (first == i + 1 and (first in r.time_stop or not c.clause_at(first, limit))):
        return None
    group = verb_group(c, i)
    if not group.passive:
        return None
    found = subject_before(c, group.first)
    if found is None or (found.how == "pronoun" and r.is_a(found.first, "neuter")):
        return None
    content = r.trimmed(first, content_stop(c, first, limit))
    if content[1] - content[0] < 2:
        return None
    word = Cue(r.keys[i], "past", "", "", frozenset({"that", "thought"}), frozenset(), "assert")
    return Draft((content,), (i, i + 1), (found.first, found.stop), "adjective-that", word)


def formula_frame(c: Clauses, i: int, stop: int) -> Draft | None:
    """«according to X, …», «…, according to X», «the gate, according to X, is open»."""
    _r, limit = c.r, c.limit(i)
    j = stop + 1 if stop < limit and c.kind(stop) == "t" else stop
    end = _source_limit(c, i, j, min(limit, j + 40))
    source = subject_after(c, j, end) or _plain_source(c, j, end)
    if source is None or not _can_speak(c, source):
        return None
    return _around(c, (i, stop), (source.first, source.stop), source.stop)


def _plain_source(c: Clauses, first: int, limit: int) -> Subject | None:
    """A source without article whose first word is no head (court documents, local media)."""
    j = first
    while j < limit and j - first < 4 and c.kind(j) in ("", "E", "G") and c.r.is_word(j) and not c.capital(j):
        found = subject_after(c, j, limit) if j > first and c.r.grammar.head(c.r.keys[j]) else None
        if found is not None:
            return Subject(first, found.stop, "phrase")
        j += 1
    closed = j >= limit or c.comma(j)
    return Subject(first, j, "phrase") if closed and j - first > 1 else None  # according to exit polling


def _source_limit(c: Clauses, i: int, first: int, limit: int) -> int:
    """Where the source of a formula must end: at the comma before what was said, when the formula leads."""
    if any(c.kind(j) not in ("C", "A", ".") for j in range(c.left(i), i)):
        return limit
    commas = [j for j in range(first, limit) if c.comma(j)]
    if not commas:
        return limit
    titled = c.kind(commas[0] + 1) == "D" or c.r.grammar.head(c.word(commas[0] + 1)) == "roles"
    if titled and len(commas) > 1 and not c.has_verb(commas[0], commas[1]):
        return commas[1]
    return commas[0]


def _around(c: Clauses, cue: tuple[int, int], pair: tuple[int, int], after: int) -> Draft | None:
    """The quotation around or after a formula of attribution in tokens ``cue`` whose source is ``pair``."""
    r, i = c.r, cue[0]
    limit, left = c.limit(i), c.left(i)
    head = left
    while head < i and (c.kind(head) in ("C", "A") or r.is_mark(head)):
        head += 1
    end = after
    while end < limit and not c.comma(end) and (end in r.time_stop or c.kind(end) in ("P", "E")):
        end = r.time_stop[end] if end in r.time_stop else phrase_end(c, end + 1, limit)
    if head >= i:
        return _led(c, cue, (pair[0], end) if c.comma(end) and pair[1] == after else pair, end, limit)
    relative = c.kind(i - 1) == "R"
    first = left
    while first < i and first not in r.blocks and (c.kind(first) == "C" or r.kinds[first] in "mb"):
        first += 1
    before = r.trimmed(first, i - int(relative))
    block = r.closed.get(i - int(r.is_comma(i - 1)))
    if block is not None and block.first <= first:
        before = r.trimmed(block.inner_first, block.inner_stop)
    last = before[1] - 1
    if before[0] > last or (_quoted_tail(c, last) and c.comma(i - 1)):
        return None
    contents = [before]
    if c.comma(end) and end + 1 < limit:
        goes_on = relative or not c.has_verb(*before) or c.kind(end + 1) in ("X", "V")
        if goes_on:
            rest = r.trimmed(end + 1, content_stop(c, end + 1, limit))
            if rest[0] < rest[1]:
                contents = [rest] if relative else [before, rest]
    return Draft(tuple(contents), cue, pair, "according-to-after", None, block)


def _quoted_tail(c: Clauses, last: int) -> bool:
    """Whether «"…," X said» ends at this token: somebody is behind the words already."""
    cue = c.finite_cue(last)
    if cue is None or not cue.can("quote") or c.r.keys[last] in c.kinds.nouns:
        return False
    return any(j in c.r.closed and c.after_comma(j) for j in range(max(c.left(last), last - 12), last))


def _led(c: Clauses, cue: tuple[int, int], pair: tuple[int, int], end: int, limit: int) -> Draft | None:
    """The content after a formula at the head of its sentence."""
    r = c.r
    j = end
    while j < limit and not c.comma(j) and r.keys[j] != ":":
        j += 1
    first = j + 1 if j < limit else end
    if first >= limit:
        return None
    block = r.blocks.get(first)
    if block is not None and block.stop >= limit - 1:
        return Draft((r.trimmed(block.inner_first, block.inner_stop),), cue, pair, "according-to-before", None, block)
    content = r.trimmed(first, content_stop(c, first, limit))
    return Draft((content,), cue, pair, "according-to-before") if content[0] < content[1] else None


def _can_speak(c: Clauses, source: Subject) -> bool:
    """Whether the source of a formula is somebody or a document, not a plan or a size."""
    r = c.r
    if source.how == "pronoun":
        return True
    if r.is_a(source.stop - 1, "not_speaking"):
        return False
    plain = source.stop - source.first == 1 and not c.capital(source.first)
    word = r.keys[source.first]
    return not plain or r.grammar.head(word) is not None or word.endswith(r.grammar.endings["plural"])


def view_frame(c: Clauses, i: int) -> Draft | None:
    """«in X's view, …», «in his words, …»."""
    r = c.r
    owner = _owner(c, i)
    if owner is None or not r.is_a(owner[0] - 1, "view_openers"):
        return None
    return _around(c, (owner[0] - 1, i + 1), owner, i + 1)
