"""Statements as pages show them: plain data, names in the language of the interface, the passage in pieces."""

from __future__ import annotations

from typing import Any

from mithaq.lang.pack import direction_of
from mithaq.model.ledger import Article, Entry
from mithaq.model.marks import Statement
from mithaq.web.context import Context

__all__ = ["article_data", "confidence_word", "copies_data", "entry_data", "fields_data", "link_data", "office_of"]

_CLEAR, _LIKELY = 0.9, 0.75


def entry_data(context: Context, entry: Entry) -> dict[str, Any]:
    """A statement of the ledger as plain data: its fields, its passage in pieces, its article."""
    return {
        "id": entry.id,
        "words": entry.words,
        **fields_data(context, entry.statement, entry.actor),
        "verdict": entry.verdict,
        "changed": entry.changed,
        "status": entry.status,
        "sure": confidence_word(entry.statement.confidence, entry.verdict),
        "passage": [{"text": text, "part": part} for text, part in entry.passage.segments()],
        "article": article_data(context, entry.article),
    }


def fields_data(context: Context, one: Statement, actor: str | None) -> dict[str, Any]:
    """The fields of a statement as plain data, each with the name that people read."""
    labels = context.labels
    known = one.speaker.actor or actor
    return {
        "speaker": {
            "id": known,
            "name": labels.actor(known, one.speaker.name or one.speaker.text or ""),
            "text": one.speaker.text,
            "office": office_of(context, known, one.date),
            "resolved": one.speaker.resolved,
        },
        "act": one.act,
        "acts": list(one.acts),
        "act_name": labels.act(one.act),
        "kind": one.kind,
        "to": [link_data(context, value) for value in one.addressees],
        "instruments": [{"id": value, "name": labels.instrument(value)} for value in one.instruments],
        "concepts": [{"id": value, "name": labels.concept(value)} for value in one.concepts],
        "date": one.date,
        "date_basis": one.date_basis,
        "venue": one.venue,
        "place": labels.actor(one.place) if one.place and ":" in one.place else one.place,
        "modifiers": list(one.modifiers),
        "polarity": one.polarity,
        "due": one.due,
        "form": list(one.commitment),
        "targets": [link_data(context, value) for value in one.targets],
        "voice": one.voice,
        "reported_by": one.reported_by,
        "headline": one.headline,
        "inferred": one.inferred,
        "parent": one.parent,
        "confidence": one.confidence,
        "rule": one.why.rule,
    }


def link_data(context: Context, value: str) -> dict[str, Any]:
    """An actor, or words that stand for one, with the name that people read."""
    known = ":" in value and not value.startswith("text:")
    return {
        "id": value if known else None,
        "name": context.labels.actor(value) if known else value.partition(":")[2] or value,
    }


def article_data(context: Context, article: Article) -> dict[str, Any]:
    """An article as plain data; the folder it was read from is nobody's business."""
    plain = article.to_json()
    plain.pop("path")
    outlet = article.outlet
    named = context.labels.actor(outlet) if outlet and ":" in outlet else outlet
    return {**plain, "outlet_name": named, "direction": direction_of(article.language)}


def copies_data(context: Context, article: str) -> list[dict[str, Any]]:
    """The articles that carry the same report as this one, the first of them first; none where it stands alone."""
    return [
        {
            "article": article_data(context, one.article),
            "origin": number == 0,
            "kept": round(100 * one.kept),
            "holds": one.holds,
            "edits": len(one.edits),
        }
        for group in context.ledger.copy_groups(article)
        for number, one in enumerate(group.carriers)
    ]


def office_of(context: Context, actor: str | None, date: str | None) -> str | None:
    """The office that a person held on a date, in words; ``None`` where no date or no office is known."""
    terms = context.labels.kb.offices_of(actor, date) if actor and date else ()
    for term in terms[:1]:
        office = context.words.or_code("office", term.kind)
        return str(context.words("office_of", office=office, of=context.labels.actor(term.state)))
    return None


def confidence_word(confidence: float, verdict: str | None) -> str:
    """How sure a statement is, in one of four words: checked (by a person), clear, likely, unsure.

    >>> confidence_word(0.93, None), confidence_word(0.5, None), confidence_word(0.5, "accept")
    ('clear', 'unsure', 'checked')
    """
    if verdict in ("accept", "correct"):
        return "checked"
    return "clear" if confidence >= _CLEAR else "likely" if confidence >= _LIKELY else "unsure"
