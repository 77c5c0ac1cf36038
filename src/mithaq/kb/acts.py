"""The acts as other coding schemes name them, and which of them take a stand on what is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["ActCodes", "act_codes"]

_FILE = Path(__file__).with_name("acts.tsv")
_STANCES = {"+": True, "-": False, "": None}


@dataclass(frozen=True, slots=True)
class ActCodes:
    """An act in CAMEO and PLOVER, the nearest code first; nothing where a scheme has no place for it.

    ``stance``: whether the act is for (``True``) or against (``False``) the principle or instrument that the statement
    names; ``None`` where the act does not tell, as when something is merely said of it.
    """

    act: str
    cameo: tuple[str, ...]
    plover_event: str | None
    plover_mode: str | None
    stance: bool | None


@cache
def act_codes() -> Mapping[str, ActCodes]:
    """The codes of every act, by act.

    >>> act_codes()["reject"].cameo[0], act_codes()["reject"].stance, act_codes()["assert"].plover_event
    ('120', False, None)
    """
    lines = (line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    rows = [line.split("\t") for line in lines][1:]
    return {row[0]: _codes(row) for row in rows}


def _codes(row: list[str]) -> ActCodes:
    act, cameo, event, mode, stance = row
    return ActCodes(act, tuple(cameo.split()), _or_none(event), _or_none(mode), _STANCES[stance])


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell
