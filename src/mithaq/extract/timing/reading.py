"""What a rule hands to the function that values it, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

__all__ = ["Reading", "Value"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The matched slots of a rule, the day of publication, and which way the sentence leans.

    ``lean`` is asked only where it matters and answers ``past``, ``future`` or nothing; ``order`` is the order of
    numeric dates, ``dmy`` or ``mdy``.
    """

    slots: Mapping[str, str]
    anchor: date | None
    lean: Callable[[], str]
    order: str = "dmy"

    def number(self, slot: str) -> int | None:
        """The slot as a whole number, ``None`` when it was not matched."""
        value = self.slots.get(slot)
        return int(value) if value else None


@dataclass(frozen=True, slots=True)
class Value:
    """An EDTF value (``None`` when nothing anchors it), other fair readings, whether it was counted from the day of
    publication, the kind where it is not the rule's own, and whether something in the sentence speaks for it."""

    text: str | None
    alternatives: tuple[str, ...] = ()
    relative: bool = False
    kind: str | None = None
    sure: bool = True
