"""Which ledger a command means, and articles of it by id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.terminal import say

if TYPE_CHECKING:
    from mithaq.app.ledger import Ledger
    from mithaq.model.document import Document

__all__ = ["Packs", "Place", "opened", "stored_document"]


Packs = Annotated[list[str] | None, typer.Option(metavar="NAME|PATH", help="One more domain pack, by name or folder.")]


@dataclass(frozen=True)
class Place:
    """Where the ledger lies."""

    ledger: Annotated[
        str | None,
        typer.Option("--ledger", "-l", metavar="PATH", help="The ledger; else $MITHAQ_LEDGER, else ./mithaq.db."),
    ] = None


@contextmanager
def opened(place: Place, create: bool = False, packs: tuple[str, ...] = ()) -> Iterator[Ledger]:
    """The ledger, open until the end of the block; a missing one is an error unless it may be made."""
    from mithaq.app.ledger import Ledger

    with Ledger(place.ledger, create=create, packs=packs) as ledger:
        for name in ledger.missing_packs:
            say(f"Note: its articles were read with the domain pack «{name}»; name its folder with --packs.")
        yield ledger


def stored_document(wanted: str, place: Place) -> Document | None:
    """The article of the ledger with this id or name, or that of the statement with this id; ``None`` where there is
    a file of this name, or no ledger."""
    from mithaq.app.ledger import place_of
    from mithaq.errors import NotInLedger

    named = place_of(place.ledger)
    if wanted == "-" or Path(wanted).exists() or ("://" not in named and not Path(named).exists()):
        return None
    with opened(place) as ledger:
        try:
            return ledger.document(wanted)
        except NotInLedger:
            try:
                return ledger.document(ledger.statement(wanted).article.id)
            except NotInLedger:
                return None
