"""Derived importance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import UsageError
from scorecard.stats.association import relative_weights
from scorecard.stats.least_squares import least_squares
from scorecard.survey.attributes import Attributes
from scorecard.survey.derived_importance import check_derived, derived_importance

RNG = np.random.default_rng(6)
RATINGS = RNG.integers(1, 8, (70, 3)).astype(float)
RATINGS[RNG.random(RATINGS.shape) < 0.1] = np.nan
TOTAL = np.clip(np.nan_to_num(RATINGS[:, 0], nan=4) + RNG.integers(-2, 3, 70), 1, 7)
FOUND = Attributes(("a", "b", "c"), RATINGS, TOTAL)


@pytest.mark.parametrize("derived", ["correlation", "rank_correlation"])
def test_correlations_over_those_who_answered_both(derived: str) -> None:
    rows = derived_importance(FOUND, derived).rows  # type: ignore[arg-type]  # one of the choices
    for at, row in enumerate(rows):
        both = ~np.isnan(RATINGS[:, at])
        x, y = RATINGS[both, at], TOTAL[both]
        other = stats.pearsonr(x, y) if derived == "correlation" else stats.spearmanr(x, y)
        assert (row.n, row.importance, row.performance) == (
            both.sum(),
            pytest.approx(other.statistic),
            pytest.approx(x.mean()),
        )
        assert row.importance_standard_error == pytest.approx(math.sqrt((1 - other.statistic**2) / (row.n - 2)))
        assert row.performance_standard_error == pytest.approx(stats.sem(x))


def test_regression_and_relative_weights_over_complete_respondents() -> None:
    complete = ~np.isnan(RATINGS).any(axis=1)
    fit = least_squares(RATINGS, TOTAL)
    found = derived_importance(FOUND, "regression")
    assert [r.n for r in found.rows] == [int(complete.sum())] * 3
    assert tuple(r.importance for r in found.rows) == fit.standardised
    assert tuple(r.importance_standard_error for r in found.rows) == fit.standardised_errors
    assert [r.performance for r in found.rows] == pytest.approx(RATINGS[complete].mean(axis=0))
    weights = derived_importance(FOUND, "relative_weights")
    assert tuple(r.importance for r in weights.rows) == relative_weights(RATINGS, TOTAL).raw
    assert math.fsum(r.importance or 0 for r in weights.rows) == pytest.approx(found.r_squared)
    assert tuple(r.inflation for r in weights.rows) == fit.inflation


def test_undefined_importance_says_why() -> None:
    few = derived_importance(Attributes(("a", "b"), RATINGS[:3, :2], TOTAL[:3]), "regression")
    assert (few.reason, {r.importance for r in few.rows}) == ("too_few", {None})
    doubled = np.column_stack([RATINGS[:, 0], RATINGS[:, 0], RATINGS[:, 2]])
    same = derived_importance(Attributes(("a", "b", "c"), doubled, TOTAL), "relative_weights")
    assert (same.reason, [r.reason for r in same.rows]) == ("collinear", ["collinear"] * 3)
    flat = derived_importance(Attributes(("a",), RATINGS[:, :1], np.full(70, 3.0)), "correlation").rows[0]
    assert (flat.importance, flat.reason) == (None, "no_variance")
    nobody = derived_importance(Attributes(("a",), np.full((9, 1), np.nan), TOTAL[:9]), "correlation").rows[0]
    assert (nobody.n, nobody.performance, nobody.reason) == (0, None, "nobody_answered")


def test_options_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        check_derived("regression", None)
    assert str(caught.value) == (
        "Importance is derived from an overall answer: derived and outcome go together.\n"
        "  importance is derived from an overall answer: derived and outcome go together; "
        "found \"derived='regression', outcome=None\". Give both, or neither. [derived-outcome]"
    )
    with pytest.raises(UsageError) as caught:
        check_derived("guess", "total")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option derived has an unknown value.\n"
        "  the option derived has an unknown value; found 'guess'. "
        "Use one of: correlation, rank_correlation, regression, relative_weights. [bad-derived]"
    )
