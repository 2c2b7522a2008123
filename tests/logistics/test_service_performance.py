"""Service figures by group and period: every row is that of the same orders counted alone."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import read_orders
from scorecard.errors import UsageError
from scorecard.logistics import (
    OrderLayout,
    OrderRules,
    service_performance,
    service_performance_of_counts,
)
from tests.logistics.cells import CONDITIONS, DEFINITIONS, Line, Order, counts
from tests.logistics.samples import made, sample
from tests.refusal import refusal

FLAG = st.sampled_from([True, True, True, False, None])
LINES = st.lists(
    st.builds(Line, st.fixed_dictionaries(dict.fromkeys(CONDITIONS[:4], FLAG)), st.integers(1, 9), st.just(0)),
    min_size=1,
    max_size=4,
)
ORDERS = st.lists(
    st.builds(
        Order,
        LINES,
        group=st.sampled_from(["a", "b"]),
        period=st.sampled_from(["2026-01", "2026-02"]),
        times=st.fixed_dictionaries({"cycle_time": st.integers(0, 9), "order_lateness": st.integers(-3, 3)}),
    ),
    min_size=1,
    max_size=25,
)


def test_rates_are_by_hand() -> None:
    found = made()
    orders = sample()
    for group in (None, "a", "b"):
        for period in (None, "2026-01", "2026-02"):
            there = [o for o in orders if group in (None, o.group) and period in (None, o.period)]
            both = [all(ln.met["on_time"] and ln.met["in_full"] for ln in o.lines) for o in there]
            row = found.row("otif_rate", group=group, period=period)
            assert (row.numerator, row.denominator, row.group, row.period) == (sum(both), len(there), group, period)
    units = found.row("fill_rate_unit")
    assert (units.numerator, units.denominator) == (40 * 15 - 5 * 3, 600)
    assert found.components == ("on_time", "in_full", "undamaged")
    assert found.row("perfect_order_rate").value != found.row("perfect_order_product").value


@settings(deadline=None, max_examples=25)
@given(ORDERS)
def test_every_cell_is_what_its_orders_alone_give(orders: list[Order]) -> None:
    whole = service_performance_of_counts(counts(orders, by="class", period="month"), perfect=CONDITIONS[:4])
    for cell in whole.cells:
        there = [o for o in orders if cell.group in (None, o.group) and cell.period in (None, o.period)]
        alone = service_performance_of_counts(counts(there), perfect=CONDITIONS[:4])
        part = whole.at(group=cell.group, period=cell.period)
        assert [(r.id, r.value, r.low, r.high, r.n, r.left_out) for r in part.rows] == [
            (r.id, r.value, r.low, r.high, r.n, r.left_out) for r in alone.rows
        ]


@settings(deadline=None, max_examples=25)
@given(ORDERS)
def test_what_is_judged_and_what_is_left_out_add_up(orders: list[Order]) -> None:
    found = service_performance_of_counts(counts(orders, by="class"))
    for row in found.rows:
        cell = found.cell(group=row.group)
        if row.method == "wilson" and row.id not in ("within_promise", "on_the_day", "early"):
            assert row.n + sum(row.left_out.values()) == cell.orders
        if row.level == "line" and row.value is not None:
            assert row.n + sum(row.left_out.values()) == cell.lines
        if row.low is not None and row.high is not None and row.value is not None:
            assert row.low <= row.value <= row.high


@settings(deadline=None, max_examples=25)
@given(ORDERS, st.randoms())
def test_the_order_of_rows_changes_nothing(orders: list[Order], random: object) -> None:
    shuffled = sorted(orders, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, two = (service_performance_of_counts(counts(o, by="class", period="month")) for o in (orders, shuffled))
    assert one.rows == two.rows


def test_failures_are_those_of_the_orders_asked_for() -> None:
    found = made()
    assert found.failures == found.causes()
    assert found.failures.failed == found.failures.n - (found.row("perfect_order_rate").numerator or 0)
    assert found.at(group="b").failures == found.causes(group="b")
    assert found.causes(group="b", period="2026-01").n == 10


def test_returns_that_are_kept_may_cancel_what_a_customer_bought() -> None:
    columns = {
        "order": ["o1", "o2", "o3"],
        "customer": ["a", "a", "b"],
        "ordered_at": ["2026-01-02"] * 3,
        "promised_at": ["2026-01-05"] * 3,
        "delivered_at": ["2026-01-05", "2026-01-06", "2026-01-05"],
        "quantity_ordered": [4, -4, 5],
        "quantity_delivered": [4, -4, 5],
    }
    orders = read_orders(pa.table(columns), OrderLayout(rules=OrderRules(negative_quantity="kept")))
    row = service_performance(orders, definitions=DEFINITIONS).row("on_time_rate_unit")
    # 4 of 0 and 5 of 5 units: R = 9/5, residuals 4 and -4, SE² = 2 · 32 / 25
    assert (row.numerator, row.denominator, row.clusters) == (9, 5, 2)
    assert row.standard_error == pytest.approx(1.6, rel=1e-14)


def test_what_is_left_of_one_group_needs_no_further_name() -> None:
    whole = made()
    for group, period in (("a", None), ("b", "2026-02"), (None, "2026-01"), (None, None)):
        part = whole.at(group=group, period=period)
        assert part.row("otif_rate") == whole.row("otif_rate", group=group, period=period)
        assert part.row("otif_rate", group=group, period=period) == part.row("otif_rate")
        assert part.cell() is whole.cell(group=group, period=period)
        assert part.at() == part
        assert part.causes() == part.failures


def test_what_is_not_there_is_refused() -> None:
    found = made()
    assert refusal(lambda: found.row("otif"), error=UsageError) == [
        "there is no figure 'otif'. Did you mean 'otif_rate'? [unknown-figure]"
    ]
    assert refusal(lambda: found.row("otif_rate", group="c"), error=UsageError) == [
        "there is no group 'c'. Use one of: a, b. [unknown-group]"
    ]
    assert refusal(lambda: found.causes(period="2026-03"), error=UsageError) == [
        "there is no period '2026-03'. Did you mean '2026-02'? [unknown-period]"
    ]
    orders = [o for o in sample() if (o.group, o.period) != ("b", "2026-02")]
    holed = service_performance_of_counts(counts(orders, by="class", period="month"))
    assert refusal(lambda: holed.cell(group="b", period="2026-02"), error=UsageError) == [
        (
            "there is no order of this group in this period; found 'group b, period 2026-02'. "
            "Ask for one of the cells of performance.cells. [empty-cell]"
        )
    ]


def test_numbers_are_plain_data() -> None:
    assert made().numbers_json() == made().numbers_json()
