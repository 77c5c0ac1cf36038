"""Paragraphs and sentences: bullets, headings inside the text, where a sentence ends."""

from __future__ import annotations

import pytest

import mithaq
from mithaq.extract.sentences import find_paragraphs
from mithaq.model.document import Document

BEFORE = "The mayor said on Monday that the ferry would sail again in spring, after a year of work."
AFTER = "The harbour has been closed since the storm, and the islanders have had to use small boats."


def kinds(*lines: str) -> list[str]:
    return [one.kind for one in find_paragraphs(Document("\n\n".join(lines)))]


def test_a_short_line_between_full_paragraphs_is_a_heading() -> None:
    assert kinds("A year without a ferry", BEFORE, "Small boats", AFTER) == ["body", "body", "heading", "body"]


@pytest.mark.parametrize(
    "line",
    ["Small boats.", "Small boats:", "“Small boats”", "- Small boats", "Small boats " * 8, "He went home, and"],
)
def test_what_is_no_heading(line: str) -> None:
    assert "heading" not in kinds("A year without a ferry", BEFORE, line if line[-1] != "d" else line + ",", AFTER)


def test_the_last_line_and_the_lines_above_the_text_are_no_headings() -> None:
    assert kinds("Small boats", BEFORE, "Photo agency") == ["body", "body", "body"]
    assert kinds("A year without a ferry", "Harbour office", BEFORE, AFTER) == ["body"] * 4


def test_a_heading_is_not_what_was_said() -> None:
    said = "The mayor stood on the pier for an hour in the rain with a large crowd around him, and he said:"
    text = "\n\n".join(("A year without a ferry", BEFORE, "Small boats", f"“We wait,” the mayor said. {AFTER}", said))
    doc = mithaq.read(text, language="en")
    heading = next(one.span for one in doc.paragraphs if one.kind == "heading")
    assert not any(span.overlaps(heading) for one in doc.statements for span in one.content)
    assert [doc[one.content] for one in doc.statements if one.kind == "direct"] == ["We wait"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She bought Lund Motors Inc. The company paid.", 2),
        ("She bought Lund Motors Inc. shares.", 1),
        ("She lives in the U.S. He does not.", 2),
        ("The U.S. Senate voted.", 1),
        ("The No. 2 senator voted. He said no. They left.", 3),
        ("Rep. Jo Lund, D-Mich., voted. The Concord, N.H. Fire Department came.", 2),
        ("It was Peter A. Lund. He met James C. Orlo and Kate D. Orlo.", 2),
        ("She is a Miss. He left at 9 a.m. on Monday.", 2),
    ],
)
def test_short_forms_and_the_end_of_a_sentence(text: str, expected: int) -> None:
    assert len(mithaq.read(text, language="en").sentences) == expected
