"""Tables of statements: the columns of an entry, and data frames of the library that is installed."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

from mithaq.errors import UsageError
from mithaq.export.tabular.columns import ENTRY_COLUMNS, joined
from mithaq.model.ledger import Entry

__all__ = ["COLUMNS", "cells_of", "frame_of"]

_LIBRARIES = ("polars", "pandas")


#: Every column: its name, what it holds in words, and how it is read.
COLUMNS = ENTRY_COLUMNS


def cells_of(entry: Entry, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """The values of an entry in these columns; several have ``; `` between, not known is ``None``."""
    return tuple(joined(COLUMNS[name][1](entry)) for name in columns)


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
