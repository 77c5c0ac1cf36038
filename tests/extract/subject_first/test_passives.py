"""Passives: reports with nobody to say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("It is thought the ship sank at night.", [("the ship sank at night", None)]),
    ("The ship was thought a wonder.", []),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_what_is_said_by_nobody(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
