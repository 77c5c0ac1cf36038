"""``/export``: the statements of a query as a file, with the sentence of the query on the page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse

from mithaq.app.ledgers.frames import COLUMNS, cells_of
from mithaq.model.ledger import Entry
from mithaq.search.grammar import parse_query
from mithaq.web.addresses import Data, Line, add_page
from mithaq.web.context import Asked
from mithaq.web.sentences import query_sentence

__all__ = ["FORMATS", "router"]

#: The formats of a file: its ending and its type.
FORMATS = {"csv": "text/csv", "tsv": "text/tab-separated-values", "jsonl": "application/x-ndjson"}
_FORMULA = ("=", "+", "-", "@")
router = APIRouter(tags=["export"])


def export(context: Asked, q: Line = "", ids: Annotated[str, Query(max_length=20_000)] = "") -> Data:
    """What an export would hold: how many statements, which columns, and the same as a command and in Python."""
    line = parse_query(q)
    results = context.ledger.search(line)
    selected = [one for one in ids.split(",") if one]
    quoted = str(line).replace("'", "'\\''")
    return {
        "q": str(line),
        "ids": selected,
        "count": len(results),
        "sentence": query_sentence(context, line, len(results)).striptags(),
        "sentence_html": str(query_sentence(context, line, len(results))),
        "formats": list(FORMATS),
        "columns": [{"name": name, "holds": says} for name, (says, _) in COLUMNS.items()],
        "command": f"mithaq search '{quoted}' -f csv -o statements.csv",
        "python": f"Ledger().search({str(line)!r}).to_frame()",
    }


@router.get("/export/file", operation_id="download_export", response_class=StreamingResponse)
def file(
    context: Asked,
    q: Line = "",
    ids: Annotated[str, Query(max_length=20_000)] = "",
    form: Annotated[str, Query(alias="format", pattern=f"^({'|'.join(FORMATS)})$")] = "csv",
) -> Response:
    """The statements as a file: all that match, or those selected."""
    chosen = [one for one in ids.split(",") if one]
    entries: Iterable[Entry] = map(context.ledger.statement, chosen) if chosen else context.ledger.search(q)
    if not chosen:
        parse_query(q)
    head = {"Content-Disposition": f'attachment; filename="statements.{form}"'}
    return StreamingResponse(_pieces(entries, form), media_type=f"{FORMATS[form]}; charset=utf-8", headers=head)


def _pieces(entries: Iterable[Entry], form: str) -> Iterator[str]:
    """The file in pieces; one that stops midway says so in its last line."""
    try:
        if form == "jsonl":
            yield from (json.dumps(entry.to_json(), ensure_ascii=False) + "\n" for entry in entries)
            return
        names = tuple(COLUMNS)
        yield "\ufeff" + _row(names, form)
        for entry in entries:
            yield _row(cells_of(entry, names), form)
    except Exception as error:  # the answer has begun: the file itself must say that it is not whole
        yield f"# NOT WHOLE: stopped by an error ({type(error).__name__})\n"


def _row(cells: Iterable[object], form: str) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t" if form == "tsv" else ",", lineterminator="\r\n")
    writer.writerow(["" if cell is None else _safe(str(cell)) for cell in cells])
    return file.getvalue()


def _safe(cell: str) -> str:
    """The cell, so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


add_page(router, "/export", "export.html", export)
