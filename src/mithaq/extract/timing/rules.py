"""The time rules of a pack, compiled: which patterns to try at which word, and what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mithaq.errors import PackError
from mithaq.extract.timing.lexicon import Lexicon, build_lexicon
from mithaq.extract.timing.patterns import Pattern, compile_pattern
from mithaq.extract.timing.tense import CUES
from mithaq.extract.timing.values import READERS
from mithaq.lang.pack import Pack

__all__ = ["Grammar", "Rule", "build_grammar"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``time.yml``: ``reader`` names the function that values it, ``given`` fixed slots."""

    id: str
    says: str
    reader: str
    kind: str
    pattern: Pattern
    given: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules of a pack. ``by_letter``: the rules that can begin at a letter; ``triggers`` finds such letters."""

    lexicon: Lexicon = field(repr=False)
    by_letter: Mapping[str, tuple[Rule, ...]]
    triggers: re.Pattern[str]
    capitals: frozenset[str]
    order: str
    cues: Mapping[str, re.Pattern[str]]


def _rule(row: dict[str, Any], lexicon: Lexicon, macros: Mapping[str, str], file: str) -> Rule:
    try:
        pattern = compile_pattern(row["pattern"], lexicon, macros)
    except (KeyError, ValueError, re.error) as error:
        raise PackError(f"{file}: rule {row.get('id')} cannot be read.", str(error), "mithaq pack check") from error
    if row["value"] not in READERS:
        raise PackError(f"{file}: rule {row['id']} has no reader «{row['value']}».", "", "mithaq pack check")
    given = {str(name): str(value) for name, value in row.get("given", {}).items()}
    return Rule(row["id"], row["says"], row["value"], row.get("kind", "date"), pattern, given)


@cache
def build_grammar(pack: Pack) -> Grammar:
    """The time rules of a pack, read once; :class:`PackError` names a rule that cannot be read."""
    data = pack.data("time.yml")
    lexicon = build_lexicon(pack)
    macros = data.get("macros", {})
    by_letter: dict[str, list[Rule]] = defaultdict(list)
    for row in data.get("rules", ()):
        rule = _rule(row, lexicon, macros, str(pack.folder / "time.yml"))
        for letter in rule.pattern.starts:
            by_letter[letter].append(rule)
    cues = {name: re.compile(f"[{lexicon.letters_of(name) or chr(0)}]") for name in CUES}
    return Grammar(
        lexicon,
        {letter: tuple(rules) for letter, rules in by_letter.items()},
        re.compile(f"[{''.join(by_letter)}]" if by_letter else "(?!)"),
        frozenset(data.get("capitals", ())),
        str(data.get("order", "dmy")),
        cues,
    )
