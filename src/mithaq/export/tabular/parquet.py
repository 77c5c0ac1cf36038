"""Tables for data frames: Parquet, with lists as lists, written a few thousand rows at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from mithaq.errors import UsageError
from mithaq.export.items import Bundle, Tally
from mithaq.export.tabular.columns import COLUMNS, values_of

__all__ = ["write_parquet"]

_ROWS = 5_000
_LISTS = frozenset(
    ("acts", "addressees", "instruments", "concepts", "spans", "modifiers", "commitment", "targets", "sources", "packs")
)
_NUMBERS = {"start": "int64", "stop": "int64", "confidence": "float64"}
_FLAGS = ("headline", "inferred", "changed")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_parquet(bundle: Bundle, path: Path, columns: tuple[str, ...] = ()) -> Tally:
    """One row one statement; the query, date, version and packs are in the metadata of the file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("pyarrow is not installed.", "Parquet needs it.", "pip install 'mithaq[parquet]'") from error
    columns = columns or tuple(COLUMNS)
    about = bundle.about
    told = {"mithaq": about.line, "query": about.query, "offsets": "Unicode code points"}
    kinds = {"int64": pa.int64(), "float64": pa.float64()}

    def kind(name: str) -> Any:
        if name in _LISTS:
            return pa.list_(pa.string())
        return pa.bool_() if name in _FLAGS else kinds.get(_NUMBERS.get(name, ""), pa.string())

    schema = pa.schema([(name, kind(name)) for name in columns], told)
    rows, written = (values_of(item, columns) for item in bundle.items()), 0
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(rows):
            by_column = zip(*batch, strict=True)
            arrays = [
                pa.array(map(_storable, values), kind(name)) for name, values in zip(columns, by_column, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            written += len(batch)
    return Tally(written)


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch


def _storable(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_storable(one) for one in value]
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
