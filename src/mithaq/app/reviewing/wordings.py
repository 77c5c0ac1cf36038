"""Wordings: what a reviewer types into a field becomes the ids that a correction holds."""

from __future__ import annotations

from mithaq.app.ledger import Ledger
from mithaq.errors import UsageError
from mithaq.search.names import Names

__all__ = ["field_value"]


def field_value(ledger: Ledger, field: str, typed: str) -> str | None:
    """The value of a field as a correction writes it: names of actors and instruments become ids where they have one.

    Raises :class:`mithaq.errors.AmbiguousActor` for a name that several have, :class:`UsageError` for an instrument
    that neither a pack nor an article names.
    """
    parts = [part.strip() for part in typed.split(";") if part.strip()]
    if not parts:
        return None
    with ledger.database.reading() as connection:
        names = Names(connection, ledger.reader.kb())
        if field in ("speaker", "addressees"):
            return "; ".join(names.actor(part) or part for part in parts)
        if field == "instruments":
            return "; ".join(_instrument(names, part) for part in parts)
    return "; ".join(parts)


def _instrument(names: Names, typed: str) -> str:
    if names.kb.instrument(typed) or typed.startswith("found:"):
        return typed
    found = [value for kind, value in names.topics(typed) if kind == "about"]
    if not found:
        why = "No pack holds it and no article names it so."
        raise UsageError(f"No instrument «{typed}».", why, "choose one of the list, or add it to a pack")
    return found[0]
