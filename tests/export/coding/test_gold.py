"""Gold: decisions become annotations that ``mithaq evaluate`` scores by."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from mithaq.app.ledger import Ledger
from mithaq.evaluate.run import GoldSet, evaluate

Put = Callable[..., Path]


def test_decisions_are_scored(told: Ledger, put: Put, tmp_path: Path) -> None:
    kept, wrong, changed = (told.search(query)[0] for query in ("act:reaffirm", '"a trap"', "act:demand"))
    told.decide(kept, "accept", by="anna")
    told.decide(wrong, "reject", by="anna")
    told.decide(changed, "correct", by="anna", field="act", after="request")
    with zipfile.ZipFile(put("g.gold.jsonl.zip")) as file:
        assert file.namelist()[:2] == ["README.txt", "statements.gold.jsonl"]
        file.extractall(tmp_path / "g")
    gold = GoldSet("g", tmp_path / "g" / "statements.gold.jsonl", tmp_path / "g" / "texts")
    documents = {one["id"]: one for one in gold.documents()}
    assert len(documents) == 4
    said = documents[kept.article.id]["statements"]
    assert [one["required"] for one in said] == [True]
    assert {"نزار الحلبي"} <= set(said[0]["speaker"])
    assert wrong.id not in json.dumps(documents) and len(documents[wrong.article.id]["statements"]) == 2
    figures = evaluate(gold, told._kb)
    assert figures is not None and figures["statements"] == 2 and figures["content_recall"] == 1.0
    assert figures["content_precision"] < 1.0, "what was rejected is found again, and counts"
    assert figures["act_accuracy"] == 0.5, "one act was corrected"


def test_the_texts_are_byte_for_byte_what_was_read(told: Ledger, put: Put, texts: dict[str, str]) -> None:
    with zipfile.ZipFile(put("g.gold.jsonl.zip")) as file:
        found = {name[6:-4]: file.read(name).decode() for name in file.namelist() if name.startswith("texts/")}
    assert found == texts
