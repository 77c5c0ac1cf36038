"""Marks: what the layers of reading put on a document. Every mark has a span or says that it was inferred."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.model.quick import quick
from mithaq.model.why import Why
from mithaq.text.span import Span

__all__ = [
    "Boilerplate",
    "Concept",
    "Event",
    "InstrumentMention",
    "Mention",
    "Paragraph",
    "Quotation",
    "QuoteBlock",
    "Sentence",
    "Speaker",
    "Statement",
    "TimeExpression",
]

_UNKNOWN = Why("unknown")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between line breaks; ``kind``: body, bullet, or heading (a short line between full
    paragraphs)."""

    span: Span
    kind: str = "body"


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, cut at full stops outside quotation marks; ``paragraph`` is the index of its paragraph."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text of the page that is not the article; ``kind``: keywords, credit, photo, prompt, related, language-switch,
    continuation, byline, dateline."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Text between quotation marks. ``span`` includes the marks, ``inner`` does not; ``depth`` 0 is outermost;
    ``closed`` is false where the closing mark is missing."""

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True


@quick
@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that place something in time.

    ``value`` is EDTF (ISO 8601-2); ``alternatives`` are other fair readings; ``kind`` is date, time, duration or set;
    ``anchor`` says what a relative expression was counted from (``published``, ``previous`` or ``None``). ``value`` is
    ``None`` when nothing anchors it.
    """

    span: Span
    value: str | None
    kind: str = "date"
    alternatives: tuple[str, ...] = ()
    anchor: str | None = None
    why: Why | None = None


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names an actor.

    ``kind``: person, state, organisation, office, group, document, outlet, source; ``form``: name, title, title-name,
    demonym, metonym, pronoun, epithet, noun; ``actor``: id in the knowledge base or, for someone it does not hold, an
    id made of the name; ``name``: the actor's own name without title; ``head``: the span of the name itself;
    ``case``: ``n`` where it can be a subject, ``o`` where it cannot, in languages whose nouns have cases.
    """

    span: Span
    kind: str
    form: str
    name: str
    actor: str | None = None
    head: Span | None = None
    office: str | None = None
    candidates: tuple[str, ...] = ()
    number: str = ""
    gender: str = ""
    case: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Quotation:
    """Attributed words before their speaker is known.

    ``content``: the spans of the words attributed; ``kind``: direct, indirect or mixed; ``cue``: the words that
    attribute; ``source``: where the speaker's phrase is to be looked for, ``None`` when it was dropped; ``act``: the
    act the cue itself suggests; ``frame``: the rule id; ``order``: the cue's part of speech; ``relative``: a relative
    pronoun stands for the source; ``parent``: index of the quotation it is nested in.
    """

    content: tuple[Span, ...]
    kind: str
    cue: Span | None
    source: Span | None = None
    lemma: str = ""
    act: str = ""
    frame: str = ""
    order: str = ""
    gender: str = ""
    number: str = ""
    parent: int | None = None
    headline: bool = False
    inferred: bool = False
    noun_content: bool = False
    relative: bool = False
    confidence: float = 0.9
    why: Why | None = None

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0].start

    @property
    def stop(self) -> int:
        """One past the last code point of the content."""
        return self.content[-1].stop


@quick
@dataclass(frozen=True, slots=True)
class Speaker:
    """Who answers for the words: ``mention`` beside the cue (``None`` when dropped), how it was ``resolved``
    (explicit, title, pronoun, dropped, document, headline, inherited, unknown).

    >>> str(Speaker(None, "الوزير", "Nizar Halabi", None)), str(Speaker(None, "الوزير", None, None))
    ('Nizar Halabi', 'الوزير')
    """

    mention: Span | None
    text: str | None
    name: str | None
    actor: str | None
    kind: str = ""
    resolved: str = "unknown"
    antecedent: Span | None = None

    def __str__(self) -> str:
        """The speaker's name; the words of the text where no name is known; ``unknown`` where nobody is."""
        return self.name or self.text or "unknown"


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A treaty, charter, draft, letter, reply or resolution that the text names; ``known`` when a pack holds it."""

    span: Span
    id: str
    kind: str = ""
    known: bool = True
    provision: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Concept:
    """A principle or issue of a domain pack, at the words that name it."""

    span: Span
    code: str


@dataclass(frozen=True, slots=True)
class Event:
    """A diplomatic act that the text reports: ``kind`` meeting, call, visit, letter-sent, reply-delivered, proposal,
    adoption, signing, publication, deployment, press-conference …; ``status`` done, planned, cancelled or denied.

    ``senders`` and ``recipients`` are those of the ``participants`` whom it comes from and goes to; ``instruments`` and
    ``concepts`` stand in the same ``sentence``.
    """

    span: Span
    kind: str
    status: str = "done"
    participants: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    sentence: Span | None = None


@quick
@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, when, to whom, citing what, doing what by saying it.

    ``polarity``: positive, or negative where the main clause or the cue denies; ``modifiers``: condition, planned,
    done, omission, silence, declined to comment; ``commitment``: the forms of promise it speaks of (oral, written,
    signed, political, legal); ``targets``: who is accused, asked, warned or praised (ids or names); ``voice``: outlet
    where the reporting words hold it at a distance.
    """

    id: str
    content: tuple[Span, ...]
    kind: str
    cue: Span | None
    speaker: Speaker
    act: str
    acts: tuple[str, ...] = ()
    parent: str | None = None
    headline: bool = False
    inferred: bool = False
    date: str | None = None
    date_basis: str | None = None
    addressees: tuple[str, ...] = ()
    venue: str | None = None
    place: str | None = None
    reported_by: str | None = None
    instruments: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    due: str | None = None
    modifiers: tuple[str, ...] = ()
    polarity: str = "positive"
    commitment: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    voice: str = "speaker"
    confidence: float = 0.9
    why: Why = _UNKNOWN
