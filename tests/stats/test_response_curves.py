"""Curves are found again from points on them, and are those of least squares elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import curve_fit

from scorecard.stats.response_curves import fit_curves

X = np.linspace(0.7, 0.98, 15)
U = (X - X[0]) / (X[-1] - X[0])
RNG = np.random.default_rng(3)
NOISE = RNG.normal(0, 1.5, 15)


def logistic(u: np.ndarray, a: float, b: float, k: float, m: float) -> np.ndarray:
    """Return the S-shaped curve."""
    return a + b / (1 + np.exp(-k * (u - m)))


def saturation(u: np.ndarray, a: float, b: float, k: float) -> np.ndarray:
    """Return the curve that rises ever less."""
    return a + b * (1 - np.exp(-k * u))


def test_points_on_a_curve_give_it_back() -> None:
    for form, y in (("logistic", logistic(U, 20, 80, 9, 0.4)), ("saturation", saturation(U, 20, 80, 3.0))):
        assert fit_curves(X, y[None, :], form=form).at(X)[0] == pytest.approx(y, abs=1e-5)  # type: ignore[arg-type]
    y = 5 + 0.7 / (1 - X)
    found = fit_curves(X, y[None, :], form="reciprocal")
    assert (found.a[0], found.b[0]) == pytest.approx((5, 0.7))


def test_noisy_points_give_the_fit_of_scipy() -> None:
    y = logistic(U, 20, 80, 9, 0.4) + NOISE
    expected, _ = curve_fit(logistic, U, y, p0=(20, 80, 9, 0.4))
    assert fit_curves(X, y[None, :], form="logistic").at(X)[0] == pytest.approx(logistic(U, *expected), abs=1e-4)
    y = saturation(U, 20, 80, 3) + NOISE
    expected, _ = curve_fit(saturation, U, y, p0=(20, 80, 3))
    assert fit_curves(X, y[None, :], form="saturation").at(X)[0] == pytest.approx(saturation(U, *expected), abs=1e-4)


def test_many_samples_are_each_fitted_alone() -> None:
    samples = np.stack([saturation(U, 20, 80, k) + NOISE for k in (1.0, 3.0, 8.0)])
    together = fit_curves(X, samples, form="saturation").at(X)
    for row, sample in zip(together, samples, strict=True):
        assert row == pytest.approx(fit_curves(X, sample[None, :], form="saturation").at(X)[0], abs=1e-9)


@pytest.mark.parametrize("form", ["logistic", "saturation", "reciprocal"])
def test_no_curve_falls(form: str) -> None:
    falling = fit_curves(X, (100 - 50 * X)[None, :], form=form)  # type: ignore[arg-type]
    assert falling.b[0] == 0
    assert falling.at(X)[0] == pytest.approx(np.full(15, (100 - 50 * X).mean()))


def test_straight_lines_go_through_means() -> None:
    x = np.array([0.5, 0.5, 0.7, 0.9])
    found = fit_curves(x, np.array([[1.0, 3.0, 6.0, 5.0]]), form="points")
    assert found.at(np.array([0.5, 0.6, 0.7, 0.85]))[0] == pytest.approx([2, 4, 6, 5.25])
    assert fit_curves(np.array([0.5]), np.array([[4.0]]), form="points").at(np.array([0.5])).tolist() == [[4]]
