"""Quotations are given to who speaks in the order of their cues, and only the body of an article is remembered."""

from __future__ import annotations

from mithaq.extract.naming.actors import Someone
from mithaq.extract.naming.voices import cue_place, speakers_in_order
from mithaq.model.document import Document
from mithaq.model.marks import Quotation
from mithaq.text.span import Span

TEXT = "“Yes,” Ada said. No, said Boris. Ada: yes"
ADA = Someone("Ada", "person:ada", "person", "f", Span(7, 10), ("ada",))


def quotation(start: int, stop: int, cue: Span | None, headline: bool = False) -> Quotation:
    return Quotation((Span(start, stop),), "direct", cue, headline=headline)


def test_in_the_order_of_the_cues() -> None:
    late, early = quotation(0, 6, Span(11, 15)), quotation(17, 19, Span(8, 9))
    doc = Document(TEXT).adding(quotations=(late, early))
    asked: list[Quotation] = []
    heard: list[Quotation] = []

    def resolve(one: Quotation) -> tuple[Someone | None, str]:
        asked.append(one)
        return (ADA, "explicit") if one is late else (None, "unknown")

    speakers = speakers_in_order(doc, resolve, lambda _, one: heard.append(one))
    assert asked == [early, late] and heard == [late]
    assert [(one.name, one.resolved) for one in speakers] == [("Ada", "explicit"), (None, "unknown")]
    assert cue_place(quotation(4, 6, None)) == 4


def test_a_headline_is_nobody_to_go_on_from() -> None:
    doc = Document(TEXT).adding(quotations=(quotation(0, 6, None, headline=True),))
    heard: list[Quotation] = []
    (speaker,) = speakers_in_order(doc, lambda _: (ADA, "explicit"), lambda _, one: heard.append(one))
    assert speaker.actor == "person:ada" and heard == []
