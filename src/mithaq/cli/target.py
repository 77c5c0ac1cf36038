"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from mithaq.errors import MithaqError

__all__ = ["Sink", "open_target", "write_error"]


class Sink(Protocol):
    """Something text is written to."""

    def __call__(self, text: str) -> None:
        """Nothing; the text is written."""


def write_error(place: str, error: OSError) -> MithaqError:
    """The three lines for a disk that is full or a place that may not be written."""
    why = f"{error.strerror or error}."
    return MithaqError(f"{place}: cannot be written.", why, "free some space, or choose another file with -o")


@contextmanager
def open_target(output: str | None) -> Iterator[Sink]:
    """A function that writes text as UTF-8: to standard output, or to ``output``, renamed when all is written.

    When the block ends in an error nothing is left behind and a file that was there stays as it was.
    """
    if output is None or output == "-":
        yield _to_stdout
        sys.stdout.flush()
        return
    place = Path(output)
    try:
        number, temporary = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    except OSError as error:
        raise write_error(output, error) from error
    try:
        with os.fdopen(number, "wb") as file:
            yield _to_file(file)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, place)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise write_error(output, error) from error
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
