"""Tables of statements: the columns of an entry, and data frames of the library that is installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from mithaq.errors import UsageError
from mithaq.export.tabular.columns import ENTRY_COLUMNS, joined
from mithaq.model.ledger import Entry

__all__ = ["COLUMNS", "cells_of", "frame_from", "frame_of"]

T = TypeVar("T")
_LIBRARIES = ("polars", "pandas")


#: Every column: its name, what it holds in words, and how it is read.
COLUMNS = ENTRY_COLUMNS


def cells_of(entry: Entry, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The values of an entry in these columns; several have ``; `` between, not known is ``None``."""
    return tuple(joined(COLUMNS[name][1](entry)) for name in columns)


def frame_of(entries: Iterable[Entry], library: str | None = None) -> Any:
    """The entries as a data frame of polars or pandas, one row each; :class:`UsageError` where neither is there."""
    return frame_from({name: _cell(name) for name in COLUMNS}, entries, library)


def _cell(name: str) -> Callable[[Entry], Any]:
    return lambda entry: joined(COLUMNS[name][1](entry))


def frame_from(columns: Mapping[str, Callable[[T], Any]], rows: Iterable[T], library: str | None = None) -> Any:
    """The rows as a data frame with these columns, each a name and how it is read."""
    held: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name, read in columns.items():
            held[name].append(read(row))
    for name in (library,) if library else _LIBRARIES:
        try:
            return importlib.import_module(name).DataFrame(held)
        except ImportError:
            continue
    wanted = library or "polars or pandas"
    raise UsageError(f"{wanted} is not installed.", "A data frame needs it.", f"pip install {library or 'polars'}")
