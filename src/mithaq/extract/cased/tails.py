"""Speech with its verb behind it or inside it: «…», — сказал он; «…, — сказал он. — …»; — …, — сказал он."""

from __future__ import annotations

from mithaq.extract.cased.clauses import content_stop, cue_at, find_opener, formula_stop, is_dash
from mithaq.extract.cased.segments import inserted, past_adverbs, past_dateline
from mithaq.extract.cased.subjects import Subject, subject_after
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Block, Reading

__all__ = ["document_of", "tail_draft"]

_UNMARKED = 80  # tokens of speech without marks before its last sentence
_CLAUSE = 3  # the fewest tokens that can be a clause before a verb of everyday use
_ENDS = '.!?…,»”"“'


def tail_draft(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that stands before the verb at ``i``; ``None`` when the verb has what was said after it."""
    if not (cue.can("quote") or cue.can("that") or cue.can("carry")) or (
        cue.can("impersonal") and not cue.can("quote")
    ):
        return None
    at = _back(r, i)
    block = r.inside[i]
    left = block.inner_first if block else r.sentence_start[i]
    if at <= left:
        return None
    if block is None and at - 1 == left and is_dash(r, left) and left > 0 and r.kinds[left - 1] != "b":
        return _with_dash(r, cue, i, left, None)
    if at - 2 >= left and is_dash(r, at - 1) and (r.keys[at - 2] in _ENDS or at - 1 in r.closed):
        return _with_dash(r, cue, i, at - 1, block)
    if r.is_comma(at - 1) and block is None:
        return _with_comma(r, cue, i, at - 1)
    return None


def _back(r: Reading, i: int) -> int:
    """The token where the verb's own clause begins: before adverbs and times."""
    j = i
    while j > 0:
        if j in r.time_start:
            j = r.time_start[j]
        elif r.is_a(j - 1, "adverbs") or (r.is_a(j - 1, "pronouns") and j - 1 == i - 1):
            j -= 1
        else:
            break
    return j


def _with_dash(r: Reading, cue: Cue, i: int, dash: int, block: Block | None) -> Draft | None:
    limit = r.limit(i)
    source, stop = _speaker(r, cue, i, limit)
    if block is not None:
        earlier = _next_insertion(r, block.inner_first, dash) < dash
        content = [] if earlier else [(block.inner_first, dash)]
        content += _after_insertion(r, block.inner_stop, stop)
        rule = "quote-interrupted"
    else:
        content, block = _before(r, dash)
        content += _continued(r, i, stop, limit)
        rule = "quote-verb" if block or not _dashed(r, dash) else "dash-speech"
    pieces = tuple(pair for pair in (r.trimmed(*piece) for piece in content) if pair[0] < pair[1])
    if not pieces:
        return None
    return Draft(pieces, (i, i + 1), source, rule, cue, block)


def _speaker(r: Reading, cue: Cue, i: int, limit: int) -> tuple[tuple[int, int] | None, int]:
    """The source beside a verb that follows its quotation, and the token after it."""
    if cue.can("impersonal") or cue.pos == "passive":
        source = document_of(r, i, limit)
        return source, source[1] if source and source[0] > i else i + 1
    if cue.can("carry"):
        quoted = _quoted_person(r, i, limit)
        if quoted is not None:
            return quoted, quoted[1]
    if r.is_a(i - 1, "pronouns"):
        return (i - 1, i), i + 1
    subject: Subject | None = subject_after(r, cue, i, limit)
    if subject is None:
        return None, i + 1
    if cue.can("tail") or cue.can("carry"):
        referred = _referred(r, subject.stop, limit)
        if referred is not None:
            return referred, referred[1]
    return (subject.first, subject.stop), subject.stop


def _quoted_person(r: Reading, i: int, limit: int) -> tuple[int, int] | None:
    """Whom an agency quotes: «…», — цитирует министра агентство; — приводит агентство слова министра."""
    for j in range(i + 1, min(limit, i + 8)):
        if j in r.blocks or j in r.closed or r.inside[j] is not None:
            continue
        if j == i + 1 and r.is_a(j, "formula_own") and not r.is_a(j + 1, "says_nouns"):
            return j, j + 1
        if r.is_a(j, "says_nouns") and r.is_a(j - 1, "formula_own"):
            return j - 1, j
        if r.is_a(j, "says_nouns"):
            phrase = phrase_at(r, j + 1, limit) if j + 1 < limit else None
            if phrase is not None and phrase.kind not in ("documents",):
                return phrase.first, _before_outlet(r, phrase.first, phrase.stop)
        elif r.kinds[j] == "w":
            phrase = phrase_at(r, j, limit)
            if phrase is not None and not phrase.nominative and phrase.kind in ("roles", "person"):
                return phrase.first, _before_outlet(r, j, phrase.stop)
        else:
            break
    return _referred(r, i + 1, limit)


def _before_outlet(r: Reading, first: int, stop: int) -> int:
    """Where a phrase ends when an outlet, the subject of the verb, is named right behind it."""
    return next((k for k in range(first + 1, stop) if k in r.mention_at and r.mention_at[k][1].kind == "outlet"), stop)


def _referred(r: Reading, j: int, limit: int) -> tuple[int, int] | None:
    """«… со ссылкой на министра»: who is behind what an agency reports."""
    for k in range(j, min(limit, j + 8)):
        if r.is_a(k, "relay_link") and k + 2 < limit and r.is_a(k + 1, "relay_on"):
            phrase = phrase_at(r, k + 2, limit)
            if phrase is not None and phrase.kind not in ("agencies", "documents"):
                return phrase.first, phrase.stop
    return None


def _after_insertion(r: Reading, stop: int, j: int) -> list[tuple[int, int]]:
    """What goes on behind the dash that closes an insertion, up to the next insertion."""
    dash = next((k for k in range(j, min(stop, j + 30)) if is_dash(r, k) and r.keys[k - 1] in ".,!?;:"), None)
    if dash is None:
        return []
    return [(dash + 1, _next_insertion(r, dash + 1, stop))]


def _next_insertion(r: Reading, first: int, stop: int) -> int:
    for k in range(first + 1, stop - 1):
        if r.keys[k - 1] in ",!?…." and r.kinds[k + 1] == "w" and is_dash(r, k):
            cue = cue_at(r, past_adverbs(r, k + 1, stop)) if past_adverbs(r, k + 1, stop) < stop else None
            if cue is not None and cue.pos in ("past", "present") and cue.can("quote"):
                return k
    return stop


def _before(r: Reading, mark: int) -> tuple[list[tuple[int, int]], Block | None]:
    """The words before the comma or dash of a tail: a quotation, or the sentence so far."""
    stop = mark
    while stop > 0 and r.kinds[stop - 1] == "m" and r.keys[stop - 1] in ",—–-":
        stop -= 1
    dashed = _dashed(r, mark - 1)
    first = _sentence_first(r, mark - 1)
    block = r.closed.get(stop) or r.closed.get(stop - 1) if r.keys[stop - 1] in ".!?…" else r.closed.get(stop)
    if block is not None and block.depth == 0 and block.first <= first:
        return [(block.inner_first, block.inner_stop)], block
    if block is None and is_dash(r, mark) and not dashed and not any(k in r.blocks for k in range(first, stop)):
        first = _unmarked_first(r, first)
    lead = past_dateline(r, first)
    while lead < stop and r.kinds[lead] == "m" and lead not in r.blocks:
        lead += 1
    while (
        not dashed and lead < stop and r.is_a(lead, "sentence_links") and lead not in r.blocks and r.is_comma(lead + 1)
    ):
        lead += 2
    if block is not None and block.first == lead:
        return [(block.inner_first, block.inner_stop)], block
    return [(lead, stop)], None


def _unmarked_first(r: Reading, first: int) -> int:
    """The first token of speech whose marks are lost: of the paragraph, where nobody else speaks in it before."""
    start = first
    while start > 0 and r.kinds[start - 1] != "b":
        start -= 1
    if start == first or first - start > _UNMARKED:
        return first
    silent = all(j not in r.blocks and r.inside[j] is None and not _reports(r, j) for j in range(start, first))
    return start if silent else first


def _reports(r: Reading, j: int) -> bool:
    cue = cue_at(r, j)
    said = cue is not None and cue.pos in ("past", "present", "passive") and (cue.can("that") or cue.can("quote"))
    return said or formula_stop(r, j) > j or r.is_a(j, "as_said")


def _dashed(r: Reading, j: int) -> bool:
    """Whether the paragraph opens with a dash, as speech without quotation marks does."""
    while j > 0 and r.kinds[j - 1] != "b":
        j -= 1
    return is_dash(r, j)


def document_of(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """The document or body that an impersonal verb at ``i`` reads from: «в заявлении ведомства» before or after it."""
    left = r.sentence_start[i]
    for j in (*range(i + 1, min(stop, i + 4)), *range(i - 1, left - 1, -1)):
        placed = r.is_a(j, "speaking_places") or (r.is_a(j, "sources_from") and _from(r, i))
        if placed and j + 1 < len(r.keys) and r.kinds[j + 1] == "w":
            phrase = phrase_at(r, j + 1, stop if j > i else i)
            if phrase is not None and phrase.kind in ("documents", "organisations", "body", "agencies"):
                return phrase.first, phrase.stop
    return None


def _from(r: Reading, i: int) -> bool:
    cue = cue_at(r, i)
    return cue is not None and cue.can("from")


def _sentence_first(r: Reading, j: int) -> int:
    """The first token of what a tail closes: of its sentence, or of the paragraph when that opens with a dash."""
    first = r.sentence_start[max(j, 0)]
    k = first
    while k > 0 and r.kinds[k - 1] != "b":
        k -= 1
    if is_dash(r, k):
        earlier = next((m for m in range(k + 2, first) if r.keys[m - 1] in ",.!?…" and is_dash(r, m)), None)
        return first if earlier is not None else k + 1
    return first


def _continued(r: Reading, i: int, stop: int, limit: int) -> list[tuple[int, int]]:
    """What goes on after the verb and its subject: «…», — сказал он, — «…»; — сказал он. — … ; — сказал он: «…»."""
    for k in range(stop, limit):
        if r.keys[k - 1] in ",.:" and is_dash(r, k):
            block = r.blocks.get(k + 1)
            return [(block.inner_first, block.inner_stop)] if block else [(k + 1, _next_insertion(r, k + 1, limit))]
        if r.keys[k] == ":" and k + 1 in r.blocks:
            block = r.blocks[k + 1]
            return [(block.inner_first, block.inner_stop)]
    if limit + 1 < len(r.keys) and is_dash(r, limit):
        end = limit
        while end < len(r.keys) and r.kinds[end] != "b":
            end += 1
        block = r.blocks.get(limit + 1)
        if block is not None:
            return [(block.inner_first, block.inner_stop)]
        return [(limit + 1, _next_insertion(r, limit + 1, end))]
    return []


def _with_comma(r: Reading, cue: Cue, i: int, comma: int) -> Draft | None:
    """«…», заявил министр. Without a dash only where a subject follows and nothing else is opened."""
    limit = r.limit(i)
    content, block = _before(r, comma)
    if cue.can("weak") and block is None and not (cue.can("tail") or (cue.can("that") and cue.can("quote"))):
        return None
    if find_opener(r, cue, i, min(limit, i + 14)) is not None:
        return None
    source, stop = _speaker(r, cue, i, limit)
    if source is None:
        return None
    first, last = r.trimmed(*content[0])
    after = _goes_on_after(r, cue, stop, limit) if block is None and r.is_comma(stop) else None
    if after is not None and not _unfinished(r, first, last) and first < last:
        return Draft(((first, last), after), (i, i + 1), source, "clause-verb", cue) if _voice(r, source) else None
    if cue.can("weak") and block is None and not cue.can("tail") and (last - first < _CLAUSE or not _voice(r, source)):
        return None
    if last - first < 2 or (
        block is None and (_unfinished(r, first, last) or r.phrase(first, "back_reference") > first)
    ):
        return None
    ended = (
        stop >= limit
        or r.kinds[stop] != "w"
        or r.is_a(stop, "prepositions")
        or r.is_a(stop, "adverbs")
        or stop in r.time_stop
    )
    if not ended:
        return None
    return Draft(((first, last),), (i, i + 1), source, "quote-verb" if block else "clause-verb", cue, block)


def _goes_on_after(r: Reading, cue: Cue, comma: int, limit: int) -> tuple[int, int] | None:
    """What goes on behind a verb and its subject between commas (Мост, считает министр, нужно закрыть)."""
    first = comma + 1
    if first >= limit or r.kinds[first] not in "wn" or inserted(r, first, limit) or cue_at(r, first) is not None:
        return None
    if any(r.is_a(first, name) for name in ("relative", "that", "as_said", "clause_words", "and")):
        return None
    after = r.trimmed(first, content_stop(r, first, limit, cue))
    return after if after[0] < after[1] else None


def _voice(r: Reading, source: tuple[int, int]) -> bool:
    """Whether a source is a person or a body, not a word that only has a capital."""
    first = source[0] + r.is_a(source[0], "speaking_places")
    phrase = phrase_at(r, first, source[1])
    return first in r.blocks or (phrase is not None and phrase.acts)


def _unfinished(r: Reading, first: int, stop: int) -> bool:
    """Whether the words before the comma are no clause of their own: they hold an open relative or no verb."""
    return any(r.is_a(k, "relative") or r.is_a(k, "as_said") for k in range(max(first, stop - 2), stop))
