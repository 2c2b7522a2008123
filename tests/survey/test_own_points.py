"""Own importance points: exact ratios, whatever their size and the size of the dimensions."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import numpy as np
import pytest

from scorecard.survey import gap_analysis
from scorecard.survey.own_points import OwnCounter, whole_shares
from tests.survey.samples import by_definition, instrument, random_survey


def test_points_become_whole_numbers_in_their_ratios() -> None:
    points = np.array([[50.0, 0.04, 33.33, 0.0, np.nan, 10000.0], [30.0, 0.03, 66.67, 0.0, 50.0, 0.0]])
    whole, usable = whole_shares(points)
    assert usable.tolist() == [True, True, True, False, False, True]
    assert whole.T.tolist() == [[50, 30], [4, 3], [3333, 6667], [10000, 0]]


def test_other_points_become_shares_as_fine_as_the_numbers() -> None:
    points = np.array([[100 / 3, 5e-05, 3e-7], [100 / 7, 1e-05, 1e-7], [100 - 100 / 3 - 100 / 7, 4e-05, 0]])
    whole, _ = whole_shares(points)
    assert whole.sum(axis=0).tolist() == [2**52] * 3
    wanted = [[Fraction(1, 3), Fraction(1, 7), Fraction(11, 21)], [Fraction(x, 10) for x in (5, 1, 4)]]
    wanted.append([Fraction(3, 4), Fraction(1, 4), Fraction(0)])
    for found, shares in zip(whole.T.tolist(), wanted, strict=True):
        assert [n / 2**52 for n in found] == pytest.approx([float(s) for s in shares], abs=1e-15)


def test_large_scores_do_not_overflow() -> None:
    counter = OwnCounter(lows=(0,), highs=(5,), dimensions=2, divisor=10**15)
    counter.add(np.array([[[3 * 10**15], [5 * 10**15]]]), np.array([[1 / 3], [1 / 7]]))
    # 3 · 7/10 + 5 · 3/10
    assert counter.scores()[0].mean == pytest.approx(3.6, abs=1e-14)
    assert counter.shares()[0].mean == pytest.approx(0.7, abs=1e-15)


@pytest.mark.parametrize("sizes", [(4, 5, 4), (22, 3, 3), (27, 3, 3), (30, 3, 3)])
def test_weighted_gap_does_not_depend_on_the_size_of_a_dimension(sizes: tuple[int, ...]) -> None:
    sample = random_survey(instrument(sizes), 60, points=True)
    assert sample.points is not None
    rng = np.random.default_rng(5)
    sample.points[:20] = rng.dirichlet([1, 1, 1], 20)
    sample.points[20:40] = (0.04, 0.03, 0.02)
    n, expectation, _, gap, spread = by_definition(sample, weights="own")["weighted"]
    row = gap_analysis(sample, weights="own").row("weighted")
    assert row.n == n
    assert (row.expectation, row.gap, row.standard_deviation) == pytest.approx((expectation, gap, spread), abs=1e-12)


def many_sums(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores of two channels and three dimensions, and points that rarely have the same sum."""
    rng = np.random.default_rng(n)
    points = rng.integers(0, 2500, (3, n)).astype(np.float64)
    points[:, : n // 3] = [[50], [30], [20]]
    points[:, -5:] = [[1 / 3], [1 / 7], [0.2]]
    return rng.integers(1, 8, (2, 3, n)) * 6, points


@pytest.mark.parametrize("parts", [1, 4])
def test_points_with_many_different_sums_are_counted_exactly(parts: int) -> None:
    scaled, points = many_sums(900)
    counters = [OwnCounter(lows=(1, 1, -6), highs=(7, 7, 6), dimensions=3, divisor=6) for _ in range(2)]
    for at, chosen in enumerate(np.array_split(np.random.default_rng(1).permutation(900), parts)):
        counters[at % 2].add(scaled[:, :, chosen], points[:, chosen])
    counters[0].absorb(counters[1])
    whole, _ = whole_shares(points)
    shares = [[Fraction(int(p), int(sum(of))) for p in of] for of in whole.T]
    scores = [
        [
            sum(s * Fraction(int(v), 6) for s, v in zip(of, row, strict=True))
            for of, row in zip(shares, channel, strict=True)
        ]
        for channel in scaled.transpose(0, 2, 1)
    ]
    scores.append([p - e for e, p in zip(*scores, strict=True)])
    for moments, values in zip(counters[0].scores(), scores, strict=True):
        assert (moments.n, moments.total, moments.squares) == (900, sum(values), sum(v * v for v in values))
    for dimension, moments in enumerate(counters[0].shares()):
        values = [of[dimension] for of in shares]
        assert (moments.n, moments.total, moments.squares) == (900, sum(values), sum(v * v for v in values))
    histograms, exact = counters[0].histograms()
    assert histograms is not None
    assert not exact
    for histogram, values in zip(histograms, scores, strict=True):
        expected = sorted(float(v) for v in values)
        found = np.sort(np.repeat(histogram.numerators / histogram.divisors, histogram.counts))
        # shares in thirds and sevenths are rounded to 1/10 000
        assert found == pytest.approx(expected, abs=2e-3)
        assert sum(abs(a - b) > 1e-12 for a, b in zip(found, expected, strict=True)) <= 10


def test_points_with_thousands_of_different_sums_take_no_time_of_their_own() -> None:
    scaled, points = many_sums(20_000)
    begun = perf_counter()
    counter = OwnCounter(lows=(1, 1, -6), highs=(7, 7, 6), dimensions=3, divisor=6)
    counter.add(scaled, points)
    assert counter.scores()[2].n == 20_000
    assert counter.shares()[0].n == 20_000
    # sum by sum it took eight seconds
    assert perf_counter() - begun < 3
