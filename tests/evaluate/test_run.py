"""Gold sets, floors and what becomes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mithaq.errors import InputError, UsageError
from mithaq.evaluate import run
from mithaq.evaluate.run import FLOOR_FIGURES, GoldSet, evaluate, find_gold, raised, read_floors, shortfalls
from mithaq.kb.lookup import load_kb


def test_gold_is_looked_for_in_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MITHAQ_SHARED", str(tmp_path))
    with pytest.raises(InputError, match="No gold set found"):
        find_gold()
    (tmp_path / "gold" / "texts").mkdir(parents=True)
    (tmp_path / "gold" / "seeds.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "gold" / "pairs.jsonl").write_text("", encoding="utf-8")
    assert [gold.name for gold in find_gold()] == ["seeds"]


@pytest.mark.parametrize("line", ["[1]", "{}", "no json"])
def test_a_file_that_is_no_gold_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError):
        list(GoldSet("a", file, tmp_path).documents())


def test_a_set_in_a_language_without_rules_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Le ministre a déclaré hier que les négociations reprendront bientôt.", encoding="utf-8"
    )
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "a", "path": "a.txt", "statements": []}), encoding="utf-8")
    assert evaluate(GoldSet("a", file, tmp_path), load_kb()) is None


def test_floors_are_figures_and_are_reached_or_said() -> None:
    assert {"seeds", "dev-ar"} <= set(read_floors())
    for floors in read_floors().values():
        assert set(floors) <= set(FLOOR_FIGURES)
        assert all(0 < floor <= 1 for floor in floors.values())
        assert shortfalls("a", floors, floors) == ()


def test_floors_only_rise() -> None:
    before = {"content_f1": 0.9, "joint_f1": 0.8}
    assert raised({"content_f1": 0.5, "joint_f1": 0.85999}, before) == {"content_f1": 0.9, "joint_f1": 0.859}


def test_no_floors_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "FLOORS", tmp_path / "none.json")
    assert read_floors() == {}
