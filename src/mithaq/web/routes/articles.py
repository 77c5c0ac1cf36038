"""``/d/<id>``: an article, its statements marked, a numbered note in the margin for each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from mithaq.app.layers import LAYERS
from mithaq.app.pages.articles import ArticlePage, Note, article_page
from mithaq.app.pages.segments import Segment
from mithaq.app.reviewing.selections import selected_span
from mithaq.text.span import Span
from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.entries import article_data, confidence_word, copies_data, entry_data, fields_data

__all__ = ["router"]

router = APIRouter(tags=["articles"])


def article(
    context: Asked,
    id: str,
    s: Annotated[str, Query(description="The statement that is selected")] = "",
    layer: Annotated[list[str] | None, Query(description="What is marked")] = None,
) -> Data:
    """An article: paragraphs cut into marked segments, the statements in it, what it says of itself."""
    layers = tuple(one for one in layer or ("statements",) if one in LAYERS)
    page = article_page(context.ledger, id, layers)
    about = page.document.metadata
    first = {note.statement.id: note.number for note in page.notes}
    return {
        "article": article_data(context, page.article),
        "byline": about.byline,
        "dateline": about.dateline,
        "sources": list(about.sources),
        "published_basis": about.published_basis,
        "unfinished": about.unfinished,
        "hash": page.document.id,
        "packs": list(page.document.packs),
        "problems": list(page.document.problems),
        "layers": list(layers),
        "all_layers": list(LAYERS),
        "paragraphs": _paragraphs(context, page, first),
        "numbers": first,
        "selected": entry_data(context, context.ledger.statement(s)) if s else None,
        "others": dict(page.others),
        "copies": copies_data(context, page.article.id),
    }


def _paragraphs(context: Context, page: ArticlePage, first: dict[str, int]) -> list[Data]:
    anchored: set[str] = set()
    found = []
    for paragraph in page.paragraphs:
        segments = [_segment(segment, page, first, anchored) for segment in paragraph.segments]
        notes = [_note(context, note) for note in paragraph.notes]
        found.append({"kind": paragraph.kind, "start": paragraph.span.start, "segments": segments, "notes": notes})
    return found


def _segment(segment: Segment, page: ArticlePage, first: dict[str, int], anchored: set[str]) -> Data:
    """The segment as plain data; the first one of a statement's words carries its address."""
    contents = [id_ for id_, part in segment.marks if part == "content"]
    anchor = next((id_ for id_ in contents if id_ not in anchored), None)
    if anchor:
        anchored.add(anchor)
    numbers = sorted({first[id_] for id_, _ in segment.marks if id_ in first})
    says = "; ".join(dict.fromkeys(page.others[id_] for id_, _ in segment.marks if id_ in page.others))
    parts = sorted({part for _, part in segment.marks})
    acts = [note.statement.act for note in page.notes if note.statement.id in contents]
    return {
        "text": segment.text,
        "start": segment.start,
        "parts": parts,
        "ids": list(dict.fromkeys(id_ for id_, _ in segment.marks if id_ in first)),
        "numbers": numbers,
        "anchor": anchor,
        "act": acts[-1] if acts else None,
        "nested": len(contents) > 1,
        "says": says,
    }


def _note(context: Context, note: Note) -> Data:
    return {
        "number": note.number,
        "id": note.statement.id,
        **fields_data(context, note.statement, note.actor),
        "verdict": note.verdict,
        "changed": note.changed,
        "sure": confidence_word(note.statement.confidence, note.verdict),
    }


class Selection(BaseModel):
    """Words selected on a page: the segment they begin in, its text before them, and the words."""

    segment: int = Field(ge=0, le=2**40)
    before: str = Field(max_length=200_000)
    selected: str = Field(min_length=1, max_length=200_000)


class Selected(BaseModel):
    """The same words as the program counts them: code points of the text as stored."""

    start: int
    stop: int
    exact: str


add_page(router, "/d/{id}", "article.html", article)


@router.post("/d/{id}/select", operation_id="resolve_selection")
def select(context: Asked, id: str, selection: Selection) -> Selected:
    """The span of words that were selected on the page of an article."""
    document = context.ledger.document(id)
    span: Span = selected_span(document.text, selection.segment, selection.before, selection.selected)
    return Selected(start=span.start, stop=span.stop, exact=document[span])
