"""Extents of noun phrases in languages with cases: how far what belongs to a head noun goes."""

from __future__ import annotations

from mithaq.extract.declined.heads import NAMES, capital, closed, find_head, hyphen, verb_like
from mithaq.extract.declined.nouns import Noun, nouns_of
from mithaq.extract.quoting.reading import Reading
from mithaq.model.marks import Mention
from mithaq.text.tokens import NUMBER, WORD

__all__ = ["and_more", "appositions", "extent"]

_LONG_NAME = 6  # words of a long name behind a preposition, before its short name in brackets
_NAME_IN_MARKS = 5  # words in quotation marks that can be a name inside a phrase
_PEOPLE = ("roles", "plural_roles")
_DATIVE, _DATIVE_OR_PLACE, _SUBJECT = frozenset("d"), frozenset("dl"), frozenset("n")


def extent(r: Reading, head: int, limit: int, noun: Noun) -> tuple[int, Mention | None]:
    """The token after the phrase of a head noun, and the person it leads to (министр … Имя Фамилия)."""
    j, named = _core(r, head, limit, noun)
    while j > head + 1 and closed(r, j - 1):
        j -= 1
    if named is None and noun.kind in ("organisations", "agencies"):
        j = _to_abbreviation(r, j, limit)
    stop, more = appositions(r, j, limit)
    if named or noun.nominative:
        stop, _ = and_more(r, stop, limit)
    return stop, named or more


def _to_abbreviation(r: Reading, j: int, limit: int) -> int:
    """The bracket with the short name of a body, when only more of its long name stands before it; else ``j``."""
    for k in range(j, min(limit - 2, j + _LONG_NAME)):
        if r.keys[k] == "(":
            return k if r.keys[k + 2] == ")" and r.tokens.raw(k + 1).isupper() else j
        cue = r.grammar.cue(r.keys[k])
        if r.kinds[k] != WORD or k in r.mention_at or cue is not None or verb_like(r.grammar, r.keys[k]):
            return j
    return j


def _core(r: Reading, head: int, limit: int, noun: Noun) -> tuple[int, Mention | None]:
    """The token after the noun and what is joined to it, up to a person's name in the same case."""
    j = head + 1
    free = False  # behind a preposition or «и» a noun in another case belongs to the phrase
    while j < limit and j not in r.time_stop:
        hit = r.mention_at.get(j)
        if j in r.blocks:
            step = r.blocks[j].stop if r.blocks[j].closed and r.blocks[j].size <= _NAME_IN_MARKS else j
        elif r.kinds[j] != WORD:
            step = _past_mark(r, j, limit)
        elif hit is not None and hit[1].form in NAMES:
            apposed = _apposed(r, head, hit, noun)
            if apposed is not None:
                return apposed
            step = hit[0]
        elif r.is_a(j, "prepositions"):
            step, free = _attached(r, head, j, limit), True
        else:
            step = j if _ends(r, j, noun, free) else j + 1
            free = r.is_a(j, "joining") or (free and r.keys[j] not in nouns_of(r.grammar))
        if step == j:
            break
        j = step
    return j, None


def _apposed(r: Reading, head: int, hit: tuple[int, Mention], noun: Noun) -> tuple[int, Mention | None] | None:
    """Where the phrase ends at a name, and whom it names; ``None`` when the name only qualifies (президента Трампа)."""
    stop, mention = hit
    first = r.tokens.at(mention.span.start)
    oblique = mention.case == "o"
    if mention.kind == "outlet":
        told = noun.kind in _PEOPLE and oblique and r.keys[head] not in r.grammar.class_of("agencies")
        return (first, None) if told else None
    if mention.kind != "person":
        return None
    if noun.kind not in _PEOPLE:
        declines = len(r.grammar.pack.morph.name_forms(r.tokens.raw(stop - 1))) > 1
        return (first, None) if not oblique and declines else None
    if noun.plural and not oblique:
        return first, None
    return None if oblique and noun.nominative else (stop, mention)


def _ends(r: Reading, j: int, noun: Noun, free: bool) -> bool:
    """Whether the word at ``j`` cannot go on a phrase: a verb, an adverb, whom it was said to, another subject."""
    word, morph = r.keys[j], r.grammar.pack.morph
    if r.is_a(j, "and"):
        return not _joins(r, j, noun)
    cue = r.grammar.cue(word)
    adverb = word.endswith(r.grammar.endings["adverb"]) and not word.endswith(r.grammar.endings["no_adverb"])
    if adverb and word not in nouns_of(r.grammar) and not (capital(r, j) or hyphen(r, j) or hyphen(r, j - 1)):
        return True
    if closed(r, j) or (cue is not None and cue.pos in ("past", "present", "participle", "passive")):
        return True
    readings = nouns_of(r.grammar).get(word, ())
    if readings and not free and not capital(r, j) and word not in r.grammar.class_of("title_words"):
        cases = frozenset[str]().union(*(reading.cases for reading in readings))
        told = cases <= _DATIVE or (cases <= _DATIVE_OR_PLACE and noun.nominative)
        another = cases <= _SUBJECT and not any(reading.plural for reading in readings)
        if told or (another and not (noun.nominative and _leads(r, j))):
            return not hyphen(r, j - 1)
    return not (readings or capital(r, j) or morph.adjectival(word)) and verb_like(r.grammar, word)


def _leads(r: Reading, j: int) -> bool:
    """Whether a second title in the nominative leads to the name of the same person (… генерал Имя Фамилия)."""
    hit = r.mention_at.get(j + 1)
    return hit is not None and hit[1].kind == "person" and hit[1].case != "o"


def _joins(r: Reading, j: int, noun: Noun) -> bool:
    """Whether «и» goes on the same phrase: with an adjective, a noun in another case, or a second title."""
    if j + 1 >= len(r.keys) or r.grammar.pack.morph.adjectival(r.keys[j + 1]):
        return True
    after = nouns_of(r.grammar).get(r.keys[j + 1], ())
    second = noun.kind == "roles" and any(other.kind == "roles" for other in after)
    return second or any(not other.nominative for other in after) or _plain_pair(r, j)


def _plain_pair(r: Reading, j: int) -> bool:
    """Whether two everyday nouns stand on either side of «и» (по делам бизнеса и торговли)."""
    before, after = j - 1, j + 1
    plain = (r.kinds[k] == WORD and not capital(r, k) and not closed(r, k) for k in (before, after))
    word = r.keys[after]
    verb = r.grammar.cue(word) or verb_like(r.grammar, word)
    return all(plain) and r.keys[before] not in nouns_of(r.grammar) and not verb


def _past_mark(r: Reading, j: int, limit: int) -> int:
    """The token after a bracket, hyphen or number inside a phrase; ``j`` itself when the phrase ends here."""
    if r.keys[j] == "(":
        return _past_bracket(r, j, limit)
    if r.kinds[j] == NUMBER or hyphen(r, j):
        return j + 1
    initial = r.keys[j] == "." and len(r.keys[j - 1]) <= 2 and j + 1 < limit and r.kinds[j + 1] == WORD
    return j + 1 if initial else j


def _past_bracket(r: Reading, j: int, limit: int) -> int:
    return next((k + 1 for k in range(j + 1, min(limit, j + 10)) if r.keys[k] == ")"), j)


def _attached(r: Reading, head: int, j: int, limit: int) -> int:
    """The token after a preposition that belongs to the phrase (эксперт по праву, посол США в Китае); else ``j``."""
    after = j + 1
    if after >= limit or after in r.time_stop or r.keys[after] in r.grammar.class_of("media_nouns"):
        return j
    if r.is_a(j, "in_word") and r.is_a(after, "in_person"):
        return after + 1
    noun = r.kinds[after] == WORD
    if noun and r.is_a(j, "formula_po") and not r.is_a(after, "formula_nouns"):
        return after
    if noun and r.is_a(j, "sources_from") and r.keys[j - 1] in r.grammar.class_of("quantifiers"):
        return after
    if noun and r.is_a(j, "sources_from") and any(r.is_a(k, "sources_in") for k in range(head, j)):
        return after
    hit = r.mention_at.get(after)
    placed = hit is not None and hit[1].kind in ("state", "organisation", "place")
    if noun and (r.is_a(j, "at_body") or (r.is_a(j, "origin") and r.is_a(head, "quantifying"))):
        return after
    if r.is_a(j, "origin") and (placed or capital(r, after) or after in r.blocks):
        return hit[0] if hit is not None else after
    if not (r.is_a(j, "posted_on") and any(r.is_a(k, "posted") for k in range(head, j))):
        return j
    if hit is not None and placed:
        return hit[0]
    return after + 1 if j > head + 1 and capital(r, after) and hit is None else j


def appositions(r: Reading, j: int, limit: int) -> tuple[int, Mention | None]:
    """The token after what stands in apposition behind a comma (…, глава ведомства), and the name found there."""
    named: Mention | None = None
    for _ in range(2):
        if j < limit and r.keys[j] == "(":
            j = _past_bracket(r, j, limit)
        if not (j + 1 < limit and r.keys[j] == ","):
            break
        j = _past_among(r, j, limit)
        if r.keys[j : j + 1] != (",",):
            break
        head, subject = find_head(r, j + 1, min(limit, j + 7))
        if head is None or not subject:
            break
        nouns = nouns_of(r.grammar).get(r.keys[head], ())
        noun = next((one for one in nouns if one.nominative and one.kind == "roles"), None)
        if noun is None or (head in r.mention_at and r.mention_at[head][1].form == "name"):
            break
        comma = next((k for k in range(head + 1, limit) if r.is_comma(k)), limit)
        stop, found = extent(r, head, comma, noun)
        if stop < limit and r.kinds[stop] == WORD and r.grammar.cue(r.keys[stop]) is not None:
            break
        named = named or found
        j = stop
    return j, named


def _past_among(r: Reading, j: int, limit: int) -> int:
    """The token after «…, в том числе министр», which belongs to those named before; ``j`` when it does not follow."""
    start = r.phrase(j + 1, "among")
    head, subject = find_head(r, start, min(limit, start + 6)) if start > j + 1 and start < limit else (None, False)
    if head is None or not subject:
        return j
    noun = next((one for one in nouns_of(r.grammar).get(r.keys[head], ()) if one.nominative), None)
    if noun is None:
        return r.mention_at[head][0] if head in r.mention_at else j
    comma = next((k for k in range(head + 1, limit) if r.is_comma(k)), limit)
    return _core(r, head, comma, noun)[0]


def and_more(r: Reading, j: int, limit: int) -> tuple[int, bool]:
    """The token after a second name joined by "and" (Китай и Россия), and whether there is one."""
    if not (j + 1 < limit and r.is_a(j, "and") and r.kinds[j + 1] == WORD):
        return j, False
    hit = r.mention_at.get(j + 1)
    if hit is not None and hit[1].form in NAMES and hit[1].case != "o":
        return hit[0], True
    word = r.keys[j + 1]
    if hit is None and capital(r, j + 1) and not word.isascii() and word not in nouns_of(r.grammar):
        return j + 2, True
    return j, False
