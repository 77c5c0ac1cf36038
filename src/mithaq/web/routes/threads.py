"""``/t/<id>``: an exchange in time order, its steps with their passages, a picture beside the list."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from mithaq.kb.edtf import day_range
from mithaq.lang.pack import direction_of
from mithaq.model.exchange import Evidence, Step, Thread
from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.drawings.lanes import draw_lanes

__all__ = ["router"]

_GAP = 30  # days without a step that are worth a word
router = APIRouter(tags=["threads"])


def threads(context: Asked) -> Data:
    """What exchanges the ledger tells of: instruments and principles, the most often told first."""
    return {
        "threads": [{**one.to_json(), "shown": context.labels.about(one.id)} for one in context.ledger.threads()],
    }


def thread(
    context: Asked,
    id: str,
    since: Annotated[str, Query(description="Only steps from this day on (EDTF)")] = "",
    until: Annotated[str, Query(description="Only steps up to this day (EDTF)")] = "",
    kind: Annotated[str, Query(description="Only steps of this kind")] = "",
) -> Data:
    """An exchange: who sent what to whom, when; what answers what; what is inferred, contested or unanswered."""
    found = context.ledger.thread(*id.split("+"))
    steps = [one for one in found.steps if _within(one, since, until) and kind in ("", one.kind)]
    names = {id_: _name(context, id_, name) for id_, name in found.names.items()}
    shown = " + ".join(context.labels.about(one) if ":" not in one else names.get(one, one) for one in id.split("+"))
    return {
        "id": found.id,
        "shown": shown,
        "articles": found.articles,
        "left_out": found.left_out,
        "until_day": found.until,
        "since": since,
        "until": until,
        "kind": kind,
        "kinds": sorted({one.kind for one in found.steps}),
        "count": len(found.steps),
        "steps": _steps(context, found, steps, names),
        "picture": str(draw_lanes(context, steps, names)),
    }


def _within(step: Step, since: str, until: str) -> bool:
    days = day_range(step.date or step.by or "")
    low, high = day_range(since) if since else None, day_range(until) if until else None
    return (not low or bool(days and days[1] >= low[0])) and (not high or bool(days and days[0] <= high[1]))


def _name(context: Context, id_: str, name: str) -> str:
    labels = context.labels
    if labels.kb.instrument(id_) or id_.startswith("found:"):
        return labels.instrument(id_)
    return labels.concept(id_) if id_.isupper() else labels.actor(id_, name)


def _steps(context: Context, found: Thread, steps: list[Step], names: dict[str, str]) -> list[dict[str, Any]]:
    by_id = {one.id: one for one in found.steps}
    shown: list[dict[str, Any]] = []
    last: str | None = None
    for one in steps:
        days = day_range(one.date or one.by or "")
        gap = (date.fromisoformat(days[0]) - date.fromisoformat(last)).days if days and last else 0
        last = days[1] if days else last
        answers = by_id.get(one.answers or "")
        shown.append(
            {
                "id": one.id,
                "kind": one.kind,
                "kind_name": context.words.or_code("step", one.kind),
                "status": one.status,
                "basis": one.basis,
                "rule": one.rule,
                "date": one.date,
                "by": one.by,
                "gap": gap if gap >= _GAP else 0,
                "from": _linked(one.senders, names),
                "to": _linked(one.recipients, names),
                "with": _linked(one.parties, names),
                "place": names.get(one.place, one.place) if one.place else None,
                "instruments": _linked(one.instruments, names),
                "inferred": list(one.inferred),
                "answers": one.answers,
                "answers_kind": context.words.or_code("step", answers.kind) if answers else None,
                "answers_date": (answers.date or answers.by) if answers else None,
                "answers_rule": one.answers_rule,
                "silence": one.silence,
                "against": [{"voice": voice, "stance": stance} for voice, stance in one.against],
                "evidence": [_evidence(told) for told in one.evidence],
            }
        )
    return shown


def _linked(ids: tuple[str, ...], names: dict[str, str]) -> list[dict[str, Any]]:
    return [{"id": None if id_.startswith("text:") else id_, "name": names.get(id_, id_)} for id_ in ids]


def _evidence(told: Evidence) -> dict[str, Any]:
    """A passage with the words that tell of the step marked in it."""
    at = told.passage.find(told.words)
    cut = (told.passage[:at], told.words, told.passage[at + len(told.words) :]) if at >= 0 else (told.passage, "", "")
    parts = ("", "content", "")
    return {
        **told.to_json(),
        "direction": direction_of(told.language),
        "pieces": [{"text": text, "part": part} for text, part in zip(cut, parts, strict=True) if text],
    }


add_page(router, "/threads", "threads.html", threads)
add_page(router, "/t/{id:path}", "thread.html", thread)
