"""Articles: a file, some bytes or a text made into a :class:`Document`, with its language."""

from __future__ import annotations

import difflib
import re
from datetime import date
from pathlib import Path

from mithaq.errors import InputError, TooLarge, UsageError
from mithaq.model.document import Document, Metadata
from mithaq.read.html import charset_of, has_tags, looks_like_html, read_html
from mithaq.read.language import detect_language
from mithaq.read.plain import LIMIT, decode, known_encoding
from mithaq.text.fold import fold
from mithaq.text.span import Span

__all__ = ["MOST", "checked_date", "read_article", "read_bytes", "read_text"]

#: Characters of one article; more is a collection, and would take minutes and gigabytes.
MOST = 6_000_000
_PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
_EDTF = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?[~?%]?"
    r"|(?P<week_year>\d{4})-W(?P<week>\d\d)"
)


def checked_date(published: str | None) -> str | None:
    """The date in EDTF (ISO 8601-2), digits in ASCII; :class:`UsageError` when it is no date.

    Year, month, day, and time are accepted, with ``~`` (about), ``?`` (uncertain) or ``%`` (both), and weeks.

    >>> checked_date("٢٠٢٤-٠٣-٠١"), checked_date("2024-03-01 18:24"), checked_date("2024-03~")
    ('2024-03-01', '2024-03-01T18:24', '2024-03~')
    """
    if published is None:
        return None
    value = re.sub(r"(?<=\d)\s+(?=\d\d:)", "T", fold(published.strip())).upper()
    match = _EDTF.fullmatch(value)
    try:
        if match is None:
            raise ValueError("not of the form YYYY-MM-DD")
        parts = match.groupdict()
        if parts["week"]:
            date.fromisocalendar(int(parts["week_year"]), int(parts["week"]), 1)
        else:
            date(int(parts["year"]), int(parts["month"] or 1), int(parts["day"] or 1))
    except ValueError as error:
        why = f"Dates are written year-month-day, as far as known ({error})."
        raise UsageError(f"«{published}» is no date.", why, "--published 2024-03-01") from error
    return value


def read_article(
    path: Path, language: str | None = None, published: str | None = None, encoding: str | None = None
) -> Document:
    """The document of a file: plain text, or a saved page (by its content, or its ending .html).

    Arguments: ``language`` (a code; found from the text when not given), ``published`` (EDTF date for texts that show
    none; kept in the metadata with basis ``given``), ``encoding`` (believed where the bytes agree).

    Raises :class:`InputError` (missing, a folder, no permission), :class:`NoText`, :class:`TooLarge` and, for
    arguments, :class:`UsageError`. A text in a language without a pack is read; what to do then is for the caller.
    """
    published = checked_date(published)
    return read_bytes(_bytes_of(path), str(path), language, published, encoding)


def read_bytes(
    data: bytes, name: str, language: str | None = None, published: str | None = None, encoding: str | None = None
) -> Document:
    """The document of some bytes, as :func:`read_article`; ``name`` is their file name or ``-`` for standard input.

    >>> doc = read_bytes("قال المبعوث إن المحادثات مستمرة".encode("cp1256"), "news/a.txt", published="2031-05-04")
    >>> doc.name, doc.language, doc.published, doc.metadata.published_basis
    ('a', 'ar', '2031-05-04', 'given')
    """
    published = checked_date(published)
    if encoding is not None and known_encoding(encoding) is None:
        raise UsageError(f"No encoding is called «{encoding}».", "Usual: utf-8, windows-1256.", "--encoding utf-8")
    label = "standard input" if name == "-" else name
    is_page = Path(name).suffix.lower() in _PAGE_ENDINGS
    text = decode(data, encoding or (charset_of(data) if is_page else None), label, LIMIT).text
    if looks_like_html(text) or (is_page and has_tags(text)):
        return _from_page(data, name, language, published, encoding)
    return read_text(text, name, language, published)


def read_text(text: str, name: str = "", language: str | None = None, published: str | None = None) -> Document:
    """The document of a text that is already decoded, offsets and all; :class:`TooLarge` over :data:`MOST` characters.

    >>> read_text("The envoy said that the talks go on.").language
    'en'
    """
    given = checked_date(published)
    if len(text) > MOST:
        what = f"{'standard input' if name == '-' else name or 'the text'}: {len(text):,} characters are too many."
        raise TooLarge(
            what, f"One article has at most {MOST:,}; this looks like a collection.", "split it into articles"
        )
    metadata = Metadata(published=given, published_basis="given" if given else None)
    return Document(text, language or detect_language(text), _stem(name), name or None, metadata)


def _stem(name: str) -> str:
    return "stdin" if name == "-" else Path(name).stem


def _from_page(data: bytes, name: str, language: str | None, published: str | None, encoding: str | None) -> Document:
    page = read_html(data, name, encoding)
    shown = page.published
    metadata = Metadata(
        title=page.title,
        title_span=Span(0, len(page.title)) if page.title else None,
        published=shown or published,
        published_basis="shown" if shown else ("given" if published else None),
        outlet=page.sitename,
        byline=page.author,
        url=page.url,
    )
    return Document(page.text, language or detect_language(page.text), _stem(name), name, metadata)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file, at most one more than the limit, so that endless files end."""
    try:
        if path.is_dir():
            why = "Articles are files; a folder's files are given one by one."
            raise InputError(f"{path}: is a folder.", why, f"mithaq extract {path}/*.txt")
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        near = _near(path)
        why = f"The folder {path.parent} holds {near}." if near else "There is no file of this name."
        again = f"mithaq extract {path.parent / near}" if near else "check the name, or give - and pipe the text in"
        raise InputError(f"{path}: not found.", why, again) from None
    except PermissionError:
        raise InputError(f"{path}: may not be read.", "Your account lacks the right to.", f"chmod u+r {path}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be opened.", f"{why}.".capitalize(), "check the name") from error


def _near(path: Path) -> str | None:
    """The name in the same folder that is most like this one."""
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except (OSError, ValueError):
        return None
    return next(iter(difflib.get_close_matches(path.name, names[:5_000], 1, 0.7)), None)
