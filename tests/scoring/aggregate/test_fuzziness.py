"""Memberships in bands and their composition, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.scoring.aggregate.fuzziness import composed, fuzzy_of, memberships_of

NAN = float("nan")
EDGES = (0.0, 75.0, 90.0, 100.0)


@pytest.mark.parametrize(
    ("score", "overlap", "expected"),
    [
        (0, 10, [1, 0, 0]),
        (70, 10, [1, 0, 0]),
        (72, 10, [0.8, 0.2, 0]),
        (75, 10, [0.5, 0.5, 0]),
        (80, 10, [0, 1, 0]),
        (86, 10, [0, 0.9, 0.1]),
        (95, 10, [0, 0, 1]),
        (100, 10, [0, 0, 1]),
        (82.5, 15, [0, 1, 0]),  # as wide as the band: one score at which amber stands alone
        (82, 15, [0.5 / 15, 14.5 / 15, 0]),
        (74.9, 0, [1, 0, 0]),
        (75, 0, [0, 1, 0]),
        (120, 0, [0, 0, 1]),
        (math.inf, 10, [0, 0, 1]),
        (NAN, 10, [NAN, NAN, NAN]),
        (NAN, 0, [NAN, NAN, NAN]),
    ],
)
def test_membership_passes_linearly_around_an_edge(score, overlap, expected):
    np.testing.assert_allclose(
        memberships_of(np.array(float(score)), edges=EDGES, overlap=overlap), expected, atol=1e-12
    )


def test_the_grades_come_before_the_shape_of_the_scores():
    found = memberships_of(np.array([[0.0, 75.0], [95.0, NAN]]), edges=EDGES, overlap=10)
    assert found.shape == (3, 2, 2)
    np.testing.assert_array_equal(found[:, 0, 1], [0.5, 0.5, 0])


R = [np.array([0.2, 0.5, 0.3]), np.array([NAN, NAN, NAN]), np.array([0.6, 0.4, 0.0])]


@pytest.mark.parametrize(
    ("operator", "normalised", "weights", "expected"),
    [
        ("weighted_average", True, [3, 5, 1], [0.3, 0.475, 0.225]),
        ("weighted_average", False, [3, 5, 1], [0.3, 0.475, 0.225]),
        # shares 0.75 and 0.25: max(0.2, 0.25), max(0.5, 0.25), max(0.3, 0)
        ("min_max", False, [3, 5, 1], [0.25, 0.5, 0.3]),
        ("min_max", True, [3, 5, 1], [0.25 / 1.05, 0.5 / 1.05, 0.3 / 1.05]),
        ("min_max", False, [0, 5, 1], [0.6, 0.4, 0.0]),
        ("min_max", False, [0, 5, 0], [NAN, NAN, NAN]),
        ("weighted_average", True, [0, 5, 0], [NAN, NAN, NAN]),
    ],
)
def test_composition(operator, normalised, weights, expected):
    np.testing.assert_allclose(composed(R, weights, operator=operator, normalised=normalised), expected, atol=1e-12)


def test_what_belongs_to_no_grade_has_no_memberships():
    nothing = [np.array([0.0, 0.0])]
    assert np.isnan(composed(nothing, [1.0], operator="min_max", normalised=False)).all()


def fuzzy(children, weights, operator="weighted_average", normalised=True, overlap=10.0):
    return fuzzy_of(
        children,
        weights,
        edges=EDGES,
        overlap=overlap,
        operator=operator,
        normalised=normalised,
        grade_scores=(40.0, 80.0, 100.0),
    )


def test_the_score_is_that_of_the_grades():
    children = [np.array([70.0, 72.0, NAN]), np.array([100.0, 100.0, 86.0])]
    # red and green by halves; 0.8 red and 0.2 amber beside green; 0.9 amber and 0.1 green
    np.testing.assert_allclose(fuzzy(children, [1.0, 1.0]), [70, (0.8 * 40 + 0.2 * 80 + 100) / 2, 82])
    # shares 1/4 and 3/4: min(1/4, 0.8) red, min(1/4, 0.2) amber, 3/4 green, over 1.2
    np.testing.assert_allclose(fuzzy(children, [1.0, 3.0], operator="min_max")[1], (10 + 16 + 75) / 1.2)
    np.testing.assert_allclose(fuzzy(children, [1.0, 3.0], operator="min_max", normalised=False)[1], 101)
    assert np.isnan(fuzzy([], []))
    assert np.isnan(fuzzy([np.array([NAN])], [1.0])).all()


@pytest.mark.parametrize("operator", ["weighted_average", "min_max"])
def test_weights_may_differ_by_period(operator):
    children = [np.array([[70.0, 70.0, NAN]]), np.array([[100.0, 100.0, 100.0]])]
    weights = [np.array([1.0, 3.0, 1.0]), np.array([1.0, 1.0, 0.0])]
    np.testing.assert_allclose(fuzzy(children, weights, operator=operator), [[70, 55, NAN]])
