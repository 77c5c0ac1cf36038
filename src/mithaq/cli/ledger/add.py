"""``mithaq add`` and ``mithaq rerun``: articles go into a ledger, and are read again when the packs have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.extract import reader_of
from mithaq.cli.ledger.place import Packs, Place, opened
from mithaq.cli.options import Reading, Talk, grouped
from mithaq.cli.progress import Progress, stoppable
from mithaq.cli.terminal import console, isolated, printable, say
from mithaq.errors import UsageError

if TYPE_CHECKING:
    from mithaq.app.inputs import Source
    from mithaq.app.ledger import Ledger
    from mithaq.app.ledgers.adding import Adding, Step

__all__ = ["add", "rerun"]

_JOBS = "Processes that read; all cores but one when not given, one where there are two or fewer."


@grouped
def add(
    place: Place,
    reading: Reading,
    talk: Talk,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders, patterns, or - for standard input.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help=_JOBS)] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read what failed before once more.")] = False,
    failed: Annotated[bool, typer.Option("--failed", help="List what failed and why; add nothing.")] = False,
) -> None:
    """Read articles into the ledger; what is there already is not added again.

    Every article is stored whole or not at all: stop it whenever you like, and start it again to go on.

    Exit codes: 0 done, 2 wrong usage, 3 some inputs failed (they are listed), 130 interrupted.
    """
    from mithaq.app.inputs import sources_of
    from mithaq.app.ledgers.pool import usual_jobs

    reader = reader_of(reading)
    with opened(place, create=not failed and not retry, packs=reader.packs) as ledger:
        if failed:
            _list(ledger)
            return
        wanted = [*(paths or ()), *(one.path for one in ledger.failures if retry and one.path != "-")]
        if not wanted and not retry:
            raise UsageError("Nothing to add.", "No article, folder or pattern was named.", "mithaq add news/")
        sources = sources_of(wanted)
        adding = ledger.adding(reader, jobs or usual_jobs())
        stopped = _run(adding, sources, talk)
        counts = adding.counts if stopped else adding.finish()
    if not talk.quiet:
        say(str(counts))
    if stopped:
        left = len(sources) - counts.read
        say(f"Stopped: all that was read is stored, {left:,} are left. The same command goes on from here.")
        raise typer.Exit(130)
    if counts.failed:
        raise typer.Exit(3)


def _run(adding: Adding, sources: Sequence[Source], talk: Talk) -> bool:
    """Whether a person stopped it before all sources were read; errors and progress are said on the way."""
    progress = Progress(len(sources), talk.quiet)
    with stoppable() as stop:
        steps = adding.run(sources)
        for step in steps:
            _saw(step, progress)
            if stop.asked:
                break
        progress.clear()
        steps.close()
    return stop.asked


def _saw(step: Step, progress: Progress) -> None:
    if step.error is not None:
        progress.clear()
        say(f"Error: {step.error}")
    progress.step(step.outcome == "failed")


def _list(ledger: Ledger) -> None:
    screen = console()
    for one in ledger.failures:
        tried = f"tried {one.tries} times, " if one.tries > 1 else ""
        screen.print(f"{printable(one.what)}\n  {printable(one.why)}\n  {tried}last {one.last}", soft_wrap=True)
    screen.print(f"{len(ledger.failures)} failed" + (" (mithaq add --retry)" if ledger.failures else ""))


@grouped
def rerun(
    place: Place,
    talk: Talk,
    packs: Packs = None,
    apply: Annotated[bool, typer.Option("--apply", help="Write the difference; without it nothing changes.")] = False,
) -> None:
    """Read every stored text again with today's packs and show what would be different; write it with --apply.

    Decisions of people stay with the words they judged; a judged statement that is read differently is marked changed.
    """
    totals = {"added": 0, "removed": 0, "changed": 0, "judged": 0, "lost": 0, "articles": 0, "failed": 0}
    screen = console(talk.color)
    with opened(place, packs=tuple(packs or ())) as ledger:
        if missing := ledger.missing_packs:
            why = "Without it, what only that pack knows would be lost."
            raise UsageError(f"The pack «{missing[0]}» is not given.", why, "mithaq rerun --packs FOLDER")
        for difference in ledger.rerun(apply=apply):
            totals["articles"] += 1
            totals["failed"] += difference.error is not None
            totals["lost"] += len(difference.lost)
            screen.print(isolated(printable(difference.name), screen.is_terminal), style="bold", soft_wrap=True)
            if difference.error is not None:
                say(f"Error: {difference.error}")
            for change in difference.changes:
                totals[change.kind] += 1
                totals["judged"] += change.judged
                screen.print(f"  {isolated(printable(str(change)), screen.is_terminal)}", soft_wrap=True)
            for decision in difference.lost:
                screen.print(f"  no statement holds these words any more: {printable(str(decision))}", soft_wrap=True)
    if not talk.quiet:
        done = "" if apply else "; nothing written (--apply writes it)"
        say(
            f"{totals['articles']:,} articles differ: {totals['added']:,} statements added, "
            f"{totals['removed']:,} removed, "
            f"{totals['changed']:,} changed, {totals['judged']:,} of them judged by a person{done}"
        )
    if totals["failed"]:
        raise typer.Exit(3)
