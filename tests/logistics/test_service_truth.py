"""Parameters of a simulated service: checked all at once."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.logistics import ClassTruth, ServiceDrift, ServiceTruth, SharedFactor
from tests.refusal import refusal


def test_a_shared_factor_keeps_the_mean() -> None:
    usual, trouble = SharedFactor(share=0.2, factor=4).multipliers
    assert trouble == pytest.approx(4 * usual)
    assert 0.8 * usual + 0.2 * trouble == pytest.approx(1)
    assert SharedFactor().multipliers == (1.0, 1.0)


def test_drift_adds_trend_and_shift() -> None:
    drift = ServiceDrift(conditions=("in_full",), trend=0.1, shift=0.5, shift_month=3)
    assert [drift.multiplier("in_full", m) for m in range(4)] == pytest.approx([1, 1.1, 1.7, 1.8])
    assert drift.multiplier("on_time", 3) == 1


def test_classes_have_their_shares_of_customers() -> None:
    assert ServiceTruth(customers=400).class_sizes() == {"key": 20, "suitable": 60, "general": 320}
    assert ServiceTruth(customers=3).class_sizes() == {"key": 1, "suitable": 1, "general": 1}
    assert sum(ServiceTruth(customers=77).class_sizes().values()) == 77


def test_months_follow_the_calendar() -> None:
    truth = ServiceTruth(start=date(2023, 11, 1), months=5)
    assert truth.months_named() == ("2023-11", "2023-12", "2024-01", "2024-02", "2024-03")
    assert truth.month_days() == (30, 31, 31, 29, 31)


def test_every_problem_is_told_at_once() -> None:
    one = ClassTruth(customer_share=0.5, order_share=0.5, on_time=0.6)
    lines = refusal(
        lambda: ServiceTruth(
            classes={"key": one, "suitable": one, "general": one},
            start=date(2025, 1, 2),
            dear_products=0.5,
            dear_shortage=3.0,
            malfunctions=0.5,
        )
    )
    assert lines == [
        "classes: the customer_share of the classes must sum to 1; found '1.5'. Change the shares. [truth-shares]",
        "classes: the order_share of the classes must sum to 1; found '1.5'. Change the shares. [truth-shares]",
        (
            "start: the simulation starts on the first day of a month; found '2025-01-02'. "
            "Write the first day of the month. [truth-start]"
        ),
        (
            "dear_shortage: dear products would be short more often than all products together; found '0.5 × 3'. "
            "Let dear_products × dear_shortage be 1 at most. [truth-dear]"
        ),
        *(
            f"classes.{name}.on_time: the failure rate of on_time in the class {name} leaves 0 to 1 at its worst; "
            "found '1.43'. Raise the rate, or lower the factors, the trend or the shift. [truth-rate]"
            for name in ("key", "suitable", "general")
        ),
        (
            "malfunctions: the rate of malfunctions leaves 0 to 1 at its worst; found '1.79'. "
            "Lower it, or the factors. [truth-rate]"
        ),
    ]


def test_a_class_that_is_missing_and_a_trend_below_zero() -> None:
    one = ClassTruth(customer_share=1.0, order_share=1.0)
    drift = ServiceDrift(trend=-0.2)
    assert refusal(lambda: ServiceTruth(classes={"key": one}, drift=drift)) == [
        "classes: a value class is missing; found 'suitable'. Give all three. [truth-class]",
        "classes: a value class is missing; found 'general'. Give all three. [truth-class]",
        (
            "classes.key.on_time: the failure rate of on_time in the class key leaves 0 to 1 at its worst; found '-1.2'. "
            "Raise the rate, or lower the factors, the trend or the shift. [truth-rate]"
        ),
    ]


def test_chances_are_chances() -> None:
    assert refusal(lambda: ClassTruth(customer_share=0.1, order_share=0.1, on_time=1.2)) == [
        "on_time: this must be at most 1; found '1.2'. Change the value. [out-of-range]"
    ]
