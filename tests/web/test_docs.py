"""docs/web.md names every address, every key and every file that a page may be."""

from __future__ import annotations

import json
import re
from pathlib import Path

from fastapi.routing import APIRoute

from mithaq.web.guards import LARGEST
from mithaq.web.server import PORT, ROUTES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "web.md").read_text(encoding="utf-8")


def _paths() -> set[str]:
    routes = (route for module in ROUTES for route in module.router.routes)
    return {route.path.replace(":path}", "}") for route in routes if isinstance(route, APIRoute)}


def test_every_address_is_documented() -> None:
    paths = _paths()
    assert len(paths) > 20
    assert [path for path in sorted(paths) if f"`{path.removesuffix('.json')}`" not in TEXT] == []


def test_no_address_is_documented_that_does_not_exist() -> None:
    paths = _paths()
    rows = re.findall(r"^\| `(/[^`]*)` \|", TEXT, re.MULTILINE)
    assert rows and [row for row in rows if row not in paths] == []


def test_every_key_is_documented() -> None:
    keys = json.loads((ROOT / "src/mithaq/web/static/keys.json").read_text(encoding="utf-8"))
    named = {"everywhere": "everywhere", "review-reasons": "review", "thread": "timeline"}
    shown = {" ": "Space", "N": "Shift+n", "Z": "Shift+z"}
    for page, listed in keys.items():
        row = re.search(rf"^\| {named.get(page, page)} \|(.*)$", TEXT, re.MULTILINE)
        assert row is not None, page
        found = set(re.findall(r"`([^`]+)`", row[1]))
        pairs = re.findall(r"`(\d)`–`(\d)`", row[1])
        ranges = {str(digit) for low, high in pairs for digit in range(int(low), int(high) + 1)}
        keys_ = {shown.get(one["key"], one["key"]) for one in listed}
        assert keys_ - found - ranges == set(), page


def test_limits_and_the_port_are_documented() -> None:
    assert f"{LARGEST // 2**20} MiB" in TEXT and f":{PORT}/" in TEXT
