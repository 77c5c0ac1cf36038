"""Agreement: figures of the books, and of nobody, one, and three reviewers."""

from __future__ import annotations

import pytest

from mithaq.app.ledger import Ledger
from mithaq.app.reviewing.agreement import agreement_of, cohens_kappa, krippendorffs_alpha


def test_kappa_of_a_table() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    observed, expected, kappa = cohens_kappa(pairs)
    assert (observed, expected, kappa) == (0.7, 0.5, pytest.approx(0.4))


def test_kappa_where_chance_explains_everything() -> None:
    assert cohens_kappa([]) == (0.0, 0.0, None)
    assert cohens_kappa([("yes", "yes")] * 3) == (1.0, 1.0, None)
    assert cohens_kappa([("yes", "no"), ("no", "yes")])[2] == -1.0


def test_alpha_of_the_example_of_krippendorff() -> None:
    # Two observers, ten units, nominal data (Computing Krippendorff's Alpha-Reliability, 2011, section A).
    first, second = "0100000010", "1110010000"
    assert krippendorffs_alpha([list(pair) for pair in zip(first, second, strict=True)]) == pytest.approx(
        0.095, abs=5e-4
    )


def test_alpha_needs_things_judged_twice_and_two_verdicts() -> None:
    assert krippendorffs_alpha([["a"], ["b"]]) is None
    assert krippendorffs_alpha([["a", "a"], ["a", "a"]]) is None


def test_what_was_taken_back_does_not_count(ledger: Ledger) -> None:
    one, other = ledger.search()[:2]
    for entry in (one, other):
        ledger.decide(entry, "accept", by="anna")
        last = ledger.decide(entry, "reject", by="boris")
    ledger.undo(last, by="boris")
    found = agreement_of(ledger)
    (pair,) = found.pairs
    assert dict(found.reviewers) == {"anna": 2, "boris": 1}
    assert (pair.both, pair.observed) == (1, 0.0) and pair.apart == ((one.id, "accept", "reject"),)
