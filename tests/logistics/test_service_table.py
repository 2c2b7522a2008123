"""Tables of service figures: what is recorded for print, everything for frames."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics import service_performance_of_counts
from scorecard.logistics.service_table import full_table, in_print_unit, printed_table, recorded_rows
from tests.logistics.cells import cell, counts, order
from tests.logistics.samples import made, sample


def test_print_shows_what_is_recorded_with_n_interval_and_unit() -> None:
    found = made(by=None, period=None)
    table = printed_table(found)
    rows = {row["name"].text("en"): row for row in table.records() if isinstance(row["name"], LocalText)}
    otif = rows["On time in full"]
    row = found.row("otif_rate")
    assert (otif["n"], otif["unit"], otif["method"]) == (
        40,
        LocalText(en="%", zh="%"),
        LocalText(en="Wilson", zh="Wilson 区间"),
    )
    assert otif["value"] == 100 * (row.value or 0)
    assert otif["low"] == 100 * (row.low or 0)
    assert rows["Cycle time, mean"]["value"] == found.row("cycle_time_mean").value
    assert "Special requests met" not in rows
    assert "Limits from the component rates" not in rows
    assert [column.key for column in table.columns][2] == "level"
    text = table.to_text("en")
    assert "Not recorded: Stock-out frequency; Stock-out frequency, lines; Fill rate, value; " in text
    assert "Limits at the level 95 %." in text
    assert "On time: delivered at any time before" in text
    assert "未记录" not in table.to_text("zh")


def test_groups_and_periods_have_their_columns() -> None:
    table = printed_table(made())
    assert [column.key for column in table.columns][2:4] == ["group", "period"]
    groups = {
        str(row["group"].text("en") if isinstance(row["group"], LocalText) else row["group"]) for row in table.records()
    }
    assert groups == {"a", "b", "all"}


def test_frames_hold_everything_at_full_precision() -> None:
    found = made()
    table = full_table(found)
    assert len(table.rows) == len(found.rows)
    record = next(r for r in table.records() if r["id"] == "otif_rate" and r["group"] == "b" and r["period"] is None)
    row = found.row("otif_rate", group="b")
    assert (record["value"], record["standard_error"], record["low"]) == (row.value, row.standard_error, row.low)
    assert record["unit"] == "share"
    assert found.to_frame(backend="pyarrow").num_rows == len(found.rows)


def test_bounds_are_printed_where_nothing_was_counted_by_order() -> None:
    orders = [order({"on_time": True}), order({"on_time": False}), order({"in_full": True})]
    found = service_performance_of_counts(counts(orders))
    assert "perfect_order_bounds" in {row.id for row in recorded_rows(found.rows)}
    assert "perfect_order_bounds" not in {row.id for row in recorded_rows(made(by=None, period=None).rows)}


def test_shares_are_printed_in_per_cent() -> None:
    found = made(by=None, period=None)
    assert in_print_unit(0.5, found.row("otif_rate")) == 50.0
    assert in_print_unit(0.5, found.row("cycle_time_mean")) == 0.5
    assert in_print_unit(None, found.row("otif_rate")) is None
    assert cell(sample()).orders == 40


def test_a_rare_failure_is_not_printed_as_none() -> None:
    orders = [order({"in_stock": i > 0}) for i in range(2500)]
    lines = str(service_performance_of_counts(counts(orders))).splitlines()
    line = next(line for line in lines if "Stock-out frequency " in line)
    assert line.split("2\u00a0500")[1].split()[0] == "0.04"
