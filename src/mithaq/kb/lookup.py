"""The knowledge base: who is who, who held which office when, which instruments and principles there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from mithaq.errors import PackError
from mithaq.kb.edtf import FIRST_DAY, LAST_DAY, day_range
from mithaq.kb.load import LANGUAGES, PackData, read_pack
from mithaq.kb.records import SHOWN_IN, ConceptForms, Entity, Instrument, Membership, Office, PackInfo, Surface
from mithaq.kb.surfaces import entity_surfaces, surname_surfaces
from mithaq.text.fold import key

__all__ = ["PACKS", "Kb", "build_kb", "domain_names", "load_kb"]

#: Where the packs that come with the program lie.
PACKS = Path(__file__).parent / "packs"
_WORLD = "world"


@dataclass(frozen=True, eq=False)
class Kb:
    """The world as data. Ids: ``state:XX``, ``person:…``, ``org:…``, ``outlet:…``, ``place:…``.

    >>> kb = load_kb()
    >>> kb.name("org:nato"), kb.name("org:nato", "ru")
    ('NATO', 'НАТО')
    """

    entities: Mapping[str, Entity] = field(repr=False)
    offices: tuple[Office, ...] = field(default=(), repr=False)
    memberships: tuple[Membership, ...] = field(default=(), repr=False)
    instruments: tuple[Instrument, ...] = field(default=(), repr=False)
    concepts: tuple[ConceptForms, ...] = field(default=(), repr=False)
    forms: Mapping[str, tuple[Surface, ...]] = field(default_factory=dict, repr=False)
    particles: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    packs: tuple[PackInfo, ...] = ()

    @cache  # noqa: B019  a knowledge base lives as long as the process
    def surfaces(self, language: str) -> tuple[Surface, ...]:
        """Every written form worth matching in a text of this language, each with whom it names.

        A form that names two actors is there twice. Surnames are there when only one person of the packs has them.
        """
        entities = tuple(self.entities.values())
        whole = (*entity_surfaces(entities, language), *self.forms.get(language, ()))
        surnames = surname_surfaces(entities, whole, language, self.particles.get(language, ()))
        found = (*whole, *surnames)
        return tuple({(key(surface.text), surface.entity, surface.form): surface for surface in found}.values())

    def name(self, entity_id: str, language: str = SHOWN_IN) -> str:
        """The actor's own name in a language; in English, or as its id, where the packs have no other.

        >>> load_kb().name("org:osce", "ar")
        'منظمة الأمن والتعاون في أوروبا'
        """
        entity = self.entities.get(entity_id)
        if entity is None:
            return entity_id
        for names in (entity.names.get(language), entity.names.get(SHOWN_IN), *entity.names.values()):
            if names:
                return names[0]
        return entity_id

    def find(self, name: str) -> tuple[Entity, ...]:
        """The actors and places that have exactly this name in any language, however it is spelt or cased.

        >>> [entity.id for entity in load_kb().find("الناتو")]
        ['org:nato']
        """
        return tuple(self.entities[found] for found in self._by_name.get(_name_key(name), ()))

    def instrument(self, instrument_id: str) -> Instrument | None:
        """The instrument with this id, or ``None``.

        >>> load_kb().instrument("osce-istanbul-charter-1999").date
        '1999-11-19'
        """
        return self._by_instrument.get(instrument_id)

    def holder(self, state: str, kind: str, date: str | None) -> str | None:
        """The id of the person who held an office on a date (EDTF), or ``None`` when that is not certain.

        ``None`` too where two held it within the date's range or nobody is known to have; without a date, where
        the packs hold more than one person for the office. On the day of handing over the newcomer holds it.
        """
        terms = self._by_office.get((state, kind), ())
        if date is None:
            return terms[0].person if len({term.person for term in terms}) == 1 else None
        days = day_range(date)
        if days is None:
            return None
        held = [term for term in terms if _may_hold(term, days)]
        if days[0] == days[1]:
            begun = [term for term in held if term.start and day_range(term.start) == days]
            held = begun or held
        certain = {term.person for term in held if _holds_throughout(term, days)}
        return certain.pop() if len({term.person for term in held}) == 1 == len(certain) else None

    def offices_of(self, person: str, date: str | None = None) -> tuple[Office, ...]:
        """The offices a person held on a date (EDTF), or ever held when no date is given; the earliest first."""
        terms = self._by_person.get(person, ())
        if date is None:
            return terms
        days = day_range(date)
        return tuple(term for term in terms if days is not None and _may_hold(term, days))

    def members(self, organisation: str, date: str | None = None) -> tuple[str, ...]:
        """The states that were members of an organisation on a date (EDTF); without a date, those that still are.

        >>> "state:ME" in load_kb().members("org:nato", "2022"), "state:ME" in load_kb().members("org:nato", "2000")
        (True, False)
        """
        days = (LAST_DAY, LAST_DAY) if date is None else day_range(date)
        if days is None:
            return ()
        terms = self._by_organisation.get(organisation, ())
        return tuple(dict.fromkeys(term.state for term in terms if _may_hold(term, days)))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The codes of what is only talked about, so that nobody is simply for or against it.

        >>> {"SANCTIONS", "NON_ENLARGEMENT"} & load_kb().topics
        {'SANCTIONS'}
        """
        return frozenset(concept.code for concept in self.concepts if concept.topic)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for entity in self.entities.values():
            for found in dict.fromkeys(_name_key(name) for names in entity.names.values() for name in names):
                index.setdefault(found, []).append(entity.id)
        return index

    @cached_property
    def _by_instrument(self) -> dict[str, Instrument]:
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], tuple[Office, ...]]:
        index: dict[tuple[str, str], tuple[Office, ...]] = {}
        for term in self.offices:
            index[term.state, term.kind] = (*index.get((term.state, term.kind), ()), term)
        return index

    @cached_property
    def _by_person(self) -> dict[str, tuple[Office, ...]]:
        index: dict[str, tuple[Office, ...]] = {}
        for term in sorted(self.offices, key=lambda term: term.start):
            index[term.person] = (*index.get(term.person, ()), term)
        return index

    @cached_property
    def _by_organisation(self) -> dict[str, tuple[Membership, ...]]:
        index: dict[str, tuple[Membership, ...]] = {}
        for term in self.memberships:
            index[term.organisation] = (*index.get(term.organisation, ()), term)
        return index


def domain_names() -> tuple[str, ...]:
    """The names of the domain packs that come with the program.

    >>> "euro-atlantic" in domain_names()
    True
    """
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.yml") if path.parent.name != _WORLD))


def load_kb(domains: Iterable[str | Path] = ("euro-atlantic",)) -> Kb:
    """The knowledge base of the world pack and these domain packs: names of packs, or paths to pack folders.

    The same packs give the same object. :class:`PackError` when there is no such pack or a file in it is malformed.

    >>> load_kb(("no-such-pack",))
    Traceback (most recent call last):
    mithaq.errors.PackError: No domain pack «no-such-pack».
      ...
    """
    return _load(tuple(str(_folder(domain)) for domain in domains))


def build_kb(packs: Iterable[PackData]) -> Kb:
    """The knowledge base of packs that have been read; a later pack adds names to an actor of an earlier one, and
    wordings to a principle. An instrument that two packs hold is the later one's."""
    packs = tuple(packs)
    entities: dict[str, Entity] = {}
    for entity in (entity for pack in packs for entity in pack.entities):
        entities[entity.id] = _joined(entities[entity.id], entity) if entity.id in entities else entity
    return Kb(
        entities,
        tuple(dict.fromkeys(office for pack in packs for office in pack.offices)),
        tuple(dict.fromkeys(term for pack in packs for term in pack.memberships)),
        tuple({item.id: item for pack in packs for item in pack.instruments}.values()),
        tuple(_concepts(item for pack in packs for item in pack.concepts)),
        {language: tuple(s for pack in packs for s in pack.surfaces.get(language, ())) for language in LANGUAGES},
        {language: tuple(w for pack in packs for w in pack.particles.get(language, ())) for language in LANGUAGES},
        tuple(pack.info for pack in packs),
    )


@cache
def _load(folders: tuple[str, ...]) -> Kb:
    return build_kb(read_pack(Path(folder)) for folder in dict.fromkeys((str(PACKS / _WORLD), *folders)))


def _folder(domain: str | Path) -> Path:
    """The folder of a pack, by name or by path."""
    for folder in (PACKS / domain, Path(domain)):
        if (folder / "pack.yml").is_file():
            return folder.resolve()
    raise PackError(f"No domain pack «{domain}».", f"Installed: {', '.join(domain_names())}.", "mithaq pack list")


def _joined(first: Entity, second: Entity) -> Entity:
    """The first entity with the names of the second added."""
    names: dict[str, tuple[str, ...]] = {}
    for language in dict.fromkeys((*first.names, *second.names)):
        by_key: dict[str, str] = {}
        for name in (*first.names.get(language, ()), *second.names.get(language, ())):
            by_key.setdefault(_name_key(name), name)
        names[language] = tuple(by_key.values())
    seat, gender = first.seat or second.seat, first.gender or second.gender
    return replace(first, names=names, seat=seat, gender=gender, subkind=first.subkind or second.subkind)


def _concepts(items: Iterable[ConceptForms]) -> Iterable[ConceptForms]:
    """The principles, those of one code as one with the wordings of all."""
    by_code: dict[str, ConceptForms] = {}
    for item in items:
        first = by_code.get(item.code)
        if first is not None:
            languages = dict.fromkeys((*first.forms, *item.forms))
            wordings = {one: (*first.forms.get(one, ()), *item.forms.get(one, ())) for one in languages}
            item = replace(first, forms={one: tuple(dict.fromkeys(words)) for one, words in wordings.items()})
        by_code[item.code] = item
    return by_code.values()


def _name_key(name: str) -> str:
    """The key by which names are compared."""
    return " ".join(key(name).split())


def _ends(value: str, when_open: str) -> tuple[str, str]:
    """The range of a date of a pack; an empty one is open."""
    return (day_range(value) if value else None) or (when_open, when_open)


def _may_hold(term: Office | Membership, days: tuple[str, str]) -> bool:
    """Whether a term may share a day with the range."""
    return _ends(term.start, FIRST_DAY)[0] <= days[1] and days[0] <= _ends(term.stop, LAST_DAY)[1]


def _holds_throughout(term: Office | Membership, days: tuple[str, str]) -> bool:
    """Whether a term certainly covers the whole range."""
    return _ends(term.start, FIRST_DAY)[1] <= days[0] and days[1] <= _ends(term.stop, LAST_DAY)[0]
