"""Statements as HTML for notebooks: self-contained, offline, every text in its own direction, marks inline."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mithaq.export.items import direction_of
from mithaq.export.marking import passage_html
from mithaq.model.ledger import Entry

__all__ = ["entry_html", "html_of"]

_STYLE = (
    ".mithaq blockquote{margin:.2em 0 .9em;padding:0 .8em;border-inline-start:3px solid #bbb;line-height:1.6}"
    ".mithaq mark{background:#fff1b8;color:inherit}.mithaq .cue{text-decoration:underline}"
    ".mithaq .source{font-weight:bold}.mithaq p{margin:.2em 0;color:#555}"
)


def html_of(sentence: str, entries: Iterable[Entry], count: int) -> str:
    """A sentence of what is shown, then these entries; says how many more there are."""
    shown = [entry_html(entry) for entry in entries]
    more = f"<p>… and {count - len(shown):,} more</p>" if count > len(shown) else ""
    return f'<div class="mithaq"><style>{_STYLE}</style><h4>{escape(sentence)}</h4>{"".join(shown)}{more}</div>'


def entry_html(entry: Entry) -> str:
    """One entry: who, what act, when, which outlet; under it the passage with its marks."""
    about = (entry.speaker, entry.act.replace("_", " "), entry.date, entry.article.outlet, entry.article.published)
    line = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in about if part)
    return f"<p>{line}</p>{passage_html(entry, 'blockquote', direction_of(entry.article.language))}"
