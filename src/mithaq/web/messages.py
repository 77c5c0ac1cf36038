"""The words of the interface: one catalogue a language, with the plural forms that the language has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from mithaq.text.tables import read_yaml

__all__ = ["CATALOGUES", "Messages", "best_language", "load_messages"]

_FOLDER = Path(__file__).parent / "catalogues"


def _rank(file: Path) -> int:
    return int(read_yaml(file)["rank"])


#: The languages of the interface by the ranks that their catalogues give, the usual one first.
CATALOGUES = tuple(file.stem for file in sorted(_FOLDER.glob("*.yml"), key=_rank))


class Messages:
    """The messages of one language, by key: ``words("count.statements", count=3)``.

    A message with plural forms is chosen by ``count``; everything is escaped, and may stand in an attribute.

    >>> words = load_messages("en")
    >>> str(words("count.statements", count=1)), str(words("count.statements", count=1200))
    ('1 statement', '1,200 statements')
    """

    def __init__(self, code: str, entries: Mapping[str, Any]) -> None:
        self.code = code
        self._entries = entries
        self._locale = Locale.parse(code)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return str(self._locale.text_direction)

    @property
    def name(self) -> str:
        """The language's own name."""
        return str(self._entries["language"])

    @property
    def keys(self) -> frozenset[str]:
        """Every key that has a message."""
        return frozenset(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __call__(self, key: str, **values: Any) -> Markup:
        """The message, its places filled in; :class:`KeyError` for a key that no catalogue has."""
        found = self._entries[key]
        if isinstance(found, dict):
            form = self._locale.plural_form(values["count"])
            found = found.get(form, found["other"])
        shown = {name: self.number(one) if isinstance(one, int) else one for name, one in values.items()}
        return escape(found).format(**shown)

    def or_code(self, key: str, code: str) -> str:
        """The message ``key.code``, or the code in words where the catalogue does not know it."""
        name = f"{key}.{code}"
        return str(self._entries.get(name) or code.replace("_", " ").replace("-", " "))

    def number(self, value: int) -> str:
        """The number with the marks between thousands that the language uses."""
        return format_decimal(value, locale=self._locale)


@cache
def load_messages(code: str) -> Messages:
    """The messages of a language of the interface; of the usual one where there is none of this code."""
    known = code if code in CATALOGUES else CATALOGUES[0]
    return Messages(known, _flat(read_yaml(_FOLDER / f"{known}.yml")))


def best_language(accepted: str) -> str:
    """The language of the interface that a browser's ``Accept-Language`` asks for first.

    >>> best_language("fr-FR,ru;q=0.8,en;q=0.5"), best_language("")
    ('ru', 'en')
    """
    for part in accepted.split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        if code in CATALOGUES:
            return code
    return CATALOGUES[0]


_FORMS = {"zero", "one", "two", "few", "many", "other"}


def _flat(data: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The entries of nested groups under keys with dots; plural forms stay together."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and not set(value) <= _FORMS:
            found |= _flat(value, f"{name}.")
        else:
            found[name] = value
    return found
