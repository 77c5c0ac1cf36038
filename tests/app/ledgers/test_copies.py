"""Copies in a ledger: found as articles go in, across runs, after a kill; their origin, order and edits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from mithaq.app.extract import Reader
from mithaq.app.ledger import Ledger, sources_of
from mithaq.store import tables as t
from mithaq.store.group_tables import copy_groups, copy_keys, copy_links, copy_members, copy_words

REPORT = (
    "Orlo, 4 May 2031 (Orlo Wire). The two delegations signed a fishing accord in the old town on Sunday evening and "
    "gave each side one half of the yearly catch.\n\nAda Orlo said that the accord was the fruit of a year of talks. "
    "She added that the assembly would debate it once the holidays were over.\n\nThe dispute goes back to an old line "
    "that the fishermen of the three islands never recognised."
)
STORY = (
    "The mountain villages woke up under a metre of snow, and the school buses stayed in their garages.\n\n{}\n\n"
    "Elsewhere the price of bread went up for a third month, bakers blamed the mills and the mills blamed the weather, "
    "while the museum in the harbour showed its new collection of painted clocks to a small and cheerful crowd."
)
OTHER = (
    "Boris Venn said that the bridge over the river would open to lorries before the winter, and to trains later on."
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "a.db") as made:
        yield made


def news(folder: Path, **texts: str) -> Path:
    """A folder with these articles."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_one_run_counts_and_groups_copies(empty: Ledger, tmp_path: Path) -> None:
    edited = REPORT.replace("on Sunday evening", "late on Sunday")
    empty.add(news(tmp_path / "first", a=REPORT), published="2031-05-03")
    folder = news(tmp_path / "news", b=edited, c=OTHER, d=STORY.format(REPORT))
    counts = empty.add(folder, published="2031-05-04")
    assert str(counts) == "3 read: 1 new, 2 copies, 0 known, 0 failed"
    (group,) = empty.copy_groups()
    carriers = {one.article.name: one for one in group.carriers}
    assert set(carriers) == {"a", "b", "d"} and group.origin.name == "a" and "published first" in group.why
    assert {name for name, one in carriers.items() if one.holds} == {"d"}
    edits = [(edit.kind, edit.a, edit.b) for edit in carriers["b"].edits]
    assert edits == [("added", "", "late"), ("removed", "evening", "")]
    assert carriers["d"].edits == ()
    assert {article.name for article in empty.copies("b")} == {"a", "b", "d"}
    assert empty.copies("c") == ()


def test_a_later_run_finds_copies_of_earlier_articles(empty: Ledger, tmp_path: Path) -> None:
    assert empty.add(news(tmp_path / "one", a=REPORT, c=OTHER), published="2031-05-05").copies == 0
    counts = empty.add(news(tmp_path / "two", b=REPORT + " Ends."), published="2031-05-04")
    assert (counts.new, counts.copies) == (1, 1)
    (group,) = empty.copy_groups()
    assert [one.article.name for one in group.carriers] == ["b", "a"], "the earlier published is the origin"
    assert empty.add(tmp_path / "two", published="2031-05-04").copies == 0
    assert empty.copy_groups('by:"Ada Orlo"')[0].id == group.id
    assert len(empty.copy_groups('by:"Boris Venn"')) == 0


def test_another_date_makes_another_origin(empty: Ledger, tmp_path: Path) -> None:
    empty.add(news(tmp_path / "one", a=REPORT.replace("4 May 2031 ", "")), published="2031-05-04")
    empty.add(news(tmp_path / "two", b=REPORT.replace("4 May 2031 ", "") + " Ends."), published="2031-05-05")
    assert empty.copy_groups()[0].origin.name == "a"
    assert empty.add(tmp_path / "one", published="2031-05-06").updated == 1
    assert [one.article.name for one in empty.copy_groups()[0].carriers] == ["b", "a"]


def test_a_run_that_was_stopped_leaves_nothing_out(empty: Ledger, tmp_path: Path) -> None:
    folder = news(tmp_path / "news", a=REPORT, b=REPORT + " Ends.", c=REPORT + " More follows.")
    adding = empty.adding(Reader("2031-05-04"))
    steps = adding.run(sources_of([str(folder)]))
    next(steps), next(steps)
    steps.close()
    with empty._database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(copy_groups)).scalar_one() == 0
    assert [one.article.name for one in empty.copy_groups()[0].carriers] == ["a", "b"]
    assert empty.add(folder, published="2031-05-04").copies == 1
    assert len(empty.copy_groups()[0]) == 3


def test_articles_of_an_older_program_are_looked_at(empty: Ledger, tmp_path: Path) -> None:
    empty.add(news(tmp_path / "news", a=REPORT, b=REPORT + " Ends."), published="2031-05-04")
    with empty._database.writing() as connection:
        for table in (copy_members, copy_groups, copy_links, copy_keys, copy_words):
            connection.execute(delete(table))
        connection.execute(update(t.documents).values(grouped=False))
    assert len(empty.copy_groups()[0]) == 2


def test_looking_again_finds_the_same(empty: Ledger, tmp_path: Path) -> None:
    texts = {f"a{at}": f"{REPORT} {at}" for at in range(30)}
    assert empty.add(news(tmp_path / "news", **texts), published="2031-05-04").copies == 29
    (before,) = empty.copy_groups()
    (after,) = empty.copy_groups(rebuild=True)
    assert len(before) == 30 and before.to_json() == after.to_json()
    with empty._database.reading() as connection:
        links = connection.execute(select(func.count()).select_from(copy_links)).scalar_one()
    assert links < 60, "copies of copies need no link of their own"
    assert json.dumps(after.to_json())


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    texts = {f"a{at}": f"{REPORT} {at}" for at in range(6)}
    folder = news(tmp_path / "news", **texts, c=OTHER)
    with Ledger(tmp_path / "one.db") as one, Ledger(tmp_path / "two.db") as two:
        assert one.add(folder).copies == two.add(folder, jobs=2).copies == 5
        assert one.copy_groups()[0].to_json()["carriers"][3]["share"] > 0.9
        assert len(one.copy_groups()[0]) == len(two.copy_groups()[0]) == 6
