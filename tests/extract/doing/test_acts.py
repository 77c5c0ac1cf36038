"""What a statement does: every rule's examples, what a reporting verb adds, and what must hold for any words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.extract.doing.acts import ACTS, find_act
from mithaq.extract.doing.wordings import read_wordings
from mithaq.extract.quoting.grammar import grammar_of
from mithaq.lang.pack import load_pack
from mithaq.text.fold import key
from mithaq.text.tokens import cut

LANGUAGES = ("ar", "en", "ru")
SHARED = Path(os.environ.get("MITHAQ_SHARED", Path(__file__).parents[3] / "shared"))


def rules() -> list[Any]:
    return [
        pytest.param(language, rule, id=rule["id"])
        for language in LANGUAGES
        for rule in load_pack(language).data("acts.yml")["rules"]
    ]


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_decides_its_examples(language: str, rule: dict[str, Any]) -> None:
    assert rule["act"] in ACTS and len(rule["examples"]) >= 2 and rule["never"]
    for example in rule["examples"]:
        acts = find_act(example, "assert", "", load_pack(language))
        assert acts.main == rule["act"] and rule["id"] in [why.rule for why in acts.why], (example, acts)


@pytest.mark.parametrize(("language", "rule"), rules())
def test_rule_is_silent_elsewhere(language: str, rule: dict[str, Any]) -> None:
    wordings = read_wordings(load_pack(language), "acts.yml")
    for text in rule["never"]:
        words = [key(word) for word in cut(text).keys]
        assert rule["id"] not in [match.rule.id for match in wordings.find(words)], text


@pytest.mark.parametrize(
    ("language", "content", "cue", "lemma", "main"),
    [
        ("ar", "انهيار المحادثات", "warn", "حذر", "warn"),
        ("ar", "الطريق مفتوح", "assert", "قال", "assert"),
        ("ar", "الطريق مفتوح", "", "", "assert"),
        ("ar", "أن المدينة جميلة", "announce", "أعلن", "announce"),
        ("ar", "هذا الشرط غير مقبول", "announce", "أعلن", "reject"),
        ("ar", "هذه المزاعم", "deny", "نفى", "deny"),
        ("ar", "اللقاء بأنه جيد", "criticise", "وصف", "assert"),
        ("en", "the road is open", "assert", "say", "assert"),
        ("en", "the road may collapse", "warn", "warn", "warn"),
        ("ru", "дорога открыта", "assert", "сказать", "assert"),
        ("ru", "о провале переговоров", "warn", "предупредить", "warn"),
    ],
)
def test_the_verb_counts_against_the_words(language: str, content: str, cue: str, lemma: str, main: str) -> None:
    assert find_act(content, cue, lemma, load_pack(language)).main == main


def test_harakat_do_not_hide_an_act() -> None:
    assert find_act("هذا غَيْرُ مَقْبُولٍ", "", "", load_pack("ar")).main == "reject"


def test_a_statement_may_do_more_than_one_thing() -> None:
    acts = find_act("We reaffirmed our commitment to the charter and demand a withdrawal", "", "", load_pack("en"))
    assert set(acts.all) >= {"reaffirm", "demand"} and acts.all[0] == acts.main


@given(st.text(), st.sampled_from((*ACTS, "")), st.text(max_size=5), st.sampled_from(LANGUAGES))
def test_any_words_have_acts(content: str, cue: str, lemma: str, language: str) -> None:
    acts = find_act(content, cue, lemma, load_pack(language))
    assert acts == find_act(content, cue, lemma, load_pack(language))
    assert acts.main in ACTS and acts.all[0] == acts.main and set(acts.all) <= set(ACTS)
    assert len(acts.why) == len(acts.all) == len(set(acts.all))


def test_the_acts_of_the_founding_articles() -> None:
    gold = SHARED / "gold" / "seeds.jsonl"
    if not gold.exists():
        pytest.skip("the founding articles are not here")
    pack, right, count = load_pack("ar"), 0, 0
    grammar = grammar_of(pack)
    for article in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        text = (SHARED / "gold" / "texts" / article["path"]).read_bytes().decode("utf-8")
        for statement in article["statements"]:
            if "act" not in statement:
                continue
            words = cut(text[slice(*statement["cue"])]).keys if statement["cue"] else ()
            cue = next((found for found in map(grammar.cue, words) if found), None)
            content = " ".join(text[start:stop] for start, stop in statement["content"])
            main = find_act(content, cue.act if cue else "", cue.lemma if cue else "", pack).main
            count, right = count + 1, right + (main in statement["act"].split("|"))
    assert right / count >= 0.9
