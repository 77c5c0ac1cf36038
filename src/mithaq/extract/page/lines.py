"""The lines of a page that may be something else than the story, and where its head and foot lie."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mithaq.model.marks import Paragraph
from mithaq.text.fold import DECORATION, fold
from mithaq.text.span import Span

__all__ = ["FOOT", "HEAD", "LONGEST", "Line", "ends_sentence", "foot_of", "has_full_stop", "page_lines", "plain"]

#: A line longer than this (code points) is story.
LONGEST = 220
#: How many lines may belong to the head and to the foot of the page.
HEAD, FOOT = 8, 16
_STOP = re.compile(r"(?<![.\w]\.\w)(?<!\.)[.。۔][»”\"')\]\s]*$")
_CRY = re.compile(r"[!?؟…][»”\"')\]\s]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: its place among the paragraphs, its span, and its words.

    ``text`` is empty where the line is too long to be anything but story.
    """

    index: int
    span: Span
    text: str

    @property
    def short(self) -> bool:
        """Whether the line is short enough to be something else than story."""
        return bool(self.text)

    @property
    def plain(self) -> str:
        """The words folded, without harakat: as many code points as ``text``, unless it has such decoration."""
        return plain(self.text)


def plain(text: str) -> str:
    """A text folded and without decoration, as the words of ``boilerplate.yml`` are compared.

    >>> plain("الصُّورة: ١")
    'الصورة: 1'
    """
    return DECORATION.sub("", fold(text))


def page_lines(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    """The lines of a text, one for each of its paragraphs.

    >>> [line.plain for line in page_lines("En Ru\\n\\nThe Bridge", (Paragraph(Span(0, 5)), Paragraph(Span(7, 17))))]
    ['en ru', 'the bridge']
    """
    return tuple(
        Line(index, part.span, text[part.span.start : part.span.stop] if part.span.length <= LONGEST else "")
        for index, part in enumerate(paragraphs)
    )


def has_full_stop(text: str) -> bool:
    """Whether a line ends with a full stop; three points, and the stop of an abbreviation (U.S.), are none.

    >>> has_full_stop("The road is open."), has_full_stop("A road in the U.S."), has_full_stop("And then...")
    (True, False, False)
    """
    return _STOP.search(text[-12:]) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does.

    >>> ends_sentence("The road is open."), ends_sentence("A road, reopened"), ends_sentence("He said “why?”")
    (True, False, True)
    """
    return has_full_stop(text) or _CRY.search(text[-12:]) is not None


def foot_of(lines: tuple[Line, ...]) -> int:
    """The index of the first line of the foot: the lines after the last one that is long or ends as a sentence.

    At most ``FOOT`` lines, and never the first line of the page.
    """
    first = len(lines)
    while first > max(1, len(lines) - FOOT) and lines[first - 1].short and not ends_sentence(lines[first - 1].text):
        first -= 1
    return first
