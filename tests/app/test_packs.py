"""Packs: the list, a new language and a new negotiation that can be used as they are, and what a check says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import mithaq.lang
from mithaq.app.extract import Reader, annotate
from mithaq.app.packs import check_pack, list_packs, new_domain, new_language
from mithaq.errors import PackError, UsageError
from mithaq.kb.check import check_kb
from mithaq.kb.lookup import load_kb
from mithaq.lang import pack as packs
from mithaq.lang.check import check_files
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.pipeline import read_document
from mithaq.read.article import read_article, read_text
from mithaq.sample import sample_texts

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("ar", "en", "ru")
FOUND = {  # the instruments of the three articles, with the provision cited where there is one
    "gerd-declaration-2015": {"ar": "principle 3", "en": "article 3", "ru": "principle 3"},
    "nile-cooperative-framework-2010": {},
    "nile-notes-1929": {},
    "council-presidential-statement-2021-09-15": {},
}
CONCEPTS = {
    *("NO_SIGNIFICANT_HARM", "BINDING_AGREEMENT", "FILLING_AND_OPERATION"),
    *("EQUITABLE_UTILISATION", "DATA_EXCHANGE", "DAM_SAFETY"),
}
OF_EUROPE = ("ar-security-letter", "en-written-replies", "ru-russian-answer")


def read(path: Path, *packs: str) -> Document:
    """An article as it is read with these domain packs only, without their names."""
    return replace(annotate(read_article(path), load_kb(packs)), packs=())


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


def test_the_examples_of_a_new_negotiation_are_sound_and_found(tmp_path: Path) -> None:
    folder = new_domain(str(tmp_path / "river"))
    for path in folder.iterdir():
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        shown = [line.removeprefix("# ") for line in rest if not line.startswith("# keys:")]
        table = path.suffix == ".tsv"
        path.write_text("\n".join((first, *(reversed(shown) if table else shown))) + "\n", encoding="utf-8")
    assert check_kb(folder) == ()
    doc = annotate(
        read_text(
            "The water minister of Valdoria said article 3 of the Salwan River Charter is about water shares.",
            published="2024",
        ),
        Reader(packs=(str(folder),)).kb(),
    )
    (said,) = doc.statements
    assert (said.speaker.actor, said.instruments, said.concepts) == (
        "person:nizar-halabi",
        ("salwan-charter-1998",),
        ("SALWAN_SHARES",),
    )
    assert [mention.provision for mention in doc.instruments] == ["article 3"]


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_negotiation_is_read_with_its_pack(language: str) -> None:
    doc = annotate(read_article(DATA / f"nile-{language}.txt"), Reader(packs=("nile-waters",)).kb())
    known = {(mention.id, mention.provision) for mention in doc.instruments if mention.known}
    assert {instrument for instrument, _ in known} == set(FOUND)
    for instrument, provisions in FOUND.items():
        assert (instrument, provisions.get(language)) in known
    assert {mention.code for mention in doc.concepts} >= CONCEPTS
    cited = {code for statement in doc.statements for code in (*statement.instruments, *statement.concepts)}
    assert cited >= {"gerd-declaration-2015", "nile-cooperative-framework-2010", "nile-notes-1929", "DAM_SAFETY"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_its_pack_the_same_words_are_attributed(language: str) -> None:
    with_, without = (read(DATA / f"nile-{language}.txt", *packs) for packs in (("nile-waters",), ()))
    assert not any(mention.known for mention in without.instruments) and without.concepts == ()
    said = [(statement.content, statement.speaker.name, statement.act) for statement in with_.statements]
    assert said == [(statement.content, statement.speaker.name, statement.act) for statement in without.statements]
    assert len(said) >= 7


@pytest.mark.parametrize(
    "path", [path for path in sample_texts() if path.stem in OF_EUROPE], ids=lambda path: path.stem
)
def test_a_pack_of_something_else_changes_nothing(path: Path) -> None:
    assert read(path, "euro-atlantic", "nile-waters") == read(path, "euro-atlantic") != read(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_packs_may_be_named_in_any_order(language: str) -> None:
    path = DATA / f"nile-{language}.txt"
    assert read(path, "nile-waters", "euro-atlantic") == read(path, "euro-atlantic", "nile-waters")
    assert read(path, "nile-waters", "euro-atlantic").instruments == read(path, "nile-waters").instruments


@pytest.mark.parametrize(
    ("language", "words", "minister"),
    [
        ("ar", "قال وزير الري المصري إن الجولة انتهت.", "person:mohamed-abdel-aty"),
        ("ar", "قال وزير المياه الإثيوبي إن الجولة انتهت.", "person:seleshi-bekele"),
        ("en", "The Ethiopian water minister said the round was over.", "person:seleshi-bekele"),
        ("en", "Sudan's irrigation minister said the round was over.", "person:yasser-abbas"),
        ("ru", "Министр ирригации Египта заявил, что раунд завершен.", "person:mohamed-abdel-aty"),
    ],
)
def test_an_office_of_the_pack_is_held_by_somebody(language: str, words: str, minister: str) -> None:
    doc = annotate(read_text(words, language=language, published="2021-03-04"), Reader(packs=("nile-waters",)).kb())
    assert [statement.speaker.actor for statement in doc.statements] == [minister]
