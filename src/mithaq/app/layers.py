"""The layers of a document as marks on its text: what to highlight, and what to say about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mithaq.app.rows import turns
from mithaq.errors import UsageError
from mithaq.model.document import Document
from mithaq.model.marks import Statement
from mithaq.model.why import Why
from mithaq.text.span import Span

__all__ = ["LAYERS", "Mark", "marks_at", "marks_of"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found: its ``layer``, the ``spans`` it stands on, each with its part (content, cue, source …), what it
    is in a few words, and why."""

    layer: str
    spans: tuple[tuple[str, Span], ...]
    says: str
    why: Why | None = None

    @property
    def span(self) -> Span:
        """From the first of its words to the last."""
        return Span(min(span.start for _, span in self.spans), max(span.stop for _, span in self.spans))

    def covers(self, place: int) -> bool:
        """Whether one of its spans holds the code point at this place."""
        return any(span.start <= place < span.stop for _, span in self.spans)


def _statements(doc: Document) -> Iterator[Mark]:
    for one in doc.statements:
        parts = [("content", span) for span in one.content]
        parts += [
            (name, span) for name, span in (("cue", one.cue), ("source", one.speaker.mention)) if span is not None
        ]
        about = (
            *(str(one.speaker), one.act, *_turns(one), one.kind, one.date, one.venue),
            *(*one.instruments, f"{one.confidence:.2f}"),
        )
        yield Mark("statements", tuple(parts), " · ".join(filter(None, about)), one.why)


def _turns(one: Statement) -> Iterator[str]:
    """What turns a statement: not, if, planned …, the form of commitment, at whom it is aimed."""
    yield from turns(one)
    yield from one.commitment
    yield from (f"→ {target}" for target in one.targets)
    if one.voice == "outlet":
        yield "held at a distance"


def _times(doc: Document) -> Iterator[Mark]:
    for one in doc.times:
        fair = f" (or {', '.join(one.alternatives)})" if one.alternatives else ""
        yield Mark("times", (("time", one.span),), f"{one.kind} · {one.value or 'unresolved'}{fair}", one.why)


def _mentions(doc: Document) -> Iterator[Mark]:
    for one in doc.mentions:
        about = " · ".join(filter(None, (one.kind, one.form, one.name, one.actor)))
        yield Mark("mentions", (("mention", one.span),), about)


def _instruments(doc: Document) -> Iterator[Mark]:
    for one in doc.instruments:
        about = " · ".join(filter(None, (one.id, one.kind, one.provision, "" if one.known else "found here")))
        yield Mark("instruments", (("instrument", one.span),), about)


def _concepts(doc: Document) -> Iterator[Mark]:
    return (Mark("concepts", (("concept", one.span),), one.code) for one in doc.concepts)


def _events(doc: Document) -> Iterator[Mark]:
    for one in doc.events:
        about = " · ".join(filter(None, (one.kind, one.status, one.date, one.place, *one.participants)))
        yield Mark("events", (("event", one.span),), about)


def _boilerplate(doc: Document) -> Iterator[Mark]:
    return (Mark("boilerplate", (("part", one.span),), one.kind) for one in doc.boilerplate)


#: The layers that can be shown.
LAYERS: Mapping[str, Callable[[Document], Iterator[Mark]]] = {
    "statements": _statements,
    "times": _times,
    "mentions": _mentions,
    "instruments": _instruments,
    "concepts": _concepts,
    "events": _events,
    "boilerplate": _boilerplate,
}


def marks_of(doc: Document, layer: str) -> tuple[Mark, ...]:
    """The marks of one layer, in text order; :class:`UsageError` when there is no such layer."""
    if layer not in LAYERS:
        raise UsageError(f"No layer «{layer}».", f"There are: {', '.join(LAYERS)}.", "--layer statements")
    return tuple(sorted(LAYERS[layer](doc), key=lambda mark: mark.span))


def marks_at(doc: Document, place: int) -> tuple[Mark, ...]:
    """The marks of all layers that cover a code point, the longest first."""
    found = [mark for layer in LAYERS for mark in marks_of(doc, layer) if mark.covers(place)]
    return tuple(sorted(found, key=lambda mark: -mark.span.length))
