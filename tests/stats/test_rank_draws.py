"""Shares of first places against exact probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from scorecard.errors import UsageError
from scorecard.stats.rank_draws import probability_below, rank_shares


def test_probability_is_that_of_student() -> None:
    found = probability_below(-0.1, -0.5, standard_error=0.3, degrees_of_freedom=7)
    assert found == pytest.approx(float(student.cdf(0.4 / 0.3, 7)), rel=1e-12)
    assert probability_below(0, -0.5, standard_error=0, degrees_of_freedom=1) == 1
    assert probability_below(0, 0.0, standard_error=0, degrees_of_freedom=1) == 0


def test_two_alike_share_the_first_place() -> None:
    first, second = rank_shares([1.0, 1.0], [0.1, 0.1], degrees_of_freedom=[30, 30], seed=2, draws=20_000)
    assert first.first == pytest.approx(0.5, abs=0.015)
    assert first.first + second.first == pytest.approx(1)
    assert (first.among, second.among) == (1, 1)


def test_difference_of_two_with_many_degrees_of_freedom_is_normal() -> None:
    # P(first) = Φ(0.1 / √(0.1² + 0.05²)) = Φ(0.8944) = 0.8144
    found = rank_shares([0.6, 0.5], [0.1, 0.05], degrees_of_freedom=[10**6, 10**6], seed=3, draws=40_000)
    assert found[0].first == pytest.approx(0.8144, abs=0.01)


def test_nobody_is_first_where_there_is_nothing() -> None:
    (only,) = rank_shares([0.0], [1.0], degrees_of_freedom=[10**6], seed=1, draws=40_000)
    assert only.first == pytest.approx(0.5, abs=0.01)  # half of the draws lie above 0
    certain = rank_shares([-1.0, 0.5], [0.0, 0.0], degrees_of_freedom=[5, 5], seed=1, draws=200)
    assert [(s.first, s.among) for s in certain] == [(0, 0), (1, 1)]
    assert rank_shares([], [], degrees_of_freedom=[], seed=1) == ()


def test_top_counts_the_first_few() -> None:
    found = rank_shares([4, 3, 2, 1.0], [0.0] * 4, degrees_of_freedom=[9] * 4, seed=1, top=2, draws=100)
    assert [s.among for s in found] == [1, 1, 0, 0]


def test_seed_makes_it_repeatable() -> None:
    rows = (np.linspace(0.2, 0.5, 6), [0.1] * 6)
    first = rank_shares(*rows, degrees_of_freedom=[20] * 6, seed=5)  # type: ignore[arg-type]  # arrays serve as well
    assert first == rank_shares(*rows, degrees_of_freedom=[20] * 6, seed=5)  # type: ignore[arg-type]  # as above
    assert first != rank_shares(*rows, degrees_of_freedom=[20] * 6, seed=6)  # type: ignore[arg-type]  # as above


def test_a_handful_of_draws_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        rank_shares([1.0], [1.0], degrees_of_freedom=[5], seed=1, draws=10)
    assert str(caught.value) == (
        "Shares of draws need 100 draws at least.\n"
        "  shares of draws need 100 draws at least; found '10'. Use 10000. [too-few-draws]"
    )
