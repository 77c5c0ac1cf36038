"""Passives: reports whose speaker stands after "by", or is not named at all and stays unknown."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import phrase_end, subject_after
from mithaq.extract.clause.subjects import VerbGroup, subject_before, verb_group
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.subject_first.ends import content_stop, noun_stop
from mithaq.extract.subject_first.tails import quote_closes, tail_frame

__all__ = ["passive_frame", "quoted_as", "reported_to_have"]


def passive_frame(c: Clauses, cue: Cue, i: int, stop: int, group: VerbGroup) -> Draft | None:
    """«it is alleged that», «was accused by X of», «was quoted as saying»."""
    r, limit = c.r, c.limit(i)
    agent: tuple[int, int] | None = None
    j = stop
    if j < limit and r.is_a(j, "agent"):
        found = subject_after(c, j + 1, min(limit, phrase_end(c, j + 1, limit)))
        if found is None:
            return None
        agent, j = (found.first, found.stop), found.stop
    while j < limit and (j in r.time_stop or c.kind(j) == "A"):
        j = r.time_stop.get(j, j + 1)
    if j >= limit:
        return None
    if r.is_a(j, "as_said") and c.kind(j + 1) == "G" and r.grammar.cue(c.word(j + 1)) is not None:
        return None  # quoted as saying: the participle is the cue
    kind = c.kind(j)
    if kind == "T" and cue.can("that"):
        content = r.trimmed(j + 1, content_stop(c, j + 1, limit))
    elif kind == "t" and cue.can("hearsay") and not c.named(j + 1):
        content = r.trimmed(j, noun_stop(c, j, limit))
        subject = subject_before(c, group.first)
        if subject is None or not cue.can("hearsay"):
            return None
        content = (subject.first, content[1]) if subject.how in ("phrase", "pronoun") else content
    elif r.keys[j] in cue.preps and cue.can("object") and agent is not None:
        content = r.trimmed(j, noun_stop(c, j, limit))
    elif agent is None and cue.can("that") and c.clause_at(j, limit) and _nobody(c, group):
        content = r.trimmed(j, content_stop(c, j, limit))
    else:
        return None
    if content[0] >= content[1]:
        return None
    return Draft((content,), (i, stop), agent, "passive", replace(cue, pos="passive"))


def _nobody(c: Clauses, group: VerbGroup) -> bool:
    """Whether «it is thought …» opens the clause, so that it may do without "that"."""
    subject = subject_before(c, group.first)
    return subject is not None and subject.how == "pronoun" and c.r.is_a(subject.first, "neuter")


def reported_to_have(c: Clauses, cue: Cue, place: tuple[int, int], group: VerbGroup) -> Draft | None:
    """«"…," X was reported to have said»: a verb of saying ends the sentence, and the words stand before it."""
    to = place[1]
    said = c.finite_cue(to + 2)
    if not (cue.can("hearsay") and c.kind(to) == "t" and c.r.is_a(to + 1, "perfect")) or said is None:
        return None
    subject = subject_before(c, group.first)
    if subject is None or not said.can("quote") or not quote_closes(c, min(group.first, subject.first), place[0]):
        return None
    return tail_frame(c, said, (to + 2, to + 3), subject, min(group.first, subject.first))


def quoted_as(c: Clauses, cue: Cue, place: tuple[int, int]) -> Draft | None:
    """«"…," X was quoted as saying»: the words stand before the one who is quoted."""
    verb = place[0] - 2
    if not (c.r.is_a(verb, "carriers") or c.finite_cue(verb) is not None):
        return None
    group = verb_group(c, verb)
    subject = subject_before(c, group.first) if group.passive else None
    if subject is None or subject.how not in ("phrase", "pronoun"):
        return None
    edge = min(group.first, subject.first)
    return tail_frame(c, cue, place, subject, edge) if quote_closes(c, edge, verb) or c.comma(edge - 1) else None
