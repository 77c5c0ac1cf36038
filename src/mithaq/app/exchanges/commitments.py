"""Commitments of a ledger, as a lazy list, and the norms that statements cite."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, overload

from mithaq.app.exchanges.threads import title_of, titles_of, topic_of
from mithaq.app.ledgers.frames import COLUMNS, cells_of, frame_from
from mithaq.app.ledgers.notebook import html_of
from mithaq.app.ledgers.results import Results
from mithaq.errors import NotInLedger, UsageError
from mithaq.kb.edtf import day_range
from mithaq.ledger.commitments import provisions_of, roles_of, status_of, times_of
from mithaq.model.ledger import Entry
from mithaq.model.norm import Commitment, Norm
from mithaq.search.conditions import condition_of
from mithaq.search.grammar import Query
from mithaq.search.names import Names
from mithaq.store.gathering.norms import cited_in, norms_in

__all__ = ["COMMITMENT_COLUMNS", "EVERY", "Commitments", "norm_of", "norms_of", "today"]

EVERY = ("year", "month", "day")
_SHOWN = 20
_THEIRS = "is:commitment -is:headline"


def today() -> str:
    """The day, in UTC, as ``YYYY-MM-DD``."""
    return datetime.now(UTC).date().isoformat()


class Commitments(Sequence[Commitment]):
    """Commitments of a ledger that match, the latest first; looked up when they are used.

    ``str()`` is the query in words with its count: ``commitments by Lavrov with status open: 12``.
    """

    def __init__(self, asked: Results, now: str | None = None) -> None:
        self._asked, self._today = asked, now or today()
        self.results = asked.where(_THEIRS)

    def where(self, text: str = "", **filters: str) -> Commitments:
        """Fewer of them: those that match this line too, or these filters."""
        return Commitments(self._asked.where(text, **filters), self._today)

    def __len__(self) -> int:
        return len(self.results)

    def __bool__(self) -> bool:
        return len(self) > 0

    @overload
    def __getitem__(self, at: int) -> Commitment: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Commitment, ...]: ...

    def __getitem__(self, at: int | slice) -> Commitment | tuple[Commitment, ...]:
        found = self.results[at]
        return tuple(map(self._of, found)) if isinstance(found, tuple) else self._of(found)

    def __iter__(self) -> Iterator[Commitment]:
        return map(self._of, iter(self.results))

    def __str__(self) -> str:
        """The query in words and how many match."""
        return f"{self._asked.query.sentence('commitments')}: {len(self):,}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return html_of(str(self), self.results[:_SHOWN], len(self))

    def to_jsonl(self) -> Iterator[str]:
        """Each commitment as a line of JSON."""
        return (json.dumps(one.to_json(), ensure_ascii=False) for one in self)

    def to_frame(self, library: str | None = None) -> Any:
        """The commitments as a data frame of polars or pandas, whichever is installed (or ``library``)."""
        return frame_from(COMMITMENT_COLUMNS, self, library)

    def show(self, limit: int = 5) -> None:
        """Nothing; the first ones are printed, each with its words marked."""
        print(self)
        for one in self[:limit]:
            one.show()

    def _of(self, entry: Entry) -> Commitment:
        due = day_range(entry.statement.due or "")
        return Commitment(entry, status_of(due[1] if due else None, self._today), self._today)


def _of_entry(name: str) -> Callable[[Commitment], Any]:
    return lambda one: cells_of(one.entry, (name,))[0]


_OWN: Mapping[str, Callable[[Commitment], Any]] = {
    "due": lambda one: one.due,
    "form": lambda one: "; ".join(one.form) or None,
    "status": lambda one: one.status,
}
#: Every column of a commitment: how it is read.
COMMITMENT_COLUMNS: Mapping[str, Callable[[Commitment], Any]] = {
    **{name: _of_entry(name) for name in COLUMNS if name not in _OWN},
    **_OWN,
}


def norms_of(names: Names, query: Query, every: str = "year", limit: int = 10) -> Iterator[Norm]:
    """The instruments and principles that statements cite, the most cited first, each with who does what with it."""
    for field, id_, _ in norms_in(names.connection, limit):
        norm = _norm(names, [(field, id_)], query, every)
        if norm.statements:
            yield norm


def norm_of(names: Names, wanted: str, query: Query, every: str = "year") -> tuple[Norm, ...]:
    """The norms that a name or id means; :class:`NotInLedger` where it means no instrument and no principle."""
    if every not in EVERY:
        raise UsageError(f"No period «{every}».", f"There are: {', '.join(EVERY)}.", f"every={EVERY[0]!r}")
    pairs = [(field, value) for field, value in topic_of(names, wanted) if field in ("about", "concept")]
    known = [pair for pair in pairs if names.kb.instrument(pair[1]) or pair[0] == "concept" or pair[1] != wanted]
    found = tuple(_norm(names, [pair], query, every) for pair in known or pairs)
    cited = tuple(one for one in found if one.statements or one.bound)
    if not cited:
        why = "No pack holds an instrument or principle of this name, and no statement cites one."
        raise NotInLedger(f"No norm «{wanted}».", why, "mithaq commitments --norms")
    return tuple(sorted(cited, key=lambda one: (-one.statements, one.id)))


def _norm(names: Names, pairs: Sequence[tuple[str, str]], query: Query, every: str) -> Norm:
    ((field, id_),) = pairs
    item = names.kb.instrument(id_)
    cited = cited_in(names.connection, pairs, condition_of(query, names))
    roles = roles_of(cited)
    bound = item.parties if item else ()
    voices = [one for all_ in roles.values() for one in all_]
    actors = {*bound, *(one.actor for one in voices), *(actor for one in voices for actor, _ in one.named)}
    actors |= {code for one in voices for code, _ in one.concepts}
    return Norm(
        id_,
        title_of(names, id_),
        (item.kind if item else "instrument") if field == "about" else "principle",
        bound,
        item.binding if item else "",
        len(cited),
        roles,
        provisions_of(item, cited) if field == "about" else (),
        times_of(cited, every),
        titles_of(names, actors),
    )
