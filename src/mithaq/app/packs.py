"""Packs: which there are, whether they are sound, and how a new one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mithaq.app.proofs import check_rules
from mithaq.errors import MithaqError, PackError, UsageError
from mithaq.extract.timing.rules import build_grammar
from mithaq.kb.check import check_kb
from mithaq.kb.load import COLUMNS, KEYS
from mithaq.kb.lookup import PACKS, domain_names
from mithaq.lang import pack as packs
from mithaq.lang.check import check_files, schema
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.text.problems import Problem
from mithaq.text.tables import read_yaml

__all__ = ["PackLine", "check_pack", "list_packs", "new_domain", "new_language"]

_DIRECTIONS = ("ltr", "rtl")
_SOURCE = "# source: say where the data is from\n"
_MORPH = "new-morph.txt"  # the code that a language begins with

#: An example of each file of a domain pack.
_EXAMPLES = "new-pack.yml"


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack in a list: ``kind`` (language or domain), its code or name, what it is, its version, its folder."""

    kind: str
    code: str
    says: str
    version: str
    folder: str


def list_packs() -> tuple[PackLine, ...]:
    """The packs that are installed: languages first.

    >>> [line.code for line in list_packs() if line.kind == "language"][:2]
    ['ar', 'en']
    """
    return (*map(_language_line, pack_codes()), *(_domain_line(PACKS / name) for name in ("world", *domain_names())))


def _language_line(code: str) -> PackLine:
    pack = load_pack(code)
    reads = [step for step in ("time.yml", "quotations.yml") if pack.data(step)]
    what = {0: "nothing yet", 1: "times", 2: "statements"}[len(reads)]
    says = f"{pack.name}, {pack.direction}; finds {what}"
    return PackLine("language", code, says, str(pack.settings.get("version", "")), str(pack.folder))


def _domain_line(folder: Path) -> PackLine:
    about = read_yaml(folder / "pack.yml")
    return PackLine("domain", str(about["name"]), str(about["says"]), str(about["version"]), str(folder))


def check_pack(which: str | None = None) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """What is wrong in the packs: pairs of a pack and its problems, none for a sound one.

    ``which`` is a language code, the name of a domain pack or a folder of one; without it all packs are looked at.
    :class:`PackError` when there is no such pack.
    """
    if which is None:
        for line in list_packs():
            yield line.code, _problems(line.kind, line.code, Path(line.folder))
    elif which in pack_codes():
        yield which, _problems("language", which, load_pack(which).folder)
    else:
        folder = next((path for path in (PACKS / which, Path(which)) if (path / "pack.yml").is_file()), None)
        if folder is None:
            there = ", ".join(line.code for line in list_packs())
            raise PackError(
                f"No pack «{which}».", f"There are: {there}; or a folder with a pack.yml.", "mithaq pack list"
            )
        language = "direction" in (read_yaml(folder / "pack.yml") or {})
        yield which, check_files(folder) if language else check_kb(folder)


def _problems(kind: str, code: str, folder: Path) -> tuple[Problem, ...]:
    return _language_problems(code) if kind == "language" else check_kb(folder)


def _language_problems(code: str) -> tuple[Problem, ...]:
    """Problems of the files; where those are sound enough to be read, of the rules too."""
    pack = load_pack(code)
    found = list(check_files(pack.folder))
    try:
        if pack.data("time.yml"):
            build_grammar(pack)
        found.extend(check_rules(pack))
    except MithaqError as error:
        found.append(Problem("time.yml", 1, error.what, error.why, error.try_this or "correct the rule"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"the rules cannot be read ({type(error).__name__}: {error})"
        found.append(Problem("pack.yml", 1, what, "a file lacks something its readers need", "correct the files above"))
    return tuple(found)


def new_language(code: str, name: str, direction: str) -> Path:
    """The folder of a new language pack, with every file begun; the program reads it at once.

    Arguments: ``code`` (ISO 639, small letters), ``name`` in English, ``direction`` ``ltr`` or ``rtl``.
    :class:`UsageError` for a code that is none or that exists, :class:`PackError` when the folder cannot be written.
    """
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UsageError(
            f"«{code}» is no language code.", "Codes have two or three small letters.", "mithaq pack new fa"
        )
    if direction not in _DIRECTIONS:
        raise UsageError(f"No direction «{direction}».", "It is ltr or rtl.", "--direction rtl")
    if code in pack_codes():
        raise UsageError(
            f"There is a pack «{code}».", f"It is in {load_pack(code).folder}.", f"mithaq pack check {code}"
        )
    morph = Path(packs.__file__).with_name(_MORPH).read_text(encoding="utf-8")
    settings = f"name: {name}\nnative: {name}\ndirection: {direction}\nowner: nobody yet\nversion: 0\n"
    files = {"pack.yml": settings, "__init__.py": "", "morph.py": morph.replace("{name}", name)}
    for file, rules in schema().items():
        if file not in files and rules:
            files[file] = _begun(file, rules)
    return _written(packs.HERE / code, files)


def new_domain(path: str) -> Path:
    """The folder of a new domain pack, every file begun with an example in a comment; ``--packs`` reads it.

    :class:`UsageError` when the folder is there and not empty, :class:`PackError` when it cannot be written.
    """
    folder = Path(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{path}: is there already.", "A new pack begins in a new folder.", "choose another name")
    files = {"pack.yml": f"name: {folder.name}\nsays: what this negotiation is about\nowner: nobody yet\nversion: 0\n"}
    examples = read_yaml(PACKS / _EXAMPLES)
    for file, columns in COLUMNS.items():
        example = examples[file].replace("|", "\t")
        files[file] = f"{_SOURCE}# {example}\n" + "\t".join(columns) + "\n"
    for file, keys in KEYS.items():
        example = "".join(f"# {line}\n" for line in examples[file].splitlines())
        files[file] = f"{_SOURCE}# keys: {', '.join(keys)}\n{example}"
    return _written(folder, files)


def _begun(file: str, rules: Mapping[str, object]) -> str:
    """A file of a new language pack: its header, or a comment on what belongs in it."""
    if "columns" in rules:
        columns = rules["columns"]
        assert isinstance(columns, list)
        return _SOURCE + "\t".join(map(str, columns)) + "\n"
    keys = rules.get("keys")
    assert isinstance(keys, list)
    return f"{_SOURCE}# keys: {', '.join(map(str, keys))}; the pack of another language shows how they are used\n"


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        why = f"{error.strerror or error}."
        raise PackError(
            f"{folder}: cannot be written.", why, "choose a folder of your own, or install editable"
        ) from error
    return folder
