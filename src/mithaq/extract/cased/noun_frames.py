"""Frames with nouns in languages with cases: nouns of saying, names in quotation marks, noun phrases as content."""

from __future__ import annotations

from mithaq.extract.cased.clauses import content_stop, cue_at, find_opener
from mithaq.extract.cased.segments import past_adverbs
from mithaq.extract.cased.subjects import subject_after, subject_of
from mithaq.extract.declined.heads import verb_like
from mithaq.extract.declined.nouns import Noun, nouns_of
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["main_verb", "named_as", "noun_content", "noun_draft"]


def noun_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«заявление министра о том, что», «слова министра, что»: a noun of saying with its clause."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None or opener.kind != "that":
        return None
    phrase = phrase_at(r, i + 1, opener.at)
    if phrase is None and not r.is_a(i - 1, "formula_own"):
        return None
    if phrase is not None and phrase.nominative and phrase.kind not in ("body", "person"):
        return None
    after = phrase.stop if phrase is not None else i + 1
    links = ("prepositions", "that_pronouns")
    if not all(r.is_comma(j) or any(r.is_a(j, name) for name in links) for j in range(after, opener.at)):
        return None
    if i <= r.sentence_start[i] + 2:
        limit = main_verb(r, opener.content + 1, limit)
    content = r.trimmed(opener.content, content_stop(r, opener.content, limit, cue))
    if content[0] >= content[1]:
        return None
    pair = (phrase.first, phrase.stop) if phrase is not None else (i - 1, i)
    return Draft((content,), (i, i + 1), pair, "verbal-noun-that", cue)


def main_verb(r: Reading, first: int, limit: int) -> int:
    """The comma before the verb of a sentence whose subject has the clause from ``first`` on (Слова X о том, что …,
    вызвали; X, заявивший, что …, уехал); ``limit`` when there is none."""
    commas = (j for j in range(first, limit - 1) if r.is_comma(j) and r.inside[j] is None)
    return next((j for j in commas if _predicate(r, past_adverbs(r, j + 1, limit), limit)), limit)


def _predicate(r: Reading, k: int, limit: int) -> bool:
    k += k < limit and r.is_a(k, "negation")
    return k < limit and verb_like(r.grammar, r.keys[k]) and not r.keys[k].endswith(r.grammar.endings["no_predicate"])


def named_as(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """«назвал X "Y"»: words in quotation marks that name somebody or something."""
    block = next((r.blocks[j] for j in range(i + 1, min(limit, i + 14)) if j in r.blocks), None)
    if block is None or block.size < 1 or any(r.is_comma(k) or _finite(r, k) for k in range(i + 1, block.first)):
        return None
    if r.is_a(block.first - 1, "naming"):
        return None
    subject = subject_of(r, cue, i, i + 1) or subject_after(r, cue, i, block.first)
    if subject is None:
        return None
    content = [(block.inner_first, block.inner_stop)]
    if r.is_a(block.stop, "joining") and block.stop + 1 in r.blocks:
        another = r.blocks[block.stop + 1]
        content.append((another.inner_first, another.inner_stop))
    return Draft(tuple(content), (i, i + 1), (subject.first, subject.stop), "verb-as", cue, block)


def _finite(r: Reading, k: int) -> bool:
    cue = cue_at(r, k)
    return cue is not None and cue.pos in ("past", "present")


def noun_content(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """A noun phrase or an infinitive as content: обвинил X в Y, призвал X к Y, пообещал Y."""
    subject = None if cue.pos == "participle" else subject_of(r, cue, i, i + 1)
    if subject is None and cue.pos != "participle":
        subject = subject_after(r, cue, i, limit)
    if subject is None and cue.pos != "participle":
        return None
    if cue.can("sentences") and subject is not None and _court(r, subject.first, subject.stop):
        return None
    start = past_adverbs(r, max(i + 1, subject.stop if subject and subject.first > i else i + 1), limit)
    first = _content_first(r, cue, start, limit)
    if first is None:
        return None
    content = r.trimmed(first, content_stop(r, first, limit, cue))
    if content[1] - content[0] < 2:
        return None
    pair = (subject.first, subject.stop) if subject and not subject.shared else None
    name = "participle" if cue.pos == "participle" else "verb"
    return Draft((content,), (i, i + 1), pair, f"{name}-noun", cue, relative=bool(subject and subject.relative))


def _court(r: Reading, first: int, stop: int) -> bool:
    return any(noun.base in r.grammar.class_of("courts") for j in range(first, stop) for noun in _readings(r, j))


def _readings(r: Reading, j: int) -> tuple[Noun, ...]:
    return nouns_of(r.grammar).get(r.keys[j], ())


def _content_first(r: Reading, cue: Cue, start: int, limit: int) -> int | None:
    """Where a noun phrase or infinitive begins that a verb takes for content."""
    if not cue.preps and not cue.can("inf"):
        opens = (
            start < limit and r.kinds[start] == "w" and not r.is_a(start, "prepositions") and not r.is_a(start, "that")
        )
        return start if opens else None
    preposition: int | None = None
    for j in range(start, min(limit, start + 12)):
        if cue.can("inf") and _infinitive(r, j):
            return j - 1 if j > start and r.is_a(j - 1, "negation") else j
        if r.kinds[j] == "w" and r.keys[j] in cue.preps and preposition is None:
            preposition = j + 1
        if r.is_comma(j) or (r.kinds[j] == "m" and j not in r.blocks and r.keys[j] not in '-«»"()'):
            break
    return preposition


def _infinitive(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` is an infinitive, not a noun that ends like one (власть, область, часть)."""
    word = r.keys[j]
    if r.kinds[j] != "w" or not word.endswith(r.grammar.endings["infinitive"]) or word in nouns_of(r.grammar):
        return False
    return not word.endswith(r.grammar.endings["no_infinitive"])
