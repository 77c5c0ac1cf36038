"""Events that match a query: by kind, participants, place, status, date and the words of the sentence they stand in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Select, and_, func, not_, or_, select

from mithaq.kb.edtf import day_range
from mithaq.model.events import EventEntry
from mithaq.model.ledger import Facet
from mithaq.search.articles import published_by
from mithaq.search.conditions import Condition
from mithaq.search.grammar import Query, Term
from mithaq.search.names import Names
from mithaq.search.passages import passage_around
from mithaq.search.words import forms_and_stems
from mithaq.store import tables as t
from mithaq.store.loading import ARTICLE, article_of
from mithaq.store.restored import event_from
from mithaq.text.fold import fold

__all__ = ["EVENT_FACETS", "EventFinder"]

#: What is counted among events.
EVENT_FACETS = ("kind", "status", "participant", "place", "outlet", "language", "year")
_BATCH = 500
#: The first and last day: of the event where they are known, else of the article.
_FIRST = func.coalesce(t.events.c.first_day, t.documents.c.first_day)
_LAST = func.coalesce(t.events.c.last_day, t.documents.c.last_day)


@dataclass(frozen=True, slots=True)
class EventFinder:
    """Answers queries on the events of one state of a ledger; ``names`` holds its connection."""

    names: Names

    def count(self, query: Query) -> int:
        """How many events match."""
        if _worded(query):
            return sum(1 for _ in self.every(query))
        found = self._select(query, func.count())
        return int(self.names.connection.execute(found).scalar_one())

    def page(self, query: Query, start: int = 0, limit: int = 50) -> tuple[EventEntry, ...]:
        """The matching events from place ``start`` on, at most ``limit``, the latest first."""
        if _worded(query):
            return tuple(islice(self.every(query), start, start + limit))
        return tuple(self._entries(self._ordered(query).offset(start).limit(limit)))

    def every(self, query: Query) -> Iterator[EventEntry]:
        """Every matching event, the latest first; few are held in memory at a time."""
        words = tuple(self._wanted(term) for term in _worded(query))
        for entry in self._entries(self._ordered(query)):
            if all(wanted(entry) for wanted in words):
                yield entry

    def facets(self, query: Query, most: int = 10) -> tuple[Facet, ...]:
        """For each of :data:`EVENT_FACETS` the values of the matching events, with counts, the most frequent first."""
        counted: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in EVENT_FACETS}
        for entry in self.every(query):
            for name, value, shown in _values(entry):
                counted[name][value, shown] += 1
        ranked = {name: sorted(counts.items(), key=lambda one: (-one[1], one[0])) for name, counts in counted.items()}
        return tuple(
            Facet(name, tuple((value, shown, count) for (value, shown), count in counts[:most]))
            for name, counts in ranked.items()
        )

    def why_empty(self, query: Query) -> tuple[tuple[Term, int], ...]:
        """Each part of a query that nothing matches, with how many events match without it; the most first."""
        counts = [(term, self.count(query.without(term))) for term in query.terms]
        return tuple(sorted(counts, key=lambda found: -found[1]))

    def _select(self, query: Query, *columns: Any) -> Select[Any]:
        parts = [self._condition(term) for term in query.terms if term.field]
        joined = select(*columns).select_from(t.events).join(t.documents, t.documents.c.id == t.events.c.document)
        return joined.where(and_(True, *parts))

    def _ordered(self, query: Query) -> Select[Any]:
        found = self._select(query, t.events.c.json, t.documents.c.text, *ARTICLE)
        return found.order_by(_LAST.desc().nulls_last(), t.events.c.number.desc())

    def _condition(self, term: Term) -> Condition:
        made = or_(*(_CONDITIONS[term.field](value, self.names) for value in term.values))
        return not_(made) if term.excluded else made

    def _wanted(self, term: Term) -> Callable[[EventEntry], bool]:
        """Whether an event has these words in its sentence, or the one whom they name among its participants."""
        at = 0 if term.exact else 1
        phrase = f" {forms_and_stems(term.values[0])[at]} "
        who = () if term.exact else _called(term.values[0], self.names)

        def wanted(entry: EventEntry) -> bool:
            said = phrase in f" {forms_and_stems(entry.passage.text)[at]} "
            return (said or any(actor in who for actor, _ in entry.participants)) != term.excluded

        return wanted

    def _entries(self, asked: Select[Any]) -> Iterator[EventEntry]:
        rows = self.names.connection.execute(asked.execution_options(yield_per=_BATCH))
        shown: dict[str, str] = {}

        def named(actor: str) -> tuple[str, str]:
            if actor not in shown:
                shown[actor] = self.names.shown(actor)
            return actor, shown[actor]

        for row in rows:
            event = event_from(json.loads(row[0]))
            words = row[1][event.span.start : event.span.stop]
            passage = passage_around(row[1], (("content", event.span),))
            place = named(event.place) if event.place else None
            yield EventEntry(event, article_of(row, 2), words, passage, tuple(map(named, event.participants)), place)


def _worded(query: Query) -> tuple[Term, ...]:
    return tuple(term for term in query.terms if not term.field)


def _called(name: str, names: Names) -> tuple[str, ...]:
    """How somebody may stand among the participants: the id, and every form of the name."""
    from mithaq.errors import AmbiguousActor

    try:
        actor = names.actor(name)
    except AmbiguousActor as error:
        return tuple(candidate for candidate, _ in error.candidates)
    return (actor, *names.forms(actor)) if actor else ()


def _with(value: str, names: Names) -> Condition:
    actor = names.actor(value)
    forms = (actor, *names.forms(actor)) if actor else (value,)
    json_ = t.events.c.json
    return or_(*(json_.contains(json.dumps(form, ensure_ascii=False), autoescape=True) for form in forms))


def _at(value: str, names: Names) -> Condition:
    known = [entity.id for entity in names.kb.find(value)]
    capitals = [s.entity for forms in names.kb.forms.values() for s in forms if fold(s.text) == fold(value)]
    return or_(t.events.c.place.in_([*known, *capitals]), t.events.c.place.icontains(value, autoescape=True))


def _is(value: str, _names: Names) -> Condition:
    dated = t.events.c.date.is_not(None)
    return dated if value == "dated" else not_(dated)


_CONDITIONS: Mapping[str, Callable[[str, Names], Condition]] = {
    "kind": lambda value, _: t.events.c.kind == value,
    "with": _with,
    "by": _with,
    "to": _with,
    "at": _at,
    "status": lambda value, _: t.events.c.status == value,
    "from": lambda value, _: (day_range(value) or ("", ""))[0] <= _LAST,
    "until": lambda value, _: (day_range(value) or ("", ""))[1] >= _FIRST,
    "in": lambda value, _: t.documents.c.language == value,
    "outlet": published_by,
    "is": _is,
}


def _values(entry: EventEntry) -> Iterable[tuple[str, str, str]]:
    """What an event counts for in each facet: the facet, the value and its name."""
    event, article = entry.event, entry.article
    year = (event.date or article.published or "")[:4]
    plain = {"kind": event.kind, "status": event.status, "outlet": article.outlet, "language": article.language}
    found = [(name, value, value) for name, value in {**plain, "year": year}.items() if value]
    found += [("participant", *who) for who in entry.participants]
    return found + ([("place", *entry.place)] if entry.place else [])
