"""``/review``: one statement at a time, judged by keys or buttons; every decision is kept at once and can be undone."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import RedirectResponse, Response

from mithaq.app.ledgers.decisions import Judgement
from mithaq.app.reviewing.agreement import agreement_of
from mithaq.app.reviewing.items import Item, item_of
from mithaq.app.reviewing.queue import ORDERS, review_queue, tally_of, verdicts_of
from mithaq.app.reviewing.steps import correct_fields, join, judge, redo_step, undo_step
from mithaq.app.reviewing.wordings import field_value
from mithaq.search.grammar import ACTS, parse_query
from mithaq.web.addresses import Data, Line, add_page
from mithaq.web.context import REVIEWER_COOKIE, Asked, Context
from mithaq.web.entries import entry_data

__all__ = ["FIELDS", "router"]

#: The acts by their keys 1–9, the most frequent in diplomatic news; the others are chosen from the list.
KEYED = ("assert", "commit", "demand", "reject", "accuse_breach", "deny", "warn", "propose", "announce")
#: The fields of the form, by the names that corrections have.
FIELDS = ("speaker", "act", "addressees", "instruments", "date", "place", "content")
REASONS = ("not-a-statement", "wrong-words", "wrong-speaker", "outlets-own-words", "twice")

router = APIRouter(tags=["review"])


def review(
    context: Asked,
    q: Line = "",
    order: Annotated[str, Query(pattern=f"^({'|'.join(ORDERS)})$")] = "effect",
    s: Annotated[str, Query(description="The statement to judge; the first of the queue when not given")] = "",
    content: Annotated[str, Query(description="Other words, as start-stop in code points")] = "",
    after: Annotated[str, Query(description="Go on with the next one that is not judged yet")] = "",
    fresh: bool = False,
    did: Annotated[str, Query(pattern="^[a-z]*$", description="What was done last, to be said")] = "",
) -> Data:
    """One statement to judge, with what stands around it, and the queue that it is of."""
    line, by = parse_query(q), context.reviewer
    queue = _queue(context, str(line), order, fresh)
    judged = verdicts_of(context.ledger, by, queue)
    current = s or next((one for one in _turned(queue, after) if one not in judged), "")
    tally = tally_of(context.ledger, by)
    found: Data = {"q": str(line), "order": order, "orders": list(ORDERS), "by": by, "queue": len(queue)}
    found |= {"judged": tally.judged, "pace": tally.pace, "left": sum(one not in judged for one in queue)}
    found |= {"acts": list(ACTS), "keyed": list(KEYED), "reasons": list(REASONS), "item": None, "did": did}
    if not current:
        return found
    item = item_of(context.ledger, current, content)
    place = queue.index(item.entry.id) if item.entry.id in queue else -1
    found["item"] = _item(context, item)
    found["place"] = place + 1
    found["mine"] = verdicts_of(context.ledger, by, (item.entry.id,)).get(item.entry.id)
    found["previous"] = queue[place - 1] if place > 0 else None
    found["next"] = queue[place + 1] if 0 <= place < len(queue) - 1 else None
    return found


def _turned(queue: tuple[str, ...], after: str) -> tuple[str, ...]:
    """The queue from the one after this on, then what is before it."""
    place = queue.index(after) + 1 if after in queue else 0
    return (*queue[place:], *queue[:place])


def _queue(context: Context, q: str, order: str, fresh: bool) -> tuple[str, ...]:
    """The queue as it was when somebody began with it, until everything in it is judged: so back and forth lead to
    the same statements, decided or not."""
    name, site = (context.reviewer, q, order), context.site
    held = site.queues.get(name, ())
    done = verdicts_of(context.ledger, context.reviewer, held)
    if fresh or all(one in done for one in held):
        held = review_queue(context.ledger, parse_query(q), order, context.reviewer)
        with site.lock:
            if len(site.queues) > 50:
                site.queues.clear()
            site.queues[name] = held
    return held


def _item(context: Context, item: Item) -> dict[str, Any]:
    entry = entry_data(context, item.entry)
    asks = "question" if entry["speaker"]["id"] or item.entry.statement.speaker.name else "question_unknown"
    about = ", ".join(one["name"] for one in entry["instruments"])
    verb = context.words.or_code("act", item.entry.act)
    question = context.words(asks, who=entry["speaker"]["name"], act=verb)
    return {
        "statement": entry,
        "question": str(
            question + (context.words("question_about", about=about) if about else context.words("question_end"))
        ),
        "paragraphs": [
            [{"text": one.text, "start": one.start, "parts": sorted({part for _, part in one.marks})} for one in line]
            for line in item.paragraphs
        ],
        "content": item.content,
        "moved": item.moved,
        "edges": {name: span for name, span in item.edges.items()},
        "values": _values(entry),
        "people": [{"id": id_, "name": context.labels.actor(id_, name)} for id_, name in item.people],
        "instruments": [{"id": id_, "name": context.labels.instrument(id_)} for id_ in item.instruments],
        "following": item.following,
        "why": context.ledger.explain(item.entry),
    }


def _values(entry: dict[str, Any]) -> dict[str, str]:
    """What the fields of the form show."""
    return {
        "speaker": entry["speaker"]["name"] if entry["speaker"]["id"] or entry["speaker"]["text"] else "",
        "act": entry["act"],
        "addressees": "; ".join(one["name"] for one in entry["to"]),
        "instruments": "; ".join(one["name"] for one in entry["instruments"]),
        "date": entry["date"] or "",
        "place": entry["place"] or "",
    }


class Judged:
    """What a form of the review page sends: statement, verdict, the fields as they stand in it, where to go on."""

    def __init__(
        self,
        statement: Annotated[str, Form(max_length=32)],
        verdict: Annotated[str, Form(pattern="^(accept|reject|unsure|correct)$")],
        note: Annotated[str, Form(max_length=500)] = "",
        speaker: Annotated[str | None, Form(max_length=300)] = None,
        act: Annotated[str | None, Form(max_length=40)] = None,
        addressees: Annotated[str | None, Form(max_length=1000)] = None,
        instruments: Annotated[str | None, Form(max_length=1000)] = None,
        date: Annotated[str | None, Form(max_length=60)] = None,
        place: Annotated[str | None, Form(max_length=300)] = None,
        content: Annotated[str | None, Form(max_length=1000)] = None,
        back: Annotated[str, Form(max_length=2000)] = "/review",
    ) -> None:
        self.statement, self.verdict, self.note, self.back = statement, verdict, note, back
        given = (speaker, act, addressees, instruments, date, place, content)
        self.fields = {name: value for name, value in zip(FIELDS, given, strict=True) if value is not None}


@router.post("/review/decide", operation_id="decide", response_class=RedirectResponse, status_code=303)
def decide(context: Asked, sent: Annotated[Judged, Depends()]) -> Response:
    """Keeps a decision and leads on to the next statement; the same verdict twice takes it back."""
    by = context.reviewer
    if sent.verdict == "correct":
        shown = _values(entry_data(context, context.ledger.statement(sent.statement)))
        changed = {name: value for name, value in sent.fields.items() if value.strip() != shown.get(name)}
        after = {name: field_value(context.ledger, name, value) for name, value in changed.items()}
        correct_fields(context.ledger, sent.statement, after, by)
        return _on(sent.back, s=sent.statement, did="correct")
    made = judge(context.ledger, sent.statement, Judgement(sent.verdict, by, note=sent.note or None))
    if made is None:
        return _on(sent.back, s=sent.statement, did="undone")
    if sent.verdict == "reject" and not sent.note:
        return _on(sent.back, s=sent.statement, did="reject")
    return _on(sent.back, after=sent.statement, did=sent.verdict)


@router.post("/review/undo", operation_id="undo", response_class=RedirectResponse, status_code=303)
def undo(context: Asked, back: Annotated[str, Form(max_length=2000)] = "/review", redo: bool = False) -> Response:
    """Takes the last decision of this reviewer back (with ``redo``: the last undo), and shows its statement."""
    made = (redo_step if redo else undo_step)(context.ledger, context.reviewer)
    did = "nothing" if made is None else "redone" if redo else "undone"
    return _on(back, s=made.statement if made else "", did=did)


@router.post("/review/join", operation_id="join", response_class=RedirectResponse, status_code=303)
def join_statements(
    context: Asked,
    statement: Annotated[str, Form(max_length=32)],
    other: Annotated[str, Form(max_length=32)],
    back: Annotated[str, Form(max_length=2000)] = "/review",
) -> Response:
    """Makes one statement of two: the first gets the words of both, the other is rejected."""
    join(context.ledger, statement, other, context.reviewer)
    return _on(back, s=statement, did="joined")


@router.post("/review/name", operation_id="name_reviewer", response_class=RedirectResponse, status_code=303)
def name_reviewer(
    context: Asked,
    name: Annotated[str, Form(max_length=80)],
    back: Annotated[str, Form(max_length=2000)] = "/review",
) -> Response:
    """Remembers, in this browser, under which name decisions are kept."""
    answer = _on(back)
    answer.set_cookie(REVIEWER_COOKIE, quote(name.strip()), max_age=31_536_000, samesite="strict", httponly=True)
    return answer


def agreement(context: Asked) -> Data:
    """How far reviewers agree: kappa of every two, alpha of all, and the statements on which they differ."""
    found = agreement_of(context.ledger)
    return {
        "reviewers": [{"name": name, "judged": judged} for name, judged in found.reviewers],
        "alpha": found.alpha,
        "pairs": [
            {
                "one": pair.one,
                "other": pair.other,
                "both": pair.both,
                "observed": pair.observed,
                "expected": pair.expected,
                "kappa": pair.kappa,
                "apart": [dict(zip(("statement", "one", "other"), row, strict=True)) for row in pair.apart],
            }
            for pair in found.pairs
        ],
    }


def _on(back: str, **params: str) -> Response:
    """The way on: to a page of this server, its parameters that say where replaced by these."""
    parts = urlsplit(back)
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith("//") else "/review"
    kept = {
        name: value for name, value in parse_qsl(parts.query) if name not in ("s", "after", "content", "did", "fresh")
    }
    kept |= {name: value for name, value in params.items() if value}
    return RedirectResponse(f"{path}?{urlencode(kept)}" if kept else path, 303)


add_page(router, "/review", "review.html", review)
add_page(router, "/agreement", "agreement.html", agreement)
