"""Proof-reading of a language pack: what is wrong in its files, with file and line, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mithaq.errors import PackError
from mithaq.text.fold import fold, key
from mithaq.text.problems import Problem, find_stray_marks
from mithaq.text.tables import read_rows, read_yaml

__all__ = ["check_files", "line_of", "schema"]

_WORD = re.compile(r"[^\W\d_]+")
_ESCAPE = re.compile(r"\\[a-z]")  # \n in a quoted string
_ROMAN = re.compile("[IVXLCDMІХСМ]+")  # numerals are typed with the letters of either script
_SCRIPTS = (
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Latin", "A-Za-z\u00c0-\u024f"),
)
_BY_SCRIPT = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
_LEAST_EXAMPLES, _LEAST_NEVER = 2, 1
_CODE = (".py",)


@cache
def schema() -> Mapping[str, Mapping[str, Any]]:
    """What each file of a pack may hold (``schema.yml``)."""
    read: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_name("schema.yml"))
    for rules in read.values():
        if "keys" in rules:
            rules["keys"] = [name for row in rules["keys"] for name in (row if isinstance(row, list) else [row])]
    return read


def check_files(folder: Path) -> tuple[Problem, ...]:
    """What is wrong in the files of a language pack, by file and line; nothing when they can be used as they are.

    Looked at: unknown files and keys, missing sources, invisible direction marks, words of mixed letters, a form
    written twice, rules without two examples and one counter-example, and example parts that are not in the text.
    Whether the rules find their examples is tried by ``mithaq pack check``.
    """
    found: list[Problem] = []
    for path in sorted(file for file in folder.iterdir() if file.is_file()):
        rules = schema().get(path.name)
        if rules is None:
            found.append(
                Problem(path.name, 1, "unknown file", "no part of a pack has this name", "rename or remove it")
            )
        elif path.suffix not in _CODE:
            found.extend(_check_file(path, rules))
    if not (folder / "pack.yml").exists():
        found.append(Problem("pack.yml", 1, "missing file", "a pack says its name and direction", "mithaq pack new"))
    return tuple(sorted(set(found), key=lambda problem: (problem.file, problem.line, problem.what)))


def line_of(path: Path, words: str) -> int:
    """The first line of a file that holds these words; 1 when none does."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)


def _check_file(path: Path, rules: Mapping[str, Any]) -> Iterator[Problem]:
    text = path.read_text(encoding="utf-8")
    yield from _letters(path.name, text)
    if path.name not in ("pack.yml", "sample.txt") and not _has_source(text):
        yield Problem(path.name, 1, "no source", "the first lines say where the data is from", "add: # source: …")
    try:
        if path.suffix == ".tsv":
            yield from _table(path, rules)
        elif path.suffix == ".yml":
            yield from _settings(path, rules, read_yaml(path) or {})
    except PackError as error:
        line = re.search(r":(\d+):", error.what)
        yield Problem(path.name, int(line[1]) if line else 1, error.what, error.why, error.try_this)


def _has_source(text: str) -> bool:
    """Whether the comment at the top of a file says where its data is from."""
    top = []
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        top.append(line.lower())
    return any("source" in line or "written for" in line for line in top)


def _letters(file: str, text: str) -> Iterator[Problem]:
    """Invisible direction marks, and words in which letters of two scripts are mixed."""
    yield from find_stray_marks(file, text)
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() or line.lstrip().startswith("#"):
            continue
        for word in _WORD.findall(_ESCAPE.sub(" ", line)):
            scripts = [name for name, letters in _BY_SCRIPT if letters.search(word)]
            if len(scripts) > 1 and not _ROMAN.fullmatch(word):
                what = f"«{word}» mixes {' and '.join(scripts)} letters"
                yield Problem(file, number, what, "letters that look alike are not the same", "type the word again")


def _table(path: Path, rules: Mapping[str, Any]) -> Iterator[Problem]:
    rows = read_rows(path)
    header = [name for name in rows[0] if name != "_line"] if rows else rules["columns"]
    for name in header:
        if name not in rules["columns"]:
            yield Problem(
                path.name, 1, f"unknown column «{name}»", f"there are: {', '.join(rules['columns'])}", "rename it"
            )
    if "surfaces" in rules and rules["surfaces"] in header:
        yield from _doubles(path.name, rows, rules["surfaces"], rules.get("within"))


def _doubles(file: str, rows: Iterable[Mapping[str, str]], column: str, within: str | None) -> Iterator[Problem]:
    """Forms that stand twice, however they are spelt."""
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        group = row.get(within, "") if within else ""
        for form in filter(None, (part.strip() for part in row[column].split("|"))):
            first = seen.setdefault((group, key(form)), row["_line"])
            if first != row["_line"]:
                what = f"«{form}» is written twice"
                yield Problem(file, int(row["_line"]), what, f"it stands in line {first} too", "keep one of them")


def _settings(path: Path, rules: Mapping[str, Any], data: Any) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield Problem(path.name, 1, "no settings", "a settings file is made of «key: value» lines", "see another pack")
        return
    for name in data:
        if name not in rules.get("keys", ()):
            why = f"there are: {', '.join(rules.get('keys', ()))}"
            yield Problem(path.name, line_of(path, f"{name}:"), f"unknown key «{name}»", why, "rename or remove it")
    for name in rules.get("needs", ()):
        if name not in data:
            yield Problem(path.name, 1, f"missing key «{name}»", "a pack cannot be used without it", f"add: {name}: …")
    for name in rules.get("lists", ()):
        yield from _lists(path, name, data.get(name))
    for rule in data.get("rules") or ():
        yield from _rule(path, rules, rule)
    yield from _ids(path, data.get("rules") or ())


def _lists(path: Path, name: str, value: Any) -> Iterator[Problem]:
    """Words that stand twice in one list."""
    if isinstance(value, dict):
        for inner, words in value.items():
            yield from _lists(path, str(inner), words)
        return
    words = value.split() if isinstance(value, str) else [word for word in value or () if isinstance(word, str)]
    seen: dict[str, str] = {}
    for word in words:
        first = seen.setdefault(key(word), word)
        if first is not word:
            what = f"«{word}» is written twice in {name}"
            yield Problem(
                path.name, line_of(path, f"{name}:"), what, "spelling variants are folded", "keep one of them"
            )


def _rule(path: Path, rules: Mapping[str, Any], rule: Any) -> Iterator[Problem]:
    name = str(rule.get("id", "")) if isinstance(rule, dict) else ""
    line = line_of(path, f"id: {name}") if name else 1
    if not re.fullmatch(r"[a-z]{2,3}\.[a-z]+\.[a-z0-9-]+", name):
        yield Problem(path.name, line, f"rule id «{name}»", "ids are <language>.<layer>.<slug>", "name the rule")
        return
    for field in rule:
        if field not in rules["rule"]:
            why = f"a rule has: {', '.join(rules['rule'])}"
            yield Problem(path.name, line, f"{name}: unknown key «{field}»", why, "rename or remove it")
    if not rule.get("says"):
        yield Problem(path.name, line, f"{name}: says nothing", "explanations quote it", "add: says: …")
    for field, least in (("examples", _LEAST_EXAMPLES), ("never", _LEAST_NEVER)):
        many = len(rule.get(field) or ())
        if many < least:
            what = f"{name}: {many} under «{field}»"
            yield Problem(path.name, line, what, f"a rule carries its proof: {least} at least", f"add to {field}")
    for example in rule.get("examples") or ():
        yield from _parts(path, line, rules.get("part", ()), example)


def _parts(path: Path, line: int, parts: Iterable[str], example: Any) -> Iterator[Problem]:
    """Example parts that are not in their text, with what the text has instead."""
    if not isinstance(example, dict):
        return
    text = str(example.get("text", ""))
    for part in parts:
        words = example.get(part)
        for piece in str(words).split(" … ") if words else ():
            if piece not in text:
                place = fold(text).find(fold(piece))
                has = f"The text has «{text[place : place + len(piece)]}»." if place >= 0 else f"The text is «{text}»."
                what = f"example part not in the text: «{piece}»"
                yield Problem(path.name, line, what, has, "copy the words from the text")


def _ids(path: Path, rules: Iterable[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for rule in rules:
        name = str(rule.get("id")) if isinstance(rule, dict) else ""
        if name in seen:
            yield Problem(
                path.name, line_of(path, f"id: {name}"), f"two rules «{name}»", "an id names one rule", "rename one"
            )
        seen.add(name)
