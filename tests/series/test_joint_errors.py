"""Errors of two values that are put together, against the covariance of sums."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from scorecard.series import MeasureRecord
from scorecard.series.joint_errors import joint_errors
from tests.series.grids import grid

ERRORS = {"a": (0.5, 0.2, 0.4), "b": (0.3, 0.6, 0.1)}
CASES = {"a": (10, 30, 60), "b": (5, 5, 10)}
RULES = ("mean", "weighted")
PAIRS = {(0, 0, 0, 1): 0.5, (0, 1, 0, 1): -0.3, (0, 2, 0, 1): 0.8}


def pair(rules, *, lacking=()):
    """Three months of two measures, whose errors go together in each."""
    records = [
        MeasureRecord(m, f"2026-0{i + 1}", 4.0, n=CASES[m][i], standard_error=ERRORS[m][i])
        for m in "ab"
        for i in range(3)
        if (m, i) not in lacking
    ]
    obs = grid(*records, last="2026-03", a=rules[0], b=rules[1])
    return replace(obs, correlations=MappingProxyType(PAIRS))


def test_of_a_mean_and_a_weighted_mean():
    """Covariance of Σ a_i A_i and Σ b_i B_i from the whole matrix of six errors, month by month independent."""
    errors = np.array([*ERRORS["a"], *ERRORS["b"]])
    correlation = np.eye(6)
    for month, r in enumerate(PAIRS.values()):
        correlation[month, 3 + month] = correlation[3 + month, month] = r
    weights = np.array([[1 / 3, 1 / 3, 1 / 3, 0, 0, 0], [0, 0, 0, 0.25, 0.25, 0.5]])
    whole = weights @ (correlation * np.outer(errors, errors)) @ weights.T
    found = joint_errors(pair(RULES), [[0, 1, 2]], rules=RULES, incomplete="missing")
    assert found == {(0, 0, 0, 1): pytest.approx(whole[0, 1] / math.sqrt(whole[0, 0] * whole[1, 1]), abs=1e-12)}


def test_of_the_last_value_and_a_sum():
    """The last one has a part in March only."""
    found = joint_errors(pair(("last", "sum")), [[0, 1, 2], [-1, 0]], rules=("last", "sum"), incomplete="keep")
    whole = math.sqrt(0.3**2 + 0.6**2 + 0.1**2)
    assert found == {(0, 0, 0, 1): pytest.approx(0.8 * 0.1 / whole), (0, 1, 0, 1): 0.5}


def test_none_where_an_error_is_unknown_or_no_period_is_shared():
    obs = pair(("last", "last"), lacking={("a", 2)})
    found = joint_errors(obs, [[0, 1, 2], [2]], rules=("last", "last"), incomplete="keep")
    assert found == {}
    unknown = replace(pair(RULES), standard_error=np.full((1, 3, 2), np.nan))
    assert joint_errors(unknown, [[0, 1, 2]], rules=RULES, incomplete="missing") == {}
    assert joint_errors(replace(obs, correlations={}), [[0, 1, 2]], rules=RULES, incomplete="missing") == {}
