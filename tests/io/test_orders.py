"""Tests of order records from files and data frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import dataset, parquet

from scorecard import read_order_layout, read_orders, read_service_definitions
from scorecard.errors import CardError, OrderError, UsageError
from scorecard.logistics import (
    CycleTime,
    InFull,
    OnTime,
    OrderLayout,
    ServiceDefinitions,
    WorkingCalendar,
    service_performance,
)
from tests.io.books import books
from tests.refusal import refusal


def test_rows_of_a_text_file_are_numbered_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(b"order,delivered_at\r\nA,2026-01-05\r\nB,soon\r\n")
    lines = refusal(lambda: read_orders(path), error=OrderError)
    assert lines == [
        (
            f"{path}, row 3, column delivered_at: this is no date as the layout says dates are written; found 'soon'. "
            "Write it as in 2026-01-31, declare date_formats, or declare the word under not_a_date. [not-a-date]"
        )
    ]
    orders = read_orders(path, bad_cells="missing")
    assert orders.quality.found("bad_cell") == 1
    assert orders.provenance.rows_read == 2


def test_rows_of_a_sheet_have_the_numbers_beside_them(tmp_path: Path) -> None:
    """By hand: the header stands in row 3, so that the second order stands in row 5; the other sheet is not read."""
    rows = [[], [], ["order", "delivered_at"], ["A", "2026-01-05"], ["B", "soon"]]
    path = tmp_path / "orders.xlsx"
    path.write_bytes(books({"Notes": [["made by hand"]], "June": rows}))
    lines = refusal(lambda: read_orders(path, sheet="June"), error=OrderError)
    assert lines == [
        (
            f"{path}, sheet June, row 5, column delivered_at: this is no date as the layout says dates are written; "
            "found 'soon'. Write it as in 2026-01-31, declare date_formats, or declare the word under not_a_date. "
            "[not-a-date]"
        )
    ]
    quality = read_orders(path, bad_cells="missing", sheet="June").quality
    assert [example.row for row in quality.rows for example in row.examples if row.code == "bad_cell"] == [5]
    with pytest.raises(UsageError, match="only a workbook has sheets"):
        read_orders(pa.table({"order": ["A"]}), sheet="June")


def test_numbers_of_a_sheet_need_no_decimal_sign(tmp_path: Path) -> None:
    """A layout made for the text files of the same system declares the comma; a cell shows 9,9 and keeps a number."""
    path = tmp_path / "orders.xlsx"
    path.write_bytes(books({"Orders": [["order", "value"], ["A", 9.9], ["B", 1.234], ["C", 3]]}))
    for decimal in (".", ","):
        layout = OrderLayout.model_validate({"decimal": decimal, "money": "EUR", "value_decimals": 3})
        assert read_orders(path, layout).lines.numbers["value"].tolist() == [9900, 1234, 3000]


def test_files_of_a_folder_are_named_and_must_be_of_one_kind(tmp_path: Path) -> None:
    for region in ("north", "south"):
        (tmp_path / f"region={region}").mkdir()
        table = pa.table({"order": ["A", None], "quantity_ordered": [1, 2]})
        parquet.write_table(table, tmp_path / f"region={region}" / "part.parquet")
    orders = read_orders(tmp_path, OrderLayout(segments={"region": "region"}))
    assert orders.lines.labels["region"].words == ("north", "south")
    examples = [example for row in orders.quality.rows for example in row.examples]
    assert [example.file for example in examples] == [
        str(tmp_path / f"region={r}" / "part.parquet") for r in ("north", "south")
    ]
    odd = tmp_path / "region=south" / "part.parquet"
    parquet.write_table(pa.table({"order": ["A"]}), odd)
    lines = refusal(lambda: read_orders(tmp_path, OrderLayout(segments={"region": "region"})), error=OrderError)
    assert lines == [
        (
            f"{odd}: the files do not have the same columns of the layout; found 'quantity_ordered'. "
            "Read files of one kind together, or set the columns to null in the layout. [other-columns]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ": the file is empty. Export it again with a header row and data rows. [empty-file]"),
        ("order,late\n", ": the file has headers but no data rows. Export it again with the data. [no-rows]"),
        (
            "order,due\nB,\n",
            ", column late: the column of promised_at is not there. Use one of: order, due. [missing-column]",
        ),
        (
            "order,late\nB,,x\n",
            (
                ", row 2: the row has another number of cells than the header, which has 2; found '3 cells'. "
                "Put cells that hold the separator in double quotes. [row-length]"
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named_among_many(tmp_path: Path, text: str, problem: str) -> None:
    """With a file a day, the export of one night may be empty: the folder was named, or "builtins list"."""
    good, bad = tmp_path / "1.csv", tmp_path / "2.csv"
    good.write_text("order,late\nA,2026-01-05\n", "utf-8")
    bad.write_text(text, "utf-8")
    layout = OrderLayout(promised_at="late")
    for source in (tmp_path, [good, bad], [bad]):
        with pytest.raises(OrderError) as caught:
            read_orders(source, layout)
        assert str(caught.value) == f"{bad} cannot be read.\n  {bad}{problem}"
    assert read_orders([good], layout).provenance.source == good.name
    assert read_orders([good, pa.table({"order": ["B"], "late": ["2026-01-05"]})], layout).provenance.source == (
        "The list (2)"
    )


def test_wrapped_headings_are_the_names_that_they_show(tmp_path: Path) -> None:
    """A line break within a heading was a column that is not there; did you mean the same again?"""
    layout = OrderLayout(order="Order No", quantity_ordered="数量 (件)")
    (tmp_path / "1.csv").write_text('"Order\nNo","数量\u00a0(件)"\nA,1\nB,2\n', "utf-8")
    (tmp_path / "2.csv").write_text("数量 (件),Order No\n3,C\n", "utf-8")
    for source, numbers in ((tmp_path / "1.csv", [1, 2]), (tmp_path, [1, 2, 3])):
        assert read_orders(source, layout).lines.numbers["quantity_ordered"].tolist() == numbers
    (tmp_path / "1.csv").write_text('"Order\nNo","数量\n(件)"\nA,x\n', "utf-8")
    assert refusal(lambda: read_orders(tmp_path / "1.csv", layout), error=OrderError) == [
        (
            f"{tmp_path / '1.csv'}, row 2, column 数量 (件): text stands where a number belongs; found 'x'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        )
    ]


def test_every_field_has_its_own_column_in_every_file(tmp_path: Path) -> None:
    """Two headings of one file may look like the one of another, which holds both fields."""
    layout = OrderLayout(order="Order No", value="Net value", quantity_ordered="Net  value")
    (tmp_path / "1.csv").write_text("Order No,Net value,Net  value\nA,1,7\n", "utf-8")
    (tmp_path / "2.csv").write_text("Net value,Order No\n3,B\n", "utf-8")
    (tmp_path / "3.csv").write_text("Net  value,Net value,Order No\n8,4,C\n", "utf-8")
    for names, values, quantities in (("123", [1, 3, 4], [7, 3, 8]), ("231", [3, 4, 1], [3, 8, 7])):
        raw = read_orders([tmp_path / f"{name}.csv" for name in names], layout).lines
        assert raw.numbers["value"].tolist() == [100 * value for value in values]
        assert raw.numbers["quantity_ordered"].tolist() == quantities


def test_a_file_that_is_not_plain_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text('order,product,value\nA,"two\nlines",1.5\nB,x,2.5\n', "utf-16")
    assert read_orders(path).lines.numbers["value"].tolist() == [150, 250]


def test_options_and_tables_that_cannot_be(tmp_path: Path) -> None:
    table = pa.table({"order": ["A"]})
    with pytest.raises(UsageError):
        read_orders(table, bad_cells="drop")  # type: ignore[arg-type]
    with pytest.raises(OrderError):
        read_orders(table.slice(1))
    with pytest.raises(OrderError):
        read_orders(tmp_path / "absent.csv")


def test_a_layout_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "layout.yaml"
    path.write_text("order: PO\nexchange_rates: {EUR: 1.1}\nmoney: CNY\n", "utf-8")
    assert read_order_layout(path).order == "PO"
    path.write_text("order: PO\nline: PO\n", "utf-8")
    assert refusal(lambda: read_order_layout(path), error=CardError) == [
        (
            f"{path}:2:7: line: the column already stands for order; found 'PO'. A column holds one thing; "
            "set one of the two to null. [column-twice]"
        )
    ]


def test_definitions_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "definitions.yaml"
    path.write_text("period_by: ordered\nas_of: 2026-07-31\nin_full: {over: counts}\n", "utf-8")
    found = read_service_definitions(path)
    assert (found.period_by, str(found.as_of), found.in_full, found.on_time) == (
        "ordered",
        "2026-07-31",
        InFull(over="counts"),
        None,
    )
    path.write_text("period_by: ordered\nin_full: {over: counts, within: 3}\n", "utf-8")
    assert refusal(lambda: read_service_definitions(path), error=CardError) == [
        (
            f"{path}:2:33: in_full.within: in full within some days needs the date of on time. "
            "Declare on_time too, or leave within out. [within-what]"
        )
    ]


@pytest.mark.parametrize("name", ["A", " A "], ids=["packed", "trimmed"])
def test_rows_without_an_order_are_counted_once_each(name: str) -> None:
    """Two rows without a number and one order: no order more, whatever stands in the empty cells."""
    table = pa.table({"order": [name, "", "-", "B"], "undamaged": [True, False, True, None]})
    layout = OrderLayout(missing=("-",))
    cell = read_orders(table, layout).count(definitions=ServiceDefinitions(period_by="ordered")).cell()
    assert (cell.orders, cell.lines) == (2, 2)
    assert cell.left_out["order_undamaged"] == {"no_order": 2, "not_recorded": 1}
    assert cell.left_out["line_undamaged"] == {"no_order": 2, "not_recorded": 1}


@pytest.mark.parametrize("clock", ["dates", "working_days"])
def test_an_order_delivered_on_its_day_lasts_no_day_where_deliveries_have_no_hours(clock: str) -> None:
    table = pa.table(
        {
            "order": ["A", "B", "C"],
            "ordered_at": ["2026-01-05 09:30", "2026-01-05 10:00", "2026-01-06 08:00"],
            "delivered_at": ["2026-01-05", "2026-01-07", "2026-01-05"],
        }
    )
    layout = OrderLayout(time_zone="Asia/Shanghai", calendar=WorkingCalendar())
    cycle = CycleTime.model_validate({"start": "ordered_at", "end": "delivered_at", "clock": clock, "level": "order"})
    counted = read_orders(table, layout).count(definitions=ServiceDefinitions(cycle_time=cycle, period_by="ordered"))
    times = counted.cell().durations["cycle_time"]
    assert (times.values.tolist(), times.counts.tolist()) == ([0, 2], [1, 1])
    assert counted.cell().left_out["cycle_time"] == {"end_before_start": 1}


def test_equal_rows_without_a_line_number_are_kept() -> None:
    table = pa.table({"order": ["A", "A", "A", "A"], "line": ["1", "1", "", None]})
    orders = read_orders(table)
    assert (orders.quality.lines_read, orders.quality.lines_used) == (4, 3)


def test_otif_by_unit_and_value_weighs_lines() -> None:
    # by hand: A/1 is on time in full, A/2 short, B/1 late, C/1 in another currency, D/1 without a quantity and late
    table = pa.table(
        {
            "order": ["A", "A", "B", "C", "D"],
            "line": ["1", "2", "1", "1", "1"],
            "promised_at": ["2026-01-05"] * 5,
            "delivered_at": ["2026-01-05", "2026-01-05", "2026-01-06", "2026-01-05", "2026-01-06"],
            "quantity_ordered": [10, 4, 2, 3, None],
            "quantity_delivered": [10, 3, 2, 3, 1],
            "value": ["50.00", "40.00", "7.50", "99.00", "2.50"],
            "currency": ["CNY", "CNY", "CNY", "USD", "CNY"],
        }
    )
    definitions = ServiceDefinitions(
        on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
        in_full=InFull(over="counts"),
        period_by="promised",
    )
    found = service_performance(read_orders(table, OrderLayout(money="CNY")), definitions=definitions)
    units, value = found.row("otif_rate_unit"), found.row("otif_rate_value")
    assert (units.numerator, units.denominator, dict(units.left_out)) == (13, 19, {"no_quantity": 1})
    assert (value.numerator, value.denominator, dict(value.left_out)) == (50.0, 100.0, {"other_currency": 1})
    assert value.definition.text("en").endswith("more than that counts as in full.")


@pytest.mark.parametrize("rows", [2, 100])
def test_every_rule_of_cells_shows_its_first_rows(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr("scorecard.io.orders._ROWS", rows)
    table = pa.table(
        {
            "order": ["A", "B", "C", "D", "E", "F"],
            "ordered_at": ["n/a", "2026-03-29 02:30", "2026-10-25 02:30", "2026-01-05 10:00+08:00", None, "bad"],
            "quantity_ordered": ["many", "1", "x", "2", "few", "3"],
            "undamaged": ["yes", "", "no", None, "yes", "yes"],
        }
    )
    layout = OrderLayout(
        time_zone="Europe/Berlin", not_a_date={"n/a": "not known"}, not_a_number={"many": "many", "few": "few"}
    )
    found = read_orders(table, layout, bad_cells="missing").quality.rows
    shown = {(row.code, row.column, row.detail): [one.order for one in row.examples] for row in found if row.rows}
    assert shown == {
        ("word", "ordered_at", "n/a"): ["A"],
        ("word", "quantity_ordered", "many"): ["A"],
        ("word", "quantity_ordered", "few"): ["E"],
        ("empty_cell", "ordered_at", None): ["E"],
        ("empty_cell", "undamaged", None): ["B", "D"],
        ("bad_cell", "ordered_at", None): ["F"],
        ("bad_cell", "quantity_ordered", None): ["C"],
        ("skipped_time", "ordered_at", None): ["B"],
        ("repeated_time", "ordered_at", None): ["C"],
        ("offset", "ordered_at", None): ["D"],
    }


def test_what_is_open_at_the_end_of_the_last_day_has_failed() -> None:
    # due, and asked, on the day before, on the day at whose end the figures stand, and on the day after
    days = ["2026-01-04", "2026-01-05", "2026-01-06"]
    table = pa.table(
        {
            "order": ["A", "B", "C"],
            "promised_at": days,
            "delivered_at": [""] * 3,
            "asked_at": days,
            "answered_at": [""] * 3,
        }
    )
    definitions = ServiceDefinitions(
        on_time=OnTime(basis="promised", unit="dates", open_orders="missed"),
        period_by="promised",
        as_of=date(2026, 1, 5),
    )
    found = service_performance(read_orders(table), definitions=definitions)
    for figure, reason in (("on_time_rate", "not_due"), ("answered_same_day", "still_open")):
        row = found.row(figure)
        assert (row.numerator, row.denominator, dict(row.left_out)) == (0, 2, {reason: 1})


def test_a_layout_is_needed() -> None:
    table = pa.table({"order": ["A"]})
    assert refusal(lambda: read_orders(table, {"order": "order"}), error=UsageError) == [  # type: ignore[arg-type]
        "layout: this must be an order layout; found 'dict'. Give what read_order_layout returns, or OrderLayout(…). [wrong-kind]"
    ]


THOUSANDS = "order;quantity_ordered;quantity_delivered\nA;1.000;1.000\nB;500;500\n"


def test_a_point_that_may_set_thousands_apart_is_refused_among_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(THOUSANDS, encoding="utf-8")
    what = (
        "the point may be a decimal point or set thousands apart, and no other number of the file tells; found '1.000'. "
        "Declare decimal='.' or decimal=',' for the whole file. [ambiguous-number]"
    )
    columns = ("quantity_ordered", "quantity_delivered")
    told = [f"{file}, row 2, column {column}: {what}" for column in columns]
    assert refusal(lambda: read_orders(file), error=OrderError) == told
    assert read_orders(file, OrderLayout(decimal=".")).lines.numbers["quantity_ordered"].tolist() == [1, 500]
    file.write_text(THOUSANDS.replace("500", "0.5"), encoding="utf-8")
    halves = read_orders(file, OrderLayout(quantity_decimals=1))
    assert halves.lines.numbers["quantity_ordered"].tolist() == [10, 5]
    file.write_text(THOUSANDS.replace(";", ","), encoding="utf-8")
    assert read_orders(file).lines.numbers["quantity_ordered"].tolist() == [1, 500]


def test_a_source_without_rows_is_refused_whatever_it_comes_in(tmp_path: Path) -> None:
    """As the file of a day without orders, or a reader that another call has used up."""
    empty = pa.table({"order": pa.array([], pa.string()), "promised_at": pa.array([], pa.string())})
    parquet.write_table(empty, tmp_path / "day.parquet")
    reader = pa.table({"order": ["a"], "promised_at": ["2026-01-05"]}).to_reader()
    assert read_orders(reader).size == 1
    for source, name in (
        (empty, "pyarrow Table"),
        (reader, "pyarrow RecordBatchReader"),
        (dataset.dataset(empty), "pyarrow InMemoryDataset"),
        (tmp_path / "day.parquet", str(tmp_path / "day.parquet")),
    ):
        assert refusal(lambda source=source: read_orders(source), error=OrderError) == [  # type: ignore[misc]
            f"{name}: the table has no data rows. Hand over the rows too. [no-rows]"
        ]
