"""What can be wrong with a written name: look-alike letters of another script, a wrong column, the same name twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mithaq.kb.load import COLUMNS, KEYS, LANGUAGES, line_of
from mithaq.text.tables import read_rows, read_yaml
from mithaq.text.tokens import cut

__all__ = ["cells_of", "name_faults"]

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {"en": "LATIN", "ar": "ARABIC", "ru": "CYRILLIC"}
#: Latin capitals and small letters that look like Cyrillic ones.
_LOOK_ALIKE = frozenset("ABCEHKMOPTXYaceopxy")

Names = Mapping[str, tuple[str, ...]]
Fault = tuple[str, str, str]


def cells_of(folder: Path) -> Iterator[tuple[str, int, Names]]:
    """The names of every row and entry of a pack: file, line, and language → names as they stand there."""
    for file, columns in COLUMNS.items():
        kinds = sorted({column.rpartition("_")[0] for column in columns if column[-3:] in ("_en", "_ar", "_ru")})
        prefixes = ([""] if "en" in columns else []) + [f"{kind}_" for kind in kinds]
        path = folder / file
        for row in read_rows(path) if path.exists() and prefixes else ():
            for prefix in prefixes:
                yield file, int(row["_line"]), {lang: _cell(row[f"{prefix}{lang}"]) for lang in LANGUAGES}
    for file, keys in KEYS.items():
        path = folder / file
        for item in (read_yaml(path) or ()) if path.exists() else ():
            for key in ("names", "loose", "forms"):
                if isinstance(item.get(key), dict):
                    yield file, line_of(path, keys[0], item[keys[0]]), _wordings(item[key])


def name_faults(names: Names) -> Iterator[Fault]:
    """What is wrong with the names of one thing: what, why, and what to do.

    >>> [fault[0] for fault in name_faults({"en": ("Oslo", "oslo"), "ru": ("Оcло",)})]
    ['«oslo» stands here twice', '«Оcло» mixes Latin and Cyrillic letters']
    """
    latin = {word for name in names.get("en", ()) for word in _WORD.findall(name)}
    for language, values in names.items():
        seen: set[tuple[str, ...]] = set()
        for name in values:
            form = cut(name).keys
            if form in seen:
                yield f"«{name}» stands here twice", "spelling variants are folded by the program", "keep one of them"
            seen.add(form)
            for word in _WORD.findall(name):
                yield from _word_faults(word, language, latin)


def _word_faults(word: str, language: str, latin: set[str]) -> Iterator[Fault]:
    """Letters of two scripts in one word, or of a script that the language does not use."""
    scripts = sorted({unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()})
    if len(scripts) > 1:
        both = " and ".join(script.capitalize() for script in reversed(scripts))
        yield f"«{word}» mixes {both} letters", "a letter of another script looks the same", "type the word again"
    elif scripts and scripts[0] != _SCRIPTS.get(language, scripts[0]):
        foreign = scripts[0] == "LATIN" and language != "en"
        if not foreign or (set(word) <= _LOOK_ALIKE and word not in latin and language == "ru"):
            what = f"«{word}» is {scripts[0].capitalize()} in a name in «{language}»"
            yield what, "it looks right and never matches", "type the word again in its own script"


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part for value in text.split("|") if (part := value.strip()))


def _wordings(value: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Language → wordings of a YAML entry."""
    return {str(lang): tuple(map(str, words if isinstance(words, list) else [words])) for lang, words in value.items()}
