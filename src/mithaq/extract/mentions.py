"""Mentions: persons, offices, states, organisations, groups and documents, known or new to the knowledge base."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from mithaq.extract.declined.mentions import find_cased_mentions
from mithaq.extract.named.names import find_capital_mentions
from mithaq.extract.naming.actors import KIND_OF
from mithaq.extract.naming.noun_phrases import phrase_stop
from mithaq.extract.naming.person_names import name_in_phrase, person_called
from mithaq.extract.naming.shapes import shapes_of
from mithaq.extract.quoting.clauses import is_cue
from mithaq.extract.quoting.grammar import Cue
from mithaq.extract.quoting.reading import Reading, reading_of
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.match.lexicon import Lexicon
from mithaq.model.document import Document
from mithaq.model.marks import Mention
from mithaq.text.span import Span

__all__ = ["find_mentions"]

_PEOPLE = ("roles", "plural_roles")
_LEADING = ("head-of-state", "head-of-government", "foreign-minister")
_FORMS = {"capital": "metonym", "seat": "metonym", "abbreviation": "name"}


@cache
def _gazetteer(kb: Kb, pack: Pack) -> Lexicon[tuple[tuple[str, str], ...]]:
    """Every surface of the knowledge base in this language: phrase → (entity, form) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for surface in kb.surfaces(pack.code):
        texts = (
            pack.morph.nisba_forms(surface.text) if surface.form == "demonym" else pack.morph.name_forms(surface.text)
        )
        for text in texts:
            found.setdefault(text, []).append((surface.entity, surface.form))
    return Lexicon((text, tuple(entries)) for text, entries in found.items())


@lru_cache(maxsize=200_000)
def _beginnings(kb: Kb, pack: Pack, word: str) -> tuple[str, ...]:
    """The forms of a token key, with and without proclitics, that begin a name of the knowledge base."""
    lexicon = _gazetteer(kb, pack)
    return tuple(form for form in pack.morph.strip(word) if form in lexicon) if word[:1].isalpha() else ()


def find_mentions(doc: Document, pack: Pack, kb: Kb) -> tuple[Mention, ...]:
    """The mentions of a document, in text order; a title with a name is one mention that may hold others.

    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.kb.lookup import load_kb
    >>> doc = Document("قال وزير الخارجية الواقواقي سامر الهادي إن حلف الناتو يراقب.")
    >>> [(doc[m.span], m.kind, m.name) for m in find_mentions(doc, load_pack("ar"), load_kb())]
    [('وزير الخارجية الواقواقي سامر الهادي', 'person', 'سامر الهادي'), ('حلف الناتو', 'organisation', 'NATO')]
    """
    known = _known(doc, pack, kb)
    reading = reading_of(doc.adding(mentions=tuple(known)), pack)
    if reading.grammar.order == "cased":
        return tuple(find_cased_mentions(reading, kb))
    if reading.grammar.order == "subject-first":
        return tuple(find_capital_mentions(reading, kb))
    cues = _verbs_before_words(reading)
    strong = _named_by_place(reading, kb, cues, set(), sure=True)
    reading.learn(strong)
    found = _headed(reading, kb)
    found += _named_by_place(reading, kb, cues, {mention.span.start for mention in found}, sure=False)
    return tuple(_merged(known, found))


def _merged(known: list[Mention], found: list[Mention]) -> list[Mention]:
    """Both lists in text order, longest first at one place; of two on one span the found one stays."""
    spans = {mention.span for mention in found}
    both = found + [mention for mention in known if mention.span not in spans]
    return sorted(both, key=lambda mention: (mention.span.start, -mention.span.stop))


def _known(doc: Document, pack: Pack, kb: Kb) -> list[Mention]:
    """Mentions of what the knowledge base holds."""
    tokens, lexicon = doc.tokens, _gazetteer(kb, pack)
    keys = tokens.keys
    out: list[Mention] = []
    free = 0
    for i, word in enumerate(keys):
        forms = _beginnings(kb, pack, word)
        if not forms or i < free:
            continue
        for form in forms:
            hit = lexicon.longest(keys, i, form)
            mention = _mention(doc, kb, (i, _clitic(doc, i, form)), hit) if hit else None
            if hit and mention:
                out.append(mention)
                free = hit[0]
                break
    return _confirmed(out, kb, doc.published)


def _confirmed(found: list[Mention], kb: Kb, published: str | None) -> list[Mention]:
    """The mentions without surnames that nothing confirms: many a surname is an everyday word.

    The full name elsewhere in the document confirms one, or that its bearer led a state or its foreign policy then.
    """
    full = {mention.actor: mention for mention in found if mention.actor and mention.kind == "person"}
    out: list[Mention] = []
    for mention in found:
        if mention.form != "surname":
            out.append(mention)
        elif mention.candidates[0] in full:
            whole = full[mention.candidates[0]]
            out.append(replace(mention, form="name", actor=whole.actor, name=whole.name))
        elif published and any(term.kind in _LEADING for term in kb.offices_of(mention.candidates[0], published[:10])):
            out.append(replace(mention, form="name", actor=mention.candidates[0], name=kb.name(mention.candidates[0])))
    return out


def _clitic(doc: Document, i: int, form: str) -> int:
    """How many letters of token ``i`` stand before the name (وروسيا → 1)."""
    word, raw = doc.tokens.keys[i], doc.tokens.raw(i)
    return len(word) - len(form) if form != word and word.endswith(form) and len(raw) == len(word) else 0


def _mention(
    doc: Document, kb: Kb, place: tuple[int, int], hit: tuple[int, tuple[tuple[str, str], ...]]
) -> Mention | None:
    stop, entries = hit
    span = doc.tokens.span(place[0], stop)
    span = Span(span.start + place[1], span.stop)
    if entries[0][1] == "abbreviation" and not doc[span].isupper():
        return None
    entity = kb.entities[entries[0][0]]
    form = _FORMS.get(entries[0][1], entries[0][1])
    candidates = tuple(dict.fromkeys(entry for entry, _ in entries))
    sure = len(candidates) == 1 and form != "surname"
    return Mention(
        span,
        entity.kind,
        form,
        kb.name(entity.id) if sure else doc[span],
        entity.id if sure else None,
        head=span,
        candidates=candidates,
        gender=entity.gender,
    )


def _headed(r: Reading, kb: Kb) -> list[Mention]:
    """Mentions that begin with a head noun: titles with or without a name, ministries, groups, documents."""
    out: list[Mention] = []
    named_until = until = 0
    for i, kind in enumerate(r.kinds):
        if kind != "w" or i < named_until:
            continue
        head = _head_kind(r, i)
        if head is None or (i < until and head not in _PEOPLE) or not _heads_phrase(r, i, head):
            continue
        stop = r.trimmed(i, phrase_stop(r, i, min(r.limit(i), i + 30)))[1]
        if stop <= i:
            continue
        out.append(_phrase_mention(r, kb, i, stop, head))
        until = stop
        if out[-1].form == "title-name":
            named_until = stop
    return out


def _heads_phrase(r: Reading, i: int, head: str) -> bool:
    """Whether the head noun at ``i`` heads a phrase of its own: no adjective, no object, no known body's name."""
    morph = r.grammar.pack.morph
    if head in ("documents", "organisations") and morph.object_form(r.keys[i]) != r.keys[i]:
        return False
    if head == "roles" and i and morph.adjectival(r.keys[i]) and _after_noun(r, i):
        return False
    whole = r.mention_at.get(i)
    return whole is None or whole[1].kind == "person" or head in _PEOPLE


def _after_noun(r: Reading, i: int) -> bool:
    """Whether a plain word stands before ``i``, which an adjective there would qualify (المسار السياسي)."""
    if not r.is_word(i - 1) or is_cue(r, i - 1) is not None:
        return False
    before = shapes_of(r.grammar)[r.keys[i - 1]]
    return not (before.preposition or before.ending or before.closed or before.quantifier)


def _head_kind(r: Reading, i: int) -> str | None:
    return r.grammar.head_of(r.keys[i])


def _phrase_mention(r: Reading, kb: Kb, first: int, stop: int, head: str) -> Mention:
    span = r.tokens.span(first, stop)
    gender = r.grammar.pack.morph.gender(r.keys[first])
    if head == "roles":
        found = name_in_phrase(r, kb, first, stop)
        if found:
            name = r.tokens.span(*found)
            actor, shown = _person(r, kb, found, gender)
            return Mention(span, "person", "title-name", shown, actor, name, gender=gender, number="s")
    return Mention(span, KIND_OF[head], "title" if head == "roles" else "noun", r.doc[span], None, None, gender=gender)


def _person(r: Reading, kb: Kb, found: tuple[int, int], gender: str) -> tuple[str | None, str]:
    """The actor a name is, and the name to show: the knowledge base's, or as written."""
    hit = r.mention_at.get(found[0])
    text = " ".join(r.doc[r.tokens.span(*found)].split()).strip('"«»“”')
    if hit and hit[1].actor and hit[1].kind == "person" and hit[0] <= found[1]:
        return hit[1].actor, hit[1].name
    actor = person_called(kb, text, r.grammar.pack.code, r.doc.published)
    if (
        actor and gender and kb.entities[actor].gender not in ("", gender)
    ):  # a namesake: a minister she, he the namesake
        return None, text
    return (actor, kb.name(actor)) if actor else (None, text)


_CUES = frozenset(("cue",))


def _verbs_before_words(r: Reading) -> list[tuple[int, Cue]]:
    """Verbs of saying with a word after them that is no head noun and no verbal noun: a name may follow."""
    out: list[tuple[int, Cue]] = []
    for i in r.beginnings(_CUES):
        if r.kinds[i : i + 2] == "ww":
            cue = is_cue(r, i)
            if cue is None or cue.pos not in ("past", "present") or _head_kind(r, i + 1) or _verbal_noun(r, i + 1):
                continue
            out.append((i, cue))
    return out


def _named_by_place(r: Reading, kb: Kb, cues: list[tuple[int, Cue]], taken: set[int], sure: bool) -> list[Mention]:
    """Names that no list holds, found by where they stand: right after a verb of saying, before its content."""
    out: list[Mention] = []
    for i, cue in cues:
        if r.tokens.starts[i + 1] in taken:
            continue
        if i + 1 in r.mention_at and r.mention_at[i + 1][1].kind != "person":
            continue
        stop = phrase_stop(r, i + 1, min(r.limit(i), i + 12))
        found = name_in_phrase(r, kb, i + 1, stop) if stop > i + 1 else None
        if found and found[0] == i + 1 and _name_ends_well(r, cue, *found, sure):
            span = r.tokens.span(*found)
            actor, shown = _person(r, kb, found, cue.gender)
            out.append(Mention(span, "person", "name", shown, actor, span, gender=cue.gender, number="s"))
    return out


def _verbal_noun(r: Reading, i: int) -> bool:
    cue = r.grammar.cue(r.keys[i])
    return cue is not None and cue.pos == "noun"


def _name_ends_well(r: Reading, cue: Cue, first: int, j: int, sure: bool) -> bool:
    """Whether what stands at ``j`` is what follows a speaker: أن/إن, a mark, a title, a time or a preposition.

    After a verb that is often something else, or for a lone definite word, only what was said itself will do.
    """
    if j >= len(r.kinds):
        return False
    if cue.can("weak") and j == first + 1:
        return False
    said = r.is_a(j, "that") or r.keys[j] == ":" or j in r.blocks or (r.is_comma(j) and r.is_a(j + 1, "that"))
    if sure or said:
        return said
    long = j > first + 1 and not r.grammar.pack.morph.definite(r.keys[first])
    if long and _head_kind(r, j) == "roles":
        return True
    definite = r.grammar.pack.morph.definite
    plain = cue.can("noun") and not cue.can("weak") and not r.grammar.pack.morph.adjectival(r.keys[first])
    if long and plain and r.kinds[j] == "w" and definite(r.keys[j - 1]) and not definite(r.keys[j]):
        return True
    if cue.can("weak") or (j == first + 1 and r.grammar.pack.morph.definite(r.keys[first])):
        return False
    return r.kinds[j] != "w" or j in r.time_stop or r.is_a(j, "prepositions") or r.is_a(j, "link")
