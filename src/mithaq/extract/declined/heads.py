"""Heads of noun phrases in languages with cases: the noun that a phrase is about, behind its modifiers."""

from __future__ import annotations

from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.quoting.grammar import Grammar
from mithaq.extract.quoting.reading import Reading
from mithaq.text.tokens import NUMBER, WORD

__all__ = ["NAMES", "capital", "closed", "find_head", "hyphen", "verb_like"]

#: The forms of mentions that are names of their own.
NAMES = ("name", "metonym", "capital", "abbreviation")
_CLOSED = frozenset({"prepositions", "relative", "that", "conjunctions", "adverbs", "sentence_links", "as_said"})
_CLOSED |= {"formula_own", "demonstratives"}


def closed(r: Reading, j: int) -> bool:
    """Whether the word is a preposition, conjunction, adverb or the like, which ends a noun phrase."""
    return not r.grammar.classes(r.keys[j]).isdisjoint(_CLOSED)


def verb_like(grammar: Grammar, word: str) -> bool:
    """Whether a word has the shape of a finite verb, an infinitive or a gerund, as far as endings tell.

    >>> from mithaq.extract.quoting.grammar import grammar_of
    >>> from mithaq.lang.pack import load_pack
    >>> [verb_like(grammar_of(load_pack("ru")), word) for word in ("объявили", "является", "отрасли", "совет")]
    [True, True, False, False]
    """
    return len(word) > 3 and word.endswith(grammar.endings["verbal"]) and word not in grammar.endings["no_verbs"]


def capital(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` begins with a capital letter."""
    return r.kinds[j] == WORD and r.tokens.text[r.tokens.starts[j]].isupper()


def hyphen(r: Reading, j: int) -> bool:
    """Whether a hyphen or apostrophe without spaces holds two words together at ``j``."""
    return 0 < j < len(r.keys) and r.keys[j] in "-–'’&/" and r.tight(j) and r.tight(j - 1)


def find_head(r: Reading, first: int, limit: int) -> tuple[int | None, bool]:
    """The token of the head noun of the phrase that begins at ``first``, ``None`` when none does; and whether the
    modifiers before it let it be a subject."""
    morph = r.grammar.pack.morph
    subject = True
    j = first
    while j < limit and j not in r.blocks:
        if _is_head(r, j) and not _modifies(r, j, limit):
            return j, subject
        step = _modifier(r, first, j)
        if step == j:
            return (j, subject) if capital(r, j) and not _says(r, j) else (None, False)
        if r.kinds[j] == WORD and morph.adjectival(r.keys[j]):
            subject = subject and r.keys[j].endswith(r.grammar.endings["subject_adjective"])
        j = step
    return None, False


def _is_head(r: Reading, j: int) -> bool:
    """Whether the word at ``j`` is a name, a noun that can speak, a form of address, or a noun for a people."""
    hit = r.mention_at.get(j)
    if hit is not None and (hit[1].form in NAMES or (hit[1].form == "demonym" and not _adjective(r, j))):
        return True
    return r.keys[j] in nouns_of(r.grammar) or r.keys[j] in r.grammar.class_of("honorifics")


def _adjective(r: Reading, j: int) -> bool:
    adjectival: bool = r.grammar.pack.morph.adjectival(r.keys[j])
    return adjectival


def _says(r: Reading, j: int) -> bool:
    """Whether a word with a capital is no name: a closed class, or a form of a verb of saying."""
    cue = r.grammar.cue(r.keys[j])
    return closed(r, j) or (cue is not None and cue.pos != "adjective")


def _modifier(r: Reading, first: int, j: int) -> int:
    """The token after the modifier at ``j``: an adjective, number, quantity or prefix; ``j`` when there is none."""
    word = r.keys[j]
    if r.kinds[j] == NUMBER or (r.kinds[j] != WORD and j > first and hyphen(r, j)):
        return j + 1
    if r.kinds[j] != WORD:
        return j
    if word in r.grammar.class_of("prefixes") and hyphen(r, j + 1):
        return j + 2
    if word in r.grammar.class_of("quantifiers"):
        return j + 1
    if j > first and r.is_a(j, "joining") and _adjective(r, j - 1) and _adjective(r, j + 1):
        return j + 1
    return j if _says(r, j) or not _adjective(r, j) else j + 1


def _modifies(r: Reading, j: int, limit: int) -> bool:
    """Whether a noun that is also an adjective (верховный, исполнительный) only modifies the noun after it."""
    if j + 1 >= limit or r.kinds[j + 1] != WORD or not _adjective(r, j):
        return False
    named = j in r.mention_at and r.mention_at[j][1].form == "name"
    return r.keys[j + 1] in nouns_of(r.grammar) and not named
