"""Noun phrases of languages with cases: where one begins and ends, and whether it can be the subject of a verb."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.declined.extents import and_more, appositions, extent
from mithaq.extract.declined.heads import NAMES, capital, find_head, hyphen
from mithaq.extract.declined.nouns import Noun, nouns_of
from mithaq.extract.quoting.reading import Reading
from mithaq.model.marks import Mention
from mithaq.text.tokens import WORD

__all__ = ["Phrase", "phrase_at"]

_LONGEST = 28
_MODIFIERS = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in tokens ``[first, stop)``: what its head is (``kind``; ``pronoun``; ``name`` when only capitals
    show it), whether it can be a subject, its number and gender, the name it begins with or leads to, whether it is one
    noun alone, and whether it is an amount (большинство экспертов), whose verb stands in either number."""

    first: int
    stop: int
    kind: str
    nominative: bool
    plural: bool
    gender: str
    named: Mention | None = None
    single: bool = False
    amount: bool = False

    @property
    def acts(self) -> bool:
        """Whether it is somebody who can speak, not a document or a word that only has a capital."""
        return self.kind != "documents" and not (self.kind == "name" and self.named is None)


def phrase_at(r: Reading, j: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at token ``j``, if somebody or something that can speak is its head."""
    if j >= limit or j in r.time_stop:
        return None
    if r.keys[j] in r.grammar.words["pronouns"]:
        gender, number = r.grammar.pack.morph.pronoun(r.keys[j]) or ("", "")
        return Phrase(j, j + 1, "pronoun", True, number == "p", gender)
    if r.keys[j] in r.grammar.class_of("one_of") and r.is_a(j + 1, "sources_from"):
        return _one_of(r, j, limit)
    head, subject = find_head(r, j, min(limit, j + _MODIFIERS))
    subject = subject and not _owner(r, j)
    return None if head is None else _whole(r, (j, head), min(limit, j + _LONGEST), subject)


def _one_of(r: Reading, j: int, limit: int) -> Phrase | None:
    """«один из экспертов», «некоторые из них»: the number or gender is that of the first word."""
    inner = phrase_at(r, j + 2, limit) if j + 2 < limit else None
    if inner is None:
        return None
    plural = r.keys[j].endswith(r.grammar.endings["plural_people"])
    gender = "" if plural else r.grammar.pack.morph.gender(r.keys[j])
    kind = "roles" if inner.kind == "plural_roles" and not plural else inner.kind
    return Phrase(j, inner.stop, kind, True, plural, gender, inner.named)


def _owner(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` stands behind a noun of saying or a document and is in the genitive (слова главы)."""
    nouns = nouns_of(r.grammar)
    said = r.is_a(j - 1, "says_nouns") or r.is_a(j - 1, "formula_nouns")
    if j == 0 or not (said or any(noun.kind == "documents" for noun in nouns.get(r.keys[j - 1], ()))):
        return False
    return any(not noun.nominative for noun in nouns.get(r.keys[j], ()))


def _whole(r: Reading, place: tuple[int, int], limit: int, subject: bool) -> Phrase:
    """The phrase around its head noun; ``place``: where it begins, and the head."""
    first, head = place
    hit = r.mention_at.get(head)
    if hit is not None and hit[1].form in NAMES:
        return _of_name(r, first, hit, limit, subject)
    nouns = nouns_of(r.grammar).get(r.keys[head], ())
    if nouns:
        return _of_noun(
            r, place, limit, next((noun for noun in nouns if noun.nominative == subject), nouns[0]), subject
        )
    if hit is not None and hit[1].form == "demonym":
        plural = r.keys[head].endswith(r.grammar.endings["plural_people"])
        return Phrase(first, head + 1, "plural_roles" if plural else "roles", subject, plural, "")
    if r.keys[head] in r.grammar.class_of("honorifics"):
        return _addressed(r, place, limit)
    stop = head + 1
    while stop < limit and ((capital(r, stop) and stop not in r.mention_at) or hyphen(r, stop)):
        stop += 1
    opens = stop == head + 1 and head == r.sentence_start[head]  # a noun that no list holds (Рыбаки …)
    plural = opens and r.keys[head].endswith(r.grammar.endings["plural_people"])
    return Phrase(first, stop, "name", subject, plural, "")


def _of_noun(r: Reading, place: tuple[int, int], limit: int, noun: Noun, subject: bool) -> Phrase:
    first, head = place
    stop, named = extent(r, head, limit, noun)
    if named is not None:
        gender = named.gender
    else:
        gender = "" if noun.kind in ("roles", "plural_roles") else r.grammar.pack.morph.gender(noun.base)
    counted = head > first and r.keys[head - 1] in r.grammar.class_of("numerals")  # два источника сообщили
    nominative = subject and (noun.nominative or counted)
    amount = noun.base in r.grammar.class_of("quantifiers") or r.is_a(head, "quantifying")
    plural = noun.plural or counted
    return Phrase(first, stop, noun.kind, nominative, plural, gender, named, stop - first == 1, amount)


def _addressed(r: Reading, place: tuple[int, int], limit: int) -> Phrase:
    """The phrase of a form of address and a name (г-н Фамилия)."""
    first, head = place
    j = head + 1
    while j < limit and (r.keys[j] in "-." or r.is_a(j, "honorific_ends")):
        j += 1
    name = r.mention_at.get(j)
    stop = name[0] if name is not None else j + 1
    female = r.is_a(head, "lady") or any(r.is_a(k, "lady") for k in range(head, j))
    return Phrase(first, min(stop, limit), "roles", True, False, "f" if female else "", name[1] if name else None)


def _of_name(r: Reading, first: int, hit: tuple[int, Mention], limit: int, subject: bool) -> Phrase:
    """The phrase that a name begins, with what belongs to it: a longer name of a body, or an apposition."""
    stop, mention = hit
    person = mention.kind == "person"
    if not person:
        while stop < limit and stop not in r.time_stop and r.kinds[stop] == WORD and _belongs(r, stop):
            stop = r.mention_at[stop][0] if stop in r.mention_at else stop + 1
    stop, more = appositions(r, stop, limit)
    stop, plural = and_more(r, stop, limit)
    named = mention if person or more is None else more
    nominative = subject and mention.case != "o"
    gender = mention.gender if person else ""
    return Phrase(first, min(stop, limit), "person" if person else "body", nominative, plural, gender, named)


def _belongs(r: Reading, j: int) -> bool:
    """Whether the name at ``j`` qualifies the body before it (МИД РФ), and is nobody who acts on his own."""
    hit = r.mention_at.get(j)
    if not capital(r, j):
        return False
    return hit is None or (hit[1].kind in ("state", "organisation", "place") and hit[1].form != "demonym")
