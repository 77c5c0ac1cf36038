"""The facts of the founding articles: each listed row has an annotation of its layer and value on its span."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

import pytest

import mithaq
from mithaq.model.document import Document
from mithaq.model.marks import Mention, Statement
from mithaq.text.span import Span
from mithaq.text.tables import read_rows

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MITHAQ_SHARED", HERE.parents[1] / "shared"))
CHECKLIST = SHARED / "design" / "seed_checklist.csv"
ROWS = read_rows(HERE / "data" / "seed-rows.tsv")
SINGLE = {"01", "02", "03", "04", "05", "07", "08", "10", "12"}

pytestmark = pytest.mark.skipif(not CHECKLIST.exists(), reason="the founding checklist is not beside the checkout")


@cache
def checklist() -> dict[str, dict[str, str]]:
    with CHECKLIST.open(encoding="utf-8", newline="") as file:
        return {row["n"]: row for row in csv.DictReader(file)}


@cache
def article(seed: str) -> Document:
    path = next((SHARED / "gold" / "texts").glob(f"{seed}_*.txt"))
    return mithaq.read(path.read_bytes().decode("utf-8"))


def places(text: str, snippet: str) -> list[Span]:
    out, at = [], text.find(snippet)
    while at >= 0:
        out.append(Span(at, at + len(snippet)))
        at = text.find(snippet, at + 1)
    return out


def shown(doc: Document, place: Span, layer: str) -> list[str]:
    """The values that a layer has on a span, as the list writes them."""
    on = [
        s
        for s in doc.statements
        if any(c.overlaps(place) for c in (*s.content, *filter(None, (s.cue, s.speaker.mention))))
    ]
    near = [s for s in doc.statements if s.cue and abs(s.cue.start - place.start) < 600]
    match layer:
        case "title":
            return [doc.title or ""]
        case "published":
            return (
                [doc.published or ""]
                if doc.metadata.published_span and doc.metadata.published_span.overlaps(place)
                else []
            )
        case "boilerplate":
            return [b.kind for b in doc.boilerplate if b.span.overlaps(place)]
        case "time":
            return [t.value or "" for t in doc.times if t.span.overlaps(place)]
        case "mention":
            return [v for m in doc.mentions if m.span.overlaps(place) for v in (m.actor or "", m.name)]
        case "instrument" | "no-instrument":
            return [i.id for i in doc.instruments if i.span.overlaps(place)]
        case "concept":
            return [c.code for c in doc.concepts if c.span.overlaps(place)]
        case "event":
            return [f"{e.kind}/{e.status} {e.date or ''}".strip() for e in doc.events if e.span.overlaps(place)]
        case "about":
            return [code for s in on for code in s.concepts]
        case "names":
            return [" ".join(sorted(m.actor for m in doc.mentions if m.actor and inside(m, s))) for s in on]
        case "step":
            told = [e for e in doc.events if e.sentence and e.sentence.overlaps(place)]
            return [f"{e.kind} {e.date}" for e in told]
        case "venue":
            return [s.venue or "" for s in near]
        case "paragraph":
            return [p.kind for p in doc.paragraphs if p.span == place]
        case "modifier":
            return [modifier for s in on for modifier in s.modifiers]
        case "commitment":
            return [form for s in on for form in s.commitment]
        case "act":
            return [act for s in on for act in s.acts]
        case "speaker":
            return [s.speaker.actor or "-" for s in on]
        case "nested":
            return [s.act for s in on if s.parent]
        case "no-statement":
            return [doc[s.content] for s in doc.statements if all(place.holds(c) for c in s.content)]
        case _:
            return [f"{s.kind} {s.act} {s.speaker.name}" for s in on]


def inside(mention: Mention, statement: Statement) -> bool:
    """Whether somebody is named in the words of a statement."""
    return any(span.holds(mention.span) for span in statement.content)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_a_row_of_the_list_is_held(row: dict[str, str]) -> None:
    fact = checklist()[row["row"]]
    doc = article(fact["seed"])
    at = places(doc.text, fact["snippet_ar"])
    assert at
    found = [value for place in at for value in shown(doc, place, row["layer"])]
    if row["layer"].startswith("no-"):
        assert row["value"] not in found if row["layer"] == "no-instrument" else found == []
    elif row["layer"] == "names":
        assert any(set(row["value"].split()) <= set(value.split()) for value in found), found
    elif row["layer"] in ("statement", "instrument", "event"):
        assert any(value.startswith(row["value"]) for value in found), found
    else:
        assert row["value"] in found


def test_enough_rows_are_held() -> None:
    single = [n for n, fact in checklist().items() if fact["system"][:2] in SINGLE]
    assert len(single) == 175
    assert len({row["row"] for row in ROWS} & set(single)) >= 167
