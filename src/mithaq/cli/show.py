"""``mithaq show`` and ``mithaq explain``: one article, what was found in it, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.extract import reader_of
from mithaq.cli.ledger.place import Place, stored_document
from mithaq.cli.options import Reading, Talk, grouped
from mithaq.cli.terminal import console, isolated, printable, say
from mithaq.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from mithaq.app.layers import Mark
    from mithaq.model.document import Document

__all__ = ["explain", "print_marks", "show"]

_STYLES = {"content": "on grey23", "cue": "bold underline", "source": "bold cyan"}
_OTHER = "reverse"
_File = Annotated[str, typer.Argument(metavar="FILE", help="A file, - for standard input, or an id of the ledger.")]


@grouped
def show(
    file: _File,
    reading: Reading,
    place: Place,
    talk: Talk,
    layer: Annotated[
        str,
        typer.Option(metavar="NAME", help="statements, times, mentions, instruments, concepts, events or boilerplate."),
    ] = "statements",
    plain: Annotated[bool, typer.Option("--plain", help="No direction marks around Arabic on a terminal.")] = False,
) -> None:
    """Show one article with a layer highlighted, then the list of what is marked."""
    from mithaq.app.layers import marks_of
    from mithaq.cli.tables import heading

    doc = stored_document(file, place) or _read(file, reading)
    marks = marks_of(doc, layer)
    isolate = sys.stdout.isatty() and not plain
    screen = console(talk.color)
    screen.print(heading(doc, isolate), style="bold", soft_wrap=True)
    screen.print()
    screen.print(_highlighted(doc, marks), soft_wrap=not sys.stdout.isatty())
    screen.print()
    for number, mark in enumerate(marks, 1):
        screen.print(f"{number:>3}  {_line(doc, mark, isolate)}", soft_wrap=True)
    if not marks:
        screen.print(f"No {layer} found.")


@grouped
def explain(
    file: _File,
    reading: Reading,
    place: Place,
    talk: Talk,
    at: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Only what covers this character (counted from 0).")
    ] = None,
) -> None:
    """Say which rule found what, as a tree: the quotation, its speaker, its act, and the words each stands on."""
    from mithaq.app.layers import marks_at, marks_of

    doc = stored_document(file, place) or _read(file, reading)
    if at is not None and at >= len(doc.text):
        raise UsageError(f"{file} has no character {at}.", f"It has {len(doc.text):,}, counted from 0.", "--at 0")
    marks = marks_of(doc, "statements") if at is None else marks_at(doc, at)
    print_marks(doc, marks, talk.color)
    if not marks:
        around = " ".join(printable(doc.text[max(0, (at or 0) - 20) : (at or 0) + 20]).split())
        print("No statement was found." if at is None else f"Nothing was found at {at}: … {around} …")


def print_marks(doc: Document, marks: Iterable[Mark], color: str = "auto") -> None:
    """Nothing; each mark is printed with the tree of why it is there."""
    screen = console(color)
    isolate = sys.stdout.isatty()
    for mark in marks:
        screen.print(_line(doc, mark, isolate), style="bold", soft_wrap=True)
        for line in mark.why.lines(doc.text, 1) if mark.why else ("  found by its words",):
            screen.print(isolated(printable(line), isolate), soft_wrap=True)
        screen.print()


def _read(file: str, reading: Reading) -> Document:
    from mithaq.app.inputs import Source, find_sources

    sources = find_sources([file])
    source = sources[0] if len(sources) == 1 else Source(None)
    if len(sources) > 1:
        raise UsageError(
            f"{file}: is a folder of {len(sources)} articles.",
            "One article is shown.",
            f"mithaq show {sources[0].name}",
        )
    outcome = reader_of(reading).read(source)
    if outcome.doc is None:
        assert outcome.error is not None
        raise outcome.error
    for problem in outcome.doc.problems:
        say(f"Error: {outcome.name}: {problem}\n  The other layers were read.\n  Try: report it, with -v")
    return outcome.doc


def _highlighted(doc: Document, marks: tuple[Mark, ...]) -> Text:
    from rich.text import Text

    text = Text(printable(doc.text.replace("\r", " ")))
    for mark in marks:
        for name, span in mark.spans:
            text.stylize(_STYLES.get(name, _OTHER), *span)
    return text


def _line(doc: Document, mark: Mark, isolate: bool) -> str:
    """A mark in one line: where, what it is, its words."""
    content = [span for name, span in mark.spans if name == "content"] or [mark.spans[0][1]]
    words = " ".join(printable(doc[content]).split())
    says = " · ".join(isolated(printable(part), isolate) for part in mark.says.split(" · "))
    layer = mark.layer.removesuffix("s") if mark.layer != "boilerplate" else mark.layer
    return f"{layer} {content[0].start}–{content[-1].stop}  {says}  {isolated(words, isolate)}"
