"""``/export``: the statements of a query as a file of any format, with the sentence of the query on the page."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from mithaq.export.formats import FORMATS, format_named
from mithaq.export.tabular.columns import COLUMNS
from mithaq.search.grammar import parse_query
from mithaq.web.addresses import Data, Line, add_page
from mithaq.web.context import Asked
from mithaq.web.sentences import query_sentence

__all__ = ["router"]

router = APIRouter(tags=["export"])


def export(context: Asked, q: Line = "", ids: Annotated[str, Query(max_length=8_000)] = "") -> Data:
    """What an export would hold: how many statements, in which formats, and the same as a command and in Python."""
    line = parse_query(q)
    results = context.ledger.search(line)
    selected = [one for one in ids.split(",") if one]
    scope = f" --scope {','.join(selected)}" if selected else ""
    return {
        "q": str(line),
        "ids": selected,
        "count": len(results),
        "sentence": query_sentence(context, line, len(results)).striptags(),
        "sentence_html": str(query_sentence(context, line, len(results))),
        "formats": [
            {"name": one.name, "says": one.says, "ending": one.ending, "whole": one.whole} for one in FORMATS.values()
        ],
        "columns": [{"name": name, "holds": says} for name, (says, _) in COLUMNS.items()],
        "command": f"mithaq export {shlex.quote(str(line))}{scope} -o statements.csv.zip",
        "python": f"Ledger().export({str(line)!r}, 'statements.csv.zip')",
    }


@router.get("/export/file", operation_id="download_export", response_class=FileResponse)
def file(
    context: Asked,
    q: Line = "",
    ids: Annotated[str, Query(max_length=8_000)] = "",
    form: Annotated[str, Query(alias="format", pattern=f"^({'|'.join(FORMATS)})$")] = "csv",
    zipped: Annotated[bool, Query(alias="zip", description="In a zip, with README.txt first")] = False,
) -> Response:
    """The statements as a file: all that match, or those selected. It is whole, or the answer is an error."""
    format_ = format_named(form)
    name = f"statements{format_.ending}{'.zip' if zipped and not format_.whole else ''}"
    folder = tempfile.mkdtemp(prefix="mithaq-")
    try:
        context.ledger.export(q, Path(folder) / name, format=form, scope=ids or "all")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    tidy = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(Path(folder) / name, filename=name, background=tidy)


add_page(router, "/export", "export.html", export)
