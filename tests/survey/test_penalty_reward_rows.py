"""Penalties and rewards from a regression on dummies."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scorecard.survey.penalty_making import penalty_reward_from_ratings

RNG = np.random.default_rng(11)
RATINGS = RNG.integers(1, 8, (400, 3)).astype(float)


def test_classes_follow_the_stated_rule() -> None:
    """Built so that the first attribute only costs, the second only earns, the third does both."""
    low, high = RATINGS < 3, RATINGS >= 6
    total = 50 - 6 * low[:, 0] + 5 * high[:, 1] - 4 * low[:, 2] + 4 * high[:, 2] + RNG.normal(0, 2, 400)
    ratings = {f"a{i}": RATINGS[:, i] for i in range(3)} | {"a3": RNG.permutation(RATINGS[:, 0])}
    found = penalty_reward_from_ratings(
        total, ratings, thresholds=dict.fromkeys(ratings, (3.0, 6.0)), significance=0.001
    )
    assert [r.category for r in found.rows] == ["basic", "excitement", "performance", "indifferent"]
    design = np.column_stack([np.ones(400)] + [d for v in ratings.values() for d in (v < 3, v >= 6)]).astype(float)
    b, residual, *_ = np.linalg.lstsq(design, total, rcond=None)
    covariance = residual[0] / (400 - 9) * np.linalg.inv(design.T @ design)
    third = found.row("a2")
    error = np.sqrt(covariance[5, 5] + covariance[6, 6] + 2 * covariance[5, 6])
    assert third.asymmetry.coefficient == pytest.approx(b[5] + b[6])
    assert third.asymmetry.standard_error == pytest.approx(error)
    half = stats.t.ppf(0.975, 391) * error
    assert (third.asymmetry.low, third.asymmetry.high) == pytest.approx((b[5] + b[6] - half, b[5] + b[6] + half))
    assert "Basic: only the penalty is significant at 0.001" in str(found)
    assert "基本因素" in found.table().to_text("zh")


def test_what_cannot_be_estimated_says_why() -> None:
    total = RNG.normal(size=40)
    rating = RNG.integers(3, 6, 40).astype(float)
    found = penalty_reward_from_ratings(
        total,
        {"a": rating, "b": RNG.permutation(rating), "c": np.full(40, 1.0)},
        thresholds={"a": (2, 5), "b": (4, 9), "c": (2, 6)},
    )
    assert [(r.reason, r.penalty.coefficient is None, r.reward.coefficient is None) for r in found.rows] == [
        ("nobody_low", True, False), ("nobody_high", False, True), ("nobody_between", True, True),
    ]  # fmt: skip
    few = penalty_reward_from_ratings([1, 2, 3], {"a": [1, 4, 7]}, thresholds={"a": (3, 6)})
    assert (few.reason, few.rows[0].reason, few.intercept) == ("too_few", "undefined_fit", None)
    assert "There are no more respondents than coefficients" in str(few)
    twice = penalty_reward_from_ratings(total, {"a": rating, "b": rating}, thresholds={"a": (4, 5), "b": (4, 5)})
    assert twice.reason == "collinear"


def test_ratings_that_go_together_are_told() -> None:
    first = RNG.integers(1, 8, 3000).astype(float)
    second = first.copy()
    second[:6] = (first[:6] + 3) % 7 + 1
    found = penalty_reward_from_ratings(
        RNG.normal(size=3000), {"a": first, "b": second}, thresholds={"a": (3, 6), "b": (3, 6)}
    )
    assert found.condition_number is not None
    assert found.condition_number > 30
    assert "single coefficients are shaky" in str(found)
