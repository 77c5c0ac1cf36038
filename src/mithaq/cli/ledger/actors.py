"""``mithaq actor`` and ``mithaq instrument``: everything a ledger holds about one of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mithaq.cli.ledger.place import Packs, Place, opened
from mithaq.cli.options import Talk, grouped
from mithaq.cli.terminal import console, isolated, printable

if TYPE_CHECKING:
    from rich.console import Console

    from mithaq.app.ledgers.actors import InstrumentPage
    from mithaq.model.ledger import ActorPage

__all__ = ["actor", "instrument"]

_Json = Annotated[bool, typer.Option("--json", help="As one JSON object.")]


@grouped
def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any script, or an id.")],
    place: Place,
    talk: Talk,
    packs: Packs = None,
    json: _Json = False,
) -> None:
    """Show one actor: names in all scripts, offices by date, how often and how it speaks, with whom, about what."""
    with opened(place, packs=tuple(packs or ())) as ledger:
        page = ledger.actor(name)
    screen = _opened_page(page, talk, json)
    if screen is None:
        return
    for language, names in page.names.items():
        _line(screen, f"  {language or '–'}  {', '.join(names)}")
    for term in page.offices:
        _line(screen, f"  {term.office} of {term.of}  {term.start or '…'} – {term.stop or '…'}")
    _line(screen, _spoken(page))
    _counted(screen, "acts", ((act.replace("_", " "), count) for act, count in page.by_act))
    _counted(screen, "to", ((shown, count) for _, shown, count in page.partners))
    _counted(screen, "about", ((shown, count) for _, shown, count in page.instruments))


@grouped
def instrument(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any language, or an id.")],
    place: Place,
    talk: Talk,
    packs: Packs = None,
    json: _Json = False,
) -> None:
    """Show one treaty, charter or letter: names, date, parties, provisions cited, and who cites it doing what."""
    with opened(place, packs=tuple(packs or ())) as ledger:
        page = ledger.instrument(name)
    screen = _opened_page(page, talk, json)
    if screen is None:
        return
    for line in _held(page):
        _line(screen, f"  {line}")
    _line(screen, f"  cited in {page.statements:,} statements, named {page.mentions:,} times")
    _counted(screen, "by", ((shown, count) for _, shown, count in page.speakers))
    _counted(screen, "acts", ((act.replace("_", " "), count) for act, count in page.by_act))
    _counted(screen, "provisions", page.provisions)


def _opened_page(page: ActorPage | InstrumentPage, talk: Talk, json: bool) -> Console | None:
    """The terminal, with the first line of the page on it; nothing where the page is printed as JSON instead."""
    if json:
        _print_json(page.to_json())
        return None
    screen = console(talk.color)
    _line(screen, f"{page.name}  {page.kind}  {page.id}", "bold")
    return screen


def _spoken(page: ActorPage) -> str:
    when = f", {page.first} – {page.last}" if page.first and page.last else ""
    return f"  {page.statements:,} statements{when}; spoken to in {page.addressed:,}; named {page.mentions:,} times"


def _held(page: InstrumentPage) -> Iterable[str]:
    known = page.known
    if known is None:
        return ("found in the articles; no pack holds it",)
    names = (f"{language}  {', '.join(all_)}" for language, all_ in known.names.items())
    about = (known.date, known.place, known.status, known.binding and f"{known.binding} commitment")
    sent = f"from {known.sender} to {', '.join(known.recipients)}" if known.sender else ""
    parties = f"parties: {', '.join(known.parties)}" if known.parties else ""
    return (*names, *filter(None, (" · ".join(filter(None, about)), sent, parties)))


def _counted(screen: Console, name: str, values: Iterable[tuple[str, int]]) -> None:
    shown = ", ".join(f"{isolated(printable(value), screen.is_terminal)} {count:,}" for value, count in values)
    if shown:
        screen.print(f"  {name}: {shown}", soft_wrap=True)


def _line(screen: Console, line: str, style: str = "") -> None:
    screen.print(isolated(printable(line), screen.is_terminal), style=style, soft_wrap=True)


def _print_json(plain: dict[str, Any]) -> None:
    import json

    sys.stdout.write(f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n")
