"""Bootstrap intervals of alpha equal R boot within Monte Carlo error."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval
from tests.stats.data_attitude import ATTITUDE


def test_attitude_equals_r_boot() -> None:
    # R boot, 20000 resamples: percentile (0.7242852, 0.90692433), BCa (0.72969985, 0.90862116)
    # the limits' own Monte Carlo error is about 0.003, R's included
    assert alpha_bootstrap_interval(ATTITUDE, kind="percentile") == pytest.approx((0.7242852, 0.90692433), abs=0.01)
    assert alpha_bootstrap_interval(ATTITUDE, kind="bca") == pytest.approx((0.72969985, 0.90862116), abs=0.01)


def test_same_seed_same_interval_and_level_widens_it() -> None:
    a = alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3)
    assert a == alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3)
    wide = alpha_bootstrap_interval(ATTITUDE, replicates=500, seed=3, confidence=0.99)
    assert a is not None
    assert wide is not None
    assert wide[0] < a[0] < a[1] < wide[1]


def test_undefined_intervals_are_none() -> None:
    assert alpha_bootstrap_interval(ATTITUDE[:2]) is None
    assert alpha_bootstrap_interval(np.array(ATTITUDE)[:, :1]) is None
    assert alpha_bootstrap_interval([[1.0, -1.0], [2.0, -2.0], [3.0, -3.0]]) is None


def test_rows_with_a_hole_are_left_out() -> None:
    holed = np.vstack([np.array(ATTITUDE, dtype=float), [[np.nan] + [50.0] * 6]])
    assert alpha_bootstrap_interval(holed, replicates=200) == alpha_bootstrap_interval(ATTITUDE, replicates=200)
