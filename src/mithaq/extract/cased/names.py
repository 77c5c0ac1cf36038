"""Names in languages with capitals and cases: runs of capitals, brought to one person and one nominative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from mithaq.extract.cased.nouns import nouns_of
from mithaq.extract.cased.phrases import capital
from mithaq.extract.person_names import person_called
from mithaq.extract.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention

__all__ = ["Bearer", "find_names", "subject_forms"]

_LONGEST = 5
_MISSPELT = 8  # a surname as long as this may have one letter wrong


@dataclass(slots=True)
class Bearer:
    """One person of the text: the words of the fullest name, every form of each, where they stand, and who it is."""

    words: list[set[str]]
    runs: list[tuple[int, int]] = field(default_factory=list)
    actor: str | None = None
    shown: str = ""
    gender: str = ""
    sure: list[str] = field(default_factory=list)


@cache
def subject_forms(kb: Kb, language: str) -> frozenset[str]:
    """The names of the knowledge base as they stand when they are subjects, folded."""
    from mithaq.match.lexicon import phrase_key

    return frozenset(" ".join(phrase_key(surface.text)) for surface in kb.surfaces(language) if surface.form != "demonym")


@cache
def _given_forms(kb: Kb, language: str, forms: object) -> dict[str, str]:
    """Every case form of the given names of the knowledge base, with its nominative (folded)."""
    from mithaq.text.fold import key

    assert callable(forms)
    found: dict[str, str] = {}
    names = {name.split()[0] for entity in kb.entities.values() if entity.kind == "person" for name in entity.names.get(language, ()) if " " in name}
    for name in sorted(names):
        for form in forms(name):
            found.setdefault(key(form), key(name))
    for name in names:
        found[key(name)] = key(name)
    return found


def find_names(r: Reading, kb: Kb) -> list[Mention]:
    """The persons that the text names, each mention with the full nominative name of whom it means.

    ``r`` knows the mentions of the knowledge base already; persons among them are joined with the others.
    """
    given = _given_forms(kb, r.grammar.pack.code, r.grammar.pack.morph.name_forms)
    runs = _runs(r, given)
    bearers: list[Bearer] = []
    single: list[tuple[int, int]] = []
    for run in runs:
        words = _words(r, run)
        if len(words) == 1 and not _known(r, run):
            single.append(run)
        elif len(words) > 1 and (_known(r, run) or _personal(r, run, words, given)):
            _join(r, bearers, run, words)
        elif _known(r, run):
            _join(r, bearers, run, words)
    for run in single:
        words = _words(r, run)
        bearer = next((b for b in bearers if _fits(r, b, words)), None)
        if bearer is not None:
            bearer.runs.append(run)
            bearer.words[_place(r, bearer, words[0])].add(r.tokens.raw(run[1] - 1))
        elif _shown_person(r, run, given):
            bearers.append(Bearer([{r.tokens.raw(run[1] - 1)}], [run]))
    for bearer in bearers:
        _settle(r, kb, bearer, given)
    return [mention for bearer in bearers for mention in _mentions(r, bearer)]


def _runs(r: Reading, names: dict[str, str]) -> list[tuple[int, int]]:
    """The runs of capitals that can be a person's name, in tokens."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(r.kinds):
        if not capital(r, i) or r.skip[i]:
            i += 1
            continue
        hit = r.mention_at.get(i)
        if hit is not None and hit[1].kind != "person":
            i = hit[0]
            continue
        if r.keys[i + 1 : i + 2] == ("-",) and r.keys[i + 2 : i + 3] and r.keys[i + 2] in ("н", "жа"):
            i += 3
            continue
        stop = _run_stop(r, i)
        first = _run_first(r, i, stop)
        if r.mention_at.get(first, (0, None))[0] == 0:
            out += _split(r, first, stop, names)
        elif first < stop:
            out.append((first, stop))
        i = max(stop, i + 1)
    return out


def _split(r: Reading, first: int, stop: int, names: dict[str, str]) -> list[tuple[int, int]]:
    """The run cut where a given name begins another person (адвокат Анны Ручьевой Иван Долин), or ends a place."""
    cut = next(
        (
            j
            for j in range(first + 1, stop - 1)
            if names.get(r.keys[j]) == r.keys[j] and r.kinds[j - 1] == "w" and (j - first >= 2 or r.keys[first] not in names)
        ),
        None,
    )
    if cut is None or cut - first < 1:
        return [(first, stop)] if first < stop else []
    kept = [(first, cut)] if r.keys[first] in names else []
    return [*kept, (cut, stop)]


def _run_first(r: Reading, i: int, stop: int) -> int:
    """The run without words that only have a capital because they open a sentence, and without titles; with a particle
    before it (аль-)."""
    first = i
    while first < stop and not (len(r.keys[first]) == 1 and r.keys[first + 1 : first + 2] == (".",)) and (
        (first == i and _opens(r, first) and not r.grammar.classes(r.keys[first]).isdisjoint(_OPENING))
        or r.keys[first] in nouns_of(r.grammar)
        or r.keys[first] in r.grammar.class_of("honorifics")
        or (r.grammar.cue(r.keys[first]) is not None and _opens(r, first))
        or r.kinds[first] != "w"
    ) and r.mention_at.get(first, (0, None))[0] == 0:
        first += 1
    if first >= 2 and r.keys[first - 1] in "-" and r.keys[first - 2] in r.grammar.class_of("person_particles") and r.tight(first - 1):
        return first - 2
    while first > 0 and first == i and r.keys[first - 1] in r.grammar.class_of("person_particles") and len(r.keys[first - 1]) > 1 and r.grammar.classes(r.keys[first - 1]).isdisjoint(_OPENING):
        first, i = first - 1, i - 1
    return first


_OPENING = frozenset(
    {"prepositions", "conjunctions", "adverbs", "sentence_links", "as_said", "relative", "that", "pronouns", "impersonal", "formula_own", "that_pronouns", "says_nouns"}
)


def _opens(r: Reading, i: int) -> bool:
    """Whether a word has a capital by its place: at the head of a sentence, after a dash, colon or opening mark."""
    return i == 0 or i == r.sentence_start[i] or r.kinds[i - 1] != "w" and r.keys[i - 1] not in "-'’,()"


def _run_stop(r: Reading, i: int) -> int:
    """The token after the run of capitals that begins at ``i``: initials, particles and hyphens hold it together."""
    j = i + 1 if i not in r.mention_at else r.mention_at[i][0]
    particles = r.grammar.class_of("person_particles")
    while j < len(r.kinds) and j < i + 12:
        if j in r.time_stop or (j in r.mention_at and r.mention_at[j][1].kind != "person"):
            break
        if capital(r, j):
            if r.keys[j].isascii() != r.keys[i].isascii():
                break
            j += 1
        elif r.keys[j] == "." and len(r.keys[j - 1]) == 1 and j + 1 < len(r.kinds) and capital(r, j + 1):
            j += 1
        elif r.keys[j] in "-'’" and j + 1 < len(r.kinds) and r.tight(j) and r.tight(j - 1) and r.kinds[j + 1] == "w":
            j += 2
        elif r.keys[j] in particles and j + 1 < len(r.kinds) and (capital(r, j + 1) or (r.keys[j + 1] in "-'’" and capital(r, j + 2))):
            j += 1
        else:
            break
    return j


def _words(r: Reading, run: tuple[int, int]) -> list[str]:
    """The words of a run that tell one person from another: no particles; a hyphenated given name is two words."""
    particles = r.grammar.class_of("person_particles")
    words = [r.keys[j] for j in range(*run) if r.kinds[j] == "w" and not (j > run[0] + 1 and r.keys[j - 1] == "-" and r.keys[j - 2] not in particles)]
    return [word for word in words if word not in particles] or words


def _known(r: Reading, run: tuple[int, int]) -> Mention | None:
    """The person of the knowledge base that the run is."""
    for j in range(*run):
        hit = r.mention_at.get(j)
        if hit is not None and hit[1].kind == "person" and hit[1].actor and (hit[0] >= run[1] or j == run[0]):
            return hit[1]
    return None


def _personal(r: Reading, run: tuple[int, int], words: list[str], given: dict[str, str]) -> bool:
    """Whether a run of several capitals is a person: no Latin name, no body's adjective, not all capitals."""
    if words[0].isascii() or len(words) > _LONGEST:
        return False
    raws = [r.tokens.raw(j) for j in range(*run) if r.kinds[j] == "w"]
    if any(len(raw) > 1 and raw.isupper() for raw in raws):
        return False
    if words[0] in given:
        return True
    if any(word in nouns_of(r.grammar) for word in words):
        return False
    if _after_title(r, run[0]):
        return True
    if run[0] and r.is_a(run[0] - 1, "prepositions"):
        return not (r.grammar.pack.morph.adjectival(words[0]) or words[0].endswith(("ем", "ом")))
    return not r.grammar.pack.morph.adjectival(words[0]) or words[0].endswith(("рий", "лий", "тий", "ний", "дий", "гий", "ем", "им"))


def _after_title(r: Reading, first: int) -> bool:
    """Whether a role or a form of address stands right before the name."""
    j = first - 1
    while j >= 0 and (r.keys[j] in "-." or r.keys[j] in ("н", "жа")) and r.kinds[j] != "b":
        j -= 1
    if j < 0 or r.kinds[j] != "w":
        return False
    word = r.keys[j]
    return word in r.grammar.class_of("honorifics") or word == "г" or any(noun.kind == "roles" for noun in nouns_of(r.grammar).get(word, ()))


def _shown_person(r: Reading, run: tuple[int, int], given: dict[str, str]) -> bool:
    """Whether a lone capital that belongs to no full name is a person: after a title, or beside a verb of saying."""
    word = r.keys[run[1] - 1]
    raw = r.tokens.raw(run[1] - 1)
    if word.isascii() or raw.isupper() or word in nouns_of(r.grammar) or r.grammar.pack.morph.adjectival(word) and not word.endswith(("ский", "цкий")):
        return False
    if any(r.keys[j] == "." for j in range(*run)) or r.is_a(run[0] - 1, "formula_nouns") or r.is_a(run[0] - 1, "says_nouns"):
        return True
    if _after_title(r, run[0]):
        return not word.endswith(("ы", "и")) or r.keys[run[0] - 1] in r.grammar.class_of("honorifics")
    if _opens(r, run[0]) and run[0] == r.sentence_start[run[0]] and not r.grammar.classes(word).isdisjoint(_OPENING):
        return False
    before = r.grammar.cue(r.keys[run[0] - 1]) if run[0] and r.kinds[run[0] - 1] == "w" else None
    after = r.grammar.cue(r.keys[run[1]]) if run[1] < len(r.kinds) and r.kinds[run[1]] == "w" else None
    return any(cue is not None and cue.pos in ("past", "present") and cue.number == "s" and (cue.can("that") or cue.can("quote")) for cue in (before, after))


def _join(r: Reading, bearers: list[Bearer], run: tuple[int, int], words: list[str]) -> None:
    """Add a run of several words to the person it names, or a new one."""
    hit = _known(r, run)
    raws = [r.tokens.raw(j) for j in range(*run) if r.kinds[j] == "w" and r.keys[j] in words]
    for bearer in bearers:
        if hit is not None and bearer.actor is not None:
            if hit.actor != bearer.actor:
                continue
        elif not _alike(r, bearer, words):
            continue
        bearer.runs.append(run)
        if len(words) > len(bearer.words):
            bearer.words, old = [{raw} for raw in raws], bearer.words
            for place, forms in enumerate(old[-1:]):
                bearer.words[-1 - place] |= forms
        elif len(words) == len(bearer.words):
            for forms, raw in zip(bearer.words, raws, strict=True):
                forms.add(raw)
        elif len(words) == 1:
            bearer.words[_place(r, bearer, words[0])].add(raws[-1])
        elif len(words) == 2:
            bearer.words[0].add(raws[0])
            bearer.words[-1].add(raws[-1])
        bearer.actor = bearer.actor or (hit.actor if hit else None)
        bearer.shown = bearer.shown or (hit.name if hit else "")
        bearer.gender = bearer.gender or (hit.gender if hit else "")
        return
    bearers.append(Bearer([{raw} for raw in raws], [run], hit.actor if hit else None, hit.name if hit else "", hit.gender if hit else ""))


def _alike(r: Reading, bearer: Bearer, words: list[str]) -> bool:
    """Whether two names of several words are one person's: the same surname, and given names that do not differ."""
    mine = [{form.lower().replace("ё", "е") for form in forms} for forms in bearer.words]
    if len(mine) == 1:
        return any(_one(r, mine[0], word) for word in (words[0], words[-1]))
    if not _one(r, mine[-1], words[-1]):
        return False
    first = words[0]
    return _one(r, mine[0], first) or len(first) == 1 and any(form.startswith(first) for form in mine[0]) or any(len(form) == 1 and first.startswith(form) for form in mine[0])


def _one(r: Reading, forms: Iterable[str], word: str) -> bool:
    return any(r.grammar.pack.morph.same_word(form, word) for form in forms)


def _fits(r: Reading, bearer: Bearer, words: list[str]) -> bool:
    """Whether one word alone can mean this person: the surname, or the first word of a name in three."""
    mine = [{form.lower().replace("ё", "е") for form in forms} for forms in bearer.words]
    if _one(r, mine[-1], words[0]) or (len(mine) != 2 and _one(r, mine[0], words[0])):
        return True
    return len(words[0]) >= _MISSPELT and any(form[0] == words[0][0] and Levenshtein.distance(form, words[0], score_cutoff=1) == 1 for form in mine[-1])


def _place(r: Reading, bearer: Bearer, word: str) -> int:
    last = {form.lower().replace("ё", "е") for form in bearer.words[-1]}
    return len(bearer.words) - 1 if _one(r, last, word) else 0


def _settle(r: Reading, kb: Kb, bearer: Bearer, given: dict[str, str]) -> None:
    """Find the nominative of each word of a name, the person's gender, and who it is in the knowledge base."""
    morph = r.grammar.pack.morph
    first = {form.lower().replace("ё", "е") for form in bearer.words[0]}
    base = next((given[form] for form in first if form in given), "")
    if not bearer.gender and base and len(bearer.words) > 1:
        bearer.gender = "f" if base.endswith(("а", "я")) and len(morph.name_forms(base.capitalize() + " Орлова")) == 5 else "m"
    oblique = _all_oblique(r, bearer, given)
    bearer.sure = [_nominative(r, forms, oblique, bearer.gender, base if place == 0 and len(bearer.words) > 1 else "") for place, forms in enumerate(bearer.words)]
    name = " ".join(bearer.sure)
    if not bearer.actor:
        short = " ".join((bearer.sure[0], bearer.sure[-1])) if len(bearer.sure) > 2 else name
        actor = person_called(kb, name, r.grammar.pack.code, r.doc.published) or person_called(kb, short, r.grammar.pack.code, r.doc.published)
        if actor:
            bearer.actor, bearer.shown = actor, kb.name(actor)
            bearer.gender = kb.entities[actor].gender or bearer.gender


def _all_oblique(r: Reading, bearer: Bearer, given: dict[str, str]) -> bool:
    """Whether no mention of the person stands in the nominative, as far as the words around them tell."""
    return all(_oblique_at(r, run, given) for run in bearer.runs)


def _oblique_at(r: Reading, run: tuple[int, int], given: dict[str, str]) -> bool:
    """Whether the run stands in another case than the nominative: by its given name, or by what is before it."""
    first = r.keys[run[0]]
    if len(_words(r, run)) > 1 and first in given:
        return given[first] != first
    for j in range(run[0] - 1, max(-1, run[0] - 8), -1):
        if r.kinds[j] == "m" and r.keys[j] in "-.":
            continue
        if r.kinds[j] != "w":
            return False
        if r.is_a(j, "prepositions") or r.is_a(j, "formula_nouns"):
            return True
        readings = nouns_of(r.grammar).get(r.keys[j], ())
        if any(noun.kind in ("roles", "plural_roles") for noun in readings):
            return not any(noun.nominative for noun in readings if noun.kind == "roles")
        cue = r.grammar.cue(r.keys[j])
        if cue is not None:
            return cue.pos == "noun" or cue.can("carry") or (cue.pos in ("past", "present") and not (cue.can("that") or cue.can("quote")))
        if readings:
            return True
    return False


def _nominative(r: Reading, forms: set[str], oblique: bool, gender: str, base: str) -> str:
    """The nominative among the forms of one word of a name, or made from them."""
    morph = r.grammar.pack.morph
    if base:
        shaped = next((form for form in forms if form.lower().replace("ё", "е") == base), None)
        return shaped or base[:1].upper() + base[1:]
    if len(forms) > 1:
        female = gender == "f"
        name = "Ада " if female else ""
        explained = {form: sum(any(part.split()[-1] == other for part in morph.name_forms(name + form)) for other in forms) for form in forms}
        best = max(explained.values())
        if best > 1:
            return min((form for form in forms if explained[form] == best), key=lambda form: (len(form), form))
    form = min(forms, key=lambda one: (len(one), one))
    if not oblique:
        return form
    made: str = morph.base_name(form)
    if gender == "f" and not form.endswith(("ой", "ей", "ую")):
        return form[:-1] + "а" if form.endswith(("ову", "еву", "ину")) else form
    return made


def _mentions(r: Reading, bearer: Bearer) -> Iterable[Mention]:
    """The mentions of one person."""
    name = bearer.shown or " ".join(bearer.sure)
    sure = {form.lower().replace("ё", "е") for form in bearer.sure}
    fixed = {form.lower().replace("ё", "е") for forms, one in zip(bearer.words, bearer.sure, strict=True) if forms == {one} for form in forms}
    if not bearer.shown:
        longest = max(bearer.runs, key=lambda run: (len(_words(r, run)), -run[0]))
        name = _written(r, longest, bearer) or name
    for first, stop in bearer.runs:
        span = r.tokens.span(first, stop)
        words = [word for word in _words(r, (first, stop)) if len(word) > 1]
        nominative = all(word in sure or word in fixed or _misspelt(word, sure) for word in words)
        yield Mention(span, "person", "name", name, bearer.actor, span, gender=bearer.gender, number="s", case="n" if nominative else "o")


def _misspelt(word: str, sure: set[str]) -> bool:
    return len(word) >= _MISSPELT and any(word[-3:] == one[-3:] and word != one and Levenshtein.distance(word, one, score_cutoff=1) == 1 for one in sure)


def _written(r: Reading, run: tuple[int, int], bearer: Bearer) -> str:
    """The fullest name as it is written, its words in the nominative, particles and hyphens in place."""
    out = r.doc[r.tokens.span(*run)]
    words = [j for j in range(*run) if r.kinds[j] == "w" and r.keys[j] in _words(r, run)]
    if len(words) != len(bearer.sure):
        return ""
    base = r.tokens.starts[run[0]]
    for j, sure in sorted(zip(words, bearer.sure, strict=True), reverse=True):
        out = out[: r.tokens.starts[j] - base] + sure + out[r.tokens.stops[j] - base :]
    return " ".join(out.split())
