"""The process that reads web pages, apart from the program so that a hostile page can only end this process.

Started as ``python -P -m mithaq.read.worker MEGABYTES``. It takes one message after another on standard input (eight
bytes of length, then JSON: ``html``, ``seconds``, ``tags``, ``depth``, ``attributes``) and answers each on standard
output in the same form: ``text`` and metadata, or ``empty`` with a reason, or ``over`` with the limit that was passed.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import struct
import sys
from typing import IO, Any

__all__ = ["pack", "unpack"]

_LENGTH = struct.Struct(">Q")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>?")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[^\s\"'>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
# Elements that need no end tag: unclosed ones must not count as depth.
_OPEN_ENDED = re.compile(
    r"(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option"
    r"|optgroup|colgroup|param|rp|rt)\Z",
    re.IGNORECASE,
)
_PUBLISHED = (
    '//meta[@property="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="pubdate" or @name="publish-date" or @name="DC.date.issued" or @name="date"]/@content',
    "//time[@pubdate]/@datetime",
)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")


def pack(message: dict[str, Any]) -> bytes:
    """A message as bytes: its length, then JSON.

    >>> pack({"a": 1})
    b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x08{"a": 1}'
    """
    body = json.dumps(message).encode("ascii")
    return _LENGTH.pack(len(body)) + body


def unpack(stream: IO[bytes], most: int) -> dict[str, Any] | None:
    """The next message of a stream; ``None`` at its end, when it is broken off, or longer than ``most`` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length) if length <= most else b""
    return json.loads(body) if body and len(body) == length else None


def over_limit(html: str, tags: int, depth: int, attributes: int) -> str:
    """The limit that a page passes, in words (empty when none): tags, nesting, attributes of one tag.

    >>> over_limit("<div>" * 9, tags=100, depth=5, attributes=10), over_limit("<p>" * 9, 100, 5, 10)
    ('more than 5 elements inside one another', '')
    """
    level = 0
    for count, match in enumerate(_TAG.finditer(_HIDDEN.sub("", html)), 1):
        closing, name, rest = match.groups()
        if count > tags:
            return f"more than {tags:,} tags"
        if len(rest) > 2 * attributes and len(_ATTRIBUTE.findall(rest)) > attributes:
            return f"more than {attributes:,} attributes on one tag"
        if not _OPEN_ENDED.match(name) and not rest.endswith("/"):
            level = max(0, level - 1) if closing else level + 1
        if level > depth:
            return f"more than {depth:,} elements inside one another"
    return ""


def _published(tree: Any, html: str) -> str | None:
    """The moment of publication that the page declares, to the minute, with its zone where stated; never a guess."""
    shown = [value for path in _PUBLISHED for value in tree.xpath(path)] + _LINKED.findall(html)
    for value in shown:
        if match := _MOMENT.match(str(value).strip()):
            day, clock, zone = match.groups()
            return f"{day}T{clock}{zone or ''}" if clock else str(day)
    return None


def _empty(tree: Any) -> str:
    words = len(" ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")).split())
    if tree.xpath("//script") and words < 30:
        return "The page writes its text with a script; the saved file does not hold it."
    return "No article was found among its menus and links."


def _only_links(tree: Any, text: str) -> bool:
    """Whether a text is a list of links: no line of five words, and nearly all of the page's words are links."""
    if max(len(line.split()) for line in text.splitlines()) >= 5:
        return False
    linked = sum(len(link.text_content()) for link in tree.iter("a"))
    return bool(linked > 0.8 * len(tree.text_content().strip()))


def read_page(html: str) -> dict[str, Any]:
    """The article of a page: ``text`` and what the page says of itself, or ``empty`` with the reason."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None or not len(tree):
        return {"empty": "It holds no elements of a page."}
    found = bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document) or not re.search(r"[^\W\d_]", text := found.text or ""):
        login = tree.xpath('//input[@type="password"]')
        return {"empty": "The page is a login form." if login else _empty(tree)}
    if tree.xpath('//input[@type="password"]') and len(text.split()) < 40:
        return {"empty": "The page is a login form."}
    if _only_links(tree, text):
        return {"empty": _empty(tree)}
    said = {name: getattr(found, name) for name in ("title", "author", "sitename", "url")}
    return {"text": text, "date": _published(tree, html) or found.date, "language": tree.get("lang"), **said}


def _limit_memory(megabytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _answer(message: dict[str, Any]) -> dict[str, Any]:
    try:
        over = over_limit(message["html"], message["tags"], message["depth"], message["attributes"])
        return {"over": over} if over else read_page(message["html"])
    except MemoryError:
        return {"over": "more memory than a page may use"}
    except RecursionError:
        return {"over": "more elements inside one another than can be followed"}
    except Exception as error:  # whatever a broken page provokes in the parsers is told, not raised
        return {"failed": f"{type(error).__name__}: {error}"[:300]}


def main() -> None:
    """Answer messages until standard input closes."""
    _limit_memory(int(sys.argv[1]))
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a parser prints may get between the answers
    while (message := unpack(source, 2**31)) is not None:
        if hasattr(signal, "alarm"):
            signal.alarm(int(message["seconds"]) + 5)  # ends this process even when nobody is left to end it
        answer = _answer(message)
        if hasattr(signal, "alarm"):
            signal.alarm(0)
        target.write(pack(answer))
        target.flush()


if __name__ == "__main__":
    main()
