"""What is said and by whom where no plain «X said that» stands: participles, passives, «as X put it»."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import mithaq

CASES = [
    (
        "Nadia Orlo closed the harbour on Monday, adding that the bridge would stay open.",
        "Nadia Orlo",
        "the bridge would stay open",
    ),
    ("As minister Nadia Orlo put it, the bridge will stay open.", "Nadia Orlo", "the bridge will stay open"),
    (
        "Minister Nadia Orlo was quoted as saying that the bridge would stay open.",
        "Nadia Orlo",
        "the bridge would stay open",
    ),
    (
        "The newspaper quoted Nadia Orlo as saying the bridge would stay open.",
        "Nadia Orlo",
        "the bridge would stay open",
    ),
    ("Kesmar was accused by minister Nadia Orlo of closing the harbour.", "Nadia Orlo", "of closing the harbour"),
    ("It was claimed by the ministry that the harbour was closed.", "the ministry", "the harbour was closed"),
    ("It is alleged that the harbour was closed at night.", None, "the harbour was closed at night"),
    ("Valdoria is said to have closed the harbour.", None, "Valdoria is said to have closed the harbour"),
    (
        "Speaking in Varen, minister Nadia Orlo said the bridge would stay open.",
        "Nadia Orlo",
        "the bridge would stay open",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), CASES)
def test_who_says_what(text: str, speaker: str | None, words: str) -> None:
    doc = mithaq.read(text, language="en", published="2031-05-04")
    said = [(one.speaker.name, " ".join(doc[part] for part in one.content)) for one in doc.statements]
    assert said == [(speaker, words)]


def test_whoever_is_criticised_for_saying_something_said_it() -> None:
    text = "The opposition criticised Nadia Orlo for saying that the bridge would stay open."
    doc = mithaq.read(text, language="en", published="2031-05-04")
    said = {doc[one.content[0]]: one.speaker.name for one in doc.statements}
    assert said["the bridge would stay open"] == "Nadia Orlo"


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed by the wind.",
        "Adding sugar to tea is common in Varen.",
        "The bridge was accused of nothing.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert mithaq.read(text, language="en").statements == ()


_CASES = (
    ("Denholm set out an unusual new rule that boats were barred from the harbour.", []),
    ("The firm hid losses, the lawsuit claims.", [("The firm hid losses", "the lawsuit")]),
    ("The bank's economists estimate growth will slow to 2%.", [("growth will slow to 2%", "The bank's economists")]),
    (
        "Fans say his songs, many of them written at sea, are the best.",
        [("his songs, many of them written at sea, are the best", "Fans")],
    ),
    ("A survey by Harbour Watch shows voters are split.", [("voters are split", "A survey by Harbour Watch")]),
    ("The toll threatened to soar on Tuesday.", []),
    ("Union leaders threatened to strike.", [("to strike", "Union leaders")]),
    ("On the whole, Denholm noted five faults of the gate.", []),
    ("Denholm says, he is sure of the charts.", [("he is sure of the charts", "Denholm")]),
    ("Tarrant used his speech to warn that jobs would go.", [("jobs would go", "Tarrant")]),
    ('"The gate is shut," Ann Lund was quoted as saying by the Lindel Post.', [("The gate is shut", "Ann Lund")]),
    ('"The gate is shut," Ann Lund was reported to have said.', [("The gate is shut", "Ann Lund")]),
    (
        "Nine boats were found on Monday, bringing the toll to 30, said the ministry of the sea.",
        [("Nine boats were found on Monday, bringing the toll to 30", "the ministry of the sea")],
    ),
    (
        "Ann Lund, a sailor from Lindel, where she was born, said she was surprised.",
        [("she was surprised", "Ann Lund")],
    ),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_who_said_what(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
