"""Service figures of simulated orders agree with what is true, and what is not clean is counted exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.io.orders import read_orders
from scorecard.logistics import (
    CycleTime,
    InFull,
    OnTime,
    ServiceDefinitions,
    ServicePerformance,
    SimulatedDirt,
    Simulation,
    service_performance,
    simulate,
)
from tools.service_study.figures import figures
from tools.service_study.worlds import Clusters

DEFINITIONS = ServiceDefinitions(
    on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
    in_full=InFull(over="counts"),
    cycle_time=CycleTime(start="ordered_at", end="delivered_at", clock="dates", level="order"),
    period_by="ordered",
)
ROWS = {
    "orders: on_time": "on_time_rate",
    "orders: in_full": "fill_rate_order",
    "orders: undamaged": "undamaged_rate",
    "orders: invoice_right": "invoice_right_rate",
    "orders: right_place": "right_place_rate",
    "orders: right_quantity": "right_quantity_rate",
    "orders: documents_right": "documents_right_rate",
    "orders: special_request_met": "special_requests_met",
    "orders: on time and in full": "otif_rate",
    "orders: perfect": "perfect_order_rate",
    "questions: answered on the day": "answered_same_day",
    "malfunctions: mended on the day": "recovered_same_day",
    "late orders: told in advance": "notice_rate",
    "units: fill rate": "fill_rate_unit",
    "value: fill rate": "fill_rate_value",
    "lines: in full": "fill_rate_line",
    "lines: on time": "on_time_rate_line",
    "value: on time": "on_time_rate_value",
    "cycle time in days": "cycle_time_mean",
    "cycle time, median": "cycle_time_median",
    "cycle time, 90 % quantile": "cycle_time_p90",
    "cycle time, standard deviation": "cycle_time_sd",
    "time to recover": "recovery_time_mean",
}
"""Figure of the study -> id in the table of service figures."""


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return simulate(lines=20_000, seed=20)


@pytest.fixture(scope="module")
def found(simulation: Simulation) -> ServicePerformance:
    orders = read_orders(simulation.frame("orders", backend="pyarrow"), simulation.layout)
    return service_performance(orders, by="value_class", definitions=DEFINITIONS)


@pytest.mark.parametrize("value_class", [None, "key", "suitable", "general"])
def test_figures_lie_within_sampling_error_of_the_truth(
    simulation: Simulation, found: ServicePerformance, value_class: str | None
) -> None:
    orders, times = simulation.truth.orders, simulation.truth.times
    scope = {"value_class": value_class}
    true = {
        "on_time_rate": orders.rate("on_time", **scope),  # type: ignore[arg-type]
        "fill_rate_order": orders.rate("in_full", **scope),  # type: ignore[arg-type]
        "otif_rate": orders.all_met(("on_time", "in_full"), **scope),  # type: ignore[arg-type]
        "perfect_order_rate": orders.perfect_order(**scope),  # type: ignore[arg-type]
        "special_requests_met": orders.rate("special_request_met", **scope),  # type: ignore[arg-type]
        "fill_rate_unit": orders.fill_rate("unit", **scope),  # type: ignore[arg-type]
        "fill_rate_value": orders.fill_rate("value", **scope),  # type: ignore[arg-type]
        "fill_rate_line": orders.fill_rate("line", **scope),  # type: ignore[arg-type]
        "stock_out_frequency": 1 - orders.in_stock(level="order", **scope),  # type: ignore[arg-type]
        "stock_out_frequency_line": 1 - orders.in_stock(**scope),  # type: ignore[arg-type]
        "on_time_rate_value": orders.rate("on_time", level="value", **scope),  # type: ignore[arg-type]
        "cycle_time_mean": times.cycle_days(**scope).mean,  # type: ignore[arg-type]
        "recovery_time_mean": times.recovery_minutes(**scope)[0],  # type: ignore[arg-type]
        "recovered_same_day": times.recovered_on_the_day(**scope),  # type: ignore[arg-type]
        "answered_same_day": times.answered_same_day(**scope),  # type: ignore[arg-type]
        "notice_rate": times.notice_given(**scope),  # type: ignore[arg-type]
    }
    for name, expected in true.items():
        row = found.row(name, group=value_class)
        assert row.value is not None
        assert row.standard_error is not None
        assert abs(row.value - expected) < 4 * row.standard_error, name


def test_row_counts_are_those_of_the_draws(found: ServicePerformance, simulation: Simulation) -> None:
    blocks = [block.drawn for block in simulation.blocks()]
    for name, at in (("key", 0), ("general", 2)):
        orders = sum(int((simulation.plan.book.classes[b.customer] == at).sum()) for b in blocks)
        assert found.row("perfect_order_rate", group=name).denominator == orders
    lines = sum(int(b.counts.sum()) for b in blocks)
    assert found.row("fill_rate_line").denominator == lines


@pytest.mark.parametrize("clusters", ["order", "customer"])
def test_figures_of_the_study_are_those_of_the_table(clusters: Clusters) -> None:
    """Counts taken at once, as the study takes them, lead to the intervals that a file leads to."""
    simulation = simulate(lines=3000, seed=31)
    layout = simulation.layout.model_copy(update={} if clusters == "customer" else {"customer": None})
    orders = read_orders(simulation.frame("orders", backend="pyarrow"), layout)
    table = service_performance(orders, definitions=DEFINITIONS)
    (block,) = simulation.blocks()
    seen = {figure.name: figure for figure in figures(block.drawn, clusters)}
    for name, row_id in ROWS.items():
        row = table.row(row_id)
        assert (row.low, row.high) == pytest.approx((seen[name].low, seen[name].high), rel=1e-9), name


@pytest.mark.parametrize("file_format", ["parquet", "csv"])
def test_what_is_not_clean_is_counted_exactly(tmp_path: Path, file_format: str) -> None:
    dirt = SimulatedDirt(
        delivered_before_ordered=3, negative_quantity=4, over_delivered=5, repeated_line=6, missing_promise=7,
        other_offset=3, skipped_time=2, repeated_time=1, unknown_customer=2, other_currency=4,
    )  # fmt: skip
    simulation = simulate(lines=2000, seed=12, dirt=dirt)
    path = simulation.write(tmp_path, file_format=file_format)[0]  # type: ignore[arg-type]
    customers = simulation.frame("customers")["customer"].tolist()
    table = read_orders(path, simulation.layout, customers=customers).quality.table()
    counted: dict[str, int] = {}
    for row in table.records():
        rule = str(row["code"])
        if rule != "missing_promise" or row["column"] == "promised_at":
            counted[rule] = counted.get(rule, 0) + int(str(row["rows"]))
    rows = [row.blemish for row in simulation.dirty_rows()]
    same = {kind: kind for kind in set(rows)} | {"other_offset": "offset"}
    assert {kind: counted[same[kind]] for kind in same} == {kind: rows.count(kind) for kind in same}
    assert (rows.count("negative_quantity"), rows.count("repeated_line"), rows.count("missing_promise")) == (4, 6, 7)
    clean = read_orders(simulate(lines=2000, seed=12).frame("orders"), simulation.layout, customers=customers)
    nothing = {str(r["code"]): r["rows"] for r in clean.quality.table().records() if r["code"] != "empty_cell"}
    assert set(nothing.values()) == {0}
