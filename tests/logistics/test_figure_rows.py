"""Every kind of figure against counts by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.logistics.figure_rows import RowOptions, figure_row
from scorecard.logistics.order_counts import CellCounts, RatioSums
from scorecard.logistics.service_figures import FIGURES
from scorecard.logistics.service_rows import ServiceRow
from scorecard.stats.clustered_ratio import clustered_ratio
from tests.logistics.cells import Line, Order, cell, order

BY_ID = {figure.id: figure for figure in FIGURES}
ON, LATE, UNKNOWN = {"on_time": True}, {"on_time": False}, {"on_time": None}


def row(figure: str, counts: CellCounts, **options: frozenset[str]) -> ServiceRow:
    return figure_row(BY_ID[figure], counts, options=RowOptions(**options))  # type: ignore[arg-type]


def test_shares_of_orders_have_wilsons_interval_and_say_what_they_leave_out() -> None:
    found = row("on_time_rate", cell([order(ON)] * 8 + [order(ON, LATE), order(LATE), order(UNKNOWN)]))
    assert (found.numerator, found.denominator, found.n, found.value) == (8, 10, 10, 0.8)
    # Wilson, 8 of 10
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=5e-5), pytest.approx(0.9433, abs=5e-5))
    assert found.standard_error == pytest.approx(0.016**0.5, rel=1e-12)
    assert (found.level, found.unit, found.method, dict(found.left_out)) == (
        "order",
        "share",
        "wilson",
        {"not_judged": 1},
    )


def test_reasons_of_the_count_are_kept_and_the_rest_is_counted() -> None:
    reasons = {"order_on_time": {"no_promise": 1, "not_due": 0}}
    found = row("on_time_rate", cell([order(ON), order(UNKNOWN), order(UNKNOWN)], left_out=reasons))
    assert dict(found.left_out) == {"no_promise": 1, "not_judged": 1}


def test_stock_outs_are_orders_that_miss() -> None:
    orders = [order({"in_stock": True}, {"in_stock": False}), *[order({"in_stock": True})] * 3]
    assert (row("stock_out_frequency", cell(orders)).value, row("stock_out_frequency_line", cell(orders)).value) == (
        0.25,
        0.2,
    )


def test_shares_of_lines_are_clustered_by_order() -> None:
    orders = [order(ON, ON, LATE), order(ON), order(LATE, LATE), order(ON, ON)]
    counts = cell(orders)
    found = row("on_time_rate_line", counts)
    # 5 of 8 lines; residuals y - 5/8 x of the orders: 1/8, 3/8, -10/8, 6/8
    squares = (1 + 9 + 100 + 36) / 64
    assert (found.value, found.n, found.clusters) == (0.625, 8, 4)
    assert found.standard_error == pytest.approx((4 / 3 * squares / 64) ** 0.5, rel=1e-12)
    assert found.method == "wilson_clustered"
    expected = clustered_ratio(counts.ratios["line_on_time"], share=True)
    assert (found.low, found.high) == (expected.low, expected.high)


def test_lines_without_their_orders_have_no_interval() -> None:
    counts = replace(cell([order(ON, ON), order(LATE)]), ratios={})
    found = row("on_time_rate_line", counts)
    assert (found.value, found.low, found.standard_error) == (2 / 3, None, None)
    assert found.reason == "clusters_unknown"
    assert row("fill_rate_unit", counts).reason == "not_recorded"


def test_units_and_money_keep_their_own_sums() -> None:
    lines = [Line({}, 4, 4), Line({}, 6, 3)]
    counts = cell([Order((lines[0],)), Order((lines[1],)), Order((lines[0], lines[1]))])
    found = row("fill_rate_unit", counts)
    assert (found.numerator, found.denominator, found.value) == (14, 20, 0.7)
    assert (found.n, found.level) == (3, "unit")
    money = replace(
        counts, ratios={"value_fill": RatioSums(2, x=1000, y=900, xx=520000, yy=410000, xy=460000, step=0.01)}
    )
    value = row("fill_rate_value", money)
    assert (value.numerator, value.denominator, value.value) == (9.0, 10.0, 0.9)


@pytest.mark.parametrize("decimals", range(7))
def test_units_of_any_decimals_are_the_numbers_that_were_written(decimals: int) -> None:
    """1 / 1e-05 is no whole number in binary, so three pieces were 3.0000000000000004."""
    step, three = 10.0**-decimals, 3 * 10**decimals
    sums = RatioSums(2, x=three, y=three, xx=three**2, yy=three**2, xy=three**2, step=step)
    found = row("fill_rate_unit", replace(cell([Order((Line({}, 4, 4),))]), ratios={"unit_fill": sums}))
    assert (found.numerator, found.denominator, found.value) == (3.0, 3.0, 1.0)


def test_one_cluster_has_a_value_and_no_interval() -> None:
    found = row("fill_rate_unit", cell([Order((Line({}, 4, 3),))]))
    assert (found.value, found.low, found.high, found.reason) == (0.75, None, None, "one_cluster")


TIMES = [3, 5, 4, 6, 2, 7, 5, 4, 9, 3, 5, 6]


def test_statistics_of_durations_equal_those_of_r() -> None:
    counts = cell([Order((Line({}),), times={"cycle_time": t, "order_lateness": t - 6}) for t in TIMES])
    # R 4.2.2: mean, sd, quantile type 7, and the share within 6
    expected = {
        "cycle_time_mean": 4.91666667,
        "cycle_time_median": 5.0,
        "cycle_time_p90": 6.9,
        "cycle_time_p95": 7.9,
        "cycle_time_sd": 1.92865159,
        "cycle_time_cv": 0.39226812,
        "within_promise": 10 / 12,
        "on_the_day": 2 / 12,
        "early": 8 / 12,
    }
    for figure, value in expected.items():
        assert row(figure, counts).value == pytest.approx(value, abs=5e-9), figure
    assert row("cycle_time_cv", counts).unit == "ratio"
    assert row("cycle_time_mean", counts).unit == "days"
    assert row("cycle_time_mean", counts).method == "t"
    assert row("cycle_time_sd", counts).reason == "too_few_values"
    assert row("cycle_time_p95", counts).reason == "too_few_values"
    assert row("early", counts).method == "wilson"


def test_durations_of_lines_have_no_interval_because_they_go_together() -> None:
    counts = cell([Order((Line({}),), times={"cycle_time": t, "order_lateness": t}) for t in TIMES])
    durations = frozenset({"cycle_time", "order_lateness"})
    for figure in ("cycle_time_mean", "cycle_time_median", "within_promise"):
        found = row(figure, counts, line_durations=durations)
        assert (found.level, found.low, found.standard_error, found.method) == ("line", None, None, None)
        assert found.reason == "lines_not_independent"


def test_complete_shipments_come_from_stock_where_stock_is_recorded() -> None:
    without = cell([order({"in_full": True}), order({"in_full": False})])
    assert row("orders_shipped_complete", without).value == row("fill_rate_order", without).value == 0.5
    full, late = {"in_full": True, "in_stock": True}, {"in_full": True, "in_stock": False}
    recorded = cell([order(full), order(full), order(late), order({"in_full": False, "in_stock": True})])
    assert row("orders_shipped_complete", recorded).value == 0.5
    assert row("fill_rate_order", recorded).value == 0.75


@pytest.mark.parametrize("figure", BY_ID)
def test_what_is_not_recorded_says_so(figure: str) -> None:
    found = row(figure, replace(cell([order({})]), ratios={}, durations={}))
    assert (found.value, found.low, found.n) == (None, None, 0)
    assert found.reason in ("not_recorded", "nothing_counted")


def test_a_condition_that_is_recorded_and_judged_nowhere_is_told_apart() -> None:
    found = row("undamaged_rate", cell([order({})], left_out={"order_undamaged": {"not_recorded": 1}}))
    assert (found.reason, dict(found.left_out)) == ("nothing_counted", {"not_recorded": 1})
    found = row("undamaged_rate", cell([order({})]))
    assert (found.reason, dict(found.left_out)) == ("not_recorded", {"not_recorded": 1})


def test_the_agreed_day_is_a_day_where_hours_are_compared() -> None:
    # minutes and days after what was agreed: of two hours late on the day, one the day after, one before
    times = [(120, 0), (-30, 0), (900, 1), (-2000, -1)]
    counts = cell([Order((Line({}),), times={"order_lateness": m, "order_days_late": d}) for m, d in times])
    assert [row(figure, counts).numerator for figure in ("within_promise", "on_the_day", "early")] == [2, 2, 1]
