"""Linked data as one JSON document, written node by node."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["full_date", "iri", "known", "write_nodes"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_FULL = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?")


def iri(kind: str, id_: str) -> str:
    """The address of a thing of the ledger: ``urn:mithaq:`` with its kind and id; what no address holds is encoded.

    >>> iri("actor", "person:nizar-halabi"), iri("actor", "text:a b")
    ('urn:mithaq:actor:person:nizar-halabi', 'urn:mithaq:actor:text:a%20b')
    """
    return f"urn:mithaq:{kind}:{quote(id_, safe=':-._~')}"


def full_date(value: str | None) -> str | None:
    """The date where it is a whole day, with its time where it has one; else ``None``: half a date is no xsd:date."""
    return value if value and _FULL.fullmatch(value) else None


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: neither ``None`` nor empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}


def write_nodes(path: Path, opening: str, nodes: Iterable[Mapping[str, Any]], closing: str) -> int:
    """How many nodes were written, one a line, between the text before and the text after."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(opening)
        for node in nodes:
            file.write((",\n" if written else "\n") + _SURROGATE.sub("\ufffd", json.dumps(node, ensure_ascii=False)))
            written += 1
        file.write(f"\n{closing}\n")
    return written
