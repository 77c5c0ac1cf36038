"""How fast Mithaq reads, layer by layer: one process, articles of about 4,000 characters, every layer.

``python bench/bench.py [LANGUAGE…]`` prints Markdown tables: articles a second for each language, milliseconds for each
layer, time to import, peak memory, and how the rate holds on an article of a million characters. The articles are
made of the packaged samples, so that anybody can repeat the run; they repeat words more than real news, which flatters
caches.
"""

from __future__ import annotations

import platform
import resource
import subprocess
import sys
import time
from datetime import date
from typing import NamedTuple

import mithaq
from mithaq.kb.lookup import load_kb
from mithaq.lang.pack import load_pack, pack_codes
from mithaq.model.document import Document
from mithaq.pipeline import STEPS
from mithaq.sample import sample_texts
from mithaq.text import tokens

LENGTH = 4_000  # characters of an article, about
LONG = 1_000_000  # characters of the long article
SECONDS = 3.0  # spent on each language
GOAL = 150  # articles a second that every language must reach
_CLOCK = "import time; start = time.perf_counter(); import mithaq; {}; print(time.perf_counter() - start)"
IMPORT = _CLOCK.format("pass")
FIRST = _CLOCK.format("mithaq.read('قال المبعوث إن المحادثات مستمرة', language='ar')")


class Rate(NamedTuple):
    """What one language took: articles a second, characters a second on short and long text, milliseconds a layer
    for 4,000 characters of both."""

    language: str
    articles: float
    short: float
    long: float
    layers: dict[str, float]
    long_layers: dict[str, float]


def articles(language: str, length: int = LENGTH) -> list[str]:
    """One article for each sample of the language: it and those after it, paragraph by paragraph, up to the length."""
    texts = [path.read_text(encoding="utf-8") for path in sample_texts() if path.name.startswith(f"{language}-")]
    made = []
    for first in range(len(texts)):
        turn = [part for text in texts[first:] + texts[:first] for part in text.strip().split("\n\n")]
        parts: list[str] = []
        size = 0
        while size < length:
            part = turn[len(parts) % len(turn)]
            parts.append(part)
            size += len(part) + 2
        made.append("\n\n".join(parts))
    return made


def read_rate(texts: list[str], language: str, seconds: float = SECONDS) -> tuple[float, float]:
    """Articles a second and characters a second of reading these texts in turn for that many seconds."""
    mithaq.read(texts[0], published="2022-02-18", language=language)
    done = characters = 0
    start = time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        text = texts[done % len(texts)]
        mithaq.read(text, published="2022-02-18", language=language)
        done += 1
        characters += len(text)
    return done / spent, characters / spent


def layer_times(texts: list[str], language: str, rounds: int = 10) -> dict[str, float]:
    """Milliseconds that each step takes for 4,000 characters, on average."""
    pack, kb = load_pack(language), load_kb()
    spent = dict.fromkeys(["cutting into words", *(step.name for step in STEPS)], 0.0)
    for _ in range(rounds):
        for text in texts:
            start = time.perf_counter()
            doc = Document(text, language=language)
            spent["cutting into words"] += time.perf_counter() - start
            for step in STEPS:
                if step.rules and not pack.data(step.rules):
                    continue
                start = time.perf_counter()
                doc = doc.adding(**{step.gives: step.run(doc, pack, kb)})
                spent[step.name] += time.perf_counter() - start
    turns = rounds * sum(map(len, texts)) / LENGTH
    return {name: 1000 * seconds / turns for name, seconds in spent.items()}


def measure(language: str) -> Rate:
    """The rates of one language."""
    texts = articles(language)
    rate, short = read_rate(texts, language)
    long_text = articles(language, LONG)[0]
    start = time.perf_counter()
    mithaq.read(long_text, published="2022-02-18", language=language)
    long_rate = len(long_text) / (time.perf_counter() - start)
    return Rate(language, rate, short, long_rate, layer_times(texts, language), layer_times([long_text], language, 1))


def fresh_seconds(code: str) -> float:
    """Seconds that the code takes in a new interpreter, the best of five."""
    command = [sys.executable, "-c", code]
    return min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5))


def peak_megabytes() -> float:
    """The most memory this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def tables(rates: list[Rate], memory: float) -> str:
    """The measurements as Markdown."""
    how = "plain Python" if str(tokens.__file__).endswith(".py") else "readers compiled (make fast)"
    head = f"{date.today().isoformat()}, Python {platform.python_version()}, {platform.machine()}, one process, {how}"
    lines = [
        head,
        "",
        "| language | articles a second | characters a second | the same on 1 MB | ratio |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {r.language} | {r.articles:.0f} | {r.short:,.0f} | {r.long:,.0f} | {r.long / r.short:.2f} |" for r in rates
    ]
    columns = {
        f"{r.language}{where}": times for r in rates for where, times in (("", r.layers), (" in 1 MB", r.long_layers))
    }
    lines += ["", f"| milliseconds for {LENGTH:,} characters | {' | '.join(columns)} |"]
    lines.append("|---|" + "---:|" * len(columns))
    lines += [_row(name, [times[name] for times in columns.values()]) for name in rates[0].layers]
    lines += [_row("all", [sum(times.values()) for times in columns.values()]), ""]
    lines.append(
        f"Import {fresh_seconds(IMPORT):.2f} s, import and first article {fresh_seconds(FIRST):.2f} s; "
        f"peak memory {memory:.0f} MB before and {peak_megabytes():.0f} MB after the 1 MB articles. "
        f"Goals: {GOAL} articles a second, import 0.5 s, 250 MB."
    )
    return "\n".join(lines)


def _row(name: str, numbers: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{number:.2f}" for number in numbers) + " |"


def main() -> None:
    """Measure the languages named on the command line, or all, and print."""
    languages = [code for code in sys.argv[1:] or pack_codes() if articles(code)]
    for language in languages:
        read_rate(articles(language), language, 0.5)
    memory = peak_megabytes()
    print(tables([measure(language) for language in languages], memory))


if __name__ == "__main__":
    main()
