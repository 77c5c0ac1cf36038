"""Names: the actors that a statement names, as the same ids in every language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack
from mithaq.match.lexicon import Lexicon
from mithaq.text.span import Span
from mithaq.text.tokens import WORD, cut

__all__ = ["Named", "find_named"]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of the knowledge base and the words that name it; a capital or a demonym (``form``) names its state."""

    actor: str
    span: Span
    form: str = "name"


def find_named(text: str, language: str) -> tuple[Named, ...]:
    """The states, bodies, people and places of the knowledge base that a text names, in order.

    >>> [named.actor for named in find_named("Moscow wrote to NATO", "en")]
    ['state:RU', 'org:nato']
    >>> [named.actor for named in find_named("وجهت موسكو رسالة إلى الناتو", "ar")]
    ['state:RU', 'org:nato']
    """
    pack = load_pack(language)
    tokens, lexicon, strip = cut(text), _lexicon(language), pack.morph.strip
    capitals = pack.data("names.yml").get("found_by") == "capitals"
    found, at = list[Named](), 0
    while at < len(tokens):
        hit = None
        if tokens.kinds[at] == WORD and not (capitals and tokens.raw(at)[0].islower()):
            for form in strip(tokens.keys[at]):
                hit = lexicon.longest(tokens.keys, at, form)
                if hit:
                    break
        if hit and _in_capitals(tokens.raw(at), hit[1][1]):
            found.append(Named(hit[1][0], tokens.span(at, hit[0]), hit[1][1]))
            at = hit[0]
        else:
            at += 1
    return tuple(found)


def _in_capitals(written: str, form: str) -> bool:
    """Whether an abbreviation stands in capitals, and a name begins with one; a demonym need not everywhere."""
    if form == "abbreviation":
        return written.isupper()
    return form == "demonym" or not written[0].islower()


@cache
def _lexicon(language: str) -> Lexicon[tuple[str, str]]:
    morph, entries = load_pack(language).morph, dict[str, tuple[str, str]]()
    for surface in load_kb().surfaces(language):
        if not surface.entity.startswith(("outlet:", "agency:")):
            forms = morph.nisba_forms if surface.form == "demonym" else morph.name_forms
            for form in (surface.text, *forms(surface.text)):
                entries.setdefault(form, (surface.entity, surface.form))
    return Lexicon(entries.items())
