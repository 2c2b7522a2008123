"""The least change of shares against linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.scoring.least_shift import least_shift


def by_program(shares: np.ndarray, gains: np.ndarray, target: float) -> float | None:
    """Least Σ |new − old| by linear programming: scipy's simplex method."""
    from scipy.optimize import linprog

    k = len(shares)
    equal = np.block([[np.ones(k), -np.ones(k)], [gains, -gains]])
    found = linprog(
        np.ones(2 * k),
        A_eq=equal,
        b_eq=[0.0, target - shares @ gains],
        bounds=[(0, None)] * k + [(0, share) for share in shares],
    )
    return float(found.fun) if found.success else None


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 6), st.integers(0, 10**6), st.floats(-20, 120))
def test_the_distance_is_that_of_linear_programming(k: int, seed: int, target: float) -> None:
    rng = np.random.default_rng(seed)
    shares, gains = rng.dirichlet(np.ones(k)), rng.integers(0, 101, k).astype(float)
    new, expected = least_shift(shares.tolist(), gains.tolist(), target=target), by_program(shares, gains, target)
    if expected is None:
        assert new is None or abs(target - gains.min()) < 1e-6 or abs(target - gains.max()) < 1e-6
        return
    assert new is not None
    assert (new >= 0).all()
    assert new.sum() == pytest.approx(shares.sum())
    assert new @ gains == pytest.approx(target, abs=1e-9)
    assert np.abs(new - shares).sum() == pytest.approx(expected, abs=1e-7)


def test_by_hand() -> None:
    """From 60 to 75: 0.2 of the lowest (40 → 90: ten points), then 1/6 of the next (60 → 90: five)."""
    new = least_shift([0.2, 0.5, 0.3], [40, 60, 73.0 + 1 / 3], target=60.0)
    assert new is not None
    np.testing.assert_allclose(new, [0.2, 0.5, 0.3])
    new = least_shift([0.2, 0.6, 0.2], [40, 60, 90], target=77)
    assert new is not None
    np.testing.assert_allclose(new, [0, 1.3 / 3, 1 - 1.3 / 3])


def test_out_of_reach() -> None:
    assert least_shift([0.5, 0.5], [40, 60], target=60.001) is None
    assert least_shift([0.5, 0.5], [50, 50], target=60) is None
    edge = least_shift([0.5, 0.5], [40, 60], target=60)
    assert edge is not None
    assert edge.tolist() == [0, 1]
