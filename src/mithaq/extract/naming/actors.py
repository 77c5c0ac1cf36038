"""The actors of one article: who they are, when two names are one person's, and who was named where."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass

from mithaq.text.names import name_key
from mithaq.text.span import Span

__all__ = ["KIND_OF", "RECENT", "Appearances", "Someone", "is_same"]

#: The kind of actor that each list of head nouns in ``names.yml`` names.
KIND_OF = {
    "roles": "person",
    "plural_roles": "group",
    "organisations": "organisation",
    "documents": "document",
    "agencies": "outlet",
}
#: How many names back a pronoun, a title or a dropped subject can reach.
RECENT = 200


@dataclass(slots=True)
class Someone:
    """One actor of the article: the name to show, the actor id, the words of titles used for them, and where first
    named."""

    name: str
    actor: str | None
    kind: str
    gender: str
    span: Span
    keys: tuple[str, ...]
    title: frozenset[str] = frozenset()
    plural: bool = False

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a verb of this gender and number can have them as its dropped subject."""
        if number == "p":
            return self.plural or self.kind == "group"
        return not gender or not self.gender or gender == self.gender or (self.kind == "group" and number == "s")


def is_same(someone: Someone, keys: tuple[str, ...], actor: str | None) -> bool:
    """Whether somebody named before is meant by these words of a name, or by this actor id.

    >>> ada = Someone("Ada Orlova", None, "person", "f", Span(0, 10), ("ada", "orlova"))
    >>> is_same(ada, ("orlova",), None), is_same(ada, ("orlov",), None)
    (True, False)
    """
    if actor and someone.actor:
        return actor == someone.actor
    mine, short = (someone.keys, keys) if len(someone.keys) >= len(keys) else (keys, someone.keys)
    if not short:
        return False
    if mine[-len(short) :] == short or mine[: len(short)] == short:
        return True
    return (len(short) > 1 and "".join(mine) == "".join(short)) or name_key(" ".join(mine)) == name_key(" ".join(short))


class Appearances:
    """Where each person of a text is named, in text order."""

    def __init__(self) -> None:
        self._named: list[tuple[int, Someone]] = []

    def add(self, place: int, someone: Someone) -> None:
        """Remember that somebody is named at a place (code points from the start of the text)."""
        insort(self._named, (place, someone), key=_place)

    def first(self, start: int, stop: int) -> Someone | None:
        """The first person named between two places."""
        first = bisect_left(self._named, start, key=_place)
        return self._named[first][1] if first < len(self._named) and self._named[first][0] < stop else None

    def last(self, before: int, gender: str) -> Someone | None:
        """The last person named before a place, of this gender where it is known."""
        for _, someone in reversed(self._recent(before)):
            if not gender or someone.gender in ("", gender):
                return someone
        return None

    def latest(self, fitting: list[Someone], before: int) -> Someone:
        """The one of these who was named last before a place; who was not named lately counts by the first mention."""
        recent = {id(someone): place for place, someone in self._recent(before)}
        return max(fitting, key=lambda someone: (recent.get(id(someone), 0), someone.span.start))

    def _recent(self, before: int) -> list[tuple[int, Someone]]:
        last = bisect_left(self._named, before, key=_place)
        return self._named[max(0, last - RECENT) : last]


def _place(named: tuple[int, Someone]) -> int:
    return named[0]
