"""``/inbox``: articles are handed in, and what becomes of them is told while it happens."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import RedirectResponse, Response

from mithaq.app.inbox import Run
from mithaq.app.ledgers.adding import Step
from mithaq.app.pages.counts import holdings
from mithaq.sample import sample_texts
from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked

__all__ = ["router"]

_LATEST = 12
router = APIRouter(tags=["inbox"])


def inbox(context: Asked) -> Data:
    """What is being added, what failed and why, which articles show no date, what the ledger holds."""
    box, failures = context.site.inbox, context.ledger.failures
    held = holdings(context.ledger)
    run = box.run
    reasons: dict[str, int] = {}
    for one in failures:
        reasons[one.kind] = reasons.get(one.kind, 0) + 1
    return {
        "busy": box.busy,
        "run": _run(run) if run else None,
        "failures": [
            {
                "path": one.path,
                "name": _last(one.path),
                "kind": one.kind,
                "what": one.what.replace(one.path, _last(one.path)),
            }
            | {"why": one.why, "tries": one.tries}
            for one in failures[:200]
        ],
        "failed": len(failures),
        "reasons": reasons,
        "waiting": len(box.waiting()),
        "versions_due": context.ledger.versions_due,
        "undated": [{"id": one.id, "name": one.name, "date": one.date} for one in box.undated()],
        "holdings": {
            "articles": held.articles,
            "statements": held.statements,
            "commitments": held.commitments,
            "unchecked": held.unchecked,
            "undated": held.undated,
            "languages": dict(held.languages),
        },
    }


def _run(run: Run) -> dict[str, Any]:
    counts = run.counts
    return {
        "state": run.state,
        "error": run.error,
        "total": run.total,
        "read": counts.read,
        "new": counts.new - counts.copies,
        "copies": counts.copies,
        "updated": counts.updated,
        "known": counts.known,
        "failed": counts.failed,
        "statements": counts.statements,
        "speed": round(run.speed, 1),
        "left": None if run.left is None else round(run.left),
        "latest": [_step(step) for step in reversed(run.latest[-_LATEST:])],
    }


def _step(step: Step) -> dict[str, Any]:
    return {"name": _last(step.name), "outcome": step.outcome, "statements": step.statements}


def _last(path: str) -> str:
    """The file's own name: the folders of this machine are not shown."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@router.post("/inbox/add", operation_id="add_articles", response_class=RedirectResponse, status_code=303)
def add(
    context: Asked,
    files: Annotated[list[UploadFile] | None, File(description="Articles: text or saved web pages")] = None,
    text: Annotated[str, Form(max_length=5_000_000)] = "",
    places: Annotated[str, Form(max_length=100_000, description="Files and folders of this machine, one a line")] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    sample: Annotated[bool, Form()] = False,
) -> Response:
    """Begins to add what was handed in: files, a text, files and folders of this machine, or the packaged sample."""
    box = context.site.inbox
    given: list[Any] = [line.strip() for line in places.splitlines() if line.strip()]
    given += list(sample_texts()) if sample else []
    for upload in files or ():
        if upload.filename:
            given.append(box.keep(upload.filename, upload.file))
    if text.strip():
        given.append(box.keep_text(text))
    box.start(given, published.strip() or None)
    return _back()


@router.post("/inbox/{what}", operation_id="steer_inbox", response_class=RedirectResponse, status_code=303)
def steer(context: Asked, what: str, path: Annotated[str, Form(max_length=4000)] = "") -> Response:
    """Pauses or goes on (``pause``), ends (``cancel``), reads again what failed (``retry``), goes on with what a
    stopped program left (``resume``), looks for versions (``versions``), or drops a failed input from the list
    (``forget``)."""
    box = context.site.inbox
    if what == "pause":
        box.pause()
    elif what == "cancel":
        box.cancel()
    elif what == "retry":
        box.retry()
    elif what == "resume":
        box.start(box.waiting())
    elif what == "versions":
        box.find_versions()
    elif what == "forget":
        box.forget(path)
    else:
        return Response(status_code=404)
    return _back()


@router.post("/inbox/dates/set", operation_id="date_articles", response_class=RedirectResponse, status_code=303)
def date(
    context: Asked,
    published: Annotated[str, Form(max_length=40)] = "",
    documents: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Gives a date to articles that show none: the one given, or to each the one in its name."""
    wanted = set(documents or ())
    undated = [one for one in context.site.inbox.undated() if not wanted or one.id in wanted]
    dates = {one.id: published.strip() or one.date or "" for one in undated}
    context.site.inbox.date({id_: when for id_, when in dates.items() if when})
    return _back()


def _back() -> Response:
    return RedirectResponse("/inbox", 303)


add_page(router, "/inbox", "inbox.html", inbox)
