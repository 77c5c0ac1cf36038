"""``mithaq pack``: what is printed, and exit code 4 for problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_list(run: Any) -> None:
    out = run("pack", "list").out
    assert "Arabic, rtl" in out and "euro-atlantic" in out


def test_check_says_where_and_what_to_do(run: Any, tmp_path: Path) -> None:
    assert run("pack", "new", "--domain", tmp_path / "river").code == 0
    assert run("pack", "check", tmp_path / "river").code == 0
    (tmp_path / "river" / "people.tsv").write_text("id\tgender\n", encoding="utf-8")
    ran = run("pack", "check", tmp_path / "river")
    assert ran.code == 4 and "people.tsv:1: " in ran.out and "  Try: " in ran.out


def test_check_of_nothing_is_an_error(run: Any) -> None:
    assert run("pack", "check", "nope").code == 1


def test_try_reads_a_sentence_in_every_layer(run: Any) -> None:
    ran = run("pack", "try", "ar", "قال نزار الحلبي أمس إن الباب مفتوح", "--published", "2031-05-04")
    assert ran.code == 0 and "ar.quotation.verb-that" in ran.out and "2031-05-03" in ran.out
    assert run("pack", "try", "xx", "a").code == 2
    assert "Nothing" in run("pack", "try", "ar", "الباب").out
