"""Find the circumstances of a statement: to whom, through which medium, where and when it was made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mithaq.extract.doing.wordings import Match, read_wordings
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Mention, Quotation, TimeExpression
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Span, begin_within
from mithaq.text.tokens import Tokens

__all__ = ["Circumstances", "find_circumstances", "tells"]

_DAY = 10
_REACH = 4_000  # code points: how far from its sentence a quotation that touches it may begin
_NEAR = 3
_PLACES = frozenset(("place", "state"))
_PLACE_FORMS = frozenset(("name", "metonym"))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Ids or names of the ``addressees``; ``venue``: letter, press conference, interview, call, meeting, communiqué,
    speech, written reply, post, film …; ``place``: id; ``date``: EDTF, with ``date_basis`` stated (the words give the
    day), published (counted from the day of publication), inherited (from the same speaker's other statement), document
    (the day of the letter or reply that speaks) or ``None``."""

    addressees: tuple[str, ...] = ()
    venue: str | None = None
    place: str | None = None
    date: str | None = None
    date_basis: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a sentence outside what was said."""

    doc: Document
    pack: Pack
    sentence: Span
    content: tuple[Span, ...]
    centre: int

    def free(self, span: Span) -> bool:
        return self.sentence.holds(span) and not any(span.overlaps(other) for other in self.content)

    def distance(self, span: Span) -> int:
        return max(span.start - self.centre, self.centre - span.stop, 0)


def find_circumstances(
    doc: Document, sentence: Span, cue: Span | None, content: tuple[Span, ...], pack: Pack
) -> Circumstances:
    """The circumstances of one statement, from the words of its sentence outside any content.

    Arguments: the document (``mentions``, ``times``, ``quotations`` filled), the sentence of the cue, the cue, the
    content, the pack (rules in ``circumstances.yml``). What the sentence does not say stays empty; a time that stands
    nearer to another statement's cue is left to that one.

    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("قال الوزير في مؤتمر صحفي إن الطريق مفتوح")
    >>> find_circumstances(doc, Span(0, 40), Span(0, 3), (Span(28, 40),), load_pack("ar")).venue
    'press conference'
    """
    near = _near(doc.quotations, sentence)
    said = [span for quotation in near for span in quotation.content if span.overlaps(sentence)]
    centre = cue.start if cue else sentence.start
    part = _Part(doc, pack, sentence, (*content, *said), centre)
    rivals = [q.cue.start for q in near if q.cue and q.cue != cue and sentence.holds(q.cue)]
    time = _time(part, rivals)
    matches = list(_matches(part))
    venues = [m for m in matches if "venue" in m.rule.given]
    venue = min(venues, key=lambda m: part.distance(_span(doc, m)), default=None)
    return Circumstances(
        tuple(dict.fromkeys(name for match in matches for name in _addressees(part, match))),
        str(venue.rule.given["venue"]) if venue else None,
        _place(part),
        time.value[:_DAY] if time and time.value and "T" in time.value else time.value if time else None,
        None if time is None else "published" if time.anchor == "published" else "stated",
    )


def _near(quotations: Sequence[Quotation], sentence: Span) -> Sequence[Quotation]:
    """The quotations, in text order, that can touch a sentence: no content or cue is longer than ``_REACH``."""
    first = bisect_left(quotations, sentence.start - _REACH, key=lambda q: q.start)
    return quotations[first : bisect_left(quotations, sentence.stop + _REACH, first, key=lambda q: q.start)]


@cache
def _class(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(fold_key(word) for word in str(pack.data("circumstances.yml").get(name, "")).split())


def _span(doc: Document, match: Match) -> Span:
    return doc.tokens.span(match.first, match.stop)


def _matches(part: _Part) -> Iterator[Match]:
    """The matches of the pack's rules in the words outside what was said."""
    tokens = part.doc.tokens
    for match in _in_sentence(tokens, part.sentence, part.pack):
        if part.free(tokens.span(match.first, match.stop)):
            yield match


def tells(tokens: Tokens, sentence: Span, pack: Pack) -> bool:
    """Whether a sentence holds words of a rule at all."""
    return next(_in_sentence(tokens, sentence, pack), None) is not None


def _in_sentence(tokens: Tokens, sentence: Span, pack: Pack) -> Iterator[Match]:
    """The matches of the pack's rules in one sentence."""
    matches = _everywhere(tokens, pack)
    first, stop = tokens.at(sentence.start), tokens.before(sentence.stop)
    begin = bisect_left(matches, first, key=_first)
    for match in matches[begin : bisect_left(matches, stop, begin, key=_first)]:
        if match.stop <= stop:
            yield match


@lru_cache(maxsize=2)
def _everywhere(tokens: Tokens, pack: Pack) -> tuple[Match, ...]:
    """The matches of the pack's rules in the whole text, found in one pass."""
    return tuple(read_wordings(pack, "circumstances.yml").find(tokens.keys))


def _first(match: Match) -> int:
    return match.first


def _time(part: _Part, rivals: Sequence[int]) -> TimeExpression | None:
    """The time expression nearest to the cue, unless it stands nearer to another cue or says since, until, before."""
    keys, at = part.doc.tokens.keys, part.doc.tokens.at
    since = _class(part.pack, "since")
    latest = (part.doc.published or "9")[:_DAY]
    shown = part.doc.metadata.published_span
    fitting = []
    for time in begin_within(part.doc.times, *part.sentence):
        value = time.value or ""
        if time.kind not in ("date", "time") or len(value) < _DAY or not part.free(time.span):
            continue
        if value[:_DAY] > latest or (shown is not None and time.span.overlaps(shown)):
            continue
        first, far = at(time.span.start), part.distance(time.span)
        if first and keys[first - 1] in since:
            continue
        if not any(max(time.span.start - rival, rival - time.span.stop, 0) < far for rival in rivals):
            fitting.append((far, time.span.start, time))
    return min(fitting, key=lambda one: one[:2])[2] if fitting else None


def _place(part: _Part) -> str | None:
    """The place named after "in" nearest to the cue."""
    at, keys, before = part.doc.tokens.at, part.doc.tokens.keys, _class(part.pack, "in")
    named = [
        m
        for m in begin_within(part.doc.mentions, *part.sentence)
        if m.kind in _PLACES and m.form in _PLACE_FORMS and keys[max(at(m.span.start), 1) - 1] in before
        if part.free(m.span)
    ]
    nearest = min(named, key=lambda m: part.distance(m.span), default=None)
    return None if nearest is None else nearest.actor or nearest.name


def _addressees(part: _Part, match: Match) -> Iterator[str]:
    """Whom a rule makes the addressee: a fixed name, or the mention after its words (the second one of a verb whose
    subject comes first)."""
    given = match.rule.given
    if "who" in given:
        yield str(given["who"])
    if "mention" not in given:
        return
    tokens = part.doc.tokens
    outer = _outer(begin_within(part.doc.mentions, *part.sentence))
    after = [m for m in outer if part.free(m.span) and tokens.at(m.span.start) >= match.stop]
    if given["mention"] == "second":
        after = after[1:] if len(after) > 1 and after[0].span.stop <= after[1].span.start else []
    elif after and tokens.at(after[0].span.start) > match.stop + _NEAR:
        return
    if after and after[0].kind != "outlet":
        yield after[0].actor or after[0].name


def _outer(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie in no other one."""
    out: list[Mention] = []
    for mention in mentions:
        if not out or not out[-1].span.holds(mention.span):
            out.append(mention)
    return out
