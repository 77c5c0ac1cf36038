"""``mithaq extract``: read articles and print what was found; nothing is stored."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.options import Output, Reading, Talk, grouped
from mithaq.cli.progress import Progress, Stop, stoppable
from mithaq.cli.target import Sink, open_target
from mithaq.cli.terminal import console, say

if TYPE_CHECKING:
    from mithaq.app.extract import Outcome, Reader
    from mithaq.cli.writers import Writer

__all__ = ["extract", "reader_of"]


@grouped
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    reading: Reading,
    output: Output,
    talk: Talk,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 4 when no statement is found.")] = False,
) -> None:
    """Read articles and print every attributed statement; nothing is stored.

    In a pipe: one mithaq/1 JSON object an article, in order of input.

    Exit codes: 0 done, 2 wrong usage, 3 some inputs failed (they are listed), 4 nothing found with --fail-empty.
    """
    from mithaq.app.inputs import find_sources

    reader = reader_of(reading)
    writer = _writer(output, talk)
    sources = find_sources(paths)
    progress = Progress(len(sources), talk.quiet)
    with stoppable() as stop, open_target(output.output) as write:
        statements = _run(reader.read_all(sources), writer, write, _Watch(progress, stop, talk.verbose))
        if stop.asked:
            raise KeyboardInterrupt
    if not talk.quiet:
        say(_summary(progress, statements))
    if progress.failed:
        raise typer.Exit(3)
    if fail_empty and not statements:
        raise typer.Exit(4)


def reader_of(reading: Reading) -> Reader:
    """The reader with these options, checked."""
    from mithaq.app.extract import Reader

    reader = Reader(reading.published, reading.language, reading.encoding, tuple(reading.packs or ()))
    reader.check()
    return reader


class _Watch:
    """What looks on while inputs are read: progress, Ctrl-C, and where errors are said."""

    def __init__(self, progress: Progress, stop: Stop, verbose: bool) -> None:
        self.progress, self.stop, self.verbose = progress, stop, verbose

    def saw(self, outcome: Outcome) -> None:
        """Nothing; the outcome is counted, and what failed is said."""
        if outcome.failed:
            self.progress.clear()
            if outcome.error is not None:
                say(f"Error: {outcome.error}")
            for problem in outcome.doc.problems if outcome.doc else ():
                say(f"Error: {outcome.name}: {problem}\n  The other layers were read.\n  Try: report it, with -v")
            if self.verbose and outcome.error is not None and outcome.error.__cause__ is not None:
                import traceback

                say("".join(traceback.format_exception(outcome.error.__cause__)).rstrip())
        self.progress.step(outcome.failed)


def _run(outcomes: object, writer: Writer, write: Sink, watch: _Watch) -> int:
    """How many statements were found; each document is written as soon as it is read."""
    found = 0
    write(writer.head())
    for outcome in outcomes:  # type: ignore[attr-defined]
        watch.saw(outcome)
        if outcome.doc is not None:
            found += len(outcome.doc.statements)
            for piece in writer.document(outcome.doc):
                write(piece)
        if watch.stop.asked or writer.full:
            break
    watch.progress.clear()
    write(writer.tail())
    return found


def _writer(output: Output, talk: Talk) -> Writer:
    from mithaq.cli.writers import writer_for

    to_terminal = output.output in (None, "-") and sys.stdout.isatty()

    def table(columns: tuple[str, ...]) -> Writer:
        from mithaq.cli.tables import TableWriter

        screen = console(
            talk.color if to_terminal or talk.color == "always" else "never", width=None if to_terminal else 120
        )
        return TableWriter(output.limit, columns, screen, to_terminal and not output.plain)

    usual = "table" if to_terminal else "jsonl"
    return writer_for(output.format or usual, output.limit, output.columns, table)


def _summary(progress: Progress, statements: int) -> str:
    plural = "" if statements == 1 else "s"
    line = f"{progress.done:,} read: {statements:,} statement{plural}, {progress.failed:,} failed"
    return f"{line} (listed above)" if progress.failed else line
