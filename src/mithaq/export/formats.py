"""The formats of an export: what each is called, what it is for, how its file ends, and what writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mithaq.errors import UsageError
from mithaq.export.coding.gold import gold_texts, write_gold
from mithaq.export.coding.opinions import write_dna_csv
from mithaq.export.coding.opinions_file import write_dna
from mithaq.export.coding.project import write_project
from mithaq.export.items import Bundle, Tally
from mithaq.export.linked.annotations import write_annotations
from mithaq.export.linked.graphs import write_statements_graph
from mithaq.export.linked.provenance import write_provenance
from mithaq.export.linked.quotations import write_quotations
from mithaq.export.report import write_report
from mithaq.export.tabular.delimited import write_table
from mithaq.export.tabular.events import write_events
from mithaq.export.tabular.parquet import write_parquet
from mithaq.export.tabular.timeline import write_timeline

__all__ = ["FORMATS", "Format", "format_named", "format_of"]

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``says`` what it is for, ``ending`` of its files, ``write`` (with ``columns``, where it is a table).

    ``beside``: writes the files that belong to it in a zip. ``whole``: the file is a package of its own, never zipped.
    """

    name: str
    says: str
    ending: str
    write: Callable[[Bundle, Path], Tally] | None = None
    table: Callable[[Bundle, Path, tuple[str, ...]], Tally] | None = None
    beside: Callable[[Bundle, Path], Iterator[Path]] | None = None
    whole: bool = False

    def put(self, bundle: Bundle, path: Path, columns: tuple[str, ...] = ()) -> Tally:
        """What was written to the file; :class:`UsageError` where columns are chosen for what is no table."""
        if self.table is not None:
            return self.table(bundle, path, columns)
        if columns:
            tables = ", ".join(one.name for one in FORMATS.values() if one.table)
            raise UsageError(f"{self.name} has columns of its own.", f"They are chosen in: {tables}.", "--format csv")
        assert self.write is not None
        return self.write(bundle, path)


def _write_lines(bundle: Bundle, path: Path) -> Tally:
    """One JSON object a line: the statement with its words, passage, article, surroundings and sources."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for item in bundle.items():
            place = {
                "exact": item.exact,
                "prefix": item.prefix,
                "suffix": item.suffix,
                "sources": list(item.source.sources),
            }
            line = json.dumps({**item.entry.to_json(), **place}, ensure_ascii=False)
            file.write(_SURROGATE.sub("\ufffd", line) + "\n")
            written += 1
    return Tally(written)


_ALL = (
    Format("csv", "table with commas", ".csv", table=partial(write_table, delimiter=",", bom=False)),
    Format("tsv", "table with tabs", ".tsv", table=partial(write_table, delimiter="\t", bom=False)),
    Format(
        "csv-bom",
        "table for spreadsheets, with a byte-order mark",
        ".csv",
        table=partial(write_table, delimiter=",", bom=True),
    ),
    Format("jsonl", "JSON Lines, every field", ".jsonl", _write_lines),
    Format("parquet", "table for data frames", ".parquet", table=write_parquet),
    Format("w3c", "W3C Web Annotations", ".annotations.jsonld", write_annotations),
    Format("schema-org", "schema.org quotations, claims and articles (JSON-LD)", ".jsonld", write_quotations),
    Format("prov", "PROV-O: who passed on what (JSON-LD)", ".prov.jsonld", write_provenance),
    Format("graphml", "network of speakers, addressees, instruments, principles", ".graphml", write_statements_graph),
    Format("dna-csv", "opinions as Discourse Network Analyzer has them", ".dna.csv", write_dna_csv),
    Format("dna", "database for Discourse Network Analyzer 3", ".dna", write_dna),
    Format("events", "event data with CAMEO and PLOVER codes", ".events.csv", write_events),
    Format("timeline", "sheet for TimelineJS", ".timeline.csv", write_timeline),
    Format("report", "page to read and print", ".html", write_report),
    Format("gold", "annotations for scoring with mithaq evaluate", ".gold.jsonl", write_gold, beside=gold_texts),
    Format("refi-qda", "project for NVivo, MAXQDA, ATLAS.ti, QualCoder", ".qdpx", write_project, whole=True),
)
#: Every format by its name.
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}


def format_named(name: str) -> Format:
    """The format with this name; :class:`UsageError` when there is none."""
    if name not in FORMATS:
        raise UsageError(f"No format «{name}».", f"There are: {', '.join(FORMATS)}.", "--format csv")
    return FORMATS[name]


def format_of(path: str | Path) -> Format:
    """The format that a file's name asks for, by its longest ending; in a ``.zip`` by what stands before that.

    Raises :class:`UsageError` where the name does not tell.

    >>> [format_of(name).name for name in ("a.csv", "a.gold.jsonl", "a.parquet.zip", "a.zip")]
    ['csv', 'gold', 'parquet', 'csv']
    """
    name = Path(path).name.lower()
    inner = name.removesuffix(".zip")
    found = [one for one in _ALL if inner.endswith(one.ending)]
    if found:
        return max(found, key=lambda one: len(one.ending))  # of equals the first
    if inner != name:
        return FORMATS["csv"]
    raise UsageError(
        f"{path}: no format.", "The name of the file does not tell it.", "-o statements.csv, or --format csv"
    )
