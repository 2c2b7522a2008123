"""Bootstrap intervals of the law school data equal published ones."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.bootstrap import BootstrapResult, bootstrap_interval
from scorecard.stats.bootstrap_mean import bootstrap_intervals
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.roots import FloatArray

LAW = np.array(
    [
        [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594],
        [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96],
    ]
).T


def correlation(x: FloatArray) -> float:
    """Return the correlation of the two columns."""
    d = x - x.mean(axis=0)
    cross = d.T @ d
    return float(cross[0, 1] / (cross[0, 0] * cross[1, 1]) ** 0.5)


@pytest.mark.parametrize(
    ("method", "limits", "off"),
    # R boot, 100 000 resamples; for BCa midway between R boot and scipy
    [("percentile", (0.4594, 0.9626), 0.012), ("basic", (0.5904, 1.0944), 0.012), ("bca", (0.3203, 0.9413), 0.025)],
)
def test_law_school_intervals(
    method: Literal["percentile", "basic", "bca"], limits: tuple[float, float], off: float
) -> None:
    found = bootstrap_interval(LAW, correlation, method=method, seed=1, replicates=12_000)
    assert (found.low, found.high) == pytest.approx(limits, abs=off)
    assert found.estimate == pytest.approx(0.77637449, abs=5e-9)
    assert found.acceleration == pytest.approx(-0.07567156, abs=5e-9)
    assert found.jackknife_standard_error == pytest.approx(0.14251862, abs=5e-9)
    assert found.standard_error == pytest.approx(0.1336, abs=0.004)


@pytest.mark.parametrize("method", ["percentile", "bca"])
def test_mean_equals_the_interval_without_resampling(method: Literal["percentile", "bca"]) -> None:
    x = np.random.default_rng(6).gamma(1.0, 100.0, 60).astype(np.int64)
    found = bootstrap_interval(x, lambda v: float(v.mean()), method=method, seed=3, replicates=15_000)
    (exact,) = bootstrap_intervals([ScoreHistogram.from_scores(x, 1)], method=method)
    # the error of simulation, with that of the bias correction, is about 0.015 standard errors
    assert (found.low, found.high) == pytest.approx(exact, abs=0.05 * float(x.std() / 60**0.5))


def test_seed_decides() -> None:
    first, again, other = (bootstrap_interval(LAW, correlation, seed=s, replicates=200) for s in (1, 1, 2))
    assert first == again != other


def test_undefined_resamples_are_left_out_and_counted() -> None:
    x = [1.0, 1.0, 2.0]
    found = bootstrap_interval(x, lambda v: float(v.mean()) if np.ptp(v) else float("nan"), seed=1, replicates=500)
    # a third of the 27 resamples are all equal: 9 of them
    assert found.undefined == pytest.approx(500 * 9 / 27, abs=45)
    assert found.low is not None


def test_undefined_intervals_say_why() -> None:
    assert bootstrap_interval([1.0], np.median, seed=1) == BootstrapResult(1, reason="one_respondent")
    assert bootstrap_interval([1.0, 2.0], lambda _: float("nan"), seed=1).reason == "undefined_estimate"
    equal = bootstrap_interval([3.0, 3.0, 3.0], lambda v: float(v.mean()), seed=1, replicates=100)
    assert equal == BootstrapResult(3, 3.0, reason="no_variance")


def test_few_resamples_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        bootstrap_interval([1.0, 2.0], np.median, seed=1, replicates=99)
    assert str(caught.value) == (
        "A bootstrap interval needs 100 resamples or more.\n"
        "  a bootstrap interval needs 100 resamples or more; found '99'. "
        "Leave the number of resamples out for 10 000. [too-few-replicates]"
    )
