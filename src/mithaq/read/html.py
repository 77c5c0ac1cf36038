"""Saved web pages: the article without menus, read by a process that is ended when a page takes too long.

No limit on bytes alone protects a parser: 200,000 attributes on one tag, or a megabyte of nested elements, stops every
one of them. So pages are read by :mod:`mithaq.read.worker` in a process of its own, with limits on time, memory, bytes,
tags, nesting and attributes. The process is started at the first page, kept for the next, and replaced after a page
that ended it.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from mithaq.errors import InputError, NoText, TooLarge
from mithaq.read.plain import decode
from mithaq.read.worker import pack, unpack

__all__ = ["Limits", "Page", "PageReader", "charset_of", "has_tags", "looks_like_html", "read_html"]

_OPENING = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
_TAGS = re.compile(r"<(?:p|div|br|a|meta|title|article|span|table)\b[^>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: seconds, bytes of the file, bytes of its text, megabytes of memory, and its shape."""

    seconds: float = 20.0
    bytes_in: int = 20 * 2**20
    bytes_out: int = 20 * 2**20
    memory: int = 2048
    tags: int = 400_000
    depth: int = 2_000
    attributes: int = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page and what the page says of itself; ``None`` for what it does not say.

    ``text`` begins with the title; ``published`` is an ISO date, with time and zone where the page gives them.
    """

    text: str = field(repr=False)
    title: str | None = None
    published: str | None = None
    author: str | None = None
    sitename: str | None = None
    url: str | None = None
    language: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a web page does.

    >>> looks_like_html("<!DOCTYPE html><p>x"), looks_like_html("He wrote <html> on the board.")
    (True, False)
    """
    return _OPENING.match(text[:4096]) is not None


def has_tags(text: str) -> bool:
    """Whether a text holds any of the common elements of a page."""
    return _TAGS.search(text) is not None


def charset_of(data: bytes) -> str | None:
    """The encoding that a page declares in its first kilobytes, or ``None``."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii", "ignore") if match else None


class PageReader:
    """Reads pages one at a time in a process of its own.

    Arguments: ``limits``; ``command`` starts the process (the worker of Mithaq unless a test gives another).
    """

    def __init__(self, limits: Limits | None = None, command: tuple[str, ...] = ()) -> None:
        self.limits = limits or Limits()
        self.command = command or (sys.executable, "-P", "-m", "mithaq.read.worker", str(self.limits.memory))
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def read(self, html: str, name: str = "the page") -> Page:
        """The article of a page.

        Raises :class:`NoText` where there is none, :class:`TooLarge` over a limit, :class:`InputError` when the page
        broke the reader. After each of them the reader goes on with the next page.
        """
        limits = self.limits
        if len(html) > limits.bytes_in:
            why = f"It has {len(html):,} characters; a page may have {limits.bytes_in:,}."
            raise TooLarge(f"{name}: the page is too large.", why, "save only the article's text")
        request = {"html": html, "seconds": limits.seconds, "tags": limits.tags}
        request |= {"depth": limits.depth, "attributes": limits.attributes}
        with self._lock:
            answer = self._ask(request, name)
        if "over" in answer:
            raise TooLarge(f"{name}: the page passes a limit.", f"It has {answer['over']}.", "save only its text")
        if "failed" in answer:
            raise InputError(f"{name}: the page cannot be read.", answer["failed"], "save the article as plain text")
        if "empty" in answer:
            raise NoText(f"{name}: no text found.", answer["empty"], "open the page and save the article's text")
        return _page(answer)

    def close(self) -> None:
        """End the process; the next page starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:  # the pipe broke with the process
                    continue
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self.close()
            here = str(Path(__file__).parents[2])
            paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
            self._owner = os.getpid()
        return self._process

    def _ask(self, request: dict[str, Any], name: str) -> dict[str, Any]:
        process = self._running()
        answers: list[dict[str, Any] | None] = []

        def exchange() -> None:
            assert process.stdin and process.stdout
            try:
                process.stdin.write(pack(request))
                process.stdin.flush()
                answers.append(unpack(process.stdout, self.limits.bytes_out))
            except (OSError, ValueError):  # the process ended, or its pipes were closed after the time was over
                answers.append(None)

        thread = threading.Thread(target=exchange, daemon=True)
        thread.start()
        thread.join(self.limits.seconds)
        late = thread.is_alive()
        if late or not answers or answers[0] is None:
            process.kill()
            thread.join()
            self.close()
        if late:
            why = f"It took more than {self.limits.seconds:g} s and was given up; the run goes on."
            raise TooLarge(f"{name}: the page cannot be read.", why, "save the article as plain text")
        if not answers or answers[0] is None:
            why = "It made the page reader stop (too much memory, or a broken page); the run goes on."
            raise InputError(f"{name}: the page cannot be read.", why, "save the article as plain text")
        return answers[0]


def _page(answer: dict[str, Any]) -> Page:
    def said(key: str) -> str | None:
        return str(answer[key]).strip() or None if answer.get(key) else None

    title, text = said("title"), str(answer["text"]).strip()
    first, _, rest = text.partition("\n")
    if title:
        repeated = " ".join(first.split()) == " ".join(title.split())
        text = f"{title}\n\n{rest.lstrip() if repeated else text}".rstrip()
    return Page(text, title, said("date"), said("author"), said("sitename"), said("url"), said("language"))


@cache
def _reader() -> PageReader:
    reader = PageReader()
    atexit.register(reader.close)
    return reader


def read_html(data: bytes, name: str = "the page", encoding: str | None = None) -> Page:
    """The article of a saved page, given as bytes; ``encoding`` overrides what the page declares.

    Raises :class:`NoText`, :class:`TooLarge` or :class:`InputError`; no page stops the program.
    """
    return _reader().read(decode(data, encoding or charset_of(data), name).text, name)
