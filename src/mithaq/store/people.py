"""Who is who in a ledger: ids of the packs, and people whom no pack holds, who meet across articles and scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, insert, select

from mithaq.kb.lookup import Kb
from mithaq.kb.sides import sides_of
from mithaq.store.records import text_value
from mithaq.store.tables import actor_names, actor_sounds, actors
from mithaq.text.fold import key
from mithaq.text.names import name_key, same_name

__all__ = ["People", "folded"]

_SAME = 0.5  # from this likeness on two names are one person's
_MOST = 12  # names compared, those with the most sounds in common first
_MEMORY = 50_000  # names remembered before all are looked up again
_SHARED = 2  # sounds that names of two words and more must have in common to be compared
_KINDS = {"org": "organisation", "agency": "outlet", "name": "person"}


def folded(name: str) -> str:
    """The name as it is compared: folded, single spaces.

    >>> folded("Нури  Аль-Фаех")
    'нури аль-фаех'
    """
    return " ".join(key(name).split())


class People:
    """Places names in one ledger: the first time an actor is met it gets a row, later the same one.

    A person's name goes to the one person of the packs whose name is the same by sound, else to the one person of the
    ledger; where two fit, or none, it is somebody new. A name of one word meets names of one word only.
    """

    def __init__(self, kb: Kb) -> None:
        self._kb = kb
        self._met: dict[str, str] = {}
        self._held: set[str] = set()
        self._gazetteer: dict[str, set[str]] | None = None

    def forget(self) -> None:
        """Nothing; what was met in a transaction that failed is looked up again."""
        self._met.clear()
        self._held.clear()

    def known(self, connection: Connection, actor: str) -> str:
        """The id itself; the actor and its names in all languages are in the ledger from now on."""
        if actor not in self._held:
            if not connection.execute(select(actors.c.id).where(actors.c.id == actor)).scalar():
                entity = self._kb.entities.get(actor)
                names = entity.names.items() if entity else ()
                written: list[tuple[str, str | None]] = [(name, language) for language, all_ in names for name in all_]
                self._add(connection, actor, self._kb.name(actor), written, known=entity is not None)
            self._held.add(actor)
        return actor

    def named(self, connection: Connection, name: str, language: str | None) -> str:
        """The id of the person of this name."""
        form = folded(name)
        if len(self._met) > _MEMORY:
            self.forget()
        if form not in self._met:
            self._met[form] = self._placed(connection, name, form, language)
        return self._met[form]

    def speaks_for(self, actor: str | None, date: str | None) -> tuple[str, ...]:
        """The states and organisations whose offices a person held on a date (EDTF); none where it is not known."""
        return tuple(dict.fromkeys(term.state for term in self._kb.offices_of(actor, date))) if actor and date else ()

    def sides_of(self, actor: str, date: str | None) -> tuple[str, ...]:
        """The states and bodies that an actor stands for on a date (EDTF): see :func:`mithaq.kb.sides.sides_of`."""
        return sides_of(self._kb, actor, date)

    def outlet(self, name: str | None) -> str | None:
        """The id of the outlet with this name, or what it is found by without one."""
        if name is None:
            return None
        found = [one.id for one in self._kb.find(name) if one.kind == "outlet" or one.id.startswith("agency:")]
        return found[0] if len(found) == 1 else text_value(name)

    def _placed(self, connection: Connection, name: str, form: str, language: str | None) -> str:
        found = self._of_packs(name)
        if found is not None:
            return self.known(connection, found)
        same = select(actor_names.c.actor).where(actor_names.c.key == form, actor_names.c.actor.like("name:%"))
        found = connection.execute(same.order_by(actor_names.c.actor)).scalar() or self._of_ledger(connection, name)
        if found is None:
            found = f"name:{'-'.join(form.split())}"
            self._add(connection, found, name, [(name, language)], known=False)
        elif not connection.execute(same.where(actor_names.c.actor == found)).scalar():
            self._write(connection, found, [(name, language)])
        return found

    def _of_packs(self, name: str) -> str | None:
        """The one person of the packs with this name, if it has more than one word."""
        if self._gazetteer is None:
            self._gazetteer = {}
            for entity in self._kb.entities.values():
                for written in _all_names(entity.names.values()) if entity.kind == "person" else ():
                    for skeleton in name_key(written):
                        self._gazetteer.setdefault(skeleton, set()).add(entity.id)
        if _is_single(name):
            return None
        shared = Counter(person for skeleton in name_key(name) for person in self._gazetteer.get(skeleton, ()))
        first = sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:_MOST]
        near = [person for person, count in first if count >= _SHARED]
        fit = [p for p in near if _fits(name, _all_names(self._kb.entities[p].names.values()))]
        return fit[0] if len(fit) == 1 else None

    def _of_ledger(self, connection: Connection, name: str) -> str | None:
        """The one person of the ledger, not of a pack, with this name."""
        shared, single = func.count(), _is_single(name)
        near = (
            select(actor_sounds.c.actor)
            .where(actor_sounds.c.skeleton.in_(name_key(name)), actor_sounds.c.actor.like("name:%"))
            .group_by(actor_sounds.c.actor)
            .having(shared >= (1 if single else _SHARED))
            .order_by(shared.desc(), actor_sounds.c.actor)
            .limit(_MOST)
        )
        names: dict[str, list[str]] = {}
        rows = select(actor_names.c.actor, actor_names.c.name).where(actor_names.c.actor.in_(near))
        for actor, written in connection.execute(rows):
            names.setdefault(actor, []).append(written)
        fit = [actor for actor, all_ in names.items() if _is_single(all_[0]) == single and _fits(name, all_)]
        return fit[0] if len(fit) == 1 else None

    def _add(
        self, connection: Connection, actor: str, name: str, names: list[tuple[str, str | None]], known: bool
    ) -> None:
        prefix = actor.partition(":")[0]
        row = {"id": actor, "kind": _KINDS.get(prefix, prefix), "name": name, "known": known}
        connection.execute(insert(actors), [row])
        self._write(connection, actor, names or [(name, None)])

    def _write(self, connection: Connection, actor: str, names: list[tuple[str, str | None]]) -> None:
        rows = {
            folded(name): {"actor": actor, "key": folded(name), "name": name, "language": lang} for name, lang in names
        }
        connection.execute(insert(actor_names), list(rows.values()))
        if actor.startswith(("name:", "person:")):
            have = set(
                connection.execute(select(actor_sounds.c.skeleton).where(actor_sounds.c.actor == actor)).scalars()
            )
            new = {skeleton for name, _ in names for skeleton in name_key(name)} - have
            if new:
                connection.execute(insert(actor_sounds), [{"skeleton": one, "actor": actor} for one in sorted(new)])


def _all_names(by_language: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return (name for names in by_language for name in names)


def _fits(name: str, others: Iterable[str]) -> bool:
    return any(same_name(name, other) >= _SAME for other in others if not _is_single(other) or _is_single(name))


def _is_single(name: str) -> bool:
    return len(name.split()) < 2
