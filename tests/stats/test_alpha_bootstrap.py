"""Bootstrap intervals of alpha equal R boot within Monte Carlo error."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval
from tests.stats.data_attitude import ATTITUDE


def test_attitude_equals_r_boot() -> None:
    # R boot, 20000 resamples: percentile (0.7242852, 0.90692433), BCa (0.72969985, 0.90862116)
    # the limits' own Monte Carlo error is about 0.003, R's included
    assert alpha_bootstrap_interval(ATTITUDE, kind="percentile", seed=1) == pytest.approx(
        (0.7242852, 0.90692433), abs=0.01
    )
    assert alpha_bootstrap_interval(ATTITUDE, kind="bca", seed=1) == pytest.approx((0.72969985, 0.90862116), abs=0.01)


def test_same_seed_same_interval_and_level_widens_it() -> None:
    a = alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3)
    assert a == alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3)
    wide = alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3, confidence=0.99)
    assert a is not None
    assert wide is not None
    assert wide[0] < a[0] < a[1] < wide[1]


def test_undefined_intervals_are_none() -> None:
    assert alpha_bootstrap_interval(ATTITUDE[:2], seed=1) is None
    assert alpha_bootstrap_interval(np.array(ATTITUDE)[:, :1], seed=1) is None
    assert alpha_bootstrap_interval([[1.0, -1.0], [2.0, -2.0], [3.0, -3.0]], seed=1) is None


def test_rows_with_a_hole_are_left_out() -> None:
    holed = np.vstack([np.array(ATTITUDE, dtype=float), [[np.nan] + [50.0] * 6]])
    assert alpha_bootstrap_interval(holed, replicates=200, seed=1) == alpha_bootstrap_interval(
        ATTITUDE, replicates=200, seed=1
    )


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
def test_order_of_respondents_changes_no_bit(missing: str) -> None:
    rng = np.random.default_rng(2)
    x = rng.integers(1, 6, (60, 1)) + rng.integers(0, 3, (60, 4)).astype(float)
    x[rng.random(x.shape) < 0.1] = np.nan
    first = alpha_bootstrap_interval(x, replicates=300, seed=5, missing=missing)  # type: ignore[arg-type]  # parametrised
    shuffled = alpha_bootstrap_interval(x[rng.permutation(60)], replicates=300, seed=5, missing=missing)  # type: ignore[arg-type]  # parametrised
    assert first == shuffled


def test_order_of_few_respondents_changes_no_bit() -> None:
    # among few, many a resample is the sample itself in another order: a tie, whatever the last digits of alpha are
    x = np.array([[5.0, 1, 1], [4, 3, 7], [7, 5, 3], [1, 2, 3], [4, 3, 2]])
    found = {alpha_bootstrap_interval(x[list(order)], replicates=500, seed=1) for order in permutations(range(5))}
    assert len(found) == 1


def test_pairwise_resamples_equal_a_plain_loop() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(80, 1)) + rng.normal(size=(80, 4))
    x[rng.random(x.shape) < 0.15] = np.nan
    x = x[~np.isnan(x).all(axis=1)]
    found = alpha_bootstrap_interval(x, kind="percentile", missing="pairwise", replicates=4000, seed=1)
    drawn = []
    for _ in range(1500):
        resample = x[rng.integers(0, len(x), len(x))]
        c = np.ma.cov(np.ma.masked_invalid(resample), rowvar=False, allow_masked=True).data  # pairwise numbers
        drawn.append(4 / 3 * (1 - np.trace(c) / c.sum()))
    # Monte Carlo error of either limit is about 0.004
    assert found == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=0.02)
    assert found != alpha_bootstrap_interval(x, kind="percentile", replicates=4000, seed=1)


def test_complete_answers_are_the_same_by_either_rule() -> None:
    pairwise = alpha_bootstrap_interval(ATTITUDE, replicates=300, seed=4, missing="pairwise")
    assert pairwise == alpha_bootstrap_interval(ATTITUDE, replicates=300, seed=4)
