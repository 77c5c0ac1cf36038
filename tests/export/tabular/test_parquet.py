"""Parquet, read back by pyarrow and polars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.export.tabular.columns import COLUMNS

parquet = pytest.importorskip("pyarrow.parquet")
Put = Callable[..., Path]


def test_types_lists_and_metadata_survive(told: Ledger, put: Put, texts: dict[str, str]) -> None:
    table = parquet.read_table(put("a.parquet"))
    assert table.column_names == list(COLUMNS) and table.num_rows == len(told)
    assert "statements: 7 ·" in table.schema.metadata[b"mithaq"].decode()
    for row in table.to_pylist():
        assert row["exact"] == texts[row["document"]][row["start"] : row["stop"]]
        assert isinstance(row["concepts"], list) and isinstance(row["headline"], bool) and 0 < row["confidence"] <= 1
    assert ["INDIVISIBLE_SECURITY"] in table.column("concepts").to_pylist()


def test_a_query_without_results_gives_a_table_without_rows(put: Put) -> None:
    assert parquet.read_table(put("a.parquet", "by:Nobody")).num_rows == 0


def test_polars_opens_it(told: Ledger, put: Put) -> None:
    polars = pytest.importorskip("polars")
    assert polars.read_parquet(put("a.parquet", columns="speaker,act")).shape == (len(told), 2)
