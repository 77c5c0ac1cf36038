"""Packs: the list, a new language and a new negotiation that can be used as they are, and what a check says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import mithaq.lang
from mithaq.app.packs import check_pack, list_packs, new_domain, new_language
from mithaq.errors import PackError, UsageError
from mithaq.kb.check import check_kb
from mithaq.kb.lookup import load_kb
from mithaq.lang import pack as packs
from mithaq.lang.check import check_files
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.pipeline import read_document


def test_the_list_has_every_pack() -> None:
    lines = list_packs()
    assert [line.code for line in lines if line.kind == "language"] == list(pack_codes())
    assert {"world", "euro-atlantic"} <= {line.code for line in lines if line.kind == "domain"}


def test_a_new_language_is_sound_and_reads_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "HERE", tmp_path)
    monkeypatch.setattr(mithaq.lang, "__path__", [*mithaq.lang.__path__, str(tmp_path)])
    folder = new_language("fa", "Persian", "rtl")
    assert check_files(folder) == ()
    load_pack.cache_clear()
    try:
        pack = load_pack("fa")
        assert (pack.name, pack.direction) == ("Persian", "rtl")
        doc = read_document(Document("سلام. «این» ۱۲", language="fa"), pack, load_kb())
        assert doc.problems == () and doc.paragraphs and doc.statements == ()
    finally:
        load_pack.cache_clear()


@pytest.mark.parametrize(("code", "direction"), [("persian", "rtl"), ("F", "rtl"), ("fa", "up"), ("ar", "rtl")])
def test_a_language_that_cannot_be_begun(code: str, direction: str) -> None:
    with pytest.raises(UsageError):
        new_language(code, "Persian", direction)


def test_a_new_negotiation_is_sound_and_loads(tmp_path: Path) -> None:
    folder = new_domain(str(tmp_path / "river"))
    assert check_kb(folder) == ()
    assert load_kb((str(folder),)).packs[-1].name == "river"
    with pytest.raises(UsageError, match="is there already"):
        new_domain(str(folder))


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PackError, match="cannot be written"):
        new_domain(str(tmp_path / "file" / "river"))


def test_a_folder_of_a_language_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "ar"
    shutil.copytree(load_pack("ar").folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "colours.yml").write_text("# source: invented\n", encoding="utf-8")
    ((name, problems),) = check_pack(str(folder))
    assert name == str(folder)
    assert ("colours.yml", "unknown file") in {(problem.file, problem.what) for problem in problems}


def test_no_such_pack() -> None:
    with pytest.raises(PackError, match="No pack «nope»"):
        list(check_pack("nope"))
