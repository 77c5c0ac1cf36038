"""Sizes that keep the project liveable: reported, and refused above a limit.

``python tests/test_sizes.py`` (or ``make sizes``) prints the report. Raising a limit is allowed, in a commit that does
only that and says why.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parents[1] / "src" / "mithaq"


class Size(NamedTuple):
    """How large one thing is: its kind, where it is, its size, and the sizes that are aimed at and allowed."""

    kind: str
    where: str
    size: int
    aim: int
    limit: int


def modules() -> Iterator[Size]:
    """The lines of each module; the code of language packs is counted by pack."""
    for path in sorted(path for path in SOURCE.rglob("*.py") if path.parent.parent != SOURCE / "lang"):
        yield Size("module", _where(path), _lines(path), 150, 300)


def functions() -> Iterator[Size]:
    """The lines of each function, its docstring included; migrations, lists of tables that are written once, aside."""
    for path in sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Size("function", f"{_where(path)}:{node.lineno} {node.name}", size, 40, 40)


def packages() -> Iterator[Size]:
    """The modules of each package, ``__init__`` not counted."""
    for init in sorted(SOURCE.rglob("__init__.py")):
        size = sum(path.name != "__init__.py" for path in init.parent.glob("*.py"))
        yield Size("package", _where(init.parent), size, 12, 12)


def rules() -> Iterator[Size]:
    """The lines of each rules file of a language pack."""
    for path in sorted((SOURCE / "lang").glob("*/*.yml")):
        yield Size("rules file", _where(path), _lines(path), 500, 500)


def pack_code() -> Iterator[Size]:
    """The lines of code of each language pack, without docstrings, comments and blank lines."""
    for folder in sorted(path for path in (SOURCE / "lang").iterdir() if (path / "pack.yml").exists()):
        yield Size("pack code", _where(folder), sum(map(_code, folder.glob("*.py"))), 200, 200)


MEASURES = (modules, functions, packages, rules, pack_code)


def over(sizes: Iterator[Size]) -> list[str]:
    """The things that are larger than allowed, as lines."""
    return [f"{size.where}: {size.size}, at most {size.limit}" for size in sizes if size.size > size.limit]


def report() -> str:
    """The largest thing of each kind and the number above the aim, as a table."""
    lines = [f"{'kind':<12}{'count':>6}{'largest':>9}{'aim':>6}{'limit':>7}{'above aim':>11}  where the largest is"]
    for measure in MEASURES:
        sizes = sorted(measure(), key=lambda size: -size.size)
        above = sum(size.size > size.aim for size in sizes)
        top = sizes[0]
        lines.append(f"{top.kind:<12}{len(sizes):>6}{top.size:>9}{top.aim:>6}{top.limit:>7}{above:>11}  {top.where}")
    return "\n".join(lines)


def test_no_module_is_too_long() -> None:
    assert over(modules()) == []


def test_no_function_is_too_long() -> None:
    assert over(functions()) == []


def test_no_package_holds_too_many_modules() -> None:
    assert over(packages()) == []


def test_no_rules_file_is_too_long() -> None:
    assert over(rules()) == []


def test_no_language_pack_needs_much_code() -> None:
    assert over(pack_code()) == []


def _code(path: Path) -> int:
    """The lines of a module that hold code: no docstrings, comments or blank lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            docs.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return sum(bool(line.strip()) and not line.strip().startswith("#") and n not in docs for n, line in lines)


def _where(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    print(report())
