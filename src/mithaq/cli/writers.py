"""How results are written: JSON for programs, tables for people and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from mithaq.errors import UsageError
from mithaq.text.cells import safe_cell

if TYPE_CHECKING:
    from mithaq.model.document import Document

__all__ = ["FORMATS", "Writer", "writer_for"]

FORMATS = ("table", "jsonl", "json", "csv", "tsv", "md")
_TABLES = ("table", "csv", "tsv", "md")
#: The columns of a table where none are chosen.
_SHOWN = ("speaker", "act", "words", "date", "instruments")
_WRITTEN = (
    *("document", "language", "published", "outlet", "statement", "parent", "speaker", "actor", "mention", "resolved"),
    *("reported_by", "act", "acts", "kind", "words", "cue", "date", "date_basis", "addressees", "venue", "place"),
    *("instruments", "concepts", "polarity", "modifiers", "commitment", "targets", "voice", "headline", "inferred"),
    *("confidence", "rule", "start", "stop", "prefix", "suffix"),
)


class Writer:
    """Writes documents one by one: ``head``, then ``document`` for each, then ``tail``; all give pieces of text.

    ``limit`` counts articles in JSON and rows in tables; ``full`` is true once it is reached.
    """

    def __init__(self, limit: int | None) -> None:
        self._left = limit

    @property
    def full(self) -> bool:
        """Whether nothing more will be written."""
        return self._left == 0

    def _take(self) -> bool:
        if self._left is not None:
            if self._left == 0:
                return False
            self._left -= 1
        return True

    def head(self) -> str:
        """What comes before the first document."""
        return ""

    def document(self, doc: Document) -> Iterator[str]:
        """What is written for one document."""
        raise NotImplementedError

    def tail(self) -> str:
        """What comes after the last document."""
        return ""


class _Json(Writer):
    """One ``mithaq/1`` object a line, or all of them in one list."""

    def __init__(self, limit: int | None, lines: bool) -> None:
        super().__init__(limit)
        self._lines, self._some = lines, False

    def head(self) -> str:
        return "" if self._lines else "["

    def document(self, doc: Document) -> Iterator[str]:
        from mithaq.model.contract import json_line

        if self._take():
            yield f"{json_line(doc)}\n" if self._lines else f"{',' if self._some else ''}\n{json_line(doc)}"
            self._some = True

    def tail(self) -> str:
        return "" if self._lines else ("\n]\n" if self._some else "]\n")


class _Rows(Writer):
    """Rows for spreadsheets and Markdown, the names of the columns first."""

    def __init__(self, limit: int | None, columns: tuple[str, ...], line: Callable[[tuple[str, ...]], str]) -> None:
        super().__init__(limit)
        self._columns, self._line = columns, line

    def head(self) -> str:
        return self._line(self._columns)

    def document(self, doc: Document) -> Iterator[str]:
        from mithaq.app.rows import cells, rows

        for row in rows(doc):
            if not self._take():
                return
            yield self._line(cells(row, self._columns))


class _Markdown(_Rows):
    def head(self) -> str:
        return super().head() + self._line(("---",) * len(self._columns))


def _delimited(delimiter: str) -> Callable[[tuple[str, ...]], str]:
    def line(row: tuple[str, ...]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow([safe_cell(cell) for cell in row])
        return out.getvalue()

    return line


def _piped(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row) + " |\n"


def _columns(names: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    from mithaq.app.rows import COLUMNS

    if names is None:
        return usual
    chosen = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in chosen:
        if name not in COLUMNS:
            raise UsageError(
                f"No column «{name}».", f"There are: {', '.join(COLUMNS)}.", f"--columns {','.join(usual[:3])}"
            )
    return chosen or usual


def writer_for(name: str, limit: int | None, columns: str | None, table: Callable[[tuple[str, ...]], Writer]) -> Writer:
    """The writer of a format; ``table`` makes the one for people. :class:`UsageError` for no such format or column."""
    if name not in FORMATS:
        raise UsageError(f"No format «{name}».", f"There are: {', '.join(FORMATS)}.", "--format jsonl")
    if columns is not None and name not in _TABLES:
        raise UsageError("--columns is for tables.", f"{name} holds all fields of an article.", "--format csv")
    makers: Mapping[str, Callable[[], Writer]] = {
        "table": lambda: table(_columns(columns, _SHOWN)),
        "jsonl": lambda: _Json(limit, lines=True),
        "json": lambda: _Json(limit, lines=False),
        "csv": lambda: _Rows(limit, _columns(columns, _WRITTEN), _delimited(",")),
        "tsv": lambda: _Rows(limit, _columns(columns, _WRITTEN), _delimited("\t")),
        "md": lambda: _Markdown(limit, _columns(columns, _SHOWN), _piped),
    }
    return makers[name]()
