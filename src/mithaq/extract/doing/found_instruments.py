"""Instruments that no pack holds, found by shape: a draft resolution, a treaty on something, a letter of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mithaq.extract.doing.stems import Stems, stems_of
from mithaq.extract.doing.wordings import Match, Wordings, read_wordings
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import InstrumentMention
from mithaq.text.fold import key as fold_key
from mithaq.text.span import begin_within
from mithaq.text.tokens import NUMBER, WORD

__all__ = ["Shapes", "find_by_shape", "shapes_of"]

_SLUG_WORDS = 6
_DASHES = frozenset("-–—")
_NAMED = frozenset(("state", "place", "organisation"))
_FORMS = frozenset(("name", "metonym"))
_GLUE = frozenset("-–—\"'«»“”„()[]")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shape rules of a pack: ``stops``: words that end a title, ``generic``: words for a kind, ``tail``: how many
    words a title may have; ``ordinals``: words that number an article ("third", "III"), and the number."""

    wordings: Wordings
    stops: frozenset[str]
    generic: Mapping[str, str]
    tail: int
    stems: Stems
    ordinals: Mapping[str, str]

    def kind_of(self, key: str, otherwise: str = "") -> str:
        """The kind of instrument a word stands for."""
        return self.generic.get(self.stems[key], otherwise)


@cache
def shapes_of(pack: Pack) -> Shapes:
    """The shape rules of a pack, read once."""
    data = pack.data("instruments.yml")
    stems = stems_of(pack)
    generic = {stems[fold_key(w)]: kind for kind, words in data.get("generic", {}).items() for w in str(words).split()}
    stops = frozenset(fold_key(word) for word in str(data.get("stops", "")).split())
    numbers = (data.get("ordinals") or {}).items()
    ordinals = {fold_key(word): str(number) for number, words in numbers for word in str(words).split()}
    return Shapes(read_wordings(pack, "instruments.yml"), stops, generic, int(data.get("tail", 8)), stems, ordinals)


def find_by_shape(
    doc: Document, shapes: Shapes, matches: Iterable[Match], places: Sequence[int]
) -> Iterator[tuple[Match, InstrumentMention]]:
    """Each instrument that a match of a rule stands for (rules of provisions left out), with the match."""
    tokens = doc.tokens
    names: set[int] | None = None
    for match in matches:
        given = match.rule.given
        if given["kind"] == "provision":
            continue
        first, stop = places[match.first], places[match.stop - 1] + 1
        kind = shapes.kind_of(tokens.keys[first], given["kind"])
        if given["name"] == "number":
            number = next((tokens.keys[i] for i in range(stop - 1, first, -1) if tokens.kinds[i] == NUMBER), "")
            yield match, _mention(doc, (first, stop), kind, number)
            continue
        if given.get("needs") == "name":
            if names is None:
                names = {tokens.at(m.span.start) for m in doc.mentions if m.kind in _NAMED and m.form in _FORMS}
            if not _names_one(doc, stop, names):
                continue
        if given["name"] == "left":
            begin = _left(doc, first)
            if begin < first:
                yield match, _mention(doc, (begin, stop), kind, _slug(doc, begin, first))
            continue
        end = _tail(doc, shapes, first, stop) if given["name"] == "title" else stop
        yield match, _mention(doc, (first, end), kind, _slug(doc, first + 1, end))


def _mention(doc: Document, where: tuple[int, int], kind: str, name: str) -> InstrumentMention:
    return InstrumentMention(doc.tokens.span(*where), f"found:{kind}-{name}".rstrip("-"), kind, False)


def _slug(doc: Document, first: int, stop: int) -> str:
    words = [doc.tokens.keys[i] for i in range(first, stop) if doc.tokens.kinds[i] in "wn"]
    return "-".join(words[:_SLUG_WORDS])


def _left(doc: Document, first: int) -> int:
    """Where the words in capitals before a head noun begin; the first word of a sentence counts only with another."""
    tokens = doc.tokens
    at = first
    while at > 0 and tokens.kinds[at - 1] == WORD and tokens.raw(at - 1)[0].isupper():
        at -= 1
    begins = at == 0 or tokens.kinds[at - 1] not in "wn"
    return at + 1 if begins and at < first else at


def _names_one(doc: Document, at: int, names: set[int]) -> bool:
    """Whether the name of a place or body, or a word in capitals, begins at a token or after a quotation mark there."""
    tokens = doc.tokens
    while at < len(tokens) and tokens.keys[at] in _GLUE:
        at += 1
    return at in names or (at < len(tokens) and tokens.kinds[at] == WORD and tokens.raw(at)[0].isupper())


def _tail(doc: Document, shapes: Shapes, first: int, at: int) -> int:
    """The token after the title that begins with the matched words."""
    tokens = doc.tokens
    last, taken = at, 0
    while at < len(tokens) and taken < shapes.tail:
        key, kind = tokens.keys[at], tokens.kinds[at]
        passed = kind in "wn" or key in _DASHES or (not taken and key in _GLUE)
        if key in shapes.stops or not passed or begin_within(doc.times, tokens.starts[at], tokens.stops[at]):
            break
        if kind in "wn":
            taken, last = taken + 1, at + 1
        at += 1
    return last
