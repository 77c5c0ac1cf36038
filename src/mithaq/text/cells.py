"""Cells of tables that spreadsheets open: no text of an article becomes a formula."""

from __future__ import annotations

import re

__all__ = ["safe_cell"]

_FORMULA = re.compile(r"'*\s*?[\t\r=+\-@＝＋－＠]")


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: ``'`` goes before ``=``, ``+``, ``-``, ``@``, tab and return.

    It goes before such a ``'`` of the text too: taking one away always gives the text back.

    >>> safe_cell("=HYPERLINK(…)"), safe_cell("Lavrov"), safe_cell(" @SUM")
    ("'=HYPERLINK(…)", 'Lavrov', "' @SUM")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell
