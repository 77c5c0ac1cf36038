"""Runs of capitals: which words in a row can be a person's name, and what around them says so."""

from __future__ import annotations

from mithaq.extract.declined.heads import capital
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.quoting.reading import Reading
from mithaq.model.marks import Mention

__all__ = ["find_runs", "is_personal", "is_shown_person", "known_person", "words_of"]

_LONGEST = 5
_WITH_PLACE = 4  # capitals in a row that are a place and a name
_OPENING = frozenset(
    {
        "prepositions",
        "conjunctions",
        "adverbs",
        "sentence_links",
        "as_said",
        "relative",
        "that",
        "pronouns",
        "impersonal",
        "formula_own",
        "that_pronouns",
        "says_nouns",
        "demonstratives",
    }
)


def find_runs(r: Reading, names: dict[str, str]) -> list[tuple[int, int]]:
    """The runs of capitals that can be a person's name, in tokens."""
    out: list[tuple[int, int]] = []
    text, tokens = r.tokens.text, zip(r.kinds, r.tokens.starts, strict=True)
    i = 0
    for place in [j for j, (kind, start) in enumerate(tokens) if kind == "w" and text[start].isupper()]:
        if place < i or r.skip[place]:
            continue
        i = place
        hit = r.mention_at.get(i)
        if hit is not None and hit[1].kind != "person" and not _namesake(r, i, hit[0], names):
            i = hit[0]
            continue
        if (
            r.keys[i + 1 : i + 2] == ("-",)
            and r.keys[i + 2 : i + 3]
            and r.keys[i + 2] in r.grammar.words["honorific_ends"]
        ):
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


def _namesake(r: Reading, i: int, stop: int, names: dict[str, str]) -> bool:
    """Whether a known body or place is only a given name here, a surname behind it (Петра Лугова)."""
    return stop == i + 1 < len(r.keys) and r.keys[i] in names and capital(r, stop) and stop not in r.mention_at


def _split(r: Reading, first: int, stop: int, names: dict[str, str]) -> list[tuple[int, int]]:
    """The run cut where a given name begins another person (адвокат Анны Ручьевой Иван Долин), or ends a place."""
    cut = next(
        (
            j
            for j in range(first + 1, stop - 1)
            if names.get(r.keys[j]) == r.keys[j]
            and r.kinds[j - 1] == "w"
            and (j - first >= 2 or r.keys[first] not in names)
        ),
        None,
    )
    if cut is None or cut - first < 1:
        words = [j for j in range(first, stop) if r.kinds[j] == "w" and capital(r, j)]
        if len(words) >= _WITH_PLACE and r.grammar.pack.morph.adjectival(r.keys[first]) and _after_title(r, first):
            first = words[-2]  # посланница Северной Марки Имя Фамилия
        return [(first, stop)] if first < stop else []
    kept = [(first, cut)] if r.keys[first] in names else []
    return [*kept, (cut, stop)]


def _run_first(r: Reading, i: int, stop: int) -> int:
    """The run without words that only have a capital because they open a sentence, and without titles; with a particle
    before it (аль-)."""
    first = i
    while (
        first < stop
        and not (len(r.keys[first]) == 1 and r.keys[first + 1 : first + 2] == (".",))
        and (
            (first == i and _opens(r, first) and not r.grammar.classes(r.keys[first]).isdisjoint(_OPENING))
            or r.keys[first] in nouns_of(r.grammar)
            or r.keys[first] in r.grammar.class_of("honorifics")
            or (r.grammar.cue(r.keys[first]) is not None and _opens(r, first))
            or r.kinds[first] != "w"
        )
        and r.mention_at.get(first, (0, None))[0] == 0
    ):
        first += 1
    if (
        first >= 2
        and r.keys[first - 1] in "-"
        and r.keys[first - 2] in r.grammar.class_of("person_particles")
        and r.tight(first - 1)
    ):
        return first - 2
    while (
        first > 0
        and first == i
        and r.keys[first - 1] in r.grammar.class_of("person_particles")
        and len(r.keys[first - 1]) > 1
        and r.grammar.classes(r.keys[first - 1]).isdisjoint(_OPENING)
    ):
        first, i = first - 1, i - 1
    return first


def _opens(r: Reading, i: int) -> bool:
    """Whether a word has a capital by its place: at the head of a sentence, after a dash, colon or opening mark."""
    return i == 0 or i == r.sentence_start[i] or (r.kinds[i - 1] != "w" and r.keys[i - 1] not in "-'’,()")


def _run_stop(r: Reading, i: int) -> int:
    """The token after the run of capitals that begins at ``i``: initials, particles and hyphens hold it together."""
    j = i + 1 if i not in r.mention_at or r.mention_at[i][1].kind != "person" else r.mention_at[i][0]
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
        elif (
            r.keys[j] in particles
            and j + 1 < len(r.kinds)
            and (capital(r, j + 1) or (r.keys[j + 1] in "-'’" and capital(r, j + 2)))
        ):
            j += 1
        else:
            break
    return j


def words_of(r: Reading, run: tuple[int, int]) -> list[str]:
    """The words of a run that tell one person from another: no particles; a hyphenated given name is two words."""
    particles = r.grammar.class_of("person_particles")
    words = [
        r.keys[j]
        for j in range(*run)
        if r.kinds[j] == "w" and not (j > run[0] + 1 and r.keys[j - 1] == "-" and r.keys[j - 2] not in particles)
    ]
    return [word for word in words if word not in particles] or words


def known_person(r: Reading, run: tuple[int, int]) -> Mention | None:
    """The person of the knowledge base that the run is."""
    for j in range(*run):
        hit = r.mention_at.get(j)
        if hit is not None and hit[1].kind == "person" and hit[1].actor and (hit[0] >= run[1] or j == run[0]):
            return hit[1]
    return None


def is_personal(r: Reading, run: tuple[int, int], words: list[str], given: dict[str, str]) -> bool:
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
        oblique = not words[0].endswith(r.grammar.endings["masculine_adjective"])
        return not (r.grammar.pack.morph.adjectival(words[0]) and oblique)
    if run[0] and r.is_a(run[0] - 1, "prepositions"):
        return not (r.grammar.pack.morph.adjectival(words[0]) or words[0].endswith(r.grammar.endings["instrumental"]))
    return not r.grammar.pack.morph.adjectival(words[0]) or words[0].endswith(r.grammar.endings["given_like"])


def _after_title(r: Reading, first: int) -> bool:
    """Whether a role or a form of address stands right before the name."""
    j = first - 1
    while j >= 0 and (r.keys[j] in "-." or r.keys[j] in r.grammar.words["honorific_ends"]) and r.kinds[j] != "b":
        j -= 1
    if j < 0 or r.kinds[j] != "w":
        return False
    word = r.keys[j]
    return (
        word in r.grammar.class_of("honorifics")
        or r.is_a(j, "honorific_starts")
        or any(noun.kind == "roles" for noun in nouns_of(r.grammar).get(word, ()))
    )


def is_shown_person(r: Reading, run: tuple[int, int], given: dict[str, str]) -> bool:
    """Whether a lone capital that belongs to no full name is a person: after a title, or beside a verb of saying."""
    word = r.keys[run[1] - 1]
    raw = r.tokens.raw(run[1] - 1)
    if (
        word.isascii()
        or raw.isupper()
        or word in nouns_of(r.grammar)
        or (r.grammar.pack.morph.adjectival(word) and not word.endswith(r.grammar.endings["surname_adjective"]))
    ):
        return False
    if (
        any(r.keys[j] == "." for j in range(*run))
        or r.is_a(run[0] - 1, "formula_nouns")
        or r.is_a(run[0] - 1, "says_nouns")
    ):
        return True
    if _after_title(r, run[0]):
        return not word.endswith(r.grammar.endings["genitive_name"]) or r.keys[run[0] - 1] in r.grammar.class_of(
            "honorifics"
        )
    if _opens(r, run[0]) and run[0] == r.sentence_start[run[0]] and not r.grammar.classes(word).isdisjoint(_OPENING):
        return False
    before = r.grammar.cue(r.keys[run[0] - 1]) if run[0] and r.kinds[run[0] - 1] == "w" else None
    after = r.grammar.cue(r.keys[run[1]]) if run[1] < len(r.kinds) and r.kinds[run[1]] == "w" else None
    return any(
        cue is not None
        and cue.pos in ("past", "present")
        and cue.number == "s"
        and (cue.can("that") or cue.can("quote"))
        for cue in (before, after)
    )
