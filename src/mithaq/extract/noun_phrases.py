"""Noun phrases that can speak: where one begins, how far it goes, and what ends it."""

from __future__ import annotations

from mithaq.extract.reading import Reading

__all__ = ["bare_forms", "begins_phrase", "is_name", "phrase_stop", "speaks"]

_CLOSED = frozenset({"prepositions", "relative", "that", "back_reference", "fa_inna", "said_object", "subordinators"})
_ENDING = frozenset({"relative", "that", "adverbs", "link", "said_object", "fa_inna", "subordinators"})


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
        if r.is_a(j, "prepositions") or (j > first and not is_name(r, j) and _attached_preposition(r, j)):
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
        title = r.grammar.head_of(r.keys[j]) in ("roles", "plural_roles") or is_name(r, j)
        return not title and r.keys[j] not in r.grammar.class_of("person_particles") and r.keys[j] not in r.surnames
    if _complete(r, first, j) or _another_body(r, first, j):
        return True
    head = r.grammar.head(r.keys[j])
    if head == "roles" and r.grammar.pack.morph.possessed(r.keys[j]) and not r.is_comma(j - 1):
        return True
    morph = r.grammar.pack.morph
    if is_name(r, j - 1) or r.grammar.head(r.keys[first]) is None or morph.definite(r.keys[j]) or speaks(r, j):
        return False
    if any(morph.definite(r.keys[k]) or is_name(r, k) for k in range(first, j)):
        singular = r.grammar.head(r.keys[first]) == "roles"
        return not singular and morph.definite(r.keys[j - 1]) and not morph.adjectival(r.keys[j]) and r.kinds[j] == "w"
    if (
        morph.adjectival(r.keys[j])
        or r.keys[j] in r.grammar.class_of("title_words")
        or r.keys[j] in r.grammar.class_of("person_particles")
    ):
        return False
    return j > first + 1 and not (j + 1 < stop and (morph.definite(r.keys[j + 1]) or is_name(r, j + 1)))


def _another_body(r: Reading, first: int, j: int) -> bool:
    """Whether a state or body is named at ``j`` right after another one: whom it was said to, not who said it."""
    hit = r.mention_at.get(j)
    if hit is None or hit[1].kind not in ("state", "organisation") or not is_name(r, j) or hit[1].actor is None:
        return False
    return any(
        k in r.mention_at and r.mention_at[k][0] == j and is_name(r, k) and r.mention_at[k][1].actor
        for k in range(max(first, j - 5), j)
    )


def is_name(r: Reading, j: int) -> bool:
    """Whether a proper name, not a nationality, begins at ``j``."""
    return j in r.mention_at and r.mention_at[j][1].form in ("name", "metonym", "capital")


def _complete(r: Reading, first: int, j: int) -> bool:
    """Whether the phrase is complete before ``j``: a known name, or a noun with a pronoun, that nothing qualifies."""
    morph, word = r.grammar.pack.morph, r.keys[j]
    if r.grammar.head(morph.object_form(word)) in ("documents", "organisations") and morph.object_form(word) != word:
        return True
    if r.conjoined(j) and speaks(r, j):
        return False
    cue = r.grammar.cue(word)
    if (
        cue is not None
        and cue.pos != "participle"
        and r.keys[j - 1] not in r.grammar.class_of("honorifics")
        and r.grammar.pack.morph.bare(r.keys[j - 1]) not in r.grammar.class_of("honorifics")
        and not r.is_a(j, "prepositions")
        and word not in r.surnames
        and not r.grammar.head(word)
    ):
        return True
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] == j and hit[1].actor and hit[1].form in ("name", "metonym") and not speaks(r, j):
        return True
    return (
        morph.possessed(r.keys[j - 1])
        and not morph.definite(word)
        and j not in r.mention_at
        and not speaks(r, j)
        and word not in r.grammar.class_of("title_words")
    )


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
    if j >= stop or j in r.time_stop or not begins_phrase(r, j):
        return False
    if r.is_a(j, "adverbs") or r.is_a(j, "link") or r.is_a(j, "demonstratives"):
        return False
    if any(r.grammar.head(form) for form in bare_forms(r, j)[:1]):
        return True
    cue = r.grammar.cue(r.keys[j])
    if r.is_a(j, "clause_start") or (cue is not None and cue.pos in ("past", "present")):
        return False
    return headed and (
        j in r.mention_at
        or not r.conjoined(j)
        or r.tokens.keys[j] in r.grammar.class_of("person_particles")
    )


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
    forms = bare_forms(r, noun)
    if any(form in media or r.grammar.pack.morph.bare(form) in media for form in forms):
        return False
    media_people = r.grammar.class_of("media_people")
    if not r.is_a(j, "prepositions") and any(
        r.grammar.head(form) == "agencies" or form in media_people for form in forms
    ):
        return False
    if r.is_a(noun, "demonstratives") or r.is_a(noun, "that"):
        return False
    return noun in r.mention_at or not r.grammar.pack.morph.possessed(r.keys[noun])


def _attached_preposition(r: Reading, j: int) -> bool:
    """Whether the word is a preposition written together with its noun (للصحفيين، لوكالة، بالقول)."""
    word = r.keys[j]
    if r.grammar.head(word):
        return False
    bare = r.grammar.pack.morph.strip(word)[1:]
    return any(
        r.grammar.pack.morph.carries_article(word, form) or r.grammar.head(form) or form in r.grammar.class_of("media_nouns")
        for form in bare
    )


def begins_phrase(r: Reading, j: int) -> bool:
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
    return is_name(r, j) or not _attached_preposition(r, j)


def speaks(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins the name or title of someone who can speak."""
    hit = r.mention_at.get(j)
    if hit is not None and hit[1].form != "demonym" and hit[1].kind != "place":
        return True
    return r.keys[j] in r.surnames or r.grammar.head_of(r.keys[j]) is not None


def bare_forms(r: Reading, i: int) -> tuple[str, ...]:
    return r.grammar.pack.morph.strip(r.keys[i]) if r.is_word(i) else ()
