"""The written forms of names: which of them are abbreviations, and which surnames name one person only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mithaq.kb.records import Entity, Surface
from mithaq.text.fold import key

__all__ = ["entity_surfaces", "surname_surfaces"]

_LONGEST_ABBREVIATION = 6
_SHORTEST_SURNAME = 4


def entity_surfaces(entities: Iterable[Entity], language: str) -> Iterator[Surface]:
    """The names of actors and places in one language; short names in capitals are marked as abbreviations."""
    for entity in entities:
        for text in entity.names.get(language, ()):
            yield Surface(text, entity.id, "abbreviation" if _is_abbreviation(text) else "name")


def surname_surfaces(
    entities: Iterable[Entity], whole: Iterable[Surface], language: str, particles: Iterable[str]
) -> Iterator[Surface]:
    """The surnames that only one person has and that name nothing else; ``particles`` stay with the surname.

    A surname that is somebody's given name, or a form that stands in ``whole``, is left out: alone it is no proof.

    >>> names = {"a": "Ann Bell", "b": "Bo van Oak", "c": "Bell Carter"}
    >>> people = [Entity(f"person:{n}", "person", {"en": (name,)}) for n, name in names.items()]
    >>> [surface.text for surface in surname_surfaces(people, (), "en", ("van",))]
    ['van Oak', 'Carter']
    """
    small = {key(word) for word in particles}
    owners: dict[str, set[str]] = {}
    taken = {key(surface.text) for surface in whole}
    found: list[Surface] = []
    for entity in entities:
        for text in entity.names.get(language, ()) if entity.kind == "person" else ():
            words = text.split()
            taken.add(key(words[0]))
            if len(words) > 1 and (surname := _surname(words, small)):
                owners.setdefault(key(surname), set()).add(entity.id)
                found.append(Surface(surname, entity.id, "surname"))
    for surface in found:
        form = key(surface.text)
        if len(owners[form]) == 1 and form not in taken:
            yield surface


def _is_abbreviation(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST_ABBREVIATION and " " not in text


def _surname(words: list[str], particles: set[str]) -> str:
    """The last word of a full name, with the particles before it; empty when too short to mean anything."""
    start = len(words) - 1
    while start > 1 and key(words[start - 1]) in particles:
        start -= 1
    surname = " ".join(words[start:])
    return surname if len(surname) >= _SHORTEST_SURNAME and len(words[-1]) > 1 else ""
