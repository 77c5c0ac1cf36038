"""Actors and instruments of a ledger: everything that is held about one of them, counted from its statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select

from mithaq.errors import NotInLedger
from mithaq.kb.records import Instrument
from mithaq.model.ledger import ActorPage, Term
from mithaq.search.names import Names
from mithaq.store import tables as t

__all__ = ["InstrumentPage", "actor_page", "instrument_page"]

_MOST = 10


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """A treaty, letter or declaration: what the packs hold of it, and who cites it how often (id, name, count)."""

    id: str
    name: str
    kind: str
    known: Instrument | None
    statements: int
    mentions: int
    speakers: tuple[tuple[str, str, int], ...]
    by_act: tuple[tuple[str, int], ...]
    provisions: tuple[tuple[str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """The instrument as plain data."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__ if name != "known"}
        fields = ("date", "place", "parties", "sender", "recipients", "status", "binding")
        held = {name: getattr(self.known, name) or None for name in fields} if self.known else {}
        names = {language: list(all_) for language, all_ in self.known.names.items()} if self.known else {}
        return {**plain, "by_act": dict(self.by_act), "names": names, **held}


def actor_page(names: Names, wanted: str) -> ActorPage:
    """The page of an actor, by name in any script or by id.

    Raises :class:`mithaq.errors.AmbiguousActor` when several have the name, :class:`NotInLedger` when nobody has.
    """
    actor = names.actor(wanted)
    if actor is None:
        raise NotInLedger(
            f"No actor «{wanted}» in this ledger.", "Nobody has this name or id.", f"mithaq search {wanted}"
        )
    held = names.connection.execute(select(t.actors).where(t.actors.c.id == actor)).first()
    entity = names.kb.entities.get(actor)
    columns = t.statements.c
    spoken = and_(t.statement_tags.c.field == "by", t.statement_tags.c.value == actor)
    asked = (
        select(func.count(), func.min(columns.first_day), func.max(columns.last_day))
        .join(t.statement_tags)
        .where(spoken)
    )
    count, first, last = names.connection.execute(asked).one()
    return ActorPage(
        actor,
        names.shown(actor),
        held.kind if held else entity.kind if entity else "",
        entity is not None,
        _names(names, actor),
        tuple(Term(one.kind, names.kb.name(one.state), one.start, one.stop) for one in names.kb.offices_of(actor)),
        count,
        first,
        last,
        tuple((act, number) for act, _, number in _shared(names, actor, "act")),
        _count(names, "to", actor),
        int(names.connection.execute(select(func.count()).where(t.mentions.c.actor == actor)).scalar_one()),
        _shared(names, actor, "to"),
        _shared(names, actor, "about"),
    )


def instrument_page(names: Names, wanted: str) -> InstrumentPage:
    """The page of an instrument, by id or by its name in any language; :class:`NotInLedger` where there is none."""
    found = [value for field, value in names.topics(wanted) if field == "about"]
    if not found:
        why = "No pack holds it and no article names it so."
        raise NotInLedger(f"No instrument «{wanted}».", why, f'mithaq search "{wanted}"')
    id_ = max(found, key=lambda one: (_count(names, "about", one), one == wanted))
    known = names.kb.instrument(id_)
    rows = t.instruments.c
    provisions = select(rows.provision, func.count()).where(rows.instrument == id_, rows.provision.is_not(None))
    cited = names.connection.execute(provisions.group_by(rows.provision).order_by(func.count().desc())).all()
    kind = names.connection.execute(select(rows.kind).where(rows.instrument == id_)).scalar()
    return InstrumentPage(
        id_,
        known.shown if known else id_,
        known.kind if known else kind or "",
        known,
        _count(names, "about", id_),
        int(names.connection.execute(select(func.count()).where(rows.instrument == id_)).scalar_one()),
        _shared(names, id_, "by", "about"),
        tuple((act, number) for act, _, number in _shared(names, id_, "act", "about")),
        tuple((provision, number) for provision, number in cited),
    )


def _names(names: Names, actor: str) -> Mapping[str, tuple[str, ...]]:
    """The names of an actor by language, those of the packs first."""
    entity = names.kb.entities.get(actor)
    found = {language: list(all_) for language, all_ in entity.names.items()} if entity else {}
    rows = select(t.actor_names.c.name, t.actor_names.c.language).where(t.actor_names.c.actor == actor)
    for name, language in names.connection.execute(rows.order_by(t.actor_names.c.key)):
        held = found.setdefault(language or "", [])
        if name not in held:
            held.append(name)
    return {language: tuple(all_) for language, all_ in found.items()}


def _count(names: Names, field: str, value: str) -> int:
    tags = t.statement_tags.c
    return int(
        names.connection.execute(select(func.count()).where(tags.field == field, tags.value == value)).scalar_one()
    )


def _shared(names: Names, value: str, field: str, of: str = "by") -> tuple[tuple[str, str, int], ...]:
    """The values of a field in the statements that have this value in another: (value, name, count)."""
    tags, mine = t.statement_tags.alias(), t.statement_tags.alias()
    number = func.count().label("number")
    asked = (
        select(tags.c.value, number)
        .join(mine, mine.c.statement == tags.c.statement)
        .where(mine.c.field == of, mine.c.value == value, tags.c.field == field)
        .group_by(tags.c.value)
        .order_by(number.desc(), tags.c.value)
        .limit(_MOST)
    )
    rows = names.connection.execute(asked).all()
    return tuple((one, names.shown(one) if field in ("by", "to") else one, count) for one, count in rows)
