"""Options that several commands share, each said once: how to read, how to print, how much to say."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer

__all__ = ["Output", "Reading", "Stopped", "Talk", "grouped"]

_READ, _PRINT, _SAY = "Reading", "Output", "Messages"


class Stopped(Exception):
    """A command was stopped from outside; the cause is what typer would keep for itself: Ctrl-C or a closed pipe."""


@dataclass(frozen=True)
class Reading:
    """How the articles are read."""

    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Publication date of texts that show none (2024-03-01).", rich_help_panel=_READ
        ),
    ] = None
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Their language; found when not given.", rich_help_panel=_READ)
    ] = None
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Their encoding; found when not given.", rich_help_panel=_READ)
    ] = None
    packs: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME|PATH", help="One more domain pack, by name or folder; may be repeated.", rich_help_panel=_READ
        ),
    ] = None


@dataclass(frozen=True)
class Output:
    """Where the results go and what they look like."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="table|jsonl|json|csv|tsv|md",
            help="Shape of the results: table on a terminal, jsonl in a pipe.",
            rich_help_panel=_PRINT,
        ),
    ] = None
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.", rich_help_panel=_PRINT
        ),
    ] = None
    columns: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Columns of tables, with commas between.", rich_help_panel=_PRINT),
    ] = None
    limit: Annotated[
        int | None, typer.Option(min=0, help="At most this many rows (json, jsonl: articles).", rich_help_panel=_PRINT)
    ] = None
    plain: Annotated[
        bool, typer.Option("--plain", help="No direction marks around Arabic on a terminal.", rich_help_panel=_PRINT)
    ] = False


@dataclass(frozen=True)
class Talk:
    """How much is said beside the results, and in colour or not."""

    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.", rich_help_panel=_SAY)] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show where an error comes from.", rich_help_panel=_SAY)
    ] = False
    color: Annotated[
        str, typer.Option(metavar="auto|always|never", help="Colour; NO_COLOR is obeyed.", rich_help_panel=_SAY)
    ] = "auto"


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with each parameter that is one of the groups above replaced by the options in it."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        if name in groups:
            parameters.extend(_options(groups[name]))
        else:
            kind = inspect.Parameter.KEYWORD_ONLY
            parameters.append(parameter.replace(annotation=hints[name], kind=kind))

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        try:
            command(**given)
        except (KeyboardInterrupt, BrokenPipeError) as error:
            raise Stopped from error

    del run.__wrapped__  # typer would read the signature of the command itself
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]
