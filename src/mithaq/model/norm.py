"""Commitments and norms: who binds itself to what, and who says what of an instrument, a provision or a principle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mithaq.model.ledger import Article, Entry

__all__ = ["ROLES", "Cited", "Commitment", "Norm", "Provision", "Voice"]

#: What somebody does with a norm, and the acts of statements that do it.
ROLES: Mapping[str, tuple[str, ...]] = {
    "invokes": ("invoke",),
    "interprets": ("interpret",),
    "reaffirms": ("reaffirm",),
    "commits": ("commit",),
    "accepts": ("accept",),
    "proposes": ("propose",),
    "demands": ("demand", "request"),
    "alleges breach": ("accuse_breach",),
    "denies": ("deny",),
    "rejects": ("reject",),
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A statement by which somebody binds itself, as its source reports it; whether it was kept is never said.

    ``status``: ``open``, or ``overdue`` where the day by which it was to be done is past ``today``: a fact of the
    calendar, no verdict. ``form``: oral, written, signed, legal, political, as far as its words say so.
    """

    entry: Entry
    status: str
    today: str

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.entry.id

    @property
    def by(self) -> str:
        """Who binds itself."""
        return self.entry.speaker

    @property
    def act(self) -> str:
        """The main act: commit or reaffirm, or another beside it."""
        return self.entry.act

    @property
    def words(self) -> str:
        """The words attributed."""
        return self.entry.words

    @property
    def date(self) -> str | None:
        """When it was said (EDTF)."""
        return self.entry.date

    @property
    def due(self) -> str | None:
        """By when it is to be done (EDTF), where its words say so."""
        return self.entry.statement.due

    @property
    def form(self) -> tuple[str, ...]:
        """In which form it is given, where its words say so."""
        return self.entry.statement.commitment

    @property
    def about(self) -> tuple[str, ...]:
        """The instruments and principles that it names."""
        return (*self.entry.statement.instruments, *self.entry.statement.concepts)

    @property
    def article(self) -> Article:
        """The article that reports it."""
        return self.entry.article

    def show(self) -> None:
        """Nothing; the passage is printed with its mark."""
        self.entry.show()

    def to_json(self) -> dict[str, Any]:
        """The statement as plain data, with ``commitment_status``, ``due``, ``form`` and ``today``."""
        more = {"commitment_status": self.status, "due": self.due, "form": list(self.form), "today": self.today}
        return {**self.entry.to_json(), **more}


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that cites a norm: its id, its speaker (id or words), its acts (the main one first), the first day of
    its date, the articles or paragraphs it cites, whom it is aimed at or names, and the principles it speaks of."""

    statement: str
    speaker: str | None
    acts: tuple[str, ...]
    day: str | None
    provisions: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """What the speaker does with the norm; binding oneself counts only as the main act, the first."""
        acts = set(self.acts) - ({*ROLES["commits"], *ROLES["reaffirms"]} - set(self.acts[:1]))
        return tuple(role for role, of in ROLES.items() if not acts.isdisjoint(of))


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in a role: the ``statements`` (ids) behind it, whom they name and of which principles they speak (what
    is demanded, what is denied), each with how many of them do."""

    actor: str
    statements: tuple[str, ...]
    named: tuple[tuple[str, int], ...] = ()
    concepts: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The voice as plain data."""
        named = [{"actor": actor, "count": count} for actor, count in self.named]
        return {
            "actor": self.actor,
            "count": len(self.statements),
            "statements": list(self.statements),
            "named": named,
            "concepts": [{"code": code, "count": count} for code, count in self.concepts],
        }


@dataclass(frozen=True, slots=True)
class Provision:
    """An article or paragraph of an instrument, the principles it carries (from the pack), the statements that cite it,
    and what it says in the pack's words."""

    ref: str
    concepts: tuple[str, ...]
    says: str
    statements: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The provision as plain data."""
        lists = {"concepts": list(self.concepts), "statements": list(self.statements)}
        return {"ref": self.ref, "says": self.says, "count": len(self.statements), **lists}


@dataclass(frozen=True, slots=True)
class Norm:
    """An instrument or principle: who is ``bound`` by it (parties of a pack; those who commit to or reaffirm it are in
    ``roles``), who does what with it, over time. Counts are of statements, copies included; nothing says who is right.

    ``roles``: role (see :data:`ROLES`) → voices; ``times``: year or month → role → ids of statements.
    """

    id: str
    name: str
    kind: str
    bound: tuple[str, ...]
    binding: str
    statements: int
    roles: Mapping[str, tuple[Voice, ...]]
    provisions: tuple[Provision, ...]
    times: Mapping[str, Mapping[str, tuple[str, ...]]]
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def to_json(self) -> dict[str, Any]:
        """The norm as plain data."""
        plain = {name: getattr(self, name) for name in ("id", "name", "kind", "binding", "statements")}
        return {
            **plain,
            "bound": list(self.bound),
            "roles": {role: [one.to_json() for one in voices] for role, voices in self.roles.items()},
            "provisions": [one.to_json() for one in self.provisions],
            "times": {at: {role: list(ids) for role, ids in by.items()} for at, by in self.times.items()},
            "names": dict(self.names),
        }
