"""Tables of statements: the columns of an entry, and data frames of the library that is installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mithaq.errors import UsageError
from mithaq.model.ledger import Entry

__all__ = ["COLUMNS", "cells_of", "frame_of"]

_LIBRARIES = ("polars", "pandas")


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


#: Every column: its name, what it holds in words, and how it is read.
COLUMNS: Mapping[str, tuple[str, Callable[[Entry], Any]]] = {
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
    "acts": ("all acts, the main one first", lambda e: _joined(e.statement.acts)),
    "kind": ("direct, indirect or mixed", lambda e: e.statement.kind),
    "words": ("the words attributed", lambda e: " ".join(e.words.split())),
    "passage": ("the sentence they stand in", lambda e: " ".join(e.passage.text.split())),
    "date": ("when it was said (EDTF)", lambda e: e.date),
    "addressees": ("to whom it was said", lambda e: _joined(e.statement.addressees)),
    "venue": ("through which medium", lambda e: e.statement.venue),
    "place": ("where it was said", lambda e: e.statement.place),
    "instruments": ("ids of the instruments it cites", lambda e: _joined(e.statement.instruments)),
    "concepts": ("codes of the principles it names", lambda e: _joined(e.statement.concepts)),
    "headline": ("whether it stands in the headline", lambda e: e.statement.headline),
    "parent": ("id of the statement it is nested in", lambda e: e.statement.parent),
    "confidence": ("how sure it is, 0 to 1", lambda e: e.statement.confidence),
    "verdict": ("what a person decided last", lambda e: e.verdict),
    "status": ("of a commitment", lambda e: e.status),
    "start": ("first character of the words", lambda e: e.statement.content[0].start),
    "stop": ("one past their last character", lambda e: e.statement.content[-1].stop),
    "rule": ("the rule that found it", lambda e: e.statement.why.rule),
}


def cells_of(entry: Entry, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The values of an entry in these columns; what is not known is ``None``."""
    return tuple(COLUMNS[name][1](entry) for name in columns)


def frame_of(entries: Iterable[Entry], library: str | None = None) -> Any:
    """The entries as a data frame of polars or pandas, one row each; :class:`UsageError` where neither is there."""
    names = tuple(COLUMNS)
    columns = dict(zip(names, map(list, zip(*(cells_of(e, names) for e in entries), strict=True)), strict=False))
    for name in (library,) if library else _LIBRARIES:
        try:
            return importlib.import_module(name).DataFrame(columns or {name: [] for name in names})
        except ImportError:
            continue
    wanted = library or "polars or pandas"
    raise UsageError(f"{wanted} is not installed.", "A data frame needs it.", f"pip install {library or 'polars'}")
