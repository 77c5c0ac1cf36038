"""Russian paradigms: the six singular cases and the plural forms of adjectives and nouns, by the ending of the nominative."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["Forms", "adjective", "is_adjective", "noun"]

#: Nominative, genitive, dative, accusative (of what is alive), instrumental, locative.
Forms = tuple[str, str, str, str, str, str]

VOWELS = "аеиоуыэюяё"
HUSHING = "жшщч"
_TAKES_I = "кгхжшщч"
_HARD_PLURAL, _SOFT_PLURAL = ("ам", "ами", "ах"), ("ям", "ями", "ях")


def is_adjective(word: str) -> bool:
    """Whether a word in the nominative has the ending of an adjective.

    >>> is_adjective("белый"), is_adjective("российская"), is_adjective("сергей"), is_adjective("комментарий")
    (True, True, False, False)
    """
    if len(word) < 5 or word.endswith(
        ("рий", "лий", "тий", "бий", "гений", "ргий", "ндий", "ние", "тие", "вие", "лие", "дие", "рие")
    ):
        return False
    return word.endswith(
        (
            "ый",
            "кий",
            "щий",
            "ший",
            "жий",
            "чий",
            "хий",
            "гий",
            "ний",
            "сий",
            "ая",
            "яя",
            "ое",
            "ее",
            "ые",
            "ие",
            "ской",
            "цкой",
        )
    )


def adjective(word: str) -> tuple[Forms, Forms, Forms, tuple[str, ...]]:
    """Masculine, feminine, neuter and plural forms of an adjective given in any nominative.

    >>> masculine, feminine, neuter, plural = adjective("российский")
    >>> masculine[1], feminine[0], neuter[0], plural
    ('российского', 'российская', 'российское', ('российские', 'российских', 'российским', 'российскими'))
    """
    root, end = word[:-2], word[-2:]
    last = root[-1]
    many = "и" if last in _TAKES_I or end in ("яя", "ий") else "ы"
    plural = tuple(root + many + e for e in ("е", "х", "м", "ми"))
    if end == "яя" or (end in ("ий", "ее") and last not in "кгх"):
        one = ("ая", "ую") if last in HUSHING else ("яя", "юю")
        male = _six(root, "ий его ему его им ем")
        return male, _six(root, f"{one[0]} ей ей {one[1]} ей ей"), _six(root, "ее его ему ее им ем"), plural
    first = end if end in ("ый", "ий", "ой") else many + "й"
    ins = many + "м"
    return (
        _six(root, f"{first} ого ому ого {ins} ом"),
        _six(root, "ая ой ой ую ой ой"),
        _six(root, f"ое ого ому ое {ins} ом"),
        plural,
    )


def _six(root: str, endings: str) -> Forms:
    a, b, c, d, e, f = (root + ("" if end == "-" else end) for end in endings.split())
    return a, b, c, d, e, f


@lru_cache(maxsize=20_000)
def noun(word: str) -> tuple[Forms, tuple[str, ...]]:
    """The singular and the plural forms of a noun, the nominative first.

    >>> noun("компания")[0], noun("эксперт")[1]
    (('компания', 'компании', 'компании', 'компанию', 'компанией', 'компании'), ('эксперты', 'экспертов', 'экспертам', 'экспертами', 'экспертах'))
    """
    last, root = word[-1], word[:-1]
    before = root[-1:]
    if last in "ая":
        return _in_a(word, root, before)
    if word.endswith("ец") and len(word) > 4:
        root = word[:-2] + ("йц" if word[-3] in VOWELS else "ц")
        return (word, root + "а", root + "у", root + "а", root + "ем", root + "е"), _many(root, "ы", "ев", _HARD_PLURAL)
    if word.endswith(("анин", "янин")):
        return _six(word, "- а у а ом е"), _many(word[:-2], "е", "", _HARD_PLURAL)
    if last == "о":
        return _six(root, "о а у о ом е"), _many(root, "а", "", _HARD_PLURAL)
    if last == "е":
        return _six(root, "е я ю е ем и" if before == "и" else "е я ю е ем е"), _many(root, "я", "й", _SOFT_PLURAL)
    if last == "ь" and word.endswith(("сть", "знь", "ощь", "ачь", "овь", "дь")) and word not in ("гость", "вождь"):
        return _six(root, "ь и и ь ью и"), _many(root, "и", "ей", _SOFT_PLURAL)
    if last in "ьй":
        return _six(root, f"{last} я ю я ем {'и' if before == 'и' else 'е'}"), _many(
            root, "и", "ей" if last == "ь" else "ев", _SOFT_PLURAL
        )
    many = "и" if last in _TAKES_I else "ы"
    genitive = "ей" if last in HUSHING else "ев" if last == "ц" else "ов"
    return _six(word, f"- а у а {'ем' if last in HUSHING + 'ц' else 'ом'} е"), _many(word, many, genitive, _HARD_PLURAL)


def _in_a(word: str, root: str, before: str) -> tuple[Forms, tuple[str, ...]]:
    """The forms of a noun in -а or -я."""
    if word.endswith("ия"):
        return _six(root, "я и и ю ей и"), _many(root, "и", "й", _SOFT_PLURAL)
    if word[-1] == "я":
        return _six(root, "я и е ю ей е"), _many(root, "и", "й", _SOFT_PLURAL)
    many = "и" if before in _TAKES_I else "ы"
    return _six(root, f"а {many} е у {'ей' if before in HUSHING + 'ц' else 'ой'} е"), _many(
        root, many, "", _HARD_PLURAL
    )


def _many(root: str, nominative: str, genitive: str, rest: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(root + ending for ending in (nominative, genitive, *rest))
