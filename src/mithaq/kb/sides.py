"""Sides: the state or body that somebody acts for, so that a minister, a ministry and a capital are one party."""

from __future__ import annotations

from functools import lru_cache

from mithaq.kb.lookup import Kb

__all__ = ["sides_of"]

_ORGAN = "state-organ"
_BODY = "body"


@lru_cache(maxsize=1 << 14)
def sides_of(kb: Kb, actor: str, date: str | None) -> tuple[str, ...]:
    """The states and bodies that an actor stands for on a date (EDTF): a person for whatever gave the offices held
    then, an organ of a state for the state, a body of an organisation (it bears its name) for that; others for
    themselves.

    >>> from mithaq.kb.lookup import load_kb
    >>> kb = load_kb()
    >>> sides_of(kb, "org:nato", None), sides_of(kb, "org:russian-foreign-ministry", None)
    (('org:nato',), ('state:RU',))
    """
    entity = kb.entities.get(actor)
    held = tuple(dict.fromkeys(term.state for term in kb.offices_of(actor, date))) if date else ()
    if held:
        return held
    if entity is None or entity.kind != "organisation":
        return (actor,)
    if entity.subkind == _ORGAN and entity.seat:
        return (entity.seat,)
    if entity.subkind == _BODY:
        return (_of_whom(kb, actor) or actor,)
    return (actor,)


def _of_whom(kb: Kb, body: str) -> str | None:
    """The one organisation whose name is part of a body's name."""
    found: set[str] = set()
    for name in (name for names in kb.entities[body].names.values() for name in names):
        words = name.split()
        for first in range(len(words)):
            for stop in range(first + 1, len(words) + 1 - (first == 0)):
                inside = kb.find(" ".join(words[first:stop]))
                found |= {one.id for one in inside if one.kind == "organisation" and one.subkind != _BODY}
    return found.pop() if len(found) == 1 else None
