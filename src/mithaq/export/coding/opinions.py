"""Statements as Discourse Network Analyzer has them: a person of an organisation for or against a concept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.tabular.delimited import write_rows
from mithaq.kb.acts import act_codes

__all__ = ["DNA_COLUMNS", "LEFT_OUT", "Opinion", "opinions_of", "short", "write_dna_csv"]

_MOST = 190  # characters of a value: the program takes fewer than 191
LEFT_OUT = "they name no principle or instrument, or their act takes no side"
DNA_COLUMNS = (
    *("ID", "time", "docId", "docTitle", "author", "source", "section", "type", "text", "person", "organization"),
    *("concept", "agreement", "statement", "start", "stop"),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """One row: who (of which organisation) agrees or not with which concept; ``item`` is the statement it is in."""

    item: Item
    person: str
    organization: str
    concept: str
    kind: str
    agreement: bool


def short(value: str) -> str:
    """The value in at most 190 characters, cut with ``…`` where it is longer.

    >>> len(short("a" * 300)), short("NATO")
    (190, 'NATO')
    """
    value = " ".join(value.split())
    return value if len(value) <= _MOST else f"{value[: _MOST - 1]}…"


def opinions_of(bundle: Bundle, item: Item) -> Iterator[Opinion]:
    """One opinion for each principle and instrument that a statement names, where its act is for or against it.

    Organisation: the states and organisations whose office the speaker held that day (or the speaker itself).
    """
    codes = act_codes().get(item.entry.act)
    if codes is None or codes.stance is None:
        return
    parties = bundle.parties(item.entry.actor, item.day)
    itself = item.entry.actor in parties
    person = "" if itself else bundle.speaker(item)
    organization = short(" / ".join(bundle.names(parties)))
    one = item.entry.statement
    principles = [code for code in one.concepts if code not in bundle.kb.topics]
    for kind, ids in (("principle", principles), ("instrument", one.instruments)):
        for id_ in ids:
            yield Opinion(item, short(person), organization, short(bundle.name(id_)), kind, codes.stance)


def write_dna_csv(bundle: Bundle, path: Path) -> Tally:
    """One row one opinion; statements without any are left out and counted."""
    left = 0

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal left
        yield DNA_COLUMNS
        numbers = count(1)
        for item in bundle.items():
            found = [_row(next(numbers), one) for one in opinions_of(bundle, item)]
            left += not found
            yield from found

    return Tally(write_rows(path, rows()), left, LEFT_OUT, "opinion")


def _row(number: int, one: Opinion) -> tuple[Any, ...]:
    entry, article = one.item.entry, one.item.entry.article
    told = (article.id, article.title or article.name, one.item.source.byline, article.outlet, None, article.language)
    said = (" ".join(entry.words.split()), one.person, one.organization, one.concept, int(one.agreement))
    return (number, one.item.day, *told, *said, entry.id, one.item.start, one.item.stop)
