"""Names in languages with capitals and cases: brought to one person each, and to the nominative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from mithaq.extract.declined.given import given_forms, man_called
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.runs import find_runs, is_personal, is_shown_person, known_person, words_of
from mithaq.extract.naming.person_names import person_called
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.match.lexicon import phrase_key
from mithaq.model.marks import Mention
from mithaq.text.fold import key

__all__ = ["find_names", "subject_forms"]

_MISSPELT = 8  # a surname as long as this may have one letter wrong


@dataclass(slots=True)
class Bearer:
    """One person of the text: the words of the fullest name, every form of each (folded, with how it is written),
    where they stand, and who it is."""

    words: list[dict[str, str]]
    runs: list[tuple[int, int]] = field(default_factory=list)
    actor: str | None = None
    shown: str = ""
    gender: str = ""
    sure: list[str] = field(default_factory=list)


@cache
def subject_forms(kb: Kb, language: str) -> frozenset[str]:
    """The names of the knowledge base as they stand when they are subjects, folded."""
    return frozenset(
        " ".join(phrase_key(surface.text)) for surface in kb.surfaces(language) if surface.form != "demonym"
    )


def find_names(r: Reading, kb: Kb) -> list[Mention]:
    """The persons that the text names, each mention with the full nominative name of whom it means.

    ``r`` knows the mentions of the knowledge base already; persons among them are joined with the others.
    """
    given = given_forms(kb, r.grammar.pack)
    runs = find_runs(r, given)
    bearers: list[Bearer] = []
    single: list[tuple[int, int]] = []
    for run in runs:
        words = words_of(r, run)
        if len(words) == 1 and not known_person(r, run):
            single.append(run)
        elif (len(words) > 1 and (known_person(r, run) or is_personal(r, run, words, given))) or known_person(r, run):
            _join(r, bearers, run, words)
    for run in single:
        words = words_of(r, run)
        bearer = next((b for b in bearers if _fits(r, b, words)), None)
        if bearer is not None:
            bearer.runs.append(run)
            bearer.words[_place(r, bearer, words[0])].setdefault(r.keys[run[1] - 1], r.tokens.raw(run[1] - 1))
        elif is_shown_person(r, run, given):
            bearers.append(Bearer([{r.keys[run[1] - 1]: r.tokens.raw(run[1] - 1)}], [run]))
    for bearer in bearers:
        _settle(r, kb, bearer, given)
    return [mention for bearer in bearers for mention in _mentions(r, bearer)]


def _join(r: Reading, bearers: list[Bearer], run: tuple[int, int], words: list[str]) -> None:
    """Add a run of several words to the person it names, or a new one."""
    hit = known_person(r, run)
    forms = [{r.keys[j]: r.tokens.raw(j)} for j in range(*run) if r.kinds[j] == "w" and r.keys[j] in words]
    for bearer in bearers:
        if hit is not None and bearer.actor is not None:
            if hit.actor != bearer.actor:
                continue
        elif not _alike(r, bearer, words):
            continue
        bearer.runs.append(run)
        if len(words) > len(bearer.words):
            bearer.words, old = forms, bearer.words
            bearer.words[-1] |= old[-1]
        elif len(words) == len(bearer.words):
            for mine, form in zip(bearer.words, forms, strict=True):
                mine |= form
        elif len(words) == 1:
            bearer.words[_place(r, bearer, words[0])] |= forms[-1]
        elif len(words) == 2:
            bearer.words[0] |= forms[0]
            bearer.words[-1] |= forms[-1]
        bearer.actor = bearer.actor or (hit.actor if hit else None)
        bearer.shown = bearer.shown or (hit.name if hit else "")
        bearer.gender = bearer.gender or (hit.gender if hit else "")
        return
    bearers.append(
        Bearer(
            forms,
            [run],
            hit.actor if hit else None,
            hit.name if hit else "",
            hit.gender if hit else "",
        )
    )


def _alike(r: Reading, bearer: Bearer, words: list[str]) -> bool:
    """Whether two names of several words are one person's: the same surname, and given names that do not differ."""
    mine = bearer.words
    if len(mine) == 1:
        return any(_one(r, mine[0], word) for word in (words[0], words[-1]))
    if not _one(r, mine[-1], words[-1]):
        return False
    first = words[0]
    return (
        _one(r, mine[0], first)
        or (len(first) == 1 and any(form.startswith(first) for form in mine[0]))
        or any(len(form) == 1 and first.startswith(form) for form in mine[0])
    )


def _one(r: Reading, forms: Iterable[str], word: str) -> bool:
    return any(r.grammar.pack.morph.same_word(form, word) for form in forms)


def _fits(r: Reading, bearer: Bearer, words: list[str]) -> bool:
    """Whether one word alone can mean this person: the surname, or the first word of a name in three."""
    mine = bearer.words
    if _one(r, mine[-1], words[0]) or (len(mine) != 2 and _one(r, mine[0], words[0])):
        return True
    return len(words[0]) >= _MISSPELT and any(
        form[0] == words[0][0] and Levenshtein.distance(form, words[0], score_cutoff=1) == 1 for form in mine[-1]
    )


def _place(r: Reading, bearer: Bearer, word: str) -> int:
    return len(bearer.words) - 1 if _one(r, bearer.words[-1], word) else 0


def _settle(r: Reading, kb: Kb, bearer: Bearer, given: dict[str, str]) -> None:
    """Find the nominative of each word of a name, the person's gender, and who it is in the knowledge base."""
    morph = r.grammar.pack.morph
    upright = all(form.endswith(r.grammar.endings["male_surname"]) for form in bearer.words[-1])
    base = next((given[form] for form in bearer.words[0] if form in given and (given[form] == form or not upright)), "")
    if len(bearer.words) > 1:
        base = next(
            (
                name
                for form in bearer.words[0]
                for last in bearer.words[-1]
                if (name := man_called(r.grammar, form, last))
            ),
            base,
        )
    if not bearer.gender and base and len(bearer.words) > 1:
        named = base in r.grammar.class_of("female_names")
        bearer.gender = (
            "f" if named or (morph.female_given(base) and base not in r.grammar.class_of("male_names")) else "m"
        )
    oblique = _all_oblique(r, bearer, given)
    bearer.sure = [
        _nominative(r, forms, oblique, bearer.gender, base if place == 0 and len(bearer.words) > 1 else "")
        for place, forms in enumerate(bearer.words)
    ]
    name = " ".join(bearer.sure)
    if not bearer.actor:
        short = " ".join((bearer.sure[0], bearer.sure[-1])) if len(bearer.sure) > 2 else name
        actor = person_called(kb, name, r.grammar.pack.code, r.doc.published) or person_called(
            kb, short, r.grammar.pack.code, r.doc.published
        )
        if actor:
            bearer.actor, bearer.shown = actor, kb.name(actor)
            bearer.gender = kb.entities[actor].gender or bearer.gender


def _all_oblique(r: Reading, bearer: Bearer, given: dict[str, str]) -> bool:
    """Whether no mention of the person stands in the nominative, as far as the words around them tell."""
    return all(_oblique_at(r, run, given) for run in bearer.runs)


def _oblique_at(r: Reading, run: tuple[int, int], given: dict[str, str]) -> bool:
    """Whether the run stands in another case than the nominative: by its given name, or by what is before it."""
    first = r.keys[run[0]]
    if len(words_of(r, run)) > 1 and man_called(r.grammar, first, r.keys[run[1] - 1]):
        return True
    if len(words_of(r, run)) > 1 and first in given:
        return given[first] != first and not r.keys[run[1] - 1].endswith(r.grammar.endings["male_surname"])
    for j in range(run[0] - 1, max(-1, run[0] - 8), -1):
        if r.kinds[j] == "m" and r.keys[j] in "-.":
            continue
        if r.kinds[j] != "w":
            return False
        if any(r.is_a(j, name) for name in ("prepositions", "formula_nouns", "says_nouns")):
            return True
        readings = nouns_of(r.grammar).get(r.keys[j], ())
        if any(noun.kind in ("roles", "plural_roles") for noun in readings):
            return not any(noun.nominative for noun in readings if noun.kind == "roles")
        cue = r.grammar.cue(r.keys[j])
        if cue is not None:
            return (
                cue.pos == "noun"
                or cue.can("carry")
                or (cue.pos in ("past", "present") and not (cue.can("that") or cue.can("quote")))
            )
        if readings:
            return True
    return False


def _nominative(r: Reading, words: dict[str, str], oblique: bool, gender: str, base: str) -> str:
    """The nominative among the forms of one word of a name, or made from them."""
    morph = r.grammar.pack.morph
    if base:
        return words.get(base) or base[:1].upper() + base[1:]
    forms = set(words.values())
    if len(forms) > 1:
        female = gender == "f"
        name = morph.WOMAN if female else ""
        explained = {
            form: sum(any(part.split()[-1] == other for part in morph.name_forms(name + form)) for other in forms)
            for form in forms
        }
        best = max(explained.values())
        if best > 1:
            return min((form for form in forms if explained[form] == best), key=lambda form: (len(form), form))
    form = min(forms, key=lambda one: (len(one), one))
    if not oblique:
        return form
    made: str = morph.base_name(form)
    if gender == "f" and not form.endswith(r.grammar.endings["feminine_oblique"]):
        return str(morph.woman_surname(form))
    return made


def _mentions(r: Reading, bearer: Bearer) -> Iterable[Mention]:
    """The mentions of one person."""
    name = bearer.shown or " ".join(bearer.sure)
    sure = {key(form) for form in bearer.sure}
    if not bearer.shown:
        longest = max(bearer.runs, key=lambda run: (*_fullness(words_of(r, run)), -run[0]))
        name = _written(r, longest, bearer) or name
    for first, stop in bearer.runs:
        span = r.tokens.span(first, stop)
        words = [word for word in words_of(r, (first, stop)) if len(word) > 1]
        nominative = all(word in sure or _misspelt(word, sure) for word in words)
        yield Mention(
            span,
            "person",
            "name",
            name,
            bearer.actor,
            span,
            gender=bearer.gender,
            number="s",
            case="n" if nominative else "o",
        )


def _fullness(words: list[str]) -> tuple[int, int]:
    """How full a name is: how many words it has, and how many that are no initials."""
    return len(words), sum(len(word) > 1 for word in words)


def _misspelt(word: str, sure: set[str]) -> bool:
    return len(word) >= _MISSPELT and any(
        word[-3:] == one[-3:] and word != one and Levenshtein.distance(word, one, score_cutoff=1) == 1 for one in sure
    )


def _written(r: Reading, run: tuple[int, int], bearer: Bearer) -> str:
    """The fullest name as it is written, its words in the nominative, particles and hyphens in place."""
    out = r.doc[r.tokens.span(*run)]
    words = [j for j in range(*run) if r.kinds[j] == "w" and r.keys[j] in words_of(r, run)]
    if len(words) != len(bearer.sure):
        return ""
    base = r.tokens.starts[run[0]]
    for j, sure in sorted(zip(words, bearer.sure, strict=True), reverse=True):
        out = out[: r.tokens.starts[j] - base] + sure + out[r.tokens.stops[j] - base :]
    return " ".join(out.split())
