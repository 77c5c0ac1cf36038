"""The engine knows no language: words and codes of languages stand in the packs, and nowhere in its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mithaq.lang.pack import load_pack, pack_codes

SOURCE = Path(__file__).parents[1] / "src" / "mithaq"
ENGINE = sorted(path for path in SOURCE.rglob("*.py") if path.parent.parent != SOURCE / "lang")
LETTERS = re.compile(r"[^\W\d_\x00-\x7f]")
#: Modules that must know letters of scripts (never words), and why.
KNOW_LETTERS = {
    "cli/terminal.py": "which letters run from right to left",
    "evaluate/words.py": "letters that the scorer of the gold sets folds",
    "extract/doing/occasions.py": "communiqué is the name of a medium in the contract",
    "lang/check.py": "letters of two scripts in one word are refused",
    "read/charset.py": "how often letters stand in texts, to tell encodings apart",
    "text/canon.py": "marks that do not count when words are looked for again",
    "text/fold.py": "letters that are written in several ways",
    "text/skeleton.py": "which script leaves short vowels out",
    "text/tokens.py": "marks that belong to a word",
    "text/written_names.py": "the article and initials that are written together with a name",
}
#: Modules that read or check the columns of the world packs, which are named by language.
KNOW_CODES = {"kb/load.py", "kb/names.py", "kb/records.py"}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docs = {id(node.body[0].value) for node in owners if node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_the_engine_holds_no_words_and_no_code_of_a_language(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    if name not in KNOW_LETTERS:
        assert [(line, text) for line, text in literals(path) if LETTERS.search(text)] == []
    if name not in KNOW_CODES:
        assert [(line, text) for line, text in literals(path) if text in pack_codes()] == []


def test_the_exceptions_are_still_needed() -> None:
    def found(name: str) -> list[str]:
        return [text for _, text in literals(SOURCE / name)]

    assert [name for name in KNOW_LETTERS if not any(map(LETTERS.search, found(name)))] == []
    assert [name for name in KNOW_CODES if not set(found(name)) & set(pack_codes())] == []


@pytest.mark.parametrize("code", pack_codes())
def test_every_list_of_a_pack_is_read_by_the_engine(code: str) -> None:
    pack = load_pack(code)
    asked = {text for path in ENGINE for _, text in literals(path)}
    quotations = pack.data("quotations.yml")
    lists = [*pack.data("names.yml"), *quotations.get("classes", {}), *(quotations.get("endings") or {})]
    assert lists
    assert [name for name in lists if name not in asked] == []
