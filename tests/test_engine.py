"""The engine knows no language: words and codes of languages stand in the packs, and nowhere in its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mithaq.lang.pack import pack_codes

SOURCE = Path(__file__).parents[1] / "src" / "mithaq"
ENGINE = sorted((*(SOURCE / "extract").rglob("*.py"), *(SOURCE / "match").rglob("*.py"), SOURCE / "pipeline.py"))
LETTERS = re.compile("[\u0620-\u064a\u0400-\u04ff]{2,}")


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
    found = [(line, text) for line, text in literals(path) if LETTERS.search(text) or text in pack_codes()]
    assert found == []
