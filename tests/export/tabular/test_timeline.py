"""The TimelineJS sheet: one slide a statement, dates as they are known, text in its direction."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from mithaq.app.ledger import Ledger
from mithaq.export.tabular.timeline import TIMELINE_COLUMNS

Put = Callable[..., Path]


def test_slides_follow_the_title(told: Ledger, put: Put) -> None:
    told.add_text("قال نزار الحلبي: «الشرط < البند».", name="month", published="2031-03")
    with put("a.timeline.csv").open(encoding="utf-8", newline="") as file:
        title, *slides = list(csv.DictReader(file))
    assert tuple(title) == TIMELINE_COLUMNS and title["Type"] == "title" and title["Headline"] == "statements: 8"
    assert len(slides) == len(told) and {slide["Type"] for slide in slides} == {""}
    month = next(slide for slide in slides if slide["Month"] == "03")
    assert (month["Year"], month["Day"]) == ("2031", "")
    assert '<p lang="ar" dir="rtl">' in month["Text"] and "&lt; البند" in month["Text"]


def test_what_has_no_date_is_counted_and_not_placed(told: Ledger, tmp_path: Path) -> None:
    told.add_text("Nizar Halabi said that the gate was open.", name="undated")
    tally = told.export("", tmp_path / "a.timeline.csv")
    assert tally.left_out == 1 and "year is not known" in str(tally)
