"""Find the diplomatic acts that a document reports: meetings, calls, letters, signings, with who, when, where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from mithaq.extract.doing.roles import Party, find_parties, find_roles, resolved_in
from mithaq.extract.doing.wordings import Match, read_wordings
from mithaq.kb.edtf import day_range
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Event, Mention, TimeExpression
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Cover, Span, held_by

__all__ = ["find_events"]

_BEFORE, _AFTER, _STATUS = 12, 14, 4
_NEXT = 1  # tokens between an act and the one that tells of its object ("published the letter that he sent")
_WITH_OBJECT = frozenset(("publication", "acceptance"))
_OBJECTS = frozenset(("letter-sent", "reply-delivered", "proposal", "invitation"))
_APART = frozenset(".،,;؛:!?؟\n()")


def find_events(doc: Document, pack: Pack, kb: Kb) -> tuple[Event, ...]:
    """The events of a document, in text order; one of a kind in a sentence.

    Rules are in the pack's ``events.yml``. ``status`` is done unless words beside it say planned, cancelled or denied;
    ``senders``, ``recipients`` and ``participants`` are the ids or names of the actors of the sentence by role,
    ``date`` the nearest date (EDTF) that its status allows, ``place`` a place named after "in"; ``instruments`` and
    ``concepts`` those of the sentence. Needs ``doc.sentences``, ``doc.mentions`` and ``doc.times``.

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("من المقرر أن يعقد اجتماع في لندن")
    >>> [(doc[e.span], e.kind, e.status) for e in find_events(doc, load_pack("ar"), load_kb())]
    [('اجتماع', 'meeting', 'planned')]
    """
    matches = read_wordings(pack, "events.yml").find(doc.tokens.keys)
    states = sorted((match for match in matches if match.rule.given["kind"] == "status"), key=_stop)
    sentences = [sentence.span for sentence in doc.sentences] or [Span(0, len(doc.text))]
    starts = [span.start for span in sentences]
    ended = Cover(len(doc.text), (part.span for part in doc.boilerplate))
    kept: list[tuple[Match, Span, int]] = []
    seen: set[tuple[int, str]] = set()
    for match in matches:
        kind = match.rule.given["kind"]
        span = doc.tokens.span(match.first, match.stop)
        number = max(0, bisect_right(starts, span.start) - 1)
        if kind == "status" or (number, kind) in seen or ended.meets(span):
            continue
        seen.add((number, kind))
        kept.append((match, span, number))
    reading = _Reading(doc, pack)
    out: list[Event] = []
    for (match, _, number), behind in zip_longest(kept, kept[1:]):
        stop = _object(match, behind[0]) if behind is not None and behind[2] == number else False
        before = behind[1].start if behind and stop else None
        out.append(reading.event(match, _status(states, match, doc), sentences[number], before))
    return tuple(out)


def _object(match: Match, behind: Match) -> bool:
    """Whether an act tells of the object of the one before it; a date behind it belongs to it alone."""
    kinds = match.rule.given["kind"], behind.rule.given["kind"]
    return kinds[0] in _WITH_OBJECT and kinds[1] in _OBJECTS and behind.first - match.stop <= _NEXT


def _stop(match: Match) -> int:
    return match.stop


def _status(states: Sequence[Match], match: Match, doc: Document) -> str:
    """What the words beside an event say of it: the nearest before it, or right after it."""
    given = match.rule.given.get("status")
    first, reach = match.first - _STATUS - 2, match.stop + _STATUS
    near = [
        (abs(state.first - match.first), str(state.rule.given["status"]))
        for state in states[bisect_left(states, first, key=_stop) : bisect_right(states, reach, key=_stop)]
        if not _APART & set(doc.tokens.keys[min(state.stop, match.stop) : max(state.first, match.first)])
    ]
    return min(near)[1] if near else str(given or "done")


@cache
def _in_words(pack: Pack) -> frozenset[str]:
    return frozenset(fold_key(word) for word in str(pack.data("events.yml").get("in", "")).split())


class _Reading:
    """A document whose events are read: what stands in which quotation, who is named in which sentence."""

    def __init__(self, doc: Document, pack: Pack) -> None:
        self._doc, self._pack = doc, pack
        self._known = resolved_in(doc)
        self._named: dict[Span, tuple[Party, ...]] = {}
        self._said = sorted((span for one in doc.quotations for span in one.content), key=lambda s: (s.start, -s.stop))
        self._starts = [span.start for span in self._said]
        self._longest = max((span.length for span in self._said), default=0)

    def event(self, match: Match, status: str, sentence: Span, before: int | None) -> Event:
        """The event that a match stands for; ``before``: where the act begins that tells of its object."""
        doc = self._doc
        span = doc.tokens.span(match.first, match.stop)
        near, said = _near(doc, match, sentence), self._inside(span)
        inside = held_by(doc.mentions, near)
        words = _in_words(self._pack)
        place = next((m for m in inside if m.span.start >= span.start and _is_place(doc, m, words)), None)
        named = [one for one in self._parties(sentence) if place is None or one.span != place.span]
        parties = [one for one in named if self._inside(one.span) == said]
        roles = find_roles(doc, self._pack, match, parties or named)
        times = [t for t in held_by(doc.times, sentence) if _fits(doc, t, status) and self._inside(t.span) == said]
        return Event(
            span,
            match.rule.given["kind"],
            status,
            tuple(dict.fromkeys((*roles.senders, *roles.recipients, *roles.others))),
            _date([time for time in times if before is None or time.span.stop <= before], span, near),
            (place.actor or place.name) if place else None,
            roles.senders,
            roles.recipients,
            tuple(dict.fromkeys(one.id for one in held_by(doc.instruments, sentence))),
            tuple(dict.fromkeys(one.code for one in held_by(doc.concepts, sentence))),
            sentence,
        )

    def _parties(self, sentence: Span) -> tuple[Party, ...]:
        found = self._named.get(sentence)
        if found is None:
            found = self._named[sentence] = find_parties(self._doc, sentence, self._known)
        return found

    def _inside(self, span: Span) -> Span | None:
        """The largest content that holds a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_right(self._starts, span.start)
        return next((one for one in self._said[first:last] if one.holds(span)), None)


def _near(doc: Document, match: Match, sentence: Span) -> Span:
    tokens = doc.tokens
    start = tokens.starts[max(0, match.first - _BEFORE)]
    return Span(max(sentence.start, start), min(sentence.stop, tokens.stops[min(len(tokens) - 1, match.stop + _AFTER)]))


def _date(times: Sequence[TimeExpression], span: Span, near: Span) -> str | None:
    """The date nearest to an act among the words around it, else the only one of its sentence."""
    close = [time for time in times if near.holds(time.span)] or (times if len(times) == 1 else [])
    return min(close, key=lambda time: _distance(time.span, span)).value if close else None


def _fits(doc: Document, time: TimeExpression, status: str) -> bool:
    """Whether an act of this status can have been on a date: done not after the article, planned not before it."""
    days, published = day_range(time.value or ""), day_range(doc.published or "")
    if days is None or time.kind not in ("date", "time"):
        return False
    if published is None:
        return True
    return days[1] >= published[0] if status == "planned" else days[0] <= published[1]


def _is_place(doc: Document, mention: Mention, before: frozenset[str]) -> bool:
    if mention.kind != "place" and mention.form != "metonym" and mention.kind != "state":
        return False
    at = doc.tokens.at(mention.span.start)
    return at > 0 and doc.tokens.keys[at - 1] in before


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop, 0)
