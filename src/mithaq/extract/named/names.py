"""Names by capitals: persons and bodies found by how they are written and what stands beside them, not only by list."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.clause.phrases import phrase_before
from mithaq.extract.naming.person_names import given_names, person_called
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention
from mithaq.text.span import Cover, Span

__all__ = ["find_capital_mentions"]

_LONGEST = 5
_BEFORE_TITLE = 5  # the most words of a body or place before a title
_ROLES = ("roles", "plural_roles")


def find_capital_mentions(r: Reading, kb: Kb) -> list[Mention]:
    """Every mention of the text, given a reading that knows those of the knowledge base.

    A run of capitals is a person where a title, an age, a verb of saying or a given name beside it says so, and
    wherever the surname of such a person stands alone; it is a body where it ends with a word for one.
    """
    c = Clauses(r)
    known = [mention for mention in r.doc.mentions if r.doc[mention.span][:1].isupper()]
    r.mention_at.clear()
    r.surnames.clear()
    r.learn(known)
    runs = list(_runs(c))
    found = [mention for run in runs if (mention := _named(c, kb, *run)) is not None]
    surnames = _surnames(r, [*known, *found])
    held = {mention.span.start for mention in found}
    for first, stop in runs:
        if r.tokens.starts[first] not in held:
            alone = _by_surname(c, surnames, first, stop)
            if alone is not None:
                found.append(alone)
    spans = {mention.span for mention in found}
    covered = Cover(len(r.doc.text), spans)
    kept = [m for m in known if m.kind != "person" or not covered.meets(Span(m.span.start, m.span.start + 1))]
    both = found + [mention for mention in kept if mention.span not in spans]
    return sorted(both, key=lambda mention: (mention.span.start, -mention.span.stop))


def _runs(c: Clauses) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, particles, initials and hyphens inside them included."""
    r, j, count = c.r, 0, len(c.r.keys)
    while j < count:
        if not c.named(j) or r.skip[j]:
            j += 1
            continue
        first = j
        j += 1
        while j < count:
            if (c.capital(j) and (c.named(j) or c.named(j - 1)) and c.kind(j) not in ("D", "T", "N", "X", "R")) or (
                r.keys[j] == "." and (len(r.keys[j - 1]) == 1 or _title(c, j - 1)) and c.capital(j + 1)
            ):
                j += 1
            elif r.keys[j] in ("-", "‑", "'", "’") and r.tight(j) and r.tight(j - 1) and r.is_word(j + 1):
                j += 2
            elif r.is_word(j) and r.keys[j] in r.grammar.class_of("person_particles") and _particle_goes_on(c, j):
                j += 1
            else:
                break
        yield first, j


def _particle_goes_on(c: Clauses, j: int) -> bool:
    """Whether a small word inside a name is followed by the rest of the name."""
    r = c.r
    if r.is_a(j, "prepositions") or r.is_a(j, "coordinators"):
        return False
    return (
        c.capital(j + 1)
        or (r.keys[j + 1 : j + 2] == ("-",) and c.capital(j + 2))
        or (c.word(j + 1) in r.grammar.class_of("person_particles") and c.capital(j + 2))
    )


def _title(c: Clauses, j: int) -> bool:
    """Whether the word is a title before a name."""
    r = c.r
    word = r.keys[j]
    return word in r.grammar.class_of("honorifics") or r.grammar.head(word) == "roles"


def _body_word(c: Clauses, word: str) -> bool:
    """Whether a capitalised word ends the name of a body, place or thing."""
    grammar = c.r.grammar
    return grammar.head(word) in ("organisations", "agencies", "documents") or word in grammar.class_of("name_ends")


def _named(c: Clauses, kb: Kb, first: int, stop: int) -> Mention | None:
    """The mention that a run of capitals is, or ``None`` when nothing says what it names."""
    r = c.r
    start = _past_titles(c, first, stop)
    titled = start > first and _title(c, start - 1 - int(r.keys[start - 1] == "."))
    honoured = titled and r.keys[start - 1 - int(r.keys[start - 1] == ".")] in r.grammar.class_of("honorifics")
    if start >= stop:
        return None
    words = [j for j in range(start, stop) if r.kinds[j] == "w"]
    last = r.keys[words[-1]]
    surname = (
        len(words) == 2 and r.keys[words[0]] in r.grammar.class_of("given_names") and _speaks_or_titled(c, start, stop)
    )
    place = r.grammar.head(last) is None and titled and len(words) > 1
    if _body_word(c, last) and not honoured and not place and not surname:
        return _body(c, first, stop) if len(words) > 1 or start > first else None
    hit = _place_inside(c, start, stop)
    if hit is not None:
        if hit[0] >= stop or not titled:
            return None
        start = hit[0]
        words = [j for j in words if j >= start]
    if not words or len(words) > _LONGEST or any(r.grammar.head(r.keys[j]) in _ROLES for j in words[1:]):
        return None
    before = _role_before(c, first) if start == first else False
    if not _person(c, kb, (first, start, stop), titled or before, honoured):
        return None
    return _person_mention(c, kb, (first, start, stop), titled, before)


def _past_titles(c: Clauses, first: int, stop: int) -> int:
    """The token of the run after its titles (House Speaker, Sen., Business Secretary)."""
    r, start, j = c.r, first, first
    while j < stop:
        word = r.keys[j]
        hit = r.mention_at.get(j)
        if hit is not None and hit[1].kind == "person" and hit[0] <= stop and hit[0] > j + 1:
            break
        if _title(c, j) or (word in r.grammar.class_of("title_words") and (j in (start, first))):
            start = j + 1
            if start < stop and r.keys[start] == ".":
                start += 1
        elif sum(r.kinds[k] == "w" for k in range(start, j)) >= _BEFORE_TITLE:
            break
        j += 1
    if start == first and stop - first > 2 and r.keys[first + 1] in r.grammar.class_of("given_names"):
        raw = r.tokens.raw(first)
        start += len(raw) > 1 and raw.isupper()  # of a party: SNP Name Surname
    return start


def _place_inside(c: Clauses, first: int, stop: int) -> tuple[int, Mention] | None:
    """A state, nationality, place or body of the knowledge base at the head of the run."""
    hit = c.r.mention_at.get(first)
    return hit if hit is not None and hit[1].kind != "person" and hit[0] <= stop else None


def _role_before(c: Clauses, first: int) -> bool:
    """Whether a title in small letters stands right before the name (spokesman Name Surname)."""
    r, j = c.r, first - 1
    return j >= 0 and r.kinds[j] == "w" and not c.capital(j) and r.grammar.head(r.keys[j]) == "roles"


def _person(c: Clauses, kb: Kb, place: tuple[int, int, int], titled: bool, honoured: bool) -> bool:
    """Whether the run is a person's name, by what stands beside it."""
    first, start, stop = place
    r = c.r
    hit = r.mention_at.get(start)
    if hit is not None and hit[1].kind == "person" and hit[0] >= stop:
        return True
    words = [j for j in range(start, stop) if r.kinds[j] == "w"]
    if len(words) == 1:
        return (honoured or (titled and c.capital(first) and first < start)) and r.keys[
            words[0]
        ] not in r.grammar.class_of("title_words")
    if titled:
        return True
    if c.kind(start - 1) == "D" or c.headline(start):
        return False
    if any(r.tokens.raw(j).isupper() and len(r.keys[j]) > 3 for j in words):
        return False
    given = r.keys[words[0]] in given_names(kb, r.grammar.pack.code) or r.keys[words[0]] in r.grammar.class_of(
        "given_names"
    )
    initial = any(len(r.keys[j]) == 1 for j in words[1:-1])
    return given or initial or _speaks_or_titled(c, start, stop)


def _speaks_or_titled(c: Clauses, start: int, stop: int) -> bool:
    """Whether an age, a title, "who" or a verb of saying stands beside the name."""
    r = c.r
    if c.comma(start - 1) and any(r.grammar.head(r.keys[j]) == "roles" for j in range(max(0, start - 5), start - 1)):
        return True
    if c.comma(stop):
        after = stop + 1
        if r.kinds[after : after + 1] == "n" and (c.comma(after + 1) or r.keys[after + 1 : after + 2] == (".",)):
            return True
        if c.kind(after) == "R" and r.is_a(after, "persons_only"):
            return True
        for j in range(after, min(after + 9, len(r.keys))):
            if c.comma(j) or (c.kind(j) in ("V", "X", "P", "N") and len(r.keys[j]) > 1):
                break
            if r.kinds[j] == "w" and r.grammar.head(r.keys[j]) == "roles" and not c.capital(j):
                return True
    cue = c.finite_cue(stop) if stop < len(r.keys) and r.kinds[stop] == "w" else None
    if cue is not None and cue.can("quote") and not cue.can("weak"):
        return True
    before = c.finite_cue(start - 1) if start > 0 else None
    return (
        before is not None
        and before.can("quote")
        and not before.can("weak")
        and before.pos != "present"
        and not r.is_word(start - 2)
    )


def _body(c: Clauses, first: int, stop: int) -> Mention | None:
    """The body that a run of capitals names."""
    r = c.r
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] >= stop:
        return None
    span = r.tokens.span(first, stop)
    kind = "outlet" if r.grammar.head(r.keys[stop - 1]) == "agencies" else "organisation"
    if r.keys[stop - 1] in r.grammar.class_of("name_ends"):
        return None
    return Mention(span, kind, "name", " ".join(r.doc[span].split()), None, span)


def _person_mention(c: Clauses, kb: Kb, place: tuple[int, int, int], titled: bool, before: bool) -> Mention:
    """The person with the title before the name."""
    first, start, stop = place
    r = c.r
    begin = first
    if before or titled:
        begin = phrase_before(c, first, c.left(first)) if first > c.left(first) else first
        if c.kind(begin) == "K":
            begin = first
    head, span = r.tokens.span(start, stop), r.tokens.span(begin, stop)
    hit = r.mention_at.get(start)
    text = " ".join(r.doc[head].split())
    actor = hit[1].actor if hit is not None and hit[1].kind == "person" and hit[0] >= stop else None
    actor = actor or person_called(kb, text, r.grammar.pack.code, r.doc.published)
    gender = kb.entities[actor].gender if actor else _gender(c, begin, start)
    form = "title-name" if begin < start else "name"
    return Mention(span, "person", form, kb.name(actor) if actor else text, actor, head, gender=gender, number="s")


def _gender(c: Clauses, begin: int, start: int) -> str:
    """The gender that the title or the given name shows."""
    r = c.r
    shown = next((g for j in range(begin, start) if (g := c.morph.gender(r.keys[j]))), "")
    if shown:
        return shown
    word = r.keys[start]
    if word in r.grammar.class_of("female_names"):
        return "f"
    return "m" if word in r.grammar.class_of("male_names") else ""


def _surnames(r: Reading, mentions: list[Mention]) -> dict[str, Mention]:
    """Surname → the person of the article who has it; nobody where two do."""
    found: dict[str, Mention | None] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.head is not None and mention.form in ("name", "title-name"):
            last = r.keys[r.tokens.before(mention.head.stop) - 1]
            held = found.get(last)
            if (held is None and last not in found) or (
                held is not None and mention.head.length > (held.head or held.span).length
            ):
                found[last] = mention
    return {surname: mention for surname, mention in found.items() if mention is not None}


def _by_surname(c: Clauses, surnames: dict[str, Mention], first: int, stop: int) -> Mention | None:
    """The person whose surname the run is, alone or at its end."""
    r = c.r
    hit = r.mention_at.get(first)
    if hit is not None and hit[0] >= stop:
        return None
    whole = surnames.get(r.keys[stop - 1])
    if whole is None or whole.head is None or stop - first > 2:
        return None
    if stop - first == 2 and not _title(c, first) and r.keys[first] not in r.doc[whole.head].lower():
        return None
    span = r.tokens.span(first, stop)
    head = r.tokens.span(stop - 1, stop)
    return Mention(span, "person", "name", whole.name, whole.actor, head, gender=whole.gender, number="s")
