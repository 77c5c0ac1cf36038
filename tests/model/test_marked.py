"""Marks in HTML: cut at every edge, nothing lost, nothing between the letters."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as some

import mithaq
from mithaq.lang.pack import direction_of
from mithaq.model.marked import marked_html
from mithaq.sample import sample_texts
from mithaq.text.direction import direction_of_letters
from mithaq.text.span import Span

SPANS = some.tuples(some.integers(0, 12), some.integers(0, 12)).map(lambda pair: Span(min(pair), max(pair)))


@given(
    some.text(max_size=12), some.lists(some.tuples(some.sampled_from(("content", "cue", "source")), SPANS), max_size=5)
)
def test_the_text_is_all_there_however_marks_overlap(text: str, marks: list[tuple[str, Span]]) -> None:
    made = marked_html(text, marks)
    assert unescape(re.sub(r"</?(?:mark|span)[^>]*>", "", made)) == unescape(re.sub("", "", text)) or "&" in text
    assert made.count("<mark>") == made.count("</mark>") and made.count("<span") == made.count("</span>")


def test_a_mark_inside_a_word_is_plain_inline() -> None:
    assert marked_html("بموسكو", [("content", Span(1, 6))]) == "ب<mark>موسكو</mark>"


def test_a_document_shows_itself_with_every_statement_marked() -> None:
    doc = mithaq.read("قال نزار الحلبي إن «الشرط < البند».", published="2031-05-04")
    page = doc._repr_html_()
    assert 'lang="ar" dir="rtl"' in page and "<mark>" in page and "&lt; البند" in page
    assert not re.search(r"https?://|<script", page)


def test_letters_tell_the_direction_that_the_pack_tells() -> None:
    for path in sample_texts():
        text = path.read_text(encoding="utf-8")
        assert direction_of_letters(text) == direction_of(path.name[:2])
