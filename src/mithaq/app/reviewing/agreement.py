"""Agreement between reviewers: Cohen's kappa of two, Krippendorff's alpha of any number, and what they differ in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select

from mithaq.app.ledger import Ledger
from mithaq.app.reviewing.steps import judged_by
from mithaq.store import tables as t

__all__ = ["Agreement", "Pair", "agreement_of", "cohens_kappa", "krippendorffs_alpha"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers: statements that both judged, share of equal verdicts, what chance alone would give, kappa, and
    the statements on which they differ, each with both verdicts."""

    one: str
    other: str
    both: int
    observed: float
    expected: float
    kappa: float | None
    apart: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """All reviewers with how many statements each has judged, every pair, and alpha over all of them."""

    reviewers: tuple[tuple[str, int], ...]
    pairs: tuple[Pair, ...]
    alpha: float | None


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float | None]:
    """Observed agreement, agreement expected by chance, and kappa = (observed − expected) / (1 − expected).

    Kappa is ``None`` without any pair, and where only one verdict was ever given (then chance explains everything).
    Cohen, J. (1960): A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20.

    >>> cohens_kappa([("accept", "accept"), ("accept", "reject"), ("reject", "reject"), ("reject", "reject")])
    (0.75, 0.5, 0.5)
    """
    if not pairs:
        return 0.0, 0.0, None
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(ones[verdict] * others[verdict] for verdict in ones) / count**2
    return observed, expected, None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Alpha = 1 − observed / expected disagreement, for verdicts without order; ``units``: the verdicts on each thing.

    ``None`` where nothing was judged twice or only one verdict was ever given. Krippendorff, K. (2004): Content
    Analysis, chapter 11.

    >>> round(krippendorffs_alpha([["a", "a"], ["a", "b"], ["b", "b"], ["b", "b", "b"]]), 3)
    0.556
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = Counter(verdict for unit in paired for verdict in unit)
    total = sum(values.values())
    if total < 2 or len(values) < 2:
        return None
    observed = sum(sum(one != other for one, other in combinations(unit, 2)) * 2 / (len(unit) - 1) for unit in paired)
    expected = sum(values[one] * values[other] * 2 for one, other in combinations(values, 2)) / (total - 1)
    return 1 - observed / expected


def agreement_of(ledger: Ledger) -> Agreement:
    """How far the reviewers of a ledger agree: on each statement, the verdict of each that holds is compared."""
    with ledger.database.reading() as connection:
        asked = select(t.decisions.c.by).group_by(t.decisions.c.by).order_by(t.decisions.c.by)
        held: dict[str, Mapping[str, str]] = {
            by: judged_by(connection, by) for by in connection.execute(asked).scalars()
        }
    pairs = tuple(_pair(one, other, held) for one, other in combinations(held, 2))
    statements = dict.fromkeys(statement for verdicts in held.values() for statement in verdicts)
    units = [[verdicts[one] for verdicts in held.values() if one in verdicts] for one in statements]
    return Agreement(tuple((by, len(verdicts)) for by, verdicts in held.items()), pairs, krippendorffs_alpha(units))


def _pair(one: str, other: str, held: Mapping[str, Mapping[str, str]]) -> Pair:
    both = [statement for statement in held[one] if statement in held[other]]
    verdicts = [(held[one][statement], held[other][statement]) for statement in both]
    apart = tuple(
        (statement, mine, theirs) for statement, (mine, theirs) in zip(both, verdicts, strict=True) if mine != theirs
    )
    return Pair(one, other, len(both), *cohens_kappa(verdicts), apart)
