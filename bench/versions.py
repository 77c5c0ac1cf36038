"""How well and how fast versions are told apart and grouped: ``python bench/versions.py [STATEMENTS [TABLE…]]``.

Tables of cases have the columns of ``tests/ledger/versions.tsv``. Same: the two Arabic wordings, Arabic and English,
Arabic and Russian, English and Russian of a row. Not the same: any wording of a row and any flipped one of it; any
wordings of two rows of a cluster.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from copies import Writer

from mithaq.ledger.guards import conflicts, read_guarded
from mithaq.ledger.likeness import sentence_vectors
from mithaq.ledger.utterances import Utterance
from mithaq.ledger.version_groups import group_versions
from mithaq.ledger.versions import judged, texts_compared

LANGUAGES = ("ar", "ar", "en", "ru", "ar", "en", "ru")
SAME = ((0, 1), (0, 2), (0, 3), (2, 3))
TABLES = Path(__file__).parents[1] / "tests" / "ledger"


def read_cases(path: Path) -> list[list[str]]:
    """The rows of a table of cases: cluster, kind of flip and seven texts."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith(("#", "cluster"))]


def _pairs(rows: list[list[str]]) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """What each pair of texts is (same, flipped, other), and where the two texts stand."""
    for at in range(len(rows)):
        yield from (("same", (at, one), (at, other)) for one, other in SAME)
        yield from (("flipped", (at, one), (at, other)) for one, other in product(range(4), range(4, 7)))
    for one, other in combinations(range(len(rows)), 2):
        if rows[one][0] == rows[other][0]:
            yield from (("other", (one, a), (other, b)) for a, b in product(range(4), range(4)))


def scores(path: Path) -> dict[str, float]:
    """F1 within Arabic and across languages, and the share of flipped pairs that pass for the same utterance."""
    rows = read_cases(path)
    readings = [[read_guarded(t, lang) for t, lang in zip(row[2:], LANGUAGES, strict=True)] for row in rows]
    flat = [texts_compared(reading) for row in readings for reading in row]
    digits, plain = (sentence_vectors([pair[side] for pair in flat]) for side in (0, 1))
    counts: dict[str, list[int]] = {"ar-ar": [0, 0, 0], "across": [0, 0, 0], "flipped": [0, 0, 0]}
    for kind, (i, a), (j, b) in _pairs(rows):
        within = LANGUAGES[a] == LANGUAGES[b]
        one, other = readings[i][a], readings[j][b]
        alike = float(digits[7 * i + a] @ digits[7 * j + b])
        if within:
            alike = max(alike, float(plain[7 * i + a] @ plain[7 * j + b]))
        same = judged(alike, (one, other), tuple(conflicts(one, other))).same
        if kind == "flipped":
            counts["flipped"][0] += same
            counts["flipped"][1] += 1
        if within and one.language != "ar":
            continue
        group = counts["ar-ar" if within else "across"]
        group[0] += same and kind == "same"
        group[1] += same
        group[2] += kind == "same"
    f1 = {name: 2 * right / (found + there) for name, (right, found, there) in list(counts.items())[:2]}
    return {**f1, "flipped": counts["flipped"][0] / counts["flipped"][1]}


def invented(size: int) -> list[Utterance]:
    """Statements in three languages, one in five said again in another document with a word changed."""
    writers = {language: Writer(5, language, 60) for language in ("ar", "en", "ru")}
    dice = random.Random(5)
    said: list[Utterance] = []
    while len(said) < size:
        language = dice.choice(tuple(writers))
        text = writers[language].story(1)
        for words in (text, writers[language].edited(text, 0.1))[: 1 + (dice.random() < 0.2)]:
            number = len(said)
            said.append(Utterance(str(number), f"d{number // 8}", language, words, f"Speaker {number % 300}"))
    return said[:size]


def main(size: int) -> None:
    """Print the tables."""
    print("| cases | F1 ar-ar | F1 across | flipped called the same |\n|---|---|---|---|")
    for path in (*sorted(TABLES.glob("*.tsv")), *map(Path, sys.argv[2:])):
        found = scores(path)
        print(f"| {path.name} | {found['ar-ar']:.3f} | {found['across']:.3f} | {found['flipped']:.1%} |")
    said = invented(size)
    start, spent = time.perf_counter(), time.process_time()
    groups = group_versions(said)
    print(
        f"\n{size} statements: {time.perf_counter() - start:.1f} s, {time.process_time() - spent:.1f} s of one core, ",
        end="",
    )
    print(f"{len(groups)} groups")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
