"""Versions: groups of statements that report one utterance, found when something is new, shown side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mithaq.app.ledgers.groups.pages import told
from mithaq.ledger.differences import Difference, FactDifference, fact_differences, word_differences
from mithaq.ledger.likeness import encoder_installed
from mithaq.ledger.version_groups import group_versions
from mithaq.model.ledger import Entry
from mithaq.search.finding import Finder
from mithaq.store.database import Database
from mithaq.store.group_tables import version_groups, version_members
from mithaq.store.groups import out_of_date, put_versions, utterances

__all__ = ["Version", "Versions", "find_versions", "versions_due", "versions_page"]


@dataclass(frozen=True, slots=True)
class Version:
    """A wording of an utterance. ``beside``: the id of the statement it is compared with, the earliest of its language
    or, failing that, the earliest; ``differences``: the words that differ from it; ``facts``: the numbers, dates and
    names that only one of the two has; ``score``: how alike it is to ``match``, and ``why`` they are one utterance."""

    entry: Entry
    score: float
    match: str | None
    why: tuple[str, ...]
    beside: str | None
    differences: tuple[Difference, ...]
    facts: tuple[FactDifference, ...]

    def to_json(self) -> dict[str, Any]:
        """The version as plain data."""
        facts = [{"kind": f.kind, "value": f.value, "was": f.a, "now": f.b} for f in self.facts]
        return {
            "score": self.score,
            "match": self.match,
            "why": list(self.why),
            "beside": self.beside,
            "differences": [told(one) for one in self.differences],
            "facts": facts,
            "statement": self.entry.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Versions:
    """An utterance in the words of those who report it, the earliest first; nothing is merged."""

    id: str
    score: float
    versions: tuple[Version, ...]

    @property
    def earliest(self) -> Entry:
        """The statement of the earliest carrier."""
        return self.versions[0].entry

    def __len__(self) -> int:
        return len(self.versions)

    def to_json(self) -> dict[str, Any]:
        """The group as plain data."""
        versions = [{"position": at, **one.to_json()} for at, one in enumerate(self.versions)]
        return {"id": self.id, "score": self.score, "versions": versions}


def find_versions(database: Database, watch: Callable[[int, int], None] | None = None) -> int:
    """How many groups of statements report one utterance each; they are in the ledger from now on.

    ``watch`` is called with how much of the work is done, and how much it is.
    """
    with database.reading() as connection:
        groups = group_versions(utterances(connection), watch)
    with database.writing() as connection:
        return put_versions(connection, groups, _method())


def versions_due(database: Database) -> int:
    """How many statements have to be looked through because something is new; 0 when nothing is."""
    with database.reading() as connection:
        return out_of_date(connection, _method())


def _method() -> str:
    return "meaning" if encoder_installed() else "letters"


def versions_page(finder: Finder, group: str) -> Versions:
    """The group of versions with this id."""
    connection = finder.names.connection
    about = json.loads(
        connection.execute(select(version_groups.c.json).where(version_groups.c.id == group)).scalar_one()
    )
    asked = select(version_members.c.statement).where(version_members.c.version_group == group)
    ids = list(connection.execute(asked.order_by(version_members.c.position)).scalars())
    return Versions(group, about["score"], tuple(_versions([finder.entry(id_) for id_ in ids], about["links"])))


def _versions(entries: Sequence[Entry], links: Sequence[Mapping[str, Any]]) -> Iterator[Version]:
    first: dict[str | None, Entry] = {}
    for place, entry in enumerate(entries):
        language = entry.article.language
        beside = first.setdefault(language, entry) if language in first or not place else entries[0]
        first.setdefault(language, entry)
        own = [link for link in links if entry.id in (link["one"], link["other"])]
        link = max(own, key=lambda one: one["score"])
        match = link["other"] if link["one"] == entry.id else link["one"]
        score, why = (1.0, ("the earliest carrier",)) if beside is entry else (link["score"], tuple(link["why"]))
        differences: tuple[Difference, ...] = ()
        facts: tuple[FactDifference, ...] = ()
        if beside is not entry:
            if beside.article.language == language:
                runs = word_differences(beside.words, entry.words)
                differences = tuple(run for run in runs if run.kind != "same")
            facts = fact_differences(beside.words, entry.words, str(beside.article.language), str(language))
        id_ = None if beside is entry else beside.id
        yield Version(entry, score, None if id_ is None else match, why, id_, differences, facts)
