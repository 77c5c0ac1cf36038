"""The scores: small cases by hand, and agreement with the scorer that the gold sets come with."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mithaq.evaluate.run import GoldSet, find_gold
from mithaq.evaluate.score import score_documents
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.pipeline import read_document
from mithaq.read.article import read_article

TEXT = "Ann said that we go home today, and Bob said we stay here."
SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[2].parent / "shared"))
SCORER = SHARED / "gold" / "score.py"


def _gold(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "content": [[start, start + len(words)]],
        "kind": ["indirect"],
        "speaker": ["Ann"],
        "required": True,
    } | fields


def _found(words: str, speaker: str = "Ann", **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"content": [[start, start + len(words)]], "kind": "indirect", "speaker": {"name": speaker}} | fields


def _figures(golds: list[dict[str, Any]], found: list[dict[str, Any]], **fields: Any) -> dict[str, float]:
    prediction = {"statements": found} | fields.pop("prediction", {})
    return score_documents([({"id": "a", "statements": golds} | fields, TEXT)], {"a": prediction})


@pytest.mark.parametrize(
    ("golds", "found", "expected"),
    [
        ([_gold("we go home today")], [_found("we go home today")], {"content_f1": 1, "joint_f1": 1}),
        ([_gold("we go home today")], [_found("we go home today", "Bob")], {"content_f1": 1, "joint_f1": 0}),
        ([_gold("we go home today")], [_found("we go")], {"content_f1": 0, "loose_f1": 1}),
        ([_gold("we go home today")], [], {"content_recall": 0, "content_precision": 0}),
        ([], [_found("we go home today")], {"content_precision": 0}),
        ([], [_found("we go home today", parent="x")], {"content_precision": 0, "content_f1": 0}),
        ([_gold("we go home today", required=False)], [], {"optional_recall": 0, "content_recall": 0}),
        ([_gold("we go home today", required=False)], [_found("home today")], {"content_precision": 0}),
        ([_gold("we go", optional=[[20, 30]])], [_found("we go home today")], {"content_f1": 1}),
        ([_gold("we go home today")], [_found("we go home today", kind="direct")], {"kind_accuracy": 0}),
        ([_gold("we go home today", act="a|b")], [_found("we go home today", act="b")], {"act_accuracy": 1}),
    ],
)
def test_small_cases(golds: list[Any], found: list[Any], expected: dict[str, float]) -> None:
    figures = _figures(golds, found)
    assert {name: figures[name] for name in expected} == expected


def test_the_best_pair_is_taken_first() -> None:
    golds = [_gold("we go home today"), _gold("go home today")]
    assert _figures(golds, [_found("go home today"), _found("we go home today")])["content_f1"] == 1.0


def test_dates_and_metadata() -> None:
    place = TEXT.index("today")
    dates = [{"span": [place, place + 5], "value": "2031-05-04|2031-05"}]
    times = [{"span": [place, place + 5], "value": "2031-05", "type": "date"}, {"span": [0, 3], "value": "x"}]
    figures = _figures([], [], dates=dates, title="Home Today!", prediction={"times": times, "title": "home today"})
    assert (figures["dates_precision"], figures["dates_recall"], figures["metadata_accuracy"]) == (0.5, 1.0, 1.0)


def _disturbed(prediction: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The prediction with some statements lost, moved, renamed or nested: scorers must agree on mistakes too."""
    out: list[dict[str, Any]] = []
    for one in prediction["statements"]:
        one = json.loads(json.dumps(one))
        luck = chance.random()
        if luck < 0.1:
            continue
        if luck < 0.3:
            one["content"][0][1] = max(one["content"][0][0] + 1, one["content"][0][1] - chance.randrange(1, 60))
        elif luck < 0.45:
            one["speaker"]["name"] = one["speaker"]["actor"] = None
        elif luck < 0.5:
            one["kind"], one["parent"] = "mixed", "x"
        out.append(one)
    times = [time for time in prediction["times"] if chance.random() < 0.8]
    return prediction | {
        "statements": out,
        "times": times,
        "title": prediction["title"] if chance.random() < 0.5 else "x",
    }


@pytest.mark.skipif(not SCORER.exists(), reason="the gold sets are not beside the checkout")
@pytest.mark.parametrize("name", ["seeds", "dev-ar", "par-ar"])
@pytest.mark.parametrize("disturb", [False, True])
def test_agrees_with_the_scorer_of_the_gold_sets(name: str, disturb: bool, tmp_path: Path) -> None:
    gold = next((one for one in find_gold() if one.name == name), None)
    if gold is None:
        pytest.skip(f"no set {name}")
    predictions, golds = _predictions(gold)
    if disturb:
        chance = random.Random(7)
        predictions = {key: _disturbed(one, chance) for key, one in predictions.items()}
    file = tmp_path / "predicted.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in predictions.values()), encoding="utf-8")
    theirs = _theirs(gold, file)
    ours = score_documents(golds, predictions)
    assert theirs.keys() == ours.keys()
    assert {key: abs(theirs[key] - ours[key]) for key in theirs if abs(theirs[key] - ours[key]) > 1e-9} == {}


def _predictions(gold: GoldSet) -> tuple[dict[str, dict[str, Any]], list[tuple[dict[str, Any], str]]]:
    predictions: dict[str, dict[str, Any]] = {}
    golds: list[tuple[dict[str, Any], str]] = []
    for one in list(gold.documents())[:15]:
        doc = read_article(gold.texts / one["path"], published=one.get("assume_published"))
        doc = read_document(doc, load_pack("ar"), load_kb())
        predictions[one["id"]] = doc.to_json()
        golds.append((one, doc.text))
    return predictions, golds


def _theirs(gold: GoldSet, predicted: Path) -> dict[str, float]:
    """The figures of the other scorer, unrounded: its own code is run with figures printed in full."""
    only = predicted.with_name("gold.jsonl")
    ids = [json.loads(line)["id"] for line in predicted.read_text(encoding="utf-8").splitlines()]
    only.write_text("".join(json.dumps(one) + "\n" for one in gold.documents() if one["id"] in ids), encoding="utf-8")
    code = SCORER.read_text(encoding="utf-8").replace('f"{v:.4f}"', "repr(float(v))")
    script = predicted.with_name("scorer.py")
    script.write_text(code, encoding="utf-8")
    arguments = [sys.executable, str(script), str(only), str(predicted), "--texts", str(gold.texts)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    lines = (line.split() for line in done.stdout.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in lines}
