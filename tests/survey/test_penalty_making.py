"""Penalty–reward contrast."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Scale
from scorecard.survey.penalty_making import penalty_reward, penalty_reward_from_ratings
from scorecard.survey.responses import Outcome
from tests.stats.data_attitude import ATTITUDE
from tests.survey.samples import instrument, random_survey

DATA = np.array(ATTITUDE, dtype=float)


def test_attitude_data_of_r() -> None:
    """R's lm(rating ~ dummies) on its data set attitude; thresholds are ours."""
    found = penalty_reward_from_ratings(
        DATA[:, 0],
        {"complaints": DATA[:, 1], "learning": DATA[:, 3]},
        thresholds={"complaints": (60, 75), "learning": (50, 65)},
    )
    first, second = found.rows
    assert (found.intercept, found.r_squared) == pytest.approx((62.40386366, 0.75414229), abs=1e-7)
    assert (first.penalty.coefficient, second.penalty.coefficient) == pytest.approx((-12.90866795, 1.00768686))
    assert (first.reward.coefficient, second.reward.coefficient) == pytest.approx((9.42783453, 6.26337615))
    errors = (first.penalty, first.reward, second.penalty, second.reward)
    assert [c.standard_error for c in errors] == pytest.approx([3.1322707, 3.1472447, 2.94120905, 3.32038472], rel=1e-6)
    assert [r.category for r in found.rows] == ["performance", "indifferent"]
    assert (first.n_low, first.n_high) == (int((DATA[:, 1] < 60).sum()), int((DATA[:, 1] >= 75).sum()))


def test_a_survey_gives_the_same_as_its_ratings() -> None:
    q = instrument((2, 2), free=1, roles=("perception",))
    plain = random_survey(q, 90, missing=0.05)
    rng = np.random.default_rng(2)
    total = rng.integers(1, 8, 90).astype(float)
    s = replace(plain, outcomes={"total": Outcome(total, Scale.from_points(7))})
    found = penalty_reward(s, outcome="total", penalty_below=3, reward_from={f"q{i}": 5 for i in range(1, 6)})
    ratings = {f"q{i + 1}": np.where(c == 0, np.nan, c) for i, c in enumerate(s.answers["perception"].T)}
    same = penalty_reward_from_ratings(total, ratings, thresholds=dict.fromkeys(ratings, (3.0, 5.0)))
    assert found.rows == same.rows
    assert found.n == int((s.answers["perception"] > 0).all(axis=1).sum())
    assert [r.id for r in penalty_reward(s, outcome="total", penalty_below=3, reward_from=4, of="dimensions").rows] == [
        "d1",
        "d2",
    ]
    assert [r.id for r in penalty_reward(s, outcome="q5", penalty_below=3, reward_from=4).rows] == [
        "q1",
        "q2",
        "q3",
        "q4",
    ]
    order = rng.permutation(90)
    again = penalty_reward(s.take(order), outcome="total", penalty_below=3, reward_from=5)
    assert again.numbers_json() == found.numbers_json()


def test_thresholds_that_cannot_be_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        penalty_reward_from_ratings([1, 2], {"a": [1, 2], "b": [1, 2]}, thresholds={"b": (6, 3)})
    assert str(caught.value) == (
        "The thresholds cannot be used.\n"
        "  a: an attribute has no threshold. Give penalty_below and reward_from for each, or one number for all. "
        "[threshold-missing]\n"
        "  b: a rating would be low and high at once; found 'low below 6, high from 3'. "
        "Let penalty_below be no larger than reward_from. [thresholds-cross]"
    )
    with pytest.raises(UsageError) as caught:
        penalty_reward_from_ratings([1], {}, thresholds={}, significance=2)
    assert str(caught.value) == (
        "The level of significance must lie between 0 and 1.\n"
        "  the level of significance must lie between 0 and 1; found '2'. Give a share such as 0.05. [bad-significance]"
    )
    with pytest.raises(AnalysisError, match=r"\[no-outcomes\]"):
        penalty_reward(random_survey(instrument(), 9), outcome="total", penalty_below=3, reward_from=4)
