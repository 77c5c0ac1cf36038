"""``/commitments``: who binds itself to what, by when; and who says what of each norm. No verdicts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from mithaq.model.norm import ROLES, Norm
from mithaq.search.grammar import parse_query
from mithaq.web.addresses import Data, Line, add_page
from mithaq.web.context import Asked, Context
from mithaq.web.entries import entry_data
from mithaq.web.sentences import query_sentence

__all__ = ["router"]

PAGE = 25
_NORMS = 12
#: Statements of which norms are counted while somebody waits.
LARGEST = 20_000
router = APIRouter(tags=["commitments"])


def commitments(
    context: Asked,
    q: Line = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Data:
    """Commitments that match, with by when they are due; and the instruments and principles that are cited most."""
    line = parse_query(q)
    found = context.ledger.commitments(str(line))
    first = (page - 1) * PAGE
    large = len(context.ledger.search(line)) > LARGEST
    asked = ("norms", line)
    norms = () if large else context.site.once(asked, lambda: context.ledger.norms(query=str(line), limit=_NORMS))
    return {
        "q": str(line),
        "count": len(found),
        "page_number": page,
        "last_page": max(1, -(-len(found) // PAGE)),
        "sentence": query_sentence(context, line, len(found), "commitments").striptags(),
        "sentence_html": str(query_sentence(context, line, len(found), "commitments")),
        "commitments": [
            {**entry_data(context, one.entry), "due": one.due, "open": one.status, "form": list(one.form)}
            for one in found[first : first + PAGE]
        ],
        "today": found[0].today if len(found) else None,
        "roles": list(ROLES),
        "norms": [_norm(context, one) for one in norms],
        "largest": LARGEST if large else 0,
    }


def _norm(context: Context, norm: Norm) -> dict[str, Any]:
    """A norm: who is bound, and for each role who takes it, with the statements behind every number."""
    labels = context.labels
    return {
        "id": norm.id,
        "name": labels.about(norm.id),
        "kind": norm.kind,
        "statements": norm.statements,
        "bound": [{"id": one, "name": labels.actor(one, norm.names.get(one, ""))} for one in norm.bound],
        "roles": {
            role: [
                {
                    "id": None if voice.actor.startswith("text:") else voice.actor,
                    "name": labels.actor(voice.actor, norm.names.get(voice.actor, ""))
                    if not voice.actor.startswith("text:")
                    else voice.actor[5:],
                    "count": len(voice.statements),
                    "address": f"/s/{voice.statements[0]}"
                    if len(voice.statements) == 1
                    else f"/list?ids={','.join(voice.statements[:200])}",
                }
                for voice in voices
            ]
            for role, voices in norm.roles.items()
        },
    }


add_page(router, "/commitments", "commitments.html", commitments)
