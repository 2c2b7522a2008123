"""Counting of scores by hand-made examples."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.instruments import Scale
from scorecard.stats.comoments import CoMoments
from scorecard.survey.counting import Counter
from scorecard.survey.plan import TallyPlan
from tests.survey.samples import instrument

PLAN = TallyPlan.of(instrument((2, 1), free=0), min_answered=1)
NO_ITEMS = CoMoments.from_values(np.zeros((1, 0), dtype=int), np.zeros((1, 0), dtype=bool))


def test_one_channel_by_hand() -> None:
    # three respondents, items (a, b | c): (5, 3 | 2), (4, - | 1), (2, 2 | -)
    values = np.array([[5, 4, 2], [3, 0, 2], [2, 1, 0]], dtype=np.int8)
    counter = Counter(PLAN, channels=1, points=False)
    counter.add([values], values != 0, points=None)
    scores = counter.tally(NO_ITEMS)
    assert (scores.respondents, scores.units) == (3, 3)
    first = scores.dimensions[0][0]
    assert list(zip(first.divisors, first.numerators, first.counts, strict=True)) == [(1, 4, 1), (2, 4, 1), (2, 8, 1)]
    assert scores.dimensions[1][0].moments().total == 3
    # overall of the first two: (4 + 2)/2 and (4 + 1)/2
    assert scores.overall[0].moments().total == Fraction(3) + Fraction(5, 2)
    assert scores.own is None


def test_two_channels_count_their_difference() -> None:
    expected, perceived = np.array([[5], [4], [3]]), np.array([[1], [4], [5]])
    counter = Counter(PLAN, channels=2, points=True)
    counter.add([expected, perceived], np.ones((3, 1), dtype=bool), points=np.array([[25.0], [75.0]]))
    scores = counter.tally(NO_ITEMS)
    assert [h.moments().total for h in scores.dimensions[0]] == [Fraction(9, 2), Fraction(5, 2), Fraction(-2)]
    assert scores.overall[2].moments().total == 0
    assert scores.own is not None
    assert scores.own[2].total == Fraction(1, 4) * -2 + Fraction(3, 4) * 2
    assert scores.own_shares is not None
    assert [m.total for m in scores.own_shares] == [Fraction(1, 4), Fraction(3, 4)]


def test_points_that_cannot_be_used_leave_the_respondent_out() -> None:
    ones = np.ones((3, 4), dtype=np.int8)
    points = np.array([[50.0, np.nan, 0.0, 33.5], [50.0, 50.0, 0.0, 66.5]])
    counter = Counter(PLAN, channels=2, points=True)
    counter.add([ones, ones], ones > 0, points=points)
    scores = counter.tally(NO_ITEMS)
    assert scores.overall[2].n == 4
    assert scores.own is not None
    assert scores.own[2].n == 2
    assert scores.own_shares is not None
    assert scores.own_shares[0].total == Fraction(1, 2) + Fraction(335, 1000)


@pytest.mark.parametrize(("codes", "k"), [(tuple(range(0, 101, 10)), 26), (tuple(range(-50, 51, 10)), 35)])
def test_sums_of_wide_scales_are_counted_where_they_belong(codes: tuple[int, ...], k: int) -> None:
    plan = TallyPlan.of(instrument((k,), free=0, scale=Scale(low=codes[0], high=codes[-1], codes=codes)))
    rng = np.random.default_rng(3)
    expected, perceived = rng.choice(codes, (2, k, 50))
    everyone = np.ones((k, 50), dtype=bool)
    counter = Counter(plan, channels=2, points=False)
    counter.add([expected, perceived], everyone, points=None)
    for histogram, answers in zip(
        counter.tally(NO_ITEMS).dimensions[0], (expected, perceived, perceived - expected), strict=True
    ):
        moments = histogram.at_least(k).moments()
        assert moments.n == 50
        assert moments.total == Fraction(int(answers.sum()), k)


def test_nothing_counted_is_a_tally_of_zeros() -> None:
    scores = Counter(PLAN, channels=2, points=True).tally(NO_ITEMS)
    assert (scores.respondents, scores.units, scores.overall[0].n) == (0, 0, 0)
    assert scores.own is not None
    assert scores.own[0].n == 0
