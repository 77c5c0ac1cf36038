"""Endings: the author's initials and the agencies in brackets after the last sentence of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mithaq.extract.page.credits import Credit, read_credit
from mithaq.extract.page.datelines import known_credit
from mithaq.extract.page.parts import Page
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.text.span import Span

__all__ = ["Ending", "ending_of"]

_REACH = 120
_SINGLE = r"[^\W\d_](?:[\s.]+[^\W\d_]){1,3}\.?"
_DESKS = r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){0,2}\.?(?:\s*/\s*[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3}){0,2}\.?)+"
_INITIALS = re.compile(
    r"(?:^|(?<=[.!?؟…»”\")\]])\s+|\n\s*)"
    rf"(?P<all>(?:{_DESKS}|{_SINGLE})?\s*(?P<credit>\([^()\n]{{2,60}}\))?)\s*$"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands after the last sentence: its span, its kind (byline or credit), and the credit where it has one."""

    span: Span
    kind: str
    credit: Credit | None = None


def ending_of(doc: Document, page: Page, pack: Pack, kb: Kb) -> Ending | None:
    """The initials or the agencies after the last sentence of the story, if there are any.

    >>> from mithaq.extract.page.parts import read_page
    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("جسر فوق النهر\\n\\nافتتح الجسر أمس. ع.ن/س.و (رويترز)")
    >>> doc = doc.adding(paragraphs=find_paragraphs(doc))
    >>> ending = ending_of(doc, read_page(doc, load_pack("ar"), load_kb()), load_pack("ar"), load_kb())
    >>> doc[ending.span], ending.credit.agency
    ('ع.ن/س.و (رويترز)', 'Reuters')
    """
    for line in reversed(page.lines[max(0, page.foot - 1) :]):
        if line.index in page.pieces:
            continue
        start = max(line.span.start, line.span.stop - _REACH)
        match = _INITIALS.search(doc.text[start : line.span.stop])
        if match is None or not match["all"].strip():
            continue
        if match["credit"] and not known_credit(match["credit"], pack, kb):
            continue
        span = Span(start + match.start("all"), start + match.start("all") + len(match["all"].rstrip()))
        credit = read_credit(match["credit"], pack, kb) if match["credit"] else None
        return Ending(span, "credit" if credit else "byline", credit)
    return None
