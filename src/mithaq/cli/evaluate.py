"""``mithaq evaluate``: scores on hand-annotated articles, held against their floors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from mithaq.cli.options import Talk, grouped
from mithaq.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mithaq.evaluate.run import Shortfall

__all__ = ["evaluate"]


@grouped
def evaluate(
    talk: Talk,
    gold: Annotated[
        str | None,
        typer.Argument(metavar="[GOLD.jsonl]", help="Annotations; the sets beside the checkout if not given."),
    ] = None,
    texts: Annotated[str | None, typer.Option(metavar="DIR", help="Folder of their texts.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    raise_floors: Annotated[bool, typer.Option("--raise", help="Raise the floors to what was reached.")] = False,
) -> None:
    """Score the program on hand-annotated articles. Exit code 4 when a figure is below its floor."""
    from mithaq.evaluate.run import FLOORS, find_gold, raised, read_floors, shortfalls
    from mithaq.evaluate.run import evaluate as figures_of
    from mithaq.kb.lookup import load_kb

    floors = read_floors()
    figures: dict[str, dict[str, float]] = {}
    below: list[Shortfall] = []
    for one in find_gold(gold, texts):
        found = figures_of(one, load_kb())
        if found is None:
            if not talk.quiet:
                say(f"{one.name}: left out, its language has no rules for quotations yet")
            continue
        figures[one.name] = found
        below.extend(shortfalls(one.name, found, floors.get(one.name, {})))
        if not as_json:
            _print(one.name, found, floors.get(one.name, {}))
        if raise_floors:
            floors[one.name] = raised(found, floors.get(one.name, {}))
    if as_json:
        print(json.dumps(figures, indent=1))
    if raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for short in below:
        what = f"{short.set}: {short.figure} is {short.value:.4f}, below its floor of {short.floor:.3f}."
        say(f"Error: {what}\n  A change made it worse on these articles.\n  Try: mithaq evaluate before the change")
    if below:
        raise typer.Exit(4)


def _print(name: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> None:
    print(f"{name}: {figures['documents']:.0f} documents, {figures['statements']:.0f} statements")
    for figure, value in figures.items():
        if figure not in ("documents", "statements"):
            floor = f"   floor {floors[figure]:.3f}" if figure in floors else ""
            print(f"  {figure:<24} {value:.4f}{floor}")
