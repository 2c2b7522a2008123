"""The one-factor model against R, a second algorithm, and matrices whose answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.factor import LEAST_UNIQUENESS, one_factor
from tests.stats.data_attitude import ATTITUDE

ATTITUDE_S = np.cov(np.array(ATTITUDE, dtype=float).T)


def by_em(s: np.ndarray, *, rounds: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Return loadings and error variances by the EM algorithm of Rubin and Thayer (1982)."""
    lam, theta = np.sqrt(s.diagonal() / 2), s.diagonal() / 2
    for _ in range(rounds):
        b = lam / theta / (1 + (lam**2 / theta).sum())
        c = s @ b
        lam = c / (1 - b @ lam + b @ c)
        theta = s.diagonal() - lam * c
    return lam, theta


def discrepancy(s: np.ndarray, lam: np.ndarray, theta: np.ndarray) -> float:
    """Return F from its definition."""
    sigma = np.outer(lam, lam) + np.diag(theta)
    return float(np.linalg.slogdet(sigma)[1] + np.trace(s @ np.linalg.inv(sigma)) - np.linalg.slogdet(s)[1] - len(s))


def one_factor_matrix(k: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return loadings, error variances and the covariances that they imply."""
    rng = np.random.default_rng(seed)
    lam, theta = rng.uniform(0.3, 1.5, k), rng.uniform(0.3, 2.0, k)
    return lam, theta, np.outer(lam, lam) + np.diag(theta)


def test_attitude_equals_r() -> None:
    # R psych fa(fm = "ml") and stats::factanal agree to 1e-5
    fit = one_factor(ATTITUDE_S)
    loadings = (0.85247761, 0.90223826, 0.5927061, 0.73069909, 0.76499495, 0.24609305, 0.37784792)
    uniquenesses = (0.27328192, 0.18596612, 0.64869948, 0.46607884, 0.41478272, 0.93943821, 0.85723095)
    assert fit.standardised_loadings == pytest.approx(loadings, abs=2e-5)
    assert fit.uniquenesses == pytest.approx(uniquenesses, abs=2e-5)
    assert (fit.k, fit.degrees_of_freedom, fit.heywood, fit.reason) == (7, 14, (), None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_equals_the_em_algorithm(seed: int) -> None:
    rng = np.random.default_rng(seed)
    k = 4 + seed
    lam, theta, _ = one_factor_matrix(k, seed)
    answers = rng.normal(size=(150, 1)) * lam + rng.normal(size=(150, k)) * np.sqrt(theta)
    s = np.cov(answers.T)
    fit = one_factor(s)
    slow, errors = by_em(s)
    slow *= np.sign(slow.sum())
    assert fit.loadings == pytest.approx(slow, abs=1e-8)
    assert fit.error_variances == pytest.approx(errors, abs=1e-8)
    assert fit.discrepancy == pytest.approx(discrepancy(s, slow, errors), abs=1e-12)
    assert fit.iterations < 15


@pytest.mark.parametrize("k", [3, 4, 9, 24])
def test_a_matrix_of_one_factor_is_taken_apart(k: int) -> None:
    lam, theta, s = one_factor_matrix(k, k)
    fit = one_factor(s)
    assert fit.loadings == pytest.approx(lam, rel=1e-9)
    assert fit.error_variances == pytest.approx(theta, rel=1e-8)
    assert fit.discrepancy == pytest.approx(0, abs=1e-14)


def test_three_items_have_a_closed_form() -> None:
    fit = one_factor(np.array([[1.0, 0.3, 0.5], [0.3, 1.0, 0.2], [0.5, 0.2, 1.0]]))
    expected = [math.sqrt(0.3 * 0.5 / 0.2), math.sqrt(0.3 * 0.2 / 0.5), math.sqrt(0.5 * 0.2 / 0.3)]
    assert fit.standardised_loadings == pytest.approx(expected, rel=1e-9)
    assert fit.degrees_of_freedom == 0


def test_correlations_give_the_same_standardised_solution() -> None:
    scale = 1 / np.sqrt(ATTITUDE_S.diagonal())
    first, second = one_factor(ATTITUDE_S), one_factor(ATTITUDE_S * np.outer(scale, scale))
    assert first.standardised_loadings == pytest.approx(second.loadings, rel=1e-9)
    assert first.uniquenesses == pytest.approx(second.error_variances, rel=1e-9)


def test_order_of_items_does_not_matter() -> None:
    order = [3, 0, 6, 2, 1, 5, 4]
    shuffled = one_factor(ATTITUDE_S[np.ix_(order, order)])
    assert shuffled.loadings == pytest.approx([one_factor(ATTITUDE_S).loadings[i] for i in order], rel=1e-9)


def test_item_that_runs_the_other_way_has_a_negative_loading() -> None:
    turned = np.array([1, 1, 1, -1])
    _, _, s = one_factor_matrix(4, 2)
    assert np.sign(one_factor(s * np.outer(turned, turned)).loadings).tolist() == [1, 1, 1, -1]


def test_heywood_case_is_told() -> None:
    # the closed form of three items wants λ² = 0.7 · 0.6 / 0.3 = 1.4 of an item with variance 1
    s = np.array([[1.0, 0.7, 0.6], [0.7, 1.0, 0.3], [0.6, 0.3, 1.0]])
    fit = one_factor(s)
    assert fit.heywood == (0,)
    assert fit.reason is None
    assert fit.uniquenesses[0] == pytest.approx(LEAST_UNIQUENESS, rel=1e-9)
    # at the edge the others minimise F: nearby solutions are worse
    lam, theta = np.array(fit.loadings), np.array(fit.error_variances)
    best = discrepancy(s, lam, theta)
    rng = np.random.default_rng(1)
    for _ in range(50):
        shift = np.exp(rng.normal(size=3) * 0.01) * theta
        shift[0] = max(shift[0], LEAST_UNIQUENESS)
        assert discrepancy(s, lam + rng.normal(size=3) * 0.01, shift) > best
    assert fit.discrepancy == pytest.approx(best, rel=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_unrelated_answers_are_fitted_in_few_steps(seed: int) -> None:
    """Noise is mostly a Heywood case with several minima; no start leads to a lower one at an edge."""
    rng = np.random.default_rng(seed)
    r = np.corrcoef(rng.normal(size=(30, 5)).T)
    fit = one_factor(r)
    assert fit.reason is None
    assert fit.iterations < 60
    lam, theta = np.array(fit.loadings), np.array(fit.error_variances)
    best = discrepancy(r, lam, theta)
    assert fit.discrepancy == pytest.approx(best, abs=1e-9)
    for item in fit.heywood:
        assert theta[item] == pytest.approx(LEAST_UNIQUENESS)
    for _ in range(30):
        shift = np.maximum(np.exp(rng.normal(size=5) * 0.01) * theta, LEAST_UNIQUENESS)
        assert discrepancy(r, lam + rng.normal(size=5) * 0.01, shift) > best - 1e-12


def test_of_several_edges_the_lowest_is_found() -> None:
    # from the usual start Newton's steps end at 0.0988271; with the uniqueness of item 4 at its bound F is lower
    r = np.corrcoef(np.random.default_rng(67).normal(size=(30, 5)).T)
    fit = one_factor(r)
    assert fit.heywood == (3,)
    assert fit.discrepancy is not None
    assert fit.discrepancy < 0.0731


def test_what_cannot_be_fitted_says_why() -> None:
    assert one_factor(np.eye(2)).reason == "too_few_items"
    assert one_factor(np.full((3, 3), np.nan)).reason == "one_respondent"
    flat = np.diag([1.0, 1.0, 0.0])
    assert one_factor(flat).reason == "no_variance"
    impossible = np.array([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]])
    assert one_factor(impossible).reason == "not_positive_definite"
    assert one_factor(np.eye(4)).reason == "no_common_factor"
    assert one_factor(np.eye(4)).loadings == ()
    pair = np.eye(4)
    pair[0, 1] = pair[1, 0] = 0.5  # the product of two loadings is known, neither of them
    assert one_factor(pair).reason == "no_common_factor"


def test_bad_arguments_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        one_factor([[1.0, 0.5]])
    assert str(caught.value) == (
        "Covariances must be a square table with one row and one column for each item.\n"
        "  covariances must be a square table with one row and one column for each item; found 'shape (1, 2)'. "
        "Give as many lists as each list has numbers. [not-square]"
    )
    with pytest.raises(UsageError) as caught:
        one_factor(np.eye(3), least_uniqueness=0)
    assert str(caught.value) == (
        "The least uniqueness must lie between 0 and 1.\n"
        "  the least uniqueness must lie between 0 and 1; found '0'. "
        "Give a small share such as 0.0001. [bad-uniqueness]"
    )
