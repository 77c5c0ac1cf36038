"""English word forms: how reporting verbs and head nouns inflect. The code of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mithaq.lang.apart import (
    bare,
    clitic_length,
    conjunction_off,
    definite,
    first_person,
    object_form,
    possessed,
    strip,
)
from mithaq.lang.paradigms import Paradigms

__all__ = [
    "adjectival",
    "bare",
    "clitic_length",
    "conjunction_off",
    "cue_forms",
    "definite",
    "descriptive",
    "first_person",
    "gender",
    "gerund",
    "head_forms",
    "name_forms",
    "nisba_forms",
    "object_form",
    "plural",
    "plural_agent",
    "possessed",
    "pronoun",
    "refers_back",
    "stem",
    "strip",
    "verbal",
]

_WORDS = Paradigms(Path(__file__).parent)
_VOWELS = "aeiou"


def adjectival(key: str) -> bool:
    """Whether the word looks like an adverb of manner or degree, which stands before a verb or an adjective.

    >>> adjectival("repeatedly"), adjectival("family")
    (True, False)
    """
    return len(key) > 4 and key.endswith("ly") and key not in _WORDS.words("not_adverb")


def verbal(key: str) -> bool:
    """Whether the word looks like a regular past: what it does in the sentence its place must tell.

    >>> verbal("visited"), verbal("red"), verbal("united")
    (True, False, False)
    """
    return len(key) > 4 and key.endswith("ed") and not key.endswith("eed") and key not in _WORDS.words("not_past")


def descriptive(key: str) -> bool:
    """Whether the word looks like an adjective that describes.

    >>> descriptive("dangerous"), descriptive("harbour")
    (True, False)
    """
    return len(key) > 4 and key.endswith(_WORDS.ends("descriptive"))


def plural_agent(key: str) -> bool:
    """Whether the word looks like people by what they do (visitors, guests by list only).

    >>> plural_agent("visitors"), plural_agent("plans")
    (True, False)
    """
    return len(key) > 5 and key.endswith(_WORDS.ends("plural_agent"))


def gerund(key: str) -> bool:
    """Whether the word looks like a form in -ing.

    >>> gerund("saying"), gerund("morning"), gerund("king")
    (True, False, False)
    """
    return len(key) > 4 and key.endswith("ing") and key not in _WORDS.words("not_gerund")


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """The word without a plural ending, to compare the words of titles.

    >>> stem("ministers") == stem("minister"), stem("secretaries") == stem("secretary"), stem("spokeswoman")
    (True, True, 'spokesperson')
    """
    word = key
    if word.endswith(("sman", "swoman", "sperson", "smen", "speople")):
        return (
            word[: word.rfind("s" + word.rsplit("s", 1)[1]) + 1] + "person"
            if not word.endswith("speople")
            else word[:-6] + "person"
        )
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def refers_back(key: str, words: int) -> bool:
    """Whether a phrase that begins with this word points at somebody already named.

    >>> refers_back("the", 2), refers_back("a", 2)
    (True, False)
    """
    return key in _WORDS.words("definite")


def gender(key: str) -> str:
    """The gender a title or noun shows: ``m``, ``f``, or nothing where it shows none.

    >>> gender("spokeswoman"), gender("mr"), gender("minister")
    ('f', 'm', '')
    """
    if key in _WORDS.words("woman") or (key.endswith(_WORDS.ends("female")) and key not in _WORDS.words("not_female")):
        return "f"
    return "m" if key in _WORDS.words("man") or key.endswith(_WORDS.ends("male")) else ""


def pronoun(key: str) -> tuple[str, str] | None:
    """Gender and number of a pronoun (``m``, ``f``, ``n``; ``s``, ``p``, and ``i``, ``w``, ``y`` for who speaks or is
    spoken to); ``None`` for any other word.

    >>> pronoun("she"), pronoun("they"), pronoun("they're"), pronoun("minister")
    (('f', 's'), ('', 'p'), ('', 'p'), None)
    """
    return _WORDS.pronoun(key.replace("’", "'").partition("'")[0])


def name_forms(name: str) -> tuple[str, ...]:
    """The forms a proper name takes: English names stay as they are."""
    return (name,)


def nisba_forms(stem: str) -> tuple[str, ...]:
    """The forms of a nationality: English ones stay as they are."""
    return (stem,)


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("ally"), plural("speech"), plural("spokesman"), plural("chief of staff")
    ('allies', 'speeches', 'spokesmen', 'chief of staffs')
    """
    if noun.endswith("man") and noun not in ("human", "german"):
        return noun[:-3] + "men"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def head_forms(word: str, kind: str) -> Iterator[str]:
    """The forms a head noun of ``names.yml`` takes; the plural of a role is a plural role of its own list.

    >>> list(head_forms("ministry", "organisations")), list(head_forms("minister", "roles"))
    (['ministry', 'ministries'], ['minister'])
    """
    yield word
    if kind == "plural_roles":
        return
    if kind != "roles" and not word.endswith("s"):
        yield plural(word)


def _third(verb: str) -> str:
    return {"have": "has", "go": "goes", "do": "does", "be": "is"}.get(verb) or plural(verb)


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


def cue_forms(row: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every form of one row of ``speech.tsv``: (written form, part of speech, gender, number).

    Parts of speech: ``past`` (also the past participle; number ``x`` for one that is no past: "written"), ``present`` (number ``s`` for "says", ``p`` for "say"),
    ``participle`` ("saying") and ``noun`` ("claim", "claims"). Verbs of several words inflect in the first. The column
    ``participle`` holds irregular forms: past forms, and forms in -ing for verbs that double their last letter.

    >>> forms = {form: (pos, number) for form, pos, _, number in cue_forms(
    ...     {"verb": "point out", "participle": "", "noun": "point", "takes": "that"})}
    >>> forms["pointed out"], forms["points out"], forms["pointing out"], forms["points"]
    (('past', ''), ('present', 's'), ('participle', ''), ('noun', 'p'))
    """
    first, _, rest = row["verb"].partition(" ")
    rest = " " + rest if rest else ""
    special = row.get("participle", "").split("|") if row.get("participle") else []
    ing = [form for form in special if form.endswith("ing")]
    past = [form for form in special if form not in ing] or [_ed(first)]
    if "noun-only" not in row["takes"].split():
        for form in past:
            yield form + rest, "past", "", "x" if form != past[0] and form.endswith("n") else ""
        yield _third(first) + rest, "present", "", "s"
        yield first + rest, "present", "", "p"
        for form in ing or [_ing(first)]:
            yield form + rest, "participle", "", ""
    for noun in filter(None, row.get("noun", "").split("|")):
        yield noun, "noun", "", "s"
        yield plural(noun), "noun", "", "p"
