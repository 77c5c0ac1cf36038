"""The parts of a page: which of its lines are the headline, dates, datelines, credits, prompts and links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mithaq.extract.page.credits import known_outlet, names_outlet, read_credit
from mithaq.extract.page.datelines import REACH, Dateline, credit_line, known_credit, opening_dateline
from mithaq.extract.page.dates import Stamp, date_line
from mithaq.extract.page.furniture import Piece, is_language_switch, line_piece, page_words
from mithaq.extract.page.lines import FOOT, HEAD, Line, ends_sentence, foot_of, has_full_stop, page_lines
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Paragraph
from mithaq.text.tokens import Tokens

__all__ = ["DateShown", "Page", "read_page"]

_OPENINGS = 3  # paragraphs that may open with a dateline
_KICKER, _HEADLINE = 2, 4  # words: at most in a section's name, at least in the headline under it
_NAME = 90  # code points of a republisher's name


@dataclass(frozen=True, slots=True)
class DateShown:
    """A line that shows when the article appeared; ``beside`` is what else stands there (empty: nothing)."""

    line: Line
    stamp: Stamp
    updated: bool
    beside: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page and what each is: ``pieces`` by index of the line, language switches, dates, datelines, the
    headline, the first line of the foot, the line that names the republisher, and lines that are a credit alone."""

    lines: tuple[Line, ...]
    pieces: dict[int, Piece]
    switches: tuple[Line, ...]
    dates: tuple[DateShown, ...]
    datelines: tuple[Dateline, ...]
    title: Line | None
    foot: int
    republisher: Line | None
    credits: tuple[Line, ...]


def read_page(doc: Document, pack: Pack, kb: Kb) -> Page:
    """The parts of a document's page; its ``paragraphs`` must be there.

    >>> from mithaq.extract.sentences import find_paragraphs
    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("Ru En\\n\\nجسر جديد فوق النهر\\n\\nافتتح الجسر أمس.")
    >>> page = read_page(doc.adding(paragraphs=find_paragraphs(doc)), load_pack("ar"), load_kb())
    >>> page.title.text, len(page.switches)
    ('جسر جديد فوق النهر', 1)
    """
    return _read(doc.tokens, doc.paragraphs, pack, kb)


@lru_cache(maxsize=4)
def _read(tokens: Tokens, paragraphs: tuple[Paragraph, ...], pack: Pack, kb: Kb) -> Page:
    """As :func:`read_page`; kept for a moment, since metadata and boilerplate are read off the same page."""
    lines = page_lines(tokens.text, paragraphs)
    pieces = {line.index: piece for line in lines if (piece := line_piece(line, pack)) is not None}
    switches = tuple(line for line in (*lines[:HEAD], *lines[HEAD:][-3:]) if is_language_switch(line, pack))
    shown = _dates(lines[:HEAD], pack)
    taken = {line.index for line in switches} | {date.line.index for date in shown if not date.beside}
    title = _title(lines, taken, pieces, pack, kb)
    if title is not None:
        pieces.pop(title.index, None)
        taken.add(title.index)
    dates = tuple(date for date in shown if not date.beside or _follows(title, date.line))
    taken |= {date.line.index for date in dates}
    datelines = _datelines(tokens.text, lines, taken | pieces.keys(), {date.line.index for date in dates}, (pack, kb))
    foot = max(foot_of(lines), title.index + 1 if title else 0)
    credits = tuple(line for line in lines[foot:] if line.index not in pieces and known_credit(line.text, pack, kb))
    republisher = _republisher(lines, pieces, foot, pack, kb)
    dates = dates or _late_dates(lines, foot, pack)
    return Page(lines, pieces, switches, dates, datelines, title, foot, republisher, credits)


def _dates(lines: tuple[Line, ...], pack: Pack) -> list[DateShown]:
    out = []
    for line in lines:
        found = date_line(line.text, line.span.start, pack) if line.short else None
        if found is not None and not (found[2] and has_full_stop(line.text)):
            out.append(DateShown(line, *found))
    return out


def _follows(title: Line | None, line: Line) -> bool:
    return title is not None and title.index < line.index <= title.index + 3


def _late_dates(lines: tuple[Line, ...], foot: int, pack: Pack) -> tuple[DateShown, ...]:
    """Dates with a label in the foot, for pages whose head shows none."""
    late = [date for date in _dates(lines[max(foot, HEAD) :][-FOOT:], pack) if not date.beside]
    labels = page_words(pack, "date_labels")
    return tuple(date for date in late if any(date.line.plain.startswith(label) for label in labels))


def _title(lines: tuple[Line, ...], taken: set[int], pieces: dict[int, Piece], pack: Pack, kb: Kb) -> Line | None:
    """The headline: the first line that is nothing else, provided that a story follows and it is no sentence."""
    free = (line for line in lines[: HEAD + 1] if line.index not in taken and not _never_title(line, pieces, pack, kb))
    first, second, third = next(free, None), next(free, None), None
    if first is not None and second is not None and _is_kicker(first, second, pack):
        third = next(free, None)
    if third is not None:
        first, second = second, third
    if first is None or second is None or not first.short or has_full_stop(first.text):
        return None
    return None if opening_dateline(first.text, first.span.start, pack, kb) else first


def _never_title(line: Line, pieces: dict[int, Piece], pack: Pack, kb: Kb) -> bool:
    if line.index in pieces:
        return pieces[line.index].rule.shape != "label" or pieces[line.index].rule.kind in ("byline", "photo")
    if not line.short or len(line.text) > _NAME:
        return False
    return known_credit(line.text, pack, kb) or not any(letter.isalpha() for letter in line.text)


def _is_kicker(line: Line, after: Line, pack: Pack) -> bool:
    """Whether a line is a section's name over the headline."""
    words = line.plain.strip(" :|>/»").split()
    if " ".join(words) in page_words(pack, "sections"):
        return True
    headline = after.short and not has_full_stop(after.text) and len(after.plain.split()) >= _HEADLINE
    return len(words) <= _KICKER and headline


def _datelines(
    text: str, lines: tuple[Line, ...], taken: set[int], dated: set[int], packs: tuple[Pack, Kb]
) -> tuple[Dateline, ...]:
    """The datelines of the head: on lines of their own, or at the beginning of the first paragraphs."""
    out: list[Dateline] = []
    tried = 0
    for line in lines[:HEAD]:
        if line.index in taken:
            continue
        start, stop = line.span
        found = None
        if line.short and not ends_sentence(line.text):
            found = credit_line(line.text, start, bool({line.index - 1, line.index + 1} & dated), *packs)
        if found is None:
            found = opening_dateline(text[start : min(stop, start + REACH)], start, *packs)
        if found is not None:
            out.append(found)
        tried += not line.short or ends_sentence(line.text)
        if tried >= _OPENINGS or (found is not None and found.span.stop < line.span.stop):
            break
    return tuple(out)


def _republisher(lines: tuple[Line, ...], pieces: dict[int, Piece], foot: int, pack: Pack, kb: Kb) -> Line | None:
    """The line before the credits at the foot that names who republishes an agency's report."""
    credits = [piece for piece in pieces.values() if piece.rule.gives == "sources"]
    if not any(read_credit(piece.value, pack, kb).agency for piece in credits):
        return None
    ends = [index for index, piece in pieces.items() if index >= foot and piece.rule.kind in ("credit", "photo")]
    line = lines[min(ends) - 1] if ends else None
    if line is None or line.index < foot or line.index in pieces or len(line.text) > _NAME:
        return None
    known = known_outlet(line.text, pack, kb) is not None or names_outlet(line.text, pack)
    return line if known or len(line.text.split()) > 3 else None
