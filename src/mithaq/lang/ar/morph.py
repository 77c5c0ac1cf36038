"""Arabic word forms: what comes off a word, what its ending shows, the forms of nouns; those of verbs are in ``verbs``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from mithaq.lang.ar.verbs import cue_forms

__all__ = [
    "addresses",
    "adjectival",
    "adverbial",
    "bare",
    "carries_article",
    "clitic_length",
    "conjunction_off",
    "cue_forms",
    "definite",
    "first_person",
    "gender",
    "head_forms",
    "imperfect",
    "indefinite",
    "name_forms",
    "nisba_forms",
    "object_form",
    "oblique",
    "possessed",
    "refers_back",
    "second_choice",
    "stem",
    "strip",
    "without_object",
]

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_LOOKS_DEFINITE = frozenset(
    """الله الذي التي الان اليه اليك الاف اليوم الين والي والد والدة والده والدها والدته والدتها والدي بالغ بالغة بالغا فالح
    باليستي باليستية فاليري والتر""".split()  # noqa: SIM905
)


@lru_cache(maxsize=100_000)
def strip(key: str) -> tuple[str, ...]:
    """The word and what remains when its proclitics (و ف ب ل ك) come off, longest first.

    >>> strip("وبالاتفاق")
    ('وبالاتفاق', 'بالاتفاق', 'الاتفاق')
    >>> strip("للامم")
    ('للامم', 'الامم')
    """
    forms = [key]
    rest = key
    if len(rest) > 3 and rest[0] in _CONJUNCTIONS:
        rest = rest[1:]
        forms.append(rest)
    if len(rest) > 4 and rest.startswith("لل"):
        forms.append("ال" + rest[2:])
    elif len(rest) > 3 and rest[0] in _PREPOSITIONS:
        forms.append(rest[1:])
    return tuple(dict.fromkeys(forms))


def conjunction_off(key: str) -> tuple[str, ...]:
    """The word without the conjunction before it (و or ف), if it may have one.

    >>> conjunction_off("واكد"), conjunction_off("قال")
    (('اكد',), ())
    """
    return (key[1:],) if len(key) > 2 and key[0] in _CONJUNCTIONS else ()


@lru_cache(maxsize=100_000)
def bare(key: str) -> str:
    """The word without the definite article.

    >>> bare("الوزير"), bare("وزير"), bare("الى")
    ('وزير', 'وزير', 'الى')
    """
    return key[2:] if key.startswith("ال") and len(key) > 3 and key not in _LOOKS_DEFINITE else key


def definite(key: str) -> bool:
    """Whether the word carries the article, with or without a clitic before it.

    >>> definite("الوزير"), definite("والوزير"), definite("للوزير"), definite("وزير")
    (True, True, True, False)
    """
    return (
        len(key) > 3
        and key not in _LOOKS_DEFINITE
        and (key.startswith(("ال", "لل")) or (key[1:3] == "ال" and key[0] in "وفب"))
    )


def adjectival(key: str) -> bool:
    """Whether the word looks like an adjective that agrees with an indefinite noun before it.

    >>> adjectival("سياسية"), adjectival("اسرائيلي"), adjectival("وصول")
    (True, True, False)
    """
    if key.endswith(("ية", "يين", "يون", "يات")):
        return True
    return key.endswith(("ي", "ة", "ين", "ون", "ات", "يا")) and not key.startswith(("ت", "ي", "وت", "وي"))


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """The word without article, clitics and feminine ending, to compare the words of titles.

    >>> stem("الوزيرة") == stem("وزير"), stem("للخارجية") == stem("الخارجية"), stem("الروسية") == stem("روسي")
    (True, True, True)
    """
    word = key
    if word.startswith("لل") and len(word) > 4:
        word = word[2:]
    word = bare(word)
    for ending in ("ية", "ة", "تها", "ته", "ها", "ه"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("ي" if ending == "ية" else "")
    return word


def clitic_length(key: str, head: Callable[[str], str | None]) -> int:
    """How many letters of a preposition are written together with the head noun of a phrase.

    >>> clitic_length("لمسؤولين", {"مسؤولين": "roles"}.get), clitic_length("للوزير", {"الوزير": "roles"}.get)
    (1, 0)
    """
    return int(key[:1] in _PREPOSITIONS and head(key) is None and head(key[1:]) is not None)


def second_choice(raw: str) -> bool:
    """Whether a complementizer, as written, is the one verbs of saying do not take first (أن, not إن).

    >>> second_choice("أنه"), second_choice("إنه")
    (True, False)
    """
    return raw.lstrip("و").startswith(("أ", "بأ"))


def without_object(key: str) -> tuple[str, ...]:
    """What a verb can be without the pronoun at its end (أكدته → أكدت, أكد, …)."""
    return (key, key[:-1], key[:-2], key[:-2] + "ا")


def adverbial(key: str) -> bool:
    """Whether the word is an adjective made an adverb (عسكريا)."""
    return key.endswith("يا") and len(key) > 4


def addresses(key: str) -> bool:
    """Whether the word can carry the preposition that names whom something is said to (ل)."""
    return key.startswith("ل")


def carries_article(key: str, form: str) -> bool:
    """Whether ``form`` is what remains of ``key`` after ب or ل, and is definite (بالقول)."""
    return form.startswith("ال") and key[0] != "ك"


def first_person(key: str) -> bool:
    """Whether a verb is in the first person plural of the past, as in speech reported without marks.

    >>> first_person("رصدنا"), first_person("رصد")
    (True, False)
    """
    return key.endswith("نا") and len(key) > 4


def object_form(key: str) -> str:
    """An indefinite noun in the accusative without its ending (بيانا → بيان); the word itself otherwise."""
    return key[:-1] if key.endswith("ا") and len(key) > 3 else key


def imperfect(key: str) -> bool:
    """Whether a verb looks like a present or future (يرفض، سيرفض), not like a past (رفض، تم)."""
    return key[:1] in ("ي", "ت", "ن", "س") and key not in {"تم", "تمت", "نشر", "نشرت", "سبق", "نقل", "نقلت"}


def indefinite(raw: str) -> bool:
    """Whether a word, as written, is marked as an indefinite accusative, which is no subject (مستغرباً)."""
    return raw.endswith(("\u064b", "\u064bا", "\u064bى"))


def oblique(key: str) -> str:
    """The singular of a plural in the case of an object, which is no subject (المتهمين → المتهم); else nothing."""
    return key[:-2] if key.endswith("ين") and len(key) > 5 else ""


def possessed(key: str) -> bool:
    """Whether a noun carries a pronoun (نظيره), so that it begins a phrase of its own.

    >>> possessed("نظيره"), possessed("الوزير")
    (True, False)
    """
    return key.endswith(("ه", "ها", "هم", "هما")) and len(key) > 4 and not definite(key)


def refers_back(key: str, words: int) -> bool:
    """Whether a title of so many words points at somebody already named: it is definite, or more than a word.

    >>> refers_back("الوزير", 1), refers_back("مسؤول", 1)
    (True, False)
    """
    return definite(key) or possessed(key) or words > 1


def gender(key: str) -> str:
    """The gender a head noun shows by its ending.

    >>> gender("الوزيرة"), gender("وزير")
    ('f', 'm')
    """
    return "f" if key.endswith(("ة", "ات", "تها", "ته")) else "m"


def name_forms(name: str) -> tuple[str, ...]:
    """The forms a proper name takes: Arabic names stay as they are."""
    return (name,)


def nisba_forms(stem: str) -> tuple[str, ...]:
    """The inflected forms of a nisba adjective, with and without the article.

    >>> nisba_forms("روسي")[:4]
    ('روسي', 'الروسي', 'روسية', 'الروسية')
    """
    root = stem[:-1] if stem.endswith("ي") else stem
    forms = (stem, stem + "ة", stem + "ين", stem + "ون", stem + "تين", stem + "تان", "ال" + root)
    return tuple(form for one in forms for form in ((one,) if one.startswith("ال") else (one, "ال" + one)))


def head_forms(word: str, kind: str) -> Iterator[str]:
    """The forms a head noun of ``names.yml`` takes: definite, feminine, sound plural, and after a preposition.

    >>> {"الوزير", "الوزيرة", "وزيرين", "وزيرها"} <= set(head_forms("وزير", "roles"))
    True
    """
    endings = ("", "ة", "ون", "ين", "ات", "ان", "و", "ي") if kind == "roles" and not word.endswith("ة") else ("",)
    for ending in endings:
        form = word + ending
        yield form
        yield "ال" + form
    if kind == "organisations" and word.endswith("ة"):
        yield word[:-1] + "تا"
        yield word[:-1] + "تي"
        yield "ال" + word[:-1] + "ات"
    for pronoun in ("ه", "ها", "هم", "نا"):
        yield (word[:-1] + "ت" if word.endswith("ة") else word) + pronoun
