"""Differences between what two programs found: on draws of their own, and on the same draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from peer_numpy import ranked
from workload import CONFIDENCE, SEED, STATISTICS, scores

from scorecard.stats.acceptability import acceptability
from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.simplex import UniformSimplex

OWN = {"rank_shares": 3.6e-3, "win_shares": 3.6e-3, "mean": 0.02, "low": 0.07, "high": 0.07}
"""Largest difference allowed on draws of their own: five standard errors of the difference of two runs of a million."""
SAME = {"rank_shares": 0.0, "win_shares": 0.0, "mean": 1e-9, "low": 0.08, "high": 0.08}
"""Largest difference allowed on the same draws: none in counts, a part of the range in quantiles."""

SAME_DRAWS = 100_000


@dataclass(frozen=True)
class Difference:
    """How far two programs are apart in one statistic."""

    statistic: str
    numbers: int
    largest: float
    allowed: float

    @property
    def fits(self) -> bool:
        """Whether that is little enough."""
        return self.largest <= self.allowed


def own_draws(peer: str, ours: str) -> list[Difference]:
    """Return the largest difference of each statistic between two files."""
    with np.load(peer) as first, np.load(ours) as second:
        return [_difference(name, first[name], second[name], OWN) for name in STATISTICS]


def same_draws() -> list[Difference]:
    """Return the largest difference of each statistic on the same draws."""
    values = scores()
    law = UniformSimplex(values.shape[1])
    found = acceptability(values, law, draws=SAME_DRAWS, seed=SEED, confidence=CONFIDENCE)
    expected = ranked(rows_of(law, SAME_DRAWS, seed=SEED), values)
    return [_difference(name, expected[name], getattr(found, name), SAME) for name in STATISTICS]


def threads_agree(one: str, two: str) -> bool:
    """Return whether two files are equal to the last bit."""
    with np.load(one) as first, np.load(two) as second:
        return all(np.array_equal(first[name], second[name]) for name in STATISTICS)


def _difference(name: str, expected: np.ndarray, found: np.ndarray, allowed: dict[str, float]) -> Difference:
    """Return the largest difference in one statistic."""
    return Difference(name, expected.size, float(np.abs(expected - found).max()), allowed[name])
