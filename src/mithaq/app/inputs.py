"""What to read: files, folders and standard input as named sources, in the order given."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ENDINGS", "Source", "find_sources", "sources_of"]

#: The endings of the files that are read from a folder; a file that is named itself may have any.
ENDINGS = (".htm", ".html", ".text", ".txt", ".xhtml")


@dataclass(frozen=True, slots=True)
class Source:
    """One input: ``path`` to read, or ``None`` for standard input; ``empty`` for a folder without articles."""

    path: Path | None
    empty: bool = False

    @property
    def name(self) -> str:
        """The name used in messages and as the file name of the document."""
        return "-" if self.path is None else str(self.path)


def find_sources(paths: Iterable[str]) -> tuple[Source, ...]:
    """One source for each file, ``-`` and article in a folder (its subfolders too, in order of name; none hidden).

    A path that does not exist stays in the list: reading it says what is wrong.

    >>> [source.name for source in find_sources(["-", "a.txt"])]
    ['-', 'a.txt']
    """
    return tuple(source for path in paths for source in _sources(path))


def sources_of(paths: Iterable[str | Path]) -> tuple[Source, ...]:
    """One source for each file, article in a folder, and file that fits a pattern (``news/**/*.html``).

    >>> [source.name for source in sources_of(["-", "a.txt"])]
    ['-', 'a.txt']
    """
    return find_sources(place for path in map(str, paths) for place in _matches(path))


def _matches(path: str) -> list[str]:
    if not glob.has_magic(path) or Path(path).exists():
        return [path]
    return sorted(glob.glob(path, recursive=True)) or [path]


def _sources(path: str) -> Iterator[Source]:
    if path == "-":
        yield Source(None)
        return
    place = Path(path)
    if not place.is_dir():
        yield Source(place)
        return
    found = [file for file in sorted(place.rglob("*")) if _is_article(file, place)]
    yield from map(Source, found) if found else iter((Source(place, empty=True),))


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in ENDINGS and not file.is_dir()
