"""Find the treaties, charters, drafts, letters, replies and resolutions that a document names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from mithaq.extract.doing.found_instruments import Shapes, find_by_shape, shapes_of
from mithaq.extract.doing.stems import Phrases, row_in, stems_of
from mithaq.extract.doing.wordings import Match
from mithaq.kb.edtf import day_range
from mithaq.kb.lookup import Kb
from mithaq.kb.records import LOOSE_DAYS, Instrument
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import InstrumentMention
from mithaq.text.fold import fold
from mithaq.text.span import Cover, begin_within, held_by, last_before

__all__ = ["find_instruments"]

_NEAR = 5
_NAMED = frozenset(("name", "title-name", "metonym"))


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    loose: bool
    capitals: bool


@cache
def _names(pack: Pack, kb: Kb) -> tuple[Phrases[_Name], dict[str, Instrument]]:
    entries = [
        (name, _Name(item.id, names is item.loose, name.isupper()))
        for item in kb.instruments
        for names in (item.names, item.loose)
        for name in names.get(pack.code, ())
    ]
    return Phrases(entries, stems_of(pack)), {item.id: item for item in kb.instruments}


def find_instruments(doc: Document, pack: Pack, kb: Kb) -> tuple[InstrumentMention, ...]:
    """The instruments a document names, in text order, none overlapping another.

    Known ones carry the id of the domain pack; others are found by the shapes of ``instruments.yml`` and get an id made
    of their kind and number, date or title (``found:resolution-2254``). Short wordings of a pack ("the Russian reply")
    count only within ``LOOSE_DAYS`` days after the instrument's date. ``provision`` holds the article or paragraph
    cited ("article 5", "same paragraph"). Needs ``doc.sentences``, ``doc.mentions`` and ``doc.times``.

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("استند الوفد إلى المادة 8 من ميثاق إسطنبول وإلى القرار رقم 9999.")
    >>> [(doc[i.span], i.id, i.provision) for i in find_instruments(doc, load_pack("ar"), load_kb())]
    [('ميثاق إسطنبول', 'osce-istanbul-charter-1999', 'article 8'), ('القرار رقم 9999', 'found:resolution-9999', None)]
    """
    places, row = row_in(doc.tokens, pack)
    known = list(_known(doc, pack, kb, places, row))
    shapes = shapes_of(pack)
    matches = shapes.wordings.find([doc.tokens.keys[i] for i in places])
    found = [_dated(doc, kb, match, mention) for match, mention in find_by_shape(doc, shapes, matches, places)]
    names = [mention for mention in doc.mentions if mention.kind == "organisation" and mention.actor]
    longest = max((mention.span.length for mention in names), default=0)
    both = sorted((*known, *found), key=lambda m: (not m.known, m.span.start, -m.span.stop))
    taken: list[InstrumentMention] = []
    covered = Cover(len(doc.text))
    for mention in both:
        span = mention.span
        near = begin_within(names, span.stop - longest, span.start + 1)
        if not covered.meets(span) and not any(name.span.holds(span) and name.span != span for name in near):
            taken.append(mention)
            covered.add(span)
    ordered = sorted(taken, key=lambda m: m.span)
    cited = [match for match in matches if match.rule.given["kind"] == "provision"] if ordered else []
    return _with_provisions(doc, shapes, cited, places, ordered) if cited else tuple(ordered)


def _known(doc: Document, pack: Pack, kb: Kb, places: Sequence[int], row: Sequence[str]) -> Iterator[InstrumentMention]:
    phrases, by_id = _names(pack, kb)
    done = 0
    for at, stop, name in phrases.scan(row):
        if at < done or (name.loose and not _is_recent(doc.published, by_id[name.id].date)):
            continue
        span = doc.tokens.span(places[at], places[stop - 1] + 1)
        if name.capitals and not doc[span].isupper():
            continue
        done = stop
        yield InstrumentMention(span, name.id, by_id[name.id].kind)


@cache
def _is_recent(published: str | None, dated: str) -> bool:
    """Whether a text published then may use the short wordings of an instrument of that date."""
    one, other = day_range(published or ""), day_range(dated)
    if one is None or other is None:
        return False
    days = (date.fromisoformat(one[0][:10]) - date.fromisoformat(other[0][:10])).days
    return 0 <= days <= LOOSE_DAYS


def _dated(doc: Document, kb: Kb, match: Match, mention: InstrumentMention) -> InstrumentMention:
    """A letter or reply named by its day, or by whom it names; the pack's own where sender and day agree."""
    if match.rule.given.get("name") != "date":
        return mention
    around = last_before(doc.sentences, mention.span.start)
    sentence = around.span if around is not None and around.span.holds(mention.span) else mention.span
    times = [t for t in held_by(doc.times, sentence) if t.value and t.kind == "date" and len(t.value) >= 10]
    if not times:
        after = begin_within(doc.mentions, mention.span.start + 1, sentence.stop)
        later = (m.name for m in after if m.form in _NAMED)
        name = "-".join(fold(next(later, "")).split()[:_NEAR])
        return replace(mention, id=f"found:{mention.kind}-{name}".rstrip("-"))
    day = min(times, key=lambda t: abs(t.span.start - mention.span.stop)).value or ""
    actors = {a for m in held_by(doc.mentions, sentence) for a in (m.actor, *m.candidates)}
    for item in kb.instruments:
        if item.kind == mention.kind and item.date == day and item.sender in actors:
            return replace(mention, id=item.id, known=True)
    return replace(mention, id=f"found:{mention.kind}-{day}")


def _with_provisions(
    doc: Document, shapes: Shapes, cited: Sequence[Match], places: Sequence[int], mentions: list[InstrumentMention]
) -> tuple[InstrumentMention, ...]:
    """The mentions with the article or paragraph cited before them; a kind alone ("the Charter") after a provision
    means the last instrument of that kind."""
    tokens = doc.tokens
    out = list(mentions)
    for match in cited:
        stop = tokens.stops[places[match.stop - 1]]
        words = [tokens.keys[places[i]] for i in range(match.first, match.stop)]
        provision = _provision(match, words, shapes)
        near = next((i for i, m in enumerate(out) if 0 <= tokens.at(m.span.start) - tokens.before(stop) <= _NEAR), None)
        if near is not None:
            out[near] = replace(out[near], provision=out[near].provision or provision)
            continue
        for at in range(match.stop, min(match.stop + _NEAR, len(places))):
            meant = _meant(shapes, tokens.keys[places[at]], out, stop)
            if meant is not None:
                out.append(replace(meant, span=tokens.span(places[at], places[at] + 1), provision=provision))
                break
    return tuple(sorted(out, key=lambda m: m.span))


def _provision(match: Match, words: Sequence[str], shapes: Shapes) -> str:
    unit = str(match.rule.given["unit"])
    number = next(
        (shapes.ordinals.get(word, word) for word in words if word[:1].isdigit() or word in shapes.ordinals), ""
    )
    return f"{unit} {number}" if number else f"same {unit}"


def _meant(shapes: Shapes, key: str, mentions: Sequence[InstrumentMention], before: int) -> InstrumentMention | None:
    kind = shapes.kind_of(key)
    fitting = [m for m in mentions if kind and m.kind == kind and m.span.stop <= before]
    return fitting[-1] if fitting else None
