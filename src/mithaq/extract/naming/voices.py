"""The quotations of a text in the order of their cues, each given to who answers for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from mithaq.model.document import Document
from mithaq.model.marks import Quotation, Speaker
from mithaq.text.span import Span

__all__ = ["Voice", "cue_place", "speakers_in_order"]


class Voice(Protocol):
    """Whoever can speak in a text: the name to show, the actor id, the kind, and where first named."""

    name: str
    actor: str | None
    kind: str
    span: Span


V = TypeVar("V", bound=Voice)


def cue_place(quotation: Quotation) -> int:
    """Where the words that attribute a quotation begin; where none do, the quotation itself."""
    return quotation.cue.start if quotation.cue else quotation.start


def speakers_in_order(
    doc: Document, resolve: Callable[[Quotation], tuple[V | None, str]], heard: Callable[[V, Quotation], None]
) -> tuple[Speaker, ...]:
    """One speaker for each of the document's quotations, in the same order.

    ``resolve`` says who speaks and how that was found, in the order of the cues; ``heard``
    is told of everybody who spoke in the body of the article, in no other quotation.
    """
    found: dict[int, tuple[V | None, str]] = {}
    for k in sorted(range(len(doc.quotations)), key=lambda k: _in_order(doc.quotations[k])):
        quotation = doc.quotations[k]
        found[k] = resolve(quotation)
        someone = found[k][0]
        if someone is not None and not quotation.headline and quotation.parent is None:
            heard(someone, quotation)
    return tuple(_speaker(doc, quotation, *found[k]) for k, quotation in enumerate(doc.quotations))


def _in_order(quotation: Quotation) -> tuple[int, int]:
    return cue_place(quotation), quotation.start


def _speaker(doc: Document, quotation: Quotation, someone: Voice | None, how: str) -> Speaker:
    mention = quotation.source
    text = " ".join(doc[mention].split()) if mention else None
    if someone is None:
        return Speaker(mention, text, None, None, "", "unknown")
    return Speaker(mention, text, someone.name, someone.actor, someone.kind, how, someone.span)
