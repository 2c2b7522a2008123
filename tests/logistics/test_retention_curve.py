"""How long customers stay, against hand counts and a known truth."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import retention_curve
from tests.refusal import refusal


def rows(*texts: str) -> np.ndarray:
    """Return activity from texts such as ``x.x``."""
    return np.array([[letter == "x" for letter in text] for text in texts])


def test_pauses_that_end_are_no_loss() -> None:
    """Lost at ages 1 and 2; followed to ages 4, 4 and 2; nobody at risk beyond the last."""
    curve = retention_curve(rows("x....", "xx...", "x...x", "xxxxx", "..x.x"))
    assert [(step.age, step.n, step.lost) for step in curve.steps] == [(1, 5, 1), (2, 4, 1), (3, 2, 0), (4, 2, 0)]
    assert [step.survival for step in curve.steps] == pytest.approx([0.8, 0.6, 0.6, 0.6])


def test_nobody_is_lost_too_early() -> None:
    """With two periods of grace the last one tells nothing: a customer there last in the fourth of five may return."""
    curve = retention_curve(rows("xxxx.", "xx...", "x...x"), lost_after=2)
    assert [(step.age, step.n, step.lost) for step in curve.steps] == [(1, 3, 0), (2, 3, 1), (3, 2, 0)]


def test_interval_of_survival() -> None:
    """Of 20 customers 5 are lost at once: S = 0.75, σ² = 5 / (20 · 15), limits S^exp(± 1.96 σ / ln S)."""
    curve = retention_curve(rows(*["x."] * 5, *["xx"] * 15))
    step = curve.steps[0]
    assert step.survival == 0.75
    assert (step.survival_low, step.survival_high) == pytest.approx((0.49994, 0.88747), abs=1e-5)
    everybody = retention_curve(rows("x.", "x.")).steps[0]
    assert (everybody.survival, everybody.survival_low) == (0.0, None)
    nobody = retention_curve(rows("xx", "xx")).steps[0]
    assert (nobody.survival, nobody.survival_low) == (1.0, None)


def test_known_truth() -> None:
    """Customers who stay with 0.8 a period, order every period while they stay, and begin at any time."""
    generator = np.random.Generator(np.random.PCG64(7))
    n, periods = 20_000, 10
    first, stay = generator.integers(0, periods, n), generator.geometric(0.2, n)
    when = np.arange(periods)
    activity = (when >= first[:, None]) & (when < (first + stay)[:, None])
    for lost_after in (1, 3):
        curve = retention_curve(activity, lost_after=lost_after)
        assert len(curve.steps) == periods - lost_after
        for step in curve.steps:
            assert step.rate == pytest.approx(0.8, abs=4 * (0.16 / step.n) ** 0.5)


def test_table_and_customers_without_an_order() -> None:
    curve = retention_curve(rows("x.", "xx", ".."))
    assert (curve.n, curve.never, curve.periods) == (2, 1, 2)
    lines = str(curve).splitlines()
    assert lines[3].split()[:5] == ["1", "2", "1", "50.0", "%"]
    assert lines[-1] == "Without any order, left out: 1."


def test_refusals() -> None:
    assert refusal(lambda: retention_curve([[1, 0]]), error=AnalysisError) == [  # type: ignore[list-item]  # that is the point
        (
            "activity is a table of yes and no, one row a customer and one column a period; found 'int64 of 1 × 2'. "
            "Give whether each customer ordered in each period. [not-activity]"
        )
    ]
    assert refusal(lambda: retention_curve([[False]]), error=AnalysisError) == [
        "no customer ever ordered. Check the periods. [nobody-active]"
    ]
    assert refusal(lambda: retention_curve([[True]], lost_after=0), error=UsageError) == [
        "the option lost_after must be a whole number from 1; found '0'. Correct lost_after. [bad-number]"
    ]


def test_rows_of_different_lengths_are_no_table() -> None:
    assert refusal(lambda: retention_curve([[True], [True, False]]), error=AnalysisError) == [
        (
            "activity is a table of yes and no, one row a customer and one column a period; found 'object of 2'. "
            "Give whether each customer ordered in each period. [not-activity]"
        )
    ]
