"""Following: what stands after a verb of saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_CASES = (
    ("Officials have said little else about what happened.", []),
    ("Insurgents warned the country was close to ruin.", [("the country was close to ruin", "Insurgents")]),
    ("If Denholm believes that, she is wrong.", []),
    (
        "It was a problem, Ann Lund writes in “Between the Seas,” because nobody paid.",
        [("It was a problem", "Ann Lund")],
    ),
    ("A judge determined the harbour could do without it.", [("the harbour could do without it", "A judge")]),
    (
        "Leaders told the judge opposing the plan that they fear for their jobs.",
        [("they fear for their jobs", "Leaders")],
    ),
    ("Members feel optimistic about their chances of a gate.", []),
    ("Members feel they got burned by the storm.", [("they got burned by the storm", "Members")]),
    ("The ministry told the Lindel Post in a note:\n\n“The gate is open.”", [("The gate is open", "The ministry")]),
    ("Tarrant warned them not to sail.", [("not to sail", "Tarrant")]),
    ("An aide asked not to be named.", []),
    ("Tarrant told cheering supporters at the hall that he won.", [("he won", "Tarrant")]),
    ("Tarrant bragged to television host Billy Orlo that he won.", [("he won", "Tarrant")]),
    ("Tarrant insists on a daily basis that he won.", [("he won", "Tarrant")]),
    (
        "Tarrant said in a talk with Kate Orlo that aired on Sunday that he won.",
        [("he won", "Tarrant")],
    ),
    ("Tarrant wants to close the gate.", [("to close the gate", "Tarrant")]),
    ("Fishermen want the ministry to close the gate.", [("the ministry to close the gate", "Fishermen")]),
    ("Tarrant wrote in a 2015 note that it was late.", [("it was late", "Tarrant")]),
    (
        "“It is late,” Tarrant said on Monday, adding moments later: “It is cold.”",
        [("It is late", "Tarrant"), ("It is cold", "Tarrant")],
    ),
    ("An aide requested anonymity to speak.", []),
)


@pytest.mark.parametrize(("sentence", "expected"), _CASES, ids=[sentence[:40] for sentence, _ in _CASES])
def test_what_follows(
    said: Callable[[str], list[tuple[str, str | None]]], sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(sentence) == expected
