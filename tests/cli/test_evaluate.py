"""``mithaq evaluate``: figures of a gold file, and exit code 4 below a floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mithaq.evaluate import run as runner


@pytest.fixture
def gold(article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two annotated statements of the article, and no floors yet."""
    text = article.read_text(encoding="utf-8")

    def said(words: str, kind: str) -> dict[str, Any]:
        start = text.index(words)
        return {"content": [[start, start + len(words)]], "kind": [kind], "speaker": ["نزار الحلبي"], "required": True}

    statements = [said("الباب مفتوح أمام الوفد", "indirect"), said("سنعود غدا إلى الطاولة", "direct")]
    line = {"id": "news", "path": "news.txt", "language": "ar", "statements": statements}
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    monkeypatch.setattr(runner, "FLOORS", tmp_path / "floors.json")
    return file


def test_figures_floors_and_exit_codes(run: Any, gold: Path) -> None:
    figures = json.loads(run("evaluate", gold, "--texts", gold.parent, "--json").out)
    assert figures["mine"]["joint_f1"] == 1.0
    assert run("evaluate", gold, "--texts", gold.parent, "--raise").code == 0
    floors = json.loads(runner.FLOORS.read_text(encoding="utf-8"))
    assert floors["mine"]["joint_f1"] == 1.0
    floors["mine"]["joint_f1"] = 1.1
    runner.FLOORS.write_text(json.dumps(floors), encoding="utf-8")
    ran = run("evaluate", gold, "--texts", gold.parent)
    assert ran.code == 4 and "joint_f1 is 1.0000, below its floor of 1.100" in ran.err


def test_without_gold_it_says_where_it_looks(run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MITHAQ_SHARED", str(tmp_path))
    ran = run("evaluate")
    assert ran.code == 1 and "MITHAQ_SHARED" in ran.err


def test_a_file_that_is_no_gold(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[1, 2]\n", encoding="utf-8")
    assert run("evaluate", tmp_path / "a.jsonl").code == 2
