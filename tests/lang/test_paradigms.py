"""Paradigm tables: the first fitting row declines a word; word classes, endings and pronouns are read as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.lang.pack import load_pack, pack_codes
from mithaq.lang.paradigms import Paradigms

TABLE = """# source: invented
class\tends\tdrop\tm\tf\tn\tp
noun\tora\t1\t= e i\t\t\t= -
noun\ta b\t0/1\t= o u\t\t\tx y
man\tlum\t\t\t\t\t
man\ttar
pronoun\tvo\t\tm\t\t\ts
pronoun\tvi\t\t-\t\t\tp
"""


@pytest.fixture
def table(tmp_path: Path) -> Paradigms:
    (tmp_path / "paradigms.tsv").write_text(TABLE, encoding="utf-8")
    return Paradigms(tmp_path)


@pytest.mark.parametrize(
    ("word", "singular", "plural"),
    [
        ("fora", ("fora", "fore", "fori"), ("fora", "for")),
        ("luna", ("luna", "lunao", "lunau"), ("lunx", "luny")),
        ("club", ("club", "clubo", "clubu"), ("clux", "cluy")),
        ("kilt", ("kilt",) * 6, ("kilt",)),
    ],
)
def test_the_first_row_whose_ending_a_word_has_declines_it(
    table: Paradigms, word: str, singular: tuple[str, ...], plural: tuple[str, ...]
) -> None:
    assert table.forms(word, "noun") == (singular, (), (), plural)


def test_rows_of_one_class_are_one_list_of_words(table: Paradigms) -> None:
    assert table.ends("man") == ("lum", "tar")
    assert table.words("man") == {"lum", "tar"}
    assert table.ends("woman") == ()
    assert table.words("woman") == frozenset()


def test_a_pronoun_shows_gender_and_number(table: Paradigms) -> None:
    assert (table.pronoun("vo"), table.pronoun("vi"), table.pronoun("lum")) == (("m", "s"), ("", "p"), None)


@pytest.mark.parametrize("code", [code for code in pack_codes() if (load_pack(code).folder / "paradigms.tsv").exists()])
def test_every_row_of_a_pack_has_its_class_and_its_endings(code: str) -> None:
    rows = load_pack(code).rows("paradigms.tsv")
    assert len(rows) > 5
    assert [row["_line"] for row in rows if not row["class"] or not row["ends"]] == []
