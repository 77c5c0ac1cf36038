"""Versions: which statements report one utterance, within a language and across languages. Nothing is merged.

Two texts are one utterance when they are alike enough (:mod:`mithaq.ledger.likeness`) and no guard objects
(:mod:`mithaq.ledger.guards`): other numbers, other dates, other states, a denial, another speaker, another week.
Method, thresholds and figures: ``docs/versions-and-copies.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mithaq.kb.edtf import day_range
from mithaq.lang.pack import language_of
from mithaq.ledger.guards import Reading, conflicts, one_sided, passed, read_guarded
from mithaq.ledger.likeness import encoder_installed, letter_likeness, sentence_vectors, trigrams
from mithaq.ledger.utterances import Match, Utterance
from mithaq.text.names import same_name

__all__ = [
    "ACROSS",
    "LETTERS",
    "SAME_NAME",
    "WINDOW",
    "WITHIN",
    "days_apart",
    "judged",
    "same_utterance",
    "texts_compared",
    "witnesses_against",
    "witnesses_for",
]

WITHIN = 0.55  # cosine from which two texts of one language are one utterance
ACROSS = 0.52  # the same for two languages
LETTERS = 0.28  # share of common trigrams from which they are, without embeddings
WINDOW = 14  # days between two reports of one utterance, at most
_ONE_SIDED = 0.06  # what a number that only one text holds takes off the score
SAME_NAME = 0.5  # from this on two names may well be one person's
_OTHER_NAME = 0.3  # below this two names are certainly not one person's


def same_utterance(
    a: str | Utterance, b: str | Utterance, *, language_a: str | None = None, language_b: str | None = None
) -> Match:
    """Whether two texts report one utterance, how alike they are, and why.

    Arguments: ``a`` and ``b``, the words of two statements in Arabic, English or Russian, or two
    :class:`~mithaq.ledger.utterances.Utterance` with speaker and date, which are then compared too; ``language_a`` and
    ``language_b``, codes of packs (by default seen from the letters). A pack that is not installed raises
    :class:`mithaq.errors.PackError`. Without the extra ``mithaq[versions]`` texts of two languages are never the same.

    >>> same_utterance("لن نوقع الاتفاق قبل شهر مايو", "لن نوقع على الاتفاق قبل مايو").same
    True
    >>> same_utterance("سنوقع الاتفاق قبل شهر مايو", "لن نوقع الاتفاق قبل شهر مايو").why[-1]
    'polarity: negation'
    >>> same_utterance("The pipe will carry 30 million tonnes", "The pipe will carry 50 million tonnes").why[-1]
    'numbers: 30000000 / 50000000'
    """
    one, other = _utterance(a, "a", language_a), _utterance(b, "b", language_b)
    if not (one.text.strip() and other.text.strip()):
        return Match(False, 0.0, ("a text without words",))
    left, right = read_guarded(one.text, one.language), read_guarded(other.text, other.language)
    if encoder_installed():
        rows = sentence_vectors([*texts_compared(left), *texts_compared(right)])
        alike = float(rows[0] @ rows[2])
        if one.language == other.language:
            alike = max(alike, float(rows[1] @ rows[3]))
    elif one.language == other.language:
        alike = letter_likeness(trigrams(left.digits), trigrams(right.digits))
    else:
        return Match(False, 0.0, ("two languages are compared with the extra mithaq[versions] only",))
    against = (*conflicts(left, right), *witnesses_against(one, other))
    match = judged(alike, (left, right), against)
    return replace(match, why=(*match.why, *witnesses_for(one, other))) if match.same else match


def texts_compared(reading: Reading) -> tuple[str, str]:
    """The two wordings of a text that are compared: number words in digits; in one language capitals as states too."""
    return reading.digits, reading.plain


def judged(alike: float, pair: tuple[Reading, Reading], against: Sequence[str], floor: float | None = None) -> Match:
    """The match of two texts that are so much alike, given what speaks against it; else ``why`` says what agrees."""
    within = pair[0].language == pair[1].language
    if floor is None:
        floor = (WITHIN if within else ACROSS) if encoder_installed() else LETTERS
    score = max(0.0, min(1.0, alike - _ONE_SIDED * min(one_sided(*pair), 2)))
    same = score >= floor and not against
    why = against if against or not same else tuple(passed(*pair))
    return Match(same, round(score, 4), (f"alike: {score:.2f}, needed: {floor:.2f}", *why))


def witnesses_against(one: Utterance, other: Utterance) -> Iterator[str]:
    """What the speakers and dates of two statements say against their being one utterance."""
    apart_actors = one.actor != other.actor and _persons(one, other)
    if one.speaker and other.speaker and apart_actors and same_name(one.speaker, other.speaker) < _OTHER_NAME:
        yield f"speakers: {one.speaker} / {other.speaker}"
    apart = days_apart(one.date, other.date)
    if apart is not None and apart > WINDOW:
        yield f"dates: {apart} days apart"


def witnesses_for(one: Utterance, other: Utterance) -> Iterator[str]:
    """What the speakers and dates of two statements say for their being one utterance."""
    if one.actor and one.actor == other.actor:
        yield f"speaker: {one.speaker or one.actor}"
    elif one.speaker and other.speaker and same_name(one.speaker, other.speaker) >= SAME_NAME:
        yield f"speakers: {one.speaker} = {other.speaker}"
    apart = days_apart(one.date, other.date)
    if apart is not None:
        yield f"dates: {apart} days apart"


def _persons(one: Utterance, other: Utterance) -> bool:
    """Whether both speakers are persons, as far as is known: a ministry may speak for its minister."""
    return all(not each.actor or each.actor.startswith("person:") for each in (one, other)) and bool(
        one.actor and other.actor
    )


def days_apart(one: str | None, other: str | None) -> int | None:
    """The fewest days between two EDTF dates; ``None`` when one of them is not known.

    >>> days_apart("2031-05", "2031-06-03"), days_apart("2031-05-01", None)
    (3, None)
    """
    left, right = day_range(one) if one else None, day_range(other) if other else None
    if left is None or right is None:
        return None
    return max(0, _day(left[0]) - _day(right[1]), _day(right[0]) - _day(left[1]))


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()


def _utterance(value: str | Utterance, name: str, language: str | None) -> Utterance:
    if isinstance(value, Utterance):
        return value
    return Utterance(name, name, language or language_of(value), value)
