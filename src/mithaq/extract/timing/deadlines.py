"""Find by when something is to be done: a time inside what was said, behind a word that sets a limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from mithaq.kb.edtf import day_range
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Span, held_by

__all__ = ["find_due"]

#: The acts that have something done in time to come.
_ACTS = frozenset(("commit", "reaffirm", "accept", "demand", "request", "propose", "warn"))
_BEFORE = 2  # words between the limit and the time ("by the end of May")


def find_due(doc: Document, content: Sequence[Span], acts: Collection[str], pack: Pack) -> str | None:
    """The date (EDTF) by which what was said is to be done, or ``None``: the first time in the content that stands
    behind a word of ``until`` in the pack's ``circumstances.yml`` and does not lie wholly before the article.

    >>> from mithaq.extract.times import find_times
    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.lang.pack import load_pack
    >>> pack, doc = load_pack("en"), Document("We will pay all of it by 5 May 2031.")
    >>> doc = doc.adding(paragraphs=find_paragraphs(doc))
    >>> find_due(doc.adding(times=find_times(doc, pack)), (Span(0, 35),), ("commit",), pack)
    '2031-05-05'
    """
    until = _until(pack)
    if not until or _ACTS.isdisjoint(acts):
        return None
    published = day_range(doc.published or "")
    for time in (time for span in content for time in held_by(doc.times, span)):
        days = day_range(time.value or "")
        if time.kind != "date" or days is None or (published is not None and days[1] < published[0]):
            continue
        at = doc.tokens.at(time.span.start)
        own = doc.tokens.keys[at : at + 1] if time.span.length else ()
        if until & {*doc.tokens.keys[max(0, at - _BEFORE) : at], *own}:
            return time.value
    return None


@cache
def _until(pack: Pack) -> frozenset[str]:
    return frozenset(fold_key(word) for word in str(pack.data("circumstances.yml").get("until", "")).split())
