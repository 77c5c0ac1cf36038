"""Threads: steps between parties, put in time order, with what answers what and what nothing answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from mithaq.kb.edtf import day_range
from mithaq.ledger.exchange.steps import Met

__all__ = ["answered", "related"]

#: What may answer what: the kind of a step, and the kinds that it can be the answer to, the likeliest first.
_ANSWERS = {"reply": ("letter", "proposal", "reply"), "acceptance": ("invitation", "proposal"), "letter": ("letter",)}
_AWAIT = frozenset(("proposal", "letter", "invitation"))
_OF_DOCUMENTS = frozenset(("adoption", "signing", "publication"))
_YEAR = 366  # days
_NEVER = "9999-12-31"


def answered(met: Iterable[Met], until: str | None) -> tuple[Met, ...]:
    """The steps with what each answers; those that await a reply and got none say since when.

    A reply answers the step whose instrument its own words name, else the last earlier one of its kinds that went the
    other way between the same sides, one of the same article before others. A reply that is said not to have come
    leaves the silence as it is. ``until``: the day of the latest article, the end of what is known; without it silence
    is not told. A step that is only planned, or that was called off, is not waited on.
    """
    steps = tuple(met)
    found = [_answer(one, steps) for one in steps]
    replied = {
        answer[0].step.id for one, answer in zip(steps, found, strict=True) if answer and one.step.status != "denied"
    }
    out: list[Met] = []
    for one, answer in zip(steps, found, strict=True):
        step = one.step
        if answer is not None:
            step = replace(step, answers=answer[0].step.id, answers_rule=answer[1])
        told = step.date or step.by
        awaits = step.kind in _AWAIT and step.status == "done" and bool(step.senders)
        if awaits and told and until and step.id not in replied:
            step = replace(step, silence=told)
        out.append(replace(one, step=step))
    return tuple(out)


def _answer(one: Met, steps: Sequence[Met]) -> tuple[Met, str] | None:
    """The step that one answers, and the rule by which that is known."""
    kinds = _ANSWERS.get(one.step.kind)
    if kinds is None:
        return None
    earlier = [other for other in steps if other is not one and other.step.kind in kinds and _before(other, one)]
    named = [other for other in earlier if one.named & set(other.step.instruments) and not _same_way(other, one)]
    if named:
        return named[-1], "thread.answers-named"
    if one.step.kind == "letter":
        return None  # a letter is an answer only where it says so
    fitting = [other for other in earlier if _other_way(other, one)]
    if not fitting:
        return None
    nearest = max(fitting, key=lambda other: (bool(other.documents & one.documents), *_nearness(other, kinds)))
    return nearest, "thread.answers-latest"


def _nearness(other: Met, kinds: Sequence[str]) -> tuple[int, str]:
    """How likely a step is the one that is answered: by its kind, then the later the likelier."""
    return -kinds.index(other.step.kind), _days(other)[0]


def _other_way(first: Met, then: Met) -> bool:
    """Whether one step went from the sides that the other went to, and the other way round as far as known."""
    ways = ((then.from_sides, first.to_sides), (then.to_sides, first.from_sides))
    known = [bool(one & other) for one, other in ways if one and other]
    return bool(known) and all(known)


def _same_way(first: Met, then: Met) -> bool:
    """Whether both steps come from the same side: one does not answer the other."""
    return bool(first.from_sides & then.from_sides) or bool(first.to_sides and first.to_sides == then.to_sides)


def _before(one: Met, other: Met) -> bool:
    return _days(one)[0] <= _days(other)[1]


def _days(one: Met) -> tuple[str, str]:
    return day_range(one.step.date or one.step.by or "") or ("0001-01-01", _NEVER)


def related(met: Sequence[Met], is_core: Callable[[Met], bool]) -> tuple[Met, ...]:
    """The steps of one exchange: those about the topic, and all that hang together with them.

    Two steps hang together when they carry or name the same instrument, or one answers the other. Those that one
    article tells of do, within a year, when they are between the same two sides, when they share a side and a
    principle, or when both are the adoption, signing or publication of a document.
    """
    kept = {number for number, one in enumerate(met) if is_core(one)}
    fresh = set(kept)
    while fresh:
        near = set(_neighbours(met, fresh)) - kept
        kept |= near
        fresh = near
    return tuple(one for number, one in enumerate(met) if number in kept)


def _neighbours(met: Sequence[Met], of: Collection[int]) -> Iterator[int]:
    instruments = {one for number in of for one in (*met[number].step.instruments, *met[number].named)}
    ids = {met[number].step.id for number in of}
    answers = {met[number].step.answers for number in of}
    told: dict[str, list[int]] = {}
    for number in sorted(of):
        for document in met[number].documents:
            told.setdefault(document, []).append(number)
    for number, one in enumerate(met):
        joined = instruments & {*one.step.instruments, *one.named} or one.step.id in answers or one.step.answers in ids
        beside = (met[other] for document in one.documents for other in told.get(document, ()))
        if joined or any(_together(one, other) for other in beside):
            yield number


def _together(one: Met, other: Met) -> bool:
    """Whether two steps that one article tells of belong to one exchange."""
    shared = one.sides & other.sides
    if _apart(one, other) > _YEAR:
        return False
    if one.step.kind == other.step.kind and one.step.kind in _OF_DOCUMENTS:
        return True
    return len(shared) > 1 or (bool(shared) and bool(set(one.step.concepts) & set(other.step.concepts)))


def _apart(one: Met, other: Met) -> int:
    """The days between two steps; 0 where they overlap or one has no date."""
    first, then = sorted((_days(one), _days(other)))
    if then[0] <= first[1] or first[1] == _NEVER:
        return 0
    return (date.fromisoformat(then[0]) - date.fromisoformat(first[1])).days
