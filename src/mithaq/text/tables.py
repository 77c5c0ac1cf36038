"""Tables and settings as a linguist writes them: rows of a TSV file, plain data of a YAML file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mithaq.errors import PackError

__all__ = ["read_rows", "read_yaml"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The plain data of a YAML file; :class:`PackError` with file and line when it cannot be parsed."""
    try:
        return yaml.load(_text(path), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        problem = str(getattr(error, "problem", error))
        raise PackError(f"{where}: not valid YAML.", problem, "mithaq pack check") from error


def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file: first line that is not a comment names the columns; ``#`` lines are comments.

    Each row also holds ``"_line"``, its line number as text. :class:`PackError` when a row has too many cells.
    """
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            what = f"{path}:{number}: {len(cells)} cells, but {len(header)} columns."
            raise PackError(what, line, "mithaq pack check")
        row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        row["_line"] = str(number)
        rows.append(row)
    return tuple(rows)


def _text(path: Path) -> str:
    """The text of a pack file, which must be UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8.", str(error), "save the file as UTF-8") from error
