"""Frames: how a cue, its source and its content stand to one another where the verb comes first."""

from __future__ import annotations

from dataclasses import replace

from mithaq.extract.naming.sources import Source, actor_like, source_after
from mithaq.extract.quoting.clauses import Opener, clause_stop, find_opener, is_cue, speech_stop
from mithaq.extract.quoting.drafts import Draft
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.noun_frames import described_as, noun_content
from mithaq.extract.quoting.reading import Reading
from mithaq.extract.quoting.subjects import kind_of_rule, sources_of

__all__ = ["cue_frames"]


def cue_frames(r: Reading, cue: Cue, i: int) -> Draft | None:
    """The quotation that the cue at token ``i`` makes, or ``None``."""
    if cue.pos == "noun":
        return verbal_noun(r, cue, i)
    if cue.pos == "object" and not cue.can("as"):
        return None
    if cue.pos == "participle" and not _participle_stands(r, cue, i):
        return None
    if cue.pos in ("past", "present") and _impersonal(r, cue, i):
        return None
    opener = find_opener(r, cue, i)
    if _refers_back(r, i, opener.at if opener else i + 8):
        return None
    if opener is not None and opener.kind == "quote" and _words_before(r, cue, i, opener.at):
        opener = None
    if opener is not None and opener.kind == "quote" and cue.can("as"):
        opener = None
    if opener is not None and not _odd_word(r, cue, i, opener):
        draft = _with_opener(r, cue, i, opener)
        if draft is not None:
            return draft
    if cue.can("as"):
        return described_as(r, cue, i)
    if cue.can("noun") and not cue.can("weak"):
        return noun_content(r, cue, i)
    return _bare_speech(r, cue, i) if opener is None else None


def _refers_back(r: Reading, i: int, stop: int) -> bool:
    """«وصرح فلان بذلك»: the verb points at words already given."""
    return r.next_a("back_pronouns", i + 1, min(stop, i + 9)) is not None


def _words_before(r: Reading, cue: Cue, i: int, at: int) -> bool:
    """«أعلن عن استهداف قيادات "من الصف الأول"»: what was said begins before the quotation marks, after the verb's own
    preposition."""
    if not cue.can("noun") or cue.can("weak"):
        return False
    return any(r.keys[j] in cue.preps and len(r.keys[j]) > 1 for j in range(i + 1, at - 1)) and not r.is_a(
        at - 1, "naming"
    )


def _bare_speech(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«وقال رصدنا كذا»: speech in the first person right after the verb, without marks."""
    if not cue.can("inna") or not r.is_word(i + 1) or not r.grammar.pack.morph.first_person(r.keys[i + 1]):
        return None
    content = r.trimmed(i + 1, clause_stop(r, i + 1, r.limit(i)))
    return Draft((content,), (i, i + 1), None, "verb-bare", cue) if content[1] - content[0] > 2 else None


def _participle_stands(r: Reading, cue: Cue, i: int) -> bool:
    """Whether a participle is the speaker's circumstance: after a comma or mark, or with a clause of its own."""
    if r.kinds[i - 1 : i] == "n" and i not in r.time_start:  # «3 متهمين»: a noun that is counted
        return False
    if not r.is_word(i - 1) or r.starts_paragraph(i):
        return True
    return (cue.gender == "m" and cue.number == "s") or any(r.is_a(j, "that") for j in (i + 1, i + 2))


def _impersonal(r: Reading, cue: Cue, i: int) -> bool:
    """«ويذكر أن»: a present with nobody to say it, at once followed by its clause."""
    if not r.is_a(i, "impersonal"):
        return False
    after = i + 1
    return r.is_a(after, "that") or r.is_a(after, "prepositions") or r.keys[after : after + 1] == (":",)


def _odd_word(r: Reading, cue: Cue, i: int, opener: Opener) -> bool:
    """Whether a word that is more often something else (بين، عقب) stands where it cannot be a verb of saying."""
    if not cue.can("weak") or not r.is_a(i, "prepositions"):
        return False
    return opener.at > i + 1 and source_after(r, i + 1, opener.at) is None


def _with_opener(r: Reading, cue: Cue, i: int, opener: Opener) -> Draft | None:
    if cue.can("carry"):
        return carried(r, cue, i, opener)
    relay = r.next_a("relay", i + 1, opener.at)
    if relay is not None:  # «ذكرت الوكالة نقلا عن مصدر أن»: the source of the relay speaks
        source, relative = source_after(r, relay + 2, opener.at), False
    else:
        source, relative = sources_of(r, cue, i, opener.at)
    if cue.can("weak") and relay is None and not _close(r, cue, i, opener, source):
        return None
    if cue.can("weak") and _says_elsewhere(r, i, opener, source):
        return None
    pair = (source.first, source.stop) if source else None
    name = kind_of_rule(cue)
    if opener.kind == "that":
        stop = clause_stop(r, opener.content, r.limit(i))
        content = r.trimmed(opener.content, stop)
        if content[0] >= content[1]:
            return None
        topic = relative and len(r.keys[opener.at]) > 3  # «الذي قالت إنه»: the antecedent is spoken of, not speaking
        return Draft((content,), (i, i + 1), pair, f"{name}-that", cue, relative=relative and not topic)
    if opener.kind == "colon":
        first = opener.content + r.is_a(opener.content, "that")
        content = r.trimmed(first, speech_stop(r, first, r.limit(i)))
        return Draft((content,), (i, i + 1), pair, "verb-colon", cue) if content[0] < content[1] else None
    block = r.blocks[opener.content]
    if (
        block.size == 0
        or (block.size == 1 and opener.kind == "quote")
        or (opener.kind == "quote" and cue.can("weak") and block.size < 4 and opener.at > i + 6)
    ):
        return None
    rule = f"{name}-quote" if opener.kind == "quote" or name == "participle" else "verb-colon-quote"
    if opener.kind == "quote" and block.size <= 3 and source and not actor_like(r, source.first, source.stop):
        return None
    inner = (block.inner_first, block.inner_stop)
    return Draft((inner,), (i, i + 1), pair, rule, cue, block, relative)


def _says_elsewhere(r: Reading, i: int, opener: Opener, source: Source | None) -> bool:
    """Whether an everyday verb has an object («سيواصل قتاله، قائلا: …») or a name in quotation marks («نشرت "كذا"
    المقطع») where a verb of saying has its speaker."""
    if opener.kind == "quote" and opener.at == i + 1:
        block = r.blocks[opener.content]
        return block.size < 4 and r.is_word(block.stop) and is_cue(r, block.stop) is None
    linked = r.next_a("link", i + 1, opener.at) is not None
    return linked and source is not None and source.first == i + 1 and not actor_like(r, source.first, source.stop)


def _close(r: Reading, cue: Cue, i: int, opener: Opener, source: Source | None) -> bool:
    """Whether nothing but the subject and circumstances stands between a weak verb and what it opens."""
    if cue.can("actor") and (source is None or not actor_like(r, source.first, source.stop)):
        return False
    if cue.pos in ("participle", "noun") or opener.kind in ("colon-quote", "colon"):
        return True
    j = source.then if source is not None and source.first > i else i + 1
    while j < opener.at and (
        r.is_comma(j) or j in r.time_stop or r.is_a(j, "adverbs") or r.is_a(j, "said_object") or r.is_a(j, "link")
    ):
        j = r.time_stop.get(j, j + 1)
    return j >= opener.at or r.is_a(j, "prepositions") or r.keys[j] in cue.preps or r.is_comma(j - 1)


def verbal_noun(r: Reading, cue: Cue, i: int) -> Draft | None:
    """«قوله إن», «تأكيد فلان أن»: strong with a pronoun, in construct only before somebody who can speak."""
    if not (cue.can("that") or cue.can("quote")) or (cue.can("weak") and not cue.gender):
        return None
    opener = find_opener(r, cue, i)
    if opener is None or (opener.kind == "colon" and not cue.gender):
        return None
    if cue.gender:
        if cue.can("weak") or not _only_asides(r, i + 1, opener.at):
            return None
        source = _carried_source(r, i)
    else:
        source = source_after(r, i + 1, opener.at)
        if source is None or source.first != i + 1 or not actor_like(r, source.first, source.stop):
            return None
        if opener.kind != "that":
            return None
    draft = _with_opener(r, cue, i, opener)
    if draft is None:
        return None
    pair = (source.first, source.stop) if source else None
    return replace(draft, source=pair, rule=draft.rule.replace("verb-", "verbal-noun-").replace("colon-", ""))


def _only_asides(r: Reading, first: int, stop: int) -> bool:
    """Whether nothing but commas, times, adverbs and one word at most stand in a token range («قوله، أمس، إن»)."""
    words = 0
    j = first
    while j < stop:
        if j in r.time_stop:
            j = r.time_stop[j]
            continue
        words += r.is_word(j) and not r.is_a(j, "adverbs")
        j += 1
    return words <= 1


def carried(r: Reading, cue: Cue, i: int, opener: Opener) -> Draft | None:
    """«نقلت الوكالة عن فلان أن»: the speaker stands after عن; with قوله the verbal noun is the cue, not this verb."""
    link = r.next_a("link", i + 1, opener.at)
    if link is not None and is_cue(r, link) is not None:
        return None
    start = next((j + 1 for j in range(i + 1, opener.at) if r.is_a(j, "carried_from")), i + 1)
    source = source_after(r, start, opener.at)
    first, stop = opener.content, r.limit(i)
    block = r.blocks.get(first) if opener.kind != "that" else None
    content = (block.inner_first, block.inner_stop) if block else r.trimmed(first, clause_stop(r, first, stop))
    if content[0] >= content[1]:
        return None
    rule = "verb-that" if opener.kind == "that" else "verb-colon-quote" if block else "verb-colon"
    return Draft((content,), (i, i + 1), (source.first, source.stop) if source else None, rule, cue, block)


def _carried_source(r: Reading, i: int) -> Source | None:
    """«نقلت الوكالة عن فلان قوله»: the phrase between عن and قوله is the speaker."""
    left = max(r.sentence_start[i], i - 30)
    for j in range(i - 1, left, -1):
        if r.is_a(j, "carried_from"):
            source = source_after(r, j + 1, i)
            return source
    return None
