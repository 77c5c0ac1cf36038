"""Statements as HTML for notebooks: self-contained, offline, every text in its own direction, marks inline."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.ledger import Entry

__all__ = ["entry_html", "html_of"]

_STYLE = (
    ".mithaq blockquote{margin:.2em 0 .9em;padding:0 .8em;border-inline-start:3px solid #bbb;line-height:1.6}"
    ".mithaq mark{background:#fff1b8;color:inherit}.mithaq .cue{text-decoration:underline}"
    ".mithaq .source{font-weight:bold}.mithaq p{margin:.2em 0;color:#555}"
)
_MARKS = {
    "content": ("<mark>", "</mark>"),
    "cue": ('<span class="cue">', "</span>"),
    "source": ('<span class="source">', "</span>"),
}


def html_of(sentence: str, entries: Iterable[Entry], count: int) -> str:
    """A sentence of what is shown, then these entries; says how many more there are."""
    shown = [entry_html(entry) for entry in entries]
    more = f"<p>… and {count - len(shown):,} more</p>" if count > len(shown) else ""
    return f'<div class="mithaq"><style>{_STYLE}</style><h4>{escape(sentence)}</h4>{"".join(shown)}{more}</div>'


def entry_html(entry: Entry) -> str:
    """One entry: who, what act, when, which outlet; under it the passage with its marks."""
    about = (entry.speaker, entry.act.replace("_", " "), entry.date, entry.article.outlet, entry.article.published)
    line = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in about if part)
    language = entry.article.language
    known = language in pack_codes()
    direction = load_pack(str(language)).direction if known else "auto"
    said = "".join(_marked(piece, part) for piece, part in entry.passage.segments())
    return f'<p>{line}</p><blockquote lang="{escape(language or "und")}" dir="{direction}">{said}</blockquote>'


def _marked(piece: str, part: str) -> str:
    before, after = _MARKS.get(part, ("", ""))
    return f"{before}{escape(piece)}{after}"
