"""Names in a query: whom, what or which outlet they mean, in any script, by what the ledger and the packs hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mithaq.errors import AmbiguousActor
from mithaq.kb.lookup import Kb
from mithaq.store import tables as t
from mithaq.store.people import folded
from mithaq.store.records import text_value
from mithaq.text.names import name_key, same_name

__all__ = ["Names"]

_SAME = 0.5
_MOST = 200
_LISTED = 8
_LONGEST = 80  # letters of a name; what is longer is no name, and its sounds would take long to work out


@dataclass(frozen=True, slots=True)
class Names:
    """Resolves the names of a query against one ledger (``connection``) and the packs (``kb``)."""

    connection: Connection
    kb: Kb

    def actor(self, name: str) -> str | None:
        """The id of the actor with this name or id, or ``None``; :class:`AmbiguousActor` when several have it.

        The full name decides before a surname; where several people fit, the one whom a pack holds, then the only one
        who says anything in the ledger.
        """
        if ":" in name and (name in self.kb.entities or self._held((name,))):
            return name
        found = self._exact(name) or self._by_sound(name)
        for fewer in (found, self._of_packs(found), self._speaking(found)):
            if len(fewer) == 1:
                return fewer[0]
        if found:
            raise AmbiguousActor(name, tuple((actor, self.shown(actor)) for actor in found[:_LISTED]))
        return None

    def shown(self, actor: str) -> str:
        """The name of an actor as the ledger shows it; the words, of somebody without an id."""
        if actor.startswith("text:"):
            return actor[5:]
        held = self.connection.execute(select(t.actors.c.name).where(t.actors.c.id == actor)).scalar()
        return held or self.kb.name(actor)

    def forms(self, actor: str) -> tuple[str, ...]:
        """Every written form of an actor's name that the ledger knows, in all scripts."""
        rows = select(t.actor_names.c.name).where(t.actor_names.c.actor == actor).order_by(t.actor_names.c.key)
        return tuple(self.connection.execute(rows).scalars())

    def searched(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each name of a query the written forms it is searched by; none for one that nobody has."""
        actors = {name: self.actor(name) for name in names}
        return {name: self.forms(actor) if actor else () for name, actor in actors.items()}

    def who(self, name: str) -> tuple[str, ...]:
        """The values by which statements of, or to, somebody are found: an id, or the words themselves."""
        actor = self.actor(name)
        if actor is not None:
            return (actor,)
        start = text_value(name)
        column = t.statement_tags.c.value
        same = select(column).where(
            t.statement_tags.c.field.in_(("by", "to")), column >= start, column < f"{start}\uffff"
        )
        return tuple(self.connection.execute(same.distinct().limit(_MOST)).scalars()) or (start,)

    def topics(self, name: str) -> tuple[tuple[str, str], ...]:
        """What ``about:NAME`` may mean, as (field, value): instruments, principles, an actor who is named."""
        form = folded(name)
        found = [("about", one.id) for one in self.kb.instruments if _called(form, one.id, one.names.values())]
        found += [("concept", one.code) for one in self.kb.concepts if _called(form, one.code, one.forms.values())]
        if not found:
            start = folded(name).replace(" ", "-")
            column = t.statement_tags.c.value
            held = select(column).where(t.statement_tags.c.field == "about", column >= start, column < f"{start}\uffff")
            found = [("about", value) for value in self.connection.execute(held.distinct().limit(_MOST)).scalars()]
        exact = self._exact(name)
        actor = exact[0] if len(exact) == 1 else None if found else self.actor(name)
        if actor is not None:
            found += [("names", actor), ("to", actor)]
        return tuple(dict.fromkeys(found))

    def outlet(self, name: str) -> tuple[str, ...]:
        """The values by which an outlet's statements are found."""
        found = tuple(
            entity.id for entity in self.kb.find(name) if entity.kind == "outlet" or entity.id.startswith("agency:")
        )
        if found:
            return found
        start = text_value(name)
        column = t.statement_tags.c.value
        same = select(column).where(t.statement_tags.c.field == "outlet", column >= start, column < f"{start}\uffff")
        return tuple(self.connection.execute(same.distinct().limit(_MOST)).scalars()) or (name, start)

    def _exact(self, name: str) -> list[str]:
        rows = select(t.actor_names.c.actor).where(t.actor_names.c.key == folded(name))
        found = {*self.connection.execute(rows).scalars(), *(entity.id for entity in self.kb.find(name))}
        return sorted(found)

    def _by_sound(self, name: str) -> list[str]:
        if len(name) > _LONGEST:
            return []
        near = (
            select(t.actor_sounds.c.actor).where(t.actor_sounds.c.skeleton.in_(name_key(name))).distinct().limit(_MOST)
        )
        rows = select(t.actor_names.c.actor, t.actor_names.c.name).where(t.actor_names.c.actor.in_(near))
        scores: dict[str, float] = {}
        for actor, written in self.connection.execute(rows):
            scores[actor] = max(scores.get(actor, 0.0), same_name(name, written))
        return sorted((actor for actor, score in scores.items() if score >= _SAME), key=lambda one: (-scores[one], one))

    def _of_packs(self, actors: Iterable[str]) -> list[str]:
        return [actor for actor in actors if actor in self.kb.entities]

    def _speaking(self, actors: Iterable[str]) -> list[str]:
        columns = t.statement_tags.c
        rows = select(columns.value).where(columns.field == "by", columns.value.in_(list(actors)))
        return sorted(self.connection.execute(rows.group_by(columns.value)).scalars())

    def _held(self, actors: tuple[str, ...]) -> bool:
        rows = select(func.count()).where(t.actors.c.id.in_(actors))
        return bool(self.connection.execute(rows).scalar())


def _called(form: str, id_: str, names: Iterable[Iterable[str]]) -> bool:
    """Whether a thing is called so: by its id, or by whole words of one of its names in their order."""
    if form in (folded(id_), folded(id_.replace("_", " ").replace("-", " "))):
        return True
    return any(f" {form} " in f" {folded(name)} " for all_ in names for name in all_)
