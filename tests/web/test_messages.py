"""The words of the interface: no catalogue lacks a message, a place, or a plural form of its language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel import Locale

from mithaq.kb.lookup import load_kb
from mithaq.search.grammar import ACTS, IS
from mithaq.web.messages import CATALOGUES, load_messages

WEB = Path(__file__).parents[2] / "src" / "mithaq" / "web"
_USED = re.compile(r"""\b(?:t|words)\(\s*["']([a-z_]+(?:\.[a-zA-Z_-]+)*)["']""")
_FAMILY = re.compile(r"""\b(?:t|words)\(\s*f?["']([a-z_]+\.)(?:["'] ~|\{)""")
_CODES = re.compile(r"""or_code\(\s*["']([a-z_]+)["']""")
_PLACE = re.compile(r"\{(\w+)\}")


def _entries(code: str) -> dict[str, object]:
    return load_messages(code)._entries  # type: ignore[return-value]


def _places(entry: object) -> set[str]:
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return {name for text in texts for name in _PLACE.findall(str(text))}


@pytest.mark.parametrize("code", CATALOGUES)
def test_no_catalogue_lacks_a_message_or_a_place(code: str) -> None:
    entries, english = _entries(code), _entries("en")
    assert set(entries) == set(english)
    assert {key: _places(entries[key]) for key in english} == {key: _places(english[key]) for key in english}
    assert [key for key, entry in entries.items() if not str(entry).strip()] == []


@pytest.mark.parametrize("code", CATALOGUES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    forms = {str(Locale.parse(code).plural_form(number)) for number in range(0, 200)}
    plurals = {key: set(entry) for key, entry in _entries(code).items() if isinstance(entry, dict)}
    assert plurals
    assert {key: forms - found for key, found in plurals.items() if not forms <= found} == {}


def test_every_message_that_is_asked_for_is_there() -> None:
    known = load_messages("en").keys
    sources = [*WEB.rglob("*.py"), *WEB.rglob("*.html")]
    texts = {path.name: path.read_text(encoding="utf-8") for path in sources}
    missing = {(name, key) for name, text in texts.items() for key in _USED.findall(text)} - {
        (name, key) for name in texts for key in known
    }
    assert missing == set()
    families = {family for text in texts.values() for family in _FAMILY.findall(text)}
    families |= {f"{family}." for text in texts.values() for family in _CODES.findall(text)}
    assert {family for family in families if not any(key.startswith(family) for key in known)} == set()


@pytest.mark.parametrize("code", CATALOGUES)
def test_codes_that_pages_show_have_words(code: str) -> None:
    words = load_messages(code)
    wanted = [f"act.{act}" for act in ACTS] + [f"is.{one}" for one in IS]
    wanted += [f"office.{kind}" for kind in {term.kind for term in load_kb().offices}]
    keys = json.loads((WEB / "static" / "keys.json").read_text(encoding="utf-8"))
    wanted += [f"key.{one['action']}" for listed in keys.values() for one in listed] + [f"keys.{page}" for page in keys]
    assert [key for key in wanted if key not in words] == []


def test_messages_are_escaped_and_count() -> None:
    words = load_messages("ar")
    assert str(words("empty.without", what="<b>")) == "بدون: &lt;b&gt;"
    assert str(words("count.statements", count=2)) == "تصريحان"
    assert "&#34;" in str(load_messages("en")("search.hint"))
