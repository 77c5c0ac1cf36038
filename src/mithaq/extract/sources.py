"""Sources: the phrase beside a cue that says who speaks, as far as it can be read without knowing who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.reading import Reading

__all__ = ["Source", "actor_like", "phrase_stop", "source_after", "source_before"]

_LONGEST = 40
_CLOSED = frozenset({"prepositions", "relative", "that", "back_reference", "fa_inna", "said_object", "subordinators"})
_ENDING = frozenset({"relative", "that", "adverbs", "link", "said_object", "fa_inna", "subordinators"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase in tokens ``[first, stop)`` and the token where what follows it begins."""

    first: int
    stop: int
    then: int


def source_after(r: Reading, first: int, stop: int) -> Source | None:
    """The source phrase in the token range, read forward: circumstances before it are passed over.

    ``None`` when the range holds only circumstances (the subject was dropped). After a circumstance with a preposition
    only a title can still be the subject.
    """
    j = first
    circumstance = False
    while j < stop:
        j = _past_circumstance(r, j, stop)
        if j >= stop:
            return None
        if _begins_phrase(r, j) and (not circumstance or _titled(r, j)):
            end = phrase_stop(r, j, stop)
            if end > j:
                return Source(j, end, end)
        circumstance = True
        j = _next_segment(r, j, stop)
    return None


def source_before(r: Reading, cue: int) -> Source | None:
    """The source phrase that ends right before the cue: subject first, verb after."""
    stop = cue
    while stop > 0 and (r.is_a(stop - 1, "verb_particles") or r.is_comma(stop - 1) or stop in r.time_start):
        stop = r.time_start.get(stop, stop - 1)
    block = r.inside[cue]
    left = max(r.sentence_start[cue], stop - _LONGEST, block.inner_first if block else 0)
    for j in range(left, stop):
        if not (r.is_word(j) or j in r.blocks) or not _begins_phrase(r, j):
            continue
        opens = j == left or _after_clause_start(r, j)
        if not (opens or _speaks(r, j)) or (r.is_a(j, "clause_start") and not r.is_a(j, "that")):
            continue
        if phrase_stop(r, j, stop) >= stop and actor_like(r, j, stop):
            return Source(j, stop, cue)
    return None


def _titled(r: Reading, j: int) -> bool:
    return any(r.grammar.head(form) in ("roles", "plural_roles") for form in _bare_forms(r, j)[:1])


def _after_clause_start(r: Reading, j: int) -> bool:
    return r.is_comma(j - 1) or r.is_a(j - 1, "clause_start") or r.is_a(j - 1, "that")


def actor_like(r: Reading, first: int, stop: int) -> bool:
    """Whether a phrase can speak: it begins with a noun that can, or names someone known or named in the text, or has
    a title in apposition."""
    j = first
    while j < stop and (not r.is_word(j) or r.keys[j] in r.grammar.class_of("quantifiers") or r.is_a(j, "demonstratives") or r.is_a(j, "prepositions")):
        j += 1
    if j >= stop:
        return False
    if _speaks(r, j):
        return True
    comma = next((k for k in range(j, min(stop, j + 8)) if r.is_comma(k)), None)
    return comma is not None and comma + 1 < stop and _titled(r, comma + 1)


def _speaks(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins the name or title of someone who can speak."""
    hit = r.mention_at.get(j)
    if hit is not None and hit[1].form != "demonym" and hit[1].kind != "place":
        return True
    return r.keys[j] in r.surnames or r.grammar.head_of(r.keys[j]) is not None


def _bare_forms(r: Reading, i: int) -> tuple[str, ...]:
    return r.grammar.pack.morph.strip(r.keys[i]) if r.is_word(i) else ()


def _past_circumstance(r: Reading, j: int, stop: int) -> int:
    """Pass over commas, times and adverbs."""
    while j < stop:
        if j in r.time_stop:
            j = r.time_stop[j]
        elif r.is_comma(j) or r.is_a(j, "adverbs") or r.is_a(j, "link"):
            j += 1
        else:
            break
    return j


def _next_segment(r: Reading, j: int, stop: int) -> int:
    """The token after the next comma, or ``stop``."""
    while j < stop and not r.is_comma(j):
        j = r.blocks[j].stop if j in r.blocks else j + 1
    return j + 1


def _begins_phrase(r: Reading, j: int) -> bool:
    """Whether a noun phrase can begin at token ``j``."""
    if j in r.blocks:
        return r.blocks[j].size <= 5
    if not r.is_word(j):
        return False
    if not r.grammar.classes(r.keys[j]).isdisjoint(_CLOSED):
        return False
    cue = r.grammar.cue(r.keys[j])
    if cue is not None and cue.pos == "participle" and j not in r.mention_at:
        return False
    return _is_name(r, j) or not _attached_preposition(r, j)


def _attached_preposition(r: Reading, j: int) -> bool:
    """Whether the word is a preposition written together with its noun (للصحفيين، لوكالة، بالقول)."""
    word = r.keys[j]
    if r.grammar.head(word):
        return False
    bare = r.grammar.pack.morph.strip(word)[1:]
    return any((form.startswith("ال") and word[0] != "ك") or r.grammar.head(form) or form in r.grammar.class_of("media_nouns") for form in bare)


def phrase_stop(r: Reading, first: int, stop: int) -> int:
    """The token after the noun phrase that begins at ``first``."""
    j = first
    appositions = 0
    headed = False
    while j < stop:
        if j in r.time_stop and j > first:
            break
        if j in r.blocks:
            if r.blocks[j].size > 6:
                break
            j = r.blocks[j].stop
            continue
        if r.is_comma(j):
            if appositions >= 2 or not _apposition(r, j + 1, stop, headed):
                break
            appositions += 1
            j += 1
            continue
        if r.kinds[j] != "w":
            step = _mark_step(r, j, stop)
            if step == j:
                break
            j = step
            continue
        if r.is_a(j, "prepositions") or (j > first and not _is_name(r, j) and _attached_preposition(r, j)):
            if not headed or not _attaches(r, j, stop):
                break
            j = j + 2 if r.is_a(j, "prepositions") else j + 1
            continue
        if j > first and (not r.grammar.classes(r.keys[j]).isdisjoint(_ENDING) or _phrase_over(r, first, j, stop)):
            break
        headed = headed or r.grammar.head_of(r.keys[j]) is not None or r.keys[j] in r.grammar.class_of("quantifiers")
        j += 1
    return min(j, stop)


def _phrase_over(r: Reading, first: int, j: int, stop: int) -> bool:
    """Whether the word at ``j`` cannot belong to the phrase any more: what was named is complete before it.

    A surname ends a name; an indefinite noun is followed by adjectives, by a genitive or by another noun that speaks.
    """
    if r.keys[j - 1] in r.surnames and r.keys[j - 1] not in r.grammar.class_of("person_particles"):
        title = r.grammar.head_of(r.keys[j]) in ("roles", "plural_roles") or _is_name(r, j)
        return not title and r.keys[j] not in r.grammar.class_of("person_particles") and r.keys[j] not in r.surnames
    if _complete(r, first, j) or _another_body(r, first, j):
        return True
    head = r.grammar.head(r.keys[j])
    if head == "roles" and r.grammar.pack.morph.possessed(r.keys[j]) and not r.is_comma(j - 1):
        return True
    morph = r.grammar.pack.morph
    if _is_name(r, j - 1) or r.grammar.head(r.keys[first]) is None or morph.definite(r.keys[j]) or _speaks(r, j):
        return False
    if any(morph.definite(r.keys[k]) or _is_name(r, k) for k in range(first, j)):
        singular = r.grammar.head(r.keys[first]) == "roles"
        return not singular and morph.definite(r.keys[j - 1]) and not morph.adjectival(r.keys[j]) and r.kinds[j] == "w"
    if morph.adjectival(r.keys[j]) or r.keys[j] in r.grammar.class_of("title_words") or r.keys[j] in r.grammar.class_of("person_particles"):
        return False
    return j > first + 1 and not (j + 1 < stop and (morph.definite(r.keys[j + 1]) or _is_name(r, j + 1)))


def _another_body(r: Reading, first: int, j: int) -> bool:
    """Whether a state or body is named at ``j`` right after another one: whom it was said to, not who said it."""
    hit = r.mention_at.get(j)
    if hit is None or hit[1].kind not in ("state", "organisation") or not _is_name(r, j) or hit[1].actor is None:
        return False
    return any(k in r.mention_at and r.mention_at[k][0] == j and _is_name(r, k) and r.mention_at[k][1].actor for k in range(max(first, j - 5), j))


def _is_name(r: Reading, j: int) -> bool:
    """Whether a proper name, not a nationality, begins at ``j``."""
    return j in r.mention_at and r.mention_at[j][1].form in ("name", "metonym", "capital")


def _complete(r: Reading, first: int, j: int) -> bool:
    """Whether the phrase is complete before ``j``: a known name, or a noun with a pronoun, that nothing qualifies."""
    morph, word = r.grammar.pack.morph, r.keys[j]
    if r.grammar.head(morph.object_form(word)) in ("documents", "organisations") and morph.object_form(word) != word:
        return True
    if word[0] in "وف" and _speaks(r, j):
        return False
    cue = r.grammar.cue(word)
    if cue is not None and cue.pos != "participle" and r.keys[j - 1] not in r.grammar.class_of("honorifics") and r.grammar.pack.morph.bare(r.keys[j - 1]) not in r.grammar.class_of("honorifics") and not r.is_a(j, "prepositions") and word not in r.surnames and not r.grammar.head(word):
        return True
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] == j and hit[1].actor and hit[1].form in ("name", "metonym") and not _speaks(r, j):
        return True
    return morph.possessed(r.keys[j - 1]) and not morph.definite(word) and j not in r.mention_at and not _speaks(r, j) and word not in r.grammar.class_of("title_words")


def _mark_step(r: Reading, j: int, stop: int) -> int:
    """The token after a bracket or hyphen inside a name, a number; ``j`` itself when the phrase ends here."""
    mark = r.keys[j]
    if mark == "(":
        close = next((k for k in range(j + 1, min(stop, j + 12)) if r.keys[k] == ")"), None)
        return close + 1 if close is not None else j
    if r.kinds[j] == "n":
        return j + 1
    if mark in "-–." and r.is_word(j + 1) and (r.tight(j) or r.tight(j - 1)):
        return j + 1
    if mark in "'’&/":
        return j + 1
    return j


def _apposition(r: Reading, j: int, stop: int, headed: bool) -> bool:
    """Whether what follows a comma goes on naming the same source: a title, or the name after a title."""
    if j >= stop or j in r.time_stop or not _begins_phrase(r, j):
        return False
    if r.is_a(j, "adverbs") or r.is_a(j, "link") or r.is_a(j, "demonstratives"):
        return False
    if any(r.grammar.head(form) for form in _bare_forms(r, j)[:1]):
        return True
    cue = r.grammar.cue(r.keys[j])
    if r.is_a(j, "clause_start") or (cue is not None and cue.pos in ("past", "present")):
        return False
    return headed and (j in r.mention_at or not r.keys[j].startswith(("و", "ف")) or r.tokens.keys[j] in r.grammar.class_of("person_particles"))


def _attaches(r: Reading, j: int, stop: int) -> bool:
    """Whether a preposition inside a source phrase belongs to it (مسؤول في وزارة, not قال في بيان)."""
    if not r.is_a(j, "attaching") and r.is_a(j, "prepositions"):
        return False
    noun = j + 1 if r.is_a(j, "prepositions") else j
    if len(r.keys[j]) == 1 and noun in r.blocks:
        return False
    if noun >= stop or not r.is_word(noun) or noun in r.time_stop:
        return False
    media = r.grammar.class_of("media_nouns")
    forms = _bare_forms(r, noun)
    if any(form in media or r.grammar.pack.morph.bare(form) in media for form in forms):
        return False
    media_people = r.grammar.class_of("media_people")
    if not r.is_a(j, "prepositions") and any(r.grammar.head(form) == "agencies" or form in media_people for form in forms):
        return False
    if r.is_a(noun, "demonstratives") or r.is_a(noun, "that"):
        return False
    return noun in r.mention_at or not r.grammar.pack.morph.possessed(r.keys[noun])
