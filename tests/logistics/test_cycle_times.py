"""Cycle times: statistics of R, shares beside the promise, sums of parts."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import UsageError
from scorecard.logistics.cycle_times import cycle_time_sum, order_cycle_time
from tests.refusal import refusal

TIMES = [3, 5, 4, 6, 2, 7, 5, 4, 9, 3, 5, 6]


def test_statistics_equal_those_of_r() -> None:
    # R 4.2.2: mean, sd, quantile type 7
    found = order_cycle_time([*TIMES, None], promised=6)
    assert (found.n, found.left_out) == (12, 1)
    assert found.mean.value == pytest.approx(4.91666667, abs=5e-9)
    assert found.standard_deviation.value == pytest.approx(1.92865159, abs=5e-9)
    assert found.population_deviation.value == pytest.approx(1.84654332, abs=5e-9)
    assert (found.median.value, found.p90.value, found.p95.value) == (5.0, pytest.approx(6.9), pytest.approx(7.9))
    assert found.within_promise is not None
    assert (found.within_promise.numerator, found.within_promise.n) == (10, 12)
    assert found.on_the_day is not None
    assert found.early is not None
    assert (found.on_the_day.numerator, found.early.numerator) == (2, 8)
    table = found.table()
    assert [row[0] for row in table.rows] == list(dict.fromkeys(row[0] for row in table.rows))
    assert table.records()[6]["value"] == pytest.approx(83.3333333)
    assert "Times left out because they are missing: 1." in table.to_text("en")


def test_a_share_is_printed_as_nothing_or_all_only_where_it_is() -> None:
    table = order_cycle_time([1] * 9999 + [9, None], promised=1).table()
    shown = [line.split() for line in table.to_text("en").splitlines()[-4:-1]]
    assert [line[line.index("000") + 1] for line in shown] == ["99.99", "99.99", "0.00"]


def test_without_a_promise_there_are_no_shares() -> None:
    found = order_cycle_time([1.5, 2.5])
    assert (found.within_promise, found.on_the_day, found.early, found.promised) == (None, None, None, None)
    assert len(found.table().rows) == 6


def test_no_times_give_nothing() -> None:
    found = order_cycle_time([None], promised=3)
    assert (found.n, found.mean.reason, found.p90.reason) == (0, "nothing_counted", "nothing_counted")


def test_parts_add_in_quadrature_only_under_independence() -> None:
    parts = {"transmittal": (1.0, 0.3), "processing": (1.5, 0.5), "picking": (2.0, 0.8), "transit": (3.0, 1.2)}
    found = cycle_time_sum(parts)
    assert found.mean == 7.5
    assert found.standard_deviation == pytest.approx(math.sqrt(0.09 + 0.25 + 0.64 + 1.44), rel=1e-14)
    assert found.largest_deviation == pytest.approx(2.8, rel=1e-14)


def test_what_is_no_time_is_refused() -> None:
    assert refusal(lambda: order_cycle_time([1.0, float("nan")]), error=UsageError) == [
        "row 2: a cycle time must be a finite number; found 'nan'. Write None where it is missing. [bad-time]"
    ]
    assert refusal(lambda: cycle_time_sum({}), error=UsageError) == [
        "there is no part. Give at least one with mean and standard deviation. [no-parts]"
    ]
    assert refusal(lambda: cycle_time_sum({"transit": (3.0, -1.0)}), error=UsageError) == [
        (
            "parts.transit: a part needs a finite mean and a standard deviation of 0 or more; found '3.0, -1.0'. "
            "Give both in one unit. [bad-part]"
        )
    ]
    assert refusal(lambda: order_cycle_time([3.0], promised=math.nan), error=UsageError) == [
        ("the promise must be a finite number; found 'nan'. Leave it out where there is none. [bad-promise]")
    ]


def test_text_is_no_time_and_no_part() -> None:
    assert refusal(lambda: order_cycle_time([1.0, "3"], promised="3"), error=UsageError) == [  # type: ignore[arg-type,list-item]
        "row 2: a cycle time must be a finite number; found '3'. Write None where it is missing. [bad-time]",
        "the promise must be a finite number; found '3'. Leave it out where there is none. [bad-promise]",
    ]
    for part, shown in ((5, "'5'"), ("ab", "'ab'"), ((1.0, "2"), "\"1.0, '2'\"")):
        assert refusal(lambda part=part: cycle_time_sum({"transit": part}), error=UsageError) == [  # type: ignore[misc]
            (
                f"parts.transit: a part needs a finite mean and a standard deviation of 0 or more; found {shown}. "
                "Give both in one unit. [bad-part]"
            )
        ]
