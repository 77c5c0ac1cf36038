"""Bad input: each is three lines or a document without statements, and the other files are still read."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

GOOD = "قال نزار الحلبي أمس إن الباب مفتوح أمام الوفد."

FAILING = {
    "empty": b"",
    "blank": b" \n\n\t ",
    "binary": bytes(range(256)) * 40,
    "zeros": b"\x00" * 4000,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "french": "Le ministre a déclaré hier que les négociations reprendront bientôt à Genève.".encode(),
    "persian": "وزیر امور خارجه گفت که این مذاکرات برای همه کشورها مهم است و ادامه خواهد داشت.".encode(),
    "markup-only": b"<html><head><title></title></head><body><script>1</script></body></html>",
}
READ = {
    "digits": b"12 - 34\n",
    "only-headlines": "افتتاح جسر جديد فوق النهر\n\nأمطار غزيرة في الشمال\n".encode(),
    "unbalanced": 'قال نزار الحلبي: «الباب مفتوح أمام الوفد.\n\nووصل «الوفد إلى "المدينة مساء\n'.encode(),
    "bidi": "قال\u202e نزار الحلبي\u202c إن \u2067الباب مفتوح\u2069 أمام الوفد.".encode(),
    "replacement": (GOOD + " \ufffd\ufffd").encode(),
    "utf-16": GOOD.encode("utf-16"),
    "windows-1256": (GOOD * 5).encode("cp1256"),
}


def _three_lines(err: str, name: str) -> None:
    start = err.index(f"Error: {name}")
    lines = err[start:].split("\n")[:3]
    assert lines[1].startswith("  ") and lines[2].startswith("  Try: ") and "Traceback" not in err


@pytest.mark.parametrize("kind", FAILING)
def test_what_cannot_be_read_is_three_lines_and_the_others_are_read(run: Any, tmp_path: Path, kind: str) -> None:
    suffix = "html" if kind == "markup-only" else "txt"
    bad, good = tmp_path / f"{kind}.{suffix}", tmp_path / "good.txt"
    bad.write_bytes(FAILING[kind])
    good.write_text(GOOD, encoding="utf-8")
    ran = run("extract", bad, good)
    assert ran.code == 3
    _three_lines(ran.err, str(bad))
    (line,) = ran.out.splitlines()
    assert len(json.loads(line)["statements"]) == 1
    assert "2 read: 1 statement, 1 failed" in ran.err


@pytest.mark.parametrize("kind", READ)
def test_what_is_odd_is_read(run: Any, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.txt"
    path.write_bytes(READ[kind])
    ran = run("extract", path, "--language", "ar")
    assert ran.code == 0
    data = json.loads(ran.out)
    assert data["problems"] == []
    if kind in ("digits", "only-headlines"):
        assert data["statements"] == []
    if kind in ("utf-16", "windows-1256"):
        assert data["statements"]


def test_missing_files_and_folders_without_articles(run: Any, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    ran = run("extract", tmp_path / "god.txt", tmp_path / "folder", tmp_path / "good.txt")
    assert ran.code == 3 and len(ran.out.splitlines()) == 1
    _three_lines(ran.err, str(tmp_path / "god.txt"))
    _three_lines(ran.err, str(tmp_path / "folder"))
    assert "good.txt" in ran.err.split("\n")[1]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    ran = run("extract", path)
    assert ran.code == 3
    _three_lines(ran.err, str(path))


def test_a_wrong_declared_encoding_is_set_aside(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((GOOD * 5).encode("utf-8"))
    ran = run("extract", path, "--encoding", "windows-1251")
    assert ran.code == 0 and json.loads(ran.out)["statements"]


def test_a_name_that_is_no_utf8_is_written(run: Any, tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"a\xff.txt")
    with open(path, "wb") as file:
        file.write(GOOD.encode())
    ran = run("extract", os.fsdecode(path))
    assert ran.code == 0 and json.loads(ran.out)["id"] == "a\udcff"
    ran = run("extract", os.fsdecode(path), "-f", "csv")
    assert ran.code == 0


def _within(run: Any, path: Path, seconds: float) -> Any:
    began = time.perf_counter()
    ran = run("extract", path, "-o", path.with_suffix(".jsonl"))
    assert time.perf_counter() - began < seconds
    return ran


def test_a_long_text_is_read_in_time(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    paragraph = "قال نزار الحلبي أمس إن الباب مفتوح أمام الوفد، مضيفا أن «الطريق طويل».\n\n"
    path.write_text(paragraph * (100_000 // len(paragraph.encode())), encoding="utf-8")
    ran = _within(run, path, 30)
    assert ran.code == 0 and "1 read: " in ran.err


@pytest.mark.parametrize("line", ["كلمة " * 1_000, "ا" * 100_000, "«" * 1_000, "قال الحلبي: " * 1_000])
def test_one_long_line_ends_in_time(run: Any, tmp_path: Path, line: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text(line, encoding="utf-8")
    assert _within(run, path, 60).code in (0, 3)


def test_a_text_over_a_limit_is_refused(run: Any, tmp_path: Path) -> None:
    many_bytes, many_letters = tmp_path / "bytes.txt", tmp_path / "letters.txt"
    with many_bytes.open("wb") as file:
        file.truncate(70 * 2**20)
    many_letters.write_text("قال الحلبي نعم. " * (50 * 2**20 // 28), encoding="utf-8")
    ran = run("extract", many_bytes, many_letters)
    assert ran.code == 3 and ran.out == ""
    _three_lines(ran.err, str(many_bytes))
    _three_lines(ran.err, str(many_letters))
