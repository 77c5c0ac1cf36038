"""Adding: nothing twice, nothing half, failures kept, and whatever is killed can go on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from mithaq.app.extract import Reader
from mithaq.app.inputs import sources_of
from mithaq.app.ledger import Ledger
from mithaq.app.ledgers.pool import in_order
from mithaq.app.ledgers.reading import Reading, Task, died, read_task
from mithaq.store import tables as t

ADD = "import sys; from mithaq.app.ledger import Ledger; Ledger(sys.argv[1]).add(sys.argv[2], published='2031-05-04')"


def folder_of(place: Path, count: int) -> Path:
    """A folder of so many articles."""
    place.mkdir()
    for number in range(count):
        said = f"قال نزار الحلبي إن الجولة {number} صعبة.\n\nوقالت سلمى الهادي: «سنعود غدا إلى الطاولة رقم {number}»."
        (place / f"{number:04}.txt").write_text(said, encoding="utf-8")
    return place


def test_adding_twice_adds_nothing_and_says_so(ledger: Ledger, articles: Path) -> None:
    again = ledger.add(articles, published="2031-05-04")
    assert (again.read, again.new, again.known, again.statements) == (4, 0, 4, 0)
    assert str(again) == "4 read: 0 new, 0 copies, 4 known, 0 failed"
    assert len(ledger) == 8


def test_the_same_text_in_another_file_is_known(ledger: Ledger, articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes((articles / "ar-1.txt").read_bytes())
    assert ledger.add(other, published="2031-05-04").known == 1
    other.write_bytes(b"\xef\xbb\xbf" + (articles / "ar-1.txt").read_bytes())
    assert ledger.add(other, published="2031-05-04").known == 1


def test_other_options_read_an_article_again(ledger: Ledger, articles: Path) -> None:
    assert ledger.add(articles / "ar-1.txt", published="2031-06-01").updated == 1
    assert ledger.document("ar-1").published == "2031-06-01"
    assert len(ledger) == 8


def test_a_failure_is_kept_with_its_reason_until_it_is_read(ledger: Ledger, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    counts = ledger.add([bad, tmp_path / "none.txt"])
    assert (counts.new, counts.failed) == (0, 2)
    assert {Path(one.path).name: one.kind for one in ledger.failures} == {"bad.txt": "NoText", "none.txt": "InputError"}
    assert ledger.retry().failed == 2
    assert {one.tries for one in ledger.failures} == {2}
    bad.write_text("قال نزار الحلبي إن الطريق مفتوح.", encoding="utf-8")
    assert ledger.retry().new == 1
    assert [Path(one.path).name for one in ledger.failures] == ["none.txt"]


def test_a_folder_without_articles_and_a_pattern_without_files_fail(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert ledger.add([tmp_path / "empty", str(tmp_path / "*.html")]).failed == 2


def test_patterns_are_opened(ledger: Ledger, articles: Path) -> None:
    assert len(sources_of([f"{articles}/ar-*.txt"])) == 2
    assert ledger.add(f"{articles}/ar-*.txt", published="2031-05-04").known == 2


def test_two_processes_store_what_one_does(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "news", 12)
    with Ledger(tmp_path / "one.db") as one, Ledger(tmp_path / "two.db") as two:
        assert one.add(folder) == two.add(folder, jobs=2)
        assert [entry.to_json()["id"] for entry in one.search()] == [entry.to_json()["id"] for entry in two.search()]


def test_a_worker_that_dies_loses_only_its_task() -> None:
    reader = Reader()
    tasks = [Task(f"{n}", f"قال نزار الحلبي إن الجولة {n} صعبة.".encode(), str(n), reader) for n in range(6)]
    tasks[2] = Task("2", b"die", "2", reader)
    results = list(in_order(read_or_die, died, tasks, 2))
    assert [one.name for one in results] == [str(n) for n in range(6)]
    assert [one.name for one in results if one.error is not None] == ["2"]


def read_or_die(task: Task) -> Reading:
    """As read_task, but some bytes kill."""
    if task.data == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_task(task)


def test_stopping_keeps_what_was_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "news", 6)
    with Ledger(tmp_path / "a.db") as ledger:
        adding = ledger.adding(Reader())
        steps = adding.run(sources_of([str(folder)]))
        for _ in range(3):
            next(steps)
        steps.close()
        assert adding.counts.new == 3
        assert ledger.add(folder).known == 3
        assert len(ledger) == 12


@pytest.mark.parametrize("seed", range(4))
def test_kill_at_any_moment_leaves_whole_articles(tmp_path: Path, seed: int) -> None:
    folder, place = folder_of(tmp_path / "news", 150), tmp_path / "a.db"
    dice = random.Random(seed)
    for _ in range(2):
        process = subprocess.Popen([sys.executable, "-c", ADD, str(place), str(folder)])
        deadline = time.monotonic() + 20
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.0, 0.6))
        process.kill()
        process.wait()
        with Ledger(place) as ledger, ledger._database.writing() as connection:
            articles = connection.execute(select(func.count()).select_from(t.documents)).scalar_one()
            assert connection.execute(select(func.count()).select_from(t.statements)).scalar_one() == 2 * articles
            assert connection.execute(select(func.count()).select_from(t.statement_texts)).scalar_one() == 2 * articles
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            connection.execute(text("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')"))
    with Ledger(place) as ledger:
        counts = ledger.add(folder, published="2031-05-04")
        assert counts.new + counts.known == 150
        assert len(ledger) == 300
