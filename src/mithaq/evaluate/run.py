"""Run the pipeline on annotated articles and hold the figures against their floors."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mithaq.errors import InputError, MithaqError, UsageError
from mithaq.evaluate.score import score_documents
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import load_pack
from mithaq.pipeline import read_document
from mithaq.read.article import read_article

__all__ = [
    "FLOORS",
    "FLOOR_FIGURES",
    "GoldSet",
    "Shortfall",
    "evaluate",
    "find_gold",
    "raised",
    "read_floors",
    "shortfalls",
]

#: Where the floors of each set are kept.
FLOORS = Path(__file__).with_name("floors.json")
#: The figures that have floors.
FLOOR_FIGURES = (
    *("content_f1", "joint_f1", "speaker_accuracy", "kind_accuracy", "dates_f1", "instruments_f1"),
    *("act_accuracy", "statement_date_accuracy", "metadata_accuracy"),
)
_FOLDERS = {"seeds": "texts"}
_NEEDS = "quotations.yml"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated articles: the name of the set, the file of annotations (JSON lines), the folder of texts."""

    name: str
    file: Path
    texts: Path

    def documents(self) -> Iterator[dict[str, Any]]:
        """The annotations, one document at a time; :class:`UsageError` when the file is no gold."""
        try:
            for number, line in enumerate(self.file.read_text(encoding="utf-8").splitlines(), 1):
                if line.strip():
                    yield self._checked(json.loads(line), number)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{self.file}: cannot be read.", str(error), "give a .jsonl file of annotations"
            ) from error

    def _checked(self, gold: Any, number: int) -> dict[str, Any]:
        if not isinstance(gold, dict) or not {"id", "path", "statements"} <= gold.keys():
            raise UsageError(f"{self.file}:{number}: no annotated document.", "It needs id, path and statements.", "")
        return gold


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor."""

    set: str
    figure: str
    value: float
    floor: float


def find_gold(file: str | None = None, texts: str | None = None) -> tuple[GoldSet, ...]:
    """The gold given, or every set of the folder ``$MITHAQ_SHARED/gold``, else ``../shared/gold`` beside the checkout.

    :class:`InputError` when there is none.
    """
    if file is not None:
        path = Path(file)
        folder = Path(texts) if texts else _texts(path)
        return (GoldSet(path.stem, path, folder),)
    for shared in _shared():
        found = tuple(
            GoldSet(path.stem, path, _texts(path))
            for path in sorted((shared / "gold").glob("*.jsonl"))
            if _texts(path).is_dir()
        )
        if found:
            return found
    why = "It is looked for in $MITHAQ_SHARED/gold and in ../shared/gold beside the checkout."
    raise InputError("No gold set found.", why, "mithaq evaluate GOLD.jsonl --texts FOLDER")


def _shared() -> Iterator[Path]:
    if "MITHAQ_SHARED" in os.environ:
        yield Path(os.environ["MITHAQ_SHARED"])
        return
    yield Path(__file__).resolve().parents[3].parent / "shared"
    yield Path.cwd().parent / "shared"


def _texts(file: Path) -> Path:
    return file.parent / _FOLDERS.get(file.stem, file.stem)


def evaluate(gold: GoldSet, kb: Kb) -> dict[str, float] | None:
    """The figures of a set; ``None`` when a language in it has no pack that finds quotations yet."""
    golds: list[tuple[dict[str, Any], str]] = []
    predictions: dict[str, dict[str, Any]] = {}
    for one in gold.documents():
        doc = read_article(gold.texts / one["path"], published=one.get("assume_published"))
        try:
            pack = load_pack(str(doc.language or one.get("language")))
        except MithaqError:
            return None
        if not pack.data(_NEEDS):
            return None
        doc = read_document(doc, pack, kb)
        golds.append((one, doc.text))
        predictions[one["id"]] = doc.to_json()
    return score_documents(golds, predictions)


def read_floors() -> dict[str, dict[str, float]]:
    """The floors: set → figure → lowest value allowed."""
    if not FLOORS.exists():
        return {}
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def shortfalls(name: str, figures: Mapping[str, float], floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The figures of a set that are below their floors.

    >>> shortfalls("a", {"content_f1": 0.9}, {"content_f1": 0.95})
    (Shortfall(set='a', figure='content_f1', value=0.9, floor=0.95),)
    """
    below = ((figure, figures.get(figure, 0.0), floor) for figure, floor in floors.items())
    return tuple(Shortfall(name, figure, value, floor) for figure, value, floor in below if value < floor)


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors after a run: each raised to its figure (cut to three digits), none lowered.

    >>> raised({"content_f1": 0.98765, "joint_f1": 0.7}, {"joint_f1": 0.9})
    {'content_f1': 0.987, 'joint_f1': 0.9}
    """
    new = {figure: math.floor(1000 * figures.get(figure, 0.0) + 1e-6) / 1000 for figure in FLOOR_FIGURES}
    best = {figure: max(value, floors.get(figure, 0.0)) for figure, value in new.items()}
    return {figure: value for figure, value in best.items() if value > 0}
