"""The columns of tables: one row one statement, each column with what it holds in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mithaq.errors import UsageError
from mithaq.export.items import Item
from mithaq.model.ledger import Entry

__all__ = ["COLUMNS", "ENTRY_COLUMNS", "chosen_columns", "joined", "values_of"]

#: Columns of an entry of the ledger: name, what it holds in words, how it is read. Several values are a tuple.
ENTRY_COLUMNS: Mapping[str, tuple[str, Callable[[Entry], Any]]] = {
    "statement": ("id of the statement", lambda e: e.id),
    "document": ("id of the article, made of its text", lambda e: e.article.id),
    "name": ("name of the article's file", lambda e: e.article.name),
    "language": ("code of the article's language", lambda e: e.article.language),
    "title": ("the article's headline", lambda e: e.article.title),
    "published": ("publication date (EDTF)", lambda e: e.article.published),
    "outlet": ("who published the article", lambda e: e.article.outlet),
    "agency": ("the agency it credits", lambda e: e.article.agency),
    "speaker": ("who answers for the words", lambda e: e.speaker),
    "actor": ("the speaker's id in the ledger", lambda e: e.actor),
    "act": ("what the speaker does by saying it", lambda e: e.act),
    "acts": ("all acts, the main one first", lambda e: e.statement.acts),
    "kind": ("direct, indirect or mixed", lambda e: e.statement.kind),
    "words": ("the words attributed", lambda e: " ".join(e.words.split())),
    "passage": ("the sentence they stand in", lambda e: " ".join(e.passage.text.split())),
    "date": ("when it was said (EDTF)", lambda e: e.date),
    "addressees": ("to whom it was said", lambda e: e.statement.addressees),
    "venue": ("through which medium", lambda e: e.statement.venue),
    "place": ("where it was said", lambda e: e.statement.place),
    "instruments": ("ids of the instruments it cites", lambda e: e.statement.instruments),
    "concepts": ("codes of the principles it names", lambda e: e.statement.concepts),
    "headline": ("whether it stands in the headline", lambda e: e.statement.headline),
    "parent": ("id of the statement it is nested in", lambda e: e.statement.parent),
    "confidence": ("how sure it is, 0 to 1", lambda e: e.statement.confidence),
    "verdict": ("what a person decided last", lambda e: e.verdict),
    "status": ("of a commitment", lambda e: e.status),
    "start": ("first character of the words", lambda e: e.statement.content[0].start),
    "stop": ("one past their last character", lambda e: e.statement.content[-1].stop),
    "rule": ("the rule that found it", lambda e: e.statement.why.rule),
    "mention": ("the speaker as written beside the cue", lambda e: e.statement.speaker.text),
    "resolved": ("how the speaker was found", lambda e: e.statement.speaker.resolved),
    "reported_by": ("who passed the words on", lambda e: e.statement.reported_by),
    "date_basis": ("where the date comes from", lambda e: e.statement.date_basis),
    "modifiers": ("conditions and other turns", lambda e: e.statement.modifiers),
    "polarity": ("positive or negative", lambda e: e.statement.polarity),
    "commitment": ("the forms of promise it speaks of", lambda e: e.statement.commitment),
    "targets": ("who is accused, asked, warned or praised by it", lambda e: e.statement.targets),
    "voice": ("outlet where the report holds it at a distance, else speaker", lambda e: e.statement.voice),
    "inferred": ("whether no word attributes it", lambda e: e.statement.inferred),
    "changed": ("whether it is read differently since a person judged it", lambda e: e.changed),
}


def _of_entry(read: Callable[[Entry], Any]) -> Callable[[Item], Any]:
    return lambda item: read(item.entry)


#: Columns of an export: those of an entry, then what the text and the whole of the article add.
COLUMNS: Mapping[str, tuple[str, Callable[[Item], Any]]] = {
    **{name: (says, _of_entry(read)) for name, (says, read) in ENTRY_COLUMNS.items()},
    "spans": ("its pieces, start-stop each", lambda i: tuple(f"{s.start}-{s.stop}" for s in i.spans)),
    "exact": ("the text from start to stop, letter by letter", lambda i: i.exact),
    "prefix": ("the text just before", lambda i: i.prefix),
    "suffix": ("the text just after", lambda i: i.suffix),
    "cue": ("the words that attribute it", lambda i: i.cue),
    "sources": ("who passed the article on, in order", lambda i: i.source.sources),
    "byline": ("who wrote the article", lambda i: i.source.byline),
    "url": ("where the article stands", lambda i: i.entry.article.url),
    "packs": ("what it was read with", lambda i: i.source.packs),
}


def chosen_columns(names: str | None) -> tuple[str, ...]:
    """The columns of a line of names with commas between, all where there is none; :class:`UsageError` for another."""
    chosen = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    for name in chosen:
        if name not in COLUMNS:
            raise UsageError(f"No column «{name}».", f"There are: {', '.join(COLUMNS)}.", "--columns speaker,words")
    return chosen or tuple(COLUMNS)


def values_of(item: Item, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The values of an item in these columns; what is not known is ``None``, several values are a tuple."""
    return tuple(COLUMNS[name][1](item) for name in columns)


def joined(value: Any) -> Any:
    """A value as one cell: several with ``; `` between, none as ``None``.

    >>> joined(("a", "b")), joined(()), joined(0.5)
    ('a; b', None, 0.5)
    """
    return ("; ".join(map(str, value)) or None) if isinstance(value, tuple) else value
