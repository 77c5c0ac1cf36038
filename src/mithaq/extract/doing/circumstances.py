"""Find the circumstances of a statement: to whom, through which medium, where and when it was made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple

from mithaq.extract.doing.wordings import Match, read_wordings
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Mention, TimeExpression
from mithaq.model.quick import quick
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Cover, M, Span, begin_within
from mithaq.text.tokens import Tokens

__all__ = ["Circumstances", "Surroundings", "find_circumstances"]

_DAY = 10
_NEAR = 3
_PLACES = frozenset(("place", "state"))
_PLACE_FORMS = frozenset(("name", "metonym"))


@quick
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


_NONE = Circumstances()


def find_circumstances(
    doc: Document, sentence: Span, cue: Span | None, content: tuple[Span, ...], pack: Pack
) -> Circumstances:
    """The circumstances of one statement, from the words of its sentence outside any content.

    Arguments: the document (``mentions``, ``times``, ``quotations`` filled), the sentence of the cue, the cue, the
    content, the pack (rules in ``circumstances.yml``). What the sentence does not say stays empty; a time that stands
    nearer to another statement's cue is left to that one. For many statements keep one :class:`Surroundings`.

    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("قال الوزير في مؤتمر صحفي إن الطريق مفتوح")
    >>> find_circumstances(doc, Span(0, 40), Span(0, 3), (Span(28, 40),), load_pack("ar")).venue
    'press conference'
    """
    return Surroundings(doc, pack, content).of(sentence, cue)


class Surroundings:
    """What a document says around its quotations, gathered in one pass and asked sentence by sentence.

    Arguments: the document (``mentions``, ``times``, ``quotations`` filled), the pack (rules in
    ``circumstances.yml``), and contents that are not among the quotations.
    """

    def __init__(self, doc: Document, pack: Pack, content: tuple[Span, ...] = ()) -> None:
        self.doc, self.pack = doc, pack
        self._said = Cover(len(doc.text), (*content, *(span for q in doc.quotations for span in q.content)))
        self._rules = _Placed(_matches(doc.tokens, pack))
        self._matches = _Placed(mark for mark in self._rules.marks if not self._said.meets(mark.span))
        self._times = _Placed(time for time in _days(doc, pack) if not self._said.meets(time.span))
        self._places = _Placed(place for place in _named_places(doc, pack) if not self._said.meets(place.span))
        self._cues = sorted(q.cue for q in doc.quotations if q.cue)

    def tells(self, sentence: Span) -> bool:
        """Whether a sentence holds words of a rule or a time at all."""
        return bool(begin_within(self.doc.times, *sentence)) or any(self._rules.inside(sentence))

    def of(self, sentence: Span, cue: Span | None) -> Circumstances:
        """The circumstances of the statement with this cue, as :func:`find_circumstances` gives them."""
        matches, times = self._matches.inside(sentence), self._times.inside(sentence)
        places = self._places.inside(sentence)
        if not matches and not times and not places:
            return _NONE
        centre = cue.start if cue else sentence.start
        time = self._nearest_time(times, sentence, cue, centre) if times else None
        venues = [mark for mark in matches if "venue" in mark.match.rule.given]
        venue = min(venues, key=lambda mark: _distance(mark.span, centre), default=None)
        place = min(places, key=lambda m: _distance(m.span, centre), default=None)
        return Circumstances(
            tuple(dict.fromkeys(name for mark in matches for name in self._addressees(sentence, mark.match))),
            str(venue.match.rule.given["venue"]) if venue else None,
            None if place is None else place.actor or place.name,
            time.value[:_DAY] if time and time.value and "T" in time.value else time.value if time else None,
            None if time is None else "published" if time.anchor == "published" else "stated",
        )

    def _nearest_time(
        self, times: Sequence[TimeExpression], sentence: Span, cue: Span | None, centre: int
    ) -> TimeExpression | None:
        """The time nearest to the cue, unless it stands nearer to another cue."""
        first = bisect_left(self._cues, (sentence.start, 0))
        near = self._cues[first : bisect_left(self._cues, (sentence.stop, 0), first)]
        rivals = [one.start for one in near if one != cue and one.stop <= sentence.stop]
        fitting = [
            time
            for time in times
            if not any(_distance(time.span, rival) < _distance(time.span, centre) for rival in rivals)
        ]
        return min(fitting, key=lambda time: (_distance(time.span, centre), time.span.start), default=None)

    def _addressees(self, sentence: Span, match: Match) -> Iterator[str]:
        """Whom a rule makes the addressee: a fixed name, or the mention after its words (the second one of a verb whose
        subject comes first)."""
        given = match.rule.given
        if "who" in given:
            yield str(given["who"])
        if "mention" not in given:
            return
        tokens = self.doc.tokens
        outer = [m for m in _outer(begin_within(self.doc.mentions, *sentence)) if not self._said.meets(m.span)]
        after = [m for m in outer if m.span.stop <= sentence.stop and tokens.at(m.span.start) >= match.stop]
        if given["mention"] == "second":
            after = after[1:] if len(after) > 1 and after[0].span.stop <= after[1].span.start else []
        elif after and tokens.at(after[0].span.start) > match.stop + _NEAR:
            return
        if after and after[0].kind != "outlet":
            yield after[0].actor or after[0].name


class _Placed(Generic[M]):
    """Marks in the order of their places, to take those inside a sentence."""

    def __init__(self, marks: Iterable[M]) -> None:
        self.marks = tuple(marks)
        self._starts = [mark.span.start for mark in self.marks]

    def inside(self, sentence: Span) -> list[M]:
        first = bisect_left(self._starts, sentence.start)
        stop = bisect_left(self._starts, sentence.stop, first)
        return [mark for mark in self.marks[first:stop] if mark.span.stop <= sentence.stop] if first < stop else []


class _Found(NamedTuple):
    """A rule's match and its place in the text."""

    match: Match
    span: Span


def _distance(span: Span, centre: int) -> int:
    return max(span.start - centre, centre - span.stop, 0)


def _matches(tokens: Tokens, pack: Pack) -> list[_Found]:
    """The matches of the pack's rules in the whole text, found in one pass."""
    found = read_wordings(pack, "circumstances.yml").find(tokens.keys)
    return [_Found(match, tokens.span(match.first, match.stop)) for match in found]


def _days(doc: Document, pack: Pack) -> Iterator[TimeExpression]:
    """The times that name a day up to the publication, unless they say since, until, before or show when it was."""
    keys, at, since = doc.tokens.keys, doc.tokens.at, _class(pack, "since")
    latest, shown = (doc.published or "9")[:_DAY], doc.metadata.published_span
    for time in doc.times:
        value = time.value or ""
        if time.kind not in ("date", "time") or len(value) < _DAY or value[:_DAY] > latest:
            continue
        first = at(time.span.start)
        if not (first and keys[first - 1] in since) and not (shown is not None and time.span.overlaps(shown)):
            yield time


def _named_places(doc: Document, pack: Pack) -> Iterator[Mention]:
    """The places named after "in"."""
    keys, at, before = doc.tokens.keys, doc.tokens.at, _class(pack, "in")
    for mention in doc.mentions:
        named = mention.kind in _PLACES and mention.form in _PLACE_FORMS
        if named and keys[max(at(mention.span.start), 1) - 1] in before:
            yield mention


@cache
def _class(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(fold_key(word) for word in str(pack.data("circumstances.yml").get(name, "")).split())


def _outer(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie in no other one."""
    out: list[Mention] = []
    for mention in mentions:
        if not out or not out[-1].span.holds(mention.span):
            out.append(mention)
    return out
