"""Frames: what each verb, participle, noun or adjective of saying makes of the sentence around it."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import Subject, subject_after
from mithaq.extract.clause.subjects import VerbGroup, shared_subject, subject_before, verb_group
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.subject_first.ends import content_stop
from mithaq.extract.subject_first.following import Following, following
from mithaq.extract.subject_first.heads import head_frame
from mithaq.extract.subject_first.participles import participle_subject
from mithaq.extract.subject_first.passives import passive_frame, quoted_as, reported_to_have
from mithaq.extract.subject_first.tails import quote_closes, tail_frame

__all__ = ["cue_frame"]

_CLAUSE = 5  # the fewest tokens before «, said X» that can be what was said


def cue_frame(c: Clauses, cue: Cue, i: int, stop: int) -> Draft | None:
    """The quotation that the verb in tokens ``[i, stop)`` makes, or ``None``."""
    if cue.pos == "participle":
        return _participle(c, cue, i, stop)
    if not _can_be_verb(c, cue, i):
        return None
    group = verb_group(c, i)
    if group.passive and cue.pos == "past":
        return reported_to_have(c, cue, (i, stop), group) or passive_frame(c, cue, i, stop, group)
    return _finite(c, cue, (i, stop), group)


def _can_be_verb(c: Clauses, cue: Cue, i: int) -> bool:
    """Whether the form can be a verb where it stands, and not a noun or an adjective."""
    before, after = c.kind(i - 1), c.kind(i + 1)
    if before in ("D", "K") and not c.r.is_comma(i - 1) and c.kind(i - 2) != "N":
        return False
    if (before == "P" and c.r.is_word(i - 1)) or c.r.is_a(i - 1, "negative_links"):
        return False
    if c.capital(i) and c.r.sentence_start[i] != i and not c.shouting(i):
        return False
    if cue.pos == "present" and cue.number == "p":
        if before in ("X", "t", "A", "N", "R", "C") or (before == "T" and c.kind(i - 2) == ""):
            return before != "N" or not c.r.is_a(i - 1, "third_person")
        noun = c.r.keys[i] in c.kinds.nouns
        head = c.r.grammar.head(c.r.keys[i - 1])
        plural = c.r.keys[i - 1].endswith(c.r.grammar.endings["plural"]) or head == "plural_roles"
        if not noun and c.r.is_word(i - 1) and before == "":
            thing = cue.can("weak") or c.r.grammar.head(c.r.keys[i]) is not None  # a rule, a state
            return plural or head is not None or not thing or (c.capital(i - 1) and cue.can("weak"))
        if noun and head == "plural_roles" and (cue.can("as") or c.comma(i + 1) or c.clause_at(i + 1, c.limit(i))):
            return True
        if c.r.keys[i - 1] in (",", ")"):
            return after in ("T", "N", "D") or i + 1 in c.r.blocks or not (noun or c.r.grammar.head(c.r.keys[i]))
        return plural and not (noun and after in ("", "V", "X", "P", "."))
    if cue.pos == "present" and c.r.keys[i] in c.kinds.nouns:
        sure = before in ("N", "R", "A") or c.named(i - 1) or c.r.is_comma(i - 1) or c.r.grammar.head(c.r.keys[i - 1])
        if after == "." and sure and c.r.kinds[i + 1] == "m" and _closes(c, i):
            return True
        said = c.r.is_mark(i + 1) and (i + 1 in c.r.blocks or c.word(i + 1) == ":")
        return (
            bool(sure)
            and (said or after not in ("V", "X", "P", "S", "."))
            and not (before == "A" and c.kind(i - 2) == "D")
        )
    return cue.pos != "past" or cue.number != "x" or verb_group(c, i).first < i  # written, known: never a past alone


def _closes(c: Clauses, i: int) -> bool:
    """Whether the verb at ``i`` ends its sentence behind a comma and a short subject (…, the lawsuit claims)."""
    for j in range(i - 1, max(c.left(i), i - 6), -1):
        if c.comma(j):
            return c.kind(j + 1) == "D" or c.named(j + 1)
        if c.kind(j) in ("V", "X", "P", "C"):
            return False
    return False


def _finite(c: Clauses, cue: Cue, place: tuple[int, int], verb: VerbGroup) -> Draft | None:
    """A finite verb: its subject before or after it, its content after or before it."""
    i, stop = place
    group, infinitive, negated = verb.first, verb.infinitive, verb.negated
    r, limit = c.r, c.limit(i)
    subject = shared_subject(c, group) if infinitive else subject_before(c, group)
    spoken = cue.can("quote") and cue.pos in ("past", "present") and not (infinitive or negated or cue.can("fixed"))
    if spoken and (subject is None or (c.comma(i - 1) and group == i)):
        inverted = _inverted(c, place, subject is None)
        if inverted is not None:
            return tail_frame(c, cue, place, inverted, i)
    if subject is None and c.after_comma(i) and following(c, cue, stop, limit).kind in ("that", "quote"):
        subject = shared_subject(c, i - 1)
    if subject is None or not (subject.how != "phrase" or _may_speak(c, subject)):
        return None
    edge = min(group, subject.first) if subject.how in ("phrase", "pronoun", "inner") else group
    if cue.can("quote") and not negated and subject.how in ("phrase", "pronoun") and quote_closes(c, edge, i):
        return tail_frame(c, cue, place, subject, edge)
    found = following(c, cue, stop, limit)
    if found.kind == "quote" and not negated and _interrupts(c, edge, place):
        return tail_frame(c, cue, place, subject, edge)
    if found.kind == "end" and not negated:
        if cue.can("bare") and _loose_comma(c, edge, found, limit):
            found = Following("clause", found.content + 1, found.addressee)
        elif not infinitive and _document_shows(c, cue, subject, found, limit):
            found = Following("clause", found.content, found.addressee)
    if found.kind == "end":
        return None if infinitive or negated else _closing(c, cue, place, (subject, edge), found)
    if subject.how == "inner" and found.kind not in ("that", "quote", "clause", "whether"):
        return None
    if negated and found.kind not in ("that", "clause", "quote"):
        return None
    if cue.can("named") and stop in r.blocks and not _names_it(c, subject):
        return None
    if infinitive and not _said_after_all(c, group, found):
        return None
    if found.kind in ("to", "noun") and subject.how == "phrase" and _plain_thing(c, subject):
        return None
    return head_frame(c, cue, place, (subject.first, subject.stop), found)


def _interrupts(c: Clauses, edge: int, place: tuple[int, int]) -> bool:
    """Whether «The gate is shut, he said, "…"» begins what was said before the speaker, who stands between commas."""
    left = c.left(place[0])
    led = c.kind(left) in ("P", "S", "W", "G", "A", "E") or not (c.comma(edge - 1) and c.comma(place[1]))
    return not led and c.has_verb(left, edge - 1)


def _inverted(c: Clauses, place: tuple[int, int], free: bool) -> Subject | None:
    """The subject behind its verb (…, said Name); ``free``: none stands before it. No subject of a clause of its own:
    «Name, where she lives, said he was late»."""
    i, limit = place[0], c.limit(place[0])
    subject = subject_after(c, place[1], limit)
    if subject is None or c.kind(subject.stop) in ("X", "V"):
        return None
    ends = subject.stop >= limit and c.comma(i - 1) and i - c.left(i) > _CLAUSE
    return subject if ends or (free and _inverts(c, i, subject.stop)) else None


def _closing(
    c: Clauses, cue: Cue, place: tuple[int, int], speaker: tuple[Subject, int], found: Following
) -> Draft | None:
    """A verb with nothing after it: what was said stands before it, or after «As he put it,»."""
    (subject, edge), limit = speaker, c.limit(place[0])
    if subject.how in ("relative", "shared", "inner") or not cue.can("that") or _object_follows(c, found, limit):
        return None
    if cue.can("weak") and (found.content < limit or cue.can("thought")):
        return None
    as_said = c.r.is_a(edge - 1, "as_said")
    if as_said and edge - 2 <= c.left(place[0]):
        return _as_led(c, cue, place, subject, found.content)
    return tail_frame(c, cue, place, subject, edge) if as_said or c.r.is_comma(edge - 1) else None


def _head_noun(c: Clauses, subject: Subject) -> int:
    """The noun that a subject is about: its last word before the first preposition or mark."""
    ends = ("P", ".", "R", "t", "E")
    inner = range(subject.first + 1, subject.stop)
    stop = next((j for j in inner if c.kind(j) in ends and not (c.r.is_mark(j) and c.r.tight(j))), None)
    return (subject.stop if stop is None else stop) - 1


def _plain_thing(c: Clauses, subject: Subject) -> bool:
    """Whether the subject is a thing, not somebody, a body or a document: no name, no known head (the toll)."""
    at = _head_noun(c, subject)
    word = c.r.keys[at]
    unknown = c.r.grammar.head(word) is None and not c.morph.plural_agent(word)
    return c.kind(subject.first) == "D" and c.kind(at) == "" and not c.capital(at) and unknown


def _document_shows(c: Clauses, cue: Cue, subject: Subject, found: Following, limit: int) -> bool:
    """Whether «a poll shows voters are split»: a document as subject needs no "that" after a verb of showing."""
    if found.kind != "end" or not (cue.can("weak") and cue.can("that")) or cue.can("thought") or cue.can("whom"):
        return False
    at, word = found.content, c.r.keys[_head_noun(c, subject)]
    if subject.how != "phrase" or c.r.grammar.head(word) != "documents":
        return False
    tells = word not in c.r.grammar.class_of("issued") and (c.kind(at) in ("D", "Q", "") or c.named(at))
    return (tells and at < limit and c.r.kinds[at] != "m") or c.clause_at(at, limit)


def _object_follows(c: Clauses, found: Following, limit: int) -> bool:
    """Whether a noun phrase of the verb's own follows (Name noted five factors), so that it is no tail."""
    j = found.content
    return j < limit and found.addressee is None and (c.kind(j) in ("D", "Q", "O") or c.r.kinds[j] == "n")


def _loose_comma(c: Clauses, edge: int, found: Following, limit: int) -> bool:
    """Whether «Name says, it is late» follows: a comma stands where "that" could, at the head of a sentence."""
    j = found.content
    return (
        edge <= c.left(edge)
        and c.comma(j)
        and j + 1 < limit
        and c.kind(j + 1) in ("N", "D")
        and c.clause_at(j + 1, limit)
    )


def _as_led(c: Clauses, cue: Cue, place: tuple[int, int], subject: Subject, at: int) -> Draft | None:
    """«As he put it, …»: what was said follows the comma."""
    r, limit = c.r, c.limit(place[0])
    if not c.comma(at) or at + 1 >= limit:
        return None
    block = r.blocks.get(at + 1)
    if block is not None and block.stop >= limit - 1:
        content = r.trimmed(block.inner_first, block.inner_stop)
    else:
        content = r.trimmed(at + 1, content_stop(c, at + 1, limit))
    source = (subject.first, subject.stop)
    return Draft((content,), place, source, "verb-bare", cue, block) if content[0] < content[1] else None


def _names_it(c: Clauses, subject: Subject) -> bool:
    """Whether somebody called something «…», and it is not only so called (a show called «…»)."""
    r = c.r
    if subject.how in ("pronoun", "inner"):
        return True
    known = any(
        c.named(j) or r.grammar.head(r.keys[j]) in ("roles", "plural_roles") for j in range(subject.first, subject.stop)
    )
    return known and c.kind(subject.first - 1) in ("W", "R", "T", "")


def _said_after_all(c: Clauses, group: int, found: Following) -> bool:
    """Whether an infinitive still reports words (went on to say that, used the speech to accuse)."""
    if any(c.r.is_a(j, "negations") for j in range(max(0, group - 4), group)) or c.r.is_a(group - 1, "refusals"):
        return False
    if found.kind == "clause":
        before = c.kind(group - 2) if c.kind(group - 1) == "A" else c.kind(group - 1)
        return before == "V" or found.addressee is not None
    return found.kind in ("that", "quote", "object", "whether")


def _inverts(c: Clauses, i: int, stop: int) -> bool:
    """Whether speech can have ended right before the verb: a quotation mark or a comma stands there."""
    r, j = c.r, i - 1
    if r.is_comma(j):
        j -= 1
    if j + 1 in r.closed:
        return True
    return r.is_comma(i - 1) and (c.has_verb(c.left(i), i - 1) or c.headline(i) or c.comma(stop))


def _may_speak(c: Clauses, subject: Subject) -> bool:
    """Whether the phrase can stand for somebody who speaks; a day, an amount or a bare thing cannot."""
    r = c.r
    words = [j for j in range(subject.first, subject.stop) if r.kinds[j] == "w"]
    return bool(words) and not (subject.first in r.time_stop and r.time_stop[subject.first] >= subject.stop)


def _participle(c: Clauses, cue: Cue, i: int, stop: int) -> Draft | None:
    """«…, adding that»: a participle whose speaker is the subject of its sentence."""
    r, limit = c.r, c.limit(i)
    group = verb_group(c, i)
    if group.progressive:
        return _finite(c, cue, (i, stop), group)
    before = c.kind(i - 1)
    if (
        before in ("D", "K", "X")
        or (before == "Q" and c.kind(i + 1) != "T")
        or (before == "P" and not r.is_a(i - 1, "gerund_openers"))
    ):
        return None
    if c.capital(i) and r.sentence_start[i] != i:
        return None
    found = following(c, cue, stop, limit)
    noun = r.keys[i] in c.kinds.nouns
    if found.kind == "end" and r.is_a(i - 1, "as_said") and cue.can("quote"):
        return quoted_as(c, cue, (i, stop))
    if found.kind == "end" or (noun and found.kind == "noun" and not r.is_comma(i - 1)):
        return None
    if found.kind in ("noun", "to") and cue.can("thought"):
        return None
    subject = participle_subject(c, i)
    if subject is None and found.kind in ("noun", "clause") and r.sentence_start[i] == i:
        return None
    pair = (subject.first, subject.stop) if subject is not None else None
    draft = head_frame(c, cue, (i, stop), pair, found)
    return draft
