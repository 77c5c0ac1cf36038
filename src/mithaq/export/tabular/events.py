"""Event data: each statement with the nearest CAMEO and PLOVER codes, who speaks, to whom, for which states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.tabular.delimited import write_rows
from mithaq.kb.acts import ActCodes, act_codes
from mithaq.kb.edtf import day_range

__all__ = ["EVENT_COLUMNS", "write_events"]

_NONE = ActCodes("", (), None, None, None)


class _Row:
    """A statement as an event: from whom, to whom, coded."""

    def __init__(self, bundle: Bundle, item: Item) -> None:
        self.bundle, self.item, self.entry = bundle, item, item.entry
        self.codes = act_codes().get(item.entry.act, _NONE)
        self.days = (day_range(item.day) if item.day else None) or ("", "")
        self.target = next(iter(item.addressees), None)

    def states(self, actor: str | None) -> tuple[str, ...]:
        """The three-letter codes of the states an actor is or speaks for; ids of organisations."""
        parties = self.bundle.parties(actor, self.item.day)
        entities = self.bundle.kb.entities
        return tuple((entities[one].codes.get("iso3") if one in entities else None) or one for one in parties)

    def name(self, actor: str | None) -> str | None:
        """The name of an actor."""
        return None if actor is None else self.bundle.name(actor)


#: Every column: its name, what it holds in words, and how it is read.
EVENT_COLUMNS: Mapping[str, tuple[str, Callable[[_Row], Any]]] = {
    "event": ("id of the statement", lambda r: r.entry.id),
    "first_day": ("first day it may have been said", lambda r: r.days[0]),
    "last_day": ("last day it may have been said", lambda r: r.days[1]),
    "source": ("id of the speaker", lambda r: r.entry.actor),
    "source_name": ("who speaks", lambda r: r.bundle.speaker(r.item)),
    "source_states": ("for which states (ISO 3166 alpha-3) or organisations", lambda r: r.states(r.entry.actor)),
    "target": ("id of the first addressee", lambda r: r.target),
    "target_name": ("to whom", lambda r: r.name(r.target)),
    "target_states": ("of which states or organisations", lambda r: r.states(r.target)),
    "act": ("what the speaker does by saying it", lambda r: r.entry.act),
    "cameo": ("nearest CAMEO code", lambda r: next(iter(r.codes.cameo), None)),
    "cameo_root": ("its first two digits", lambda r: next((code[:2] for code in r.codes.cameo), None)),
    "cameo_all": ("all CAMEO codes that come near", lambda r: r.codes.cameo),
    "plover_event": (
        "nearest PLOVER event; empty: it has no place for plain statements",
        lambda r: r.codes.plover_event,
    ),
    "plover_mode": ("nearest PLOVER mode", lambda r: r.codes.plover_mode),
    "instruments": ("ids of the instruments it cites", lambda r: r.entry.statement.instruments),
    "concepts": ("codes of the principles it names", lambda r: r.entry.statement.concepts),
    "confidence": ("how sure it is, 0 to 1", lambda r: r.entry.statement.confidence),
    "document": ("id of the article", lambda r: r.entry.article.id),
    "outlet": ("who published it", lambda r: r.entry.article.outlet),
    "language": ("code of its language", lambda r: r.entry.article.language),
    "start": ("first character of the words", lambda r: r.item.start),
    "stop": ("one past their last character", lambda r: r.item.stop),
    "exact": ("the text from start to stop", lambda r: r.item.exact),
    "prefix": ("the text just before", lambda r: r.item.prefix),
    "suffix": ("the text just after", lambda r: r.item.suffix),
}


def write_events(bundle: Bundle, path: Path) -> Tally:
    """One row one statement, coded as an event."""

    def rows() -> Iterator[tuple[Any, ...]]:
        yield tuple(EVENT_COLUMNS)
        for item in bundle.items():
            row = _Row(bundle, item)
            yield tuple(read(row) for _, read in EVENT_COLUMNS.values())

    return Tally(write_rows(path, rows()))
