"""Invoices of every kind of source become the same history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from scorecard.errors import ObservationError, UsageError
from scorecard.io import read_customer_history
from scorecard.logistics import CustomerHistory
from tests.io.books import books
from tests.refusal import refusal

DATA: dict[str, list[object]] = {
    "customer": ["a", "b", "a", None, "a", "c", "b", "b"],
    "date": ["2026-01-05", "2026-01-06", "2026-02-07", "2026-02-08", "2026-02-07", "2026-02-09", None, "2026-03-01"],
    "invoice": ["1", "2", "C3", "4", "5", "6", "7", "8"],
    "units": [3, 1, -1, 2, 2, 1, 1, 10],
    "price": [1.1, 20.05, 1.1, 5.0, 1.1, 0.0, 3.0, 0.35],
}


def read(source: object, **options: object) -> CustomerHistory:
    """Return the history of quantity and price."""
    given: dict[str, object] = {"amount": None, "order": "invoice", "quantity": "units", "price": "price", **options}
    return read_customer_history(source, **given)  # type: ignore[arg-type]  # options of the tests


def sources(folder: Path) -> dict[str, object]:
    """Return the same rows in every kind of source."""
    frame = pl.DataFrame(DATA, strict=False)
    frame.write_csv(folder / "rows.csv")
    frame.write_parquet(folder / "rows.parquet")
    return {
        "pandas": pd.DataFrame(DATA),
        "polars": frame,
        "lazy polars": frame.lazy(),
        "pyarrow": pa.table(DATA),
        "duckdb": duckdb.sql("select * from frame"),
        "csv": folder / "rows.csv",
        "parquet": folder / "rows.parquet",
        "two": [frame.head(3), frame.tail(5)],
        "dates": frame.with_columns(pl.col("date").str.to_date()),
        "times": frame.with_columns(pl.col("date").str.to_datetime()).to_pandas(),
    }


def test_equal_from_every_source(tmp_path: Path) -> None:
    found = {kind: read(source).numbers_json() for kind, source in sources(tmp_path).items()}
    assert len(set(found.values())) == 1, [kind for kind in found if found[kind] != found["polars"]]


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Nobody can tell which of the two is meant; others may stand as often as they like."""
    path = tmp_path / "rows.csv"
    path.write_text("customer,date,amount,amount,x,x\na,2026-01-05,1,100,,\n", "utf-8")
    assert refusal(lambda: read_customer_history(path), error=ObservationError) == [
        f"{path}, column amount: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    ]


def test_sums_by_hand() -> None:
    found = read(pa.table(DATA))
    assert found.values() == {"a": 4.4, "b": 23.55, "c": 0.0}
    assert found.orders.tolist() == [2, 2, 1]
    counts = {rule.name: (rule.count, rule.treatment) for rule in found.rules}
    assert counts == {
        "rows": (8, "read"),
        "no_customer": (1, "left_out"),
        "no_date": (1, "left_out"),
        "no_amount": (0, "left_out"),
        "zero_price": (1, "kept"),
        "duplicate": (0, "kept"),
        "return": (1, "subtracted"),
        "negative_quantity": (1, "kept"),
        "zero_amount": (1, "kept"),
        "used": (6, "read"),
    }
    assert found.last_orders()["a"] == date(2026, 2, 7)


def test_choices() -> None:
    table = pa.table(DATA)
    assert read(table, returns="set_apart").values() == {"a": 5.5, "b": 23.55, "c": 0.0}
    assert read(table, zero_price="left_out").values() == {"a": 4.4, "b": 23.55}
    part = read(table, since=date(2026, 2, 7), until=date(2026, 2, 9))
    assert part.values() == {"a": 1.1, "c": 0.0}
    assert part.count("outside_period") == 3
    twice = pa.concat_tables([table, table.slice(0, 1)])
    assert read(twice).count("duplicate") == 1
    assert read(twice).values()["a"] == 7.7
    assert read(twice, duplicates="left_out").values()["a"] == 4.4


def test_kinds_and_amounts() -> None:
    table = pa.table(
        {
            "who": ["a", "a"],
            "day": ["03/02/2026", "04/02/2026"],
            "sum": ["1.234", "-1.234"],
            "what": ["sale", "credit"],
            "product": ["x", "y"],
        }
    )
    found = read_customer_history(
        table,
        customer="who",
        date="day",
        amount="sum",
        kind="what",
        return_kinds=["credit"],
        apart=["product"],
        decimals=3,
        date_pattern="%d/%m/%Y",
    )
    assert (found.values(), found.sales_units.tolist(), found.orders.tolist()) == ({"a": 0.0}, [1234], [1])


UNSIGNED: dict[str, list[object]] = {
    "customer": ["a", "a", "b", "a"],
    "date": ["2026-01-05", "2026-02-01", "2026-02-03", "2026-02-03"],
    "amount": [100.0, 20.0, 50.0, 5.0],
    "kind": ["Sale", "Return ", "sale", "RETURN"],
}


def test_returns_without_a_sign_are_not_added_to_what_was_sold() -> None:
    table = pa.table(UNSIGNED)
    assert refusal(lambda: read_customer_history(table, kind="kind"), error=ObservationError) == [
        (
            "pyarrow Table, row 2, column amount: no return has an amount below 0, so that returns would be added to what "
            "was sold; found '2 returns with an amount above 0'. Write return_amounts='unsigned' where amounts of returns "
            "have no sign; else check which rows are returns. [returns-without-sign]"
        )
    ]
    found = read_customer_history(table, kind="kind", return_amounts="unsigned")
    assert (found.values(), found.return_units.tolist(), found.orders.tolist()) == (
        {"a": 75.0, "b": 50.0},
        [-2500, 0],
        [1, 1],
    )
    counts = {rule.name: (rule.count, rule.treatment) for rule in found.rules}
    assert (counts["return"], counts["positive_return"]) == ((2, "subtracted"), (2, "taken_as_negative"))
    assert "taken as below 0" in found.rule_table().to_text()
    one = refusal(lambda: read_customer_history(table.slice(0, 2), kind="kind"), error=ObservationError)
    assert "found '1 return with an amount above 0'" in one[0]


def test_a_return_above_0_among_others_below_lessens_what_was_returned() -> None:
    table = pa.table({**UNSIGNED, "amount": [100.0, -20.0, 50.0, 5.0]})
    found = read_customer_history(table, kind="kind")
    assert found.values() == {"a": 85.0, "b": 50.0}
    assert {rule.name: rule.treatment for rule in found.rules}["positive_return"] == "kept"


def test_bad_cells_by_row() -> None:
    table = pa.table({"customer": ["a", "b"], "date": ["2026-01-01", "soon"], "amount": ["ten", "1"]})
    assert refusal(lambda: read_customer_history(table), error=ObservationError) == [
        (
            "pyarrow Table, row 2, column date: this is no date; found 'soon'. Write it as in 2026-04-30, or name the "
            "pattern, such as date_pattern='%d/%m/%Y'. [bad-order-date]"
        ),
        (
            "pyarrow Table, row 1, column amount: text stands where a number belongs; found 'ten'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        ),
    ]


def test_refusals() -> None:
    table = pa.table({"customer": ["a"], "data": ["2026-01-01"], "amount": [1]})
    assert refusal(lambda: read_customer_history(table), error=ObservationError) == [
        "pyarrow Table, column date: the table has no such column. Did you mean 'data'? [no-such-column]"
    ]
    assert refusal(lambda: read_customer_history(table, amount=None), error=UsageError) == [
        "nothing says what a row amounts to. Name the column amount, or both quantity and price. [no-amount-column]"
    ]
    assert refusal(lambda: read_customer_history(table, decimals=7), error=UsageError) == [
        "the smallest unit of money has from 0 to 6 digits after the point; found '7'. Give 2 for cents. [bad-decimals]"
    ]
    with pytest.raises(UsageError, match="the option returns has an unknown value"):
        read(table, returns="ignored")


def test_days_that_are_none() -> None:
    table = pa.table({"customer": ["a"], "date": ["2026-01-01"], "amount": [1]})
    assert refusal(lambda: read_customer_history(table, since="2026-01-01"), error=UsageError) == [  # type: ignore[arg-type]
        "since: this must be a day; found 'str'. Write date(2026, 4, 30) of datetime. [wrong-kind]"
    ]
    days = {"since": date(2026, 2, 1), "until": date(2026, 1, 1)}
    assert refusal(lambda: read_customer_history(table, **days), error=UsageError) == [
        "since lies after until. Swap them; both days belong to the period. [period-backwards]"
    ]


def test_a_sheet_of_several_is_named(tmp_path: Path) -> None:
    """By hand: 3 and 4 of one customer; a bad cell is told with sheet and row."""
    path = tmp_path / "rows.xlsx"
    rows = [["customer", "date", "amount"], ["a", "2026-03-01", 3], ["a", "2026-03-02", 4]]
    path.write_bytes(books({"Notes": [["made by hand"]], "Rows": rows}))
    assert "several-sheets" in refusal(lambda: read_customer_history(path), error=ObservationError)[0]
    assert read_customer_history(path, sheet="Rows").values() == {"a": 7.0}
    path.write_bytes(books({"Notes": [["made by hand"]], "Rows": [*rows, ["a", "2026-03-03", "many"]]}))
    assert refusal(lambda: read_customer_history(path, sheet="Rows"), error=ObservationError) == [
        (
            f"{path}, sheet Rows, row 4, column amount: text stands where a number belongs; found 'many'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        )
    ]


def test_a_point_that_may_set_thousands_apart_is_refused_among_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "invoices.csv"
    file.write_text("customer;date;amount\na;2026-01-01;2.500\nb;2026-01-01;900\n", encoding="utf-8")
    assert refusal(lambda: read_customer_history(file), error=ObservationError) == [
        (
            f"{file}, row 2, column amount: the point may be a decimal point or set thousands apart, and no other number of "
            "the file tells; found '2.500'. Declare decimal='.' or decimal=',' for the whole file. [ambiguous-number]"
        )
    ]
    assert read_customer_history(file, decimal=".").values() == {"a": 2.5, "b": 900.0}


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("%d/%m", "the pattern does not tell the year"),
        ("%H:%M", "the pattern does not tell the year"),
        ("%a %d/%m", "the pattern does not tell the year"),
        ("dd/mm/yyyy", "the pattern does not tell the year"),
        ("%Q", "by this pattern no date can be read"),
        ("%d/%m/%", "by this pattern no date can be read"),
    ],
)
def test_a_pattern_that_tells_no_year_is_refused(pattern: str, what: str) -> None:
    """30/04 was the 30th of April 1900, years before everything else."""
    frame = pa.table({"customer": ["a"], "date": ["30/04"], "amount": [1]})
    assert refusal(lambda: read_customer_history(frame, date_pattern=pattern), error=UsageError) == [
        (
            f"date_pattern: {what}; found '{pattern}'. "
            "Write day, month and year with % before their letters, such as '%d/%m/%Y'. [date-pattern]"
        )
    ]


def test_a_pattern_may_tell_more_or_less_than_a_day() -> None:
    for pattern, text in (("%d/%m/%y", "30/04/26"), ("%Y/%m/%d %I:%M %p", "2026/04/30 01:05 PM"), ("%Y-%m", "2026-04")):
        frame = pa.table({"customer": ["a"], "date": [text], "amount": [1.5]})
        assert read_customer_history(frame, date_pattern=pattern).values() == {"a": 1.5}


def test_an_amount_without_end_is_no_zero() -> None:
    """It counted as an order of nothing; so did what is too large for its smallest units."""
    rows = {"customer": ["a", "b", "c"], "date": ["2026-01-05"] * 3, "amount": [1.0, float("inf"), float("-inf")]}
    expected = [
        (
            f"{{kind}}, row {row}, column amount: the number is not finite; found '{text}'. "
            "Leave the cell empty where there is no value. [not-finite]"
        )
        for row, text in ((2, "inf"), (3, "-inf"))
    ]
    for frame, kind in ((pa.table(rows), "pyarrow Table"), (pd.DataFrame(rows), "pandas DataFrame")):
        found = refusal(lambda frame=frame: read_customer_history(frame), error=ObservationError)  # type: ignore[misc]
        assert found == [line.format(kind=kind) for line in expected]
    large = pa.table({"customer": ["a"], "date": ["2026-01-05"], "units": [1e200], "price": [1e200]})
    for options in ({"amount": None, "quantity": "units", "price": "price"}, {"amount": "units", "decimals": 6}):
        [line] = refusal(lambda o=options: read_customer_history(large, **o), error=ObservationError)  # type: ignore[misc]
        assert line.endswith("[amount-not-in-units]")


def test_a_source_without_rows_is_refused_whatever_it_comes_in(tmp_path: Path) -> None:
    """A reader that another call has used up is no history without customers."""
    table = pa.table({"customer": ["a"], "date": ["2026-01-05"], "amount": [5.0]})
    empty = table.slice(0, 0)
    parquet.write_table(empty, tmp_path / "day.parquet")
    reader = table.to_reader()
    assert read_customer_history(reader).values() == {"a": 5.0}
    for source, name in (
        (empty, "pyarrow Table"),
        (reader, "pyarrow RecordBatchReader"),
        (duckdb.from_arrow(empty), "duckdb DuckDBPyRelation"),
        (pl.from_arrow(empty).lazy(), "polars LazyFrame"),  # type: ignore[union-attr]
        (tmp_path / "day.parquet", str(tmp_path / "day.parquet")),
    ):
        assert refusal(lambda source=source: read_customer_history(source), error=ObservationError) == [  # type: ignore[misc]
            f"{name}: the table has no data rows. Hand over the rows too. [no-rows]"
        ]


def test_a_separator_that_no_file_has_is_refused(tmp_path: Path) -> None:
    """It ended in an error of Python."""
    path = tmp_path / "rows.csv"
    path.write_text("customer,date,amount\na,2026-01-05,1\n", "utf-8")
    assert refusal(lambda: read_customer_history(path, separator="comma"), error=UsageError) == [  # type: ignore[arg-type]
        "the option separator has an unknown value; found 'comma'. Use one of: ',', ';', '\\t'. [bad-option]"
    ]
