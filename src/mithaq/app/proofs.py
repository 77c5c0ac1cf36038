"""Proofs: every rule of a language pack must find its examples and leave its counter-examples alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mithaq.extract.boilerplate import find_boilerplate
from mithaq.extract.doing.markers import read_markers
from mithaq.extract.doing.wordings import read_wordings
from mithaq.kb.lookup import Kb, load_kb
from mithaq.lang.check import line_of
from mithaq.lang.pack import Pack
from mithaq.model.document import Document, Metadata
from mithaq.model.marks import Boilerplate
from mithaq.pipeline import read_document
from mithaq.text.problems import Problem
from mithaq.text.span import Span
from mithaq.text.tokens import cut

__all__ = ["PROOFS", "check_rules", "prove"]

Rule = Mapping[str, Any]
Example = Mapping[str, Any]


def check_rules(pack: Pack, kb: Kb | None = None) -> tuple[Problem, ...]:
    """The rules of a pack whose examples are dead or whose counter-examples are found, by file and line."""
    found: list[Problem] = []
    for file in PROOFS:
        for rule in pack.data(file).get("rules", ()):
            line = line_of(pack.folder / file, f"id: {rule['id']}")
            for what, why in prove(pack, file, rule, kb or load_kb()):
                found.append(Problem(file, line, f"{rule['id']}: {what}", why, f"mithaq pack try {pack.code} '…'"))
    return tuple(found)


def prove(pack: Pack, file: str, rule: Rule, kb: Kb) -> Iterator[tuple[str, str]]:
    """What is wrong with the proof of one rule: what, and what was found instead. Nothing when the proof holds.

    An example holds when this rule gives what it says; a counter-example when the rule (for quotations: when any
    rule, unless it says ``rule: only``) gives nothing.
    """
    holds = PROOFS[file]
    for given in rule.get("examples", ()):
        example = _example(given)
        doc = _read(pack, example, kb)
        right, instead = holds(doc, pack, rule, example)
        if not right:
            yield f"dead example «{example['text']}»", f"Found instead: {instead or 'nothing'}."
    for given in rule.get("never", ()):
        example = _example(given)
        doc = _read(pack, example, kb)
        found = _unwanted(doc, pack, file, rule, example)
        if found:
            yield f"counter-example is found «{example['text']}»", f"Found: {found}."


def _example(given: Any) -> dict[str, Any]:
    return dict(given) if isinstance(given, dict) else {"text": str(given)}


def _read(pack: Pack, example: Example, kb: Kb) -> Document:
    published = example.get("published")
    about = Metadata(published=published, published_basis="given" if published else None)
    return read_document(Document(str(example["text"]), language=pack.code, metadata=about), pack, kb)


def _unwanted(doc: Document, pack: Pack, file: str, rule: Rule, example: Example) -> str:
    """What a counter-example gives against its purpose, in words; empty when nothing."""
    if file == "quotations.yml" and example.get("rule") != "only":
        return "; ".join(f"«{doc[one.content]}» by {one.why.rule}" for one in doc.statements)
    return _GIVES[file](doc, pack, rule)


def _quotation(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    for one in doc.quotations:
        parts = {
            "cue": doc[one.cue] if one.cue else None,
            "source": doc[one.source] if one.source else None,
            "content": doc[one.content],
        }
        if one.frame == rule["id"] and all(parts[name] == example[name] for name in parts if name in example):
            return True, ""
    seen = (
        f"content «{doc[one.content]}» cue «{doc[one.cue] if one.cue else ''}» "
        f"source «{doc[one.source] if one.source else ''}» by {one.frame}"
        for one in doc.quotations
    )
    return False, "; ".join(seen)


def _time(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    for one in doc.times:
        named = one.why is not None and one.why.rule == rule["id"]
        if named and doc[one.span] == example["time"] and one.value == example.get("value"):
            return True, ""
    return False, "; ".join(f"«{doc[one.span]}» {one.value} by {one.why.rule if one.why else ''}" for one in doc.times)


def _instrument(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    for one in doc.instruments:
        same = doc[one.span] == example["instrument"] and one.id == example.get("id", one.id)
        if same and one.provision == example.get("provision", one.provision):
            return True, ""
    return False, "; ".join(f"«{doc[one.span]}» {one.id} {one.provision or ''}" for one in doc.instruments)


def _event(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    for one in doc.events:
        fits = all(getattr(one, name) == example[name] for name in ("kind", "status") if name in example)
        if fits and doc[one.span] == example.get("event", doc[one.span]):
            return True, ""
    return False, "; ".join(f"«{doc[one.span]}» {one.kind} {one.status}" for one in doc.events)


def _boilerplate(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    marks = _page(doc, pack)
    fits = (one for one in marks if one.kind == rule["kind"])
    if any(doc[one.span] == example.get("part", doc.text) for one in fits):
        return True, ""
    return False, "; ".join(f"«{doc[one.span]}» {one.kind}" for one in marks)


def _page(doc: Document, pack: Pack) -> tuple[Boilerplate, ...]:
    """The boilerplate of an example, which is a piece of a page: none of its lines is taken for the headline."""
    return find_boilerplate(Document(doc.text, paragraphs=doc.paragraphs), pack, load_kb())


def _wording(file: str) -> Callable[[Document, Pack, Rule, Example], tuple[bool, str]]:
    """For rules that are patterns of words: the pattern itself must match."""

    def holds(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
        fired = {match.rule.id for match in read_wordings(pack, file).find(cut(doc.text).keys)}
        return rule["id"] in fired, ", ".join(sorted(fired))

    return holds


def _marker(doc: Document, pack: Pack, rule: Rule, example: Example) -> tuple[bool, str]:
    """For rules of modifiers: the pattern itself must match, with the words of the table of polarity."""
    fired = {match.rule.id for match in read_markers(pack).find(cut(doc.text).keys)}
    return rule["id"] in fired, ", ".join(sorted(fired))


#: The files whose rules carry proofs, and how an example of each is tried.
PROOFS: Mapping[str, Callable[[Document, Pack, Rule, Example], tuple[bool, str]]] = {
    "quotations.yml": _quotation,
    "time.yml": _time,
    "instruments.yml": _instrument,
    "events.yml": _event,
    "acts.yml": _wording("acts.yml"),
    "circumstances.yml": _wording("circumstances.yml"),
    "modifiers.yml": _marker,
    "boilerplate.yml": _boilerplate,
}


def _matches(doc: Document, pack: Pack, file: str, rule: Rule, span: Span) -> bool:
    """Whether the rule's pattern matches words of this span."""
    found = read_wordings(pack, file).find(doc.tokens.keys)
    return any(one.rule.id == rule["id"] and doc.tokens.span(one.first, one.stop).overlaps(span) for one in found)


def _fired(file: str) -> Callable[[Document, Pack, Rule], str]:
    holds = _wording(file)
    return lambda doc, pack, rule: "the rule matches" if holds(doc, pack, rule, {})[0] else ""


#: What a rule of each file must not give for its counter-examples.
_GIVES: Mapping[str, Callable[[Document, Pack, Rule], str]] = {
    "quotations.yml": lambda doc, _pack, rule: "; ".join(
        f"«{doc[one.content]}»" for one in doc.statements if one.why.rule == rule["id"]
    ),
    "time.yml": lambda doc, _pack, rule: "; ".join(
        f"«{doc[one.span]}»" for one in doc.times if one.why is not None and one.why.rule == rule["id"]
    ),
    "instruments.yml": lambda doc, pack, rule: "; ".join(
        f"«{doc[one.span]}»"
        for one in doc.instruments
        if not one.known and _matches(doc, pack, "instruments.yml", rule, one.span)
    ),
    "events.yml": _fired("events.yml"),
    "acts.yml": _fired("acts.yml"),
    "circumstances.yml": _fired("circumstances.yml"),
    "modifiers.yml": lambda doc, pack, rule: "the rule matches" if _marker(doc, pack, rule, {})[0] else "",
    "boilerplate.yml": lambda doc, pack, rule: "; ".join(
        f"«{doc[one.span]}»" for one in _page(doc, pack) if one.kind == rule["kind"]
    ),
}
