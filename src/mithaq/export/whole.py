"""Files that appear only when they are whole: written beside their place under another name, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mithaq.errors import MithaqError

__all__ = ["whole_file", "write_error"]


def write_error(place: str, error: OSError) -> MithaqError:
    """The three lines for a disk that is full or a place that may not be written."""
    why = f"{error.strerror or error}."
    return MithaqError(f"{place}: cannot be written.", why, "free some space, or choose another file with -o")


@contextmanager
def whole_file(place: str | Path) -> Iterator[Path]:
    """A file to write to that takes the name ``place`` at the end of the block.

    When the block ends in an error, or the program is killed, a file that was there stays as it was and no half one has
    its name. Raises :class:`mithaq.errors.MithaqError` for a place that may not be written or a disk that is full.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(f"{folder}/a.txt") as path:
    ...         _ = path.write_text("all of it")
    ...     os.listdir(folder)
    ['a.txt']
    """
    place = Path(place)
    try:
        number, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
        os.close(number)
    except OSError as error:
        raise write_error(str(place), error) from error
    temporary = Path(name)
    try:
        yield temporary
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, place)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise write_error(str(place), error) from error
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
