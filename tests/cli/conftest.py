"""Run the command line inside the test, with what it writes and how it ends."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mithaq.cli.main import main

ARTICLE = "قال نزار الحلبي أمس إن الباب مفتوح أمام الوفد.\n\nوأضاف: «سنعود غدا إلى الطاولة».\n"


@dataclass(frozen=True)
class Ran:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that runs ``mithaq`` with some arguments."""
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return Ran(int(end.value.code or 0), seen.out, seen.err)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article in a file."""
    path = tmp_path / "news.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
