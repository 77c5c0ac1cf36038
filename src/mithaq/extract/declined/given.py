"""Given names in languages with cases: their forms, and whether one that a woman and a man can bear is the man's."""

from __future__ import annotations

from functools import cache

from mithaq.extract.quoting.grammar import Grammar
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.text.fold import key

__all__ = ["given_forms", "man_called"]


@cache
def given_forms(kb: Kb, pack: Pack) -> dict[str, str]:
    """Every case form of the given names of the knowledge base, with its nominative (folded)."""
    found: dict[str, str] = {}
    names = {
        name.split()[0]
        for entity in kb.entities.values()
        if entity.kind == "person"
        for name in entity.names.get(pack.code, ())
        if " " in name
    }
    names.update(*(str(pack.data("names.yml").get(part, "")).split() for part in ("male_names", "female_names")))
    for name in sorted(names):
        for form in pack.morph.name_forms(f"{name} {name[0]}"):  # a given name, for a surname stands behind it
            found.setdefault(key(form.split()[0]), key(name))
    for name in names:
        found[key(name)] = key(name)
    return found


@cache
def _shared(pack: Pack) -> dict[str, str]:
    """The case forms of men's given names that are women's names too (Александра), with the man's name."""
    names = pack.data("names.yml")
    women = {key(name) for name in str(names.get("female_names", "")).split()}
    return {
        key(form.split()[0]): key(name)
        for name in str(names.get("male_names", "")).split()
        for form in pack.morph.name_forms(f"{name} {name[0]}")
        if key(form.split()[0]) in women and key(name) not in women
    }


def man_called(grammar: Grammar, given: str, surname: str) -> str:
    """The man's given name in the nominative where a form of it that could be a woman's name stands before a surname in
    the genitive; nothing else.

    >>> from mithaq.extract.quoting.grammar import grammar_of
    >>> from mithaq.lang.pack import load_pack
    >>> grammar = grammar_of(load_pack("ru"))
    >>> [man_called(grammar, "александра", surname) for surname in ("лукича", "лукина", "лукич")]
    ['александр', '', '']
    """
    ends = grammar.endings
    oblique = surname.endswith(ends["genitive_surname"]) and not surname.endswith(ends["womanly"])
    return _shared(grammar.pack).get(given, "") if oblique else ""
