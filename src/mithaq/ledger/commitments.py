"""Commitments and norms: statements that cite an instrument or a principle, sorted by who does what with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mithaq.kb.records import Instrument
from mithaq.model.norm import ROLES, Cited, Provision, Voice

__all__ = ["period_of", "provisions_of", "roles_of", "status_of", "times_of"]

_SPANS = {"year": 4, "month": 7, "day": 10}


def status_of(due_day: str | None, today: str) -> str:
    """Whether a commitment is open or its day is past; both days are ``YYYY-MM-DD``, ``due_day`` the last one.

    >>> status_of(None, "2031-05-04"), status_of("2031-05-04", "2031-05-04"), status_of("2031-05-03", "2031-05-04")
    ('open', 'open', 'overdue')
    """
    return "overdue" if due_day is not None and due_day < today else "open"


def period_of(day: str | None, every: str) -> str:
    """The year, month or day that a day lies in, ``undated`` without one.

    >>> period_of("2031-05-04", "month"), period_of(None, "year")
    ('2031-05', 'undated')
    """
    return day[: _SPANS[every]] if day else "undated"


def roles_of(cited: Iterable[Cited]) -> dict[str, tuple[Voice, ...]]:
    """Who does what: for each role the speakers, those with the most statements first. Nobody: no role.

    >>> roles_of([Cited("a", "state:XA", ("deny", "assert"), None)])["denies"][0].statements
    ('a',)
    """
    found: dict[str, dict[str, list[Cited]]] = {}
    for one in cited:
        for role in one.roles:
            found.setdefault(role, {}).setdefault(one.speaker or "unknown", []).append(one)
    return {role: _voices(found[role]) for role in ROLES if role in found}


def _voices(by_speaker: Mapping[str, Sequence[Cited]]) -> tuple[Voice, ...]:
    voices = []
    for speaker, all_ in by_speaker.items():
        named = Counter(one for cited in all_ for one in cited.named if one != speaker)
        concepts = Counter(one for cited in all_ for one in cited.concepts)
        voices.append(Voice(speaker, tuple(one.statement for one in all_), _most(named), _most(concepts)))
    return tuple(sorted(voices, key=lambda one: (-len(one.statements), one.actor)))


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def provisions_of(item: Instrument | None, cited: Iterable[Cited]) -> tuple[Provision, ...]:
    """The articles and paragraphs that are cited, or that the pack holds, each with the statements that cite it.

    A pack's provision is cited by its number ("article 8" is ``8``), whatever unit the words call it.
    """
    by_ref: dict[str, list[str]] = {}
    for one in cited:
        for ref in one.provisions:
            by_ref.setdefault(_number(ref), []).append(one.statement)
    held: dict[str, tuple[list[str], list[str]]] = {}
    for known in item.provisions if item else ():
        concepts, says = held.setdefault(known.ref, ([], []))
        concepts += [code for code in known.concepts if code not in concepts]
        says += [known.says] if known.says else []
    refs = sorted({*held, *by_ref}, key=lambda ref: (-len(by_ref.get(ref, ())), ref not in held, ref))
    empty: tuple[list[str], list[str]] = ([], [])
    return tuple(
        Provision(ref, tuple(held.get(ref, empty)[0]), " ".join(held.get(ref, empty)[1]), tuple(by_ref.get(ref, ())))
        for ref in refs
    )


def _number(ref: str) -> str:
    """The number of a provision as words cite it; words without one stay ("same paragraph")."""
    last = ref.split()[-1] if ref.split() else ref
    return last if last[:1].isdigit() else ref


def times_of(cited: Iterable[Cited], every: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each year, month or day, in order, the statements by role (``all``: every one of them).

    >>> times_of([Cited("a", None, ("deny",), "2031-05-04")], "year")
    {'2031': {'all': ('a',), 'denies': ('a',)}}
    """
    found: dict[str, dict[str, list[str]]] = {}
    for one in cited:
        at = found.setdefault(period_of(one.day, every), {})
        for role in ("all", *one.roles):
            at.setdefault(role, []).append(one.statement)
    return {at: {role: tuple(ids) for role, ids in found[at].items()} for at in sorted(found)}
