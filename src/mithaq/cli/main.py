"""The command line: ``mithaq COMMAND``; data on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from mithaq.cli.doctor import demo, doctor
from mithaq.cli.evaluate import evaluate
from mithaq.cli.extract import extract
from mithaq.cli.ledger.actors import actor, instrument
from mithaq.cli.ledger.add import add, rerun
from mithaq.cli.ledger.commitments import commitments
from mithaq.cli.ledger.export import export
from mithaq.cli.ledger.groups import copies, versions
from mithaq.cli.ledger.network import network
from mithaq.cli.ledger.search import search
from mithaq.cli.ledger.serve import serve
from mithaq.cli.ledger.threads import thread
from mithaq.cli.options import Stopped
from mithaq.cli.packs import packs
from mithaq.cli.show import explain, show
from mithaq.cli.terminal import say
from mithaq.errors import MithaqError, UsageError

__all__ = ["app", "main"]

_DONE, _STOPPED, _USAGE, _INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="mithaq",
    help="Read diplomatic news in Arabic, English and Russian: who said what, when, citing what, doing what by it.",
    epilog="Exit codes: 0 done · 1 stopped by an error · 2 wrong usage · 3 some inputs failed · 4 a check failed.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: tuple[Callable[..., None], ...] = (
    extract,
    add,
    show,
    search,
    actor,
    instrument,
    copies,
    versions,
    network,
    export,
    thread,
    commitments,
    explain,
    rerun,
    serve,
    evaluate,
    doctor,
    demo,
)
for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(packs)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"mithaq {version('mithaq')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Nothing; the process ends with the exit code of the command that the arguments name."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    verbose = any(argument in ("-v", "--verbose") for argument in arguments)
    if verbose:
        import logging

        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, format="%(name)s: %(message)s")
    sys.exit(_run(arguments, verbose))


def _run(arguments: list[str], verbose: bool) -> int:
    try:
        return _ended(int(app(arguments, standalone_mode=False) or _DONE))
    except Stopped as stopped:
        if isinstance(stopped.__cause__, BrokenPipeError):
            _close_quietly()
            return _DONE
        return _ended(_INTERRUPTED)
    except typer.TyperException as error:
        return _usage(error)
    except MithaqError as error:
        _tell(error, verbose)
        return _USAGE if isinstance(error, UsageError) else _STOPPED
    except OSError as error:
        from mithaq.cli.target import write_error

        _tell(write_error("standard output", error), verbose)
        _close_quietly()
        return _STOPPED
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        fault = MithaqError(what, "This is a fault of the program, not of your files.", "the same with -v")
        fault.__cause__ = error
        _tell(fault, verbose)
        return _STOPPED


def _ended(code: int) -> int:
    """The exit code; what Ctrl-C leaves behind is said."""
    if code == _INTERRUPTED:
        say("Interrupted: what is printed is whole; a file asked for with -o was not written. Start it again to go on.")
    return code


def _usage(error: typer.TyperException) -> int:
    """Exit code 2; what is wrong with the arguments is said, and where to read what is right."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "mithaq"
    message = " ".join(str(getattr(error, "format_message", lambda: error)()).split())
    if message:  # without one the help was asked for, and is printed
        say(f"Error: {message}\n  {command} cannot be run like this.\n  Try: {command} --help")
    return _USAGE


def _tell(error: MithaqError, verbose: bool) -> None:
    if verbose:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    say(f"Error: {error}")


def _close_quietly() -> None:
    """Nothing; what is still to be written is thrown away, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
