"""Records that are not clean stand where the simulation says, and nowhere else."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from scorecard.errors import AnalysisError
from scorecard.logistics import ServiceTruth, SimulatedDirt, Simulation, simulate
from tests.refusal import refusal

DIRT = SimulatedDirt(
    delivered_before_ordered=3, negative_quantity=4, over_delivered=5, repeated_line=6, missing_promise=7,
    other_offset=3, skipped_time=2, repeated_time=1, unknown_customer=2, other_currency=4, complaint_before_order=5,
)  # fmt: skip


@pytest.fixture(scope="module")
def dirty() -> Simulation:
    return simulate(lines=1500, seed=8, dirt=DIRT)


@pytest.fixture(scope="module")
def rows(dirty: Simulation) -> pd.DataFrame:
    frame = dirty.frame("orders")
    frame.index = frame.index + 2
    return frame


def test_orders_of_each_kind_are_as_many_as_asked_for(dirty: Simulation) -> None:
    found = dirty.dirty_rows()
    orders = {kind: {row.order for row in found if row.blemish == kind} for kind in {row.blemish for row in found}}
    for kind, some in orders.items():
        assert len(some) == DIRT.count(kind)
    assert len(orders) == 10
    assert max(Counter(order for some in orders.values() for order in some).values()) == 1


def test_rows_are_dirty_where_said(dirty: Simulation, rows: pd.DataFrame) -> None:
    clean = simulate(lines=1500, seed=8).frame("orders").set_index(["order", "line"])
    said = {kind: sorted(r.row for r in dirty.dirty_rows() if r.blemish == kind) for kind in DIRT.model_fields_set}
    delivered = pd.to_datetime(rows["delivered_at"], utc=True, format="ISO8601").dt.tz_localize(None)
    found = {
        "delivered_before_ordered": delivered < rows["ordered_at"],
        "negative_quantity": (rows["quantity_ordered"] < 0) & (rows["value"] < 0),
        "over_delivered": (rows["quantity_delivered"] > rows["quantity_ordered"]) & (rows["quantity_ordered"] > 0),
        "repeated_line": rows.duplicated(),
        "missing_promise": rows["promised_at"].isna(),
        "other_offset": rows["delivered_at"].str.endswith("+00:00"),
        "skipped_time": rows["shipped_at"] == pd.Timestamp("2025-03-30 02:00"),
        "repeated_time": rows["shipped_at"] == pd.Timestamp("2025-10-26 02:00"),
        "unknown_customer": rows["customer"] == "C000401",
        "other_currency": rows["currency"] == "USD",
    }
    for kind, here in found.items():
        assert rows.index[here].tolist() == said[kind], kind
    untouched = rows.drop(index=[row for some in said.values() for row in some]).set_index(["order", "line"])
    same = clean.loc[untouched.index]
    for column in ("ordered_at", "promised_at", "quantity_delivered", "customer", "value"):
        assert (untouched[column] == same[column]).all()
    moved = rows.loc[said["other_offset"]].set_index(["order", "line"])
    instant = pd.to_datetime(moved["delivered_at"], utc=True).dt.tz_convert("Europe/Berlin").dt.tz_localize(None)
    assert (instant == clean.loc[moved.index, "delivered_at"]).all()


def test_first_complaints_come_before_their_orders(dirty: Simulation) -> None:
    complaints = dirty.frame("complaints")
    ordered = dirty.frame("orders").drop_duplicates("order").set_index("order")["ordered_at"]
    before = complaints["opened_at"].to_numpy() < ordered.loc[complaints["order"]].to_numpy()
    assert before.tolist() == [True] * 5 + [False] * (len(complaints) - 5)


def test_nothing_is_dirty_that_is_not_asked_for() -> None:
    clean, none = (simulate(lines=300, seed=2, dirt=dirt).frame("orders") for dirt in (None, SimulatedDirt()))
    pd.testing.assert_frame_equal(clean, none)


def test_too_much_dirt_is_refused() -> None:
    assert refusal(
        lambda: simulate(lines=30, seed=1, dirt=SimulatedDirt(negative_quantity=9)), error=AnalysisError
    ) == [
        (
            "more than half of the orders would not be clean; found '9 of 11'. "
            "Ask for less dirt, or simulate more lines. [dirt-amount]"
        )
    ]
    assert refusal(
        lambda: list(simulate(lines=30, seed=1, dirt=SimulatedDirt(complaint_before_order=9)).blocks()),
        error=AnalysisError,
    ) == [
        (
            "there are fewer complaints at the beginning of the log; found '9 of 1'. "
            "Ask for less dirt, or simulate more lines. [dirt-complaints]"
        )
    ]


def test_clocks_must_change() -> None:
    winter = ServiceTruth(months=2)
    assert refusal(
        lambda: simulate(lines=90, seed=1, parameters=winter, dirt=SimulatedDirt(skipped_time=1)), error=AnalysisError
    ) == [
        (
            "the clocks do not change in this zone during the simulation; found 'Europe/Berlin'. "
            "Choose another time_zone, or a span that holds the change. [dirt-clock]"
        )
    ]
    assert refusal(lambda: simulate(lines=90, seed=1, dirt=SimulatedDirt(skipped_time=9)), error=AnalysisError) == [
        (
            "fewer orders come in before the clocks change; found '9 of 7'. "
            "Ask for less dirt, or simulate more lines. [dirt-early]"
        )
    ]
