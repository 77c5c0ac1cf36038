"""Russian word forms: how nouns, names and adjectives decline (by ``paradigms.tsv``), and the forms a verb takes."""

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
    "WOMAN", "adjectival", "bare", "base_name", "clitic_length", "conjunction_off", "cue_forms", "declined",
    "definite", "female_given", "first_person", "gender", "head_forms", "name_forms", "nisba_forms",
    "object_form", "possessed", "pronoun", "refers_back", "same_word", "stem", "strip", "woman_surname",
]  # fmt: skip

_WORDS = Paradigms(Path(__file__).parent)
_ends, _made = _WORDS.ends, _WORDS.forms
_HUSHING, _VOWELS = "жшщч", "аеиоуыэюяё"
_INDECLINABLE = tuple("оиуэюы")
_FEMALE_SURNAMES, _MALE_SURNAMES = ("ова", "ева", "ина", "ына"), ("ов", "ев", "ин", "ын")


def _is_adjective(word: str) -> bool:
    """Whether a word in the nominative has the ending of an adjective."""
    nominative = word.endswith(_ends("adjective")) and not word.endswith(("ой", "ние"))
    return (
        len(word) > 4 and (nominative or word.endswith(("ской", "цкой"))) and not word.endswith(_ends("not_adjective"))
    )


def adjectival(key: str) -> bool:
    """Whether the word looks like an adjective or a participle in any of its forms.

    >>> adjectival("российского"), adjectival("бывшая"), adjectival("министр")
    (True, True, False)
    """
    return len(key) > 4 and key.endswith(_ends("adjectival"))


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """The word without its ending, to compare the words of titles.

    >>> stem("министра") == stem("министр"), stem("российской") == stem("российский"), stem("обороны") == stem("оборона")
    (True, True, True)
    """
    fitting = (key[: -len(end)] for end in _ends("ending") if key.endswith(end) and len(key) - len(end) >= 4)
    return next(fitting, key)


def pronoun(key: str) -> tuple[str, str] | None:
    """Gender and number of a pronoun in any case, or of a possessive; ``None`` for other words.

    >>> pronoun("она"), pronoun("их"), pronoun("министр")
    (('f', 's'), ('', 'p'), None)
    """
    return _WORDS.pronoun(key)


def refers_back(key: str, words: int) -> bool:
    """Whether a title of so many words can point at somebody already named: always, there being no article."""
    return True


def gender(key: str) -> str:
    """The gender a noun shows by its ending.

    >>> gender("компания"), gender("министр"), gender("ведомство"), gender("глава")
    ('f', 'm', 'n', '')
    """
    if key in _WORDS.words("either_gender"):
        return ""
    if key.endswith(("а", "я", "сть")):
        return "f"
    return "n" if key.endswith(("о", "е")) else "m"


def declined(word: str, kind: str) -> Iterator[tuple[str, str, str]]:
    """The forms of a head noun of ``names.yml``: (form, nominative of its number, case), cases being n g d a i l.

    Roles give singular forms, plural roles plural ones, the others both. What is irregular is written out: the singular
    forms joined by ``+``, then ``/`` and the plural ones.

    >>> [row[1:] for row in declined("министр", "roles") if row[0] == "министром"]
    [('министр', 'i')]
    >>> list(declined("посол+посла/послы+послов", "plural_roles"))
    [('послы', 'послы', 'n'), ('послов', 'послы', 'g')]
    """
    if "/" in word:
        singular, plural = (tuple(part.split("+")) for part in word.split("/"))
    else:
        masculine, feminine, neuter, plural = _made(word, "adjective" if _is_adjective(word) else "noun")
        singular = next((forms for forms in (masculine, feminine, neuter) if forms and forms[0] == word), masculine)
    if kind.endswith("roles") and "/" not in word:
        yield from (form for woman in _made(word, "woman")[1] for form in declined(woman, kind))
    if kind != "plural_roles":
        cases = "ngdail" if len(singular) == 6 else "ngdil"
        yield from ((form, singular[0], case) for form, case in zip(singular, cases, strict=False) if form)
    if kind != "roles":
        yield from ((form, plural[0], case) for form, case in zip(plural, "ngdil", strict=False) if form)


def head_forms(word: str, kind: str) -> Iterator[str]:
    """The forms a head noun of ``names.yml`` takes.

    >>> forms = set(head_forms("министр", "roles"))
    >>> {"министра", "министром"} <= forms, "министров" in forms
    (True, False)
    """
    return (form for form, _, _ in declined(word, kind))


def nisba_forms(stem: str) -> tuple[str, ...]:
    """The forms of an adjective of nationality, or of a noun for a people.

    >>> nisba_forms("российский")[:3], "американцев" in nisba_forms("американец")
    (('российский', 'российского', 'российскому'), True)
    """
    sets = _made(stem, "adjective" if stem.endswith(("ий", "ый")) else "noun")
    return tuple(dict.fromkeys(form for forms in sets for form in forms if form))


@lru_cache(maxsize=20_000)
def name_forms(name: str) -> tuple[str, ...]:
    """The forms a name takes in the six cases: of a person all words, of a body its adjectives and its first noun.

    >>> name_forms("Ада Орлова")
    ('Ада Орлова', 'Ады Орловой', 'Аде Орловой', 'Аду Орлову', 'Адой Орловой')
    >>> "Белого дома" in name_forms("Белый дом"), "Лиги Наций" in name_forms("Лига Наций"), name_forms("США")
    (True, True, ('США',))
    """
    words = name.split()
    female = words[0].lower().endswith(("а", "я", "эль", "ель")) and words[0].lower() not in _WORDS.words("male")
    head = next((k for k, word in enumerate(words) if not _is_adjective(word.lower())), len(words) - 1)
    person = head == 0 and len(words) > 1 and all(word[:1].isupper() or "-" in word for word in words)
    out = dict.fromkeys(_joined(words, len(words) if person else head + 1, female and (person or len(words) == 1)))
    if person and not (female and words[-1].endswith((*_FEMALE_SURNAMES, "ая"))):
        out.update(dict.fromkeys(_joined(words, 1, female)))
    if person and len(words) > 2 and not female:  # Ким Чен Ына
        out.update((" ".join((*words[:-1], form)), None) for form in _name_word(words[-1], False))
    return tuple(out)


def _joined(words: list[str], declining: int, female: bool) -> Iterator[str]:
    given = len(words) > 1
    tables = [
        _name_word(word, female, given and not k) if k < declining else (word,) * 6 for k, word in enumerate(words)
    ]
    return (" ".join(table[case] for table in tables) for case in range(6))


def _name_word(word: str, female: bool, given: bool = False) -> tuple[str, ...]:
    """The six cases of one word of a name; a given name that ends like a woman's surname (Нина) is a noun."""
    low = word.lower()
    forms: tuple[str, ...] = (low,) * 6
    foreign = low[-1] in "ая" and low[-2:-1] in tuple("ауоиэ") and not low.endswith(("ая", "ия"))
    if len(low) < 3 or not "а" <= low[-1] <= "я" or word.isupper() or low.endswith(_INDECLINABLE) or foreign:
        return (word,) * 6
    if _is_adjective(low) or low.endswith("стой"):
        sets = _made(low, "adjective")
        forms = next((one for one in sets[:3] if one and one[0] == low), forms)
    elif female and not given and low.endswith(_FEMALE_SURNAMES):
        forms = (low, *(low[:-1] + end for end in ("ой", "ой", "у", "ой", "ой")))
    elif (low[-1] in "ая" or not female) and not (low.endswith("е") and not low.endswith("ие")):
        forms = _made(low, "noun")[0]
        if len(low) > 4 and low.endswith(_MALE_SURNAMES):
            forms = (*forms[:4], low + "ым", forms[5])
    return tuple(_cased(form, word) for form in forms)


def _cased(form: str, word: str) -> str:
    """The form with the capitals of the word."""
    pairs = enumerate(zip(form, word.lower(), strict=False))
    shared = next((k for k, (one, other) in pairs if one != other), min(len(form), len(word)))
    return word[:shared] + form[shared:]


@lru_cache(maxsize=50_000)
def same_word(one: str, other: str) -> bool:
    """Whether two words of names can be one word in two cases.

    >>> same_word("лавров", "лавровым"), same_word("орлова", "орловой"), same_word("салем", "салему"), same_word("ким", "кин")
    (True, True, True, False)
    """
    if one == other:
        return True
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 3:
        return False
    return not _roots(one).isdisjoint(_roots(other))


@lru_cache(maxsize=50_000)
def _roots(key: str) -> frozenset[str]:
    if key in _WORDS.words("fleeting"):
        return frozenset((key, key[:-2] + key[-1]))
    return frozenset((key, *(key[: -len(e)] for e in _ends("ending") if key.endswith(e) and len(key) - len(e) >= 3)))


@lru_cache(maxsize=50_000)
def base_name(word: str) -> str:
    """The nominative of a word of a name that stands in another case.

    >>> [base_name(word) for word in ("Лаврова", "Орловой", "Зеленскому", "Кулебы", "Боррелем", "Сергеем", "Трампа")]
    ['Лавров', 'Орлова', 'Зеленский', 'Кулеба', 'Боррель', 'Сергей', 'Трамп']
    """
    pairs = ((end, "".join(row.forms[0])) for row in _WORDS.rows("back") for end in row.ends)
    return next(
        (word[: -len(old)] + new for old, new in pairs if word.endswith(old) and len(word) - len(old) >= 2), word
    )


def cue_forms(row: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every form of one row of ``speech.tsv``: (written form, part of speech, gender, number).

    Parts of speech: ``past``, ``present``, ``future``, ``participle`` (the gerund: отметив, отмечая), ``adjective`` (the
    participle: заявивший), ``passive`` (сказано) and ``noun`` (заявление).

    >>> forms = {form: (pos, gender, number) for form, pos, gender, number in cue_forms(
    ...     {"verb": "отмечать", "present": "отмечает", "noun": "", "takes": "that"})}
    >>> forms["отмечала"], forms["отмечают"], forms["отмечая"]
    (('past', 'f', 's'), ('present', '', 'p'), ('participle', '', ''))
    """
    verb, present = row["verb"], row.get("present", "")
    if present == "short":
        genders = (("", "m", "s"), ("а", "f", "s"), ("о", "n", "s"), ("ы", "", "p"))
        yield from ((verb + end, "present", sex, number) for end, sex, number in genders)
    elif present == "fixed":
        yield verb, "passive", "n", "s"
    else:
        yield from _verb_forms(row, verb, present)
    if row.get("passive"):
        yield from ((row["passive"][:-1] + end, "passive", sex, "s") for end, sex in (("о", "n"), ("а", "f")))
    if row.get("noun"):
        singular, _, _, plural = _made(row["noun"], "noun")
        yield from ((form, "noun", "", "") for form in dict.fromkeys((*singular, *plural)) if len(form) > 3)


def _verb_forms(row: dict[str, str], verb: str, present: str) -> Iterator[tuple[str, str, str, str]]:
    tail, soft = ("ся", "сь") if verb.endswith(("ся", "сь")) else ("", "")
    past = row.get("past") or verb[: -2 - len(tail)] + "л"
    root = past.removesuffix("л")
    yield past + tail, "past", "m", "s"
    genders = (("ла", "f", "s"), ("ло", "n", "s"), ("ли", "", "p"))
    yield from ((root + end + soft, "past", sex, number) for end, sex, number in genders)
    if present:
        many = _third_plural(present, tail)
        tense = "future" if row.get("aspect") == "p" else "present"
        yield present, tense, "", "s"
        yield many + tail, tense, "", "p"
        if tense == "present" and not many.endswith("ут"):
            yield many[:-2] + ("а" if many[-3] in _HUSHING else "я") + soft, "participle", "", ""
    if past.endswith("л"):
        yield root + ("вшись" if tail else "в"), "participle", "", ""
        yield from ((form + tail, "adjective", "", "") for forms in _made(root + "вший", "adjective") for form in forms)
    if row.get("gerund"):
        yield row["gerund"], "participle", "", ""


def _third_plural(form: str, tail: str) -> str:
    word = form.removesuffix(tail)
    if word.endswith("ит"):
        return word[:-2] + ("ат" if word[-3] in _HUSHING else "ят")
    return word[:-2] + ("ют" if word[-3] in _VOWELS else "ут")


#: A given name that only women bear: before a surname it makes the forms a woman's surname takes.
WOMAN = "Ада "


def female_given(base: str) -> bool:
    """Whether a given name is a woman's: what its ending and the surname beside it allow.

    >>> female_given("мария"), female_given("илья"), female_given("сергей")
    (True, False, False)
    """
    return base.endswith(("а", "я")) and base not in _WORDS.words("male")


def woman_surname(form: str) -> str:
    """The nominative of a woman's surname in another case that its ending shows (Орлову → Орлова).

    >>> woman_surname("Орлову"), woman_surname("Меркель")
    ('Орлова', 'Меркель')
    """
    return form[:-1] + "а" if form.endswith(("ову", "еву", "ину")) else form
