"""Reliability of differences against textbook cases and a simulation of true scores."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.difference_scores import difference_score_reliability


def test_textbook_cases() -> None:
    assert difference_score_reliability((0.9, 0.7), correlation=0.7) == pytest.approx(1 / 3)
    assert difference_score_reliability((0.92, 0.85), (1.2, 0.8), correlation=0.35) == pytest.approx(0.85)
    equal = difference_score_reliability((0.92, 0.85), (1.2, 0.8), correlation=0.35, variances="equal")
    assert equal == pytest.approx(0.82307692, abs=1e-8)


def test_equals_the_share_of_true_variance() -> None:
    rng = np.random.default_rng(1)
    n = 200_000
    common = rng.normal(size=n)
    true = np.stack([common + rng.normal(size=n), 0.5 * common + 0.4 * rng.normal(size=n)])
    seen = true + np.stack([0.7 * rng.normal(size=n), 0.3 * rng.normal(size=n)])
    reliabilities = (true.var(axis=1) / seen.var(axis=1)).tolist()
    found = difference_score_reliability(
        (reliabilities[0], reliabilities[1]),
        (float(seen[0].std()), float(seen[1].std())),
        correlation=float(np.corrcoef(seen)[0, 1]),
    )
    assert found == pytest.approx((true[1] - true[0]).var() / (seen[1] - seen[0]).var(), abs=0.01)


def test_no_difference_has_no_reliability() -> None:
    assert difference_score_reliability((0.8, 0.8), (2.0, 2.0), correlation=1) is None
    assert difference_score_reliability((0.8, 0.8), (0.0, 0.0), correlation=0) is None


@pytest.mark.parametrize(("deviations", "correlation"), [((-1.0, 1.0), 0.5), ((1.0, 1.0), 1.5)])
def test_impossible_numbers_are_refused(deviations: tuple[float, float], correlation: float) -> None:
    with pytest.raises(UsageError) as caught:
        difference_score_reliability((0.8, 0.8), deviations, correlation=correlation)
    assert str(caught.value) == (
        "Deviations must be zero or more, and a correlation from −1 to 1.\n"
        "  deviations must be zero or more, and a correlation from −1 to 1; "
        f"found '{deviations[0]:g}, 1, {correlation:g}'. Correct the numbers. [bad-spread]"
    )
