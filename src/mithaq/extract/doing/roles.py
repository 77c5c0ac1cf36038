"""Who does a diplomatic act to whom: the side it comes from, the side it goes to, the sides that take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from mithaq.extract.doing.wordings import Match
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Mention
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Span, held_by

__all__ = ["Party", "Roles", "find_parties", "find_roles", "resolved_in"]

_ACTORS = frozenset(("person", "state", "organisation", "office", "group"))
_PHRASES = _ACTORS | {"document"}
_PERSON = ("person:", "name:")
_SHARED = ("call", "meeting", "visit", "consultations", "negotiations", "press-conference")
_UNADDRESSED = ("publication", "adoption", "signing", "deployment", "withdrawal", "exercise")
_ANSWERING = ("acceptance",)  # whoever it is from is the one it goes back to
_ASKED = ("invitation",)  # somebody who is named before an invitation by another is the one invited
_MOST = 6


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a sentence: an id or a name, the words, and the whole phrase that they stand in."""

    actor: str
    span: Span
    phrase: Span
    person: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of an act by role; each an id or a name."""

    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    marks: Mapping[str, frozenset[str]]
    first: bool  # whether the verb stands before its subject

    def has(self, name: str, word: str) -> bool:
        return word in self.marks[name]


@cache
def _words(pack: Pack) -> _Words:
    data = pack.data("events.yml").get("roles", {})
    names = ("to", "from", "with", "and", "receives", "in")
    marks = {name: frozenset(fold_key(word) for word in str(data.get(name, "")).split()) for name in names}
    return _Words(marks, bool(data.get("verb_first", False)))


def resolved_in(doc: Document) -> dict[Span, str]:
    """Whom the phrases beside cues stand for, as far as the speakers of the document say."""
    return {one.mention: one.actor or one.name or "" for one in doc.speakers if one.mention and (one.actor or one.name)}


def find_parties(doc: Document, sentence: Span, known: Mapping[Span, str]) -> tuple[Party, ...]:
    """Whoever is named in a sentence, in order. A title that is ``known`` is that person; one that is not stands for
    the state or body inside it, or for nobody."""
    found: list[Party] = []
    outer: list[Mention] = []
    stop = sentence.start
    for mention in sorted(held_by(doc.mentions, sentence), key=lambda m: (m.span.start, -m.span.stop)):
        if mention.kind in _PHRASES:
            outer.append(mention)
        if mention.kind not in _ACTORS or mention.form == "pronoun" or mention.span.start < stop:
            continue
        actor = mention.actor or known.get(mention.span)
        if actor is None and (mention.form not in ("noun", "title") and mention.kind != "group"):
            actor = mention.name
        if actor is None:
            continue
        stop = mention.span.stop
        around = next(one.span for one in outer if one.span.holds(mention.span))
        person = mention.kind == "person" or actor.startswith(_PERSON)
        found.append(Party(actor, mention.span, around, person))
    return tuple(found)


def find_roles(doc: Document, pack: Pack, match: Match, parties: Sequence[Party]) -> Roles:
    """The roles of the parties of a sentence in the act that a match stands for.

    An act that is shared (a meeting, a call) has others only: the people among the parties, where there are two.
    Otherwise the words before a name decide ("to", "from"), then its place: the subject, whoever is named right behind.
    """
    if not parties:
        return Roles()
    if match.rule.given["kind"] in _SHARED:
        return Roles(others=_unique(_together(doc, pack, match, parties))[:_MOST])
    words, tokens = _words(pack), doc.tokens
    span = tokens.span(match.first, match.stop)
    own = frozenset(fold_key(word) for word in str(match.rule.given.get("to", "")).split())
    taken = {*tokens.keys[match.first : match.stop], *_stripped(pack, tokens.keys[match.first : match.stop])}
    receives = bool(taken & words.marks["receives"])
    roles = [_marked(doc, words, own, party) for party in parties]
    if match.rule.given["kind"] in _ANSWERING:
        roles = ["to" if role == "from" else role for role in roles]
    _spread(doc, words, parties, roles)
    touching = [roles[n] is None and _touches(doc, span, one) for n, one in enumerate(parties)]
    subject = _subject(words, span, parties, (roles, touching if words.first and not receives else []))
    before = [n for n, one in enumerate(parties) if roles[n] is None and one.span.stop <= span.start]
    for place in range(len(parties)):
        if place != subject and place in before[-1:] and match.rule.given["kind"] in _ASKED and subject is not None:
            roles[place] = "to"
        elif roles[place] is None and place == subject:
            roles[place] = "to" if receives else "from"
        elif touching[place]:
            roles[place] = "from" if receives else "to"
    _spread(doc, words, parties, roles)
    if subject is not None and roles[subject] is not None:
        _spread_back(doc, words, parties, (roles, subject))
    sent, got = _of("from", parties, roles), _of("to", parties, roles)
    if match.rule.given["kind"] in _UNADDRESSED:
        got = ()
    others = _unique(one.actor for one in parties if one.actor not in {*sent, *got})
    return Roles(sent[:_MOST], tuple(one for one in got if one not in sent)[:_MOST], others[:_MOST])


def _of(role: str, parties: Sequence[Party], roles: Sequence[str | None]) -> tuple[str, ...]:
    return _unique(one.actor for one, has in zip(parties, roles, strict=True) if has == role)


def _unique(actors: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors))


def _stripped(pack: Pack, keys: Sequence[str]) -> Iterator[str]:
    return (form for key in keys for form in pack.morph.strip(key))


def _marked(doc: Document, words: _Words, own: frozenset[str], party: Party) -> str | None:
    """What the word before a party's phrase says of it: from, to, with, in; ``None`` where it says nothing."""
    for start in (party.span.start, party.phrase.start):
        at = doc.tokens.at(start)
        before = doc.tokens.keys[at - 1] if at else ""
        if before in own:
            return "to"
        found = next((name for name in ("to", "from", "with", "in") if words.has(name, before)), None)
        if found:
            return found
    return None


def _spread(doc: Document, words: _Words, parties: Sequence[Party], roles: list[str | None]) -> None:
    """Nothing; a party that is named in one breath with the one before has its role ("to A and B")."""
    for place, (one, other) in enumerate(pairwise(parties), 1):
        if roles[place] is None and roles[place - 1] in ("to", "from", "with") and _joined(doc, words, one, other):
            roles[place] = roles[place - 1]


def _spread_back(doc: Document, words: _Words, parties: Sequence[Party], known: tuple[list[str | None], int]) -> None:
    """Nothing; whoever is named in one breath before the subject does it too ("A and B handed over")."""
    roles, place = known
    while place and roles[place - 1] is None and _joined(doc, words, parties[place - 1], parties[place]):
        place -= 1
        roles[place] = roles[place + 1]


def _joined(doc: Document, words: _Words, one: Party, other: Party) -> bool:
    """Whether only an "and" or a comma stands between two parties."""
    stop = one.phrase.stop if one.phrase.stop <= other.span.start else one.span.stop
    between = doc.text[stop : other.span.start].replace(",", " , ").split()
    return all(words.has("and", fold_key(word)) for word in between)


def _subject(
    words: _Words, span: Span, parties: Sequence[Party], known: tuple[Sequence[str | None], Sequence[bool]]
) -> int | None:
    """Which party does it: where verbs stand first, the one inside the words of the act or right behind them; else the
    nearest before."""
    roles, touching = known
    inside = [n for n, one in enumerate(parties) if roles[n] is None and span.start <= one.span.start < span.stop]
    behind = [n for n, touches in enumerate(touching) if touches]
    for found in (inside if words.first else [], behind):
        if found:
            return found[0]
    before = [n for n, one in enumerate(parties) if roles[n] is None and one.span.stop <= span.start]
    return before[-1] if before else None


def _touches(doc: Document, span: Span, party: Party) -> bool:
    """Whether a party begins inside the words of the act, or right behind them."""
    if span.start < party.phrase.start < span.stop and party.phrase.start < party.span.start:
        return False  # inside the object: the letter of somebody
    stop = doc.tokens.before(span.stop)
    begins = (doc.tokens.at(start) for start in (party.span.start, party.phrase.start))
    return span.start <= party.span.start < span.stop or stop in begins


def _together(doc: Document, pack: Pack, match: Match, parties: Sequence[Party]) -> Iterator[str]:
    """The parties of an act that is shared."""
    words, span = _words(pack), doc.tokens.span(match.first, match.stop)
    people = [one for one in parties if one.person]
    if len(people) > 1:
        kept = {one.actor for one in sorted(people, key=lambda one: _distance(one.span, span))[:2]}
        roles: list[str | None] = ["with" if one.actor in kept else None for one in people]
        _spread(doc, words, people, roles)
        return (one.actor for one, role in zip(people, roles, strict=True) if role)
    marked = [_marked(doc, words, frozenset(), one) for one in parties]
    _spread(doc, words, parties, marked)
    near = [one for one in parties if _touches(doc, span, one)]
    withs = [one for one, role in zip(parties, marked, strict=True) if role == "with"]
    found = [*(near or people), *withs]
    return (one.actor for one in (found if len(found) > 1 or near or people else parties))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop, 0)
