"""The context of a request: which ledger, which language, who judges; and the answer as a page or as plain data."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mithaq.app.inbox import Inbox
from mithaq.app.ledger import Ledger
from mithaq.app.pages.counts import stamp_of
from mithaq.lang.pack import direction_of
from mithaq.web.labels import Labels
from mithaq.web.messages import CATALOGUES, Messages, best_language, load_messages

__all__ = ["LANGUAGE_COOKIE", "REVIEWER_COOKIE", "Asked", "Context", "Site", "environment"]

LANGUAGE_COOKIE, REVIEWER_COOKIE = "mithaq-language", "mithaq-reviewer"
T = TypeVar("T")
_KEPT = 300  # counts
_LONGEST = 4000  # characters of a query that an address of the twin holds
_HERE = Path(__file__).parent


@dataclass(slots=True)
class Site:
    """What the whole app shares: the ledger, whether it may be changed, who judges where nobody says, adding."""

    ledger: Ledger
    inbox: Inbox
    read_only: bool = False
    demo: bool = False
    reviewer: str = "reviewer"
    queues: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    counted: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    stamp: tuple[int, ...] = ()

    def once(self, name: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What ``make`` gives, counted once for this name until something in the ledger changes."""
        stamp = stamp_of(self.ledger)
        with self.lock:
            if stamp != self.stamp or len(self.counted) > _KEPT:
                self.counted.clear()
                self.stamp = stamp
            if name in self.counted:
                return self.counted[name]  # type: ignore[no-any-return]
        made = make()
        with self.lock:
            if stamp == self.stamp:
                self.counted[name] = made
        return made


def environment() -> Environment:
    """The templates: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["urlpart"] = lambda text: quote(str(text), safe="")
    return made


_TEMPLATES = environment()


class Context:
    """One request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE) or ""
        accepted = best_language(request.headers.get("accept-language", ""))
        self.words: Messages = load_messages(asked if asked in CATALOGUES else accepted)
        self.labels = Labels(self.site.ledger.reader.kb(), self.words)

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        return self.site.ledger

    @property
    def reviewer(self) -> str:
        """Who judges: as the cookie says, else the name of the account."""
        return unquote(self.request.cookies.get(REVIEWER_COOKIE, "")) or self.site.reviewer

    def link(self, path: str = "", **changes: Any) -> str:
        """An address: of a path with these parameters, or (without a path) of this page with some of them changed."""
        params = {} if path else dict(self.request.query_params)
        if not path:
            path = self.request.url.path
        params |= {name: value for name, value in changes.items()}
        kept = {name: value for name, value in params.items() if value not in (None, "")}
        return f"{path}?{urlencode(kept)}" if kept else path

    def render(self, template: str, data: dict[str, Any], status: int = 200) -> Response:
        """The page: a template with its data; the language that was asked for is remembered."""
        path = self.request.url.path
        twin = ("/search" if path == "/" else path) + ".json"
        query = self.request.url.query if len(self.request.url.query) <= _LONGEST else ""  # it goes into a header too
        names = {
            **data,
            "data": data,
            "t": self.words,
            "labels": self.labels,
            "link": self.link,
            "direction_of": direction_of,
            "page": template.removesuffix(".html"),
            "languages": [load_messages(code) for code in CATALOGUES],
            "read_only": self.site.read_only,
            "demo": self.site.demo,
            "reviewer": self.reviewer,
            "twin": f"{twin}?{query}" if query else twin,
        }
        answer = HTMLResponse(_TEMPLATES.get_template(template).render(names), status)
        answer.headers["Link"] = f'<{quote(names["twin"], safe="/?=&%:+,")}>; rel="alternate"; type="application/json"'
        answer.headers["Vary"] = "Cookie, Accept-Language, HX-Request"
        if self.request.query_params.get("lang") in CATALOGUES:
            answer.set_cookie(LANGUAGE_COOKIE, self.words.code, max_age=31_536_000, samesite="strict", httponly=True)
        return answer


Asked = Annotated[Context, Depends(Context)]
