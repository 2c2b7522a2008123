"""Promises are kept, broken or open as the interval says, with the probability of the sampling distribution."""

from __future__ import annotations

import pyarrow as pa
import pytest
from scipy.stats import norm

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.io import read_orders
from scorecard.logistics import (
    CycleTime,
    OrderLayout,
    Performed,
    PromiseRow,
    ServiceDefinitions,
    ServicePackage,
    ServicePerformance,
    ServicePromise,
    ServiceStandard,
    check_packages,
    service_performance,
)
from tests.logistics.samples import made
from tests.refusal import refusal

WORDS = LocalText(en="Order time", zh="订货时间")


def package(value: float, direction: str = "at_least") -> ServicePackage:
    """Return a package with one promise."""
    promise = ServicePromise.model_validate({"value": value, "direction": direction})
    one = ServiceStandard(id="s", element=WORDS, phase="transaction", standard=WORDS, promise=promise, measure="m")
    return ServicePackage(id="key", name=WORDS, customer_class="key", standards=(one,))


def row(figure: Performed, value: float, direction: str = "at_least") -> PromiseRow:
    """Return the row of one promise beside one figure."""
    return check_packages([package(value, direction)], [figure]).rows[0]


FIGURE = Performed("m", "key", 0.90, low=0.86, high=0.92, n=200)


@pytest.mark.parametrize(
    ("promise", "direction", "verdict"),
    [
        (0.86, "at_least", "kept"),
        (0.861, "at_least", "too_little_data"),
        (0.92, "at_least", "too_little_data"),
        (0.921, "at_least", "broken"),
        (0.92, "at_most", "kept"),
        (0.859, "at_most", "broken"),
    ],
)
def test_verdict_follows_the_interval(promise: float, direction: str, verdict: str) -> None:
    found = row(FIGURE, promise, direction)
    assert found.verdict == verdict
    assert found.reason == ("interval_holds_promise" if verdict == "too_little_data" else None)


def test_probability_agrees_with_the_interval() -> None:
    assert row(FIGURE, 0.86).probability == pytest.approx(0.975)
    assert row(FIGURE, 0.92).probability == pytest.approx(0.025)
    assert row(FIGURE, 0.90).probability == pytest.approx(0.5)
    assert row(FIGURE, 0.92, "at_most").probability == pytest.approx(0.975)


def test_standard_error_stands_in_for_an_interval() -> None:
    found = row(Performed("m", "key", 10, n=30, standard_error=2), 7)
    assert found.probability == pytest.approx(norm.cdf(1.5))
    assert (found.low, found.high) == pytest.approx((10 - 1.959964 * 2, 10 + 1.959964 * 2))
    exact = Performed("m", "key", 10, n=30, standard_error=0)
    assert [(row(exact, p).verdict, row(exact, p).probability) for p in (10, 11)] == [("kept", 1), ("broken", 0)]
    assert [row(exact, p, "at_most").verdict for p in (9, 10)] == ["broken", "kept"]
    assert [row(exact, p, "at_most").probability for p in (9, 10)] == [0, 1]


def test_what_keeps_from_a_verdict_is_told() -> None:
    reasons = {
        "not_measured": Performed("m", "general", 1, n=9, low=1, high=1),
        "few_cases": Performed("m", "key", 1, n=1, low=1, high=1),
        "no_interval": Performed("m", "key", 1, n=9),
    }
    for reason, figure in reasons.items():
        found = row(figure, 0.5)
        assert (found.verdict, found.reason) == ("too_little_data", reason)
    unmeasured = ServiceStandard(id="s", element=WORDS, phase="pre_transaction", standard=WORDS)
    words_only = ServicePackage(id="key", name=WORDS, customer_class="key", standards=(unmeasured,))
    assert check_packages([words_only], []).rows[0].reason == "no_promise"


def test_table_speaks_both_languages() -> None:
    table = check_packages([package(0.86)], [FIGURE]).table()
    assert "kept" in table.to_text("en")
    assert "订货时间" in table.to_text("zh")
    assert table.notes[0].text("en") == (
        "Kept or broken: the whole interval (95 %) lies on that side of the promise, with 2 cases or more."
    )


def test_flaws_are_told() -> None:
    other = Performed("x", "key", 1)
    assert check_packages([package(0.86)], [FIGURE, other, other]).rows[0].verdict == "kept"
    assert refusal(lambda: check_packages([package(0.86)], [FIGURE, FIGURE]), error=AnalysisError) == [
        "m.key: a measure has two figures for one class. Give the figures of one period. [figure-twice]"
    ]
    with pytest.raises(UsageError):
        check_packages([package(0.86)], [FIGURE], confidence=1)


def test_order_service_is_taken_with_its_periods_together() -> None:
    service = made()
    promise = ServicePromise(value=0.5, direction="at_least")
    one = ServiceStandard(
        id="s", element=WORDS, phase="transaction", standard=WORDS, promise=promise, measure="on_time_rate"
    )
    key = ServicePackage(id="key", name=WORDS, customer_class="a", standards=(one,))
    figure = service.row("on_time_rate", group="a")
    found = check_packages([key], service).rows[0]
    assert (found.value, found.low, found.high, found.n) == (figure.value, figure.low, figure.high, figure.n)


def promised(value: float, direction: str, kind: str, measure: str) -> ServicePackage:
    """Return a package for class a with one promise in some unit."""
    promise = ServicePromise.model_validate({"value": value, "direction": direction, "unit": {"kind": kind}})
    one = ServiceStandard(id="s", element=WORDS, phase="transaction", standard=WORDS, promise=promise, measure=measure)
    return ServicePackage(id="key", name=WORDS, customer_class="a", standards=(one,))


def in_minutes(minutes: tuple[int, ...]) -> ServicePerformance:
    """Return the service of orders of class a that took so many minutes."""
    rows = {
        "order": [str(number) for number in range(len(minutes))],
        "class": ["a"] * len(minutes),
        "ordered_at": ["2026-01-05 08:00"] * len(minutes),
        "delivered_at": [f"2026-01-05 {8 + m // 60:02d}:{m % 60:02d}" for m in minutes],
    }
    orders = read_orders(pa.table(rows), OrderLayout(segments={"class": "class"}))
    cycle = CycleTime(start="ordered_at", end="delivered_at", clock="minutes", level="order")
    definitions = ServiceDefinitions(cycle_time=cycle, period_by="ordered")
    return service_performance(orders, definitions=definitions, by="class", confidence=0.9)


def test_a_promise_is_compared_in_its_own_unit() -> None:
    service = made()
    figure = service.row("on_time_rate", group="a")
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    for share, percent in ((0.5, 50), (0.999, 99.9)):
        plain = check_packages([promised(share, "at_least", "number", "on_time_rate")], service).rows[0]
        found = check_packages([promised(percent, "at_least", "percent", "on_time_rate")], service).rows[0]
        assert (found.verdict, found.probability) == (plain.verdict, plain.probability)
        assert (found.promise, found.value) == (percent, 100 * figure.value)
        assert (found.low, found.high) == (100 * figure.low, 100 * figure.high)
    hours = check_packages([promised(6, "at_most", "hours", "cycle_time_mean")], in_minutes((290, 300, 310))).rows[0]
    assert (hours.value, hours.verdict) == (pytest.approx(5), "kept")


def test_a_promise_in_another_unit_is_refused() -> None:
    packages = [promised(95, "at_least", "number", "on_time_rate")]
    assert refusal(lambda: check_packages(packages, made()), error=AnalysisError) == [
        (
            "key.s: on_time_rate is in shares, with which the promise cannot be compared; found '95'. "
            "Write the promise with unit: {kind: percent}. [promise-unit]"
        )
    ]
    packages = [promised(2, "at_most", "hours", "cycle_time_mean")]
    assert refusal(lambda: check_packages(packages, made()), error=AnalysisError) == [
        (
            "key.s: cycle_time_mean is in days, with which the promise cannot be compared; found '2 hours'. "
            "Write the promise with unit: {kind: days}. [promise-unit]"
        )
    ]


def test_the_level_is_that_of_the_order_service() -> None:
    service = in_minutes((290, 300, 310))
    package = promised(6, "at_most", "hours", "cycle_time_mean")
    found = check_packages([package], service)
    assert found.confidence == 0.9
    assert "(90 %)" in found.table().notes[0].en
    assert refusal(lambda: check_packages([package], service, confidence=0.95), error=UsageError) == [
        (
            "the intervals of the order service have another level; found '0.95, not 0.9'. "
            "Leave confidence out, or give it to service_performance. [other-confidence]"
        )
    ]
