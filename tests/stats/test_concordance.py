"""Kendall's W against R irr, scipy and its definition."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2, friedmanchisquare, rankdata

from scorecard.errors import UsageError
from scorecard.stats.concordance import Concordance, kendall_w

# data set anxiety of the R package irr: 20 subjects rated by 3 raters
ANXIETY = np.array(
    [
        [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ]
)


def test_equals_r_irr() -> None:
    found = kendall_w(ANXIETY)
    assert (found.raters, found.items, found.degrees_of_freedom) == (3, 20, 19)
    assert found.w == pytest.approx(0.53965688, abs=1e-8)
    assert found.w_without_ties == pytest.approx(0.50192147, abs=1e-8)
    assert found.chi_square == pytest.approx(30.76044193, abs=1e-7)
    assert found.p_value == pytest.approx(0.04288347, abs=1e-8)
    assert found.mean_ranks == pytest.approx(np.mean([rankdata(row) for row in ANXIETY], axis=0))


def test_chi_square_is_that_of_friedman() -> None:
    ratings = np.random.default_rng(1).integers(1, 8, (40, 6))
    found = kendall_w(ratings)
    expected = friedmanchisquare(*ratings.T)
    assert found.chi_square == pytest.approx(expected.statistic, rel=1e-12)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-10)
    assert found.p_value == pytest.approx(float(chi2.sf(expected.statistic, 5)), rel=1e-10)


def test_from_no_agreement_to_the_same_order() -> None:
    assert kendall_w([[1, 2, 3, 4]] * 5).w == 1
    assert kendall_w([[1, 2, 2, 4]] * 5).w == 1
    assert kendall_w([[1, 2, 2, 4]] * 5).w_without_ties == pytest.approx(0.9)
    assert kendall_w([[1, 2], [2, 1]]).w == 0


def test_raters_with_a_hole_are_left_out_and_order_does_not_matter() -> None:
    holed = np.vstack([ANXIETY, np.full((1, 20), np.nan)])
    assert kendall_w(holed) == kendall_w(ANXIETY)
    assert kendall_w(ANXIETY[[2, 0, 1]]) == kendall_w(ANXIETY)


def test_undefined_coefficients_say_why() -> None:
    assert kendall_w(np.empty((0, 3))) == Concordance(0, 3, reason="nobody_answered")
    assert kendall_w([[1, 2, 3]]).reason == "one_rater"
    assert kendall_w([[1], [2]]).reason == "one_item"
    tied = kendall_w([[2, 2, 2], [4, 4, 4]])
    assert (tied.w, tied.chi_square, tied.p_value, tied.reason) == (None, None, None, "all_tied")


def test_a_list_is_no_table() -> None:
    with pytest.raises(UsageError) as caught:
        kendall_w([1, 2, 3])
    assert str(caught.value) == (
        "The ratings must be a table with one rater a row and one item a column.\n"
        "  the ratings must be a table with one rater a row and one item a column; found 'shape (3,)'. "
        "Give a list of equally long lists. [not-a-table]"
    )
