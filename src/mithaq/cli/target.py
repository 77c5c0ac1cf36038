"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from mithaq.export.whole import whole_file, write_error

__all__ = ["Sink", "file_for", "open_target", "write_error"]

_PIECE = 1 << 20


class Sink(Protocol):
    """Something text is written to."""

    def __call__(self, text: str) -> None:
        """Nothing; the text is written."""


@contextmanager
def open_target(output: str | None) -> Iterator[Sink]:
    """A function that writes text as UTF-8: to standard output, or to ``output``, renamed when all is written.

    When the block ends in an error nothing is left behind and a file that was there stays as it was.
    """
    if output is None or output == "-":
        yield _to_stdout
        sys.stdout.flush()
        return
    with whole_file(output) as path, path.open("wb") as file:
        yield _to_file(file)


@contextmanager
def file_for(output: str, ending: str) -> Iterator[str]:
    """The place of a file to be written: ``output``, or for ``-`` one whose bytes then go to standard output.

    ``ending``: how the name of the file ends where it is not given.
    """
    if output != "-":
        yield output
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"statements{ending}"
        yield str(path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                _write_bytes(piece)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _to_file(file: IO[bytes]) -> Sink:
    def write(text: str) -> None:
        file.write(_bytes(text))

    return write


def _to_stdout(text: str) -> None:
    if getattr(sys.stdout, "buffer", None) is None:
        sys.stdout.write(text)
        return
    _write_bytes(_bytes(text))


def _write_bytes(piece: bytes) -> None:
    buffer = sys.stdout.buffer
    sys.stdout.flush()
    rest = memoryview(piece)
    while rest:  # an unbuffered stream may take a part only
        rest = rest[buffer.write(rest) or 0 :]
    buffer.flush()
