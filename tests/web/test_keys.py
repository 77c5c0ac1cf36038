"""Keys: one file, no key twice on a page, every action is there."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src" / "mithaq" / "web" / "static"
KEYS = json.loads((STATIC / "keys.json").read_text(encoding="utf-8"))
PAGES = [page for page in KEYS if page != "everywhere"]


def test_no_key_means_two_things_on_a_page() -> None:
    for page in PAGES:
        shared = [] if page == "review-reasons" else KEYS["everywhere"]  # reasons go before the keys of their page
        counts = Counter(one["key"] for one in (*KEYS[page], *shared))
        assert [key for key, count in counts.items() if count > 1] == [], page


@pytest.mark.parametrize("page", list(KEYS))
def test_every_action_is_in_the_script_or_on_a_page(page: str) -> None:
    script = (STATIC / "mithaq.js").read_text(encoding="utf-8")
    templates = "".join(path.read_text(encoding="utf-8") for path in (STATIC.parent / "templates").glob("*.html"))
    own = set(re.findall(r'^  "?([\w-]+)"?: \(', script, re.MULTILINE))
    named = set(re.findall(r'data-action="([\w-]+)"', templates))
    for action in (one["action"] for one in KEYS[page]):
        stem = re.sub(r"-?\d+$", "", action)
        written = f'data-action="{stem}-{{{{' in templates
        tuple_ = re.search(rf'\("[\w-]+", "\w", "{action}"\)', templates) is not None
        assert action in own or stem in own or action in named or written or tuple_, action


def test_keys_are_ascii_so_that_every_layout_has_them() -> None:
    assert [one for listed in KEYS.values() for one in listed if not one["key"].isascii()] == []


def test_the_script_is_short() -> None:
    scripts = [path for path in STATIC.glob("*.js") if path.name != "htmx.min.js"]
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in scripts) <= 1000
