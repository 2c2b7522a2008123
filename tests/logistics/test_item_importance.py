"""Importance keeps its error, and items rated together share it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from scorecard.errors import AnalysisError
from scorecard.logistics import CompanyRatings, ItemSummary
from scorecard.logistics.item_importance import item_importance
from tests.refusal import refusal


def test_numbers_are_exact_and_a_point_on_the_line_is_important() -> None:
    likely, cut = item_importance({"a": 1, "b": 2, "c": 3}, ["a", "b", "c"]).probabilities(None)
    assert (likely.tolist(), cut) == ([0, 1, 1], 2)


@pytest.mark.parametrize(("values", "expected"), [((1.6, 1.6, 1.6), [1, 1, 1]), ((0.1, 0.2, 0.3), [0, 1, 1])])
def test_a_point_that_rounding_parts_from_the_line_is_on_it(values: tuple[float, ...], expected: list[int]) -> None:
    found = item_importance(dict(zip("abc", values, strict=True)), ["a", "b", "c"])
    likely, cut = found.probabilities(None)
    assert cut > values[1]  # the mean in floats
    assert likely.tolist() == expected
    assert found.important(cut).tolist() == [bool(one) for one in expected]


def test_summaries_vary_alone() -> None:
    given = {"a": ItemSummary(5, 2, 100), "b": ItemSummary(4, 1, 100)}
    likely, cut = item_importance(given, ["a", "b"]).probabilities(4.8)
    assert likely == pytest.approx([norm.cdf(1), norm.cdf(-8)])
    assert cut == 4.8
    # against the mean of both: half the difference, whose error is that of a difference, halved
    likely, cut = item_importance(given, ["a", "b"]).probabilities(None)
    assert likely[0] == pytest.approx(norm.cdf(0.5 / (np.sqrt(0.04 + 0.01) / 2)))
    assert cut == 4.5


def test_ratings_of_the_same_people_are_paired() -> None:
    rng = np.random.default_rng(2)
    first = rng.normal(5, 1, 60)
    second = first + rng.normal(-0.1, 0.5, 60)
    known = item_importance(CompanyRatings.of(["a", "b"], np.column_stack([first, second])), ["a", "b"])
    likely, _ = known.probabilities(None)
    differences = first - second
    z = differences.mean() / (differences.std(ddof=1) / np.sqrt(60))
    assert likely == pytest.approx([norm.cdf(z), norm.cdf(-z)])


def test_single_answers_have_no_error() -> None:
    known = item_importance(CompanyRatings.of(["a", "b"], [[5, np.nan], [np.nan, 4]]), ["a", "b"])
    assert known.covariance.tolist() == [[0, 0], [0, 0]]


def test_flaws_are_told() -> None:
    assert refusal(lambda: item_importance({"a": float("nan")}, ["a", "b"]), error=AnalysisError) == [
        f"importance.{item}: an item has no importance. Give its importance, or leave the item out. [importance-missing]"
        for item in ("a", "b")
    ]


def test_text_is_no_importance() -> None:
    assert refusal(lambda: item_importance({"speed": "high"}, ["speed"]), error=AnalysisError) == [  # type: ignore[dict-item]
        "importance.speed: an item has no importance. Give its importance, or leave the item out. [importance-missing]"
    ]
