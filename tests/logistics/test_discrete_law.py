"""Laws of whole numbers: moments and quantiles by algebra."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics.discrete_law import DiscreteLaw, geometric_law, mixture, uniform_law


def test_moments_of_a_die() -> None:
    die = uniform_law(1, 6)
    assert die.mean == pytest.approx(3.5)
    assert die.variance == pytest.approx(35 / 12)
    assert die.standard_deviation == pytest.approx((35 / 12) ** 0.5)
    assert die.generating(0.5) == pytest.approx(sum(0.5**k for k in range(1, 7)) / 6)
    assert [die.quantile(q) for q in (0, 0.5, 0.51, 1)] == [1, 3, 4, 6]
    assert die.at_most(2) == pytest.approx(1 / 3)
    assert die.at_most(0) == 0
    assert die.values.tolist() == [1, 2, 3, 4, 5, 6]


def test_two_dice_add_up() -> None:
    both = uniform_law(1, 6).plus(uniform_law(1, 6))
    assert both.first == 2
    assert both.probabilities * 36 == pytest.approx([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1])


def test_shifts_and_mirrors() -> None:
    law = DiscreteLaw(1, np.array([0.5, 0.3, 0.2]))
    assert law.shifted(-4).values.tolist() == [-3, -2, -1]
    assert law.mirrored().values.tolist() == [-3, -2, -1]
    assert law.mirrored().probabilities.tolist() == [0.2, 0.3, 0.5]
    assert law.mirrored().mean == pytest.approx(-law.mean)


def test_a_mixture_weighs_its_laws() -> None:
    law = mixture([uniform_law(0, 1), uniform_law(3, 3)], [3, 1])
    assert law.values.tolist() == [0, 1, 2, 3]
    assert law.probabilities == pytest.approx([0.375, 0.375, 0, 0.25])


def test_the_geometric_law() -> None:
    law = geometric_law(4.0, most=400)
    assert law.mean == pytest.approx(4)
    assert law.variance == pytest.approx(4 * 3)  # (1 − p) / p² with p = 1/4
    assert geometric_law(0.0, most=5, first=0).probabilities.tolist() == [1, 0, 0, 0, 0, 0]
    assert geometric_law(2.0, most=1).probabilities.tolist() == [1]


def test_draws_lie_where_the_law_says() -> None:
    law = DiscreteLaw(-1, np.array([0.25, 0.5, 0.25]))
    assert law.placed(np.array([0.0, 0.2499, 0.25, 0.7499, 0.75, 0.9999])).tolist() == [-1, -1, 0, 0, 1, 1]
    drawn = law.drawn(40_000, rng=np.random.default_rng(1))
    assert np.bincount(drawn + 1) / 40_000 == pytest.approx([0.25, 0.5, 0.25], abs=0.01)
