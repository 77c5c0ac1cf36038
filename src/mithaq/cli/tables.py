"""Tables for people: one heading for an article, one row for a statement, Arabic that stays in its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mithaq.cli.terminal import isolated, printable, wrapped
from mithaq.cli.writers import Writer

if TYPE_CHECKING:
    from rich.console import Console

    from mithaq.model.document import Document

__all__ = ["TableWriter", "heading"]

_WIDTHS = {"speaker": 22, "act": 13, "date": 11, "instruments": 18, "words": 0, "title": 0, "prefix": 0, "suffix": 0}
_NARROW = 16
_LEAST = 24
_WORD_LINES, _LINES = 6, 3


class TableWriter(Writer):
    """Statements as tables on a console. ``isolate`` puts direction marks around cells with Arabic letters."""

    def __init__(self, limit: int | None, columns: tuple[str, ...], console: Console, isolate: bool) -> None:
        super().__init__(limit)
        self._columns, self._console, self._isolate = columns, console, isolate

    def document(self, doc: Document) -> Iterator[str]:
        """The heading of the article and the table of its statements; what turns one (not, if) stands under its act."""
        from rich.table import Table
        from rich.text import Text

        from mithaq.app.rows import cells, rows, turns

        widths = self._widths()
        table = Table(show_edge=False, pad_edge=False, show_lines=False)
        for name, width in zip(self._columns, widths, strict=True):
            table.add_column(name, width=width, no_wrap=True, overflow="crop")
        for row in rows(doc):
            if not self._take():
                break
            texts = zip(self._columns, cells(row, self._columns), widths, strict=True)
            turned = " ".join(turns(row.statement))
            table.add_row(
                *(
                    Text(self._cell(name, f"{text} {turned}" if name == "act" else text, width))
                    for name, text, width in texts
                )
            )
        with self._console.capture() as caught:
            self._console.print(Text(heading(doc, self._isolate), "bold"), soft_wrap=True)
            if table.row_count:
                self._console.print(table)
            else:
                self._console.print("  no statements")
            self._console.print()
        yield caught.get()

    def _cell(self, name: str, text: str, width: int) -> str:
        lines = _LINES if _WIDTHS.get(name, _NARROW) else _WORD_LINES
        return wrapped(printable(text), width, self._isolate, lines)

    def _widths(self) -> list[int]:
        """The width of each column: fixed, but for those that hold words of the text, which share what is left."""
        fixed = [_WIDTHS.get(name, _NARROW) for name in self._columns]
        wide = fixed.count(0)
        room = self._console.width - sum(fixed) - 3 * (len(fixed) - 1)
        return [width or max(_LEAST, room // wide) for width in fixed]


def heading(doc: Document, isolate: bool) -> str:
    """The article in one line: file, title, outlet, date and how many statements it holds."""
    count = len(doc.statements)
    parts = (doc.path or doc.name, doc.title, doc.metadata.outlet, doc.published)
    known = [isolated(" ".join(printable(part).split()), isolate) for part in parts if part]
    return " · ".join((*known, f"{count} statement{'' if count == 1 else 's'}"))
