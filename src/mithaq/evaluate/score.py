"""Scores: how well predicted documents agree with hand-annotated ones.

A predicted statement matches an annotated one when the words of their contents agree by intersection over union: at
least 0.8 (``content``) or 0.5 (``loose``); each is used once, the best pairs first. ``joint`` asks for the right
speaker too. Words in an *optional* span count for neither side; statements that are not *required* may be missed; and
a nested statement, or one that lies wholly in such free words, is not wrong when nothing matches it. Accuracies of
speaker, kind, date and act are taken over loose pairs. Precision, recall and F1 as usual; an empty figure is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mithaq.evaluate.words import likeness, name_key, word_places

__all__ = ["Scores", "score_documents"]

Json = Mapping[str, Any]
_STRICT, _LOOSE, _SAME_MENTION = 0.8, 0.5, 0.75
_METADATA = ("language", "published", "outlet", "agency", "title")
_TIME_KINDS = ("date", "time", None)


@dataclass(slots=True)
class _Counts:
    """Found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self, name: str) -> dict[str, float]:
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.right, self.right + self.missed)
        f1 = _share(2 * precision * recall, precision + recall)
        return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


@dataclass(slots=True)
class _Share:
    """How many of how many."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.all += 1


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(slots=True)
class Scores:
    """The running counts of a set of documents; ``figures`` gives what they come to."""

    documents: int = 0
    counts: dict[str, _Counts] = field(
        default_factory=lambda: {name: _Counts() for name in ("content", "loose", "joint", "dates", "instruments")}
    )
    shares: dict[str, _Share] = field(
        default_factory=lambda: {
            name: _Share()
            for name in (
                *("speaker_accuracy", "kind_accuracy", "statement_date_accuracy", "act_accuracy", "metadata_accuracy"),
                "optional_recall",
            )
        }
    )

    def figures(self) -> dict[str, float]:
        """Every figure by its name, in a fixed order."""
        content = self.counts["content"]
        out: dict[str, float] = {"documents": self.documents, "statements": content.right + content.missed}
        for name, counts in self.counts.items():
            out |= counts.figures(name)
        return out | {name: _share(share.right, share.all) for name, share in self.shares.items()}


def score_documents(golds: Iterable[tuple[Json, str]], predictions: Mapping[str, Json]) -> dict[str, float]:
    """The figures of predictions (by document id) against annotated documents, each with its text.

    >>> said = {"content": [[4, 11]], "kind": ["direct"], "speaker": ["Ann"], "required": True}
    >>> found = {"content": [[4, 11]], "kind": "direct", "speaker": {"name": "Ann"}}
    >>> gold = {"id": "a", "statements": [said]}
    >>> score_documents([(gold, "Ann “we go”")], {"a": {"statements": [found]}})["joint_f1"]
    1.0
    """
    scores = Scores()
    for gold, text in golds:
        scores.documents += 1
        _score_document(scores, gold, predictions.get(gold["id"], {}), text)
    return scores.figures()


@dataclass(frozen=True, slots=True)
class _Case:
    """One document's statements on both sides, with their words."""

    text: str
    golds: Sequence[Json]
    found: Sequence[Json]
    gold_words: tuple[frozenset[int], ...]
    optional: tuple[frozenset[int], ...]
    found_words: tuple[frozenset[int], ...]
    free: frozenset[int]


def _case(gold: Json, prediction: Json, text: str) -> _Case:
    golds, found = gold["statements"], prediction.get("statements", ())
    words = tuple(word_places(text, one["content"]) for one in golds)
    optional = tuple(word_places(text, one.get("optional")) for one in golds)
    unasked = (some for one, some in zip(golds, words, strict=True) if not one.get("required", True))
    free = frozenset().union(*optional, *unasked)
    return _Case(text, golds, found, words, optional, tuple(word_places(text, one["content"]) for one in found), free)


def _score_document(scores: Scores, gold: Json, prediction: Json, text: str) -> None:
    case = _case(gold, prediction, text)
    _score_contents(scores, case)
    _score_fields(scores, case)
    if "dates" in gold:
        _score_marks(scores.counts["dates"], gold, "dates", "value", prediction.get("times", ()))
    if "instruments" in gold:
        _score_marks(scores.counts["instruments"], gold, "instruments", "id", prediction.get("instruments", ()))
    for name in _METADATA:
        if gold.get(name):
            scores.shares["metadata_accuracy"].add(name_key(prediction.get(name)) == name_key(gold[name]))


def _pairs(case: _Case, least: float) -> list[tuple[int, int]]:
    """Which annotated statement goes with which found one: the most alike first, each used once."""
    alike: list[tuple[float, int, int]] = []
    for g, (words, optional) in enumerate(zip(case.gold_words, case.optional, strict=True)):
        wanted = words - optional
        for f, have in enumerate(case.found_words):
            value = likeness(wanted, have - optional)
            if value >= least:
                alike.append((value, g, f))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out: list[tuple[int, int]] = []
    for _, g, f in sorted(alike, reverse=True):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            out.append((g, f))
    return out


def _wrong(case: _Case, pairs: Sequence[tuple[int, int]]) -> int:
    """How many found statements match nothing and have no excuse."""
    matched = {f for _, f in pairs}
    return sum(
        f not in matched and not one.get("parent") and not (words and words <= case.free)
        for f, (one, words) in enumerate(zip(case.found, case.found_words, strict=True))
    )


def _score_contents(scores: Scores, case: _Case) -> None:
    for name, least in (("content", _STRICT), ("loose", _LOOSE)):
        pairs = _pairs(case, least)
        hit = {g for g, _ in pairs}
        required = [g for g, one in enumerate(case.golds) if one.get("required", True)]
        wrong, missed = _wrong(case, pairs), sum(g not in hit for g in required)
        _add(scores.counts[name], sum(g in hit for g in required), wrong, missed)
        if name == "content":
            asked = [(g, f) for g, f in pairs if case.golds[g].get("required", True)]
            right = sum(_speaker_right(case.golds[g], case.found[f], case.text) for g, f in asked)
            _add(scores.counts["joint"], right, wrong + len(asked) - right, missed + len(asked) - right)
            for g, one in enumerate(case.golds):
                if not one.get("required", True):
                    scores.shares["optional_recall"].add(g in hit)


def _add(counts: _Counts, right: int, wrong: int, missed: int) -> None:
    counts.right += right
    counts.wrong += wrong
    counts.missed += missed


def _score_fields(scores: Scores, case: _Case) -> None:
    """Speaker, kind, date and act of the required statements that were found, at least loosely."""
    for g, f in _pairs(case, _LOOSE):
        gold, found = case.golds[g], case.found[f]
        if not gold.get("required", True):
            continue
        scores.shares["speaker_accuracy"].add(_speaker_right(gold, found, case.text))
        scores.shares["kind_accuracy"].add(found.get("kind") in gold["kind"])
        for name in ("date", "act"):
            if gold.get(name):
                share = scores.shares["statement_date_accuracy" if name == "date" else "act_accuracy"]
                share.add(found.get(name) in gold[name].split("|"))


def _speaker_right(gold: Json, found: Json, text: str) -> bool:
    """Whether the speaker is one of the accepted names, or the same phrase beside the cue, which holds one of them."""
    accepted = {name_key(name) for name in gold["speaker"]} - {""}
    speaker = found.get("speaker") or {}
    if accepted & {name_key(speaker.get(field)) for field in ("actor", "name", "text")}:
        return True
    wanted, mention = gold.get("mention"), speaker.get("mention")
    if not wanted or not mention:
        return False
    phrase = f" {name_key(text[wanted[0] : wanted[1]])} "
    named = any(f" {name} " in phrase for name in accepted)
    return named and likeness(word_places(text, [wanted]), word_places(text, [mention])) >= _SAME_MENTION


def _score_marks(counts: _Counts, gold: Json, name: str, value: str, found: Sequence[Json]) -> None:
    """Dates or instruments: right where a found one overlaps and has an accepted value."""
    used: set[int] = set()
    for one in gold[name]:
        accepted = str(one[value]).split("|")
        fits = (
            k
            for k, other in enumerate(found)
            if k not in used and _overlap(one["span"], other["span"]) and str(other.get(value)) in accepted
        )
        hit = next(fits, None)
        if hit is None:
            counts.missed += 1
        else:
            used.add(hit)
            counts.right += 1
    if gold.get(f"{name}_complete", name == "dates"):
        counts.wrong += sum(
            k not in used
            and not any(_overlap(one["span"], other["span"]) for one in gold[name])
            and other.get("type", "date") in _TIME_KINDS
            for k, other in enumerate(found)
        )


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])
