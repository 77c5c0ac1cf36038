"""Proof-reading of language packs: each fault is found, with its file and line, and a sound pack has none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mithaq.lang.check import check_files, schema
from mithaq.lang.pack import load_pack, pack_codes

RULE = """# source: invented
rules:
  - id: ar.quotation.verb-that
    says: a verb and that
    frame: verb that
    examples:
      - {text: أكد الحلبي أن الباب مفتوح, cue: أكد}
      - {text: قال الحلبي إن الباب مفتوح, cue: قال}
    never:
      - {text: الباب مفتوح}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small pack that is sound."""
    (tmp_path / "pack.yml").write_text("name: Test\ndirection: rtl\nowner: nobody\nversion: 1\n", encoding="utf-8")
    (tmp_path / "quotations.yml").write_text(RULE, encoding="utf-8")
    (tmp_path / "speech.tsv").write_text("# source: invented\nverb\tact\nقال\tassert\n", encoding="utf-8")
    return tmp_path


def test_a_sound_pack_has_no_problems(folder: Path) -> None:
    assert check_files(folder) == ()


CASES = [
    ("pack.yml", "direction: rtl\n", "", "missing key «direction»", 1),
    ("pack.yml", "version: 1", "version: 1\ncolour: red", "unknown key «colour»", 5),
    ("quotations.yml", "# source: invented\n", "", "no source", 1),
    ("quotations.yml", "    frame: verb that", "    colour: red", "unknown key «colour»", 3),
    ("quotations.yml", "    says: a verb and that\n", "", "says nothing", 3),
    ("quotations.yml", "      - {text: قال الحلبي إن الباب مفتوح, cue: قال}\n", "", "1 under «examples»", 3),
    ("quotations.yml", "    never:\n      - {text: الباب مفتوح}\n", "", "0 under «never»", 3),
    ("quotations.yml", "cue: أكد", "cue: اكد", "example part not in the text: «اكد»", 3),
    ("quotations.yml", "ar.quotation.verb-that", "Verb That", "rule id «Verb That»", 3),
    ("quotations.yml", "says: a verb and that", "says: a v\u0435rb and that", "mixes Cyrillic and Latin", 4),
    ("quotations.yml", "says: a verb", "says: a\u200e verb", "invisible direction mark U+200E", 4),
    ("quotations.yml", "rules:", "rules: [", "not valid YAML", 3),
    ("speech.tsv", "قال\tassert\n", "قال\tassert\nقــال\tassert\n", "«قــال» is written twice", 4),
    ("speech.tsv", "verb\tact", "verb\tcolour", "unknown column «colour»", 1),
    ("speech.tsv", "قال\tassert", "قال\tassert\tx\ty", "4 cells, but 2 columns", 3),
]


@pytest.mark.parametrize(("file", "words", "instead", "what", "line"), CASES, ids=[case[3] for case in CASES])
def test_each_fault_is_found(folder: Path, file: str, words: str, instead: str, what: str, line: int) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), encoding="utf-8")
    found = [problem for problem in check_files(folder) if what in problem.what]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]
    assert found[0].why and found[0].try_this


def test_what_the_text_has_instead_is_said(folder: Path) -> None:
    path = folder / "quotations.yml"
    path.write_text(RULE.replace("cue: أكد", "cue: اكد"), encoding="utf-8")
    assert check_files(folder)[0].why == "The text has «أكد»."


def test_unknown_files_are_refused_and_pack_yml_is_asked_for(folder: Path) -> None:
    (folder / "colours.yml").write_text("# source: invented\n", encoding="utf-8")
    (folder / "pack.yml").unlink()
    assert [problem.what for problem in check_files(folder)] == ["unknown file", "missing file"]


def test_roman_numerals_may_mix_letters(folder: Path) -> None:
    (folder / "numbers.tsv").write_text("# source: invented\nclass\tvalue\tforms\nord\t17\tХVII\n", encoding="utf-8")
    assert check_files(folder) == ()


def test_two_rules_of_one_id(folder: Path) -> None:
    (folder / "quotations.yml").write_text(RULE + RULE.partition("rules:\n")[2], encoding="utf-8")
    assert "two rules «ar.quotation.verb-that»" in [problem.what for problem in check_files(folder)]


@pytest.mark.parametrize("code", pack_codes())
def test_every_file_of_the_packs_is_sound(code: str) -> None:
    assert [str(problem) for problem in check_files(load_pack(code).folder)] == []


def test_a_copy_of_a_pack_is_as_sound(tmp_path: Path) -> None:
    folder = tmp_path / "ar"
    shutil.copytree(load_pack("ar").folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert {problem.what for problem in check_files(folder)} == {
        problem.what for problem in check_files(load_pack("ar").folder)
    }


def test_the_schema_knows_the_files_that_packs_share() -> None:
    assert {"pack.yml", "speech.tsv", "quotations.yml", "time.yml", "names.yml"} <= schema().keys()
