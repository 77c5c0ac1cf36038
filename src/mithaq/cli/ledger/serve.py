"""``mithaq serve``: the web app on a ledger; and the same on the packaged sample, for ``mithaq demo``."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import Annotated

import typer

from mithaq.cli.ledger.place import Place
from mithaq.cli.options import Talk, grouped
from mithaq.cli.terminal import say

__all__ = ["Serving", "serve", "serve_sample"]


@dataclass(frozen=True)
class Serving:
    """Where the web app listens, and whether a browser is opened."""

    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port on 127.0.0.1; 0: any that is free.")
    ] = 8020
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser on it.")] = True


@grouped
def serve(
    place: Place,
    serving: Serving,
    talk: Talk,
    packs: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Folder of one more domain pack.")] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, change nothing.")] = False,
) -> None:
    """Read, check, correct and show the ledger in a browser, on this machine only, until Ctrl-C.

    It binds 127.0.0.1 and asks nothing of any other machine. Without a ledger an empty one is made, to add articles to.

    Examples: mithaq serve · mithaq serve -l minsk.db --read-only · mithaq serve --port 9000 --no-browser
    """
    from mithaq.app.ledger import Ledger
    from mithaq.web.server import Settings
    from mithaq.web.server import serve as run

    with Ledger(place.ledger, create=not read_only, packs=tuple(packs or ())) as ledger:
        settings = Settings(serving.port, serving.browser, read_only)
        run(ledger, settings, None if talk.quiet else _ready)


def serve_sample(serving: Serving, quiet: bool = False) -> None:
    """Nothing; the web app answers on a ledger of the packaged sample until Ctrl-C, and the ledger is gone then."""
    from mithaq.app.ledger import Ledger
    from mithaq.sample import sample_texts
    from mithaq.web.server import Settings
    from mithaq.web.server import serve as run

    with tempfile.TemporaryDirectory(prefix="mithaq-") as folder, Ledger(f"{folder}/sample.db") as ledger:
        ledger.add(list(sample_texts()))
        run(ledger, Settings(serving.port, serving.browser, demo=True), None if quiet else _ready)


def _ready(address: str) -> None:
    say(f"Open {address}  (Ctrl-C ends it)")
