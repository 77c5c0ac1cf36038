"""Read the files of a pack folder into records; :class:`PackError` with file and line when one is malformed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mithaq.errors import PackError
from mithaq.kb.records import ConceptForms, Entity, Instrument, Membership, Office, PackInfo, Provision, Surface
from mithaq.text.tables import read_rows, read_yaml

__all__ = ["COLUMNS", "KEYS", "LANGUAGES", "PackData", "actor_id", "line_of", "read_pack"]

LANGUAGES = ("en", "ar", "ru")
_NAMES = ("en", "ar", "ru")
_STATE_FORMS = tuple(f"{form}_{language}" for form in ("capital", "demonym", "seat") for language in LANGUAGES)

#: The tables of a pack and the columns each must have.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "states.tsv": ("id", "iso3", "cow", *_NAMES, *_STATE_FORMS),
    "people.tsv": ("id", "gender", *_NAMES),
    "organisations.tsv": ("id", "kind", *_NAMES, "seat"),
    "outlets.tsv": ("id", "kind", *_NAMES),
    "places.tsv": ("id", "kind", *_NAMES),
    "offices.tsv": ("state", "kind", "person", "from", "to"),
    "members.tsv": ("organisation", "state", "from", "to"),
    "particles.tsv": ("language", "word"),
}
#: The keys an entry of a YAML file may have; the first one is its id.
KEYS: Mapping[str, tuple[str, ...]] = {
    "instruments.yml": (
        *("id", "kind", "names", "loose", "date", "place", "parties", "from", "to"),
        *("status", "binding", "provisions", "concepts"),
    ),
    "concepts.yml": ("code", "says", "topic", "forms"),
}
_ENTITY_KINDS = {
    "states.tsv": "state",
    "people.tsv": "person",
    "organisations.tsv": "organisation",
    "outlets.tsv": "outlet",
    "places.tsv": "place",
}


@dataclass(frozen=True, slots=True)
class PackData:
    """Everything one pack folder holds. ``surfaces``: capitals, seats and demonyms by language; ``particles``: words
    that belong to a surname (bin, von) by language."""

    info: PackInfo
    entities: tuple[Entity, ...] = ()
    offices: tuple[Office, ...] = ()
    memberships: tuple[Membership, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    concepts: tuple[ConceptForms, ...] = ()
    surfaces: Mapping[str, tuple[Surface, ...]] = field(default_factory=dict)
    particles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_pack(folder: Path) -> PackData:
    """The records of one pack folder. Files it lacks are empty; ``pack.yml`` it must have."""
    path = folder / "pack.yml"
    if not path.is_file():
        raise PackError(f"{folder}: no domain pack.", "A pack is a folder with a pack.yml.", "mithaq pack list")
    settings = read_yaml(path)
    if not isinstance(settings, dict) or not settings.get("name"):
        raise PackError(f"{path}:1: a pack needs a name.", "Expected: name, says, owner, version.", "mithaq pack check")
    about = {name: str(settings.get(name, "")) for name in ("name", "says", "owner", "version")}
    info = PackInfo(**about, folder=str(folder))
    states = tuple(_rows(folder, "states.tsv"))
    particles: dict[str, tuple[str, ...]] = {}
    for row in _rows(folder, "particles.tsv"):
        particles[row["language"]] = (*particles.get(row["language"], ()), row["word"])
    return PackData(
        info,
        tuple(_entity(row, kind) for file, kind in _ENTITY_KINDS.items() for row in _rows(folder, file)),
        tuple(
            Office(actor_id(row["state"]), row["kind"], row["person"], row["from"], row["to"])
            for row in _rows(folder, "offices.tsv")
        ),
        tuple(
            Membership(row["organisation"], actor_id(row["state"]), row["from"], row["to"])
            for row in _rows(folder, "members.tsv")
        ),
        tuple(_instrument(item, where) for item, where in _items(folder, "instruments.yml")),
        tuple(
            ConceptForms(
                item["code"],
                str(item.get("says", "")),
                _by_language(item.get("forms"), where),
                item.get("topic") is True,
            )
            for item, where in _items(folder, "concepts.yml")
        ),
        {language: tuple(_state_forms(states, language)) for language in LANGUAGES},
        particles,
    )


def actor_id(value: str) -> str:
    """The id of an actor; a table may write a state as its two letters only.

    >>> actor_id("FR"), actor_id("org:nato")
    ('state:FR', 'org:nato')
    """
    return f"state:{value}" if len(value) == 2 and value.isupper() else value


def line_of(path: Path, key: str, value: str) -> int:
    """The line of a YAML file on which ``key: value`` stands (1 when it is nowhere)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, rest = line.strip().lstrip("-{ ").partition(":")
        if name == key and rest.split("#")[0].split(",")[0].strip().strip("'\"}") == value:
            return number
    return 1


def _rows(folder: Path, file: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each with all of its columns."""
    path = folder / file
    if not path.exists():
        return
    seen: set[str] = set()
    for row in read_rows(path):
        where = f"{path}:{row['_line']}"
        if missing := [column for column in COLUMNS[file] if column not in row]:
            raise PackError(f"{where}: no column «{missing[0]}».", "Columns: " + " ".join(COLUMNS[file]), "add it")
        if not row[COLUMNS[file][0]]:
            raise PackError(f"{where}: the first cell is empty.", "It names what the row is about.", "fill it in")
        if file in _ENTITY_KINDS and row["id"] in seen:
            raise PackError(f"{where}: «{row['id']}» stands here twice.", "An id is one row.", "join the two rows")
        seen.add(row[COLUMNS[file][0]])
        yield row


def _cell(text: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(part for value in text.split("|") if (part := value.strip())) if text else ()


def _entity(row: dict[str, str], kind: str) -> Entity:
    """The actor or place of a row."""
    names = {language: values for language in LANGUAGES if (values := _cell(row[language]))}
    seat = (_cell(row.get("capital_en") or actor_id(row.get("seat", ""))) or ("",))[0]
    codes = {code: row[code] for code in ("iso3", "cow") if row.get(code)}
    return Entity(actor_id(row["id"]), kind, names, row.get("gender", ""), seat, row.get("kind", ""), codes)


def _state_forms(states: tuple[dict[str, str], ...], language: str) -> Iterator[Surface]:
    """The capitals, seats and demonyms of the states in one language."""
    for row in states:
        for form in ("capital", "seat", "demonym"):
            for text in _cell(row[f"{form}_{language}"]):
                yield Surface(text, actor_id(row["id"]), form)


def _items(folder: Path, file: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The entries of a YAML list, each with the file and line it stands on."""
    path = folder / file
    if not path.exists():
        return
    items = read_yaml(path) or []
    name = KEYS[file][0]
    if not isinstance(items, list):
        raise PackError(f"{path}:1: not a list.", f"Expected a list of entries with «{name}».", "mithaq pack check")
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not isinstance(item.get(name), str):
            raise PackError(f"{path}: entry {number} has no «{name}».", str(item)[:80], "mithaq pack check")
        unknown = sorted(set(map(str, item)) - set(KEYS[file]))
        if unknown or item[name] in seen:
            where = f"{path}:{line_of(path, name, item[name])}"
            if unknown:
                raise PackError(f"{where}: unknown key «{unknown[0]}».", f"Keys: {' '.join(KEYS[file])}", "rename it")
            raise PackError(f"{where}: «{item[name]}» stands here twice.", "An id is one entry.", "join the entries")
        seen.add(item[name])
        yield item, f"{path} ({item[name]})"


def _list(value: Any) -> tuple[str, ...]:
    """A value or a list of values as a tuple of text."""
    if value is None:
        return ()
    return tuple(str(part) for part in value) if isinstance(value, list) else (str(value),)


def _by_language(value: Any, where: str) -> dict[str, tuple[str, ...]]:
    """Language → wordings."""
    if not isinstance(value, dict):
        raise PackError(f"{where}: no wordings by language.", f"Found: {value!r}", "ar: [...], en: [...], ru: [...]")
    return {str(language): _list(words) for language, words in value.items()}


def _instrument(item: dict[str, Any], where: str) -> Instrument:
    """The instrument of an entry."""
    provisions = tuple(
        Provision(str(part.get("ref", "")), _list(part.get("concepts")), str(part.get("says", "")))
        for part in item.get("provisions") or ()
    )
    return Instrument(
        id=item["id"],
        kind=str(item.get("kind", "")),
        names=_by_language(item.get("names"), where),
        loose=_by_language(item.get("loose") or {}, where),
        date=str(item.get("date") or ""),
        place=str(item.get("place") or ""),
        parties=_list(item.get("parties")),
        sender=str(item.get("from") or ""),
        recipients=_list(item.get("to")),
        status=str(item.get("status") or ""),
        binding=str(item.get("binding") or ""),
        provisions=provisions,
        concepts=_list(item.get("concepts")),
    )
