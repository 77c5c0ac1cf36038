"""Occasions: what a speaker's statements share, so that a later one takes day and medium over from an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mithaq.extract.doing.circumstances import Circumstances, Surroundings
from mithaq.kb.lookup import Kb
from mithaq.model.document import Document
from mithaq.model.marks import Event
from mithaq.model.quick import quick
from mithaq.text.span import Cover, Span, begin_within, held_by, last_before

__all__ = ["Setting", "Told", "address_letters", "date_of_instrument", "find_settings", "settle_dates"]

_DAY = 10
_VAGUE = frozenset(("meeting", "communiqué"))
_NOTHING = Circumstances()
_NAMED = frozenset(("name", "title-name"))
#: The event by which what is said through a medium reaches somebody.
_CARRIED_BY = {"letter": "letter-sent"}


@dataclass(frozen=True, slots=True)
class Setting:
    """An occasion that a sentence without quoted words tells of, and the actors it names (ids and names; none: the
    speaker before)."""

    start: int
    actors: frozenset[str]
    circumstances: Circumstances


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A statement for :func:`settle_dates`: where it begins, its speaker (id or name), its own circumstances."""

    start: int
    speaker: str
    circumstances: Circumstances
    headline: bool = False


def date_of_instrument(doc: Document, speaker: Span | None, kb: Kb) -> str | None:
    """The day (EDTF) of the known letter, reply or declaration that a speaker's mention names, or ``None``.

    A statement that a document makes ("the reply says that …") was made on the day of the document.
    """
    if speaker is None:
        return None
    first = last_before(doc.instruments, speaker.start)
    near = ([first] if first else []) + list(begin_within(doc.instruments, speaker.start + 1, speaker.stop))
    named = next((one.id for one in near if one.span.overlaps(speaker)), "")
    item = kb.instrument(named)
    dated = item.date if item else ""
    if not dated and named.startswith("found:"):
        dated = named[-_DAY:] if named[-_DAY:].replace("-", "").isdecimal() else ""
    return dated if len(dated) == _DAY else None


def find_settings(around: Surroundings) -> tuple[Setting, ...]:
    """The occasions told in sentences where nobody is quoted ("published a letter that the minister sent on …").

    A sentence that names no medium counts for the one it names first, where its day is counted from the publication
    ("the president ordered yesterday …"): what is quoted of him next is taken to be of that day.
    """
    out: list[Setting] = []
    doc = around.doc
    quoted = Cover(len(doc.text), (q.content[0] for q in doc.quotations))
    for sentence in doc.sentences:
        if quoted.meets(sentence.span) or not around.tells(sentence.span):
            continue
        found = around.of(sentence.span, None)
        if found.venue is None and found.date_basis != "published":
            continue
        held = held_by(doc.mentions, sentence.span)
        named = [m for m in held if m.kind == "person" and m.form in _NAMED]
        if found.venue is None:
            named = named[:1]
            if not named:
                continue
        actors = frozenset(name for m in named for name in (m.actor, m.name) if name)
        out.append(Setting(sentence.span.start, actors - set(found.addressees), found))
    return tuple(out)


def settle_dates(told: Sequence[Told], settings: Sequence[Setting] = ()) -> tuple[Circumstances, ...]:
    """The circumstances of each statement after a speaker's later statements took over those of the earlier ones.

    A statement without a date of its own has the date of the same speaker's statement (or setting) before it, unless
    it names another venue; it has the venue and addressees too, unless it has its own. Undated statements before a
    speaker's first dated one, and headlines, take over from below; a headline whose speaker says nothing below sums up
    the first statement. Nothing else is taken from another speaker.

    >>> first = Circumstances(venue="interview", date="2022-06-07", date_basis="stated")
    >>> settle_dates([Told(0, "person:a", first), Told(90, "person:a", Circumstances())])[1].date_basis
    'inherited'
    """
    out = [one.circumstances for one in told]
    body = sorted((i for i in range(len(told)) if not told[i].headline), key=lambda i: told[i].start)
    waiting = sorted(settings, key=lambda setting: setting.start, reverse=True)
    before: dict[str, Circumstances] = {}
    last = ""
    for i in body:
        while waiting and waiting[-1].start <= told[i].start:
            _enter(waiting.pop(), last, before)
        last = told[i].speaker
        out[i] = _joined(out[i], before.get(last))
        if last and _is_day(out[i]):
            before[last] = out[i]
    while waiting:
        _enter(waiting.pop(), last, before)
    return _backward(told, body, out, before)


def address_letters(
    told: Sequence[Told], settled: Sequence[Circumstances], events: Sequence[Event]
) -> tuple[Circumstances, ...]:
    """The circumstances where what was said in a letter has the addressees of the letter.

    They are those to whom the article says that the speaker sent it, on the same day where both days are known. Where
    it tells of several letters to different people, or the statement has addressees of its own, nothing is changed.

    >>> sent = Event(Span(0, 4), "letter-sent", senders=("person:a",), recipients=("state:x",))
    >>> address_letters([Told(9, "person:a", _NOTHING)], [Circumstances(venue="letter")], [sent])[0].addressees
    ('state:x',)
    """
    return tuple(
        own if own.addressees else replace(own, addressees=_recipients(one.speaker, own, events))
        for one, own in zip(told, settled, strict=True)
    )


def _recipients(speaker: str, own: Circumstances, events: Sequence[Event]) -> tuple[str, ...]:
    kind = _CARRIED_BY.get(own.venue or "")
    found = {
        event.recipients
        for event in events
        if event.kind == kind
        and event.status == "done"
        and speaker in event.senders
        and event.recipients
        and (event.date is None or own.date is None or event.date == own.date)
    }
    return found.pop() if len(found) == 1 else ()


def _enter(setting: Setting, last: str, before: dict[str, Circumstances]) -> None:
    """Note an occasion for the actors it names; without a name it is the last speaker's."""
    for actor in setting.actors or {last}:
        if actor:
            before[actor] = _joined(setting.circumstances, before.get(actor))


def _is_day(circumstances: Circumstances) -> bool:
    return circumstances.date is None or len(circumstances.date) >= _DAY


def _backward(
    told: Sequence[Told], body: Sequence[int], out: list[Circumstances], last: Mapping[str, Circumstances]
) -> tuple[Circumstances, ...]:
    """What a speaker's later statement says of day and medium also holds for the undated ones before it."""
    after = dict(last)
    for i in reversed(body):
        speaker = told[i].speaker
        if out[i].date is None:
            out[i] = _joined(out[i], after.get(speaker))
        if speaker and _is_day(out[i]):
            after[speaker] = out[i]
    for i, one in enumerate(told):
        if one.headline:
            out[i] = _joined(out[i], after.get(one.speaker) or (out[body[0]] if body else None))
    return tuple(out)


def _joined(own: Circumstances, earlier: Circumstances | None) -> Circumstances:
    """Own circumstances with what is missing taken from earlier ones of the same occasion."""
    if (
        earlier is None
        or earlier == _NOTHING
        or (own.venue and earlier.venue and own.venue != earlier.venue and own.venue not in _VAGUE)
    ):
        return own
    if own.date and earlier.date and own.date != earlier.date:
        return own
    return Circumstances(
        own.addressees or earlier.addressees,
        earlier.venue if earlier.venue and own.venue in _VAGUE else own.venue or earlier.venue,
        own.place or earlier.place,
        own.date or earlier.date,
        own.date_basis if own.date else ("inherited" if earlier.date else None),
    )
