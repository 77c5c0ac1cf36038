"""The one exception tree of Mithaq.

MithaqError                 anything a user can put right; three lines: what and where, why, what to type
├── InputError              a file or text that cannot be read
│   ├── NoText              nothing that is text was found (empty, binary, a directory, only markup)
│   ├── TooLarge            over a limit of size or time
│   └── UnknownLanguage     no language pack for this text
├── PackError               a language or domain pack that is wrong, with file and line
├── LedgerError             a ledger that cannot be opened, read or written
│   ├── NewerLedger         a ledger that a newer version of the program has written
│   └── NotInLedger         no article, statement or actor of this id or name
├── AmbiguousActor          a name that more than one actor has; the message lists them with their ids
└── UsageError              an argument that makes no sense
"""

from __future__ import annotations

__all__ = [
    "AmbiguousActor",
    "InputError",
    "LedgerError",
    "MithaqError",
    "NewerLedger",
    "NoText",
    "NotInLedger",
    "PackError",
    "TooLarge",
    "UnknownLanguage",
    "UsageError",
]


class MithaqError(Exception):
    """What went wrong, in three lines a person can act on.

    Arguments: ``what`` (what happened and where), ``why`` (the reason in one sentence) and ``try_this`` (what to type
    or do next). ``str(error)`` is the three lines.

    >>> print(MithaqError("news/a.txt: no text found.", "The file is empty.", "mithaq extract another.txt"))
    news/a.txt: no text found.
      The file is empty.
      Try: mithaq extract another.txt
    """

    def __init__(self, what: str, why: str = "", try_this: str = "") -> None:
        super().__init__(what, why, try_this)
        self.what, self.why, self.try_this = what, why, try_this

    def __str__(self) -> str:
        lines = [self.what]
        if self.why:
            lines.append(f"  {self.why}")
        if self.try_this:
            lines.append(f"  Try: {self.try_this}")
        return "\n".join(lines)


class InputError(MithaqError):
    """A file or text that cannot be read."""


class NoText(InputError):
    """Nothing that is text was found."""


class TooLarge(InputError):
    """Over a limit of size or time."""


class UnknownLanguage(InputError):
    """No language pack reads this text."""


class PackError(MithaqError):
    """A language or domain pack that is wrong, with its file and line."""


class UsageError(MithaqError):
    """An argument that makes no sense."""


class LedgerError(MithaqError):
    """A ledger that cannot be opened, read or written."""


class NewerLedger(LedgerError):
    """A ledger that a newer version of the program has written."""


class NotInLedger(LedgerError):
    """No article, statement or actor of this id or name."""


class AmbiguousActor(MithaqError):
    """A name that more than one actor has; ``candidates`` holds their ids and names.

    >>> print(AmbiguousActor("Ivanov", (("person:a", "Ann Ivanov"), ("person:b", "Bo Ivanov"))))
    «Ivanov» names 2 actors.
      person:a (Ann Ivanov), person:b (Bo Ivanov)
      Try: use the id, as in by:person:a
    """

    def __init__(self, name: str, candidates: tuple[tuple[str, str], ...]) -> None:
        listed = ", ".join(f"{actor} ({shown})" for actor, shown in candidates)
        first = candidates[0][0] if candidates else "person:…"
        super().__init__(f"«{name}» names {len(candidates)} actors.", listed, f"use the id, as in by:{first}")
        self.candidates = candidates
