"""The ``.dna`` file: a database that Discourse Network Analyzer 3 opens, with articles, statements and coder."""

from __future__ import annotations

import base64
import datetime
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from mithaq.export.coding.opinions import LEFT_OUT, Opinion, opinions_of, short
from mithaq.export.items import Bundle, Item, Tally
from mithaq.kb.edtf import day_range

__all__ = ["CODER", "PASSWORD", "write_dna"]

CODER, PASSWORD = "Admin", "mithaq"
_SCHEMA = Path(__file__).with_name("dna.sql")
_SALT, _ROUNDS = b"mithaq.password.", 100_000
_VARIABLES = {"person": 1, "organization": 2, "concept": 3}
_AGREEMENT = 4


def write_dna(bundle: Bundle, path: Path) -> Tally:
    """One statement of the file for each opinion; statements without any are left out and counted."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
        file = _File(connection)
        file.begin(bundle)
        left = sum(not file.add(bundle, item) for item in bundle.items())
        return Tally(file.statements, left, LEFT_OUT, "opinion")


class _File:
    """The database while it is filled: which articles and values it holds already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._put = connection.execute
        self._articles: dict[str, int] = {}
        self._values: dict[tuple[int, str], int] = {}
        self.statements = 0

    def begin(self, bundle: Bundle) -> None:
        """Nothing; the coder and what the file says of itself are in it."""
        self._put(
            "INSERT INTO CODERS (ID, Name, Red, Green, Password, PermissionEditStatementTypes, PermissionEditCoders) "
            "VALUES (1, ?, 255, 255, ?, 1, 1)",
            (CODER, _hashed(PASSWORD)),
        )
        self._put("INSERT INTO SETTINGS VALUES ('date', ?)", (bundle.about.made.date().isoformat(),))
        self._put("INSERT INTO SETTINGS VALUES ('mithaq', ?)", (bundle.about.line,))

    def add(self, bundle: Bundle, item: Item) -> bool:
        """Whether the statement holds an opinion; each it holds is in the file from now on."""
        some = False
        for opinion in opinions_of(bundle, item):
            self._opinion(opinion)
            some = True
        return some

    def _opinion(self, one: Opinion) -> None:
        self.statements += 1
        text = one.item.source.text
        place = (_place(text, one.item.start), _place(text, one.item.stop))
        self._put(
            "INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, 1, ?, ?, ?, 1)",
            (self.statements, self._article(one.item), *place),
        )
        for variable, value in (("person", one.person), ("organization", one.organization), ("concept", one.concept)):
            number = _VARIABLES[variable]
            self._put(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                (self.statements, number, self._value(number, value, one.kind if variable == "concept" else "")),
            )
        self._put(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            (self.statements, _AGREEMENT, int(one.agreement)),
        )

    def _value(self, variable: int, value: str, kind: str) -> int:
        key = (variable, value)
        if key not in self._values:
            number = self._values[key] = len(self._values) + 1
            self._put(
                "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
                (number, *key),
            )
            self._put(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) "
                "SELECT ?, ID, CASE AttributeVariable WHEN 'Type' THEN ? ELSE '' END FROM ATTRIBUTEVARIABLES "
                "WHERE VariableId = ?",
                (number, kind, variable),
            )
        return self._values[key]

    def _article(self, item: Item) -> int:
        article = item.entry.article
        if article.id not in self._articles:
            number = self._articles[article.id] = len(self._articles) + 1
            title, outlet = short(article.title or article.name), short(article.outlet or "")
            told = (short(item.source.byline or ""), outlet, "", f"mithaq: {article.id}", article.language or "")
            self._put(
                "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date) "
                "VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
                (number, title, _as_shown(item.source.text), *told, _seconds(article.published)),
            )
        return self._articles[article.id]


def _as_shown(text: str) -> str:
    """The text as the program shows it: every line end one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(text: str, offset: int) -> int:
    """The offset as the program counts: UTF-16 units of the text as it shows it.

    >>> _place("a\\r\\n😀b", 4)
    4
    """
    return len(_as_shown(text[:offset]).encode("utf-16-le", "surrogatepass")) // 2


def _seconds(published: str | None) -> int:
    """Seconds from 1970 to the first day that a date may mean; 0 where it is not known."""
    days = day_range(published) if published else None
    if days is None:
        return 0
    midnight = datetime.datetime.fromisoformat(days[0]).replace(tzinfo=datetime.UTC)
    return int((midnight - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)).total_seconds())


def _hashed(password: str) -> str:
    """The password as the program keeps it: salt and SHA-256, taken a hundred thousand times, in base 64."""
    digest = hashlib.sha256(_SALT + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(_SALT + digest).decode()
