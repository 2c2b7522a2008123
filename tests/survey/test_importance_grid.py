"""The cross-hair and the quadrants."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey.importance_grid import cross_hair, quadrant_probability, quadrants

# Martilla and James (1977), mean ratings of a car dealer's service
IMPORTANCE = [3.83, 3.63, 3.6, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05]
PERFORMANCE = [2.63, 2.73, 3.15, 3.0, 3.05, 3.29, 3.03, 3.11, 2.0, 3.02, 2.25, 2.49, 2.35, 3.33]


def test_published_example_at_the_grand_means() -> None:
    lines = cross_hair(IMPORTANCE, PERFORMANCE)
    assert lines == pytest.approx((3.15142857, 2.81642857), abs=1e-8)
    assert lines is not None
    assert quadrants(IMPORTANCE, PERFORMANCE, lines=lines) == (
        "concentrate", "concentrate", "keep_up", "keep_up", "keep_up", "keep_up", "keep_up", "keep_up",
        "concentrate", "keep_up", "low_priority", "low_priority", "low_priority", "overkill",
    )  # fmt: skip


def test_other_cross_hairs() -> None:
    assert cross_hair(IMPORTANCE, PERFORMANCE, lines="medians") == pytest.approx((3.375, 3.01))
    assert cross_hair(IMPORTANCE, PERFORMANCE, lines="midpoint", midpoint=2.5) == (2.5, 2.5)
    assert cross_hair([None], [1.0]) is None
    assert cross_hair([None, 2.0], [1.0, 4.0]) == (2.0, 4.0)


def test_point_on_a_line_counts_as_high_whatever_binary_fractions_do() -> None:
    ratings = [1.1, 2.2, 3.3]
    lines = cross_hair(ratings, ratings)
    assert lines is not None
    assert quadrants(ratings, ratings, lines=lines)[1] == "keep_up"
    assert quadrants([3.0, None], [3.0, 1.0], lines=(3.0, 3.0)) == ("keep_up", None)


def test_unknown_lines_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        cross_hair([1.0], [1.0], lines="modes")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option lines has an unknown value.\n"
        "  the option lines has an unknown value; found 'modes'. Use one of: means, medians, midpoint, or two numbers. [bad-lines]"
    )
    with pytest.raises(UsageError) as caught:
        cross_hair([1.0], [1.0], lines="midpoint")
    assert str(caught.value) == (
        "The middle of the scale is needed.\n"
        "  the middle of the scale is needed. Give midpoint=(low + high) / 2. [midpoint-missing]"
    )
    with pytest.raises(UsageError) as caught:
        cross_hair([1.0], [1.0], lines=(4.0, float("nan")))
    assert str(caught.value) == (
        "Target lines are two numbers, for importance and for performance.\n"
        "  target lines are two numbers, for importance and for performance; found '(4.0, nan)'. "
        "Write lines=(4.0, 5.5). [bad-targets]"
    )
    assert cross_hair([None], [None], lines=(4, 5.5)) == (4.0, 5.5)


def test_probability_of_a_quadrant_by_simulation() -> None:
    draws = np.random.default_rng(3).multivariate_normal([4.2, 3.9], [[0.04, 0.018], [0.018, 0.09]], 200_000)
    inside = ((draws[:, 0] >= 4) & (draws[:, 1] < 4)).mean()
    found = quadrant_probability(
        "concentrate", (4.2, 3.9), standard_errors=(0.2, 0.3), correlation=0.3, lines=(4.0, 4.0)
    )
    assert found == pytest.approx(inside, abs=0.004)
