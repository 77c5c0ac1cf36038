"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Protocol

from mithaq.export.whole import whole_file, write_error

__all__ = ["Sink", "open_target", "write_error"]


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


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _to_file(file: IO[bytes]) -> Sink:
    def write(text: str) -> None:
        file.write(_bytes(text))

    return write


def _to_stdout(text: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    rest = memoryview(_bytes(text))
    while rest:  # an unbuffered stream may take a part only
        rest = rest[buffer.write(rest) or 0 :]
    buffer.flush()
