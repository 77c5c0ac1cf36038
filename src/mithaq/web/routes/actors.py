"""``/a/<id>`` and ``/i/<id>``: everything about an actor or an instrument, and the lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter

from mithaq.app.pages.counts import activity_of, kinds_of, most_frequent
from mithaq.search.grammar import Query, Term
from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.drawings.bars import draw_bars
from mithaq.web.entries import entry_data, link_data

__all__ = ["router"]

_SHOWN = 10
router = APIRouter(tags=["actors and instruments"])


def actors(context: Asked) -> Data:
    """Who says most in the ledger."""
    found = most_frequent(context.ledger, "by", 200)
    return {"actors": [{**link_data(context, value), "value": value, "statements": count} for value, count in found]}


def actor(context: Asked, id: str) -> Data:
    """An actor: names in all scripts, offices by date, statements over time by act, counterparts, instruments."""
    page = context.ledger.actor(id)
    line = Query((Term("by", (page.id,)),))
    activity = activity_of(context.ledger, line)
    results = context.ledger.search(line)
    return {
        **page.to_json(),
        "shown": context.labels.actor(page.id, page.name),
        "q": str(line),
        "offices": [
            {
                "office": context.words.or_code("office", term.kind),
                "of": context.labels.actor(term.state),
                "start": term.start,
                "stop": term.stop,
            }
            for term in context.labels.kb.offices_of(page.id)
        ],
        "by_act": _acts(context, page.by_act, line),
        "partners": [
            {"id": id_, "name": context.labels.actor(id_, name), "count": count} for id_, name, count in page.partners
        ],
        "instruments": [
            {"id": id_, "name": context.labels.instrument(id_), "count": count} for id_, _, count in page.instruments
        ],
        "activity": [{"period": one.period, "count": one.count, "by_act": dict(one.by_act)} for one in activity],
        "bars": str(
            draw_bars(context, activity, lambda period: context.link("/", q=f"{line} from:{period} until:{period}"))
        ),
        "latest": [entry_data(context, entry) for entry in results[:_SHOWN]],
        "kinds": _kinds(context, line),
    }


def instruments(context: Asked) -> Data:
    """The treaties, letters and declarations that are cited most."""
    found = most_frequent(context.ledger, "about", 200)
    return {
        "instruments": [
            {
                "id": id_,
                "name": context.labels.instrument(id_),
                "statements": count,
                "known": context.labels.kb.instrument(id_) is not None,
            }
            for id_, count in found
        ]
    }


def instrument(context: Asked, id: str) -> Data:
    """An instrument: names, parties, dates, which provisions are cited, by whom, doing what, over time."""
    page = context.ledger.instrument(id)
    line = Query((Term("about", (page.id,)),))
    activity = activity_of(context.ledger, line)
    plain = page.to_json()
    names = context.labels
    says = {one.ref: one.says for one in page.known.provisions} if page.known else {}
    return {
        **plain,
        "shown": names.instrument(page.id),
        "q": str(line),
        "parties": [link_data(context, one) for one in plain.get("parties") or ()],
        "sender": link_data(context, plain["sender"]) if plain.get("sender") else None,
        "recipients": [link_data(context, one) for one in plain.get("recipients") or ()],
        "speakers": [{"id": id_, "name": names.actor(id_, name), "count": count} for id_, name, count in page.speakers],
        "by_act": _acts(context, page.by_act, line),
        "provisions": [{"provision": ref, "says": says.get(ref), "count": count} for ref, count in page.provisions],
        "activity": [{"period": one.period, "count": one.count, "by_act": dict(one.by_act)} for one in activity],
        "bars": str(
            draw_bars(context, activity, lambda period: context.link("/", q=f"{line} from:{period} until:{period}"))
        ),
        "latest": [entry_data(context, entry) for entry in context.ledger.search(line)[:_SHOWN]],
    }


def _acts(context: Context, by_act: Sequence[tuple[str, int]], line: Query) -> list[dict[str, Any]]:
    """The acts with their counts, each with the query that lists its statements."""
    return [
        {"act": act, "name": context.labels.act(act), "count": count, "q": str(line.adding(Term("act", (act,))))}
        for act, count in by_act
    ]


def _kinds(context: Context, line: Query) -> list[dict[str, Any]]:
    """How texts of each language cite an actor: how many statements in its own words, partly, or not."""
    found: dict[str, dict[str, Any]] = {}
    for language, kind, count in kinds_of(context.ledger, line):
        found.setdefault(language, {"language": language, "direct": 0, "mixed": 0, "indirect": 0})[kind] = count
    return list(found.values())


add_page(router, "/actors", "actors.html", actors)
add_page(router, "/a/{id:path}", "actor.html", actor)
add_page(router, "/instruments", "instruments.html", instruments)
add_page(router, "/i/{id:path}", "instrument.html", instrument)
