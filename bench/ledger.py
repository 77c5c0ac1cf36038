"""How fast a ledger is filled and asked, and how much memory it takes as it grows.

``python bench/ledger.py [STATEMENTS]`` adds articles made of the packaged samples through the whole program (articles a
second), then fills a ledger with so many statements (100,000 when not given) made of the same articles with other
words, dates, speakers and outlets, and measures a mix of queries: the time to count the matches and show a page.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import mithaq
from mithaq.app.extract import Reader
from mithaq.app.ledger import Ledger
from mithaq.kb.lookup import load_kb
from mithaq.sample import sample_texts
from mithaq.search.words import forms_and_stems
from mithaq.store.database import open_database
from mithaq.store.people import People
from mithaq.store.records import Record, Who, compact, days_of, make_record
from mithaq.store.writing import put_article

GOAL_ADD, GOAL_SEARCH = 80, 50  # articles a second, milliseconds (95 of 100 queries)
ARTICLES = 600
TURNS = 6
QUERIES = (
    "security",
    "безопасность",
    "الأمن",
    '"written reply"',
    "by:{name}",
    "to:Russia",
    "by:{name} act:demand",
    "act:deny",
    "in:ar act:commit",
    "from:2021-03 until:2021-04",
    "by:{name} security",
    "about:{instrument}",
    "outlet:{outlet}",
    "treaty -security in:en",
    "is:direct by:{name} from:2022",
    "{word}",
    "{word} in:ru",
    "by:{name} to:NATO",
    "{name}",
)


def texts(count: int) -> Iterator[str]:
    """Articles of about 4,000 characters: paragraphs of the samples of one language, shuffled."""
    dice = random.Random(1)
    by_language: dict[str, list[str]] = {}
    for path in sample_texts():
        by_language.setdefault(path.name[:2], []).extend(path.read_text(encoding="utf-8").strip().split("\n\n"))
    for number in range(count):
        parts = by_language[("ar", "en", "ru")[number % 3]]
        chosen, size = [], 0
        while size < 4_000:
            chosen.append(dice.choice(parts))
            size += len(chosen[-1])
        yield "\n\n".join(chosen)


def add_rate(folder: Path) -> float:
    """Articles a second that go into a ledger, everything included, after the packs are loaded."""
    places = []
    for number, text in enumerate(texts(ARTICLES)):
        places.append(folder / f"{number}.txt")
        places[-1].write_text(text, encoding="utf-8")
    with Ledger(folder / "add.db") as ledger:
        ledger.add(places[:30], published="2022-02-18")
        start = time.process_time()
        ledger.add(places[30:], published="2022-02-18")
        return (ARTICLES - 30) / (time.process_time() - start)


def templates() -> list[Record]:
    """Records of the samples, to be varied."""
    made = []
    for text in texts(60):
        doc = mithaq.read(text, published="2022-02-18")
        made.append(make_record(doc, doc.metadata, forms_and_stems))
    return made


def varied(record: Record, number: int, dice: random.Random, actors: list[str]) -> Record:
    """The record as another article: its ids, date, outlet, speakers and one word of each statement are others."""
    published = f"{dice.randint(2018, 2024)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    first, last = days_of(published)
    outlet = f"outlet {int(dice.paretovariate(0.8)) % 300}"
    id_ = f"{number:016x}"
    shared = {"published": published, "first_day": first, "last_day": last, "outlet": outlet}
    said = []
    for place, one in enumerate(record.statements):
        word = f"word{int(dice.paretovariate(0.5)) % 50_000}"
        plain = {**json.loads(one.words["json"]), "id": f"{number:08x}{place:04x}"}
        words = {
            "forms": f"{one.words['forms']} {word}",
            "stems": f"{one.words['stems']} {word}",
            "json": compact(plain),
        }
        row = {**one.row, **shared, "id": plain["id"], "document": id_}
        speaker = Who(actors[int(dice.paretovariate(0.7)) % len(actors)])
        said.append(replace(one, row=row, words=words, speaker=speaker))
    document = {**record.document, **shared, "id": id_, "name": f"article-{number}"}
    dated = {"date": published, "first_day": first, "last_day": last}
    events = (replace(one, row={**one.row, **dated}) if one.row["date"] else one for one in record.events)
    return replace(record, document=document, statements=tuple(said), events=tuple(events))


def fill(place: Path, statements: int) -> tuple[float, dict[int, float]]:
    """Articles a second that the writer alone takes, and megabytes held at each tenth of the way."""
    dice, kb = random.Random(2), load_kb()
    actors = sorted(id_ for id_, entity in kb.entities.items() if entity.kind in ("person", "state"))
    dice.shuffle(actors)
    records, people = templates(), People(kb)
    database = open_database(str(place))
    done = number = 0
    memory: dict[int, float] = {}
    start = time.perf_counter()
    while done < statements:
        record = varied(records[number % len(records)], number, dice, actors)
        with database.writing() as connection:
            put_article(connection, record, people)
        number, before, done = number + 1, done, done + len(record.statements)
        if done * 10 // statements != before * 10 // statements:
            memory[done] = megabytes()
    rate = number / (time.perf_counter() - start)
    database.close()
    return rate, memory


def megabytes() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def search_times(place: Path) -> dict[str, list[float]]:
    """Milliseconds of each query: parse, count, first page."""
    dice = random.Random(3)
    kb = load_kb()
    names = [
        entity.names["en"][0] for entity in kb.entities.values() if entity.kind == "person" and entity.names.get("en")
    ]
    instruments = [instrument.id for instrument in kb.instruments]
    found: dict[str, list[float]] = {}
    with Ledger(place, create=False) as ledger:
        for facet in ledger.search().facets(40):
            if facet.field == "speaker":
                names = [shown for value, shown, _ in facet.values if value.startswith("person:")] or names
        for turn in range(TURNS):
            for form in QUERIES:
                filled = form.format(
                    name=f'"{dice.choice(names)}"',
                    instrument=dice.choice(instruments),
                    outlet=f'"outlet {dice.randint(1, 99)}"',
                    word=f"word{dice.randint(1, 2_000)}",
                )
                start = time.perf_counter()
                results = ledger.search(filled.replace(':""', ':"').replace('""', '"'))
                len(results), results[:20]
                if turn:  # the first one finds nothing in memory
                    found.setdefault(form, []).append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        ledger.search("security").facets()
        found["facets of “security”"] = [1000 * (time.perf_counter() - start)]
    return found


def answer_times(place: Path) -> dict[str, float]:
    """Milliseconds of threads, commitments and norms, each asked twice, the second time counted."""
    found = {}
    with Ledger(place, create=False) as ledger:
        asked = {
            "topics": ledger.threads,
            "thread of an organisation": lambda: ledger.thread("NATO"),
            "thread of a principle": lambda: ledger.thread("INDIVISIBLE_SECURITY"),
            "20 open commitments": lambda: ledger.commitments(status="open")[:20],
            "norm of a principle": lambda: ledger.norms("INDIVISIBLE_SECURITY"),
            "the ten most cited norms": ledger.norms,
        }
        for name, ask in asked.items():
            ask()
            start = time.perf_counter()
            ask()
            found[name] = 1000 * (time.perf_counter() - start)
    return found


def main() -> None:
    """Measure and print."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Reader().check()
        print(f"add: {add_rate(folder):.0f} articles a second on one core (goal {GOAL_ADD})", flush=True)
        rate, memory = fill(folder / "big.db", statements)
        print(
            f"write: {rate:.0f} articles a second; megabytes: " + ", ".join(f"{n:,} {m:.0f}" for n, m in memory.items())
        )
        print(f"file: {(folder / 'big.db').stat().st_size / 2**20:,.0f} MB for {statements:,} statements", flush=True)
        times = search_times(folder / "big.db")
        for name_, ms in answer_times(folder / "big.db").items():
            print(f"  {ms:8.1f} ms  {name_}", flush=True)
    every = sorted(ms for form, all_ in times.items() if form in QUERIES for ms in all_)
    print(
        f"search: p50 {statistics.median(every):.1f} ms, p95 {every[len(every) * 95 // 100]:.1f} (goal {GOAL_SEARCH})"
    )
    for form, all_ in times.items():
        print(f"  {max(all_):8.1f} ms at most  {form}")


if __name__ == "__main__":
    main()
