"""The furniture of a page: labels, headings, prompts and signs, found by the rules of a pack's ``boilerplate.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mithaq.errors import PackError
from mithaq.extract.page.lines import Line, plain
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.text.fold import DECORATION
from mithaq.text.span import Span

__all__ = ["Piece", "Rule", "bracketed_pieces", "is_language_switch", "line_piece", "page_rules", "page_words"]

_LEAD = r"^[\s•●■▪*#|>«».…–—-]*"
_TAIL = r"[\s.:!?؟…»>←→·|]*$"
_SHAPES = {
    "line": (_LEAD + r"(?:{words})" + _TAIL),
    "heading": (_LEAD + r"(?:{words})" + _TAIL),
    "label": (_LEAD + r"(?:{words})\s*[:：|/–—-]\s*(?P<value>\S.{{0,{room}}})$"),
    "opening": (_LEAD + r"(?:{words})(?!\w)\s*(?P<value>.{{0,{room}}})$"),
    "bracketed": r"[(\[]\s*(?:{words})(?![^\W_])[^()\[\]\n]{{0,{room}}}[)\]]",
}
_SWITCH = 120  # code points of a line of languages at most
_ROOM = {"label": 160, "opening": 160}
_BRACKET = re.compile(r"[(\[][^()\[\]\n]{2,160}[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"[^\w©]*([^\W_]+|©)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the kind of mark it makes, its shape, its pattern, what metadata it gives, what it heads."""

    id: str
    kind: str
    shape: str
    pattern: re.Pattern[str]
    gives: str = ""
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or part of one, that a rule knows: the rule, the span, and the value after a label."""

    rule: Rule
    span: Span
    value: str = ""


def _alternatives(words: list[str]) -> str:
    longest_first = sorted({plain(str(word)) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


@cache
def page_rules(pack: Pack) -> tuple[Rule, ...]:
    """The rules of a pack's ``boilerplate.yml``, compiled once; :class:`PackError` names a rule of unknown shape."""
    rules = []
    for row in pack.data("boilerplate.yml").get("rules", ()):
        shape = _SHAPES.get(row["shape"])
        if shape is None:
            where = pack.folder / "boilerplate.yml"
            raise PackError(f"{where}: rule {row['id']} has no known shape.", f"Known: {', '.join(_SHAPES)}.")
        room = row.get("room", _ROOM.get(row["shape"], 0))
        pattern = re.compile(shape.format(words=_alternatives(row["words"]), room=room))
        rules.append(Rule(row["id"], row["kind"], row["shape"], pattern, row.get("gives", ""), row.get("takes", "")))
    return tuple(rules)


@cache
def page_words(pack: Pack, name: str) -> frozenset[str]:
    """A word class of a pack's ``boilerplate.yml``, folded (empty where the pack has no such class)."""
    words = pack.data("boilerplate.yml").get("words", {}).get(name, ())
    return frozenset(plain(str(word)) for word in words)


@cache
def _by_first_word(pack: Pack, bracketed: bool) -> dict[str, tuple[Rule, ...]]:
    """The rules of one sort by the first word of their phrases, in the order of the pack."""
    index: dict[str, list[Rule]] = {}
    for row, rule in zip(pack.data("boilerplate.yml").get("rules", ()), page_rules(pack), strict=True):
        if (rule.shape == "bracketed") == bracketed:
            for word in dict.fromkeys(_first_word(str(word)) for word in row["words"]):
                index.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in index.items()}


def _first_word(text: str) -> str:
    match = _FIRST.match(text[:60])
    return plain(match[1]) if match else ""


def line_piece(line: Line, pack: Pack) -> Piece | None:
    """What a whole line is, if a rule of the pack knows it.

    >>> from mithaq.lang.pack import load_pack
    >>> line_piece(Line(0, Span(0, 15), "المصدر: البحيرة"), load_pack("ar")).value
    'البحيرة'
    """
    if not line.short:
        return None
    rules = _by_first_word(pack, False).get(_first_word(line.text), ())
    folded = line.plain if rules else ""
    for rule in rules:
        match = rule.pattern.match(folded)
        if match:
            value = match.groupdict().get("value") or ""
            return Piece(rule, line.span, _tail(line.text, len(value)))
    return None


def _tail(text: str, count: int) -> str:
    """The end of a text that holds this many code points, decoration not counted."""
    start = len(text)
    while start > 0 and count > 0:
        start -= 1
        count -= DECORATION.match(text[start]) is None
    return text[start:]


def bracketed_pieces(doc: Document, pack: Pack) -> Iterator[Piece]:
    """The signs in brackets that a rule of the pack knows, wherever they stand."""
    rules = _by_first_word(pack, True)
    for match in _BRACKET.finditer(doc.text) if rules else ():
        for rule in rules.get(_first_word(match.group()), ()):
            if rule.pattern.fullmatch(plain(match.group())):
                yield Piece(rule, Span(*match.span()))
                break


def is_language_switch(line: Line, pack: Pack) -> bool:
    """Whether a line holds nothing but names or codes of languages, at least two of them."""
    words = _WORD.findall(line.plain) if len(line.text) <= _SWITCH else []
    return 2 <= len(words) <= 16 and page_words(pack, "languages").issuperset(words)
