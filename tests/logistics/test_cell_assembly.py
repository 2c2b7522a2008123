"""Tests of cells with their totals."""

from __future__ import annotations

from scorecard.logistics import OrderLayout, ServiceDefinitions
from tests.logistics.test_orders import orders_of
from tests.logistics.test_row_findings import row


def test_totals_come_last_and_rows_left_out_are_told() -> None:
    rows = [row(line=1), row(line=2, group="h"), row(order="B", quantity_ordered=-1), row(order="B", line=3)]
    orders = orders_of(rows, OrderLayout(segments={"group": "group"}))
    definitions = ServiceDefinitions.model_validate(
        {"on_time": {"basis": "promised", "unit": "dates", "open_orders": "missed"}, "period_by": "ordered"}
    )
    counts = orders.count(by="group", definitions=definitions)
    assert [(cell.group, cell.lines, cell.orders) for cell in counts.cells] == [("g", 2, 2), ("h", 1, 0), (None, 3, 2)]
    assert counts.cell().left_out["line_on_time"] == {"negative_quantity": 1}
    assert counts.cell(group="h").left_out["line_on_time"] == {}
    assert counts.cell().durations["lateness"].unit == "days"
    assert counts.quality.found("split_order") == 1
