"""Markers: words that turn a statement (not, if, will, written, must), found in one pass over the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from mithaq.extract.doing.wordings import Wordings, WordRule, word_forms
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.text.fold import key as fold_key
from mithaq.text.tokens import BREAK, Tokens

__all__ = ["FILE", "Grounds", "Place", "Role", "read_grounds", "read_markers"]

#: The rule file of a pack that holds them; ``polarity.tsv`` holds the words that deny.
FILE = "modifiers.yml"
_STOPS = frozenset((".", "!", "?", "؟", "؛", ";", ":", "…", "...", "\n"))
_COMMAS = frozenset((",", "،", ")"))
#: The classes of ``polarity.tsv`` that are read, by class and sign: the class's name, the rule's part, what it says.
_DENIALS: Mapping[tuple[str, str], tuple[str, str, str]] = {
    ("not", "0"): ("nothing", "aside", "a phrase that denies nothing"),
    ("not", "1"): ("not", "not", "a word that denies"),
    ("refuse", "1"): ("refuse", "refuse", "a verb that denies or refuses"),
    ("except", "1"): ("except", "except", "an exception takes the denial back"),
}
#: What only shapes the main clause.
_IDLE = frozenset(("", "aside", "ends", "skips", "onward"))
#: The order of markers that begin at one word.
_RANKS = {"onward": 0, "ends": 1, "skips": 1, "aside": 2}
_LAST = 3
_FIELDS = ("modifier", "commitment", "voice")
_LISTS = ("leads", "opens", "commas", "slogans", "inside", "halts")
_LEMMAS = ("denying", "aimed")


class Role(NamedTuple):
    """What a rule's words do: its rule; its ``part`` in polarity (not, refuse, back, except, aside, ends, skips,
    onward) and where it counts there (``at``); which ``field`` of a statement gets which ``value``,
    ``within`` what; which side its ``target`` is on, for which ``acts`` (all: empty)."""

    rule: WordRule
    part: str
    at: str
    field: str
    value: str
    within: str
    target: str
    acts: frozenset[str]
    idle: bool


class Place(NamedTuple):
    """A marker: tokens ``[first, stop)`` and what they do."""

    first: int
    stop: int
    role: Role


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the rule file, as comparison keys; ``denying`` and ``aimed`` hold lemmas as written."""

    leads: frozenset[str]
    opens: frozenset[str]
    commas: frozenset[str]
    slogans: frozenset[str]
    inside: frozenset[str]
    halts: frozenset[str]
    denying: frozenset[str]
    aimed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the modifiers of statements are read from: the document, its markers in order, the word lists."""

    doc: Document
    words: Words
    places: Sequence[Place] = field(repr=False)
    firsts: Sequence[int] = field(repr=False)

    def within(self, first: int, stop: int) -> Sequence[Place]:
        """The markers that lie in tokens ``[first, stop)``, found by bisection."""
        start = bisect_left(self.firsts, first)
        found = self.places[start : bisect_left(self.firsts, stop, start)]
        return [place for place in found if place.stop <= stop] if found else found

    def sentence_start(self, at: int, least: int) -> int:
        """The first token of the sentence that holds token ``at``, at least ``least``."""
        tokens = self.doc.tokens
        return next((i + 1 for i in range(at - 1, max(least, 0) - 1, -1) if _is_stop(tokens, i)), max(least, 0))

    def sentence_stop(self, first: int, stop: int) -> int:
        """Where the sentence that holds token ``first`` stops, at most ``stop``."""
        keys = self.doc.tokens.keys
        return next((i for i in range(first, stop) if keys[i] in _STOPS and _is_stop(self.doc.tokens, i)), stop)


def read_grounds(doc: Document, pack: Pack) -> Grounds | None:
    """The markers of a document, found in one pass; ``None`` for a pack without rules.

    >>> from mithaq.lang.pack import load_pack
    >>> found = read_grounds(Document("لن نوقع الاتفاق. ننتظر"), load_pack("ar"))
    >>> [(place.role.part, place.first) for place in found.places if place.role.part], found.sentence_stop(0, 5)
    ([('not', 0)], 3)
    """
    if not pack.data(FILE):
        return None
    roles = _roles(pack)
    made = Place._make
    places = [made((first, stop, roles[rule.id])) for rule, first, stop in read_markers(pack).find(doc.tokens.keys)]
    places.sort(key=_order)
    return Grounds(doc, _lists(pack), places, [place.first for place in places])


@cache
def _lists(pack: Pack) -> Words:
    data = pack.data(FILE)
    lemmas = {name: frozenset(_listed(data.get(name, ()))) for name in _LEMMAS}
    return Words(**lemmas, **{name: frozenset(map(fold_key, _listed(data.get(name, "")))) for name in _LISTS})


def _listed(value: str | Iterable[str | list[str]]) -> Iterator[str]:
    """The words of a list: one string, or a list of words and of lists."""
    rows = value.split() if isinstance(value, str) else value
    return (str(word) for row in rows for word in (row if isinstance(row, list) else [row]))


def _order(place: Place) -> tuple[int, int]:
    return place.first, _RANKS.get(place.role.part, _LAST)


def _is_stop(tokens: Tokens, at: int) -> bool:
    """Whether a token ends a sentence: a full stop not after a single letter nor before a comma or a small letter."""
    if tokens.keys[at] not in _STOPS:
        return False
    if tokens.keys[at] != "." or at + 1 == len(tokens) or tokens.kinds[at + 1] == BREAK:
        return True
    alone = at > 0 and tokens.stops[at - 1] - tokens.starts[at - 1] == 1
    return not alone and tokens.keys[at + 1] not in _COMMAS and not tokens.text[tokens.starts[at + 1]].islower()


@cache
def _roles(pack: Pack) -> Mapping[str, Role]:
    """What each rule's words do, by its id."""
    return {rule.id: _role(rule) for rule in read_markers(pack).rules}


def _role(rule: WordRule) -> Role:
    given = rule.given
    name = next((name for name in _FIELDS if name in given), "")
    return Role(
        rule,
        str(given.get("polarity", "")),
        str(given.get("at", "")),
        name,
        str(given.get(name, "")),
        str(given.get("within", "content")),
        str(given.get("target", "")),
        frozenset(str(given.get("act", "")).split()),
        not name and "target" not in given and str(given.get("polarity", "")) in _IDLE,
    )


@cache
def read_markers(pack: Pack) -> Wordings:
    """The compiled rules of ``modifiers.yml``, with the words of ``polarity.tsv`` as its classes not, refuse, except.

    In the table ``+`` stands for what is written together before a word. ``~name`` in a pattern is a word of that
    shape: a regular expression of the file that fits its comparison key as a whole.
    """
    data = pack.data(FILE)
    forms = _denials(pack)
    apart = set(map(fold_key, _listed(data.get("apart", ""))))
    rules = list(data.get("rules", ()))
    classes: dict[str, str] = dict(data.get("classes", {}))
    for key, (name, part, says) in _DENIALS.items():
        written = forms.get(key, [])
        classes[name] = " ".join(form for form in written if " " not in form)
        kept = [form for form in written if fold_key(form) not in apart]
        rules.extend(_rules(pack.code, name, {"polarity": part, "says": says}, kept))
    return Wordings(rules, classes, _forms(pack, classes["not"].split()))


def _denials(pack: Pack) -> Mapping[tuple[str, str], list[str]]:
    """The forms of each class and sign of the table of polarity."""
    forms: dict[tuple[str, str], list[str]] = {}
    for row in pack.rows("polarity.tsv"):
        if (row["class"], row["sign"]) in _DENIALS:
            parts = (part.strip() for part in row["forms"].split("|"))
            forms.setdefault((row["class"], row["sign"]), []).extend(filter(None, parts))
    return forms


def _rules(code: str, name: str, given: Mapping[str, Any], forms: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """One rule for the forms of a class: the single words as one choice, each phrase as a pattern."""
    single = "|".join(dict.fromkeys(form for form in forms if " " not in form))
    phrases = [form.replace("…", "..") for form in forms if " " in form]
    patterns = [*([single] if single else ()), *phrases]
    if patterns:
        yield {"id": f"{code}.polarity.{name}", "patterns": patterns, **given}


def _forms(pack: Pack, denials: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """How a word may be met: as the pack says, after what is written together (``+``), by its shape (``~``), and by its
    ending, where the table has one (``*`` before)."""
    plain, before = word_forms(pack), _prefixes(pack)
    endings = tuple(form for form in denials if form.startswith("*"))
    shapes = [(f"~{name}", re.compile(str(shape))) for name, shape in pack.data(FILE).get("shapes", {}).items()]

    def forms(word: str) -> tuple[str, ...]:
        word = word.replace("’", "'")
        after = (f"+{word[size:]}" for size in before(word))
        ends = (form for form in endings if word.endswith(form[1:]))
        return (*plain(word), *after, *ends, *(name for name, shape in shapes if shape.fullmatch(word)))

    return forms


def _prefixes(pack: Pack) -> Callable[[str], Iterator[int]]:
    """How many letters written together may come off a word in front, by the table's pattern; none without one."""
    source = next((row["forms"] for row in pack.rows("polarity.tsv") if row["class"] == "prefix"), "")
    pattern = re.compile(source) if source else None

    def sizes(word: str) -> Iterator[int]:
        if pattern is not None:
            yield from (size for size in range(min(len(word), 6)) if pattern.fullmatch(word, 0, size))

    return sizes
