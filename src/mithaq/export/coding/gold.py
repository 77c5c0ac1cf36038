"""Gold: articles annotated by decisions, so that a later reading can be scored by them with ``mithaq evaluate``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Tally
from mithaq.model.document import Document
from mithaq.model.marks import Statement

__all__ = ["gold_texts", "write_gold"]

_JUDGED = ("accept", "correct")


def write_gold(bundle: Bundle, path: Path) -> Tally:
    """One line of JSON for each article that holds a match, with all its statements.

    What a person accepted or corrected must be found again (``required``); what nobody judged may be; what was rejected
    is not there, so that finding it again counts as an error.
    """
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for id_ in _articles(bundle):
            document, verdicts = bundle.article(id_)
            file.write(json.dumps(_annotated(bundle, document, verdicts), ensure_ascii=False) + "\n")
            written += 1
    return Tally(written, noun="article")


def gold_texts(bundle: Bundle, folder: Path) -> Iterator[Path]:
    """The texts of these articles as files in a folder, each called by the article's id, as the gold calls them."""
    folder.mkdir()
    for id_ in _articles(bundle):
        document, _ = bundle.article(id_)
        file = folder / f"{id_}.txt"
        file.write_bytes(document.text.encode("utf-8", "replace"))
        yield file


def _articles(bundle: Bundle) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.entry.article.id for item in bundle.items()))


def _annotated(bundle: Bundle, doc: Document, verdicts: dict[str, str]) -> dict[str, Any]:
    about = doc.metadata
    said = [one for one in doc.statements if verdicts.get(one.id) != "reject"]
    plain: dict[str, Any] = {
        "id": doc.id,
        "path": f"{doc.id}.txt",
        "language": doc.language,
        "published": about.published,
        "outlet": about.outlet,
        "agency": about.agency,
        "title": about.title,
        "statements": [_statement(bundle, one, verdicts.get(one.id) in _JUDGED) for one in said],
    }
    if about.published and about.published_basis == "given":
        plain["assume_published"] = about.published
    return plain


def _statement(bundle: Bundle, one: Statement, required: bool) -> dict[str, Any]:
    return {
        "content": [list(span) for span in one.content],
        "kind": [one.kind],
        "speaker": _names(bundle, one),
        "mention": None if one.speaker.mention is None else list(one.speaker.mention),
        "cue": None if one.cue is None else list(one.cue),
        "required": required,
        "date": one.date,
        "act": one.act,
        "addressee": "; ".join(bundle.names(one.addressees)) or None,
        "venue": one.venue,
        "headline": one.headline,
    }


def _names(bundle: Bundle, one: Statement) -> list[str]:
    """Every name under which the speaker may be found again."""
    speaker = one.speaker
    entity = bundle.kb.entities.get(speaker.actor or "")
    known = (name for all_ in entity.names.values() for name in all_) if entity else ()
    return list(dict.fromkeys(filter(None, (speaker.name, speaker.text, speaker.actor, *known))))
