"""Gold: what reviewers decided, in the shape that ``mithaq evaluate`` scores against."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from mithaq.app.ledger import Ledger
from mithaq.model.document import Document
from mithaq.model.marks import Statement
from mithaq.store import tables as t
from mithaq.store.loading import document_of

__all__ = ["gold_archive", "gold_documents"]

_README = """Gold made by review with Mithaq.
gold.jsonl: one article a line; gold/: their texts. Score the program on it with:

    mithaq evaluate gold.jsonl --texts gold

A statement that was accepted or corrected is required; one that nobody judged, or that was left unsure, is optional; a
rejected one is not there. Statements that the program did not find are not there either: recall is not measured by it.
The texts belong to those who published them.
"""


def gold_documents(ledger: Ledger) -> Iterator[tuple[dict[str, Any], str]]:
    """The annotation and the text of each article on which a decision holds, in the order they were added."""
    columns = t.statements.c
    judged = select(columns.document).where(columns.verdict.is_not(None)).distinct()
    with ledger.database.reading() as connection:
        asked = select(t.documents.c.id).where(t.documents.c.id.in_(judged)).order_by(t.documents.c.number)
        for id_ in connection.execute(asked).scalars().all():
            rows = connection.execute(select(columns.id, columns.verdict).where(columns.document == id_))
            verdicts = {row.id: row.verdict for row in rows}
            document = document_of(connection, id_)
            yield _annotation(document, verdicts), document.text


def gold_archive(ledger: Ledger) -> bytes:
    """The gold as a ZIP archive: README.txt, gold.jsonl, and the texts in gold/."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README)
        lines = []
        for annotation, text in gold_documents(ledger):
            lines.append(json.dumps(annotation, ensure_ascii=False))
            archive.writestr(f"gold/{annotation['path']}", text.encode("utf-8", "replace"))
        archive.writestr("gold.jsonl", "".join(f"{line}\n" for line in lines))
    return file.getvalue()


def _annotation(document: Document, verdicts: dict[str, str | None]) -> dict[str, Any]:
    about = document.metadata
    kept = [one for one in document.statements if verdicts.get(one.id) != "reject"]
    plain: dict[str, Any] = {"id": document.id, "path": f"{document.id}.txt", "language": document.language}
    plain |= {"published": about.published, "outlet": about.outlet, "agency": about.agency, "title": about.title}
    if about.published_basis == "given":
        plain["assume_published"] = about.published
    plain["statements"] = [_statement(one, verdicts.get(one.id) in ("accept", "correct")) for one in kept]
    return plain


def _statement(one: Statement, required: bool) -> dict[str, Any]:
    who = one.speaker
    return {
        "content": [list(span) for span in one.content],
        "kind": [one.kind],
        "speaker": list(dict.fromkeys(filter(None, (who.name, who.actor, who.text)))),
        "mention": list(who.mention) if who.mention else None,
        "cue": list(one.cue) if one.cue else None,
        "required": required,
        "act": one.act,
        "date": one.date,
        "headline": one.headline,
    }
