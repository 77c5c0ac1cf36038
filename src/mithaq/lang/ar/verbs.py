"""Arabic verbs: every form that a reporting verb, its participle and its verbal noun take."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["cue_forms"]

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_DEFECTIVE = frozenset(["مدع", "داع", "ناف", "موص", "مبد", "مثن", "متمن", "مشتك", "راء", "مسم", "متخل", "متباه"])


def _past(verb: str) -> Iterator[tuple[str, str, str]]:
    yield verb, "m", "s"
    if verb.endswith(("ا", "ى", "ي")):
        stem = verb[:-1]
        yield stem + "ت", "f", "s"
        yield stem + "وا", "m", "p"
        yield stem + ("يا" if verb[-1] != "ا" else "وا"), "m", "d"
    else:
        yield verb + "ت", "f", "s"
        yield verb + "وا", "m", "p"
        yield verb + "ا", "m", "d"
        yield verb + "تا", "f", "d"


def _present(verb: str) -> Iterator[tuple[str, str, str]]:
    stem = verb[1:]
    short = stem[:-1] if stem.endswith(("و", "ي", "ى")) else stem
    for future in ("", "س"):
        yield f"{future}ي{stem}", "m", "s"
        yield f"{future}ت{stem}", "f", "s"
        yield f"{future}ي{short}ون", "m", "p"
        yield f"{future}ي{short}ان", "m", "d"
        yield f"{future}ت{short}ان", "f", "d"


def _participle(word: str) -> Iterator[tuple[str, str, str]]:
    stem = word + "ي" if word in _DEFECTIVE else word
    yield stem + "ا", "m", "s"
    yield stem + "ة", "f", "s"
    yield word + "ين", "m", "p"
    yield stem + "ات", "f", "p"
    yield stem + "تين", "f", "d"


def cue_forms(row: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every form of one row of ``speech.tsv``: (written form, part of speech, gender, number).

    Parts of speech: ``past``, ``present``, ``participle`` (accusative, as in مؤكدا), ``noun`` (with a pronoun or in
    construct, as in قوله) and ``object`` (a verb with an object pronoun, as in وصفه).

    >>> forms = {form: (pos, gender, number) for form, pos, gender, number in cue_forms(
    ...     {"verb": "دعا", "present": "يدعو", "participle": "داع", "noun": "دعوة", "takes": "noun"})}
    >>> forms["دعت"], forms["يدعون"], forms["داعيا"], forms["داعية"], forms["دعوته"]
    (('past', 'f', 's'), ('present', 'm', 'p'), ('participle', 'm', 's'), ('participle', 'f', 's'), ('noun', 'm', 's'))
    """
    for form, gender, number in _past(row["verb"]):
        yield form, "past", gender, number
        if "as" in row["takes"].split() or row["verb"] in ("أبلغ", "أخبر", "نفى"):
            stem = form[:-1] if form.endswith("وا") else form
            for pronoun in _PRONOUNS:
                yield (stem[:-1] + "ا" if stem.endswith("ى") else stem) + pronoun, "object", gender, number
    if row.get("present"):
        for form, gender, number in _present(row["present"]):
            yield form, "present", gender, number
            if "as" in row["takes"].split() and number == "s":
                for pronoun in _PRONOUNS:
                    yield form + pronoun, "object", gender, number
    if row.get("participle"):
        for form, gender, number in _participle(row["participle"]):
            yield form, "participle", gender, number
    if row.get("noun"):
        noun = row["noun"]
        yield noun, "noun", "", ""
        for pronoun, gender, number in (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "m", "d")):
            form = (noun[:-1] + "ت" if noun.endswith("ة") else noun) + pronoun
            yield form, "noun", gender, number
            yield "ب" + form, "noun", gender, number
