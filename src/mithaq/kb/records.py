"""What a pack of the world holds: actors and places, offices with dates, memberships, instruments, concepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "LOOSE_DAYS",
    "SHOWN_IN",
    "ConceptForms",
    "Entity",
    "Instrument",
    "Membership",
    "Office",
    "PackInfo",
    "Provision",
    "Surface",
]

#: How many days after an instrument's date its loose wordings still name it.
LOOSE_DAYS = 90
#: The language in which names are shown where no other is asked for.
SHOWN_IN = "en"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something with a name: ``kind`` is state, person, organisation, outlet or place.

    ``names``: language → names, the first one canonical; ``gender``: m, f or empty (people); ``seat``: a
    state's capital in English, or the state (id) that an organisation sits in; ``subkind``: the kind column of its file
    (agency, newspaper, region …); ``codes``: ISO and COW codes of a state.
    """

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gender: str = ""
    seat: str = ""
    subkind: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surface:
    """A written form that is worth looking for in a text, and whom it names.

    ``form``: name, abbreviation (match it in capitals only: ``US`` is not ``us``), surname, capital, seat or demonym.
    A capital or a seat may stand for its state; that is for the reader of the sentence to decide.
    """

    text: str
    entity: str
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from ``start`` to ``stop`` (EDTF; empty: open), of a state or an organisation."""

    state: str
    kind: str
    person: str
    start: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's membership of an organisation from ``start`` to ``stop`` (EDTF; empty: open)."""

    organisation: str
    state: str
    start: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph or article of an instrument: where, which concepts it carries, what it says in our words."""

    ref: str
    concepts: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, charter, draft, letter, reply or resolution.

    ``status``: draft, proposed, adopted, signed, in force, sent, ended …; ``binding``: legal, political or empty;
    ``sender`` and ``recipients``: of a letter, reply or draft; ``loose``: short wordings ("the Russian reply") that
    name it only in a text dated within :data:`LOOSE_DAYS` after its date.
    """

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    loose: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""
    place: str = ""
    parties: tuple[str, ...] = ()
    sender: str = ""
    recipients: tuple[str, ...] = ()
    status: str = ""
    binding: str = ""
    provisions: tuple[Provision, ...] = ()
    concepts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name to show: the first one in the language names are shown in; the id where there is none."""
        return next(iter(self.names.get(SHOWN_IN, ())), self.id)


@dataclass(frozen=True, slots=True)
class ConceptForms:
    """A principle or issue and the wordings that name it, by language.

    ``topic``: whether it is only talked about (sanctions, migration), so that an act does not tell who is for it.
    """

    code: str
    says: str
    forms: Mapping[str, tuple[str, ...]]
    topic: bool = False


@dataclass(frozen=True, slots=True)
class PackInfo:
    """Which pack was read: its name, what it is about, who answers for it, its version, its folder."""

    name: str
    says: str
    owner: str
    version: str
    folder: str
