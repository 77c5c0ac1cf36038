"""Person names inside a phrase: which words are the name and which the title, by shape and place, not only by list."""

from __future__ import annotations

from functools import cache

from mithaq.extract.naming.shapes import shapes_of
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.text.tokens import cut

__all__ = ["given_names", "name_in_phrase", "person_called"]

_LONGEST_NAME = 6
_CLOSED = frozenset(
    {"prepositions", "relative", "that", "adverbs", "demonstratives", "said_object", "fa_inna", "subordinators"}
)


@cache
def given_names(kb: Kb, language: str) -> frozenset[str]:
    """The words that are not last in a person's name in the knowledge base: given names, by and large."""
    found: set[str] = set()
    for entity in kb.entities.values():
        if entity.kind == "person":
            for name in entity.names.get(language, ()):
                found.update(word for word in cut(name).keys[:-1] if len(word) > 2)
    return frozenset(found)


@cache
def _surnames(kb: Kb, language: str) -> dict[str, str]:
    """Surnames that one person of the knowledge base has: folded surname → actor."""
    return {" ".join(cut(s.text).keys): s.entity for s in kb.surfaces(language) if s.form == "surname"}


def person_called(kb: Kb, text: str, language: str, published: str | None) -> str | None:
    """The actor with this name: the one person with the full name, or the one holder of an office at the time with
    the surname.

    >>> from mithaq.kb.lookup import load_kb
    >>> person_called(load_kb(), "لافروف", "ar", "2022-02-18"), person_called(load_kb(), "لافروف", "ar", "1990-01-01")
    ('person:sergey-lavrov', None)
    """
    people = [entity.id for entity in kb.find(text) if entity.kind == "person"]
    if people:
        return people[0] if len(people) == 1 else None
    surname = _surnames(kb, language).get(" ".join(cut(text).keys))
    return surname if surname and published and kb.offices_of(surname, published[:10]) else None


def name_in_phrase(r: Reading, kb: Kb, first: int, stop: int) -> tuple[int, int] | None:
    """The tokens of the person's own name in a phrase such as "the minister of X of Y, Name Surname".

    ``None`` when the phrase holds a title or a common noun only.
    """
    parts = _parts(r, first, stop)
    titled = False
    if r.grammar.head(_bare_head(r, parts[0][0])) == "plural_roles" if parts else True:
        return None
    for a, b in parts:
        head = r.grammar.head(_bare_head(r, a))
        if r.keys[a] in r.grammar.class_of("quantifiers"):
            return None
        if head in ("roles", "plural_roles") or r.keys[a] in r.grammar.class_of("honorifics"):
            titled = True
            found = _after_title(r, kb, a, b) if head != "plural_roles" else None
        elif head is None:
            found = _before_title(r, kb, a, b, titled or len(parts) > 1)
        else:
            return None
        if found:
            return found
    return None


def _bare_head(r: Reading, a: int) -> str:
    word = r.keys[a]
    if r.grammar.head(word):
        return word
    return next((form for form in r.grammar.pack.morph.strip(word) if r.grammar.head(form)), word)


def _parts(r: Reading, first: int, stop: int) -> list[tuple[int, int]]:
    """The phrase cut at commas, without brackets and quotation marks at the ends."""
    parts: list[tuple[int, int]] = []
    start = j = first
    while j < stop:
        if r.is_comma(j):
            parts.append((start, j))
            start = j + 1
        elif r.keys[j] == "(":
            parts.append((start, j))
            close = next((k for k in range(j, stop) if r.keys[k] == ")"), stop - 1)
            j, start = close, close + 1
        elif j > start + 2 and _second_title(r, j):
            parts.append((start, j))
            start = j
        j += 1
    parts.append((start, stop))
    out = []
    for a, b in parts:
        while a < b and r.kinds[a] == "m":
            a += 1
        while b > a and r.kinds[b - 1] == "m":
            b -= 1
        if a < b:
            out.append((a, b))
    return out


def _second_title(r: Reading, j: int) -> bool:
    """Whether a title without the article follows a name that has a title before it (النائب فلان الفلاني عضو …)."""
    if r.grammar.head(r.keys[j]) != "roles" or r.grammar.pack.morph.definite(r.keys[j]):
        return False
    return r.kinds[j - 1] == "w" and _nameable(r, j - 1) and _nameable(r, j - 2)


def _nameable(r: Reading, j: int) -> bool:
    """Whether the word can be part of a name: no closed-class word, title, head noun, nationality or place."""
    if r.kinds[j] != "w":
        return r.keys[j] in "-–.'’" and r.kinds[j] == "m"
    word = r.keys[j]
    if word in r.grammar.class_of("person_particles"):
        return True
    if r.keys[j - 1] in r.grammar.class_of("person_particles") and len(r.keys[j - 1]) == 2 and r.kinds[j - 1] == "w":
        return True
    if word in r.grammar.class_of("given_names"):
        return True
    if shapes_of(r.grammar)[word].no_name:
        return False
    if not r.grammar.classes(word).isdisjoint(_CLOSED):
        return False
    if word in r.grammar.class_of("quantifiers"):
        return False
    if r.grammar.head(word) or word in r.grammar.class_of("title_words"):
        return False
    cue = r.grammar.cue(word)
    if cue is not None and (cue.pos == "object" or (r.conjoined(j) and cue.pos in ("past", "present"))):
        return False
    morph = r.grammar.pack.morph
    bare = morph.bare(word)
    if (
        morph.object_form(word) != word
        and (morph.object_form(word) in r.grammar.class_of("title_words") or morph.adverbial(word))
        and r.keys[j - 1] not in r.surnames
    ):
        return False
    if bare in r.grammar.class_of("title_words") or j in r.time_stop:
        return False
    return j not in r.placed


def _after_title(r: Reading, kb: Kb, a: int, b: int) -> tuple[int, int] | None:
    """The name at the end of a phrase that begins with a title."""
    definite = r.grammar.pack.morph.definite
    j = b
    while j > a + 1 and b - j < _LONGEST_NAME:
        k = j - 1
        word = r.keys[k]
        if not _nameable(r, k):
            break
        if definite(word) and k != b - 1 and not (k - 1 > a and r.keys[k - 1] in r.grammar.class_of("name_heads")):
            break
        j = k
    while j < b and r.kinds[j] == "m":
        j += 1
    words = [k for k in range(j, b) if r.kinds[k] == "w"]
    if not words or (len(words) == 1 and definite(r.keys[words[0]])):
        return None
    if j - 1 > a and not _ends_title(r, j - 1) and not _given(r, kb, j):
        return None
    if (
        j - 1 == a
        and not definite(r.keys[a])
        and r.keys[a] not in r.grammar.class_of("honorifics")
        and not _given(r, kb, j)
    ):
        return None
    return j, b


def _ends_title(r: Reading, j: int) -> bool:
    """Whether a title can end at token ``j``: a definite word, a nationality, a place, or a closed quotation mark."""
    word = r.keys[j]
    if r.kinds[j] == "m" or r.grammar.pack.morph.definite(word):
        return True
    near = (r.mention_at[k] for k in range(max(0, j - 3), j + 1) if k in r.mention_at)
    return any(j < hit[0] and hit[1].form in ("name", "metonym", "capital", "demonym") for hit in near)


def _given(r: Reading, kb: Kb, j: int) -> bool:
    return r.keys[j] in given_names(kb, r.grammar.pack.code) or r.keys[j] in r.grammar.class_of("name_heads")


def _before_title(r: Reading, kb: Kb, a: int, b: int, titled: bool) -> tuple[int, int] | None:
    """The name at the head of a phrase: words up to the first title, preposition or nationality."""
    definite = r.grammar.pack.morph.definite
    if definite(r.keys[a]) and not (b - a == 1 and titled):
        return None
    j = a
    while j < b and j - a < _LONGEST_NAME and _nameable(r, j):
        if definite(r.keys[j]) and j > a and r.keys[j - 1] not in r.grammar.class_of("name_heads"):
            j += 1
            break
        j += 1
    while j > a and r.kinds[j - 1] == "m":
        j -= 1
    return (a, j) if j > a else None
