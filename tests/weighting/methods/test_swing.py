"""Swing weights are ratings against the most valuable swing, over their sum."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import swing


def test_office_location_of_goodwin_and_wright() -> None:
    # swings 100, 80, 70, 30, 20, 10, printed as 32, 26, 23, 10, 6, 3 percent
    w = swing([100, 80, 70, 30, 20, 10])
    assert [f"{100 * share:.0f}" for share in w.shares] == ["32", "26", "23", "10", "6", "3"]
    assert (w.total, w.method) == (310.0, "swing")
    assert str(w).splitlines()[0] == "Weights (swing)"
    assert str(w).splitlines()[-1] == "Given weights summed to 310."


def test_a_swing_may_be_worth_nothing() -> None:
    assert dict(swing({"a": 100, "b": 0})) == {"a": 1.0, "b": 0.0}


def test_ratings_that_are_none() -> None:
    with pytest.raises(AnalysisError) as caught:
        swing({"a": 120, "b": -5, "c": 100})
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  weights.a: a swing is rated above 100, which is the most valuable one; found '120'. "
        "Rate the most valuable swing 100 and the others against it. [swing-above-best]\n"
        "  weights.b: a weight must be a finite number, zero or more; found '-5'. Correct the weight. [weight-unusable]"
    )
    with pytest.raises(AnalysisError) as caught:
        swing([90, 20, "x"])  # type: ignore[list-item]  # that is the point
    assert str(caught.value) == (
        "The weights cannot be used.\n"
        "  no swing is rated 100; found 'at most 90'. "
        "Rate the most valuable swing 100 and the others against it, or give plain points to direct. "
        "[swing-without-best]\n"
        "  weights.3: a weight must be a finite number, zero or more; found 'x'. Correct the weight. [weight-unusable]"
    )
    with pytest.raises(AnalysisError, match=r"\[weights-zero\]"):
        swing([])
