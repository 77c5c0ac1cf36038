"""Russian word forms: how names and titles decline, and the forms a reporting verb takes. Paradigms: ``paradigms.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from mithaq.lang.ru.paradigms import HUSHING, VOWELS, Forms, adjective, is_adjective, noun

__all__ = [
    "adjectival",
    "bare",
    "base_name",
    "clitic_length",
    "conjunction_off",
    "cue_forms",
    "declined",
    "definite",
    "first_person",
    "gender",
    "head_forms",
    "name_forms",
    "nisba_forms",
    "object_form",
    "possessed",
    "pronoun",
    "refers_back",
    "same_word",
    "stem",
    "strip",
]

_ADJECTIVE = tuple(
    [
        "ый",
        "ий",
        "ой",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ого",
        "его",
        "ому",
        "ему",
        "ым",
        "им",
        "ых",
        "их",
        "ую",
        "юю",
        "ыми",
        "ими",
        "ской",
        "ском",
        "ном",
        "вом",
        "щем",
        "шем",
    ]
)
#: Endings of nouns, names and adjectives, the longest first.
_ENDINGS = tuple(
    [
        "ыми",
        "ими",
        "ого",
        "его",
        "ому",
        "ему",
        "ами",
        "ями",
        "ией",
        "иям",
        "ием",
        "ях",
        "ах",
        "ых",
        "их",
        "ым",
        "им",
        "ом",
        "ем",
        "ой",
        "ей",
        "ую",
        "юю",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ый",
        "ий",
        "ам",
        "ям",
        "ия",
        "ию",
        "ии",
        "ью",
        "а",
        "я",
        "у",
        "ю",
        "е",
        "ы",
        "и",
        "о",
        "ь",
        "й",
    ]
)
_PRONOUNS = {
    "он": ("m", "s"), "она": ("f", "s"), "оно": ("n", "s"), "они": ("", "p"), "его": ("m", "s"), "нему": ("m", "s"), "него": ("m", "s"), "ему": ("m", "s"), "им": ("m", "s"),
    "ее": ("f", "s"), "ней": ("f", "s"), "нее": ("f", "s"), "ей": ("f", "s"), "их": ("", "p"), "них": ("", "p"), "ним": ("", "p"), "я": ("", "i"), "мы": ("", "w"), "вы": ("", "y"),
}  # fmt: skip
#: Men's given names that end like women's.
_MALE_A = frozenset(
    [
        "илья",
        "никита",
        "лука",
        "кузьма",
        "фома",
        "савва",
        "данила",
        "муса",
        "мустафа",
        "абдалла",
        "иса",
        "яхья",
        "саша",
        "миша",
        "дима",
        "паша",
        "реджа",
    ]
)
#: Endings of names out of the nominative, and the nominative they belong to; the first that fits.
_BACK = tuple(
    (oblique, nominative)
    for nominative, endings in (
        ("ова", "овой"), ("ева", "евой"), ("ина", "иной"), ("ына", "ыной"), ("ов", "овым ову ове ова"), ("ев", "евым еву еве ева"), ("ин", "иным ину ине ина"),
        ("ский", "ским ского скому ском"), ("цкий", "цким цкого цкому цком"), ("ская", "ской скую"), ("цкая", "цкой цкую"), ("ный", "ного ному"),
        ("ия", "ией"), ("ий", "ием ия ию"), ("ей", "еем ея ею"), ("ай", "аем ая аю"), ("эй", "эем эя эю"), ("ель", "елем еля елю"), ("й", "йя"),
        ("ич", "ичем"), ("", "ом"), ("ш", "шем"), ("ж", "жем"), ("ц", "цем"), ("ь", "ем я ю"), ("а", "ой ы"), ("ка", "ки"), ("га", "ги"), ("я", "ей"), ("", "у а"),
    )
    for oblique in endings.split()
)  # fmt: skip


def strip(key: str) -> tuple[str, ...]:
    """The word alone: Russian attaches nothing in front of a word.

    >>> strip("слово")
    ('слово',)
    """
    return (key,)


def conjunction_off(key: str) -> tuple[str, ...]:
    """Nothing: conjunctions are words of their own."""
    return ()


def bare(key: str) -> str:
    """The word itself: there is no article."""
    return key


def definite(key: str) -> bool:
    """Never: there is no article."""
    return False


def adjectival(key: str) -> bool:
    """Whether the word looks like an adjective or a participle in any of its forms.

    >>> adjectival("российского"), adjectival("бывшая"), adjectival("министр")
    (True, True, False)
    """
    return len(key) > 4 and key.endswith(_ADJECTIVE)


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """The word without its ending, to compare the words of titles.

    >>> stem("министра") == stem("министр"), stem("российской") == stem("российский"), stem("обороны") == stem("оборона")
    (True, True, True)
    """
    return next(
        (key[: -len(ending)] for ending in _ENDINGS if key.endswith(ending) and len(key) - len(ending) >= 4), key
    )


def clitic_length(key: str, head: Callable[[str], str | None]) -> int:
    """Always 0: prepositions are words of their own."""
    return 0


def first_person(key: str) -> bool:
    """Whether a word says "we" or "I".

    >>> first_person("мы"), first_person("он")
    (True, False)
    """
    return key in ("мы", "я", "нас", "нам", "наш", "наша", "наши")


def object_form(key: str) -> str:
    """The word itself: an object is a word of its own."""
    return key


def possessed(key: str) -> bool:
    """Never: a possessive is a word of its own."""
    return False


def pronoun(key: str) -> tuple[str, str] | None:
    """Gender and number of a pronoun of the third person in any case, or of a possessive; ``None`` for other words.

    >>> pronoun("она"), pronoun("их"), pronoun("министр")
    (('f', 's'), ('', 'p'), None)
    """
    return _PRONOUNS.get(key)


def refers_back(key: str, words: int) -> bool:
    """Whether a title of so many words can point at somebody already named: always, there being no article."""
    return True


def gender(key: str) -> str:
    """The gender a noun shows by its ending.

    >>> gender("компания"), gender("министр"), gender("ведомство"), gender("глава")
    ('f', 'm', 'n', '')
    """
    if key in ("глава", "судья", "коллега"):
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
    >>> [row for row in declined("посол+посла/послы+послов", "plural_roles")]
    [('послы', 'послы', 'n'), ('послов', 'послы', 'g')]
    """
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    if "/" in word:
        one, many = word.split("/")
        singular, plural = tuple(one.split("+")), tuple(many.split("+"))
    elif is_adjective(word):
        masculine, feminine, neuter, plural = adjective(word)
        singular = feminine if word.endswith(("ая", "яя")) else neuter if word.endswith(("ое", "ее")) else masculine
    else:
        singular, plural = noun(word)
    if kind != "plural_roles":
        cases = "ngdail" if len(singular) == 6 else "ngdil"
        yield from ((form, singular[0], case) for form, case in zip(singular, cases, strict=False) if form)
    if kind != "roles":
        yield from ((form, plural[0], case) for form, case in zip(plural, "ngdil", strict=False) if form)


def head_forms(word: str, kind: str) -> Iterator[str]:
    """The forms a head noun of ``names.yml`` takes.

    >>> {"министра", "министром"} <= set(head_forms("министр", "roles")), "министров" in set(head_forms("министр", "roles"))
    (True, False)
    """
    return (form for form, _, _ in declined(word, kind))


def nisba_forms(stem: str) -> tuple[str, ...]:
    """The forms of an adjective of nationality, or of a noun for a people.

    >>> nisba_forms("российский")[:3], "американцев" in nisba_forms("американец")
    (('российский', 'российского', 'российскому'), True)
    """
    sets: tuple[tuple[str, ...], ...] = adjective(stem) if stem.endswith(("ий", "ый")) else noun(stem)
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
    female = words[0].lower().endswith(("а", "я", "эль", "ель")) and words[0].lower() not in _MALE_A
    head = next((k for k, word in enumerate(words) if not is_adjective(word.lower())), len(words) - 1)
    person = head == 0 and len(words) > 1 and all(word[:1].isupper() or "-" in word for word in words)
    out = dict.fromkeys(_joined(words, len(words) if person else head + 1, female and (person or len(words) == 1)))
    if person and not (female and words[-1].endswith(("ова", "ева", "ина", "ая"))):
        out.update(dict.fromkeys(_joined(words, 1, female)))
    if person and len(words) > 2 and not female:  # Ким Чен Ына
        out.update((" ".join((*words[:-1], form)), None) for form in _name_word(words[-1], False))
    return tuple(out)


def _joined(words: list[str], declining: int, female: bool) -> Iterator[str]:
    tables = [_name_word(word, female) if k < declining else (word,) * 6 for k, word in enumerate(words)]
    return (" ".join(table[case] for table in tables) for case in range(6))


def _name_word(word: str, female: bool) -> Forms:
    """The six cases of one word of a name."""
    low = word.lower()
    last = low[-1]
    if (
        len(low) < 3
        or not "а" <= last <= "я"
        or word.isupper()
        or last in "оиуэюы"
        or (last in "ая" and low[-2] in "ауоиэ" and not low.endswith(("ая", "ия")))
    ):
        return word, word, word, word, word, word
    if is_adjective(low) or low.endswith("стой"):
        masculine, feminine, neuter, _ = adjective(low)
        forms = feminine if low.endswith(("ая", "яя")) else neuter if low.endswith(("ое", "ее")) else masculine
    elif last == "е" and not low.endswith(("ие", "ство")):
        return (word, word, word, word, word, word)
    elif female and low.endswith(("ова", "ева", "ина", "ына")):
        root = low[:-1]
        forms = (low, root + "ой", root + "ой", root + "у", root + "ой", root + "ой")
    elif last in "ая" or not female:
        forms = noun(low)[0]
        if last not in "ая" and len(low) > 4 and low.endswith(("ов", "ев", "ин", "ын")):
            forms = (*forms[:4], low + "ым", forms[5])
        elif low == "павел":
            forms = ("павел", "павла", "павлу", "павла", "павлом", "павле")
    else:
        return (word, word, word, word, word, word)
    a, b, c, d, e, f = (_cased(form, word) for form in forms)
    return a, b, c, d, e, f


def _cased(form: str, word: str) -> str:
    """The form with the capitals of the word."""
    shared = next(
        (k for k, (one, other) in enumerate(zip(form, word.lower(), strict=False)) if one != other),
        min(len(form), len(word)),
    )
    return word[:shared] + form[shared:]


@lru_cache(maxsize=50_000)
def same_word(one: str, other: str) -> bool:
    """Whether two words of names can be one word in two cases.

    >>> same_word("лавров", "лавровым"), same_word("захарова", "захаровой"), same_word("муалем", "муалему"), same_word("ким", "кин")
    (True, True, True, False)
    """
    if one == other:
        return True
    if one[:2] != other[:2] or abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 3:
        return False
    return not _roots(one).isdisjoint(_roots(other))


@lru_cache(maxsize=50_000)
def _roots(key: str) -> frozenset[str]:
    if key in ("павел", "лев"):
        return frozenset((key, key[:-2] + key[-1]))
    return frozenset((key, *(key[: -len(e)] for e in _ENDINGS if key.endswith(e) and len(key) - len(e) >= 3)))


@lru_cache(maxsize=50_000)
def base_name(word: str) -> str:
    """The nominative of a word of a name that stands in another case.

    >>> [base_name(word) for word in ("Лаврова", "Орловой", "Зеленскому", "Кулебы", "Боррелем", "Помпео", "Сергеем", "Трампа")]
    ['Лавров', 'Орлова', 'Зеленский', 'Кулеба', 'Боррель', 'Помпео', 'Сергей', 'Трамп']
    """
    return next(
        (word[: -len(old)] + new for old, new in _BACK if word.endswith(old) and len(word) - len(old) >= 2), word
    )


def cue_forms(row: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every form of one row of ``speech.tsv``: (written form, part of speech, gender, number).

    Parts of speech: ``past``, ``present``, ``future``, ``participle`` (the gerund: отметив, отмечая), ``adjective``
    (the participle: заявивший), ``passive`` (сказано) and ``noun`` (заявление).

    >>> forms = {form: (pos, gender, number) for form, pos, gender, number in cue_forms(
    ...     {"verb": "отмечать", "present": "отмечает", "noun": "", "takes": "that"})}
    >>> forms["отмечала"], forms["отмечают"], forms["отмечая"]
    (('past', 'f', 's'), ('present', '', 'p'), ('participle', '', ''))
    """
    verb, present = row["verb"], row.get("present", "")
    if verb.endswith(("ть", "ться", "чь", "ти", "чься", "тись")):
        yield from _verb_forms(row, verb, present)
    elif present == "fixed":
        yield verb, "passive", "n", "s"
    else:
        for form in (verb, verb + "а", verb + "о", verb + "ы") if present == "short" else ():
            yield (
                form,
                "present",
                {"а": "f", "о": "n"}.get(form[-1], "") if form != verb else "m",
                "p" if form.endswith("ы") else "s",
            )
    if row.get("passive"):
        yield from ((row["passive"][:-1] + end, "passive", sex, "s") for end, sex in (("о", "n"), ("а", "f")))
    if row.get("noun"):
        singular, plural = noun(row["noun"])
        yield from ((form, "noun", "", "") for form in dict.fromkeys((*singular, *plural)) if len(form) > 3)


def _verb_forms(row: dict[str, str], verb: str, present: str) -> Iterator[tuple[str, str, str, str]]:
    tail, soft = ("ся", "сь") if verb.endswith(("ся", "сь")) else ("", "")
    past = row.get("past") or verb[: -2 - len(tail)] + "л"
    root = past[:-1] if past.endswith("л") else past
    yield past + tail, "past", "m", "s"
    yield from (
        (root + ending + soft, "past", sex, number)
        for ending, sex, number in (("ла", "f", "s"), ("ло", "n", "s"), ("ли", "", "p"))
    )
    if present:
        many = _third_plural(present, tail)
        tense = "future" if row.get("aspect") == "p" else "present"
        yield present, tense, "", "s"
        yield many + tail, tense, "", "p"
        if row.get("aspect") != "p" and not many.endswith("ут"):
            yield many[:-2] + ("а" if many[-3] in HUSHING else "я") + soft, "participle", "", ""
    if past.endswith("л"):
        yield root + ("вшись" if tail else "в"), "participle", "", ""
        yield from ((form + tail, "adjective", "", "") for forms in adjective(root + "вший") for form in forms)
    if row.get("gerund"):
        yield row["gerund"], "participle", "", ""


def _third_plural(form: str, tail: str) -> str:
    word = form[: len(form) - len(tail)]
    if word.endswith("ит"):
        return word[:-2] + ("ат" if word[-3] in HUSHING else "ят")
    return word[:-2] + ("ют" if word[-3] in VOWELS else "ут")


#: A given name that only women bear: before a surname it makes the forms a woman's surname takes.
WOMAN = "Ада "


def female_given(base: str) -> bool:
    """Whether a given name is a woman's: what its ending and the surname beside it allow.

    >>> female_given("мария"), female_given("сергей")
    (True, False)
    """
    return base.endswith(("а", "я")) and len(name_forms(base.capitalize() + " Орлова")) <= 5


def woman_surname(form: str) -> str:
    """The nominative of a woman's surname in another case that its ending shows (Орлову → Орлова).

    >>> woman_surname("Орлову"), woman_surname("Меркель")
    ('Орлова', 'Меркель')
    """
    return form[:-1] + "а" if form.endswith(("ову", "еву", "ину")) else form
