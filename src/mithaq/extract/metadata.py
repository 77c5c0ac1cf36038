"""Metadata: what a page says of itself: headline, day, outlet, agency, author, place."""

from __future__ import annotations

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


def find_metadata(doc: Document, pack: Pack, kb: Kb) -> Metadata:
    """What the page says of itself, added to what is known already.

    Arguments: a document with its paragraphs, the pack of its language, the knowledge base (names of outlets, agencies
    and places). Titles, outlets and authors that the document holds already stay; a day that the text shows replaces one
    that was only given. An agency has its short English name (``Kb.name``), an outlet the name as written. Nothing is
    taken from sentences: a story that mentions an agency is not credited to it.

    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("جسر جديد فوق النهر\\n\\nالقاهرة - رويترز\\n\\n٥ مارس ٢٠٣١\\n\\nافتتح الجسر أمس.")
    >>> found = find_metadata(doc.adding(paragraphs=find_paragraphs(doc)), load_pack("ar"), load_kb())
    >>> found.title, found.published, found.agency, found.place
    ('جسر جديد فوق النهر', '2031-03-05', 'Reuters', 'القاهرة')
    """
    page = read_page(doc, pack, kb)
    known = doc.metadata
    found = replace(known, **_day(page, known, pack))
    title = page.title
    if title is not None and (known.title is None or _same(known.title, title.text)):
        found = replace(found, title=known.title or " ".join(title.text.split()), title_span=title.span)
    credits = _credits(doc, page, pack, kb)
    pieces = (*page.pieces.values(), *bracketed_pieces(doc, pack))
    bylines = [*(line.byline for line in page.datelines), *(p.value for p in pieces if p.rule.gives == "byline")]
    lines = page.datelines
    return replace(
        found,
        outlet=known.outlet or next((credit.outlet for credit in credits if credit.outlet), None),
        agency=known.agency or next((credit.agency for credit in credits if credit.agency), None),
        sources=known.sources or next((credit.sources for credit in credits if credit.sources), ()),
        byline=known.byline or next((bare(name) for name in bylines if name and bare(name)), None),
        dateline=known.dateline or (doc[lines[0].span] if lines else None),
        place=known.place or next((line.place for line in lines if line.place), None),
        unfinished=known.unfinished or any(piece.rule.gives == "unfinished" for piece in pieces),
    )


def _same(one: str, other: str) -> bool:
    return key(" ".join(one.split())) == key(" ".join(other.split()))


def _day(page: Page, known: Metadata, pack: Pack) -> dict[str, str | Span | None]:
    """The fields of the day of publication that the page shows; none where it shows no better one."""
    stamp, basis = _stamp(page, known, pack)
    if stamp is None or stamp.value is None:
        return {}
    if known.published_basis == "shown" and known.published and not stamp.value.startswith(known.published):
        return {}
    return {"published": stamp.value, "published_span": stamp.span, "published_basis": basis}


def _stamp(page: Page, known: Metadata, pack: Pack) -> tuple[Stamp | None, str]:
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
    labels = [read_credit(piece.value, pack, kb) for piece in page.pieces.values() if piece.rule.gives == "sources"]
    out = [line.credit for line in page.datelines]
    out += labels
    if page.republisher is not None:
        out.append(Credit(outlet=page.republisher.text.strip()))
    ending = ending_of(doc, page, pack, kb)
    if ending is not None and ending.credit is not None:
        out.append(ending.credit)
    out += [read_credit(line.text, pack, kb) for line in page.credits]
    for date in page.dates:
        beside = bare(date.beside)
        if beside and (known_outlet(beside, pack, kb) or names_outlet(beside, pack)):
            out.append(read_credit(beside, pack, kb))
    return out
