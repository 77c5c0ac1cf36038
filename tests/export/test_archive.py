"""Files: README first in a zip, whole or not there, the same for the same input."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mithaq.app.ledger import Ledger
from mithaq.errors import MithaqError, UsageError
from mithaq.export.formats import FORMATS, format_of
from mithaq.export.whole import whole_file

Put = Callable[..., Path]


def test_the_first_file_of_a_zip_says_what_is_in_it(put: Put) -> None:
    with zipfile.ZipFile(put("a.zip", "act:reject", columns="speaker,start")) as file:
        assert file.namelist() == ["README.txt", "statements.csv"] and file.testzip() is None
        readme = file.read("README.txt").decode()
    assert readme.startswith("statements doing reject: 2\n")
    for line in ("Query: act:reject", "Statements: 2 in 2 articles", "Languages: en 1, ru 1", "2 rows", "code points"):
        assert line in readme
    assert "  start: first character of the words" in readme and "  words:" not in readme


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_ledger_gives_the_same_file(put: Put, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1935000000")
    one, two = put("one", format=name), put("two", format=name)
    assert one.read_bytes() == two.read_bytes() != b""


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.whole and name != "parquet"])
def test_every_format_goes_into_a_zip(put: Put, name: str) -> None:
    path = put(f"a{FORMATS[name].ending}.zip", format=name)
    with zipfile.ZipFile(path) as file:
        assert file.namelist()[0] == "README.txt" and FORMATS[name].says in file.read("README.txt").decode()


def test_the_name_tells_the_format() -> None:
    assert {format_of(f"x{one.ending}").name for one in FORMATS.values()} == set(FORMATS) - {"csv-bom"}
    with pytest.raises(UsageError, match="no format"):
        format_of("x.doc")


def test_what_fails_leaves_the_old_file_and_no_other(told: Ledger, tmp_path: Path) -> None:
    place = tmp_path / "out" / "a.csv"
    place.parent.mkdir()
    place.write_text("old")

    def stop(number: int) -> None:
        if number == 3:
            raise OSError(28, "No space left on device")

    with pytest.raises(MithaqError, match="cannot be written") as error:
        told.export("", place, watch=stop)
    assert len(str(error.value).splitlines()) == 3
    assert place.read_text() == "old" and os.listdir(place.parent) == ["a.csv"]


def test_a_place_that_cannot_be_written_is_three_lines(told: Ledger, tmp_path: Path) -> None:
    with pytest.raises(MithaqError, match="cannot be written"):
        told.export("", tmp_path / "nowhere" / "a.csv")


def test_a_kill_leaves_no_half_file(told: Ledger, tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    code = (
        "import os, signal, sys\nfrom mithaq.app.ledger import Ledger\n"
        "def kill(n):\n    if n == 4: os.kill(os.getpid(), signal.SIGKILL)\n"
        "Ledger(sys.argv[1]).export('', sys.argv[2], watch=kill)"
    )
    ran = subprocess.run([sys.executable, "-c", code, told.place, str(place)], check=False)
    assert ran.returncode == -signal.SIGKILL and not place.exists()
    told.export("", place)
    assert place.exists()


def test_a_whole_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a") as path:
        path.write_text("x")
    (tmp_path / "b").write_text("x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize(("scope", "count"), [("all", 7), ("2", 2), ("900", 7), ("0", 0)])
def test_a_scope_is_all_or_the_first(told: Ledger, tmp_path: Path, scope: str, count: int) -> None:
    assert told.export("", tmp_path / "a.jsonl", scope=scope).rows == count


def test_a_scope_is_what_was_selected(told: Ledger, tmp_path: Path) -> None:
    ids = [entry.id for entry in told.search()[1:3]]
    path = tmp_path / "a.html"
    told.export("", path, scope=",".join((ids[0], ids[1][:8])))
    assert path.read_text().count("<blockquote") == 2 and "statements: 7, 2 selected" in path.read_text()
    for wrong in ("half", "a;b", ","):
        with pytest.raises(MithaqError):
            told.export("", path, scope=wrong)


def test_lines_of_json_hold_every_field(told: Ledger, put: Put, texts: dict[str, str]) -> None:
    import json

    rows: list[dict[str, Any]] = [json.loads(line) for line in put("a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(told)
    for row in rows:
        start, stop = row["content"][0][0], row["content"][-1][1]
        assert row["exact"] == texts[row["article"]["id"]][start:stop] and {
            "why",
            "passage",
            "prefix",
            "suffix",
        } <= set(row)
