"""Guards of an app on one's own machine: who may ask, who may write, how much, and what a page may load."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response

__all__ = ["LARGEST", "POLICY", "guard"]

LARGEST = 256 * 2**20  # bytes of one request
#: What a page may load: what this server gives, and nothing from elsewhere; no script or style inside a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LOCAL = {"127.0.0.1", "localhost", "::1"}
_SAFE = {"GET", "HEAD", "OPTIONS"}

_Next = Callable[[Request], Awaitable[Response]]


def guard(app: FastAPI, read_only: bool) -> None:
    """Nothing; from now on the app answers this machine only, writes only for its own pages, and not when read-only."""

    @app.middleware("http")
    async def checked(request: Request, following: _Next) -> Response:
        refused = _refused(request, read_only)
        answer = PlainTextResponse(refused[1], refused[0]) if refused else await following(request)
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer


def _refused(request: Request, read_only: bool) -> tuple[int, str] | None:
    """The status and the words of a refusal, or ``None``."""
    host = request.headers.get("host", "")
    if _name(host) not in _LOCAL:  # another name that leads here: a page elsewhere may have made it
        return 421, "This server answers only as 127.0.0.1 or localhost."
    if request.method in _SAFE:
        return None
    if read_only:
        return 403, "This ledger is shown read-only (mithaq serve without --read-only allows changes)."
    if not _from_here(request, host):
        return 403, "Changes are taken from the pages of this server only."
    length = request.headers.get("content-length")
    if length is None or not length.isdigit():
        return 411, "Say how long the request is."
    if int(length) > LARGEST:
        return 413, f"At most {LARGEST // 2**20} MiB at once; add a folder with: mithaq add FOLDER"
    return None


def _from_here(request: Request, host: str) -> bool:
    """Whether a request comes from a page of this server: by its origin, else by the page it names."""
    origin = request.headers.get("origin") or request.headers.get("referer")
    if not origin or origin == "null":
        return False
    return urlsplit(origin).netloc == host and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _name(host: str) -> str:
    return urlsplit(f"//{host}").hostname or ""
