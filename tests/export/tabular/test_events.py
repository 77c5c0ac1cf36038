"""Event data: codes, days and states."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from mithaq.app.ledger import Ledger
from mithaq.export.tabular.events import EVENT_COLUMNS

Put = Callable[..., Path]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_statement_is_an_event_with_the_nearest_codes(told: Ledger, put: Put) -> None:
    found = rows(put("a.events.csv"))
    assert len(found) == len(told) and list(found[0]) == list(EVENT_COLUMNS)
    codes = {row["act"]: (row["cameo"], row["cameo_root"], row["plover_event"]) for row in found}
    assert codes["reject"] == ("120", "12", "REJECT") and codes["demand"] == ("100", "10", "REQUEST")
    assert codes["assert"][0] == "010" and codes["assert"][2] == ""


def test_whom_it_was_said_to_is_the_target(put: Put) -> None:
    (row,) = rows(put("a.events.csv", '"no answer"'))
    assert row["source"].startswith("name:") and row["target"].startswith("name:") and row["source"] != row["target"]
    assert (row["first_day"], row["last_day"]) == ("2031-05-04", "2031-05-04")


def test_an_office_holder_acts_for_its_state_on_that_day_only(told: Ledger, put: Put) -> None:
    kb = told._kb
    term = next(one for one in kb.offices if one.state == "state:RU" and one.start[:4] > "2000" and not one.stop)
    said = f"{kb.name(term.person)} said that the talks were difficult."
    told.add_text(said, name="later", published="2031-06-01")
    told.add_text(said.replace("difficult", "long"), name="before", published="1950-06-01")
    states = {row["first_day"]: row["source_states"] for row in rows(put("a.events.csv", f"by:{term.person}"))}
    assert "RUS" in states["2031-06-01"].split("; ") and states["1950-06-01"] == ""
