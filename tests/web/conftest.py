"""The web app on the small ledger: asked directly, and in a browser where the machine has one."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from mithaq.app.ledger import Ledger
from mithaq.web.server import Settings, make_app

from ..conftest import ARTICLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ORIGIN = "http://127.0.0.1:8020"
_ASKED = os.environ.get("MITHAQ_CHROMIUM", "")
CHROMIUM = None if _ASKED == "no" else _ASKED or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


class Site(TestClient):
    """A client that asks as a page of the server does."""

    def __init__(self, ledger: Ledger, **settings: Any) -> None:
        super().__init__(make_app(ledger, Settings(**settings)), base_url=ORIGIN, follow_redirects=False)
        self.headers["Origin"] = ORIGIN
        self.ledger = ledger


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small ledger, made once; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("filled")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Ledger(folder / "ledger.db") as made:
        made.add(folder, published="2031-05-04")
    return folder / "ledger.db"


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the small ledger."""
    shutil.copy(filled, tmp_path / "ledger.db")
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def site(ledger: Ledger) -> Site:
    """A client of the app on the small ledger."""
    return Site(ledger)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; tests that need it are skipped, and say so, where the machine has none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium, or set MITHAQ_CHROMIUM)")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def served() -> Iterator[Callable[..., str]]:
    """A function that serves a ledger on a free port until the end of the test, and gives the address."""
    import uvicorn

    running: list[tuple[Any, threading.Thread, socket.socket]] = []

    def serve(ledger: Ledger, **settings: Any) -> str:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(ledger, Settings(**settings)), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread, listener))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for server, thread, listener in running:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.fixture
def page(browser: Browser, served: Callable[..., str], ledger: Ledger) -> Iterator[Page]:
    """A page of the browser; addresses are those of the app on the small ledger. Script errors fail the test."""
    context = browser.new_context(base_url=served(ledger))
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []
