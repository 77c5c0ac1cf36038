"""Targets: who is accused, asked, warned or praised by a statement, by the one named beside its cue or its words."""

from __future__ import annotations

from collections.abc import Sequence

from mithaq.extract.doing.markers import Grounds, Place
from mithaq.model.marks import Mention, Quotation, Speaker
from mithaq.text.span import begin_within, last_before

__all__ = ["find_targets"]

_NEAR = 2  # tokens between the words of a rule, or a cue, and the one they name
_AFTER = 14  # tokens after a cue in which the one it is aimed at begins
_NAME = 4  # words of a name in capitals
_BACK = 160  # code points before a rule's words in which a mention that ends there begins
_LONG = 6  # words of a name that is none any more
_NAMED = frozenset(("name", "title-name"))
_KNOWN = frozenset(("title", "metonym", "epithet", "noun"))
_WHO = frozenset(("person", "state", "organisation", "office", "group"))


def find_targets(
    grounds: Grounds, quotation: Quotation, speaker: Speaker, inside: Sequence[Place], acts: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """The ids or names of those whom a statement accuses, asks, warns or praises, and the markers that say so.

    A cue whose lemma the pack lists under ``aimed`` has its object as target; a rule with ``target`` names the mention
    ``before`` or ``after`` its words (``inside`` the content), where the statement does what the rule's ``act`` says,
    if it has one. A pronoun is nobody: what is not named stays empty.
    """
    named: dict[str, None] = {}
    by: list[Place] = []
    if quotation.cue is not None and quotation.lemma in grounds.words.aimed:
        beside = _object(grounds, quotation, speaker)
        if beside is not None:
            named[beside] = None
    for place in inside:
        if place.role.target and (not place.role.acts or not place.role.acts.isdisjoint(acts)):
            mention = _beside(grounds, place, quotation)
            if mention is not None:
                named[_name(mention)] = None
                by.append(place)
    return tuple(name for name in named if name not in (speaker.actor, speaker.name)), tuple(by)


def _object(grounds: Grounds, quotation: Quotation, speaker: Speaker) -> str | None:
    """The one named after a cue that is aimed at somebody, before what was said begins: a mention, else words that all
    begin with a capital."""
    assert quotation.cue is not None
    doc, halts = grounds.doc, grounds.words.halts
    tokens = doc.tokens
    stop = tokens.before(quotation.cue.stop)
    limit = grounds.sentence_stop(stop, min(stop + _AFTER, len(tokens)))
    halt = next((i for i in range(stop, limit) if tokens.keys[i] in halts), limit)
    if halt <= stop:
        return None
    named = speaker.mention
    base = stop if named is None or not stop <= tokens.at(named.start) < halt else tokens.before(named.stop)
    for mention in begin_within(doc.mentions, quotation.cue.stop, tokens.stops[halt - 1]):
        if _is_who(mention) and not _speaks(mention, speaker):
            return _name(mention) if tokens.at(mention.span.start) - base <= _NEAR else None
    capitals = halt - stop <= _NAME and all(doc.text[tokens.starts[i]].isupper() for i in range(stop, halt))
    return doc[tokens.span(stop, halt)] if capitals and speaker.mention != tokens.span(stop, halt) else None


def _beside(grounds: Grounds, place: Place, quotation: Quotation) -> Mention | None:
    """The mention just before or just after a rule's words, inside the content."""
    doc = grounds.doc
    tokens = doc.tokens
    start = tokens.starts[place.first]
    if place.role.target == "after":
        stop = min(quotation.stop, tokens.starts[min(place.stop + _NEAR, len(tokens) - 1)])
        found = begin_within(doc.mentions, tokens.starts[place.stop - 1], stop)
        return next(filter(_is_who, found), None)
    last = last_before(doc.mentions, start - 1)
    if last is None or last.case == "o" or last.span.start < max(quotation.start, start - _BACK) or not _is_who(last):
        return None
    first = tokens.at(last.span.start)
    part = first > 0 and tokens.keys[first - 1] in grounds.words.inside
    return last if not part and place.first - tokens.before(last.span.stop) < _NEAR else None


def _speaks(mention: Mention, speaker: Speaker) -> bool:
    """Whether a mention is the speaker's: where the speaker's phrase begins, or by its name."""
    begins = speaker.mention is not None and mention.span.start <= speaker.mention.start < mention.span.stop
    return begins or mention.name == speaker.name


def _is_who(mention: Mention) -> bool:
    """Whether a mention is somebody known or named: no pronoun, no adjective, no bare noun, no run of words."""
    named = mention.form in _NAMED or (mention.actor is not None and mention.form in _KNOWN)
    return mention.kind in _WHO and named and mention.name.count(" ") < _LONG


def _name(mention: Mention) -> str:
    return mention.actor or mention.name
