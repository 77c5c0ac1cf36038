"""``mithaq doctor`` and ``mithaq demo``: whether all is well, and what the program does, without any file."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from mithaq.cli.ledger.serve import Serving, serve_sample
from mithaq.cli.options import Talk, grouped
from mithaq.cli.terminal import console, printable, say

__all__ = ["demo", "doctor"]


@grouped
def doctor(talk: Talk) -> None:
    """Look at versions, packs and file rights, and read a sentence of each language. Exit code 4: something is off."""
    from mithaq.app.doctor import examine

    wrong = 0
    for finding in examine():
        wrong += not finding.well
        if not talk.quiet or not finding.well:
            print(printable(f"{'ok   ' if finding.well else 'WRONG'} {finding.what:<28} {finding.seen}"))
    if wrong:
        say(f"{wrong} thing{'' if wrong == 1 else 's'} to put right")
        raise typer.Exit(4)


@grouped
def demo(
    talk: Talk,
    serving: Serving,
    plain: Annotated[bool, typer.Option("--plain", help="No direction marks around Arabic.")] = False,
    serve: Annotated[
        bool | None, typer.Option("--serve/--no-serve", help="Then open the web app on it; usual on a terminal.")
    ] = None,
) -> None:
    """Read the packaged sample and show its statements, language by language, and one of them explained.

    On a terminal the web app then opens on the sample, until Ctrl-C; without one the command ends by itself.
    """
    from mithaq.app.demo import read_sample
    from mithaq.cli.show import print_marks
    from mithaq.cli.tables import TableWriter

    terminal = sys.stdout.isatty()
    screen = console(talk.color, width=None if terminal else 120)
    table = TableWriter(None, ("speaker", "act", "words", "date"), screen, terminal and not plain)
    sample = read_sample()
    for name, docs in sample.languages:
        found = sum(len(doc.statements) for doc in docs)
        screen.print(f"{name}: {len(docs)} articles, {found} statements", style="bold")
        screen.print()
        if not found:
            continue
        for doc in docs:
            for piece in table.document(doc):
                sys.stdout.write(piece)
    if sample.explained is not None:
        doc, mark = sample.explained
        screen.print("Why? One of them explained:", style="bold")
        screen.print()
        print_marks(doc, (mark,), talk.color)
    if not talk.quiet:
        say("The sample is invented or written from public facts. Now with your own articles: mithaq extract FILE…")
    if serve or (serve is None and terminal and sys.stdin.isatty()):
        serve_sample(serving, talk.quiet)
