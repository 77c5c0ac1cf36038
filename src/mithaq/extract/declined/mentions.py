"""Mentions in languages with cases: names, titles with their names, and the phrases of bodies, groups and documents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mithaq.extract.declined.names import find_names, subject_forms
from mithaq.extract.declined.nouns import nouns_of
from mithaq.extract.declined.phrases import phrase_at
from mithaq.extract.naming.actors import KIND_OF
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.match.lexicon import phrase_key
from mithaq.model.marks import Mention
from mithaq.text.span import Cover

__all__ = ["find_cased_mentions"]

_PEOPLE = ("roles", "plural_roles")


def find_cased_mentions(r: Reading, kb: Kb) -> list[Mention]:
    """Every mention of the text, given a reading that knows those of the knowledge base."""
    names = find_names(r, kb)
    held = Cover(len(r.doc.text), (mention.span for mention in names))
    subjects, seats = subject_forms(kb, r.grammar.pack.code), _seats(kb, r.grammar.pack)
    kept = [
        _cased(r, mention, subjects, seats)
        for mention in r.doc.mentions
        if _written_as_name(r, mention) and not held.meets(mention.span)
    ]
    everything = sorted(names + kept, key=lambda mention: (mention.span.start, -mention.span.stop))
    r.mention_at.clear()
    r.learn(everything)
    headed = _headed(r)
    spans = {mention.span for mention in everything}
    return sorted(
        everything + [mention for mention in headed if mention.span not in spans],
        key=lambda mention: (mention.span.start, -mention.span.stop),
    )


def _written_as_name(r: Reading, mention: Mention) -> bool:
    """Whether a name has its capital, as it must where capitals tell names from words."""
    return mention.form == "demonym" or any(letter.isupper() for letter in r.doc[mention.span])


@cache
def _seats(kb: Kb, pack: Pack) -> dict[str, str]:
    """Every case form of the capitals and seats that stand for a state, with the nominative."""
    forms = pack.morph.name_forms
    seats = [surface.text for surface in kb.surfaces(pack.code) if surface.form in ("capital", "seat")]
    return {" ".join(phrase_key(form)): seat for seat in seats for form in forms(seat)}


def _cased(r: Reading, mention: Mention, subjects: frozenset[str], seats: dict[str, str]) -> Mention:
    """The mention with its case: whether it can be a subject. A capital that stands for its state keeps its name."""
    first, stop = r.tokens.at(mention.span.start), r.tokens.before(mention.span.stop)
    text = " ".join(r.keys[first:stop])
    name = seats.get(text, mention.name) if mention.form == "metonym" else mention.name
    case = "n" if text in subjects or r.keys[first].isascii() else "o"
    span, kind, form, actor = mention.span, mention.kind, mention.form, mention.actor
    return Mention(span, kind, form, name, actor, span, candidates=mention.candidates, gender=mention.gender, case=case)


def _headed(r: Reading) -> list[Mention]:
    """The mentions that begin with a head noun or with the modifiers before it."""
    out: list[Mention] = []
    nouns, prefixes = nouns_of(r.grammar), r.grammar.class_of("prefixes")
    until = 0
    for i in [j for j, word in enumerate(r.keys) if word in nouns]:
        if (i in r.mention_at and r.mention_at[i][1].form == "name") or (
            i < until and nouns[r.keys[i]][0].kind not in _PEOPLE
        ):
            continue
        phrase = phrase_at(r, i, r.limit(i))
        if phrase is not None and phrase.kind in KIND_OF:
            prefixed = i > 1 and r.keys[i - 1] == "-" and r.keys[i - 2] in prefixes
            out.append(_mention(r, i - 2 if prefixed else i, phrase.stop, phrase.kind, phrase.named))
            until = phrase.stop
    return out


def _mention(r: Reading, first: int, stop: int, kind: str, named: Mention | None) -> Mention:
    start, stop = r.trimmed(first, stop)
    span = r.tokens.span(start, max(stop, start + 1))
    if named is not None and named.kind == "person" and kind == "roles":
        return replace(named, span=span, form="title-name", head=named.head)
    return Mention(span, KIND_OF[kind], "title" if kind == "roles" else "noun", r.doc[span], None, None)
