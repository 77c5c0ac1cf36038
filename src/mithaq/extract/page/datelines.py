"""Datelines: the place, day and credit that open a report or stand on a line under its headline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mithaq.extract.page.credits import Credit, bare, is_place, known_outlet, names_outlet, read_credit
from mithaq.extract.page.dates import Stamp, stamp_in
from mithaq.extract.page.furniture import page_words
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.text.fold import fold
from mithaq.text.span import Span

__all__ = ["REACH", "Dateline", "credit_line", "known_credit", "opening_dateline"]

#: How many code points of a paragraph a dateline may fill.
REACH = 160
_DASH = r"(?:\s+[-–—―]{1,2}(?:\s+|$)|\s*[–—―]+\s*|\s*--+\s*)"
_LEAD = r"(?P<lead>[^()\[\]/«»\"“”{}:;؛!?؟\n]{2,70}?)"
_NAME = r"[^()\[\]/«»\"“”{}:;.,،؛!?؟\n–—―]{2,40}?"
_FORMS = {
    "chain": r"(?P<place>[^()\[\]\n.:;«»\"]{2,30}?\s*)?[(\[]\s*(?P<credit>[^()\[\]\n]{2,90}?)"
    r"\s*[-–—]\s+(?P<lead>[^()\[\]\n]{4,40})[)\]]\s*[:–—-]?\s*",
    "bracket": _LEAD + r"[\s,،.–—-]*[(\[]\s*(?P<credit>[^()\[\]\n]{1,60}?)\s*[)\]](?P<end>\s*[-–—:./]+|)\s*",
    "slash": _LEAD + r"[\s,.،–—-]*/\s*(?P<credit>[^/\n]{2,40}?)\s*/(?P<end>)\s*[.–—:-]*\s*",
    "stops": r"(?P<lead>[^.\n()]{3,30}\.\s+\d{1,2}\s+[^\W\d_]+)\.\s+"
    rf"(?P<credit>[^\s.][^\n()–—]{{2,30}}?)(?P<end>{_DASH})",
    "dash": _LEAD + _DASH + rf"(?P<credit>{_NAME})(?:,\s*(?P<byline>{_NAME}))?(?P<end>\s*[.:]\s+|{_DASH})",
    "credit": rf"[(\[]?\s*(?P<credit>(?:[^\W_]\.){{2,4}}|{_NAME})\s*[)\]]?(?P<lead>)(?P<end>\s*:\s+|{_DASH})",
    "place": _LEAD + rf"(?P<credit>)(?P<end>{_DASH}|\.\s+)",
}
_OPENINGS = tuple((name, re.compile(pattern)) for name, pattern in _FORMS.items())
_SIGNS = re.compile(r"[(\[/–—―:.-]")
_PAIRS = re.compile(
    r"\s*(?P<lead>[^:«»{}\"“”\n]{2,60}?)\s*:\s*"
    r"(?:[«{\"“](?P<credit>[^»}\"”\n]{2,60})[»}\"”]|(?P<byline>[^:«»{}\"“”\n]{3,50}?))(?=\s*$|\s+[^:\n]{2,40}:|[\s،,-]+$)"
)
_CUT = re.compile(rf"{_DASH}|\s*[/|•·()\[\]،,]\s*|\s*:\s+")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its span in the document, the place, the credit, the author, and the day where it shows one."""

    span: Span
    place: str | None = None
    credit: Credit = field(default_factory=Credit)
    byline: str | None = None
    stamp: Stamp | None = None


def opening_dateline(text: str, start: int, pack: Pack, kb: Kb) -> Dateline | None:
    """The dateline that opens a paragraph, ``None`` where the paragraph just begins; ``start``: where it stands.

    A credit counts where the knowledge base knows it, or where it stands in brackets after a place; a sentence that
    names an agency is no credit.
    """
    head = text[:REACH].partition("\n")[0]
    if _SIGNS.search(head) is None:
        return None
    for form, pattern in _OPENINGS:
        match = pattern.match(head)
        found = _read(form, match, start, pack, kb) if match else None
        if found is not None:
            return found
    return None


def _read(form: str, match: re.Match[str], start: int, pack: Pack, kb: Kb) -> Dateline | None:
    parts = match.groupdict("")
    lead = parts["lead"]
    stamp = stamp_in(lead, start + match.start("lead"), pack)
    place = bare(stamp.without(lead) if stamp else lead)
    if form == "chain":
        if stamp is None or len(place) > 2 or not parts["credit"].strip():
            return None
        place = bare(parts["place"])
    elif not _FITS[form](_Candidate(place, parts["credit"], parts.get("end", ""), stamp, pack, kb)):
        return None
    if form == "place" and known_credit(place, pack, kb):  # «ТАСС, 18 февраля.»
        place, parts["credit"] = "", place
    credit = _chain(parts["credit"], pack, kb) if form == "chain" else read_credit(parts["credit"], pack, kb)
    if form == "bracket" and credit.agency is None and credit.outlet is None and not _is_loose(parts["credit"], pack):
        credit = Credit(bare(parts["credit"]), None, credit.sources)
    span = Span(start + match.start(), start + len(match.group().rstrip()))
    return Dateline(span, place or None, credit, bare(parts.get("byline", "")) or None, stamp)


def _chain(text: str, pack: Pack, kb: Kb) -> Credit:
    """The credit of «outlet / agency»: in brackets the first name is the outlet's even where nobody knows it."""
    credit = read_credit(text, pack, kb)
    if credit.outlet is None and credit.sources and known_outlet(credit.sources[0], pack, kb) is None:
        return Credit(credit.sources[0], credit.agency, credit.sources)
    return credit


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: str
    credit: str
    end: str
    stamp: Stamp | None
    pack: Pack
    kb: Kb

    @property
    def known(self) -> bool:
        return known_credit(self.credit, self.pack, self.kb)

    @property
    def words(self) -> int:
        return len(self.place.split())

    @property
    def at_place(self) -> bool:
        return bool(self.place) and all(_placelike(part, self.pack, self.kb) for part in _CUT.split(self.place) if part)


def known_credit(text: str, pack: Pack, kb: Kb) -> bool:
    """Whether every name of a credit is an outlet or a loose word for several."""
    pieces = read_credit(text, pack, kb).sources
    return bool(pieces) and all(known_outlet(name, pack, kb) or _is_loose(name, pack) for name in pieces)


def _is_loose(text: str, pack: Pack) -> bool:
    return fold(bare(text)) in page_words(pack, "loose_credits")


def _placelike(name: str, pack: Pack, kb: Kb) -> bool:
    """Whether a name is a known place, or is in capitals as the places of datelines are."""
    letters = [letter for letter in name if letter.isalpha()]
    return is_place(name, pack, kb) or (len(letters) > 3 and all(letter.isupper() for letter in letters))


def _bracket_fits(c: _Candidate) -> bool:
    if not c.place and not c.stamp:
        return False
    dash = any(sign in "-–—" for sign in c.end)
    if c.known:
        return c.at_place or (dash and c.words <= _MOST_WORDS) or (bool(c.end) and c.words <= 2)
    return dash and c.at_place and len(c.credit.split()) <= 3


def _place_fits(c: _Candidate) -> bool:
    if not c.at_place or c.words > _MOST_WORDS:
        return False
    if c.end.strip() == "." and c.stamp is None:
        return False
    return not any(entity.kind in ("organisation", "outlet") for entity in c.kb.find(c.place)) or c.stamp is not None


def _dash_fits(c: _Candidate) -> bool:
    if not c.known or not 0 < c.words <= _MOST_WORDS:
        return False
    return c.at_place or c.stamp is not None or (c.words <= 2 and ":" not in c.end)


_FITS: dict[str, Callable[[_Candidate], bool]] = {
    "bracket": _bracket_fits,
    "slash": lambda c: c.known and c.words <= _MOST_WORDS,
    "stops": lambda c: c.known and c.words <= _MOST_WORDS and c.stamp is not None,
    "dash": _dash_fits,
    "credit": lambda c: c.known and (":" not in c.end or c.credit.strip().startswith("(")),
    "place": _place_fits,
}


def credit_line(text: str, start: int, beside_date: bool, pack: Pack, kb: Kb) -> Dateline | None:
    """The dateline that a short line of its own is: «place: “outlet”», «place: author», «place - agency», «agency».

    ``beside_date``: the line stands next to the line that shows the date, so that an author's name or an outlet that
    nobody knows is believed.
    """
    return _colon_line(text, start, beside_date, pack, kb) or _list_line(text, start, pack, kb)


def _colon_line(text: str, start: int, beside_date: bool, pack: Pack, kb: Kb) -> Dateline | None:
    places: list[str] = []
    outlets: list[str] = []
    authors: list[str] = []
    end = 0
    for match in _PAIRS.finditer(text):
        if text[end : match.start()].strip(" ،,-–"):
            return None
        end = match.end()
        places.append(" ".join(match["lead"].split()).strip(" ،,-–"))
        if match["credit"]:
            outlets.append(match["credit"])
        else:
            authors.append(bare(match["byline"]))
    if not places or text[end:].strip(" ،,-–"):
        return None
    if any(len(place.split()) > 2 * _MOST_WORDS for place in places) or any(len(name.split()) > 6 for name in authors):
        return None
    known = [name for name in outlets if known_outlet(name, pack, kb) or names_outlet(name, pack)]
    if not beside_date and len(known) < max(1, len(outlets)):
        return None
    credit = read_credit(" | ".join(outlets), pack, kb)
    if outlets and credit.outlet is None and credit.agency is None:
        credit = Credit(bare(outlets[0]), None, credit.sources)
    return Dateline(Span(start, start + len(text)), " - ".join(places), credit, ", ".join(authors) or None)


def _list_line(text: str, start: int, pack: Pack, kb: Kb) -> Dateline | None:
    if is_place(text, pack, kb) and fold(bare(text)) not in page_words(pack, "sections"):
        return Dateline(Span(start, start + len(text)), bare(text))
    stamp = stamp_in(text, start, pack)
    rest = stamp.without(text) if stamp else text
    pieces = [piece for piece in map(bare, _CUT.split(rest)) if piece]
    credits = [piece for piece in pieces if known_credit(piece, pack, kb)]
    if not credits and len(pieces) == 2 and any(is_place(piece, pack, kb) for piece in pieces):
        credits = [piece for piece in pieces if names_outlet(piece, pack) and not is_place(piece, pack, kb)]
    others = [piece for piece in pieces if piece not in credits]
    if not credits or len(others) > 2 or any(len(piece.split()) > 3 for piece in others):
        return None
    place = next((piece for piece in others if is_place(piece, pack, kb)), None)
    if others and place is None and len(others[0].split()) > 2:
        return None
    place = place or (others[0] if others and pieces[0] == others[0] else None)
    author = next((piece for piece in others if piece != place), None)
    credit = read_credit(" | ".join(credits), pack, kb)
    return Dateline(Span(start, start + len(text)), place, credit, author, stamp)
