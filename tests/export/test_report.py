"""The printable report: right-to-left where it must be, self-contained, text as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from lxml import html

from mithaq.app.ledger import Ledger

Put = Callable[..., Path]


def test_each_passage_has_its_language_and_direction(told: Ledger, put: Put) -> None:
    page = html.fromstring(put("a.html").read_text(encoding="utf-8"))
    assert page.findtext(".//h1") == page.findtext(".//title") == "statements: 7"
    seen = {(one.get("lang"), one.get("dir")) for one in page.iterfind(".//blockquote")}
    assert seen == {("ar", "rtl"), ("en", "ltr"), ("ru", "ltr")}
    for entry in told.search():
        (one,) = page.xpath(f"//li[@id='s-{entry.id}']//blockquote")
        assert one.text_content() == entry.passage.text
        assert " … ".join(mark.text_content() for mark in one.iterfind(".//mark")) == entry.words


def test_sources_are_listed_once_and_led_to(told: Ledger, put: Put) -> None:
    page = html.fromstring(put("a.html").read_text(encoding="utf-8"))
    targets = {one.get("href")[1:] for one in page.xpath("//a[starts-with(@href, '#source')]")}
    assert targets == {one.get("id") for one in page.xpath("//li[starts-with(@id, 'source')]")} and len(targets) == 4


def test_nothing_is_fetched_and_nothing_cuts_letters(put: Put) -> None:
    text = put("a.html").read_text(encoding="utf-8")
    assert not re.search(r"https?://|<script|<link|@import|url\(", text)
    style = text.partition("<style>")[2].partition("</style>")[0]
    marks = "".join(re.findall(r"(?:mark|cue|source)\{([^}]*)\}", style))
    assert marks and not re.search("padding|border|margin|inline-block|isolate|content|vertical", marks)
    assert not re.search(r"[^-](?:left|right):", style)


def test_text_is_text(told: Ledger, put: Put) -> None:
    told.add_text("Nizar Halabi said: “<script>alert(1)</script> & more”.", name="evil", published="2031-05-04")
    text = put("a.html", "more").read_text(encoding="utf-8")
    assert "<script" not in text and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in text
