"""Shares of orders of customers who are alike, against published data and against simulation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.io import read_orders
from scorecard.logistics import OnTime, OrderLayout, Orders, ServiceDefinitions, ServicePerformance, service_performance
from scorecard.logistics.customer_patterns import CustomerPatterns
from scorecard.logistics.order_counts import PatternCounts
from scorecard.stats.clustered_ratio import clustered_ratio
from scorecard.stats.intervals import wilson_interval
from tests.refusal import refusal

ON_TIME = OnTime(basis="promised", unit="dates", open_orders="missed")
DEFINITIONS = ServiceDefinitions(on_time=ON_TIME, period_by="promised", as_of=None)

# C. S. Weil (1970), litters of 16 mothers each, survivors of born; table 1 of Rao and Scott (1992)
CONTROL = (
    *((13, 13), (12, 12), (9, 9), (9, 9), (8, 8), (8, 8), (12, 13), (11, 12)),
    *((9, 10), (9, 10), (8, 9), (11, 13), (4, 5), (5, 7), (7, 10), (7, 10)),
)
TREATED = (
    *((12, 12), (11, 11), (10, 10), (9, 9), (10, 11), (9, 10), (9, 10), (8, 9)),
    *((8, 9), (4, 5), (7, 9), (4, 7), (5, 10), (3, 6), (3, 10), (0, 7)),
)


def orders(customers: Sequence[tuple[str, str | None, int, int]], *, seed: int = 0) -> Orders:
    """Return orders by group and customer, of each so many on time of so many, in any order."""
    rows = [
        (group, name, "2026-01-05" if i < met else "2026-01-06") for group, name, met, n in customers for i in range(n)
    ]
    chosen: list[int] = np.random.default_rng(seed).permutation(len(rows)).tolist()
    groups, names, delivered = zip(*(rows[i] for i in chosen), strict=True)
    table = pa.table(
        {
            "order": [f"o{i}" for i in range(len(rows))],
            "promised_at": ["2026-01-05"] * len(rows),
            "delivered_at": list(delivered),
            "customer": pa.array(names, pa.string()),
            "group": list(groups),
        }
    )
    return read_orders(table, OrderLayout(segments={"group": "group"}))


def litters() -> list[tuple[str, str | None, int, int]]:
    """Return pups as orders of their mothers; a pup that lived is on time."""
    groups = {"control": CONTROL, "treated": TREATED}
    return [(g, f"{g} {i}", met, n) for g, pairs in groups.items() for i, (met, n) in enumerate(pairs)]


def analysed(found: Orders) -> ServicePerformance:
    return service_performance(found, definitions=DEFINITIONS, by="group", clusters="customer")


def printed(found: ServicePerformance, name: str) -> list[str]:
    """Return the cells of a figure for one period as they are printed."""
    return next(list(cells) for cells in found.table().cells("en") if name in cells)


@pytest.mark.parametrize("seed", range(3))
def test_design_effects_of_the_published_litters(seed: int) -> None:
    """1.232495 and 3.952861: documentation of rsb() of the R package PF, for the same table."""
    found = analysed(orders(litters(), seed=seed))
    rows = [found.row("on_time_rate", group=group) for group in ("control", "treated")]
    assert [(row.numerator, row.denominator, row.clusters) for row in rows] == [(142, 158, 16), (112, 145, 16)]
    assert [row.design_effect for row in rows] == [pytest.approx(1.232495, abs=5e-7), pytest.approx(3.952861, abs=5e-7)]
    assert [row.method for row in rows] == ["wilson", "wilson"]
    for row in rows:
        assert row.low is not None
        assert row.high is not None
        assert row.clustered_low is not None
        assert row.clustered_high is not None
        assert row.clustered_low < row.low < row.high < row.clustered_high


def test_wilson_stays_as_it_is_and_nothing_is_added_unasked() -> None:
    both = orders(litters())
    plain = service_performance(both, definitions=DEFINITIONS, by="group")
    asked = analysed(both)
    bare = {
        "clusters": None, "clustered_low": None, "clustered_high": None, "design_effect": None, "clustered_reason": None,
    }  # fmt: skip
    for one, other in zip(plain.rows, asked.rows, strict=True):
        assert one == (replace(other, **bare) if other.clustered_low is not None else other)  # type: ignore[arg-type]
    assert plain.clusters is None
    assert [column.key for column in asked.table().columns[-4:]] == [
        "customers", "clustered_low", "clustered_high", "design_effect",
    ]  # fmt: skip
    assert set(plain.to_frame().columns) == set(asked.to_frame().columns) - set(bare) | {"clusters"}


def test_orders_without_a_customer_stand_for_themselves() -> None:
    """Then the effect is n / (n − 1), that of a sample variance."""
    row = analysed(orders([("g", None, 9, 12)])).row("on_time_rate")
    assert (row.clusters, row.design_effect) == (12, pytest.approx(12 / 11, rel=1e-12))


def test_one_customer_tells_nothing_of_others() -> None:
    found = analysed(orders([("g", "k", 9, 12)]))
    row = found.row("on_time_rate")
    assert (row.clusters, row.clustered_low, row.clustered_high, row.design_effect) == (1, None, None, None)
    assert (row.reason, row.clustered_reason) == (None, "one_cluster")
    assert row.low is not None
    assert printed(found, "On time, orders")[-4:] == ["1", "–", "–", "–"]
    assert found.table().notes[-1] == LocalText(
        en="No limits by customer where there is one customer, or where all customers have the same share.",
        zh="只有一个客户或各客户的比率相同时，不给出按客户整群的上下限。",
    )
    assert len(analysed(orders(litters())).table().notes) == len(found.table().notes) - 1


def test_customers_who_are_all_the_same_have_no_limits() -> None:
    """Each has one of two on time, as no random orders would."""
    found = analysed(orders([("g", f"k{i}", 1, 2) for i in range(5)]))
    row = found.row("on_time_rate")
    assert (row.clusters, row.clustered_low, row.clustered_high, row.design_effect) == (5, None, None, 0)
    assert row.clustered_reason == "no_variance"
    assert printed(found, "On time, orders")[-4:] == ["5", "–", "–", "0.00"]


def test_no_failure_has_limits_and_no_effect() -> None:
    """Ten customers of four orders are worth ten orders if they fail as a whole: Wilson with t of nine."""
    row = analysed(orders([("g", f"k{i}", 4, 4) for i in range(10)])).row("on_time_rate")
    assert (row.design_effect, row.clustered_high) == (None, 1.0)
    assert row.clustered_low == pytest.approx(1 / (1 + 2.2621571628**2 / 10), abs=1e-9)


def test_misses_are_the_complement() -> None:
    table = pa.table(
        {"order": ["a", "b", "c", "d"], "customer": ["k", "k", "l", "m"], "stock_out": [True, True, False, False]}
    )
    found = service_performance(
        read_orders(table), definitions=ServiceDefinitions(period_by="ordered"), clusters="customer"
    ).row("stock_out_frequency")
    # R = 1/2; residuals of the customers 1, -1/2, -1/2; variance 3/2 * 1.5 / 16, over 1/16
    assert (found.value, found.clusters, found.design_effect) == (0.5, 3, pytest.approx(2.25, rel=1e-12))


def test_intervals_of_alike_orders_hold_the_truth_where_wilsons_do_not() -> None:
    """2 000 samples of 60 customers with 20 orders each; the shares of customers are beta with a mean of 0.9."""
    dice = np.random.default_rng(17)
    held = np.zeros((2000, 2), dtype=bool)
    customers = np.repeat(np.arange(60), 2)
    known, met = np.ones(120, dtype=np.int64), np.tile([1, 0], 60)
    for sample in held:
        good = dice.binomial(20, dice.beta(5.4, 0.6, size=60))
        counts = np.stack([good, 20 - good], axis=1).ravel()
        sums = CustomerPatterns(customers, PatternCounts(("on_time",), known, met, counts)).sums(("on_time",))
        simple, found = wilson_interval(sums.y, sums.x), clustered_ratio(sums, share=True)
        assert simple is not None
        assert found.low is not None
        assert found.high is not None
        sample[:] = simple[0] <= 0.9 <= simple[1], found.low <= 0.9 <= found.high
    wilson, clustered = held.mean(axis=0)
    assert wilson < 0.8
    assert 0.93 <= clustered <= 0.975


def test_refusals() -> None:
    table = pa.table({"order": ["a"], "promised_at": ["2026-01-05"], "delivered_at": ["2026-01-05"]})
    bare = read_orders(table)
    assert refusal(
        lambda: service_performance(bare, definitions=DEFINITIONS, clusters="customer"), error=AnalysisError
    ) == [
        (
            "clusters: the file has no column for this; found 'customer'. "
            "Name the column of customer in the layout, or leave this choice out. [no-column]"
        )
    ]
    assert refusal(lambda: bare.count(definitions=DEFINITIONS, clusters="order"), error=UsageError) == [  # type: ignore[arg-type]  # that is the point
        "the option clusters has an unknown value; found 'order'. Use one of: 'customer'. [bad-option]"
    ]
