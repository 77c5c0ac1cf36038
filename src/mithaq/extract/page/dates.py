"""The day a page shows: a line that is a date, or a date within a dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mithaq.extract.page.furniture import page_words
from mithaq.extract.page.lines import plain
from mithaq.extract.times import find_times
from mithaq.lang.pack import Pack
from mithaq.model.document import Document, Metadata
from mithaq.text.span import Span

__all__ = ["Stamp", "date_line", "stamp_in"]

_LONGEST = 140  # code points of a line that shows a date
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?(?![.:]?\d)(\s*[^\W\d_]{1,6}(?!\w))?")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SIGNS = re.compile(r"[|•·]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that the page shows: its span in the document, its wording, and its EDTF value (``None``: no year)."""

    span: Span
    wording: str
    value: str | None

    def without(self, text: str) -> str:
        """The text with the first occurrence of the stamp's wording cut out."""
        return text.replace(self.wording, " ", 1)


def stamp_in(text: str, start: int, pack: Pack, given: str | None = None) -> Stamp | None:
    """The first day named in a short text that begins at code point ``start`` of the document.

    ``given``: a date near which a day without a year is to be read.
    """
    if _DIGIT.search(text) is None:
        return None
    for time in find_times(Document(text, language=pack.code, metadata=Metadata(published=given)), pack):
        wording = text[time.span.start : time.span.stop]
        if time.kind == "date" and _DIGIT.search(wording) and (time.value is None or _DAY.match(time.value)):
            return Stamp(time.span.shifted(start), wording, time.value)
    return None


@cache
def _labels(pack: Pack) -> re.Pattern[str]:
    words = page_words(pack, "date_labels") | page_words(pack, "clock_words") | page_words(pack, "updated_labels")
    found = sorted(words, key=lambda word: (-len(word), word))
    phrases = "|".join(r"\s+".join(map(re.escape, word.split())) for word in found)
    return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)")


def date_line(text: str, start: int, pack: Pack) -> tuple[Stamp, bool, str] | None:
    """The date of a line that shows when the article appeared, whether it is the date of an update, and what is left.

    What is left is empty where the line is nothing but a date with its label, clock and time zone; else it is what
    stands beside the date on the other side of a sign such as ``|``. ``None`` for a sentence that mentions a date.

    >>> from mithaq.lang.pack import load_pack
    >>> date_line("نشر في: ٥ مارس ٢٠٣١ 06:24 م", 0, load_pack("ar"))[0].value
    '2031-03-05T18:24'
    """
    stamp = stamp_in(text, start, pack) if len(text) <= _LONGEST else None
    if stamp is None or stamp.value is None:
        return None
    before, _, after = text.partition(stamp.wording)
    rest = plain(f"{before} {after}")
    updated = any(label in plain(before) for label in page_words(pack, "updated_labels"))
    if "T" not in stamp.value:
        clock = _CLOCK.search(f"{before} | {after}")
        timed = stamp_in(f"{stamp.wording} {clock[1]}:{clock[2]}{clock[3] or ''}", start, pack) if clock else None
        if timed and timed.value and timed.value.startswith(stamp.value):
            stamp = Stamp(stamp.span, stamp.wording, timed.value)
    rest = _labels(pack).sub(" ", _CLOCK.sub(" ", rest))
    if not _WORD.search(rest):
        return stamp, updated, ""
    other = stamp_in(rest, 0, pack)
    if other is not None and not _WORD.search(other.without(rest)):
        return stamp, updated, ""
    if not _SIGNS.search(f"{before[-3:]}  {after[:3]}"):
        return None
    return stamp, updated, before if len(before) > len(after) else after
