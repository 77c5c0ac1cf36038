"""Noun phrases that can speak: where one begins, how far it goes, and what ends it."""

from __future__ import annotations

from mithaq.extract.naming.shapes import Shapes, shapes_of
from mithaq.extract.quoting.reading import Reading

__all__ = ["bare_forms", "begins_phrase", "is_name", "phrase_stop", "speaks"]

_BODIES = ("organisations", "documents", "agencies", "plural_roles")


def phrase_stop(r: Reading, first: int, stop: int) -> int:
    """The token after the noun phrase that begins at ``first``."""
    shapes, keys, kinds = shapes_of(r.grammar), r.keys, r.kinds
    j, appositions, headed, titled = first, 0, False, False
    hit = r.mention_at.get(first)
    known = hit[0] if hit is not None and hit[1].actor else first
    while j < stop:
        if kinds[j] == "w":
            if j in r.time_stop and j > first:
                break
            shape = shapes[keys[j]]
            if j > first and (_told(r, j) or (shape.what_for and not r.conjoined(j) and j not in r.mention_at)):
                break
            if shape.preposition or (j > first and shape.attached and not is_name(r, j)):
                relayed = r.is_a(j, "carried_from") and shapes[keys[first]].noun == "agencies"
                if not headed or relayed or not _attaches(r, j, stop):
                    break
                j += 2 if shape.preposition else 1
                continue
            if j >= known and j > first and (shape.ending or _phrase_over(r, shapes, (first, j), stop)):
                break
            headed = headed or shape.noun is not None or shape.quantifier
            titled = titled or shape.noun == "roles"
            j += 1
            continue
        step = _past_mark(r, j, stop, titled and appositions < 1)
        if step == j or (j in r.time_stop and j > first):
            break
        appositions += r.is_comma(j)
        j = step
    return min(j, stop)


def _past_mark(r: Reading, j: int, stop: int, more: bool) -> int:
    """The token after a mark that the phrase goes on over; ``j`` itself where the phrase ends."""
    if j in r.blocks:
        return r.blocks[j].stop if r.blocks[j].size <= 6 else j
    if r.is_comma(j):
        return j + 1 if _apposition(r, j + 1, stop, more) else j
    return _mark_step(r, j, stop)


def _phrase_over(r: Reading, shapes: Shapes, place: tuple[int, int], stop: int) -> bool:
    """Whether the word at ``j`` cannot belong to the phrase any more: what was named is complete before it.

    A surname ends a name; an indefinite noun is followed by adjectives, by a genitive or by another noun that speaks.
    """
    keys, (first, j) = r.keys, place
    shape, before = shapes[keys[j]], shapes[keys[j - 1]]
    if keys[j - 1] in r.surnames and not before.particle:
        person = is_name(r, j) and r.mention_at[j][1].kind == "person"
        title = shape.noun in ("roles", "plural_roles") or person
        return not title and not shape.particle and keys[j] not in r.surnames
    if _complete(r, shapes, first, j) or _another_body(r, first, j):
        return True
    if _object_follows(r, shapes, first, j):
        return True
    if before.head == "agencies" and not before.definite and not shape.verb:
        return False  # the outlet's name (راديو كذا)
    head = shapes[keys[first]].head
    if head is None or shape.definite or is_name(r, j - 1) or speaks(r, j):
        return False
    if any(shapes[keys[k]].definite or is_name(r, k) for k in range(first, j)):
        return head != "roles" and before.definite and not shape.adjectival
    if shape.adjectival or shape.title_word or shape.particle:
        return False
    following = j + 1 < stop and (shapes[keys[j + 1]].definite or is_name(r, j + 1))
    return j > first + 1 and not following


def _object_follows(r: Reading, shapes: Shapes, first: int, j: int) -> bool:
    """Whether the object of the verb, or what was said, begins at ``j``: the subject before it is complete."""
    shape, before = shapes[r.keys[j]], shapes[r.keys[j - 1]]
    if shape.head == "roles" and shape.possessed and not r.is_comma(j - 1):
        return True
    if not before.definite:
        return False
    if shape.said:
        return True
    head = shapes[r.keys[first]].noun
    if head == "roles":
        return shape.definite and shape.head in _BODIES and not r.is_comma(j - 1)
    named = head is None and before.noun is None and j - 2 >= first
    if not named or r.keys[j - 2] in r.grammar.class_of("name_heads"):
        return False
    free = not (shape.definite or shape.particle or shape.title_word or shape.conjoined)
    return free and not speaks(r, j) and not is_name(r, j)


def _another_body(r: Reading, first: int, j: int) -> bool:
    """Whether a state or body is named at ``j`` right after another one: whom it was said to, not who said it."""
    hit = r.mention_at.get(j)
    if hit is None or hit[1].kind not in ("state", "organisation") or not is_name(r, j) or hit[1].actor is None:
        return False
    if hit[1].span.start > r.tokens.starts[j] and r.conjoined(j):
        return False  # one more of those who speak (السعودية ومصر)
    return any(
        k in r.mention_at and r.mention_at[k][0] == j and is_name(r, k) and r.mention_at[k][1].actor
        for k in range(max(first, j - 5), j)
    )


def _told(r: Reading, j: int) -> bool:
    """Whether an outlet is named at ``j`` with a preposition written together with it: whom it was said to."""
    hit = r.mention_at.get(j)
    return hit is not None and hit[1].kind == "outlet" and hit[1].span.start > r.tokens.starts[j] and not r.conjoined(j)


def is_name(r: Reading, j: int) -> bool:
    """Whether a proper name, not a nationality, begins at ``j``."""
    return j in r.mention_at and r.mention_at[j][1].form in ("name", "metonym", "capital")


def _complete(r: Reading, shapes: Shapes, first: int, j: int) -> bool:
    """Whether the phrase is complete before ``j``: a known name, or a noun with a pronoun, that nothing qualifies."""
    word = r.keys[j]
    shape, before = shapes[word], shapes[r.keys[j - 1]]
    if shape.object_noun or (shape.saying and before.definite and not r.conjoined(j)):
        return True
    if shape.conjoined and speaks(r, j):
        return False
    if shape.verb and not before.honorific and word not in r.surnames:
        return True
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] == j and hit[1].actor and hit[1].form in ("name", "metonym") and not speaks(r, j):
        return True
    free = not shape.definite and not shape.title_word and j not in r.mention_at and not speaks(r, j)
    return before.possessed and free and before.noun != "roles"


def _mark_step(r: Reading, j: int, stop: int) -> int:
    """The token after a bracket or hyphen inside a name, a number; ``j`` itself when the phrase ends here."""
    mark = r.keys[j]
    if mark == "(":
        close = next((k for k in range(j + 1, min(stop, j + 12)) if r.keys[k] == ")"), None)
        return close + 1 if close is not None else j
    if r.kinds[j] == "n":
        return j + 1
    if mark in "-–." and r.is_word(j + 1) and (r.tight(j - 1) or (mark == "." and r.tight(j))):
        return j + 1
    if mark in "'’&/":
        return j + 1
    return j


def _apposition(r: Reading, j: int, stop: int, headed: bool) -> bool:
    """Whether what follows a comma goes on naming the same source: a title, or the name after a title."""
    if j >= stop or j in r.time_stop or j in r.blocks or not begins_phrase(r, j):
        return False
    if r.is_a(j, "adverbs") or r.is_a(j, "link") or r.is_a(j, "demonstratives"):
        return False
    if any(r.grammar.head(form) for form in bare_forms(r, j)[:1]):
        return True
    cue = r.grammar.cue(r.keys[j])
    if r.is_a(j, "clause_start") or (cue is not None and cue.pos in ("past", "present")):
        return False
    return headed and (
        j in r.mention_at or not r.conjoined(j) or r.tokens.keys[j] in r.grammar.class_of("person_particles")
    )


def _attaches(r: Reading, j: int, stop: int) -> bool:
    """Whether a preposition inside a source phrase belongs to it (مسؤول في وزارة, not قال في بيان)."""
    if not r.is_a(j, "attaching") and r.is_a(j, "prepositions"):
        return False
    if j in r.closed and r.is_a(j, "prepositions"):
        return False  # after a name in quotation marks: where it was said
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


def begins_phrase(r: Reading, j: int) -> bool:
    """Whether a noun phrase can begin at token ``j``."""
    if j in r.blocks:
        return r.blocks[j].size <= 5
    if not r.is_word(j):
        return r.kinds[j] == "n" and r.is_word(j + 1) and r.grammar.head_of(r.keys[j + 1]) is not None
    shape = shapes_of(r.grammar)[r.keys[j]]
    if shape.closed or (shape.participle and j not in r.mention_at):
        return False
    if shape.noun is None and r.grammar.pack.morph.indefinite(r.tokens.raw(j)):
        return False
    return is_name(r, j) or not shape.attached


def speaks(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins the name or title of someone who can speak."""
    hit = r.mention_at.get(j)
    if hit is not None and hit[1].form != "demonym" and hit[1].kind != "place":
        return True
    return r.keys[j] in r.surnames or r.grammar.head_of(r.keys[j]) is not None


def bare_forms(r: Reading, i: int) -> tuple[str, ...]:
    """The word at ``i`` with its proclitics and without them."""
    return r.grammar.pack.morph.strip(r.keys[i]) if r.is_word(i) else ()
