"""A language pack: one folder of tables (TSV), rules (YAML) and a small morphology module."""

from __future__ import annotations

import importlib
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any

from mithaq.errors import PackError
from mithaq.text.tables import read_rows, read_yaml

__all__ = ["Pack", "direction_of", "language_of", "load_pack", "pack_codes"]

HERE = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Pack:
    """One language. ``rows`` and ``data`` read its files once; ``morph`` is its code.

    >>> pack = load_pack("ar")
    >>> pack.code, pack.direction
    ('ar', 'rtl')
    """

    code: str
    folder: Path
    settings: dict[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        """The language's name, in English."""
        return str(self.settings["name"])

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return str(self.settings["direction"])

    @cached_property
    def morph(self) -> ModuleType:
        """The pack's ``morph`` module."""
        return importlib.import_module(f"mithaq.lang.{self.code}.morph")

    @cache  # noqa: B019  packs live as long as the process
    def rows(self, file: str) -> tuple[dict[str, str], ...]:
        """The rows of one of the pack's TSV files (empty when the pack has no such file)."""
        path = self.folder / file
        return read_rows(path) if path.exists() else ()

    @cache  # noqa: B019
    def data(self, file: str) -> Any:
        """The plain data of one of the pack's YAML files (``{}`` when the pack has no such file)."""
        path = self.folder / file
        return (read_yaml(path) or {}) if path.exists() else {}


@cache
def pack_codes() -> tuple[str, ...]:
    """The codes of the language packs that are installed."""
    return tuple(sorted(folder.name for folder in HERE.iterdir() if (folder / "pack.yml").exists()))


@lru_cache(maxsize=1 << 16)
def language_of(text: str) -> str:
    """The code of the pack in whose script most letters of a short text are written; the first one of a script counts.

    A text without letters of any pack is taken as if written in the letters of this sentence.

    >>> language_of("نعم"), language_of("да"), language_of("yes")
    ('ar', 'ru', 'en')
    """
    scripts = _scripts()
    counts = Counter(scripts.get(unicodedata.name(letter, "").split(" ")[0]) for letter in text if letter.isalpha())
    known = [(code, count) for code, count in counts.items() if code]
    return max(known, key=itemgetter(1))[0] if known else scripts.get("LATIN", pack_codes()[0])


@cache
def _scripts() -> dict[str, str]:
    """The first pack of each script, by the script's name in Unicode."""
    return {str(load_pack(code).settings.get("script", "")).upper(): code for code in reversed(pack_codes())}


@cache
def direction_of(language: str | None) -> str:
    """Which way a language is written, by its pack; ``auto`` where no pack reads it.

    >>> direction_of("ar"), direction_of("ru"), direction_of(None)
    ('rtl', 'ltr', 'auto')
    """
    return load_pack(language).direction if language in pack_codes() and language else "auto"


@cache
def load_pack(code: str) -> Pack:
    """The language pack with this code; :class:`PackError` when there is none.

    >>> load_pack("xx")
    Traceback (most recent call last):
    mithaq.errors.PackError: No language pack «xx».
      ...
    """
    folder = HERE / code
    if not (folder / "pack.yml").exists():
        raise PackError(f"No language pack «{code}».", f"Installed: {', '.join(pack_codes())}.", "mithaq pack list")
    return Pack(code, folder, read_yaml(folder / "pack.yml"))
