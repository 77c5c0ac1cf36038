"""The command line as a whole: help, version, wrong usage, faults, Ctrl-C, and a start that is quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMANDS = ("extract", "show", "explain", "evaluate", "doctor", "demo", "pack")


def test_help_names_every_command(run: Any) -> None:
    ran = run("--help")
    assert ran.code == 0 and all(command in ran.out for command in COMMANDS)
    assert run("-h").out == ran.out


def test_no_arguments_give_the_help_and_code_2(run: Any) -> None:
    ran = run()
    assert ran.code == 2 and "Usage" in ran.out + ran.err and "Error" not in ran.err


def test_version(run: Any) -> None:
    assert run("--version").out.startswith("mithaq ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("extrac",),
        ("extract",),
        ("extract", "a.txt", "--no-such-option"),
        ("extract", "a.txt", "--limit", "many"),
        ("extract", "a.txt", "--format", "xml"),
        ("extract", "a.txt", "--columns", "nonsense", "--format", "csv"),
        ("extract", "a.txt", "--columns", "words", "--format", "jsonl"),
        ("extract", "a.txt", "--published", "yesterday"),
        ("extract", "a.txt", "--language", "fr"),
        ("extract", "a.txt", "--encoding", "klingon"),
        ("show", "a.txt", "--color", "green"),
        ("pack", "new"),
        ("pack", "new", "fa", "--domain", "x"),
    ],
)
def test_wrong_usage_is_three_lines_and_code_2(run: Any, article: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*(str(article) if argument == "a.txt" else argument for argument in arguments))
    assert ran.code == 2
    lines = ran.err.rstrip("\n").split("\n")
    assert len(lines) == 3 and lines[0].startswith("Error: ") and lines[2].startswith("  Try: ")


def test_a_near_miss_is_offered(run: Any) -> None:
    assert "extract" in run("extrac").err.split("\n")[0]


def test_a_fault_of_the_program_is_three_lines_and_a_traceback_with_v(
    run: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("mithaq.app.inputs.find_sources", fails)
    ran = run("extract", article)
    assert ran.code == 1 and ran.err.startswith("Error: ZeroDivisionError") and "Traceback" not in ran.err
    assert "Traceback" in run("extract", article, "-v").err


def test_interrupted_is_130(run: Any, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mithaq.app.inputs.find_sources", stops)
    ran = run("extract", article)
    assert ran.code == 130 and "Interrupted" in ran.err


def test_the_help_loads_neither_readers_nor_stores() -> None:
    """What is slow to load is loaded by the command that needs it."""
    command = [sys.executable, "-X", "importtime", "-m", "mithaq", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "typer" in loaded
    heavy = {"alembic", "lxml", "mithaq.extract.mentions", "numpy", "rapidfuzz", "sqlalchemy", "trafilatura"}
    assert not loaded & heavy
