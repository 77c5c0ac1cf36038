"""Frames of languages with cases: what a verb, gerund, participle or noun of saying makes of the words around it."""

from __future__ import annotations

from mithaq.extract.cased.clauses import content_stop, cue_at, find_opener
from mithaq.extract.cased.formulas import as_said
from mithaq.extract.cased.subjects import Subject, past_adverbs, subject_after, subject_before
from mithaq.extract.cased.tails import document_of, tail_draft
from mithaq.extract.declined.heads import verb_like
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.clauses import Opener
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading

__all__ = ["cue_draft", "noun_draft"]


def cue_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that the cue at token ``i`` makes, or ``None``."""
    if cue.pos == "noun":
        return noun_draft(r, cue, i)
    if cue.pos == "adjective":
        return _adjective(r, cue, i)
    if cue.pos == "participle":
        return _gerund(r, cue, i)
    if cue.pos == "future":
        return None
    said = as_said(r, cue, i)
    if said is not None or _introduced(r, i):
        return said
    back = back_draft(r, cue, i)
    if back is not None:
        return back
    tail = tail_draft(r, cue, i)
    if tail is not None:
        return tail
    if cue.can("impersonal") or cue.pos == "passive":
        return _impersonal(r, cue, i)
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is not None and _is_relative_what(r, opener, limit):
        opener = None
    if opener is not None and opener.kind.startswith("colon") and r.is_comma(i + 1):
        bare = _bare_clause(r, cue, i, limit)
        if bare is not None:
            return bare
    denied = r.is_a(i - 1, "negation")
    if opener is not None:
        silent = denied and opener.kind == "that" and cue.can("quote") and not cue.can("attitude")
        return None if silent else _opened(r, cue, i, opener, limit)
    if denied:
        return None
    if cue.can("as"):
        return _named_as(r, cue, i, limit)
    if cue.can("feeling"):
        return None
    if cue.can("noun") or cue.can("inf"):
        return None if cue.can("weak") else _noun_content(r, cue, i, limit)
    return _bare_clause(r, cue, i, limit)


def _introduced(r: Reading, i: int) -> bool:
    return r.is_a(i - 1, "as_said") or (r.is_a(i - 1, "adverbs") and r.is_a(i - 2, "as_said"))


def _is_relative_what(r: Reading, opener: Opener, limit: int) -> bool:
    """Whether «что» is the object of a short question (сказал, что делать), which is still content: never."""
    return opener.content >= limit


def _source(r: Reading, cue: Cue, i: int, stop: int) -> Subject | None:
    """The subject of a verb whose content begins at ``stop``: between them, else before the verb."""
    after = subject_after(r, cue, i, stop)
    before = subject_before(r, cue, i)
    if after is None:
        return before
    if before is None or before.shared or before.relative:
        return after
    inserted = after.kind == "name" and r.is_comma(i - 1)
    told = (
        after.kind in ("body", "agencies", "organisations", "name", "")
        and not inserted
        and not r.is_a(after.first, "speaking_places")
    )
    if told or (before.stop >= i - 1 and not inserted) or before.kind == "pronoun":
        return before
    return after


def _opened(r: Reading, cue: Cue, i: int, opener: Opener, limit: int) -> Draft | None:
    """A verb with a conjunction, colon or quotation mark before what was said."""
    if r.is_a(i - 1, "relative") and r.is_a(i - 1, "comparative"):
        return None
    subject = _source(r, cue, i, opener.at)
    if (
        cue.can("testify")
        and (subject is None or subject.kind in ("", "documents", "name"))
        and r.is_a(i + 2, "that_pronouns")
    ):
        return None
    pair = (subject.first, subject.stop) if subject else None
    relative = subject is not None and subject.relative
    if opener.kind in ("quote", "colon-quote"):
        block = r.blocks[opener.content]
        if block.size == 0:
            return None
        if opener.kind == "quote" and _goes_on(r, block.stop, limit):
            content = r.trimmed(block.first, content_stop(r, block.first, limit, cue))
            return Draft((content,), (i, i + 1), pair, "verb-quote", cue, None, relative)
        rule = "verb-quote" if opener.kind == "quote" else "verb-colon-quote"
        return Draft(((block.inner_first, block.inner_stop),), (i, i + 1), pair, rule, cue, block, relative)
    if opener.kind == "colon":
        content = r.trimmed(opener.content, limit)
        if content[1] - content[0] < 2 or (cue.can("weak") and cue.can("noun")):
            return None
        return Draft((content,), (i, i + 1), pair, "verb-colon", cue, None, relative)
    if cue.can("weak") and subject is None and not _personal(cue):
        return None
    stop = content_stop(r, opener.content, limit, cue)
    first = opener.content
    content = r.trimmed(first, stop)
    if content[0] >= content[1]:
        return None
    whole = r.blocks.get(content[0])
    if whole is not None and whole.stop >= content[1] and whole.size > 0:
        content = (whole.inner_first, whole.inner_stop)
    return Draft((content,), (i, i + 1), pair, "verb-that", cue, None, relative)


def _personal(cue: Cue) -> bool:
    return cue.number == "s" and cue.gender != "n" or cue.number == "p"


def _goes_on(r: Reading, j: int, limit: int) -> bool:
    """Whether the author's sentence goes on inside the clause after a quotation («…» страны)."""
    return j < limit and r.kinds[j] == "w" and not r.is_a(j, "prepositions") and not r.is_a(j, "conjunctions")


def _gerund(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«…, отметив, что»; its speaker is the subject of the sentence."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None:
        noun = (
            _noun_content(r, cue, i, limit) if cue.can("noun") and not cue.can("weak") and r.is_comma(i - 1) else None
        )
        return noun
    subject = (
        None
        if i == r.sentence_start[i]
        else subject_before(r, Cue(cue.lemma, "past", "", "", cue.takes, cue.preps, cue.act), i)
    )
    if opener.kind in ("quote", "colon-quote"):
        block = r.blocks[opener.content]
        return (
            Draft(((block.inner_first, block.inner_stop),), (i, i + 1), None, "participle-quote", cue, block)
            if block.size
            else None
        )
    stop = limit if opener.kind == "colon" else content_stop(r, opener.content, limit, cue)
    content = r.trimmed(opener.content, stop)
    if content[0] >= content[1] or (cue.can("weak") and not cue.can("quote") and subject is None):
        return None
    return Draft((content,), (i, i + 1), None, "participle-that", cue)


def _adjective(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«министр, заявивший, что»: the participle's speaker is the noun before it."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None or opener.kind != "that":
        return None
    before = _noun_before(r, i)
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
    if opener is None or opener.at > i + 14:
        return None
    source = document_of(r, i, limit if opener.kind == "quote" else opener.at)
    if cue.pos == "passive" and source is None and opener.at > i + 1 + 2:
        return None
    if opener.kind in ("quote", "colon-quote"):
        block = r.blocks[opener.content]
        return Draft(
            ((block.inner_first, block.inner_stop),),
            (i, i + 1),
            source,
            "document-says" if source else "impersonal-that",
            cue,
            block,
        )
    content = r.trimmed(
        opener.content, limit if opener.kind == "colon" else content_stop(r, opener.content, limit, cue)
    )
    if content[0] >= content[1]:
        return None
    return Draft((content,), (i, i + 1), source, "document-says" if source else "impersonal-that", cue)


def _named_as(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """«назвал X "Y"»: words in quotation marks that name somebody or something."""
    block = next((r.blocks[j] for j in range(i + 1, min(limit, i + 14)) if j in r.blocks), None)
    if block is None or block.size < 1 or any(r.is_comma(k) or _finite(r, k) for k in range(i + 1, block.first)):
        return None
    if r.is_a(block.first - 1, "naming"):
        return None
    subject = _source(r, cue, i, i + 1) or subject_after(r, cue, i, block.first)
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


def _noun_content(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """A noun phrase or an infinitive as content: обвинил X в Y, призвал X к Y, пообещал Y."""
    subject = None if cue.pos == "participle" else _source(r, cue, i, i + 1)
    if subject is None and cue.pos != "participle":
        subject = subject_after(r, cue, i, limit)
    if subject is None and cue.pos != "participle":
        return None
    start = past_adverbs(r, max(i + 1, subject.stop if subject and subject.first > i else i + 1), limit)
    first = _content_first(r, cue, start, limit)
    if first is None:
        return None
    content = r.trimmed(first, content_stop(r, first, limit, cue))
    if content[1] - content[0] < 2:
        return None
    pair = (subject.first, subject.stop) if subject else None
    name = "participle" if cue.pos == "participle" else "verb"
    return Draft((content,), (i, i + 1), pair, f"{name}-noun", cue, relative=bool(subject and subject.relative))


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
            return j
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


def _bare_clause(r: Reading, cue: Cue, i: int, limit: int) -> Draft | None:
    """«Он говорит, обстановка меняется»: a clause right behind a comma, without a conjunction."""
    if cue.can("weak") or cue.can("attitude") or not (cue.can("that") and cue.can("quote")) or not r.is_comma(i + 1):
        return None
    first = i + 2
    if (
        first >= limit
        or r.kinds[first] != "w"
        or r.is_a(first, "relative")
        or r.is_a(first, "conjunctions")
        or r.is_a(first, "prepositions")
        or r.is_a(first, "as_said")
    ):
        return None
    inner = cue_at(r, first)
    if inner is not None or formula_like(r, first):
        return None
    subject = subject_before(r, cue, i)
    content = r.trimmed(first, content_stop(r, first, limit, cue))
    if (
        subject is None
        or content[1] - content[0] < 4
        or phrase_at(r, first, limit) is None
        and not any(k in r.blocks for k in range(first, limit))
    ):
        return None
    return Draft((content,), (i, i + 1), (subject.first, subject.stop), "verb-that", cue)


def formula_like(r: Reading, j: int) -> bool:
    """Whether adverbial words such as a gerund begin at ``j``."""
    return r.keys[j].endswith(r.grammar.endings["gerund"])


def back_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«…. Об этом заявил министр»: the verb points at the sentence before."""
    start = r.sentence_start[i]
    stop = r.phrase(start, "back_reference")
    if stop == start or not (cue.can("that") or cue.can("quote")) or r.inside[i] is not None:
        return None
    if any(r.kinds[j] != "w" or cue_at(r, j) is not None for j in range(stop, i)) or i > stop + 8:
        return None
    before = start - 1
    while before > 0 and r.kinds[before] == "b":
        before -= 1
    if before <= 0:
        return None
    block = r.closed.get(before + 1) or r.closed.get(before)
    first = r.sentence_start[before]
    content = r.trimmed(first, before + 1)
    if block is not None and block.first == first:
        content = (block.inner_first, block.inner_stop)
    if content[1] - content[0] < 2:
        return None
    if cue.can("impersonal"):
        source = document_of(r, i, r.limit(i))
    else:
        subject = subject_after(r, cue, i, r.limit(i)) or _between(r, stop, i)
        source = (subject.first, subject.stop) if subject else None
    return Draft((content,), (i, i + 1), source, "next-paragraph-cue", cue, back=True) if source else None


def _between(r: Reading, first: int, stop: int) -> Subject | None:
    phrase = phrase_at(r, first, stop) if first < stop else None
    return Subject(phrase.first, phrase.stop) if phrase is not None and phrase.nominative else None


def noun_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«заявление министра о том, что», «слова министра, что»: a noun of saying with its clause."""
    limit = r.limit(i)
    opener = find_opener(r, cue, i, limit)
    if opener is None or opener.kind != "that":
        return None
    phrase = phrase_at(r, i + 1, opener.at)
    owned = r.is_a(i - 1, "formula_own")
    if phrase is not None and phrase.nominative and phrase.kind not in ("body", "person"):
        return None
    after = phrase.stop if phrase is not None else i + 1
    between = all(
        r.is_comma(j) or r.is_a(j, "prepositions") or r.is_a(j, "that_pronouns") for j in range(after, opener.at)
    )
    if not between or (phrase is None and not owned):
        return None
    pair = (phrase.first, phrase.stop) if phrase is not None else (i - 1, i)
    if i <= r.sentence_start[i] + 2:
        limit = next(
            (
                j
                for j in range(opener.content + 1, limit)
                if r.is_comma(j) and r.inside[j] is None and verb_like(r.grammar, r.keys[j + 1])
            ),
            limit,
        )
    content = r.trimmed(opener.content, content_stop(r, opener.content, limit, cue))
    if content[0] >= content[1]:
        return None
    return Draft((content,), (i, i + 1), pair, "verbal-noun-that", cue)
