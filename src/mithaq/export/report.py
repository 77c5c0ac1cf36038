"""A report to print: one HTML file with every passage in its own direction, and the list of its sources."""

from __future__ import annotations

from html import escape
from pathlib import Path

from mithaq.export.items import Bundle, Item, Tally
from mithaq.model.marked import MARKS_STYLE

__all__ = ["write_report"]

_STYLE = (
    "body{font:1rem/1.6 'Noto Naskh Arabic','Noto Serif',Georgia,serif;"
    "max-inline-size:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.4rem}.made,.who{color:#555}ol{padding-inline-start:3rem}li{margin-block-end:1.2rem}"
    "blockquote{margin:.2rem 0;padding-inline-start:.8rem;border-inline-start:3px solid #bbb}"
    "blockquote[dir=rtl]{font-size:1.1em;line-height:1.9}"
    "@media print{body{margin:0;max-inline-size:none}li{break-inside:avoid}a{color:inherit}"
    "mark{text-decoration:underline double}}"
)


def write_report(bundle: Bundle, path: Path) -> Tally:
    """A numbered list: who, doing what, when, over the passage with its marks; at the end the numbered articles."""
    count = 0
    sources: dict[str, tuple[int, Item]] = {}
    with path.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        file.write(_head(bundle))
        for item in bundle.items():
            count += 1
            number, _ = sources.setdefault(item.entry.article.id, (len(sources) + 1, item))
            file.write(_statement(item, number))
        file.write('</ol>\n<h2 id="sources">Sources</h2>\n<ol>\n')
        file.writelines(_source(number, item) for number, item in sources.values())
        file.write("</ol>\n</main>\n</body>\n</html>\n")
    return Tally(count, noun="statement")


def _head(bundle: Bundle) -> str:
    title, made = escape(bundle.about.sentence), escape(f"{bundle.about.moment} · {bundle.about.program}")
    note = "Each line is what a source says, not a finding that it is so. Marked: the words, their speaker, the verb."
    return (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f'<title>{title}</title>\n<style>{_STYLE}{MARKS_STYLE}</style>\n</head>\n<body>\n<main class="mithaq">\n'
        f'<h1>{title}</h1>\n<p class="made">{made}</p>\n<p class="made">{note}</p>\n<ol>\n'
    )


def _statement(item: Item, source: int) -> str:
    entry = item.entry
    about = (entry.speaker, entry.act.replace("_", " "), entry.date, entry.statement.venue)
    parts = (*about, entry.article.outlet, _checked(item))
    line = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in parts if part)
    link = f'<a href="#source-{source}">source {source}</a>, {item.start}–{item.stop}'
    said = entry.html()
    return f'<li id="s-{entry.id}"><p class="who">{line} · {link}</p>{said}</li>\n'


def _checked(item: Item) -> str:
    """The confidence of a statement in words."""
    if item.entry.verdict in ("accept", "correct"):
        return "checked by a person"
    if item.entry.verdict == "unsure":
        return "unsure"
    return "clear" if item.entry.statement.confidence >= 0.9 else "likely"


def _source(number: int, item: Item) -> str:
    article = item.entry.article
    title = escape(article.title or article.name)
    title = f'<span lang="{escape(item.language)}" dir="{item.entry.direction}">{title}</span>'
    parts = [
        f"<bdi>{escape(part)}</bdi>" for part in (article.outlet, article.agency, article.published, article.id) if part
    ]
    url = article.url or ""
    web = url.startswith(("http://", "https://"))
    address = f'<br><a href="{escape(url)}">{escape(url)}</a>' if web else ""
    return f'<li id="source-{number}">{title}<br>{" · ".join(parts)}{address}</li>\n'
