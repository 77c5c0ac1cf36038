"""``mithaq pack``: list, check, begin and try language packs and domain packs."""

from __future__ import annotations

from typing import Annotated

import typer

from mithaq.cli.ledger.place import Packs
from mithaq.cli.options import Talk, grouped
from mithaq.cli.terminal import console, printable, say
from mithaq.errors import UsageError

__all__ = ["packs"]

packs = typer.Typer(name="pack", help="Language packs and domain packs.", no_args_is_help=True)


@packs.command("list")
@grouped
def list_all(talk: Talk) -> None:
    """List the packs that are installed."""
    from mithaq.app.packs import list_packs

    screen = console(talk.color)
    for line in list_packs():
        screen.print(f"{line.kind:<9} {line.code:<16} version {line.version:<4} {line.says}", soft_wrap=True)
        if talk.verbose:
            screen.print(f"{'':<26} {line.folder}", soft_wrap=True)


@packs.command()
@grouped
def check(
    talk: Talk,
    which: Annotated[
        str | None, typer.Argument(metavar="[CODE|PATH]", help="A language, a domain pack or its folder; else all.")
    ] = None,
) -> None:
    """Proof-read packs: files, keys, letters, sources, and every rule on its examples. Exit code 4 for problems."""
    from mithaq.app.packs import check_pack

    count = 0
    for name, problems in check_pack(which):
        for problem in problems:
            print(printable(f"{name}/{problem.file}:{problem.line}: {problem.what}".replace("\n", "⏎")))
            if not talk.quiet:
                print(printable(f"  {problem.why}".replace("\n", "⏎")))
                print(printable(f"  Try: {problem.try_this}"))
        count += len(problems)
        if not problems and not talk.quiet:
            print(f"{name}: sound")
    if count:
        say(f"{count} problem{'' if count == 1 else 's'}")
        raise typer.Exit(4)


@packs.command()
@grouped
def new(
    talk: Talk,
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="Code of a language (ISO 639).")] = None,
    domain: Annotated[str | None, typer.Option(metavar="PATH", help="Begin a domain pack in this folder.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The language's name in English.")] = None,
    direction: Annotated[str, typer.Option(metavar="ltr|rtl", help="Which way it is written.")] = "ltr",
) -> None:
    """Begin a pack: a folder with every file a language needs, or with --domain a negotiation."""
    from mithaq.app.packs import new_domain, new_language

    if (code is None) == (domain is None):
        raise UsageError("One pack is begun at a time.", "Give a code, or --domain and a folder.", "mithaq pack new fa")
    folder = new_domain(domain) if domain is not None else new_language(str(code), name or str(code), direction)
    print(folder)
    if not talk.quiet:
        then = f"mithaq extract FILE --packs {folder}" if domain else f"mithaq pack try {code} '…'"
        say(f"Begun. Fill its files, then: mithaq pack check {domain or code}, {then}")


@packs.command("try")
@grouped
def try_sentence(
    talk: Talk,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The language.")],
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="Words to read, in quotation marks.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day to count from.")] = None,
    packs: Packs = None,
) -> None:
    """Read one sentence and say what was found and why, in every layer."""
    from mithaq.app.extract import Reader, annotate
    from mithaq.app.layers import LAYERS, marks_of
    from mithaq.cli.show import print_marks
    from mithaq.read.article import read_text

    reader = Reader(published, code, packs=tuple(packs or ()))
    reader.check()
    doc = annotate(read_text(sentence, language=code, published=published), reader.kb())
    found = tuple(mark for layer in LAYERS for mark in marks_of(doc, layer))
    print_marks(doc, found, talk.color)
    if not found:
        print("Nothing was found.")
    for problem in doc.problems:
        say(f"Error: {code}: {problem}\n  A file of the pack lacks something.\n  Try: mithaq pack check {code}")
    if doc.problems:
        raise typer.Exit(1)
