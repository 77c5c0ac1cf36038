"""The terminal: colours, direction marks, and one place where everything is written."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from mithaq.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "isolated", "printable", "say", "wrapped"]

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FIRST, _POP = "\u2068", "\u2069"


def console(color: str = "auto", error: bool = False, width: int | None = None) -> Console:
    """A console on standard output (or standard error) that obeys ``color`` and ``NO_COLOR``."""
    from rich.console import Console

    if color not in ("auto", "always", "never"):
        raise UsageError(f"No colour setting «{color}».", "It is auto, always or never.", "--color auto")
    stream = sys.stderr if error else sys.stdout
    no_color = color == "never" or ("NO_COLOR" in os.environ and color != "always")
    return Console(
        file=stream,
        force_terminal=True if color == "always" else None,
        no_color=no_color or None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        width=width,
    )


def printable(text: str) -> str:
    """The text without what cannot be written or would move the cursor: surrogates, controls, direction controls.

    >>> printable("a\\ud800b\\x1b[0m\\u202ec")
    'a�b�[0m�c'
    """
    return _CONTROL.sub("\ufffd", _SURROGATE.sub("\ufffd", text))


def isolated(text: str, on: bool) -> str:
    """The text between U+2068 and U+2069 where it holds right-to-left letters, so that it moves nothing around it.

    >>> isolated("ميثاق", True) == "\\u2068ميثاق\\u2069", isolated("Mithaq", True), isolated("ميثاق", False)
    (True, 'Mithaq', 'ميثاق')
    """
    return f"{_FIRST}{text}{_POP}" if on and _RIGHT_TO_LEFT.search(text) else text


def wrapped(text: str, width: int, isolate: bool, most: int = 12) -> str:
    """The text cut into lines of at most ``width`` cells, each isolated by itself; more than ``most`` end in ``…``."""
    from rich.cells import cell_len, chop_cells

    lines: list[str] = []
    line = ""
    for word in text.split():
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        for piece in pieces:
            longer = f"{line} {piece}" if line else piece
            if cell_len(longer) <= width:
                line = longer
            else:
                lines.append(line)
                line = piece
    if line:
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: width - 1]}…"]
    return "\n".join(isolated(one, isolate) for one in lines)


def say(line: str) -> None:
    """Nothing; the line is written to standard error, whatever letters it holds."""
    stream = sys.stderr
    try:
        stream.write(printable_lines(line) + "\n")
        stream.flush()
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def printable_lines(text: str) -> str:
    """The lines of a text, each :func:`printable`."""
    return "\n".join(printable(line) for line in text.split("\n"))
