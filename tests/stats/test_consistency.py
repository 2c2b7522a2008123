"""Alpha and its companions equal R psych."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.consistency import alpha_from_covariance, consistency, correlations_of, item_analysis
from tests.stats.data_attitude import ATTITUDE


def test_attitude_equals_r_psych() -> None:
    # psych 2.2.9 alpha(attitude)
    c = consistency(ATTITUDE)
    assert c.n == 30
    assert c.overall.k == 7
    assert c.overall.alpha == pytest.approx(0.84314277, abs=1e-8)
    assert c.overall.alpha_standardised == pytest.approx(0.8390838, abs=1e-8)
    assert c.overall.mean_inter_item_r == pytest.approx(0.42690664, abs=1e-8)
    assert [a.alpha for a in c.without] == pytest.approx(
        [0.80976021, 0.79691746, 0.82784777, 0.80303098, 0.79538657, 0.86387231, 0.84046487], abs=1e-8
    )
    assert [a.alpha_standardised for a in c.without] == pytest.approx(
        [0.80819152, 0.79564676, 0.82308792, 0.79836647, 0.7847196, 0.86347156, 0.83462649], abs=1e-8
    )
    assert c.item_total_r == pytest.approx(
        [0.7788257, 0.83678055, 0.6972768, 0.80668592, 0.85013044, 0.42070099, 0.59534499], abs=1e-8
    )
    assert c.item_rest_r == pytest.approx(
        [0.67126206, 0.74210971, 0.56071111, 0.7144455, 0.78627559, 0.26503434, 0.46081055], abs=1e-8
    )


def test_missing_answers_pairwise_and_listwise_equal_r_psych() -> None:
    # psych 2.2.9 alpha(), pairwise covariances and complete rows, seven cells missing
    data = np.array(ATTITUDE, dtype=float)
    for row, column in ((1, 0), (4, 2), (8, 1), (13, 3), (13, 6), (20, 4), (27, 5)):
        data[row, column] = np.nan
    assert consistency(data).overall.alpha == pytest.approx(0.8480663579, abs=1e-10)
    assert consistency(data).n == 30
    complete = consistency(data, missing="listwise")
    assert complete.n == 24
    assert complete.overall.alpha == pytest.approx(0.8300708701, abs=1e-10)


def test_undefined_alpha_says_why() -> None:
    assert alpha_from_covariance(np.array([[2.0]])).reason == "one_item"
    assert alpha_from_covariance(np.array([[2.0, np.nan], [np.nan, 1.0]])).reason == "one_respondent"
    assert alpha_from_covariance(np.zeros((2, 2))).reason == "no_variance"
    # one item without spread: raw alpha is defined, the standardised one is not
    half = alpha_from_covariance(np.array([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 0.0]]))
    assert half.alpha == pytest.approx(1.5 * (1 - 2 / 3))
    assert (half.alpha_standardised, half.reason) == (None, "no_variance")
    # items that cancel: the total has no spread
    cancelling = alpha_from_covariance(np.array([[1.0, -1.0], [-1.0, 1.0]]))
    assert (cancelling.alpha, cancelling.alpha_standardised) == (None, None)


@pytest.mark.parametrize("scale", [1.0, 0.01, 1e-9, 1e6])
def test_perfectly_opposed_items_have_no_alpha_whatever_the_rounding(scale: float) -> None:
    # the sum of an item and its mirror is constant: C = 0 and 1 + (k - 1) r = 0, in exact arithmetic
    rng = np.random.default_rng(1)
    for _ in range(50):
        x = rng.integers(0, 100, 9) * scale
        overall = consistency(np.column_stack([x, 100 * scale - x])).overall
        assert (overall.alpha, overall.alpha_standardised, overall.reason) == (None, None, "no_variance")
        assert overall.mean_inter_item_r == pytest.approx(-1)
    # nearly opposed is defined: C = 2 (1 + r) with r = -1 + 1e-6, alpha = 2 (1 - 2 / C)
    near = alpha_from_covariance(np.array([[1.0, -1 + 1e-6], [-1 + 1e-6, 1.0]]))
    assert near.alpha == pytest.approx(2 * (1 - 1e6), rel=1e-6)


def test_opposed_items_leave_no_rest_to_correlate_with() -> None:
    c = consistency([[0.1, 0.9, 3], [0.2, 0.8, 1], [0.7, 0.3, 2], [0.35, 0.65, 5]])
    assert c.item_rest_r[2] is None
    assert c.without[2].reason == "no_variance"


def test_an_item_that_is_constant_up_to_rounding_has_no_variance() -> None:
    assert consistency([[0.1 + 0.2, 1], [0.3, 2], [0.3, 4]]).overall.alpha_standardised is None


def test_items_without_spread_have_no_correlation() -> None:
    c = consistency([[1.0, 2.0, 0.1], [2.0, 3.0, 0.1], [4.0, 4.0, 0.1]])
    assert c.item_total_r[2] is None
    assert c.item_rest_r[2] is None
    holes = consistency([[1.0, np.nan], [2.0, 3.0], [4.0, 3.0]])
    assert holes.item_total_r[1] is None


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        consistency([1.0, 2.0])
    assert str(caught.value) == (
        "The answers must be a table with one respondent a row and one item a column.\n"
        "  the answers must be a table with one respondent a row and one item a column; found 'shape (2,)'. "
        "Give a list of equally long lists. [not-a-table]"
    )


def test_correlations_may_be_given_where_they_are_known() -> None:
    covariance = np.array([[4.0, 1.0, 0.0], [1.0, 1.0, -0.5], [0.0, -0.5, 1.0]])
    known = correlations_of(covariance)
    assert known.tolist() == [[1.0, 0.5, 0.0], [0.5, 1.0, -0.5], [0.0, -0.5, 1.0]]
    assert alpha_from_covariance(covariance, correlations=known) == alpha_from_covariance(covariance)
    assert item_analysis(covariance, n=9, correlations=known) == item_analysis(covariance, n=9)
    # the mean correlation of the three pairs is (0.5 + 0 − 0.5) / 3
    assert alpha_from_covariance(covariance).mean_inter_item_r == 0.0
