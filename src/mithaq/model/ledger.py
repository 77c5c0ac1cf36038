"""What a ledger answers with: statements with the article they stand in, actors, counts, and what became of inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from mithaq.model.marked import framed, marked_html
from mithaq.model.marks import Statement
from mithaq.text.span import Span

__all__ = ["ActorPage", "Added", "Article", "Entry", "Facet", "Failure", "Passage", "Term"]


@dataclass(frozen=True, slots=True)
class Article:
    """A document of the ledger without its text and marks; ``statements`` counts what was found in it."""

    id: str
    name: str
    path: str | None
    language: str | None
    title: str | None
    published: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    statements: int
    added: str

    def to_json(self) -> dict[str, Any]:
        """The article as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences around a statement: ``text`` from ``start`` of the article on, ``marks`` in it.

    Each mark is its part (content, cue, source) and a span counted from the start of the passage.

    >>> Passage("He said: yes.", 40, (("content", Span(9, 12)),)).segments()
    (('He said: ', ''), ('yes', 'content'), ('.', ''))
    """

    text: str
    start: int
    marks: tuple[tuple[str, Span], ...]

    def segments(self) -> tuple[tuple[str, str], ...]:
        """The text cut at the marks: pieces in order, each with its part, or with nothing. Marks do not overlap."""
        pieces: list[tuple[str, str]] = []
        at = 0
        for part, span in sorted(self.marks, key=lambda mark: mark[1]):
            start = max(span.start, at)
            if start >= span.stop:
                continue
            pieces += [(self.text[at:start], ""), (self.text[start : span.stop], part)]
            at = span.stop
        pieces.append((self.text[at:], ""))
        return tuple(piece for piece in pieces if piece[0])

    def to_json(self) -> dict[str, Any]:
        """The passage as plain data."""
        return {"text": self.text, "start": self.start, "marks": [[part, list(span)] for part, span in self.marks]}


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement of the ledger: as it was read and corrected, in its ``article``, with its ``words`` and ``passage``.

    ``actor``: the speaker's id in the ledger; ``verdict``: of the last decision, or ``None``; ``changed``: whether the
    statement is read differently since; ``direction``: which way the article is written.
    """

    statement: Statement
    article: Article
    words: str
    passage: Passage
    actor: str | None = None
    verdict: str | None = None
    changed: bool = False
    status: str | None = None
    direction: str = "auto"
    json: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def speaker(self) -> str:
        """The speaker's name."""
        return str(self.statement.speaker)

    @property
    def act(self) -> str:
        """What the speaker does by saying it."""
        return self.statement.act

    @property
    def date(self) -> str | None:
        """When it was said (EDTF), or ``None``."""
        return self.statement.date

    def to_json(self) -> dict[str, Any]:
        """The statement in the shape ``mithaq/1`` with what the ledger adds: words, passage, article, decisions."""
        return {
            **self.json,
            "words": self.words,
            "ledger_actor": self.actor,
            "verdict": self.verdict,
            "changed": self.changed,
            "status": self.status,
            "passage": self.passage.to_json(),
            "article": self.article.to_json(),
        }

    def html(self, tag: str = "blockquote") -> str:
        """The passage as an HTML element with its language and direction, its words, speaker and cue marked."""
        language = escape(self.article.language or "und")
        said = marked_html(self.passage.text, self.passage.marks)
        return f'<{tag} lang="{language}" dir="{self.direction}">{said}</{tag}>'

    def _repr_html_(self) -> str:
        """The statement for notebooks: who, what act, when, which outlet; under it the passage with its marks."""
        return framed("", self.headed_html())

    def headed_html(self) -> str:
        """The passage as HTML under a line that says who, what act, when, which outlet."""
        about = (self.speaker, self.act.replace("_", " "), self.date, self.article.outlet, self.article.published)
        line = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in about if part)
        return f"<p>{line}</p>{self.html()}"

    def show(self) -> None:
        """Nothing; the passage is printed with its mark, in colour on a terminal."""
        from rich.console import Console
        from rich.text import Text

        said = Text()
        for piece, part in self.passage.segments():
            said.append(
                " ".join(piece.split("\n")), {"content": "reverse", "cue": "underline", "source": "bold"}.get(part)
            )
        about = (self.speaker, self.act, self.date, self.article.outlet, self.article.published)
        Console(highlight=False, markup=False).print(Text(" · ".join(filter(None, about)), "bold"), said, sep="\n")


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the matches have each value of a field, the most frequent first: (value, name, count)."""

    field: str
    values: tuple[tuple[str, str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """The facet as plain data."""
        return {
            "field": self.field,
            "values": [dict(zip(("value", "name", "count"), v, strict=True)) for v in self.values],
        }


@dataclass(frozen=True, slots=True)
class Term:
    """An office that somebody held, of a state or organisation, from and to (EDTF, empty: open)."""

    office: str
    of: str
    start: str
    stop: str


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor: names by language, offices by date, how often it speaks by act, is spoken to and is named.

    ``by_act``: statements by act, the most frequent first; ``partners`` and ``instruments``: (id, name, count).
    """

    id: str
    name: str
    kind: str
    known: bool
    names: Mapping[str, tuple[str, ...]]
    offices: tuple[Term, ...]
    statements: int
    first: str | None
    last: str | None
    by_act: tuple[tuple[str, int], ...]
    addressed: int
    mentions: int
    partners: tuple[tuple[str, str, int], ...]
    instruments: tuple[tuple[str, str, int], ...]

    def to_json(self) -> dict[str, Any]:
        """The actor as plain data."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        offices = [{name: getattr(term, name) for name in Term.__slots__} for term in self.offices]
        return {
            **plain,
            "names": {k: list(v) for k, v in self.names.items()},
            "offices": offices,
            "by_act": dict(self.by_act),
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: its path, the three lines of the reason, how often it was tried."""

    path: str
    kind: str
    what: str
    why: str
    try_this: str
    tries: int
    last: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the inputs of one run, counted; ``copies`` are among the ``new``.

    >>> print(Added(3000, 2958, 96, 0, 31, 11, 9120))
    3,000 read: 2,862 new, 96 copies, 31 known, 11 failed (mithaq add --retry)
    """

    read: int = 0
    new: int = 0
    copies: int = 0
    updated: int = 0
    known: int = 0
    failed: int = 0
    statements: int = 0

    def __str__(self) -> str:
        """The counts in one line."""
        updated = f"{self.updated:,} updated, " if self.updated else ""
        line = (
            f"{self.read:,} read: {self.new - self.copies:,} new, {self.copies:,} copies, {updated}{self.known:,} known"
        )
        return f"{line}, {self.failed:,} failed" + (" (mithaq add --retry)" if self.failed else "")
