"""The sheet of TimelineJS: one slide a statement, its text in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from mithaq.export.items import Bundle, Item, Tally
from mithaq.export.tabular.delimited import write_rows

__all__ = ["TIMELINE_COLUMNS", "write_timeline"]

TIMELINE_COLUMNS = (
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background", "Link"),
)
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(?:T(\d{2}:\d{2}))?")


def write_timeline(bundle: Bundle, path: Path) -> Tally:
    """One row a slide, the first one the title; statements whose year is not known are left out and counted."""
    left = 0

    def rows() -> Iterator[tuple[str, ...]]:
        nonlocal left
        yield TIMELINE_COLUMNS
        title = {"Headline": escape(bundle.about.sentence), "Text": escape(bundle.about.line), "Type": "title"}
        yield tuple(title.get(name, "") for name in TIMELINE_COLUMNS)
        for item in bundle.items():
            slide = _slide(bundle, item)
            left += slide is None
            if slide is not None:
                yield tuple(slide.get(name, "") for name in TIMELINE_COLUMNS)

    return Tally(write_rows(path, rows()) - 1, left, "their year is not known", "slide")


def _slide(bundle: Bundle, item: Item) -> dict[str, str] | None:
    """The cells of a slide; ``None`` where nothing says when it was said."""
    day = item.day or ""
    found = _DATE.match(day)
    if found is None:
        return None
    entry, article = item.entry, item.entry.article
    year, month, date, time = (part or "" for part in found.groups())
    about = " · ".join(escape(part) for part in (article.outlet, article.published) if part)
    return {
        "Year": year,
        "Month": month,
        "Day": date,
        "Time": time,
        "Display Date": "" if found.group() == day else day,
        "Headline": f"<bdi>{escape(entry.speaker)}</bdi>: {entry.act.replace('_', ' ')}",
        "Text": f"{entry.html('p')}<p>{about}</p>",
        "Group": bundle.speaker(item),
        "Link": article.url or "",
    }
