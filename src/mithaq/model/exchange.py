"""Exchanges: steps between parties (a draft, its answer, a letter, a call), each with the passages it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

__all__ = ["Evidence", "Step", "Thread", "Topic", "Trace"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One passage that tells of a step: an event found in an article, or the mention of an instrument.

    ``kind`` and ``status`` as of an :class:`~mithaq.model.marks.Event`; parties are ids of actors; ``date`` is EDTF;
    ``published`` the day (EDTF) of the article, by which it was told; ``start``, ``stop`` and ``sentence`` count code
    points of the article.
    """

    document: str
    start: int
    stop: int
    kind: str
    status: str = "done"
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    date: str | None = None
    published: str | None = None
    place: str | None = None
    instruments: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    sentence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage behind a step. ``stance``: reports, plans, cancels, denies or names it; ``voice``: who says so (the
    speaker of the ``statement`` that holds it, else the outlet in its own voice, ``None`` when it is not known).

    ``start``, ``stop``: code points of the article's text; ``words`` are those; ``passage`` is the sentence.
    """

    document: str
    article: str
    start: int
    stop: int
    words: str
    passage: str
    stance: str
    voice: str | None
    statement: str | None
    published: str | None
    outlet: str | None
    language: str | None

    def to_json(self) -> dict[str, Any]:
        """The passage as plain data; ``span`` counts code points."""
        plain = {name: getattr(self, name) for name in self.__slots__ if name not in ("start", "stop")}
        return {**plain, "span": [self.start, self.stop]}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exchange: who, to whom, when, through what.

    ``basis``: ``asserted`` (words say it), ``inferred`` (``rule`` says how) or ``contested`` (somebody says it did not
    happen: the evidence says who). ``date``: EDTF, ``None`` when not known; ``by``: the first day on which it is told,
    where there is no date. ``inferred``: fields that come from a rule or a pack, not from words. ``answers``: the id of
    the step it answers, and ``answers_rule`` how that is known. ``silence``: for a step that nothing answers, the day
    since when no reply is found.
    """

    id: str
    kind: str
    status: str
    basis: str
    rule: str
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: tuple[str, ...]
    date: str | None
    by: str | None
    place: str | None
    instruments: tuple[str, ...]
    concepts: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    answers: str | None = None
    answers_rule: str = ""
    silence: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def against(self) -> tuple[tuple[str, str], ...]:
        """Whose word stands against whose: (voice, stance) of everybody who speaks of it; empty if nobody denies it."""
        told = (one for one in self.evidence if one.stance != "names")
        said = dict.fromkeys((one.voice or one.outlet or one.article, one.stance) for one in told)
        return tuple(said) if self.basis == "contested" else ()

    def to_json(self) -> dict[str, Any]:
        """The step as plain data."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        lists = {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
        against = [{"voice": voice, "stance": stance} for voice, stance in self.against]
        return {**plain, **lists, "against": against, "evidence": [one.to_json() for one in self.evidence]}


@dataclass(frozen=True, slots=True)
class Thread:
    """An exchange in time order. ``until``: the day of the latest article read for it; ``left_out``: how many articles
    that name the topic were too many to read; ``names``: id → name of every actor and instrument in it."""

    id: str
    name: str
    steps: tuple[Step, ...]
    until: str | None
    articles: int
    left_out: int = 0
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        """What it is, in one sentence.

        >>> print(Thread("a", "river water", (), None, 0))
        the exchange on river water: 0 steps in 0 articles
        """
        days = [one.date or one.by for one in self.steps if one.date or one.by]
        when = f", {days[0]} – {days[-1]}" if days else ""
        left = f"; {self.left_out:,} more articles were not read" if self.left_out else ""
        steps, articles = ("" if n == 1 else "s" for n in (len(self.steps), self.articles))
        return (
            f"the exchange on {self.name}: {len(self.steps):,} step{steps} in {self.articles:,} article{articles}"
            f"{when}{left}"
        )

    def shown(self, actors: tuple[str, ...]) -> str:
        """The names of these actors or instruments, with commas between."""
        return ", ".join(self.names.get(one, one) for one in actors)

    def _repr_html_(self) -> str:
        """The steps as a table for notebooks: self-contained, each passage in its own direction."""
        rows = []
        for step in self.steps:
            who = (step.senders, step.recipients, step.parties)
            told = next((one for one in step.evidence if one.stance != "names"), None)
            cells = (step.date or f"by {step.by}", step.kind, step.status, step.basis, *map(self.shown, who))
            passage = f'<td dir="auto">{escape(told.passage if told else "")}</td>'
            rows.append(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}{passage}</tr>")
        names = ("date", "step", "status", "basis", "from", "to", "with", "passage")
        head = "".join(f"<th>{name}</th>" for name in names)
        return f'<div class="mithaq"><h4>{escape(str(self))}</h4><table><tr>{head}</tr>{"".join(rows)}</table></div>'

    def to_json(self) -> dict[str, Any]:
        """The thread as plain data."""
        plain = {name: getattr(self, name) for name in ("id", "name", "until", "articles", "left_out")}
        return {**plain, "steps": [one.to_json() for one in self.steps], "names": dict(self.names)}


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a thread can be asked for: an instrument or principle, how many passages tell of steps about it, in how
    many articles, from and to when (EDTF days)."""

    id: str
    name: str
    kind: str
    passages: int
    articles: int
    first: str | None
    last: str | None

    def to_json(self) -> dict[str, Any]:
        """The topic as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}
