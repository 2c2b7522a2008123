"""Forms of omega against semTools, psych and hand algebra."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.omega import Omega, omega_coefficients

# factor "visual" of the Holzinger and Swineford data by lavaan 0.6-14, figures of semTools reliability()
LOADINGS = (1, 0.5535002938, 0.7293702098)
ERRORS = (0.5490539732, 1.1338390165, 0.8443240457)
COVARIANCE = (
    (1.3583698455, 0.4073713302, 0.5798993223),
    (0.4073713302, 1.3817838655, 0.4510639369),
    (0.5798993223, 0.4510639369, 1.2748648608),
)


def test_equal_semtools() -> None:
    forms = omega_coefficients(LOADINGS, ERRORS, factor_variance=0.8093159811, covariance=COVARIANCE)
    assert forms.model_implied == pytest.approx(0.62531802, abs=1e-7)
    assert forms.observed_variance == pytest.approx(0.61200515, abs=1e-7)
    assert forms.average_variance_unstandardised == pytest.approx(0.37055894, abs=1e-7)
    assert forms.composite_reliability == pytest.approx(0.62583844, abs=1e-7)
    assert forms.average_variance_extracted == pytest.approx(0.37098399, abs=1e-7)


def test_forms_agree_where_the_model_holds_exactly() -> None:
    # parallel items: loading a, error b: k² a² / (k² a² + k b), the formula of Spearman and Brown
    lam, theta = np.full(4, 1.5), np.full(4, 3.0)
    forms = omega_coefficients(lam, theta, covariance=np.outer(lam, lam) + np.diag(theta))
    expected = 16 * 2.25 / (16 * 2.25 + 12)
    for found in (
        forms.model_implied,
        forms.observed_variance,
        forms.one_minus_uniqueness,
        forms.composite_reliability,
        forms.standardised_one_minus_uniqueness,
    ):
        assert found == pytest.approx(expected, rel=1e-14)
    assert forms.average_variance_extracted == pytest.approx(2.25 / 5.25, rel=1e-14)
    assert forms.average_variance_unstandardised == pytest.approx(2.25 / 5.25, rel=1e-14)


def test_what_the_model_misses_is_error_in_one_form_and_reliable_in_the_other() -> None:
    lam, theta = np.ones(3), np.ones(3)
    s = np.outer(lam, lam) + np.diag(theta)
    s[0, 1] = s[1, 0] = 1.5  # 0.5 more than the model has, twice
    forms = omega_coefficients(lam, theta, covariance=s)
    assert forms.model_implied == pytest.approx(9 / 12)
    assert forms.observed_variance == pytest.approx(9 / 13)
    assert forms.one_minus_uniqueness == pytest.approx(10 / 13)


def test_undefined_forms_are_none() -> None:
    nothing = omega_coefficients([0.0, 0.0], [0.0, 0.0], covariance=np.zeros((2, 2)))
    assert nothing == Omega()
    cancelling = omega_coefficients([1.0, 1.0], [1.0, 1.0], covariance=[[1.0, -1.0], [-1.0, 1.0]])
    assert cancelling.observed_variance is None
    assert cancelling.standardised_one_minus_uniqueness is None
    assert omega_coefficients([1.0, 1.0], [1.0, 1.0]).observed_variance is None


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        omega_coefficients([1.0, 1.0], [1.0])
    assert str(caught.value) == (
        "Loadings, error variances and covariances must be of the same items.\n"
        "  loadings, error variances and covariances must be of the same items; found 'shape (2,), shape (1,)'. "
        "Give one loading and one error variance for each item. [unequal-parts]"
    )
    with pytest.raises(UsageError, match=r"shape \(2,\), shape \(2,\), shape \(3, 3\)"):
        omega_coefficients([1.0, 1.0], [1.0, 1.0], covariance=np.eye(3))
    with pytest.raises(UsageError) as caught:
        omega_coefficients([1.0, 1.0], [1.0, 1.0], factor_variance=0)
    assert str(caught.value) == (
        "The variance of the factor must be above 0.\n"
        "  the variance of the factor must be above 0; found '0'. "
        "Give 1 where the loadings belong to a standardised factor. [bad-factor-variance]"
    )
