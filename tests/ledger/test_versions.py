"""Versions of one utterance: two texts, tables of cases, groups, and the parallel articles where they are at hand."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from mithaq.errors import PackError
from mithaq.ledger.likeness import encoder_installed
from mithaq.ledger.utterances import Utterance
from mithaq.ledger.version_groups import group_versions
from mithaq.ledger.versions import same_utterance

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MITHAQ_SHARED", HERE.parents[2] / "shared"))
needs_encoder = pytest.mark.skipif(not encoder_installed(), reason="needs the extra mithaq[versions]")
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not beside the checkout")
sys.path.append(str(HERE.parents[1] / "bench"))


@needs_encoder
@pytest.mark.parametrize("b", ["Мы закроем порт в мае", "سنغلق الميناء في أيار", "In May we will shut the harbour"])
def test_one_utterance_in_three_languages(b: str) -> None:
    match = same_utterance("We will close the harbour in May", b)
    assert match.same and match.score > 0.5, match


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("سنغلق الميناء في مايو", "لن نغلق الميناء في مايو", "polarity"),
        ("سنغلق الميناء في مايو", "سنغلق الميناء في أغسطس", "months"),
        ("Порт закроют на шесть недель", "Порт закроют на девять недель", "numbers"),
        ("The port closes for three days", "The port closes for three weeks", "periods"),
        ("Syria will close the harbour", "Egypt will close the harbour", "states"),
    ],
)
def test_a_guard_objects_and_says_why(a: str, b: str, why: str) -> None:
    match = same_utterance(a, b)
    assert not match.same and any(reason.startswith(why) for reason in match.why)


def test_another_speaker_or_month_is_another_utterance() -> None:
    said = Utterance("1", "a", "en", "We will close the harbour", "Ada Orlo", "person:ada-orlo", "2031-05-04")
    other = Utterance("2", "b", "en", "We will close the harbour", "Boris Venn", "person:boris-venn", "2031-05-04")
    later = Utterance("3", "c", "en", "We will close the harbour", "Ada Orlo", "person:ada-orlo", "2031-07-04")
    assert same_utterance(said, other).why[-1] == "speakers: Ada Orlo / Boris Venn"
    assert same_utterance(said, later).why[-1] == "dates: 61 days apart"


def test_empty_and_unknown() -> None:
    assert not same_utterance("", "").same
    with pytest.raises(PackError):
        same_utterance("oui", "non", language_a="fr", language_b="fr")


def test_the_order_of_the_two_texts_does_not_matter() -> None:
    a, b = "سنوقع الاتفاق يوم الأحد", "نوقع على الاتفاق الأحد"
    assert same_utterance(a, b) == same_utterance(b, a)


@needs_encoder
@pytest.mark.parametrize(
    ("name", "within", "across", "flipped"),
    [
        ("versions.tsv", 0.93, 0.96, 0.02),
        ("versions-held-out.tsv", 0.9, 0.95, 0.02),
        ("versions-second.tsv", 0.9, 0.92, 0.03),
        ("versions-third.tsv", 0.8, 0.85, 0.06),
    ],
)
def test_our_cases(name: str, within: float, across: float, flipped: float) -> None:
    _scores(HERE / name, within, across, flipped)


@needs_encoder
@needs_shared
def test_the_shared_cases() -> None:
    _scores(SHARED / "cases" / "versions.tsv", 0.9, 0.93, 0.05)


def _scores(path: Path, within: float, across: float, flipped: float) -> None:
    import versions as bench

    found = bench.scores(path)
    assert found["ar-ar"] >= within and found["across"] >= across and found["flipped"] <= flipped, found


def test_groups_keep_one_statement_of_a_document_and_every_wording() -> None:
    said = [
        Utterance("1", "a", "en", "The bridge will stay closed until the end of May", "Ada Orlo", None, "2031-05-04"),
        Utterance("2", "a", "en", "The bridge will stay closed till the end of May", "Ada Orlo", None, "2031-05-04"),
        Utterance("3", "b", "en", "The bridge will stay closed until the end of May", "Ada Orlo", None, "2031-05-03"),
        Utterance(
            "4", "c", "en", "The bridge will not stay closed until the end of May", "Ada Orlo", None, "2031-05-03"
        ),
    ]
    (group,) = group_versions(said)
    assert [member.id for member in group.members] == ["3", "1"]
    assert group.earliest.id == "3" and group.score > 0.9
    assert group_versions(reversed(said)) == group_versions(said)
    assert group_versions([]) == ()


@needs_encoder
@needs_shared
def test_statements_of_the_parallel_articles() -> None:
    said, gold = _parallel()
    found = set()
    for group in group_versions(said):
        ids = [member.id for member in group.members]
        found |= {frozenset((a, b)) for a in ids for b in ids if a < b and a.split("|")[0] == b.split("|")[0]}
    listed = {end for pair in gold for end in pair}
    judged = {pair for pair in found if pair & listed and _known(pair, gold)}
    assert len(found & gold) / len(gold) >= 0.85
    assert len(found & gold) / len(judged) >= 0.95


def _known(pair: frozenset[str], gold: set[frozenset[str]]) -> bool:
    """Whether an end of the pair has a known counterpart in the other's language: other true pairs are not listed."""
    one, other = pair
    wanted = {(a, b.split("|")[1]) for known in gold for a in known for b in known if a != b}
    return (one, other.split("|")[1]) in wanted or (other, one.split("|")[1]) in wanted


def _parallel() -> tuple[list[Utterance], set[frozenset[str]]]:
    said = []
    for language in ("ar", "en", "ru"):
        folder = SHARED / "gold" / f"par-{language}"
        for line in (SHARED / "gold" / f"par-{language}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            text = (folder / article["path"]).read_bytes().decode("utf-8")
            for number, one in enumerate(article["statements"]):
                words = " … ".join(text[start:stop] for start, stop in one["content"])
                name = f"{article['id']}|{language}|{number}"
                said.append(Utterance(name, f"{article['id']}|{language}", language, words, None, None, "2018-09-30"))
    gold = set()
    for line in (SHARED / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        gold.add(frozenset(f"{pair['doc']}|{name}|{at}" for name, at in pair.items() if name != "doc"))
    return said, gold


def test_without_the_encoder_letters_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("versions", "version_groups"):
        monkeypatch.setattr(f"mithaq.ledger.{module}.encoder_installed", lambda: False)
    assert same_utterance("سنوقع الاتفاق يوم الأحد", "سنوقع على الاتفاق الأحد").same
    assert not same_utterance("سنوقع الاتفاق يوم الأحد", "تساقطت الثلوج على الجبال").same
    assert same_utterance("سنوقع", "We will sign").why == (
        "two languages are compared with the extra mithaq[versions] only",
    )
    said = [Utterance(name, name, "ru", "Мост закрыт до конца мая", "Ада Орлова") for name in ("1", "2")]
    assert len(group_versions(said)) == 1
