"""Statements as HTML for notebooks: self-contained, offline, every text in its own direction, marks inline."""

from __future__ import annotations

from collections.abc import Iterable

from mithaq.model.ledger import Entry
from mithaq.model.marked import framed

__all__ = ["html_of"]


def html_of(sentence: str, entries: Iterable[Entry], count: int) -> str:
    """A sentence of what is shown, then these entries; says how many more there are."""
    shown = [entry.headed_html() for entry in entries]
    more = f"<p>… and {count - len(shown):,} more</p>" if count > len(shown) else ""
    return framed(sentence, "".join(shown) + more)
