"""Metadata: what a page says of itself: headline, day, outlet, agency, author, place."""

from __future__ import annotations

import re
from dataclasses import replace

from mithaq.extract.page.credits import Credit, bare, known_outlet, names_outlet, read_credit
from mithaq.extract.page.datelines import Dateline
from mithaq.extract.page.dates import Stamp, stamp_in
from mithaq.extract.page.endings import ending_of
from mithaq.extract.page.furniture import bracketed_pieces
from mithaq.extract.page.parts import Page, read_page
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document, Metadata
from mithaq.text.fold import key
from mithaq.text.span import Span

__all__ = ["find_metadata"]

_PARTS = re.compile(r"[,،|/•·]|\s[-–—]\s")


def find_metadata(doc: Document, pack: Pack, kb: Kb) -> Metadata:
    """What the page says of itself, added to what is known already.

    Arguments: a document with its paragraphs, the pack of its language, the knowledge base (names of outlets, agencies
    and places). Titles, outlets and authors that the document holds already stay; a day that the text shows replaces
    one that was only given. An agency has its short English name (``Kb.name``), an outlet the name as written. Nothing
    is taken from sentences: a story that mentions an agency is not credited to it.

    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("جسر جديد فوق النهر\\n\\nالقاهرة - رويترز\\n\\n٥ مارس ٢٠٣١\\n\\nافتتح الجسر أمس.")
    >>> found = find_metadata(doc.adding(paragraphs=find_paragraphs(doc)), load_pack("ar"), load_kb())
    >>> found.title, found.published, found.agency, found.place
    ('جسر جديد فوق النهر', '2031-03-05', 'Reuters', 'القاهرة')
    """
    page = read_page(doc, pack, kb)
    known = found = doc.metadata
    stamp, basis = _stamp(page, known, pack)
    if stamp is not None and _is_better(stamp, known):
        found = replace(known, published=stamp.value, published_span=stamp.span, published_basis=basis)
    title = page.title
    if title is not None and (known.title is None or _same(known.title, title.text)):
        shown, start = _headline(title.text, pack, kb), title.span.start
        words = known.title or " ".join(shown.split())
        found = replace(found, title=words, title_span=Span(start, start + len(shown)))
    credits = _credits(doc, page, pack, kb)
    pieces, lines = (*page.pieces.values(), *bracketed_pieces(doc, pack)), page.datelines
    bylines = [line.byline or "" for line in lines]
    bylines += [_author(piece.value, pack, kb) for piece in pieces if piece.rule.gives == "byline"]
    return replace(
        found,
        outlet=known.outlet or next((credit.outlet for credit in credits if credit.outlet), None),
        agency=known.agency or next((credit.agency for credit in credits if credit.agency), None),
        sources=known.sources or next((credit.sources for credit in credits if credit.sources), ()),
        byline=known.byline or next((name for name in bylines if name), None),
        dateline=known.dateline or (doc[lines[0].span] if lines else None),
        place=known.place or next((line.place for line in lines if line.place), None),
        unfinished=known.unfinished or any(piece.rule.gives == "unfinished" for piece in pieces),
    )


def _headline(text: str, pack: Pack, kb: Kb) -> str:
    """The headline without an outlet's name after a bar."""
    headline, bar, outlet = text.rpartition("|")
    return headline.rstrip() if bar and headline.strip() and known_outlet(outlet, pack, kb) else text


def _author(text: str, pack: Pack, kb: Kb) -> str:
    """The author of "Ann Field, Lake Radio" or "Ann Field – The Lake Times": what is no outlet."""
    names = [name for part in _PARTS.split(text) if (name := bare(part)) and not known_outlet(name, pack, kb)]
    return ", ".join([name for name in names if not names_outlet(name, pack)] or names)


def _same(one: str, other: str) -> bool:
    return key(" ".join(one.split())) == key(" ".join(other.split()))


def _is_better(stamp: Stamp, known: Metadata) -> bool:
    """Whether a day that the text shows replaces what is known: always a day that was given, else one less exact."""
    if stamp.value is None:
        return False
    return known.published_basis != "shown" or not known.published or stamp.value.startswith(known.published)


def _stamp(page: Page, known: Metadata, pack: Pack) -> tuple[Stamp | None, str]:
    """The day of publication that the page shows, and its basis: a date line, then a dateline, then an update."""
    dated: list[Dateline] = [line for line in page.datelines if line.stamp is not None]
    for date in page.dates:
        if not date.updated:
            return date.stamp, "shown"
    for line in dated:
        if line.stamp is not None and line.stamp.value is not None:
            return line.stamp, "dateline"
    if page.dates:
        return page.dates[0].stamp, "shown"
    for line in dated:
        if line.stamp is not None and known.published:
            return stamp_in(line.stamp.wording, line.stamp.span.start, pack, known.published), "dateline"
    return None, ""


def _credits(doc: Document, page: Page, pack: Pack, kb: Kb) -> list[Credit]:
    """The credits of the page, the one most to be trusted first."""
    out = [line.credit for line in page.datelines]
    out += [read_credit(piece.value, pack, kb) for piece in page.pieces.values() if piece.rule.gives == "sources"]
    if page.republisher is not None:
        out.append(Credit(outlet=page.republisher.text.strip()))
    ending = ending_of(doc, page, pack, kb)
    if ending is not None and ending.credit is not None:
        out.append(ending.credit)
    out += [read_credit(line.text, pack, kb) for line in page.credits]
    beside = [date.beside for date in page.dates]
    beside += [piece.value for piece in page.pieces.values() if piece.rule.gives == "byline"]
    for name in (bare(part) for text in beside for part in _PARTS.split(text)):
        if known_outlet(name, pack, kb) or names_outlet(name, pack):
            out.append(read_credit(name, pack, kb))
    return out
