"""``/keys``: the keys of every page, from the one file that the scripts read too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter

from mithaq.web.addresses import Data, add_page
from mithaq.web.context import Asked

__all__ = ["bindings", "router"]

_FILE = Path(__file__).parents[1] / "static" / "keys.json"
router = APIRouter(tags=["keys"])


@cache
def bindings() -> dict[str, list[dict[str, Any]]]:
    """The keys by page: each with the ``key`` (``Shift+z``), the ``action`` it stands for."""
    found: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def keys(context: Asked) -> Data:
    """Every key: on which page, and what it does."""
    return {
        "pages": [
            {
                "page": page,
                "keys": [{"key": one["key"], "does": str(context.words(f"key.{one['action']}"))} for one in listed],
            }
            for page, listed in bindings().items()
        ]
    }


add_page(router, "/keys", "keys.html", keys)
