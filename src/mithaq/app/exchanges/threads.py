"""Threads of a ledger: what it tells of an exchange about an instrument, a principle or somebody, put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from mithaq.errors import AmbiguousActor, NotInLedger
from mithaq.kb.sides import sides_of
from mithaq.ledger.exchange.steps import KINDS, Met, derive_steps
from mithaq.ledger.exchange.threads import answered, related
from mithaq.model.exchange import Evidence, Step, Thread, Topic, Trace
from mithaq.search.names import Names
from mithaq.search.passages import sentence_around
from mithaq.store import tables as t
from mithaq.store.gathering.exchanges import (
    Telling,
    Told,
    articles_about,
    articles_with,
    names_of,
    tellings,
    texts_of,
    topics_in,
    traces_in,
)
from mithaq.text.span import Span

__all__ = ["thread_of", "title_of", "titles_of", "topic_of", "topics_of"]

_MOST = 300  # articles read for one thread
_ENOUGH = _MOST // 2  # from so many on no more are looked for that tell of the same steps
_ROUNDS = 2  # times that articles are looked for which tell of the steps found
_LISTED = 200
_FOUND = "found:"
_ACTORS = ("from", "to", "party", "side")
_EVENT_KINDS = {step: kind for kind, step in KINDS.items()}

Tags = list[tuple[str, str]]


def topics_of(names: Names, limit: int | None = _LISTED) -> tuple[Topic, ...]:
    """What threads of this ledger can be asked for: its instruments and principles, the most often told first."""
    kinds = {"about": "instrument", "concept": "principle"}
    found = topics_in(names.connection, limit)
    return tuple(
        Topic(id_, title_of(names, id_), kinds[field], passages, articles, first, last)
        for field, id_, passages, articles, first, last in found
    )


def thread_of(names: Names, wanted: Sequence[str]) -> Thread:
    """The exchange about everything in ``wanted``: names or ids of instruments, principles and actors.

    Articles are looked for that tell of steps about them; then such as tell of the same steps, twice over; what hangs
    together is the thread. :class:`NotInLedger` where nothing is told of one of the names.
    """
    topics = [topic_of(names, one) for one in wanted]
    documents, count = articles_about(names.connection, topics, _MOST)
    if not documents:
        why = "No article tells of a step of an exchange about it."
        raise NotInLedger(f"No exchange about «{' and '.join(wanted)}».", why, "mithaq thread")
    core = _Core(topics)
    read = dict.fromkeys(documents)
    met = _steps(names, read, core)
    for _ in range(_ROUNDS):
        room = _MOST - len(read) if len(read) <= _ENOUGH else 0
        more = [one for one in _more(names, related(met, core.holds)) if one not in read][:room] if room else []
        if not more:
            break
        read |= dict.fromkeys(more)
        met = _steps(names, read, core)
    until = names.connection.execute(
        select(func.max(t.documents.c.last_day)).where(t.documents.c.id.in_(read))
    ).scalar()
    met = answered(met, until)
    steps = _evident(names, related(met, core.holds) if core.open else tuple(filter(core.holds, met)))
    shown = titles_of(names, (one for step in steps for one in _in(step)))
    told = {one.document for step in steps for one in step.evidence}
    ids = sorted(value for pairs in topics for field, value in pairs if field != "side")
    return Thread(
        "+".join(dict.fromkeys(ids)), " and ".join(wanted), steps, until, len(told), count - len(documents), shown
    )


def _in(step: Step) -> tuple[str, ...]:
    return (
        *step.senders,
        *step.recipients,
        *step.parties,
        *step.instruments,
        *step.concepts,
        *filter(None, [step.place]),
    )


def topic_of(names: Names, wanted: str) -> Tags:
    """The tags of events about something: an instrument, a principle, an actor; one word is an actor's name first."""
    pairs = [(field, value) for field, value in names.topics(wanted) if field in ("about", "concept")]
    exact = any(value == wanted for _, value in pairs)
    if exact or (pairs and " " in wanted):
        return pairs
    try:
        actor = names.actor(wanted)
    except AmbiguousActor:
        if not pairs:
            raise
        return pairs
    return [(field, actor) for field in _ACTORS] if actor is not None else pairs or [("about", wanted)]


@dataclass(frozen=True, slots=True)
class _Core:
    """What a thread is about; ``open`` where it is an instrument or a principle, so that what hangs together with its
    steps belongs to it."""

    topics: Sequence[Tags]

    @property
    def open(self) -> bool:
        return all(field in ("about", "concept") for pairs in self.topics for field, _ in pairs)

    def holds(self, met: Met) -> bool:
        """Whether a step is about all of it."""
        step = met.step
        has = {
            "about": {*step.instruments, *met.named},
            "concept": set(step.concepts),
            "from": set(step.senders),
            "to": set(step.recipients),
            "party": set(step.parties),
            "side": met.sides,
        }
        return all(any(value in has[field] for field, value in pairs) for pairs in self.topics)


def _steps(names: Names, documents: Iterable[str], core: _Core) -> tuple[Met, ...]:
    known = {item.id: item for item in names.kb.instruments}
    traces = traces_in(names.connection, documents)
    return derive_steps(traces, known, lambda actor, date: frozenset(sides_of(names.kb, actor, date)))


def _more(names: Names, met: Sequence[Met]) -> list[str]:
    """More articles that may tell of these steps: that name their instruments, or a step of that kind, day and side."""
    instruments = {one for step in met for one in step.step.instruments}
    same = {
        (_EVENT_KINDS[one.step.kind], one.step.date[:10], side)
        for one in met
        if one.step.date and len(one.step.date) >= 10 and one.step.kind in _EVENT_KINDS
        for side in one.sides
    }
    return articles_with(names.connection, instruments, same, _MOST)


def titles_of(names: Names, ids: Iterable[str]) -> dict[str, str]:
    """The name of each of these actors, instruments and principles, by its id."""
    wanted = sorted(set(ids))
    held = names_of(names.connection, [one for one in wanted if ":" in one])
    return {one: held.get(one) or title_of(names, one) for one in wanted}


def title_of(names: Names, id_: str) -> str:
    """The name of an actor, instrument or principle."""
    item = names.kb.instrument(id_)
    if item is not None:
        return item.shown
    concept = next((one for one in names.kb.concepts if one.code == id_), None)
    if concept is not None:
        return concept.says or id_
    if ":" in id_ and not id_.startswith(_FOUND):
        return names.shown(id_)
    return id_.removeprefix(_FOUND).replace("-", " ")


def _evident(names: Names, met: Sequence[Met]) -> tuple[Step, ...]:
    """The steps with their passages."""
    documents = {trace.document for one in met for trace, _ in one.traces}
    texts, said = texts_of(names.connection, documents), tellings(names.connection, documents)

    def passages(one: Met) -> Iterator[Evidence]:
        for trace, stance in _ordered(one):
            yield _evidence(trace, stance, texts[trace.document], said.get(trace.document, ()))

    return tuple(replace(one.step, evidence=tuple(passages(one))) for one in met)


def _ordered(met: Met) -> list[tuple[Trace, str]]:
    return sorted(met.traces, key=lambda pair: (pair[0].published or "9999", pair[0].document, pair[0].start))


def _evidence(trace: Trace, stance: str, told: Told, said: Sequence[Telling]) -> Evidence:
    span = Span(trace.start, trace.stop)
    around = Span(*trace.sentence) if trace.sentence else sentence_around(told.text, span)
    telling = next((one for one in said if one.start <= span.start and span.stop <= one.stop), None)
    return Evidence(
        trace.document,
        told.name,
        *span,
        told.text[span.start : span.stop],
        told.text[around.start : around.stop].strip(),
        stance,
        telling.speaker if telling else None,
        telling.statement if telling else None,
        told.published,
        told.outlet,
        told.language,
    )
