"""Answers: rows of any kind, written as a table for people or as JSON, CSV, TSV and Markdown for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from mithaq.cli.target import open_target
from mithaq.cli.terminal import console, printable, wrapped
from mithaq.cli.writers import FORMATS
from mithaq.errors import UsageError
from mithaq.text.cells import safe_cell

if TYPE_CHECKING:
    from mithaq.cli.options import Output, Talk

__all__ = ["Answers", "columns_of", "write_answers"]

_NARROW, _WIDE, _LEAST, _LINES = (
    16,
    (
        "words",
        "passage",
        "title",
        "why",
        "names",
        "note",
        "source_name",
        "target_name",
        "statements",
        "edits",
        "differences",
    ),
    24,
    6,
)


@dataclass(frozen=True, slots=True)
class Answers:
    """Rows to write: each a JSON object and, in these ``columns``, its cells (``None``: not known)."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[dict[str, Any], tuple[Any, ...]]]


def columns_of(output: Output, every: Collection[str], usual: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that are asked for; without a wish all of them in CSV and TSV, else the ``usual`` ones."""
    if output.columns is None:
        return tuple(every) if output.format in ("csv", "tsv") else usual
    columns = tuple(name.strip() for name in output.columns.split(",") if name.strip()) or usual
    for name in columns:
        if name not in every:
            raise UsageError(
                f"No column «{name}».", f"There are: {', '.join(every)}.", f"--columns {','.join(usual[:2])}"
            )
    return columns


def write_answers(answers: Answers, output: Output, talk: Talk) -> int:
    """How many rows were written, in the format asked for: a table on a terminal, JSON Lines in a pipe."""
    on_screen = output.output in (None, "-") and sys.stdout.isatty()
    name = output.format or ("table" if on_screen else "jsonl")
    if name not in FORMATS:
        raise UsageError(f"No format «{name}».", f"There are: {', '.join(FORMATS)}.", "--format jsonl")
    written = 0

    def counted() -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
        nonlocal written
        for row in islice(answers.rows, output.limit):
            written += 1
            yield row

    counted_answers = Answers(answers.columns, counted())
    with open_target(output.output) as write:
        if name == "table":
            color = talk.color if on_screen or talk.color == "always" else "never"
            for piece in _table(counted_answers, color, on_screen and not output.plain, None if on_screen else 120):
                write(piece)
        else:
            for piece in _LINES_OF[name](counted_answers):
                write(piece)
    return written


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else " ".join(str(value).split())


def _jsonl(answers: Answers) -> Iterator[str]:
    return (f"{json.dumps(plain, ensure_ascii=False)}\n" for plain, _ in answers.rows)


def _json(answers: Answers) -> Iterator[str]:
    before = "["
    for plain, _ in answers.rows:
        yield f"{before}\n{json.dumps(plain, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _delimited(delimiter: str) -> Callable[[Answers], Iterator[str]]:
    def lines(answers: Answers) -> Iterator[str]:
        for cells in chain((answers.columns,), (cells for _, cells in answers.rows)):
            out = io.StringIO()
            csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow(
                [safe_cell(_cell(cell)) for cell in cells]
            )
            yield out.getvalue()

    return lines


def _markdown(answers: Answers) -> Iterator[str]:
    def line(cells: Iterable[Any]) -> str:
        return "| " + " | ".join(_cell(cell).replace("\\", "\\\\").replace("|", "\\|") for cell in cells) + " |\n"

    yield line(answers.columns)
    yield line("---" for _ in answers.columns)
    yield from (line(cells) for _, cells in answers.rows)


def _table(answers: Answers, color: str, isolate: bool, width: int | None) -> Iterator[str]:
    from rich.table import Table
    from rich.text import Text

    screen = console(color, width=width)
    wide = [name in _WIDE for name in answers.columns]
    room = screen.width - _NARROW * wide.count(False) - 3 * (len(wide) - 1)
    widths = [max(_LEAST, room // max(1, wide.count(True))) if is_wide else _NARROW for is_wide in wide]
    table = Table(show_edge=False, pad_edge=False)
    for name, cell_width in zip(answers.columns, widths, strict=True):
        table.add_column(name, width=cell_width, no_wrap=True, overflow="crop")
    for _, cells in answers.rows:
        pairs = zip(cells, widths, strict=True)
        table.add_row(*(Text(wrapped(printable(_cell(cell)), size, isolate, _LINES)) for cell, size in pairs))
    with screen.capture() as caught:
        if table.row_count:
            screen.print(table)
    yield caught.get()


_LINES_OF: dict[str, Callable[[Answers], Iterator[str]]] = {
    "jsonl": _jsonl,
    "json": _json,
    "csv": _delimited(","),
    "tsv": _delimited("\t"),
    "md": _markdown,
}
