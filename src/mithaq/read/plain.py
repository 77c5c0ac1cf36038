"""Decoding: the text of some bytes exactly as its encoding gives it, so that offsets hold in the file too.

The order of trust: a byte-order mark; NULs and control signs that show UTF-16; valid UTF-8; then the declared encoding
if its result looks like writing; then what :mod:`mithaq.read.charset` finds. A declaration that the bytes contradict is
set aside and the note says so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from mithaq.errors import NoText, TooLarge
from mithaq.read.charset import SAMPLE, guess_encoding, likeness

__all__ = ["LIMIT", "Decoded", "decode", "known_encoding"]

LIMIT = 60 * 2**20  # bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE, _UNPACK = "save it as plain text (UTF-8)", "unpack it and read the files in it"
_NOT_TEXT = (
    (rb"%PDF-", "a PDF", "save its text first, for example: pdftotext file.pdf"),
    (rb"PK\x03\x04.{0,3000}(?:word/|xl/|ppt/|content\.xml)", "an office document", _SAVE),
    (rb"\xd0\xcf\x11\xe0|\{\\rtf", "an office document", _SAVE),
    (rb"PK\x03\x04", "a zip archive", _UNPACK),
    (rb"\x1f\x8b|BZh\d1AY&SY|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|\x28\xb5\x2f\xfd", "a compressed file", _UNPACK),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*|....ftypavif", "an image", "give its text"),
    (rb"ID3[\x02-\x04]|OggS\x00|RIFF....(?:WAVE|AVI )|\x1aE\xdf\xa3|....ftyp|fLaC\x00", "sound or video", "give words"),
    (rb"SQLite format 3\x00|PAR1", "a database", "export its articles to text files"),
    (rb"\x7fELF|MZ.\x00|\xca\xfe\xba\xbe", "a program", "give a text file"),
)
_BINARY = tuple((re.compile(pattern, re.DOTALL), name, advice) for pattern, name, advice in _NOT_TEXT)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_LOST = "\ufffd"  # what stands for a character that could not be read
_SPECIAL = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was in, and what was put right on the way (empty when nothing)."""

    text: str = field(repr=False)
    encoding: str
    note: str = ""


def known_encoding(label: str) -> str | None:
    """The usual name of an encoding, or ``None`` when there is none of that name.

    >>> known_encoding("UTF8"), known_encoding("CP1256"), known_encoding("klingon")
    ('utf-8', 'windows-1256', None)
    """
    try:
        info = codecs.lookup(label.strip().strip("'\""))
        "".encode(info.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    if info.name in _SPECIAL:
        return None
    return re.sub(r"^cp(?=125\d$)", "windows-", info.name.replace("iso8859", "iso-8859"))


def decode(data: bytes, declared: str | None = None, name: str = "the text", limit: int = LIMIT) -> Decoded:
    """The text of these bytes, its encoding and a note.

    Arguments: ``declared`` is the encoding that a reader or a page states; it is believed only where the bytes agree.
    ``name`` is used in messages; ``limit`` is in bytes. A byte-order mark is taken off; line ends stay as they are.

    Raises :class:`NoText` for nothing, white space or binary files, :class:`TooLarge` over the limit.

    >>> decode("Посол прибыл вчера.".encode("cp1251")).encoding, decode("نعم\\r\\n".encode("utf-16")).text
    ('windows-1251', 'نعم\\r\\n')
    """
    if len(data) > limit:
        size = f"It has {len(data) / 2**20:.1f} MB; the limit is {limit / 2**20:.0f} MB."
        raise TooLarge(f"{name}: too large.", size, "split it into its articles")
    for pattern, kind, advice in _BINARY:
        if pattern.match(data):
            raise NoText(f"{name}: no text found.", f"It is {kind}.", advice)
    found = _from_mark(data) or _from_wide(data, name) or _from_utf8(data, declared) or _from_single(data, declared)
    if not found.text or found.text.isspace():
        why = "It is empty." if not data else "It holds only white space."
        raise NoText(f"{name}: no text found.", why, "give a file with words in it")
    return found


def _from_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _lenient(data: bytes, encoding: str, note: str = "") -> Decoded:
    text = data.decode(encoding, "replace")
    if not note and _LOST in text:
        note = _damaged(text)
    return Decoded(text, encoding, note)


def _damaged(text: str) -> str:
    return f"{text.count(_LOST)} damaged characters are shown as {_LOST}"


def _from_wide(data: bytes, name: str) -> Decoded | None:
    """UTF-16 without a mark; :class:`NoText` when control signs show that it is no text at all."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not controls and b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        half = sample[: len(sample) // 2 * 2]
        if len(half) >= 4 and likeness(half.decode(encoding, "replace")) > 0.7:
            return _lenient(data, encoding)
    if b"\0" in data or controls > len(sample) * 0.02 + 2:
        raise NoText(f"{name}: no text found.", "It is binary: it holds bytes that no text has.", "give a text file")
    return None


def _from_utf8(data: bytes, declared: str | None) -> Decoded | None:
    try:
        text, lost = data.decode("utf-8"), 0
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        lost = text.count(_LOST)
        if lost > 3 + 0.02 * (len(data) - len(text)) or lost * 2 > len(data) - len(text):
            return None
    other = known_encoding(declared) if declared else None
    if other and text.isascii() and other.startswith(("iso2022", "hz", "utf-16", "utf-32")):
        return None
    if lost:
        return Decoded(text, "utf-8", _damaged(text))
    wrong = declared and other not in ("utf-8", "utf-8-sig", "ascii") and not text.isascii()
    return Decoded(text, "utf-8", f"declared as {declared}, but it is UTF-8" if wrong else "")


def _from_single(data: bytes, declared: str | None) -> Decoded:
    first = _NON_ASCII.search(data)
    start = max(0, (first.start() if first else 0) - 200)
    sample = data[start : start + SAMPLE]
    guess = guess_encoding(sample)
    other = known_encoding(declared) if declared else None
    if declared is None or other is None:
        note = f"no encoding is called {declared}" if declared else ""
        return _lenient(data, guess, note)
    if likeness(sample.decode(other, "replace")) >= likeness(sample.decode(guess, "replace")) - 0.05:
        return _lenient(data, other)
    return _lenient(data, guess, f"declared as {declared}, but it reads as {guess}")
