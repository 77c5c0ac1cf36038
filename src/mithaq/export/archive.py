"""One export as one file: as it is, or in a zip with a README first; whole or not there at all."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from mithaq.errors import UsageError
from mithaq.export.formats import Format
from mithaq.export.items import Bundle, Tally
from mithaq.export.tabular.columns import COLUMNS
from mithaq.export.whole import whole_file

__all__ = ["readme_of", "write_export"]


def write_export(bundle: Bundle, format_: Format, to: Path, columns: tuple[str, ...] = ()) -> Tally:
    """What was written to the file ``to``: in a zip with ``README.txt`` first where the name ends so.

    Raises :class:`mithaq.errors.MithaqError` where it cannot be written; then nothing is left behind.
    """
    zipped = to.suffix.lower() == ".zip"
    if zipped and format_.whole:
        raise UsageError(
            f"{to}: {format_.name} is a package already.",
            "It is not put into another.",
            f"-o {to.stem}{format_.ending}",
        )
    with whole_file(to) as path:
        return _zipped(bundle, format_, path, columns) if zipped else format_.put(bundle, path, columns)


def _zipped(bundle: Bundle, format_: Format, path: Path, columns: tuple[str, ...]) -> Tally:
    with tempfile.TemporaryDirectory(prefix=".mithaq-", dir=path.parent) as folder:
        main = Path(folder) / f"statements{format_.ending}"
        tally = format_.put(bundle, main, columns)
        readme = Path(folder) / "README.txt"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            readme.write_text(readme_of(bundle, format_, tally, columns), encoding="utf-8")
            _put(file, bundle, readme, readme.name)
            _put(file, bundle, main, main.name)
            for one in format_.beside(bundle, Path(folder) / "texts") if format_.beside else ():
                _put(file, bundle, one, f"texts/{one.name}")
        return tally


def _put(file: zipfile.ZipFile, bundle: Bundle, path: Path, name: str) -> None:
    info = zipfile.ZipInfo(name, bundle.about.made.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, file.open(info, "w", force_zip64=True) as target:
        while piece := source.read(1 << 20):
            target.write(piece)


def readme_of(bundle: Bundle, format_: Format, tally: Tally, columns: tuple[str, ...] = ()) -> str:
    """What is in the file: query, date, version, packs, counts, how offsets count, what the columns hold."""
    return "\n".join(_lines(bundle, format_, tally, columns)) + "\n"


def _lines(bundle: Bundle, format_: Format, tally: Tally, columns: tuple[str, ...]) -> Iterator[str]:
    about, seen = bundle.about, bundle.seen
    articles = sum(key.startswith("article:") for key in seen)
    languages = {key.partition(":")[2]: count for key, count in seen.items() if key.startswith("language:")}
    yield from (about.sentence, "")
    yield f"Query: {about.query or '(everything)'}"
    yield f"Made: {about.moment}"
    yield f"By: Mithaq {about.version}"
    yield f"Packs: {', '.join(about.packs)}"
    yield f"Format: {format_.name}, {format_.says}"
    yield f"Statements: {about.total:,} in {articles:,} articles"
    yield f"Languages: {', '.join(f'{code} {count:,}' for code, count in sorted(languages.items()))}"
    yield f"File: statements{format_.ending}, {tally}"
    yield ""
    yield "Each row is what a source says, not a finding that it is so; what is not known is empty, never guessed."
    yield "Offsets (start, stop) count Unicode code points of the article's text as stored; stop is one past the end."
    yield "Dates are EDTF (ISO 8601-2). Cells that a spreadsheet would take for a formula begin with '."
    yield "The articles belong to those who published them: quote them as their licences allow."
    if format_.table is not None:
        yield from ("", "Columns:")
        yield from (f"  {name}: {COLUMNS[name][0]}" for name in columns or COLUMNS)
