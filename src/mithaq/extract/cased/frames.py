"""Frames of languages with cases: what a verb, gerund or participle of saying makes of the words around it."""

from __future__ import annotations

from collections.abc import Callable

from mithaq.extract.cased.back_references import back_draft
from mithaq.extract.cased.clauses import content_stop, cue_at, find_opener
from mithaq.extract.cased.formulas import as_said
from mithaq.extract.cased.noun_frames import main_verb, named_as, noun_content, noun_draft
from mithaq.extract.cased.segments import past_adverbs
from mithaq.extract.cased.subjects import subject_after, subject_before, subject_of
from mithaq.extract.cased.tails import document_of, tail_draft
from mithaq.extract.declined.heads import verb_like
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.clauses import Opener
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Block, Reading

__all__ = ["cue_draft"]

_REACH = 14  # how far behind an impersonal verb its content may begin
_CLOSE = 3
_SENTENCE = 4  # the fewest tokens that can be a clause of their own


def cue_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that the cue at token ``i`` makes, or ``None``."""
    if cue.pos in _BY_FORM:
        return _BY_FORM[cue.pos](r, cue, i)
    if cue.can("through"):  # what it reports stands behind it, or before as the words that point back
        return back_draft(r, cue, i) or _finite(r, cue, i)
    said = as_said(r, cue, i)
    if said is not None or _introduced(r, i):
        return said
    if r.is_a(i + 1, "whether"):
        return None
    draft = _told_first(r, cue, i) or back_draft(r, cue, i) or tail_draft(r, cue, i)
    if draft is not None:
        return draft
    return _impersonal(r, cue, i) if cue.can("impersonal") or cue.pos == "passive" else _finite(r, cue, i)


def _finite(r: Reading, cue: Cue, i: int) -> Draft | None:
    """What a finite verb makes of the words after it."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    denied = r.is_a(i - 1, "negation")
    if opener is not None and (opener.content < limit or opener.content in r.blocks):
        bare = _bare_clause(r, cue, i, limit) if opener.kind.startswith("colon") and r.is_comma(i + 1) else None
        silent = denied and opener.kind == "that" and cue.can("quote") and not cue.can("attitude")
        return bare or (None if silent else _opened(r, cue, i, opener, limit))
    if denied or cue.can("feeling"):
        return None
    if cue.can("as"):
        return named_as(r, cue, i, limit)
    if cue.can("noun") or cue.can("inf"):
        return None if cue.can("weak") else noun_content(r, cue, i, limit)
    return _bare_clause(r, cue, i, limit)


def _told_first(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«О том, что …, рассказал министр»: what was said stands before the verb, behind its preposition."""
    start = past_adverbs(r, r.sentence_start[i], i)
    if not cue.can("that") or r.keys[start] not in cue.preps or not r.is_a(start + 1, "that_pronouns"):
        return None
    first = next((k + 1 for k in range(start + 2, start + 4) if r.is_a(k, "that")), None)
    comma = next((k for k in range(i - 1, start + 4, -1) if r.is_comma(k) and r.inside[k] is None), None)
    if first is None or comma is None or any(verb_like(r.grammar, r.keys[k]) for k in range(comma + 1, i)):
        return None
    subject = subject_after(r, cue, i, r.limit(i)) or subject_before(r, cue, i)
    pair = (subject.first, subject.stop) if subject and (subject.first > comma) else None
    return Draft((r.trimmed(first, comma),), (i, i + 1), pair, "verb-that", cue)


def _introduced(r: Reading, i: int) -> bool:
    return r.is_a(i - 1, "as_said") or (r.is_a(i - 1, "adverbs") and r.is_a(i - 2, "as_said"))


def _opened(r: Reading, cue: Cue, i: int, opener: Opener, limit: int) -> Draft | None:
    """A verb with a conjunction, colon or quotation mark before what was said."""
    if r.is_a(i - 1, "relative") and r.is_a(i - 1, "comparative"):
        return None
    if cue.can("through") and not (opener.kind == "that" and _through(r, opener.at)):
        return None
    subject = subject_of(r, cue, i, opener.at)
    thing = subject is None or subject.kind in ("", "documents", "name")
    if cue.can("testify") and thing and r.is_a(i + 2, "that_pronouns"):
        return None
    found = _words(r, cue, opener, limit)
    if found is None or (opener.kind == "that" and cue.can("weak") and subject is None and cue.gender == "n"):
        return None
    content, rule, block = found
    pair = (subject.first, subject.stop) if subject and not subject.shared else None
    return Draft((content,), (i, i + 1), pair, rule, cue, block, subject is not None and subject.relative)


def _through(r: Reading, at: int) -> bool:
    """Whether a noun of saying stands right before the «что» at ``at`` (пришел к выводу, что; о том, что)."""
    j = at - 1 - r.is_comma(at - 1)
    j -= 2 if r.is_a(j, "that_pronouns") and r.is_a(j - 1, "prepositions") else 0
    cue = r.grammar.cue(r.keys[j])
    return r.is_a(j, "says_nouns") or (cue is not None and cue.pos == "noun")


def _words(r: Reading, cue: Cue, opener: Opener, limit: int) -> tuple[tuple[int, int], str, Block | None] | None:
    """The words behind an opener, the rule that takes them, and the block they are when all of them is in marks."""
    first = opener.content
    if opener.kind in ("quote", "colon-quote"):
        block = r.blocks[first]
        if block.size == 0:
            return None
        if opener.kind == "quote" and _goes_on(r, block.stop, limit):
            return r.trimmed(first, content_stop(r, first, limit, cue)), "verb-quote", None
        rule = "verb-quote" if opener.kind == "quote" else "verb-colon-quote"
        return (block.inner_first, block.inner_stop), rule, block
    if opener.kind == "colon":
        content = r.trimmed(first, limit)
        short = content[1] - content[0] < 2 or (cue.can("weak") and cue.can("noun"))
        return None if short else (content, "verb-colon", None)
    content = r.trimmed(first, content_stop(r, first, limit, cue))
    if content[0] >= content[1]:
        return None
    whole = r.blocks.get(content[0])
    if whole is not None and whole.stop >= content[1] and whole.size > 0:
        content = (whole.inner_first, whole.inner_stop)
    return content, "verb-that", None


def _goes_on(r: Reading, j: int, limit: int) -> bool:
    """Whether the author's sentence goes on inside the clause after a quotation («…» страны)."""
    return j < limit and r.kinds[j] == "w" and not r.is_a(j, "prepositions") and not r.is_a(j, "conjunctions")


def _gerund(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«…, отметив, что»; its speaker is the subject of the sentence."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None:
        strong = cue.can("noun") and not cue.can("weak") and r.is_comma(i - 1)
        return noun_content(r, cue, i, limit) if strong else None
    found = _words(r, cue, opener, limit)
    if found is None or (cue.can("weak") and not cue.can("quote") and not _has_subject(r, cue, i)):
        return None
    content, _, block = found
    rule = "participle-quote" if opener.kind in ("quote", "colon-quote") else "participle-that"
    return Draft((content,), (i, i + 1), None, rule, cue, block)


def _has_subject(r: Reading, cue: Cue, i: int) -> bool:
    any_verb = Cue(cue.lemma, "past", "", "", cue.takes, cue.preps, cue.act)
    return i != r.sentence_start[i] and subject_before(r, any_verb, i) is not None


def _adjective(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«министр, заявивший, что»: the participle's speaker is the noun before it."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None or opener.kind != "that":
        return None
    before = _noun_before(r, i)
    if r.is_comma(i - 1):
        limit = main_verb(r, opener.content + 1, limit)
    content = r.trimmed(opener.content, content_stop(r, opener.content, limit, cue))
    if before is None or content[0] >= content[1]:
        return None
    return Draft((content,), (i, i + 1), before, "verb-that", cue, relative=True)


def _noun_before(r: Reading, i: int) -> tuple[int, int] | None:
    left = max(r.sentence_start[i], i - 14)
    found: tuple[int, int] | None = None
    j = left
    while j < i:
        phrase = phrase_at(r, j, i) if r.kinds[j] == "w" else None
        if phrase is not None:
            found = (phrase.first, phrase.stop)
            j = phrase.stop
        else:
            j += 1
    return found


def _impersonal(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«В докладе говорится, что»: a document speaks; «сообщается, что»: nobody does."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None or opener.at > i + _REACH:
        return None
    source = document_of(r, i, limit if opener.kind == "quote" else opener.at)
    found = _words(r, cue, opener, limit)
    if cue.can("from") and source is None:
        return None
    if found is None or (cue.pos == "passive" and source is None and opener.at > i + _CLOSE):
        return None
    return Draft((found[0],), (i, i + 1), source, "document-says" if source else "impersonal-that", cue, found[2])


def _bare_clause(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """«Он говорит, обстановка меняется»: a clause right behind a comma, without a conjunction."""
    first = i + 2
    if cue.can("weak") or cue.can("attitude") or not (cue.can("that") and cue.can("quote")):
        return None
    if first >= limit or not r.is_comma(i + 1) or r.kinds[first] != "w" or cue_at(r, first) is not None:
        return None
    linked = any(r.is_a(first, name) for name in ("relative", "conjunctions", "prepositions", "as_said"))
    if linked or r.keys[first].endswith(r.grammar.endings["gerund"]):
        return None
    subject = subject_before(r, cue, i)
    content = r.trimmed(first, content_stop(r, first, limit, cue))
    said = phrase_at(r, first, limit) is not None or any(k in r.blocks for k in range(first, limit))
    if subject is None or content[1] - content[0] < _SENTENCE or not said:
        return None
    return Draft((content,), (i, i + 1), (subject.first, subject.stop), "verb-that", cue)


_BY_FORM: dict[str, Callable[[Reading, Cue, int], Draft | None]] = {
    "noun": noun_draft,
    "adjective": _adjective,
    "participle": _gerund,
    "future": lambda _r, _cue, _i: None,
}
