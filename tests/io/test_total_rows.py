"""Tests of last rows of order files that are totals."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from scorecard.errors import OrderError
from scorecard.io import read_orders
from scorecard.logistics import OrderLayout
from tests.refusal import refusal

LAYOUT = OrderLayout(segments={"region": "region"})
HEADER = "order,customer,region,quantity_ordered,quantity_delivered\n"
ROWS = "A,a,N,10,10\nB,b,S,20,10\n"
TOLD = (
    "the last row looks like a total or a mean, which is no order line; found '{label}'. Delete the row, or declare the "
    "word under missing where it stands in the column of the order: rows without an order are left out; "
    "if it is an order line, name it differently. [total-row]"
)


def refused(tmp_path: Path, *texts: str) -> list[str]:
    """Return why files of order lines are refused, without their folder."""
    for number, text in enumerate(texts, start=1):
        (tmp_path / f"{number}.csv").write_text(HEADER + text, "utf-8")
    lines = refusal(lambda: read_orders(tmp_path, LAYOUT), error=OrderError)
    return [line.replace(f"{tmp_path}/", "") for line in lines]


@pytest.mark.parametrize(
    ("row", "column", "label"),
    [
        ("合计,,,30,20\n", "order", "合计"),
        ("2,Total,,30,20\n", "customer", "Total"),
        ("2,,Grand total:,30,20\n", "region", "Grand total:"),
    ],
)
def test_a_total_at_the_end_of_a_file_is_no_order(tmp_path: Path, row: str, column: str, label: str) -> None:
    """It was a third order, short as a whole, and twice the units."""
    assert refused(tmp_path, ROWS, ROWS + row) == [f"2.csv, row 4, column {column}: {TOLD.format(label=label)}"]
    assert refused(tmp_path, ROWS + row, ROWS + row) == [
        f"{file}.csv, row 4, column {column}: {TOLD.format(label=label)}" for file in (1, 2)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS + "C,Total,N,5,5\nD,Total,S,5,5\n",  # a customer of that name
        ROWS + ",Total,,30,20\n",  # no order: left out, and told
        ROWS + "C,Total Energies,N,5,5\n",
        "A,Total,N,5,5\n",  # there is nothing to sum
    ],
)
def test_what_is_no_total_is_read(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + rows, "utf-8")
    assert read_orders(path, LAYOUT).quality.lines_read == rows.count("\n")


@pytest.mark.parametrize(("day", "refused"), [("2026-01-05", False), (None, True)])
def test_a_customer_of_that_name_has_a_date(day: str | None, *, refused: bool) -> None:
    """A total of all customers has none."""
    columns = {"order": ["1", "2"], "customer": ["a", "Total"], "delivered_at": ["2026-01-05", day]}
    told = "Table, row 2, column customer: "
    if refused:
        (line,) = refusal(lambda: read_orders(pa.table(columns)), error=OrderError)
        assert told in line
    else:
        assert read_orders(pa.table(columns)).quality.lines_used == 2
    columns = {"order": ["1", "Total"], "delivered_at": ["2026-01-05", day]}
    assert len(refusal(lambda: read_orders(pa.table(columns)), error=OrderError)) == 1


def test_a_declared_word_leaves_the_row_out() -> None:
    table = pa.table({"order": ["A", "B", "合计"], "quantity_ordered": [10, 20, 30]})
    orders = read_orders(table, OrderLayout(missing=("合计",)))
    assert (orders.quality.found("no_order"), orders.quality.lines_used) == (1, 2)
