"""Find the diplomatic acts that a document reports: meetings, calls, letters, signings, with who, when, where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from mithaq.extract.doing.wordings import Match, read_wordings
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Event, Mention
from mithaq.text.fold import key as fold_key
from mithaq.text.span import Cover, Span, held_by

__all__ = ["find_events"]

_BEFORE, _AFTER, _STATUS = 12, 14, 4
_ACTORS = frozenset(("person", "state", "organisation", "office", "group"))
_MOST = 4
_APART = frozenset(".،,;؛:!?؟\n()")


def find_events(doc: Document, pack: Pack, kb: Kb) -> tuple[Event, ...]:
    """The events of a document, in text order; one of a kind in a sentence.

    Rules are in the pack's ``events.yml``. ``status`` is done unless words beside it say planned, cancelled or denied;
    ``participants`` are the ids or names of the actors named near it in the sentence, ``date`` the nearest date there
    (EDTF), ``place`` a place named after "in". Needs ``doc.sentences``, ``doc.mentions`` and ``doc.times``.

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
    out: list[Event] = []
    seen: set[tuple[int, str]] = set()
    for match in matches:
        kind = match.rule.given["kind"]
        span = doc.tokens.span(match.first, match.stop)
        number = max(0, bisect_right(starts, span.start) - 1)
        if kind == "status" or (number, kind) in seen or ended.meets(span):
            continue
        seen.add((number, kind))
        out.append(_event(doc, pack, match, _status(states, match, doc), sentences[number]))
    return tuple(out)


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


def _event(doc: Document, pack: Pack, match: Match, status: str, sentence: Span) -> Event:
    tokens = doc.tokens
    span = tokens.span(match.first, match.stop)
    around = Span(
        max(sentence.start, tokens.starts[max(0, match.first - _BEFORE)]),
        min(sentence.stop, tokens.stops[min(len(tokens) - 1, match.stop + _AFTER)]),
    )
    mentions = held_by(doc.mentions, around)
    place = next((m for m in mentions if m.span.start >= span.start and _is_place(doc, m, _in_words(pack))), None)
    times = [t for t in held_by(doc.times, around) if t.value and t.kind == "date"]
    date = min(times, key=lambda t: _distance(t.span, span)).value if times else None
    actors = tuple(dict.fromkeys(name for name in _actors(mentions, place)))[:_MOST]
    return Event(span, match.rule.given["kind"], status, actors, date, (place.actor or place.name) if place else None)


def _actors(mentions: Sequence[Mention], place: Mention | None) -> Iterator[str]:
    """The ids or names of the actors among mentions, a longer phrase before the names inside it."""
    stop = 0
    for mention in mentions:
        vague = mention.form == "pronoun" or (mention.form == "noun" and mention.actor is None)
        if mention is place or mention.kind not in _ACTORS or vague or mention.span.stop <= stop:
            continue
        stop = mention.span.stop
        yield mention.actor or mention.name


def _is_place(doc: Document, mention: Mention, before: frozenset[str]) -> bool:
    if mention.kind != "place" and mention.form != "metonym" and mention.kind != "state":
        return False
    at = doc.tokens.at(mention.span.start)
    return at > 0 and doc.tokens.keys[at - 1] in before


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.stop, other.start - one.stop, 0)
