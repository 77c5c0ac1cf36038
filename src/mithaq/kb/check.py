"""Proof-reading of a pack of the world: what is wrong in it, with file and line, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from mithaq.errors import PackError
from mithaq.kb.edtf import FIRST_DAY, LAST_DAY, day_range
from mithaq.kb.load import COLUMNS, KEYS, PackData, actor_id, line_of, read_pack
from mithaq.kb.lookup import PACKS
from mithaq.kb.names import cells_of, name_faults
from mithaq.kb.records import Office
from mithaq.text.problems import Problem, find_stray_marks
from mithaq.text.tables import read_rows
from mithaq.text.tokens import cut

__all__ = ["SHARED_OFFICES", "check_kb"]

#: Offices that several people may hold at one time.
SHARED_OFFICES = ("ambassador", "deputy-", "special-envoy", "spokesperson")

_SOURCE = re.compile(r"#[ \t]*\S")
_WHERE = re.compile(r"(?P<file>.*?)(?::(?P<line>\d+))?(?: \(.*?\))?: (?P<what>.*)")
_ACTORS = (
    ("offices.tsv", "state"),
    ("offices.tsv", "person"),
    ("members.tsv", "organisation"),
    ("members.tsv", "state"),
)


def check_kb(folder: str | Path) -> tuple[Problem, ...]:
    """What is wrong in a pack folder, by file and line; nothing when it can be used as it is.

    Actors that the pack names but does not hold are looked for in the world pack.

    >>> check_kb(PACKS / "euro-atlantic")
    ()
    """
    folder = Path(folder)
    try:
        pack = read_pack(folder)
        world = read_pack(PACKS / "world")
    except PackError as error:
        found = _WHERE.match(error.what)
        file, line = (Path(found["file"]).name, int(found["line"] or 1)) if found else ("pack.yml", 1)
        return (Problem(file, line, error.what, error.why, error.try_this),)
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _files(folder),
        lambda: _names(folder),
        lambda: _same_names(folder, pack, world),
        lambda: _references(folder, pack, world),
        lambda: _dates(folder, pack),
        lambda: _overlaps(folder, world),
    )
    return tuple(sorted({p for check in checks for p in check()}, key=lambda p: (p.file, p.line, p.what)))


def _files(folder: Path) -> Iterator[Problem]:
    """Files that no pack holds, that do not say their source, or that hold invisible direction marks."""
    for path in sorted(folder.iterdir()):
        if path.name != "pack.yml" and path.name not in (*COLUMNS, *KEYS):
            yield Problem(path.name, 1, "unknown file", "no part of a pack has this name", "rename or remove it")
            continue
        text = path.read_text(encoding="utf-8")
        if path.name != "pack.yml" and not _SOURCE.match(text):
            yield Problem(path.name, 1, "no source", "the first line says where the data is from", "add: # source: …")
        yield from find_stray_marks(path.name, text)


def _names(folder: Path) -> Iterator[Problem]:
    """Names of mixed letters, in the wrong column, or written twice in one cell."""
    for file, line, names in cells_of(folder):
        for what, why, try_this in name_faults(names):
            yield Problem(file, line, what, why, try_this)


def _same_names(folder: Path, pack: PackData, world: PackData) -> Iterator[Problem]:
    """Two people, two states, two instruments … of one name, here or in the world pack that is read with it."""
    groups: list[tuple[str, str, Iterable[tuple[str, str]]]] = []
    for file, kind in (("people.tsv", "person"), ("states.tsv", "state"), ("organisations.tsv", "organisation")):
        known = world.entities if pack.info.folder != world.info.folder else ()
        entities = [entity for entity in (*known, *pack.entities) if entity.kind == kind]
        groups.append((file, "id", ((e.id, name) for e in entities for names in e.names.values() for name in names)))
    items = pack.instruments
    wordings = ((i.id, name) for i in items for part in (i.names, i.loose) for names in part.values() for name in names)
    groups.append(("instruments.yml", "id", wordings))
    for file, column, pairs in groups:
        owners: dict[str, str] = {}
        for owner, name in pairs:
            first = owners.setdefault(" ".join(cut(name).keys), owner)
            if first != owner:
                line = _line(folder / file, column, owner)
                yield Problem(file, line, f"«{name}» names {owner} and {first}", "a name is one thing", "drop one")


def _references(folder: Path, pack: PackData, world: PackData) -> Iterator[Problem]:
    """Actors, places and concepts that are named but nowhere described."""
    known = {entity.id for entity in (*pack.entities, *world.entities)}
    for file, column in _ACTORS:
        for row in read_rows(folder / file) if (folder / file).exists() else ():
            if actor_id(row[column]) not in known:
                yield Problem(file, int(row["_line"]), f"unknown «{row[column]}»", f"no {column} has this id", "add it")
    codes = {concept.code for concept in (*pack.concepts, *world.concepts)}
    for item in pack.instruments:
        line = _line(folder / "instruments.yml", "id", item.id)
        places = (item.place,) if item.place.startswith("place:") else ()
        for actor in filter(None, (*item.parties, item.sender, *item.recipients, *places)):
            if actor not in known:
                yield Problem("instruments.yml", line, f"unknown «{actor}»", f"{item.id} names it", "add it to a table")
        for code in (*item.concepts, *(code for part in item.provisions for code in part.concepts)):
            if code not in codes:
                yield Problem("instruments.yml", line, f"unknown concept «{code}»", f"{item.id} names it", "add it")


def _dates(folder: Path, pack: PackData) -> Iterator[Problem]:
    """Dates that are not EDTF, and ends that come before their start."""
    for file in ("offices.tsv", "members.tsv"):
        for row in read_rows(folder / file) if (folder / file).exists() else ():
            line = int(row["_line"])
            for value in filter(None, (row["from"], row["to"])):
                if day_range(value) is None:
                    yield Problem(file, line, f"«{value}» is no date", "dates are EDTF", "write 2022-02-17 or 2022")
            opens, closes = _range(row["from"], FIRST_DAY), _range(row["to"], LAST_DAY)
            if opens[0] > closes[1]:
                yield Problem(file, line, "ends before it starts", f"{row['from']} … {row['to']}", "swap the dates")
    for item in pack.instruments:
        if item.date and day_range(item.date) is None:
            line = _line(folder / "instruments.yml", "id", item.id)
            yield Problem("instruments.yml", line, f"«{item.date}» is no date", "dates are EDTF", "write 2022-02-17")


def _overlaps(folder: Path, world: PackData) -> Iterator[Problem]:
    """Two people who certainly held one office at the same time, by this pack or by it and the world pack; a shared day
    of handing over is allowed."""
    path = folder / "offices.tsv"
    rows = read_rows(path) if path.exists() else ()
    mine = [(Office(actor_id(r["state"]), r["kind"], r["person"], r["from"], r["to"]), int(r["_line"])) for r in rows]
    others = [(term, 0) for term in world.offices] if str(folder) != world.info.folder else []
    terms: dict[tuple[str, str], list[tuple[Office, int]]] = {}
    for term, line in (*others, *mine):
        if not any(term.kind.startswith(kind) or term.kind.endswith(kind) for kind in SHARED_OFFICES):
            terms.setdefault((term.state, term.kind), []).append((term, line))
    for (state, kind), held in terms.items():
        held.sort(key=lambda pair: _range(pair[0].start, FIRST_DAY))
        for (before, above), (after, line) in pairwise(held):
            meet = _range(after.start, FIRST_DAY)[1] < _range(before.stop, LAST_DAY)[0]
            if meet and before.person != after.person and (above or line):
                what = f"{before.person} and {after.person} are both {kind} of {state}"
                yield Problem(path.name, line or above, what, "one person holds it at a time", "correct from and to")


def _range(value: str, when_open: str) -> tuple[str, str]:
    """The range of a date; of an empty or wrong one the open end."""
    return (day_range(value) if value else None) or (when_open, when_open)


def _line(path: Path, column: str, value: str) -> int:
    """The line on which a row or an entry stands."""
    if path.suffix == ".yml":
        return line_of(path, column, value)
    return next((int(row["_line"]) for row in read_rows(path) if actor_id(row[column]) == value), 1)
