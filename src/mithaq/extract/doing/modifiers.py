"""Modifiers: what turns a statement: not, if, done or planned, no comment, an omission, a silence, how one is bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mithaq.extract.doing.markers import Grounds, Place
from mithaq.extract.doing.negation import Clause, find_clause, is_cue_negative
from mithaq.extract.doing.targets import find_targets
from mithaq.model.marks import Quotation, Speaker
from mithaq.model.why import Why
from mithaq.text.span import held_by
from mithaq.text.tokens import WORD, Tokens

__all__ = ["Modifiers", "find_modifiers"]

_CUE = 4  # tokens before a cue that colour it
_NAME = 4  # words of a quoted name, at most
_TENSES = frozenset(("planned", "done"))
_NO_COMMENT = "declined to comment"


class Modifiers(NamedTuple):
    """How a statement is turned: ``polarity`` (positive, negative), ``modifiers`` (condition, planned, done, omission,
    silence, declined to comment), ``commitment`` (oral, written, signed, political, legal), ``voice`` (speaker, or
    outlet where the reporting words judge), ``targets`` (ids or names), and ``why``, one node for each rule."""

    polarity: str = "positive"
    modifiers: tuple[str, ...] = ()
    commitment: tuple[str, ...] = ()
    voice: str = "speaker"
    targets: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


_PLAIN = Modifiers()
_NO_CLAUSE = Clause(0, 0, 0, 0)


def find_modifiers(
    grounds: Grounds | None, quotation: Quotation, speaker: Speaker, acts: Sequence[str] = ()
) -> Modifiers:
    """How one statement is turned, by the rules of ``modifiers.yml`` and the words of ``polarity.tsv``.

    Arguments: the document's markers (``None`` leaves the defaults), the quotation, its speaker, its acts. Polarity is
    that of the main clause and of the cue; done, planned and a condition are looked for there too, the rest in
    everything attributed.

    >>> from mithaq.extract.doing.markers import read_grounds
    >>> from mithaq.lang.pack import load_pack
    >>> from mithaq.model.document import Document
    >>> from mithaq.text.span import Span
    >>> said = Quotation((Span(17, 48),), "indirect", Span(12, 16), lemma="say")
    >>> grounds = read_grounds(Document("The speaker said we will not sail if it rains."), load_pack("en"))
    >>> found = find_modifiers(grounds, said, Speaker(None, None, None, None))
    >>> found.polarity, found.modifiers
    ('negative', ('planned', 'condition'))
    """
    return _PLAIN if grounds is None else _read(grounds, quotation, speaker, acts)


def _read(grounds: Grounds, quotation: Quotation, speaker: Speaker, acts: Sequence[str]) -> Modifiers:
    """As :func:`find_modifiers`, with the document's markers."""
    near = _near(grounds, quotation)
    inside = _inside(grounds, quotation)
    words = grounds.words
    working = [place for place in inside if not place.role.idle]
    plain = not working and quotation.lemma not in words.denying and quotation.lemma not in words.aimed
    if plain and all(place.role.idle for place in near):
        return _PLAIN
    denied, by = is_cue_negative(grounds, quotation, near)
    clause = find_clause(grounds, quotation, _names(grounds, quotation)) if working else _NO_CLAUSE
    found = _settled(_found(quotation, clause, near, working), clause.negative) if working or near else []
    targets, aimed = find_targets(grounds, quotation, speaker, working, acts)
    negative = denied != clause.negative
    because = {(place.first, place.role.rule.id): place for place in (*clause.by, *by, *found, *aimed)}
    if not because and not negative and not targets:
        return _PLAIN
    values: dict[str, list[str]] = {"modifier": [], "commitment": [], "voice": []}
    for place in found:
        values[place.role.field].append(place.role.value)
    return Modifiers(
        "negative" if negative else "positive",
        tuple(values["modifier"]),
        tuple(values["commitment"]),
        values["voice"][0] if values["voice"] else "speaker",
        targets,
        tuple([_why(grounds.doc.tokens, place) for place in because.values()]),
    )


def _near(grounds: Grounds, quotation: Quotation) -> Sequence[Place]:
    """The markers around the cue, inside its sentence."""
    if quotation.cue is None:
        return ()
    tokens = grounds.doc.tokens
    first = tokens.at(quotation.cue.start)
    return grounds.within(grounds.sentence_start(first, first - _CUE), tokens.before(quotation.cue.stop) + 1)


def _inside(grounds: Grounds, quotation: Quotation) -> Sequence[Place]:
    """The markers inside the content, and a denial just before it."""
    tokens = grounds.doc.tokens
    spans = [(tokens.at(span.start), tokens.before(span.stop)) for span in quotation.content]
    before = [place for place in grounds.within(spans[0][0] - 1, spans[0][0]) if place.role.part == "not"]
    return before + [place for span in spans for place in grounds.within(*span)]


def _names(grounds: Grounds, quotation: Quotation) -> tuple[tuple[int, int], ...]:
    """The tokens of quoted names and slogans inside the content: short quotations that do not make it up.

    One that holds a denial is none ("the case *wasn't complicated*"), unless slogans begin so ("*No to war*").
    """
    content, tokens = quotation.content[0], grounds.doc.tokens
    out: list[tuple[int, int]] = []
    for block in held_by(grounds.doc.quote_blocks, content):
        first, stop = tokens.at(block.inner.start), tokens.before(block.inner.stop)
        if block.span.start > content.start and tokens.kinds.count(WORD, first, stop) <= _NAME:
            denies = any(place.role.part == "not" for place in grounds.within(first, stop))
            if not denies or tokens.keys[first] in grounds.words.slogans:
                out.append((first, stop))
    return tuple(out)


def _settled(found: Iterator[Place], negative: bool) -> list[Place]:
    """One marker for each value, without those that others rule out: what is denied is not done, a refused comment is
    not planned."""
    kept: dict[str, Place] = {}
    for place in found:
        value = place.role.value
        kept.setdefault("tense" if value in _TENSES else value, place)
    tense = kept.get("tense")
    if tense is not None and ((negative and tense.role.value == "done") or _NO_COMMENT in kept):
        del kept["tense"]
    return list(kept.values())


def _found(quotation: Quotation, clause: Clause, near: Sequence[Place], inside: Sequence[Place]) -> Iterator[Place]:
    """The markers that give the statement a value, each within what its rule asks for: the report (the cue and a
    paraphrase), the content, its first sentence, its main clause."""
    yield from (place for place in near if place.role.within == "report" and place.role.field)
    for place in inside:
        role = place.role
        if role.field and (
            role.within == "content"
            or (role.within == "clause" and clause.tells(place.first))
            or (role.within == "sentence" and place.first < clause.sentence_stop)
            or (role.within == "report" and quotation.kind == "indirect")
        ):
            yield place


def _why(tokens: Tokens, place: Place) -> Why:
    rule = place.role.rule
    return Why(rule.id, rule.says, (("words", tokens.span(place.first, place.stop)),))
