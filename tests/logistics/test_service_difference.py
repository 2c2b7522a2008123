"""Differences between groups and periods, by the method of each kind of figure."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from scorecard import read_orders
from scorecard.errors import UsageError
from scorecard.logistics import (
    InFull,
    OrderLayout,
    ServiceDefinitions,
    ServiceDifference,
    service_performance,
    service_performance_of_counts,
)
from scorecard.stats.clustered_ratio import clustered_ratio_difference
from scorecard.stats.rate_differences import newcombe_interval
from scorecard.stats.unpaired import SampleMean, welch_t
from tests.logistics.cells import Line, Order, counts, order
from tests.logistics.samples import made, sample
from tests.refusal import refusal


def test_shares_of_orders_differ_by_newcombe() -> None:
    # Newcombe (1998): 56 of 70 against 48 of 80, 0.0524 to 0.3339
    met = {True: {"on_time": True}, False: {"on_time": False}}
    orders = [order(met[i < 56], group="a") for i in range(70)] + [order(met[i < 48], group="b") for i in range(80)]
    found = service_performance_of_counts(counts(orders, by="class")).difference("on_time_rate", groups=("a", "b"))
    assert found.value == pytest.approx(0.2, abs=1e-15)
    assert (found.low, found.high) == (pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))
    assert found.method == "newcombe"
    table = found.table()
    assert [row[5].text("en") for row in table.rows if not isinstance(row[5], str | int | float | None)] == [
        "%",
        "%",
        "points",
    ]
    assert table.rows[2][2] == pytest.approx(20.0)
    assert "Interval of the difference by Newcombe." in table.to_text("en")


def test_periods_are_compared_within_a_group_too() -> None:
    found = made().difference("otif_rate", groups=("b", "b"), periods=("2026-02", "2026-01"))
    assert (found.first.group, found.first.period, found.second.period) == ("b", "2026-02", "2026-01")
    one, two = ((int(row.numerator or 0), int(row.denominator or 0)) for row in (found.first, found.second))
    assert (found.low, found.high) == newcombe_interval(one, two)


def test_ratios_differ_by_linearisation() -> None:
    performance = made()
    found = performance.difference("fill_rate_unit", groups=("a", "b"))
    sums = [performance.cell(group=g).ratios["unit_fill"] for g in ("a", "b")]
    expected = clustered_ratio_difference(*sums)
    assert (found.value, found.standard_error) == (pytest.approx(expected.difference), expected.standard_error)
    assert (found.low, found.high, found.method) == (expected.low, expected.high, "t_clustered")


def test_missing_shares_turn_the_sign() -> None:
    met = [{"in_stock": True}, {"in_stock": False}]
    orders = [order(met[0], met[i % 4 == 0], group="a") for i in range(12)]
    orders += [order(met[0], met[i % 3 == 0], group="b") for i in range(12)]
    found = service_performance_of_counts(counts(orders, by="class")).difference(
        "stock_out_frequency_line", groups=("a", "b")
    )
    assert found.value == pytest.approx(3 / 24 - 4 / 24)
    assert found.low is not None
    assert found.high is not None
    assert found.low < (found.value or 0) < found.high


def test_means_differ_by_welch() -> None:
    found = made().difference("cycle_time_mean", groups=("a", "b"))
    first, second = (SampleMean(r.n, r.value, r.standard_error) for r in (found.first, found.second))
    expected = welch_t(first, second)
    assert (found.low, found.high, found.method) == (expected.low, expected.high, "welch")
    assert found.table().rows[2][5] == found.table().rows[0][5]


def test_quantiles_and_shared_orders_have_no_interval() -> None:
    performance = made()
    quantile = performance.difference("cycle_time_p90", groups=("a", "b"))
    assert (quantile.low, quantile.reason) == (None, "no_interval_for_figure")
    shared = performance.difference("otif_rate", groups=("a", None))
    assert (shared.low, shared.reason) == (None, "same_orders")
    assert shared.value is not None
    missing = performance.difference("special_requests_met", groups=("a", "b"))
    assert (missing.value, missing.reason) == (None, "not_defined")
    assert "No interval: both share orders." in shared.table().to_text("en")


def test_customers_in_both_leave_no_interval() -> None:
    orders = [replace(o, customer=f"c{i // 4}") for i, o in enumerate(sample())]
    performance = service_performance_of_counts(counts(orders, by="class", period="month"))
    assert performance.difference("fill_rate_unit", groups=("a", "b")).reason == "clusters_in_both"
    assert performance.difference("fill_rate_unit", periods=("2026-01", "2026-02")).method == "t_clustered"


Lot = tuple[str, str | None, str | None, int, int]
"""Order, customer, region, ordered and delivered."""
TWO_EACH: list[Lot] = [
    ("1", "a", "N", 10, 9),
    ("2", "b", "N", 10, 10),
    ("3", "c", "S", 10, 5),
    ("4", "d", "S", 10, 9),
]


def by_region(lots: list[Lot], *, customers: bool = True) -> ServiceDifference:
    """Return how the fill rates of north and south differ."""
    columns: dict[str, list[str | int | None]] = {
        "order": [lot[0] for lot in lots],
        "region": [lot[2] for lot in lots],
        "quantity_ordered": [lot[3] for lot in lots],
        "quantity_delivered": [lot[4] for lot in lots],
    }
    if customers:
        columns["customer"] = [lot[1] for lot in lots]
    orders = read_orders(pa.table(columns), OrderLayout(segments={"region": "region"}))
    definitions = ServiceDefinitions(in_full=InFull(over="counts"), period_by="ordered")
    return service_performance(orders, definitions=definitions, by="region").difference(
        "fill_rate_unit", groups=("N", "S")
    )


def test_customers_elsewhere_do_not_matter() -> None:
    """Neither those without a region nor those of two other regions are in the two that are compared."""
    alone = by_region(TWO_EACH)
    assert alone.method == "t_clustered"
    for others in (
        [("5", "e", None, 10, 1)],
        [("5", "e", "W", 10, 1), ("6", "e", "X", 10, 1)],
    ):
        found = by_region([*TWO_EACH, *others])
        assert (found.low, found.high, found.reason) == (alone.low, alone.high, None)


def test_a_customer_in_both_is_seen_beside_one_who_is_in_neither() -> None:
    """Four customers in all, two in each of the two: the numbers add up though one is in both."""
    lots: list[Lot] = [*TWO_EACH[:2], ("3", "a", "S", 10, 5), TWO_EACH[3], ("5", "e", None, 10, 1)]
    found = by_region(lots)
    assert (found.value, found.low, found.reason) == (pytest.approx(0.25), None, "clusters_in_both")


def test_orders_with_lines_in_both_leave_no_interval_of_a_ratio() -> None:
    lots: list[Lot] = [
        ("1", None, "N", 10, 9),
        ("1", None, "S", 10, 1),
        ("2", None, "N", 10, 10),
        ("3", None, "S", 4, 4),
    ]
    found = by_region(lots, customers=False)
    assert (found.value, found.low, found.reason) == (pytest.approx(19 / 20 - 5 / 14), None, "same_orders")
    assert "No interval: both share orders." in found.table().to_text("en")


@pytest.mark.parametrize("customers", [True, False])
def test_of_very_many_groups_only_those_that_share_with_none_have_an_interval(customers: bool) -> None:
    """Beyond 512, orders in both were not seen, and customers said to be in both."""
    rest: list[Lot] = [(f"r{i}", f"r{i}", f"R{i}", 10, 9) for i in range(600)]
    alone = by_region([*TWO_EACH, *rest], customers=customers)
    few = by_region(TWO_EACH, customers=customers)
    assert (alone.low, alone.high, alone.method) == (few.low, few.high, "t_clustered")
    joined: list[Lot] = [*TWO_EACH, *rest, ("5", "e", "N", 10, 10), ("5", "e", "S", 10, 9)]
    found = by_region(joined, customers=customers)
    assert (found.value, found.low, found.reason) == (pytest.approx(29 / 30 - 23 / 30), None, "clusters_not_followed")
    told = "No interval: some orders or customers may be in both; of so many groups it is not known which share any."
    assert told in found.table().to_text("en")


def test_few_clusters_say_so() -> None:
    orders = [Order((Line({}, 4, 3),), "a"), Order((Line({}, 4, 4),), "b"), Order((Line({}, 4, 4),), "b")]
    found = service_performance_of_counts(counts(orders, by="class")).difference("fill_rate_unit", groups=("a", "b"))
    assert (found.value, found.low, found.reason) == (-0.25, None, "one_cluster")
    assert found.table().rows[0][0] is not None


def test_nothing_to_compare_is_refused() -> None:
    assert refusal(lambda: made().difference("otif_rate"), error=UsageError) == [
        (
            "a difference needs two groups or two periods. "
            "Write groups=('key', 'general') or periods=('2026-Q2', '2026-Q1'). [nothing-compared]"
        )
    ]


def test_a_difference_is_that_of_two() -> None:
    for groups in (("a",), "ab"):
        assert refusal(lambda groups=groups: made().difference("on_time_rate", groups=groups), error=UsageError) == [  # type: ignore[misc]
            f"a difference is that of two groups; found {str(groups)!r}. Write groups=(first, second). [not-two]"
        ]
