"""Tests of what a count needs of the file and of the declared choices."""

from __future__ import annotations

from scorecard import read_orders
from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import OrderLayout, Orders, ServiceDefinitions
from tests.refusal import refusal


def orders() -> Orders:
    import pyarrow as pa

    table = pa.table(
        {"order": ["A", "B"], "Due": ["2026-01-05", "2026-01-06"], "delivered_at": ["2026-01-05 10:00", None]}
    )
    return read_orders(table, OrderLayout(promised_at="Due", segments={"region": "order"}))


def test_everything_that_is_missing_is_told() -> None:
    definitions = ServiceDefinitions.model_validate(
        {
            "on_time": {"basis": "promised", "unit": "minutes", "open_orders": "missed"},
            "in_full": {"over": "counts"},
            "cycle_time": {"start": "ordered_at", "end": "promised_at", "clock": "working_minutes", "level": "line"},
            "period_by": "ordered",
        }
    )
    lines = refusal(lambda: orders().count(by="regoin", period="month", definitions=definitions), error=AnalysisError)
    assert lines == [
        "the layout names no such segment; found 'regoin'. Did you mean 'region'? [no-segment]",
        (
            "period_by: the file has no column for this; found 'ordered_at'. Name the column of ordered_at in the layout, "
            "or leave this choice out. [no-column]"
        ),
        (
            "column Due: on_time.unit: the column holds days without hours, which would stand for midnight. Use 'dates'. "
            "[days-only]"
        ),
        (
            "in_full: the file has no column for this; found 'quantity_ordered'. Name the column of quantity_ordered in the "
            "layout, or leave this choice out. [no-column]"
        ),
        (
            "in_full: the file has no column for this; found 'quantity_delivered'. Name the column of quantity_delivered in "
            "the layout, or leave this choice out. [no-column]"
        ),
        (
            "cycle_time.start: the file has no column for this; found 'ordered_at'. Name the column of ordered_at in the "
            "layout, or leave this choice out. [no-column]"
        ),
        (
            "column Due: cycle_time.clock: the column holds days without hours, which would stand for midnight. "
            "Use 'working_days'. [days-only]"
        ),
        (
            "cycle_time.clock: working time needs a calendar, and the layout has none; found 'working_minutes'. "
            "Write calendar: in the layout, with days, hours and holidays. [no-calendar]"
        ),
        (
            "as_of: 1 lines have no delivered_at, and no day says how long they have been open. "
            "State as_of, the day at whose end the file was drawn. [no-as-of]"
        ),
    ]


def test_a_column_without_a_stamp_holds_no_days() -> None:
    """In the morning nothing is delivered yet: the job of the night ended with an error about days without hours."""
    import pyarrow as pa

    table = pa.table(
        {
            "order": ["A", "B"],
            "ordered_at": ["2026-01-05 08:00", "2026-01-05 09:30"],
            "promised_at": ["2026-01-05 10:00", "2026-01-06 10:00"],
            "delivered_at": [None, "cancelled"],
        }
    )
    read = read_orders(table, OrderLayout(not_a_date={"cancelled": "cancelled"}))
    definitions = ServiceDefinitions.model_validate(
        {
            "on_time": {"basis": "promised", "unit": "minutes", "open_orders": "missed"},
            "cycle_time": {"start": "ordered_at", "end": "delivered_at", "clock": "minutes", "level": "line"},
            "period_by": "ordered",
            "as_of": "2026-01-05",
        }
    )
    cell = read.count(definitions=definitions).cell()
    assert (cell.ratios["line_on_time"].y, cell.ratios["line_on_time"].x) == (0, 1)
    blocks = {"start": "ordered_at", "end": "delivered_at", "clock": "hours24", "level": "line"}
    days = table.set_column(1, "ordered_at", pa.array(["2026-01-05"] * 2))
    read = read_orders(days, OrderLayout(not_a_date={"cancelled": "cancelled"}))
    definitions = ServiceDefinitions.model_validate({"cycle_time": blocks, "period_by": "ordered"})
    assert read.count(definitions=definitions).cell().orders == 2


def test_what_is_no_choice_is_refused() -> None:
    definitions = ServiceDefinitions(period_by="delivered")
    assert refusal(lambda: orders().count(period="day", definitions=definitions), error=UsageError) == [  # type: ignore[arg-type]
        (
            "the option period has an unknown value; found 'day'. "
            "Use one of: 'year', 'half', 'quarter', 'month', 'week'. [bad-option]"
        )
    ]
    assert refusal(lambda: orders().count(definitions={"period_by": "ordered"}), error=UsageError) == [  # type: ignore[arg-type]
        (
            "definitions: this must be service definitions; found 'dict'. "
            "Give what read_service_definitions returns, or ServiceDefinitions(…). [wrong-kind]"
        )
    ]
