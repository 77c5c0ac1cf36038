"""The nine questions of docs/nine-questions.md: each command and block of Python is run, each line of output compared.

The founding articles are not in the repository: without them everything still runs on the packaged articles, and only
the outputs under a command on a ledger of its own (``-l``) are compared.
``python tests/test_nine_questions.py`` prints every command with all of its output.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner

from mithaq.cli.main import app

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "nine-questions.md"
TEXTS = Path(os.environ.get("MITHAQ_SHARED", ROOT.parent / "shared")) / "gold" / "texts"
FOUNDING = "../shared/gold/texts"
HAS_FOUNDING = TEXTS.is_dir()
BLOCKS = re.findall(r"^```(console|python)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Taken:
    """A command or block of the page, the output that the page shows for it, and what came out."""

    typed: str
    shown: tuple[str, ...]
    exit_code: int
    output: tuple[str, ...]

    def missing(self) -> list[str]:
        """The lines of the page that did not come out, or not in this order."""
        rest = iter(self.output)
        return [line for line in self.shown if line != "…" and not any(line == one for one in rest)]

    def holds_always(self) -> bool:
        """Whether the output is the same without the founding articles."""
        return " -l " in f" {self.typed} " or "--formats" in self.typed


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in text.splitlines() if line.strip())


def steps() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The kind, the text and the shown output of everything there is to run, in the order of the page."""
    for kind, text in BLOCKS:
        if kind == "python":
            yield kind, text, tuple(re.findall(r"# → (.+)$", text, re.MULTILINE))
        else:
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                typed, _, output = part.partition("\n")
                yield kind, typed, lines(output)


def run_command(typed: str) -> tuple[int, str]:
    words = shlex.split(typed)
    if words[0] != "mithaq":
        done = subprocess.run(typed, shell=True, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    arguments = [str(TEXTS) if word == FOUNDING else word for word in words[1:] if word != FOUNDING or HAS_FOUNDING]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def run_python(text: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, PAGE.name, "exec"), names)
    return out.getvalue()


def take_all(folder: Path) -> list[Taken]:
    """Everything on the page, done in a folder that looks like a clone."""
    (folder / "src").symlink_to(ROOT / "src", target_is_directory=True)
    names: dict[str, Any] = {}
    taken = []
    with contextlib.chdir(folder):
        for kind, typed, shown in steps():
            code, output = (0, run_python(typed, names)) if kind == "python" else run_command(typed)
            taken.append(Taken(typed, shown, code, lines(output)))
    return taken


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> list[Taken]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MITHAQ_LEDGER", raising=False)
        return take_all(tmp_path_factory.mktemp("clone"))


def test_every_command_ends_well(taken: list[Taken]) -> None:
    assert [(one.typed, one.exit_code, one.output[-3:]) for one in taken if one.exit_code != 0] == []


def test_what_the_page_shows_comes_out(taken: list[Taken]) -> None:
    compared = [one for one in taken if HAS_FOUNDING or one.holds_always()]
    assert sum(len(one.shown) for one in compared) > 10
    assert {one.typed: one.missing() for one in compared if one.missing()} == {}


def test_each_of_the_nine_questions_has_a_command_and_python() -> None:
    parts = re.split(r"^## (\d)\. ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert parts[1::2] == list("123456789")
    assert [part[:40] for part in parts[2::2] if "$ mithaq " not in part or "```python" not in part] == []


def test_no_sentence_of_a_founding_article_is_copied() -> None:
    """Short names and columns stand in the page, never five words on end of an article that may not be passed on."""
    if not HAS_FOUNDING:
        pytest.skip("the founding articles are not beside the checkout")
    page = PAGE.read_text(encoding="utf-8").split()
    runs = {tuple(page[i : i + 5]) for i in range(len(page) - 4)}
    for path in TEXTS.glob("*.txt"):
        words = path.read_text(encoding="utf-8").split()
        assert [run for run in zip(*(words[i:] for i in range(5)), strict=False) if run in runs] == []


if __name__ == "__main__":
    with TemporaryDirectory() as clone:
        for one in take_all(Path(clone)):
            print(f"$ {one.typed}", *one.output, sep="\n")
