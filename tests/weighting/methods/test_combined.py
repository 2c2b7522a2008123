"""Subjective and objective weights become one by product or by average."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import combined, entropy, swing

JUDGED = {"a": 5, "b": 3, "c": 2}
MEASURED = {"c": 0.6, "b": 0.2, "a": 0.2}


def test_product() -> None:
    # 0.5 · 0.2, 0.3 · 0.2, 0.2 · 0.6 over 0.28
    w = combined(JUDGED, MEASURED)
    assert w.shares == pytest.approx((10 / 28, 6 / 28, 12 / 28), abs=1e-15)
    assert (w.ids, w.rule, w.alpha, w.method) == (("a", "b", "c"), "multiplicative", None, "combined")
    assert w.total == pytest.approx(0.28, abs=1e-15)


def test_average() -> None:
    w = combined(JUDGED, MEASURED, rule="linear", alpha=0.25)
    assert w.shares == pytest.approx((0.275, 0.225, 0.5), abs=1e-15)
    assert combined(JUDGED, MEASURED, rule="linear").alpha == 0.5
    assert combined(JUDGED, MEASURED, rule="linear", alpha=1).shares == pytest.approx((0.5, 0.3, 0.2), abs=1e-15)
    assert combined(JUDGED, MEASURED, rule="linear", alpha=0).shares == pytest.approx((0.2, 0.2, 0.6), abs=1e-15)


def test_table_names_where_both_come_from() -> None:
    w = combined(swing({"a": 100, "b": 25}), entropy({"a": [1, 3], "b": [3, 1]}))
    assert str(w).splitlines() == [
        "Weights (combined)",
        "Id  Subjective  Objective  Weight",
        "--  ----------  ---------  ------",
        "a       80.0 %     50.0 %  80.0 %",
        "b       20.0 %     50.0 %  20.0 %",
        "Multiplicative: product of the two.",
        "Subjective: swing; objective: entropy.",
    ]
    linear = combined(JUDGED, MEASURED, rule="linear", alpha=0.25).table()
    assert [note.text("en") for note in linear.notes] == [
        "Linear: 0.25 of the subjective weight and 0.75 of the objective one.",
        "Subjective: points given by hand; objective: points given by hand.",
    ]


def test_both_must_weigh_the_same() -> None:
    with pytest.raises(AnalysisError) as caught:
        combined({"a": 1, "b": 1}, {"b": 1, "c": 1})
    assert str(caught.value) == (
        "The weights cannot be combined.\n"
        "  objective: what is weighed on one side has no weight on the other; found 'a'. "
        "Weigh the same things on both sides. [weight-missing]\n"
        "  subjective: what is weighed on one side has no weight on the other; found 'c'. "
        "Weigh the same things on both sides. [weight-missing]"
    )
    with pytest.raises(AnalysisError) as caught:
        combined({"a": 1, "b": 0}, {"a": 0, "b": 1})
    assert str(caught.value) == (
        "Every product of two weights is zero.\n"
        "  every product of two weights is zero. Use rule='linear', or look at the zeros in both. [products-zero]"
    )


def test_options_that_do_not_fit() -> None:
    with pytest.raises(UsageError) as caught:
        combined(JUDGED, MEASURED, alpha=0.5)
    assert str(caught.value) == (
        "The multiplicative rule has no alpha.\n"
        "  the multiplicative rule has no alpha; found '0.5'. Leave alpha out, or use rule='linear'. [alpha-unused]"
    )
    for wrong in (1.5, float("nan"), "half"):
        with pytest.raises(UsageError) as caught:
            combined(JUDGED, MEASURED, rule="linear", alpha=wrong)  # type: ignore[arg-type]  # that is the point
        assert str(caught.value) == (
            "Alpha must be a number from 0 to 1.\n"
            f"  alpha must be a number from 0 to 1; found '{wrong}'. Give the share of the subjective weights. [alpha-range]"
        )
    with pytest.raises(UsageError, match=r"the option rule has an unknown value; found 'sum'"):
        combined(JUDGED, MEASURED, rule="sum")  # type: ignore[arg-type]  # that is the point
