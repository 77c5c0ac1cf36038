"""Steps of exchanges: passages of many articles that tell of the same letter, reply, call or signing become one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mithaq.kb.edtf import day_range
from mithaq.kb.records import Instrument
from mithaq.ledger.exchange.facts import (
    date_of,
    id_of,
    months_of,
    narrower,
    of_pack,
    overlap,
    status_of,
    time_of,
    together,
    vague,
)
from mithaq.model.exchange import Step, Trace

__all__ = ["KINDS", "OF_INSTRUMENTS", "Met", "Sides", "derive_steps"]

#: The kinds of events that are steps of an exchange, and what the step is called.
KINDS: Mapping[str, str] = {
    "proposal": "proposal",
    "publication": "publication",
    "reply-delivered": "reply",
    "letter-sent": "letter",
    "call": "call",
    "meeting": "meeting",
    "visit": "visit",
    "adoption": "adoption",
    "signing": "signing",
    "invitation": "invitation",
    "acceptance": "acceptance",
}
#: What sort of step an instrument of a pack stands for by being named.
OF_INSTRUMENTS: Mapping[str, str] = {"letter": "letter", "reply": "reply", "draft": "proposal", "proposal": "proposal"}
_SENT = frozenset(("proposal", "reply", "letter"))
_SHARED = frozenset(("call", "meeting", "visit"))
_STANCES = {"planned": "plans", "cancelled": "cancels", "denied": "denies", "names": "names"}

_NONE = ("", "")

Sides = Callable[[str, str | None], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Met:
    """A step with the traces it was made of, and the sides it is between; ``named``: instruments it speaks of that are
    not what it carries (the letter that a reply answers)."""

    step: Step
    traces: tuple[tuple[Trace, str], ...]
    from_sides: frozenset[str]
    to_sides: frozenset[str]
    sides: frozenset[str]
    named: frozenset[str]

    @property
    def documents(self) -> frozenset[str]:
        """The articles that tell of it."""
        return frozenset(trace.document for trace, _ in self.traces)


@dataclass(slots=True)
class _Group:
    kind: str
    traces: list[Trace] = field(default_factory=list)
    days: tuple[str, str] | None = None
    senders: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    occasion: str | None = None


def derive_steps(traces: Iterable[Trace], known: Mapping[str, Instrument], sides: Sides) -> tuple[Met, ...]:
    """The steps that these passages tell of, each once, in time order.

    Arguments: ``traces``, events of exchange kinds and mentions of instruments (``status`` names); ``known``, the
    instruments of the packs by id; ``sides``, the states and bodies an actor stands for on a date.

    Two passages are one step when kind, sides and instruments agree and their dates can be the same day; one without a
    date meets one that has the same instrument or stands in the same article.
    """
    groups = _Groups(known, sides)
    events = sorted((one for one in traces if one.status != "names"), key=_order)
    meetings = [one for one in events if KINDS[one.kind] in _SHARED]
    for trace in meetings:
        groups.add(trace)
    occasions = groups.occasions()
    for trace in events:
        if KINDS[trace.kind] not in _SHARED:
            groups.add(trace, occasions.get((trace.document, trace.sentence)))
    for trace in (one for one in traces if one.status == "names"):
        groups.name(trace)
    made = (groups.met(group) for group in groups.all)
    return tuple(sorted((one for one in made if _tells(one)), key=lambda one: time_of(one.step)))


def _tells(one: Met) -> bool:
    """Whether enough is known of a step to be one: a date or an instrument or two sides, and somebody. That nothing was
    sent needs no more than who did not send it."""
    parties = one.step.senders or one.step.recipients or one.step.parties
    if one.step.kind in _SENT and one.step.status == "denied":
        return bool(one.step.senders)
    return bool(parties) and bool(one.step.instruments or (one.step.date and one.sides) or len(one.sides) > 1)


def _order(trace: Trace) -> tuple[bool, int, str, int]:
    """The most definite passages first, so that vaguer ones find them; an order that does not depend on the reading."""
    definite = len(trace.instruments) + len(trace.senders) + len(trace.recipients)
    return (trace.date is None, -definite, trace.document, trace.start)


class _Groups:
    def __init__(self, known: Mapping[str, Instrument], sides: Sides) -> None:
        self._known, self._sides = known, sides
        self.all: list[_Group] = []
        self._by: dict[tuple[str, ...], dict[int, _Group]] = {}

    def occasions(self) -> dict[tuple[str, tuple[int, int] | None], str]:
        """For each sentence that tells of a meeting whose day is known, that day: what was done at it was done then."""
        found: dict[tuple[str, tuple[int, int] | None], str] = {}
        for group in self.all:
            dated = sorted(trace.date for trace in group.traces if trace.date)
            for trace in group.traces if dated else ():
                if trace.sentence is not None and trace.status == "done":
                    found[trace.document, trace.sentence] = dated[0]
        return found

    def add(self, trace: Trace, occasion: str | None = None) -> None:
        """Nothing; the passage is in the group of the step it tells of."""
        group = self._of(trace)
        day = trace.date or occasion
        fits = next((one for one in self._near(group) if self._same(one, group, trace)), None)
        if fits is None:
            if occasion and not trace.date:
                group.occasion = occasion
                group.days = day_range(occasion)
            self._put(group)
            return
        if day and fits.days is None:
            fits.days = day_range(day)
            fits.occasion = fits.occasion or (occasion if not trace.date else None)
        self._join(fits, group)

    def name(self, trace: Trace) -> None:
        """Nothing; the mention of an instrument is with the step that carries it, which is inferred if need be."""
        (id_,) = trace.instruments
        item = self._known.get(id_)
        if item is None or item.kind not in OF_INSTRUMENTS:
            return
        kind = OF_INSTRUMENTS[item.kind]
        sent = self._sides(item.sender, item.date) if item.sender else frozenset()
        days = day_range(item.date) if item.date else None
        wanted = _Group(kind, [], days, sides=set(sent), carried={id_}, documents={trace.document})
        for group in self._near(wanted):
            dated = days and group.days and overlap(days, group.days) and sent & group.senders
            if id_ in group.carried or dated:
                group.carried.add(id_)
                group.documents.add(trace.document)
                group.traces.append(trace)
                self._index(group)
                return
        if item.sender and item.date:
            self._put(self._of(replace(trace, kind=kind)))

    def met(self, group: _Group) -> Met:
        """The step of a group, with the sides it is between."""
        told = [one for one in group.traces if one.status != "names"]
        step = self._step(group, told)
        sent, got = (
            frozenset(side for one in all_ for side in self._sides(one, step.date or step.by))
            for all_ in (step.senders, step.recipients)
        )
        named = frozenset(one for trace in told for one in trace.instruments) - group.carried
        traces = tuple((trace, _STANCES.get(trace.status, "reports")) for trace in group.traces)
        return Met(step, traces, sent, got, sent | got | group.sides, named)

    def _step(self, group: _Group, told: Sequence[Trace]) -> Step:
        items = [self._known[one] for one in sorted(group.carried) if one in self._known]
        sends = group.kind in _SENT
        who = {name: together(told, name) for name in ("senders", "recipients", "parties")}
        of_packs = {name: of_pack(items, name) for name in ("senders", "recipients") if sends and not who[name]}
        who |= of_packs
        date, rule = date_of(told, group.occasion, items, sends)
        published = sorted(one.published for one in told if one.published)
        denied = {trace.status for trace in told} >= {"done", "denied"}
        others = tuple(one for one in who["parties"] if one not in {*who["senders"], *who["recipients"]})
        apart = [group.kind, date or "", *sorted(group.carried), *sorted(group.sides)]
        return Step(
            id_of(group.traces, apart, date is not None),
            group.kind,
            status_of(told),
            "contested" if denied else "asserted" if told else "inferred",
            rule or ("" if told else "thread.known-instrument"),
            who["senders"],
            who["recipients"],
            others if group.kind in _SHARED or not who["senders"] else (),
            date,
            published[0][:10] if published and date is None else None,
            next((one.place for one in told if one.place), None),
            tuple(sorted(group.carried)),
            tuple(dict.fromkeys(code for trace in told for code in trace.concepts)),
            (*(name for name, found in of_packs.items() if found), *(["date"] if rule else [])),
        )

    def _of(self, trace: Trace) -> _Group:
        """The group of one passage."""
        kind = KINDS.get(trace.kind, trace.kind)
        group = _Group(kind, [trace], day_range(trace.date or ""), documents={trace.document})
        day = trace.date or trace.published
        group.senders = {side for one in trace.senders for side in self._sides(one, day)}
        group.recipients = {side for one in trace.recipients for side in self._sides(one, day)}
        shared = trace.parties if kind in _SHARED or not trace.senders else ()
        group.sides = group.senders | group.recipients | {s for one in shared for s in self._sides(one, day)}
        group.carried = {one for one in trace.instruments if self._carries(kind, one, group.senders)}
        return group

    def _carries(self, kind: str, instrument: str, senders: set[str]) -> bool:
        """Whether a step of this kind by these sides is the sending, adoption … of an instrument its sentence names."""
        item = self._known.get(instrument)
        if kind in _SHARED or kind in ("invitation", "acceptance"):
            return False
        if kind not in _SENT:
            return True
        if item is None:
            of = instrument.removeprefix("found:").partition("-")[0]
            return OF_INSTRUMENTS.get(of, "proposal" if of == "plan" else "") == kind
        sent = self._sides(item.sender, item.date) if item.sender else frozenset()
        return OF_INSTRUMENTS.get(item.kind) == kind and bool(not sent or not senders or sent & senders)

    def _put(self, group: _Group) -> None:
        self.all.append(group)
        self._index(group)

    def _index(self, group: _Group) -> None:
        """Nothing; the group is found by all that a passage can share with it."""
        for key in _keys(group):
            self._by.setdefault(key, {})[id(group)] = group

    def _near(self, group: _Group) -> Iterator[_Group]:
        """The groups that share an instrument, a side in a month, or an article, each once."""
        found: dict[int, _Group] = {}
        for key in _keys(group):
            found |= self._by.get(key, {})
        return iter(found.values())

    def _same(self, one: _Group, other: _Group, trace: Trace) -> bool:
        """Whether a passage tells of the step of a group."""
        shared = one.carried & other.carried
        dated = one.days is not None and other.days is not None
        if dated and not overlap(one.days or _NONE, other.days or _NONE):
            return False
        if not shared and self._apart(one, other, trace):
            return False
        if one.senders and other.senders and not one.senders & other.senders:
            return False
        if one.recipients and other.recipients and not one.recipients & other.recipients:
            return False
        if one.kind in _SHARED and len(one.sides) > 1 < len(other.sides) and len(one.sides & other.sides) < 2:
            return False
        if dated:
            return bool(shared) or not vague(one.days or _NONE, other.days or _NONE)
        return bool(shared) or trace.document in one.documents

    def _apart(self, one: _Group, other: _Group, trace: Trace) -> bool:
        """Whether what two passages carry cannot be the same: two instruments of a pack, or two that one article tells
        of. The id of one that was found is made of words, which differ from article to article."""
        known = [{each for each in group.carried if each in self._known} for group in (one, other)]
        return all(known) or (trace.document in one.documents and bool(one.carried and other.carried))

    def _join(self, one: _Group, other: _Group) -> None:
        for name in ("senders", "recipients", "sides", "carried", "documents"):
            getattr(one, name).update(getattr(other, name))
        one.traces += other.traces
        one.days = narrower(one.days, other.days)
        self._index(one)


def _keys(group: _Group) -> list[tuple[str, ...]]:
    """What a group is found by; a side alone only in the months of its date, if that is not vague."""
    found: list[tuple[str, ...]] = [(group.kind, one) for one in (*sorted(group.carried), *sorted(group.documents))]
    months = months_of(group.days) if group.days and not vague(group.days) else ()
    return found + [(group.kind, side, month) for side in sorted(group.sides) for month in months]
