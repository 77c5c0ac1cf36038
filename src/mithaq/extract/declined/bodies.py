"""Bodies that a bare noun means (компания, в ведомстве), in a language with cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mithaq.extract.declined.actors import Actor
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.quoting.reading import Reading
from mithaq.model.marks import Mention
from mithaq.text.span import Span, begin_within

__all__ = ["NAMED", "same_body"]

#: The forms of mentions that name a body.
NAMED = ("name", "metonym", "capital", "abbreviation")
_BEFORE = 400  # code points before a bare noun (организация) in which the body that it means may be named


def same_body(
    r: Reading, head: int, bodies: Iterable[Actor], source: Span, spoke: Sequence[Actor]
) -> Actor | Mention | None:
    """The body that the bare noun at token ``head`` of ``source`` means: the last one that spoke, else the last one
    named of ``bodies``; for a noun of any body (ведомство) the last of all, which may only be a mention yet."""
    bases = {noun.base for noun in nouns_of(r.grammar).get(r.keys[head], ())}
    base = next((one for one in bases if one in r.grammar.class_of("generic_bodies")), None)
    if base is None:
        return None
    stem = r.grammar.pack.morph.stem(base)
    outlets = any(base in r.grammar.class_of(name) for name in ("agencies", "any_bodies"))
    kinds = ("organisation", "outlet") if outlets else ("organisation",)
    for actor in (one for one in reversed(spoke) if one.kind in kinds):
        own = r.doc[actor.span].lower()
        if stem in own or not any(word in nouns_of(r.grammar) for word in own.split()[:1]):
            return actor
    near = [
        (last, number, actor)
        for number, actor in enumerate(bodies)
        if actor.kind != "document"
        and stem in actor.name.lower()
        and (last := actor.last_place(source.start)) is not None
    ]
    if near or base not in r.grammar.class_of("any_bodies"):
        return max(near)[2] if near else _last_named(r, source, stem)
    voice = next((one for one in reversed(spoke) if one.kind == "organisation" and one.name[:1].isupper()), None)
    return voice or _last_named(r, source, "")


def _last_named(r: Reading, source: Span, stem: str) -> Mention | None:
    """The organisation with a name of its own, and this noun in it, that was named last, not far before a place."""
    for mention in reversed(begin_within(r.doc.mentions, source.start - _BEFORE, source.start)):
        words = r.doc[mention.span]
        proper = mention.form in NAMED or any(mark.isupper() for mark in words[bool(stem) :])
        proper = proper and stem in words.lower()
        if mention.kind == "organisation" and proper and mention.span.stop <= source.start:
            return mention
    return None
