"""Draws among experts against the moments of the bootstrap."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.stats.draw_blocks import rows_of
from scorecard.stats.expert_rows import ExpertRows

ROWS = np.array([[0.5, 0.3, 0.2], [0.2, 0.6, 0.2], [0.4, 0.4, 0.2], [0.1, 0.1, 0.8]])
N = 200_000


def test_one_expert_at_random() -> None:
    drawn = rows_of(ExpertRows(ROWS, "one_expert"), N, seed=1)
    for row in ROWS:
        share = (drawn == row).all(axis=1).mean()
        assert share == pytest.approx(0.25, abs=4 * math.sqrt(0.1875 / N))


def test_arithmetic_means_have_the_variance_of_a_mean() -> None:
    """Mean of the experts, variance of the experts (divided by e) over e: algebra of the bootstrap."""
    drawn = rows_of(ExpertRows(ROWS, "bootstrap_arithmetic"), N, seed=1)
    assert (np.abs(drawn.mean(axis=0) - ROWS.mean(axis=0)) <= 4 * drawn.std(axis=0) / math.sqrt(N)).all()
    np.testing.assert_allclose(drawn.var(axis=0), ROWS.var(axis=0) / 4, rtol=0.02)


def test_geometric_means_by_all_samples() -> None:
    """Two experts: both once with probability 1/2, either twice with 1/4."""
    rows = ROWS[:2]
    middle = np.sqrt(rows[0] * rows[1])
    middle /= middle.sum()
    drawn = rows_of(ExpertRows(rows, "bootstrap_geometric"), N, seed=1)
    for row, probability in ((rows[0], 0.25), (rows[1], 0.25), (middle, 0.5)):
        share = np.isclose(drawn, row, atol=1e-12).all(axis=1).mean()
        assert share == pytest.approx(probability, abs=4 * 0.5 / math.sqrt(N))
