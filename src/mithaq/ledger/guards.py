"""Guards: what keeps two alike sentences from being one utterance: another number, date, party or a denial.

No similarity of meaning sees these: a flipped negation is more alike than a paraphrase
(``docs/versions-and-copies.md``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mithaq.kb.lookup import load_kb
from mithaq.ledger.amounts import Amount, find_amounts
from mithaq.ledger.names import Named, find_named
from mithaq.ledger.polarity import Polarity, contrary, read_polarity
from mithaq.text.span import Span

__all__ = ["Reading", "conflicts", "one_sided", "passed", "read_guarded"]

_CALENDAR = {"month": "months", "weekday": "weekdays", "day": "days", "clock": "times of day"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the guards see of a text: its amounts, the actors it names, its polarity; ``digits``: the text with number
    words written in digits, which brings wordings and languages closer together; ``plain``: the same with capitals
    written as their states, which brings wordings of one language closer."""

    text: str = field(repr=False)
    language: str
    amounts: tuple[Amount, ...]
    named: tuple[Named, ...]
    polarity: Polarity
    digits: str = field(repr=False)
    plain: str = field(repr=False)

    def values(self, kind: str) -> dict[float | str, bool]:
        """The values of one kind of amount, each with whether it is firm."""
        return {amount.value: amount.firm for amount in self.amounts if amount.kind == kind}

    def states(self) -> frozenset[str]:
        """The states that the text names."""
        return frozenset(named.actor for named in self.named if named.actor.startswith("state:"))


@lru_cache(maxsize=50_000)
def read_guarded(text: str, language: str) -> Reading:
    """The amounts, actors and polarity of a text.

    >>> read_guarded("Мы вернём двести пленных", "ru").digits
    'Мы вернём 200 пленных'
    """
    amounts, named = find_amounts(text, language), find_named(text, language)
    digits, capitals = _in_digits(amounts), _as_states(named, language)
    texts = _replaced(text, digits), _replaced(text, {**capitals, **digits})
    return Reading(text, language, amounts, named, read_polarity(text, language), *texts)


def _in_digits(amounts: tuple[Amount, ...]) -> dict[Span, str]:
    units = {amount.span for amount in amounts if amount.kind == "period"}
    numbers = (amount for amount in amounts if amount.kind == "number" and amount.span not in units)
    return {amount.span: f"{float(amount.value):.10g}" for amount in numbers}


def _as_states(named: tuple[Named, ...], language: str) -> dict[Span, str]:
    """The states whose capital stands for them, with what is written together before the word left out."""
    kb = load_kb()
    return {one.span: kb.name(one.actor, language) for one in named if one.form in ("capital", "seat")}


def _replaced(text: str, words: Mapping[Span, str]) -> str:
    """The text with other words at these places."""
    for span in sorted(words, reverse=True):
        text = text[: span.start] + words[span] + text[span.stop :]
    return text


def conflicts(one: Reading, other: Reading) -> Iterator[str]:
    """What the two texts cannot both say, in words; nothing when every guard lets them pass.

    >>> a, b = read_guarded("We leave in three months", "en"), read_guarded("سنغادر خلال ستة أشهر", "ar")
    >>> list(conflicts(a, b))
    ['numbers: 3 / 6', 'periods: 3 month / 6 month']
    """
    mine, yours = _unmatched(one, other), _unmatched(other, one)
    if mine and yours and any((*mine.values(), *yours.values())):
        yield f"numbers: {_listed(mine)} / {_listed(yours)}"
    for kind, says in _CALENDAR.items():
        left, right = one.values(kind), other.values(kind)
        if left and right and not left.keys() & right.keys():
            yield f"{says}: {_listed(left)} / {_listed(right)}"
    left, right = one.values("period"), other.values("period")
    if _half_alike(left, right):
        yield f"periods: {_listed(left)} / {_listed(right)}"
    if one.states() and other.states() and not one.states() & other.states():
        yield f"states: {_listed(one.states())} / {_listed(other.states())}"
    if reason := contrary(one.polarity, other.polarity):
        yield f"polarity: {reason}"


def passed(one: Reading, other: Reading) -> Iterator[str]:
    """What the guards found that both texts say, in words, where none of them objects.

    >>> a, b = read_guarded("We leave in three months", "en"), read_guarded("سنغادر خلال ثلاثة أشهر", "ar")
    >>> list(passed(a, b))
    ['numbers: 3', 'periods: 3 month', 'polarity: the same side of come, go on']
    """
    numbers = [{**each.values("ordinal"), **each.values("number")} for each in (one, other)]
    shared = {"numbers": numbers[0].keys() & numbers[1].keys()}
    for kind, says in (*_CALENDAR.items(), ("period", "periods")):
        shared[says] = one.values(kind).keys() & other.values(kind).keys()
    shared["states"] = {state.partition(":")[2] for state in one.states() & other.states()}
    for says, values in shared.items():
        if values:
            yield f"{says}: {_listed(values)}"
    yield f"polarity: {_agreement(one.polarity, other.polarity)}"


def _agreement(one: Polarity, other: Polarity) -> str:
    """How two texts agree in what they affirm and deny."""
    sides = sorted(one.sides.keys() & other.sides.keys())
    if sides:
        return f"the same side of {', '.join(sides)}"
    if one.denials != other.denials or one.sides.keys() ^ other.sides.keys():
        return "nothing contrary"
    return "both deny" if one.denials else "neither denies"


def _half_alike(left: Mapping[float | str, bool], right: Mapping[float | str, bool]) -> bool:
    """Whether no period is the same, and two of them share number or unit (twelve months, a year: may be)."""
    if left.keys() & right.keys():
        return False
    pairs = [(str(a).split(), str(b).split()) for a in left for b in right]
    return any(a[0] == b[0] or a[1] == b[1] for a, b in pairs)


def one_sided(one: Reading, other: Reading) -> int:
    """How many firm numbers only one of the two texts holds."""
    return sum((*_unmatched(one, other).values(), *_unmatched(other, one).values()))


def _unmatched(one: Reading, other: Reading) -> dict[float | str, bool]:
    """The numbers and ordinals of a text that the other has neither as a number nor as an ordinal."""
    theirs = other.values("number").keys() | other.values("ordinal").keys()
    mine = {**one.values("ordinal"), **one.values("number")}
    return {value: firm for value, firm in mine.items() if value not in theirs}


def _listed(values: object) -> str:
    return ", ".join(sorted(f"{v:.10g}" if isinstance(v, float) else str(v) for v in values))  # type: ignore[attr-defined]
