"""What is exported: each statement with its place in the text of its article, and what is said of the whole export."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mithaq.kb.lookup import Kb
from mithaq.model.document import Document
from mithaq.model.ledger import Entry
from mithaq.text.anchor import CONTEXT, Anchor, make_anchor
from mithaq.text.span import Span

__all__ = ["About", "Bundle", "Item", "Source", "Tally"]


@dataclass(frozen=True, slots=True)
class Source:
    """The article that a statement stands in: its text as stored, who passed it on, which packs read it."""

    id: str
    text: str = field(repr=False)
    sources: tuple[str, ...] = ()
    byline: str | None = None
    basis: str | None = None
    packs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to export: the ``entry`` of the ledger, the ``source`` it stands in, ``addressees`` by their ids.

    Offsets count Unicode code points of the text; a statement in several pieces has several ``spans``.
    """

    entry: Entry
    source: Source
    addressees: tuple[str, ...] = ()

    @property
    def actor(self) -> str:
        """The speaker's id, or the words for somebody without one (``text:…``)."""
        return self.entry.actor or f"text:{self.entry.speaker}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces of the words attributed."""
        return self.entry.statement.content

    @property
    def start(self) -> int:
        """First code point of the words."""
        return self.spans[0].start

    @property
    def stop(self) -> int:
        """One past the last code point of the words."""
        return self.spans[-1].stop

    @property
    def exact(self) -> str:
        """The text from start to stop, letter by letter."""
        return self.source.text[self.start : self.stop]

    @property
    def prefix(self) -> str:
        """The text just before."""
        return self.source.text[max(0, self.start - CONTEXT) : self.start]

    @property
    def suffix(self) -> str:
        """The text just after."""
        return self.source.text[self.stop : self.stop + CONTEXT]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Each piece with its surroundings."""
        return tuple(make_anchor(self.source.text, span) for span in self.spans)

    @property
    def cue(self) -> str | None:
        """The words that attribute."""
        cue = self.entry.statement.cue
        return None if cue is None else self.source.text[cue.start : cue.stop]

    @property
    def day(self) -> str | None:
        """When it was said (EDTF) or, where that is not known, when the article was published."""
        return self.entry.date or self.entry.article.published

    @property
    def language(self) -> str:
        """The code of the article's language, ``und`` where it is not known."""
        return self.entry.article.language or "und"


@dataclass(frozen=True, slots=True)
class About:
    """What is said of an export: the query in words with the count and as typed, when and what made it."""

    sentence: str
    query: str
    total: int
    made: datetime.datetime
    version: str
    packs: tuple[str, ...]

    @property
    def moment(self) -> str:
        """When it was made, in UTC, to the second."""
        return self.made.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def program(self) -> str:
        """What made it, with its version and packs."""
        return f"Mithaq {self.version} ({', '.join(self.packs)})"

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.sentence} · {self.moment} · {self.program}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows a file holds (what one is called: ``noun``), how many statements are not in it, and why."""

    rows: int
    left_out: int = 0
    why: str = ""
    noun: str = "row"

    def __str__(self) -> str:
        """The counts in a sentence.

        >>> str(Tally(12, 3, "they have no date"))
        '12 rows; 3 statements are left out: they have no date'
        """
        rows = f"{self.rows:,} {self.noun}{'' if self.rows == 1 else 's'}"
        if not self.left_out:
            return rows
        one = self.left_out == 1
        return f"{rows}; {self.left_out:,} statement{' is' if one else 's are'} left out: {self.why}"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything a writer of a format is given.

    ``about``: the whole export; ``kb``: the packs; ``items``: called, goes through the statements once more;
    ``name``: the name of an actor, instrument or principle by its id; ``article``: a document by its id with the last
    verdict on each of its statements; ``seen``: languages and articles met, counted as items go by.
    """

    about: About
    kb: Kb
    items: Callable[[], Iterator[Item]]
    name: Callable[[str], str]
    article: Callable[[str], tuple[Document, dict[str, str]]]
    seen: Counter[str] = field(default_factory=Counter)

    def parties(self, actor: str | None, day: str | None) -> tuple[str, ...]:
        """The states and organisations that an actor speaks for on a day (EDTF): itself, or whose office it holds."""
        if actor is None:
            return ()
        if actor.startswith(("state:", "org:")):
            return (actor,)
        return tuple(dict.fromkeys(term.state for term in self.kb.offices_of(actor, day))) if day else ()

    def speaker(self, item: Item) -> str:
        """The speaker's name in the ledger, the same in every language; the words for somebody without an id."""
        return self.name(item.entry.actor) if item.entry.actor else item.entry.speaker

    def names(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The names of these ids."""
        return tuple(map(self.name, ids))
