"""Carriers: who passed the words on, where it is not the speaker ("the agency quoted the minister as saying")."""

from __future__ import annotations

from mithaq.extract.grammar import grammar_of
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Mention, Quotation
from mithaq.text.span import Span

__all__ = ["find_carrier"]

_REACH = 120  # characters between the cue and the speaker in which the carrier stands


def find_carrier(doc: Document, quotation: Quotation, pack: Pack) -> Mention | None:
    """The outlet, agency or person that reports what somebody else said, or ``None`` when nobody stands between.

    Only verbs that the pack marks ``carry`` (نقل عن) have one: it is named between the verb and the speaker.
    """
    cue, source = quotation.cue, quotation.source
    if cue is None or source is None or source.start <= cue.stop or source.start - cue.stop > _REACH:
        return None
    if not _carries(doc, cue, pack):
        return None
    between = Span(cue.stop, source.start)
    named = [mention for mention in doc.mentions if between.holds(mention.span)]
    return max(named, key=lambda mention: mention.span.length, default=None)


def _carries(doc: Document, cue: Span, pack: Pack) -> bool:
    grammar = grammar_of(pack)
    tokens = doc.tokens
    forms = (grammar.cue(tokens.keys[i]) for i in range(tokens.at(cue.start), tokens.before(cue.stop)))
    return any(form is not None and form.can("carry") for form in forms)
