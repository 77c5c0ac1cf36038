"""Proof-reading of packs: every kind of fault is refused with file and line, and the packaged packs have none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.kb.check import check_kb
from mithaq.kb.lookup import PACKS

FAULTS = [
    # file, old words, new words, line, part of what is said
    ("offices.tsv", "2005-06-30\t2009-01", "2004-06-30\t2009-01", 4, "are both foreign-minister"),
    ("offices.tsv", "2005-06-30\n", "\n", 4, "are both foreign-minister"),
    ("offices.tsv", "XB\thead", "XC\thead", 6, "unknown «XC»"),
    ("offices.tsv", "person:lena-darun", "person:unheard-of", 6, "unknown «person:unheard-of»"),
    ("offices.tsv", "2001-03-01", "March 2001", 3, "«March 2001» is no date"),
    ("offices.tsv", "2001-03-01", "2001-02-30", 3, "is no date"),
    ("offices.tsv", "2001-03-01", "2006-03-01", 3, "ends before it starts"),
    ("members.tsv", "org:islands-league", "org:no-league", 3, "unknown «org:no-league»"),
    ("people.tsv", "Lena Darun", "Mira Tolan", 6, "«Mira Tolan» names"),
    ("people.tsv", "لينا دارون", "سامى دارون", 6, "names person:lena-darun and person:sami-darun"),
    ("instruments.yml", "Tolan letter", "islands charter", 9, "«islands charter» names"),
    ("instruments.yml", "state:XA", "state:ZZ", 2, "unknown «state:ZZ»"),
    ("instruments.yml", "concepts: [FISHING], says", "concepts: [SAILING], says", 2, "unknown concept «SAILING»"),
    ("instruments.yml", "1999-05-04", "4 May 1999", 2, "is no date"),
    ("people.tsv", "Mira Tolan", "Mirа Tolan", 3, "mixes Latin and Cyrillic letters"),  # a Cyrillic а
    ("people.tsv", "Мира Толан", "Mиpa Толан", 3, "mixes"),
    ("organisations.tsv", "Лига островов", "Лига OPEX", 3, "«OPEX» is Latin in a name in «ru»"),
    ("organisations.tsv", "Islands League|", "Лига островов|", 3, "«Лига» is Cyrillic in a name in «en»"),
    ("people.tsv", "Mira Tolan", "Mira Tolan|mira tolan", 3, "stands here twice"),
    ("people.tsv", "ميرا طولان", "ميرا \u200fطولان", 3, "U+200F"),
    ("concepts.yml", "fishing rights", "fishing\u200b rights", 2, "U+200B"),
    ("concepts.yml", "# source: invented for the tests\n", "", 1, "no source"),
    ("people.tsv", "# source: invented for the tests\n", "", 1, "no source"),
    ("people.tsv", "gender", "sex", 3, "no column «gender»"),
    # what the world pack, which is read with every pack, says otherwise
    ("people.tsv", "Edo van Berg", "Kofi Annan", 4, "names person:edo-van-berg and person:kofi-annan"),
    (
        "offices.tsv",
        "XB\thead-of-state\tperson:lena-darun\t2003\t",
        "FR\thead-of-state\tperson:lena-darun\t2018\t",
        6,
        "are both head-of-state",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "says"), FAULTS)
def test_a_fault_is_refused(
    spoilt: Callable[[str, str, str], Path], file: str, old: str, new: str, line: int, says: str
) -> None:
    problems = check_kb(spoilt(file, old, new))
    assert [p for p in problems if (p.file, p.line) == (file, line) and says in p.what], problems
    assert all(problem.why and problem.try_this for problem in problems)


def test_an_unknown_file_is_refused(islands: Path) -> None:
    (islands / "heroes.tsv").write_text("# source: nowhere\n", encoding="utf-8")
    assert [(problem.file, problem.what) for problem in check_kb(islands)] == [("heroes.tsv", "unknown file")]


def test_a_folder_without_pack_is_refused(tmp_path: Path) -> None:
    assert [problem.line for problem in check_kb(tmp_path)] == [1]


def test_a_right_pack_has_no_problem(islands: Path) -> None:
    assert check_kb(islands) == ()


def test_latin_names_may_stand_in_other_languages(spoilt: Callable[[str, str, str], Path]) -> None:
    assert check_kb(spoilt("organisations.tsv", "Лига островов", "Лига островов ISL")) == ()


def test_shared_offices_may_overlap(spoilt: Callable[[str, str, str], Path]) -> None:
    rows = "XA\tambassador\tperson:mira-tolan\t2001\t\nXA\tambassador\tperson:edo-van-berg\t2002\t\n"
    assert check_kb(spoilt("offices.tsv", "XB\thead", f"{rows}XB\thead")) == ()


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PACKS.glob("*/pack.yml")))
def test_the_packaged_packs_have_no_problem(name: str) -> None:
    assert check_kb(PACKS / name) == ()
