"""Rows derived from covariances whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.instruments import Item
from scorecard.stats.comoments import CoMoments
from scorecard.stats.consistency import correlations_of
from scorecard.survey.reliability_rows import Scale, alpha_row, difference_row, with_items, with_omega

ITEMS = tuple(Item(id=f"q{i}", text="x", dimension="d1") for i in range(3))
PARALLEL = np.full((3, 3), 1.0) + np.eye(3)


def scale(covariance: np.ndarray, n: int = 50) -> Scale:
    """Return the scale of three items with these covariances."""
    return Scale("d1", "perception", ITEMS, n, np.full((3, 3), n), covariance, correlations_of(covariance))


def test_parallel_items_have_the_same_alpha_and_omega() -> None:
    # k² · 1 / (k² · 1 + k · 1) by Spearman and Brown
    row, fit = with_omega(alpha_row(scale(PARALLEL), confidence=0.95), scale(PARALLEL))
    assert row.alpha == pytest.approx(0.75)
    assert row.omega == pytest.approx(0.75)
    assert row.composite_reliability == pytest.approx(0.75)
    assert row.average_variance_extracted == pytest.approx(0.5)
    items = with_items(row, scale(PARALLEL), fit=fit, advise=True).items
    assert [i.alpha_without for i in items] == pytest.approx([2 / 3] * 3)
    assert [i.item_rest_r for i in items] == pytest.approx([2 / np.sqrt(12)] * 3)
    assert [i.loading for i in items] == pytest.approx([np.sqrt(0.5)] * 3)
    assert [i.advice for i in items] == [None] * 3


def test_an_item_that_hardly_runs_against_the_rest_is_not_said_to_do_so_at_nothing() -> None:
    """Covariance −0.006 with the sum of the others, variances 2 and 6: r = −0.006 / √12 = −0.0017."""
    covariance = np.array([[2, 1, -0.003], [1, 2, -0.003], [-0.003, -0.003, 2]])
    row, fit = with_omega(alpha_row(scale(covariance), confidence=0.95), scale(covariance))
    advice = [item.advice for item in with_items(row, scale(covariance), fit=fit, advise=True).items]
    assert advice[:2] == [None, None]
    assert advice[2] is not None
    for lang in ("en", "zh"):
        assert {"en": "(r = −0.002, n = 50)", "zh": "（r = −0.002，n = 50）"}[lang] in advice[2].text(lang)


def test_nobody_and_no_fit() -> None:
    empty = scale(np.full((3, 3), np.nan), 0)
    row, fit = with_omega(alpha_row(empty, confidence=0.95), empty)
    assert (row.reason, row.omega_reason, fit.loadings) == ("nobody_answered", "nobody_answered", ())
    assert [i.item_rest_r for i in with_items(row, empty, fit=fit, advise=True).items] == [None] * 3


def joint(expectation: list[list[int]], perception: list[list[int]]) -> CoMoments:
    """Return the co-moments of complete answers, one respondent a row."""
    values = np.array([*zip(*expectation, strict=True), *zip(*perception, strict=True)])
    k = len(expectation[0])
    return CoMoments.from_values(values, np.ones((k, values.shape[1]), dtype=bool), group=(*range(k), *range(k)))


def test_difference_of_unrelated_scores_is_as_reliable_as_they_are() -> None:
    # expectation and perception uncorrelated, both of alpha 1: so is the difference
    e, p = [[1, 1], [1, 1], [3, 3], [3, 3]], [[2, 2], [4, 4], [2, 2], [4, 4]]
    found = difference_row(joint(e, p), (0, 1))
    assert (found.alpha_expectation, found.alpha_perception, found.correlation) == (1, 1, 0)
    assert found.unequal_variances == 1
    assert found.reason is None


def test_undefined_differences_say_why() -> None:
    same = [[1, 2], [2, 1], [3, 5], [4, 4]]
    assert difference_row(joint(same, same), (0, 1)).reason == "no_variance"
    flat = [[1, 1]] * 4
    assert difference_row(joint(same, flat), (0, 1)).reason == "alpha_undefined"
    nothing = CoMoments.from_values(np.zeros((4, 0), dtype=int), np.zeros((2, 0), dtype=bool), group=(0, 1, 0, 1))
    assert difference_row(nothing, (0, 1)).reason == "nobody_answered"


def test_covariances_over_different_respondents_may_contradict_each_other() -> None:
    e = np.array([[1, 5, 3, 3, 2, 4], [3, 3, 1, 5, 2, 4]])
    p = np.array([[1, 5, 3, 3, 2, 4], [3, 3, 1, 5, 2, 4]])
    there = np.array([[1, 1, 0, 0, 1, 1], [0, 0, 1, 1, 1, 1]], dtype=bool)
    found = difference_row(CoMoments.from_values(np.concatenate([e, p]), there, group=(0, 1, 0, 1)), (0, 1))
    assert found.reason in {"covariances_disagree", "no_variance"}
    assert found.unequal_variances is None
