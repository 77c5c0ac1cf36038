"""Why a mark is there: the rule that fired, the parts that matched, and what followed from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mithaq.model.quick import quick
from mithaq.text.span import Span

__all__ = ["Why"]


@quick
@dataclass(frozen=True, slots=True)
class Why:
    """One node of an explanation tree.

    ``rule``: the id of a rule (``ar.quotation.verb-that``) or of a step of the engine (``speaker.dropped-subject``);
    ``says``: what it means in words; ``parts``: named spans that matched; ``because``: the nodes it rests on.

    >>> Why("ar.quotation.verb-that", "verb + that", (("cue", Span(0, 3)),)).lines("قال إن")
    ['ar.quotation.verb-that: verb + that', '  cue «قال»']
    """

    rule: str
    says: str = ""
    parts: tuple[tuple[str, Span], ...] = ()
    because: tuple[Why, ...] = ()

    def lines(self, text: str, indent: int = 0) -> list[str]:
        """The tree as indented lines, with the words of ``text`` that each part stands on."""
        pad = "  " * indent
        out = [f"{pad}{self.rule}: {self.says}" if self.says else f"{pad}{self.rule}"]
        for name, span in self.parts:
            words = " ".join(text[span.start : span.stop].split())
            out.append(f"{pad}  {name} «{words if len(words) <= 80 else words[:50] + ' … ' + words[-25:]}»")
        for node in self.because:
            out.extend(node.lines(text, indent + 1))
        return out

    def rules(self) -> Iterator[str]:
        """Every rule id of the tree, the root first."""
        yield self.rule
        for node in self.because:
            yield from node.rules()

    def to_json(self) -> dict[str, object]:
        """The tree as plain data."""
        out: dict[str, object] = {"rule": self.rule}
        if self.says:
            out["says"] = self.says
        if self.parts:
            out["parts"] = [[name, list(span)] for name, span in self.parts]
        if self.because:
            out["because"] = [node.to_json() for node in self.because]
        return out
