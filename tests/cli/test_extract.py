"""``mithaq extract``: every format, files and pipes, and what is said beside the results."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mithaq.app.rows import COLUMNS

MITHAQ = [sys.executable, "-m", "mithaq"]


def test_in_a_pipe_one_object_a_line_in_order(run: Any, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "a-second.txt"
    other.write_bytes(article.read_bytes())
    ran = run("extract", article, other, "--published", "2031-05-04")
    first, second = map(json.loads, ran.out.splitlines())
    assert (first["id"], second["id"]) == ("news", "a-second")
    assert first["schema"] == "mithaq/1" and first["statements"][0]["date"] == "2031-05-03"
    assert ran.code == 0 and ran.err == "2 read: 4 statements, 0 failed\n"


def test_standard_input(run: Any, article: Path) -> None:
    ran = run("extract", "-", stdin=article.read_bytes())
    assert json.loads(ran.out)["id"] == "stdin"


def test_json_is_one_list(run: Any, article: Path, tmp_path: Path) -> None:
    (one,) = json.loads(run("extract", article, "-f", "json").out)
    assert len(one["statements"]) == 2
    assert json.loads(run("extract", article, "-f", "json", "--limit", "0").out) == []


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables_for_spreadsheets(run: Any, article: Path, name: str, delimiter: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", article, "-f", name).out), delimiter=delimiter))
    assert [row["words"] for row in rows] == ["الباب مفتوح أمام الوفد", "سنعود غدا إلى الطاولة"]
    assert set(rows[0]) <= set(COLUMNS)


def test_cells_that_look_like_formulas_are_escaped(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("وقال نزار الحلبي: «=HYPERLINK(1) باب مفتوح أمام الوفد».", encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(run("extract", path, "-f", "csv", "--columns", "words").out))
    assert row["words"].startswith("'=")


def test_markdown(run: Any, article: Path) -> None:
    lines = run("extract", article, "-f", "md", "--columns", "speaker,kind").out.splitlines()
    assert lines[:3] == ["| speaker | kind |", "| --- | --- |", "| نزار الحلبي | indirect |"]


def test_a_table_for_people_has_no_direction_marks_in_a_pipe(run: Any, article: Path) -> None:
    out = run("extract", article, "-f", "table").out
    assert "نزار الحلبي" in out and "\u2068" not in out and "\x1b" not in out


def test_on_a_terminal_arabic_cells_are_isolated(
    run: Any, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\u2068نزار الحلبي\u2069" in run("extract", article).out
    assert "\u2068" not in run("extract", article, "--plain").out
    assert "\u2068" not in run("extract", article, "-f", "jsonl").out


def test_columns_and_limit(run: Any, article: Path) -> None:
    out = run("extract", article, "-f", "csv", "--columns", "kind,start", "--limit", "1").out
    assert out.splitlines()[0] == "kind,start" and len(out.splitlines()) == 2


def test_a_file_appears_whole_or_not_at_all(run: Any, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("extract", article, "-o", target).code == 0
    before = target.read_bytes()
    assert json.loads(before)["id"] == "news"
    assert run("extract", article, "-o", target, "--published", "never").code == 2
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.txt", "out.jsonl"]


def test_a_place_that_cannot_be_written(run: Any, article: Path, tmp_path: Path) -> None:
    ran = run("extract", article, "-o", tmp_path / "no" / "out.jsonl")
    assert ran.code == 1 and ran.err.startswith("Error: ") and ran.err.count("\n") == 3


def test_fail_empty(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("هطلت أمطار غزيرة على المدينة طوال الليل وغمرت الشوارع.", encoding="utf-8")
    assert run("extract", path).code == 0
    assert run("extract", path, "--fail-empty").code == 4


def test_quiet_says_nothing_but_errors(run: Any, article: Path) -> None:
    assert run("extract", article, "-q").err == ""
    assert run("extract", article, article.parent / "none.txt", "-q").err.startswith("Error: ")


def test_a_failed_step_is_said_and_the_rest_is_there(run: Any, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mithaq import pipeline

    def fails(*_: object) -> None:
        raise KeyError("x")

    steps = tuple(
        pipeline.Step(step.name, fails, step.needs, step.gives) if step.name == "events" else step
        for step in pipeline.STEPS
    )
    monkeypatch.setattr(pipeline, "STEPS", steps)
    ran = run("extract", article)
    assert ran.code == 3 and "events: KeyError" in ran.err
    assert len(json.loads(ran.out)["statements"]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_three_lines(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MITHAQ, "extract", str(article)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: standard output: cannot be written.") and done.stderr.count("\n") == 3


def test_a_closed_pipe_is_quiet(article: Path) -> None:
    command = f"{' '.join(MITHAQ)} extract -q {' '.join([str(article)] * 40)} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert done.stderr == b"" and done.returncode == 0


def test_ctrl_c_finishes_the_article_at_hand(article: Path, tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:04}.txt").write_bytes(article.read_bytes() * 20)
    arguments = [*MITHAQ, "extract", str(tmp_path), "-f", "jsonl"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    lines = [process.stdout.readline()]
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    lines += process.stdout.read().splitlines()
    err = process.stderr.read()
    assert process.wait(60) == 130 and "Interrupted" in err and "Traceback" not in err
    assert 0 < len(lines) < 401 and all(json.loads(line)["schema"] == "mithaq/1" for line in lines)
