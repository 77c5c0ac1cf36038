"""The facts of the founding articles in a ledger: each listed row is found by a query once the five are added.

A row of a new layer needs a case in ``asked``: the query as it is typed, and the values found where the snippet stands.
``python tests/test_seed_queries.py`` prints each row with its query and what was found.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from mithaq.app.ledger import Ledger
from mithaq.model.document import Document
from mithaq.model.ledger import Entry
from mithaq.text.span import Span
from mithaq.text.tables import read_rows

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("MITHAQ_SHARED", HERE.parents[1] / "shared"))
CHECKLIST = SHARED / "design" / "seed_checklist.csv"
ROWS = read_rows(HERE / "data" / "seed-rows.tsv")
NOT_KEPT = ("paragraph",)  # layers that a ledger does not keep
ASKED = [row for row in ROWS if row["layer"] not in NOT_KEPT]

pytestmark = pytest.mark.skipif(not CHECKLIST.exists(), reason="the founding checklist is not beside the checkout")

#: What a query found: the values it shows where the row's snippet stands.
Found = list[str]


@cache
def checklist() -> dict[str, dict[str, str]]:
    with CHECKLIST.open(encoding="utf-8", newline="") as file:
        return {row["n"]: row for row in csv.DictReader(file)}


@cache
def ledger() -> Ledger:
    """A ledger of the five founding articles, and nothing else."""
    made = Ledger(Path(mkdtemp()) / "seeds.db")
    assert made.add(SHARED / "gold" / "texts" / "*.txt").new == 5
    return made


@cache
def article(seed: str) -> Document:
    """The founding article as the ledger gives it back."""
    (one,) = [one for one, _ in ledger().articles() if one.name.startswith(f"{seed}_")]
    return ledger().document(one.id)


def spans(fact: Mapping[str, str]) -> list[Span]:
    """Where the snippet of a row stands in its article."""
    text, snippet = article(fact["seed"]).text, fact["snippet_ar"]
    return [Span(at, at + len(snippet)) for at in range(len(text)) if text.startswith(snippet, at)]


def on(fact: Mapping[str, str], found: Iterable[Entry]) -> list[Entry]:
    """The entries of the row's article whose words, cue or speaker stand where the snippet stands."""
    seed = f"{fact['seed']}_"
    return [
        entry
        for entry in found
        if entry.article.name.startswith(seed)
        for one in [entry.statement]
        if any(
            s.overlaps(t) for s in spans(fact) for t in (*one.content, *filter(None, (one.cue, one.speaker.mention)))
        )
    ]


def shown(fact: Mapping[str, str], layer: str, value: Callable[[object], str | None]) -> Found:
    """The values of a layer that ``mithaq show`` prints for the article where the snippet stands."""
    marks = getattr(article(fact["seed"]), layer)
    return [value(mark) or "" for mark in marks if any(mark.span.overlaps(span) for span in spans(fact))]


def asked(fact: Mapping[str, str], layer: str, value: str) -> tuple[str, Found]:
    """The query that a row of a layer is looked for by, as it is typed, and what it finds on the snippet."""
    store, name = ledger(), article(fact["seed"]).name
    match layer:
        case "title" | "published":
            day = (article(fact["seed"]).published or "")[:10]
            line = f"from:{day} until:{day}"
            return f"search --articles {line}", [getattr(one, layer) or "" for one, _ in store.articles(line)]
        case "event":
            kind, status = value.split()[0].split("/")
            line = f"kind:{kind} status:{status}"
            near = [e for e in store.events(line) if any(e.event.span.overlaps(span) for span in spans(fact))]
            mine = [e.event for e in near if e.article.name == name]
            return f"search --events {line}", [f"{e.kind}/{e.status} {e.date or ''}".strip() for e in mine]
        case "step":
            line = f"kind:{value.split()[0]}"
            told = [e.event for e in store.events(line) if e.article.name == name]
            here = [e for e in told if e.sentence and any(e.sentence.overlaps(span) for span in spans(fact))]
            return f"search --events {line}", [f"{e.kind} {e.date}" for e in here]
        case "act" | "speaker" | "nested" | "about" | "statement" | "names":
            line = _line(layer, value)
            entries = on(fact, store.search(line))
            return f"search '{line}'", [value for _ in entries]
        case "modifier" | "commitment":
            said = on(fact, store.search())
            field = "modifiers" if layer == "modifier" else layer
            kept = [getattr(entry.statement, field) or () for entry in said]
            return "search", [v for held in kept for v in ((held,) if isinstance(held, str) else held)]
        case "concept":
            entries = on(fact, store.search(f"about:{value}"))
            if entries:
                return f"search about:{value}", [value]
            return f"show {name} --layer concepts", shown(fact, "concepts", lambda mark: mark.code)  # type: ignore[attr-defined]
        case "instrument":
            page = store.instrument(value)
            places = shown(fact, "instruments", lambda mark: mark.id)  # type: ignore[attr-defined]
            return f"instrument {page.id}", [one for one in places if one == page.id and page.mentions]
        case "mention" if ":" in value:
            page_ = store.actor(value)
            return f"actor {value}", [
                one for one in shown(fact, "mentions", _actor) if one == page_.id and page_.mentions
            ]
        case "mention":
            return f"show {name} --layer mentions", shown(fact, "mentions", lambda mark: mark.name)  # type: ignore[attr-defined]
        case "time":
            return f"show {name} --layer times", shown(fact, "times", lambda mark: mark.value)  # type: ignore[attr-defined]
        case "boilerplate":
            return f"show {name} --layer boilerplate", shown(fact, "boilerplate", lambda _: value)
        case "venue":
            near_ = [e for e in store.search() if e.statement.cue and e.article.name == name]
            starts = [span.start for span in spans(fact)]
            far = [e.statement.venue or "" for e in near_ if any(abs(_cue(e) - at) < 600 for at in starts)]
            return "search --columns venue,words", far
    raise AssertionError(f"no query for the layer «{layer}»")


def _cue(entry: Entry) -> int:
    assert entry.statement.cue is not None
    return entry.statement.cue.start


def _actor(mark: object) -> str | None:
    return mark.actor  # type: ignore[attr-defined, no-any-return]


def _line(layer: str, value: str) -> str:
    """The line of a search for a statement."""
    match layer:
        case "act":
            return f"act:{value}"
        case "speaker":
            return f"by:{value}" if value != "-" else ""
        case "nested":
            return f"is:nested act:{value}"
        case "about":
            return f"about:{value}"
        case "names":
            return " ".join(f"about:{one}" for one in value.split())
        case _:
            kind, _, rest = value.partition(" ")
            act, _, name = rest.partition(" ")
            return " ".join((f"is:{kind}", *([f"act:{act}"] if act else []), *([f'by:"{name}"'] if name else [])))


def holds(row: Mapping[str, str]) -> tuple[str, bool]:
    """The query of a row, and whether it finds what the row says."""
    fact, layer, value = checklist()[row["row"]], row["layer"], row["value"]
    if layer == "no-statement":
        place = spans(fact)
        inside = [
            entry
            for entry in ledger().search()
            if entry.article.name.startswith(fact["seed"])
            if all(any(span.holds(content) for span in place) for content in entry.statement.content)
        ]
        return "search", not inside
    if layer == "no-instrument":
        return f"instrument {value}", value not in shown(fact, "instruments", lambda mark: mark.id)  # type: ignore[attr-defined]
    query, found = asked(fact, layer, value)
    return query, any(one == value or (layer in ("event", "instrument") and one.startswith(value)) for one in found)


@pytest.mark.parametrize("row", ASKED, ids=lambda row: row["row"])
def test_a_row_of_the_list_is_found_by_a_query(row: dict[str, str]) -> None:
    query, found = holds(row)
    assert found, query


def test_enough_rows_are_found() -> None:
    facts = checklist()
    assert len(facts) == 248
    found = {row["row"] for row in ASKED}
    assert len(found) == len(ASKED)
    assert len({row["row"] for row in ROWS} & set(facts)) >= 225


def test_the_rows_that_are_not_held_are_listed_with_their_reason() -> None:
    page = (HERE.parent / "docs" / "scores.md").read_text(encoding="utf-8")
    missing = set(checklist()) - {row["row"] for row in ROWS}
    assert [n for n in sorted(missing, key=int) if f"\n| {n} |" not in page] == []


if __name__ == "__main__":
    for one in ASKED:
        print(one["row"], *holds(one), sep="\t")
    print(Counter(checklist()[one["row"]]["system"] for one in ASKED))
