"""The server: the app with its guards, pages and files, and how it is started on this machine."""

from __future__ import annotations

import getpass
import json
import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from mithaq.app.inbox import Inbox
from mithaq.app.ledger import Ledger
from mithaq.app.pages.counts import activity_of, facets_of, holdings
from mithaq.errors import AmbiguousActor, LedgerError, MithaqError, NotInLedger, UsageError
from mithaq.search.grammar import Query
from mithaq.web.context import Context, Site
from mithaq.web.guards import guard
from mithaq.web.routes import (
    actors,
    articles,
    commitments,
    exports,
    inbox,
    keys,
    networks,
    review,
    search,
    statements,
    threads,
)
from mithaq.web.routes.search import FACETS_SHOWN

__all__ = ["PORT", "ROUTES", "Settings", "make_app", "serve"]

PORT = 8020
_STATIC = Path(__file__).parent / "static"
#: The modules whose routers make up the app.
ROUTES = (search, articles, statements, review, actors, threads, commitments, networks, inbox, exports, keys)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app is served: on which ``port``, whether a browser is opened, whether changes are refused, and whether
    it shows the packaged sample (then the first page says what to try)."""

    port: int = PORT
    browser: bool = True
    read_only: bool = False
    demo: bool = False


def make_app(ledger: Ledger, settings: Settings = Settings()) -> FastAPI:
    """The app on a ledger that is open; the ledger stays open."""
    from importlib.metadata import version

    site = Site(ledger, Inbox(ledger), settings.read_only, settings.demo, _account())

    @asynccontextmanager
    async def life(_app: FastAPI) -> Any:
        yield
        site.inbox.cancel(wait=True)

    app = FastAPI(title="Mithaq", version=version("mithaq"), lifespan=life, docs_url=None, redoc_url=None)
    app.state.site = site
    guard(app, settings.read_only)
    for module in ROUTES:
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_exception_handler(MithaqError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _missing)
    return app


def serve(ledger: Ledger, settings: Settings, ready: Any = None) -> None:
    """Nothing; the app answers on 127.0.0.1 until Ctrl-C. ``ready`` is called with its address once it does.

    Raises :class:`mithaq.errors.UsageError` when the port is taken.
    """
    import uvicorn

    with _listening(settings.port) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        app = make_app(ledger, settings)
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        if ready is not None:
            ready(address)
        threading.Thread(target=_warm, args=(app.state.site,), daemon=True).start()
        if settings.browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        with suppress(KeyboardInterrupt):  # how it is meant to end
            uvicorn.Server(config).run(sockets=[listener])


def _warm(site: Site) -> None:
    """Nothing; what the first page counts is counted before somebody asks for it."""
    everything = Query()
    with suppress(MithaqError):
        site.once(("facets", everything, FACETS_SHOWN), lambda: facets_of(site.ledger, everything, FACETS_SHOWN))
        site.once(("activity", everything), lambda: activity_of(site.ledger, everything))
        site.once(("holdings",), lambda: holdings(site.ledger))


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise UsageError(f"Port {port} cannot be used.", f"{error.strerror}.", "another one: --port 8021") from error
    with listener:
        yield listener


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def _told(request: Request, error: Exception) -> Response:
    """The three lines of an error, as a page or as plain data."""
    assert isinstance(error, MithaqError)
    status = 404 if isinstance(error, NotInLedger) else 500 if isinstance(error, LedgerError) else 400
    data: dict[str, Any] = {"what": error.what, "why": error.why, "try_this": error.try_this, "candidates": []}
    if isinstance(error, AmbiguousActor):
        data["candidates"] = [{"id": id_, "name": name} for id_, name in error.candidates]
    return _answer(request, status, data)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _answer(request, 422, {"what": found, "why": "", "try_this": "", "candidates": []})


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, {"what": error.detail, "why": "", "try_this": "", "candidates": []})


def _answer(request: Request, status: int, data: dict[str, Any]) -> Response:
    plain = request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
    if plain:
        return Response(json.dumps(data, ensure_ascii=False), status, media_type="application/json")
    return Context(request).render("error.html", data, status)
