"""Noun phrases of languages with cases: where one begins and ends, and whether it can be the subject of a verb."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.extract.cased.nouns import Noun, nouns_of
from mithaq.extract.reading import Reading
from mithaq.model.marks import Mention

__all__ = ["Phrase", "capital", "closed", "phrase_at", "verb_like"]

_LONGEST = 28
_NAMES = ("name", "metonym", "capital", "abbreviation")
_CLOSED = frozenset(
    {"prepositions", "relative", "that", "conjunctions", "adverbs", "sentence_links", "as_said", "formula_own"}
)
_VERBAL = tuple(
    [vowel + "л" + end for vowel in "аеиыуя" for end in ("", "а", "о", "и", "ся", "ась", "ось", "ись")]
    + ["ть", "ться", "ется", "ится", "утся", "ятся", "ает", "яет", "ует", "еет", "ают", "яют", "уют", "еют", "вшись"]
)
_NOT_VERBS = frozenset({"дела", "тела", "сила", "мила", "предела", "отдела", "раздела", "капитала", "канала", "журнала", "финала", "металла", "генерала", "арсенала", "потенциала", "персонала", "материала", "филиала", "скандала", "трибунала", "терминала", "отдел", "раздел", "капитал", "канал", "журнал", "финал", "генерал", "арсенал", "потенциал", "персонал", "материал", "филиал", "скандал", "трибунал", "терминал", "адмирал", "штурвал", "модель", "область", "власть", "часть", "мать", "сеть", "память", "печать", "кремль", "смерть", "нефть", "путь", "мебель", "апрель", "израиль"})
_SUBJECT_ADJECTIVES = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ой")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in tokens ``[first, stop)``: what its head is (``kind``; ``pronoun``; ``name`` when only capitals
    show it), whether it can be a subject, its number and gender, and the name it begins with or leads to."""

    first: int
    stop: int
    kind: str
    nominative: bool
    plural: bool
    gender: str
    named: Mention | None = None
    single: bool = False

    @property
    def acts(self) -> bool:
        """Whether it is somebody who can speak, not a document or a word that only has a capital."""
        return self.kind != "documents" and not (self.kind == "name" and self.named is None)


def closed(r: Reading, j: int) -> bool:
    """Whether the word is a preposition, conjunction, adverb or the like, which ends a noun phrase."""
    return not r.grammar.classes(r.keys[j]).isdisjoint(_CLOSED)


def capital(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins with a capital letter."""
    return r.kinds[j] == "w" and r.tokens.text[r.tokens.starts[j]].isupper()


def verb_like(word: str) -> bool:
    """Whether a word has the shape of a finite verb, an infinitive or a gerund, as far as endings tell.

    >>> verb_like("объявили"), verb_like("является"), verb_like("отрасли"), verb_like("совет")
    (True, True, False, False)
    """
    return len(word) > 3 and word.endswith(_VERBAL) and word not in _NOT_VERBS


def phrase_at(r: Reading, j: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at token ``j``, if somebody or something that can speak is its head."""
    if j >= limit or j in r.time_stop:
        return None
    word = r.keys[j]
    if word in r.grammar.words["pronouns"]:
        sex, number = r.grammar.pack.morph.pronoun(word) or ("", "")
        return Phrase(j, j + 1, "pronoun", True, number == "p", sex)
    head, subject = _head(r, j, min(limit, j + 8))
    if head is None:
        return None
    return _whole(r, j, head, min(limit, j + _LONGEST), subject)


def _head(r: Reading, j: int, limit: int) -> tuple[int | None, bool]:
    """The token of the head noun after its modifiers, and whether the modifiers let it be a subject."""
    subject = True
    start = j
    while j < limit:
        if j in r.blocks:
            return None, False
        hit = r.mention_at.get(j)
        named = hit is not None and hit[1].form in _NAMES
        if hit is not None and hit[1].form == "demonym" and not r.grammar.pack.morph.adjectival(r.keys[j]):
            return j, subject
        if named or r.keys[j] in nouns_of(r.grammar) or r.keys[j] in r.grammar.class_of("honorifics"):
            return (j, subject) if not _modifies(r, j, limit) else _head(r, j + 1, limit)
        if r.kinds[j] == "n" or (r.keys[j] in "-–" and j > start and r.tight(j) and r.kinds[j - 1] == "n"):
            j += 1
            continue
        if r.kinds[j] != "w":
            hyphen = r.keys[j] == "-" and j > start and r.tight(j) and r.tight(j - 1)
            if not hyphen:
                return None, False
            j += 1
            continue
        if r.keys[j] in r.grammar.class_of("prefixes") and r.keys[j + 1 : j + 2] == ("-",):
            j += 2
            continue
        if r.keys[j] in r.grammar.class_of("quantifiers"):
            j += 1
            continue
        if j > start and r.is_a(j, "joining") and r.grammar.pack.morph.adjectival(r.keys[j - 1]) and r.grammar.pack.morph.adjectival(r.keys[j + 1]):
            j += 1
            continue
        if closed(r, j) or r.grammar.cue(r.keys[j]) is not None and r.grammar.cue(r.keys[j]).pos != "adjective":  # type: ignore[union-attr]
            return None, False
        if r.grammar.pack.morph.adjectival(r.keys[j]):
            subject = subject and r.keys[j].endswith(_SUBJECT_ADJECTIVES)
            j += 1
            continue
        if capital(r, j) and (j != r.sentence_start[j] or not r.keys[j].isascii()):
            return j, subject
        return (j, subject) if r.keys[j].isascii() and capital(r, j) else (None, False)
    return None, False


def _modifies(r: Reading, j: int, limit: int) -> bool:
    """Whether a noun that is also an adjective (верховный, исполнительный) only modifies the noun after it."""
    if j + 1 >= limit or r.kinds[j + 1] != "w" or not r.grammar.pack.morph.adjectival(r.keys[j]):
        return False
    after = nouns_of(r.grammar).get(r.keys[j + 1])
    return bool(after) and (j not in r.mention_at or r.mention_at[j][1].form != "name")


def _whole(r: Reading, first: int, head: int, limit: int, subject: bool) -> Phrase:
    """The phrase around its head noun."""
    hit = r.mention_at.get(head)
    nouns = nouns_of(r.grammar).get(r.keys[head], ())
    if hit is not None and hit[1].form in _NAMES:
        return _of_name(r, first, hit, limit, subject)
    if nouns and not (capital(r, head) and r.keys[head].isascii()):
        noun = next((n for n in nouns if n.nominative), nouns[0]) if subject else next((n for n in nouns if not n.nominative), nouns[0])
        stop, named = _extended(r, head, limit, noun)
        gender = named.gender if named else ("" if noun.kind in ("roles", "plural_roles") else r.grammar.pack.morph.gender(noun.base))
        return Phrase(first, stop, noun.kind, subject and noun.nominative, noun.plural, gender, named, stop - first == 1)
    if hit is not None and hit[1].form == "demonym":
        plural = r.keys[head].endswith(("ы", "и", "е"))
        return Phrase(first, head + 1, "plural_roles" if plural else "roles", subject, plural, "")
    if r.keys[head] in r.grammar.class_of("honorifics"):
        j = head + 1
        while j < limit and (r.keys[j] in "-." or r.keys[j] == "н" or r.keys[j] == "жа"):
            j += 1
        name = r.mention_at.get(j)
        stop = name[0] if name is not None else j + 1
        return Phrase(first, min(stop, limit), "roles", True, False, "f" if "жа" in r.keys[head:j] or r.keys[head].startswith("госпож") else "", name[1] if name else None)
    stop = head + 1
    while stop < limit and ((capital(r, stop) and stop not in r.mention_at) or (r.keys[stop] in "-'’&" and r.tight(stop) and r.tight(stop - 1))):
        stop += 1
    return Phrase(first, stop, "name", subject, False, "")


def _of_name(r: Reading, first: int, hit: tuple[int, Mention], limit: int, subject: bool) -> Phrase:
    """The phrase that a name begins, with what belongs to it: a longer name of a body, or an apposition."""
    stop, mention = hit
    person = mention.kind == "person"
    nominative = subject and mention.case != "o"
    if not person:
        while stop < limit and stop not in r.time_stop and r.kinds[stop] == "w" and (capital(r, stop) and _belongs(r, stop)):
            stop = r.mention_at[stop][0] if stop in r.mention_at else stop + 1
    stop, more = _appositions(r, stop, limit)
    stop, plural = _and_more(r, stop, limit)
    gender = mention.gender if person else ""
    return Phrase(first, min(stop, limit), "person" if person else "body", nominative, plural, gender, mention if not more or person else more)


def _belongs(r: Reading, j: int) -> bool:
    """Whether the name at ``j`` qualifies the body before it (МИД РФ), and is nobody who acts on his own."""
    hit = r.mention_at.get(j)
    return hit is None or (hit[1].kind in ("state", "organisation") and hit[1].form != "demonym") or hit[1].kind == "place"


def _extended(r: Reading, head: int, limit: int, noun: Noun) -> tuple[int, Mention | None]:
    """The token after the phrase of a head noun, and the person or body its last part names."""
    j = head + 1
    named: Mention | None = None
    free = False  # after a preposition or «и» a noun in another case belongs to the phrase
    while j < limit:
        if j in r.time_stop:
            break
        if j in r.blocks:
            if r.blocks[j].size > 5 or not r.blocks[j].closed:
                break
            j = r.blocks[j].stop
            continue
        if r.kinds[j] != "w":
            step = _mark_step(r, j, limit)
            if step == j:
                break
            j = step
            continue
        hit = r.mention_at.get(j)
        if hit is not None and hit[1].kind == "person" and hit[1].form == "name" and noun.kind in ("roles", "plural_roles"):
            if hit[1].case != "o" or not noun.nominative or j == head + 1:
                if noun.plural and hit[1].case != "o":
                    break
                if hit[1].case != "o" or not noun.nominative:
                    named = hit[1]
                    j = hit[0]
                    break
            j = hit[0]
            continue
        if hit is not None and hit[1].form in _NAMES:
            if hit[1].kind == "outlet" and r.keys[head] not in r.grammar.class_of("agencies") and noun.kind in ("roles", "plural_roles") and hit[1].case == "o":
                break
            j = hit[0]
            continue
        if r.is_a(j, "prepositions"):
            step = _attached(r, head, j, limit)
            if step == j:
                break
            j, free = step, True
            continue
        if _ends(r, j, noun, free):
            break
        free = r.is_a(j, "joining") or (free and r.keys[j] not in nouns_of(r.grammar))
        j += 1
    while j > head + 1 and closed(r, j - 1):
        j -= 1
    stop, more = _appositions(r, j, limit)
    stop, _ = _and_more(r, stop, limit) if named or noun.nominative else (stop, False)
    return stop, named or more


def _ends(r: Reading, j: int, noun: Noun, free: bool) -> bool:
    """Whether the word at ``j`` cannot go on a phrase: a verb, an adverb, whom it was said to, another subject."""
    word = r.keys[j]
    if r.is_a(j, "conjunctions") and word == "и":
        after = nouns_of(r.grammar).get(r.keys[j + 1]) if j + 1 < len(r.keys) else None
        role = noun.kind == "roles" and bool(after) and any(n.kind == "roles" for n in after or ())
        return not (role or (after and any(not n.nominative for n in after))) and not r.grammar.pack.morph.adjectival(r.keys[j + 1])
    if closed(r, j):
        return True
    cue = r.grammar.cue(word)
    if cue is not None and cue.pos in ("past", "present", "participle", "passive"):
        return True
    readings = nouns_of(r.grammar).get(word, ())
    if readings and not free and not capital(r, j) and word not in r.grammar.class_of("title_words"):
        cases = frozenset(case for reading in readings for case in reading.cases)
        if cases <= {"d"} or (cases <= {"d", "l"} and noun.nominative) or (cases <= {"n"} and not any(reading.plural for reading in readings)):
            return not r.tight(j - 1) and r.keys[j - 1] != "-"
    if capital(r, j) or r.grammar.pack.morph.adjectival(word):
        return False
    return not readings and verb_like(word)


def _mark_step(r: Reading, j: int, limit: int) -> int:
    """The token after a bracket, hyphen or number inside a phrase; ``j`` itself when the phrase ends here."""
    mark = r.keys[j]
    if mark == "(":
        close = next((k for k in range(j + 1, min(limit, j + 10)) if r.keys[k] == ")"), None)
        return close + 1 if close is not None else j
    if r.kinds[j] == "n" or (mark in "-–'’&/" and r.tight(j) and r.tight(j - 1)):
        return j + 1
    if mark == "." and len(r.keys[j - 1]) <= 2 and j + 1 < limit and r.kinds[j + 1] == "w":
        return j + 1
    return j


def _attached(r: Reading, head: int, j: int, limit: int) -> int:
    """The token after a preposition that belongs to the phrase (эксперт по праву, посол США в Китае); else ``j``."""
    word, after = r.keys[j], j + 1
    if not r.is_a(j, "reach") or after >= limit or after in r.time_stop or r.keys[after] in r.grammar.class_of("media_nouns"):
        return j
    if word == "по":
        return after if not r.is_a(after, "formula_nouns") and r.kinds[after] == "w" else j
    hit = r.mention_at.get(after)
    placed = hit is not None and hit[1].kind in ("state", "organisation", "place")
    if word == "в" and r.keys[after] == "лице":
        return after + 1
    if word in ("в", "из") and r.kinds[after] == "w" and any(r.is_a(k, "sources_in") for k in range(head, j)):
        return after
    if not (placed or (capital(r, after) and word in ("от", "при")) or (word == "при" and r.kinds[after] == "w") or (word == "от" and after in r.blocks)):
        return j
    if word in ("в", "на") and not any(r.is_a(k, "posted") for k in range(head, j)):
        return j
    return hit[0] if hit is not None else after


def _appositions(r: Reading, j: int, limit: int) -> tuple[int, Mention | None]:
    """The token after what stands in apposition behind a comma (…, глава ведомства), and the name found there."""
    named: Mention | None = None
    for _ in range(2):
        if j < limit and r.keys[j] == "(":
            close = next((k for k in range(j + 1, min(limit, j + 10)) if r.keys[k] == ")"), None)
            j = close + 1 if close is not None else j
        if not (j + 1 < limit and r.keys[j] == ","):
            break
        head, subject = _head(r, j + 1, min(limit, j + 7))
        if head is None or not subject:
            break
        nouns = nouns_of(r.grammar).get(r.keys[head], ())
        noun = next((n for n in nouns if n.nominative and n.kind == "roles"), None)
        if noun is None or head in r.mention_at and r.mention_at[head][1].form == "name":
            break
        stop, found = _extended_once(r, head, limit, noun)
        if stop < limit and r.keys[stop] not in ",.;:!?)»\"”\n—–" and r.kinds[stop] == "w" and r.grammar.cue(r.keys[stop]) is not None:
            break
        named = named or found
        j = stop
    return j, named


def _extended_once(r: Reading, head: int, limit: int, noun: Noun) -> tuple[int, Mention | None]:
    """An apposition, without another one after it."""
    return _extended(r, head, next((k for k in range(head + 1, limit) if r.is_comma(k)), limit), noun)


def _and_more(r: Reading, j: int, limit: int) -> tuple[int, bool]:
    """The token after a second subject joined by "and" (Китай и Россия), and whether there is one."""
    if not (j + 1 < limit and r.keys[j] == "и" and r.kinds[j + 1] == "w"):
        return j, False
    hit = r.mention_at.get(j + 1)
    if hit is not None and hit[1].form in _NAMES and hit[1].case != "o":
        return hit[0], True
    return j, False
