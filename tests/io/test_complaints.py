"""A complaints log is read by its layout, and every cell that cannot be read is told."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from scorecard.errors import ObservationError, UsageError
from scorecard.io import read_complaints, read_orders
from scorecard.logistics import NO_TIME, ComplaintLayout, OrderLayout, OrderRules, recovery
from tests.io.books import books
from tests.refusal import refusal

HEADER = "complaint,customer,order,opened_at,answered_at,solved_at,cause,solved,stayed,compensation\n"


def written(folder: Path, text: str) -> Path:
    """Return a file with a text."""
    path = folder / "log.csv"
    path.write_text(text, "utf-8")
    return path


def minutes(text: str) -> int:
    """Return minutes since 1970-01-01."""
    return int((datetime.fromisoformat(text) - datetime.fromisoformat("1970-01-01")).total_seconds() // 60)


def test_an_open_point_is_refused(tmp_path: Path) -> None:
    """1.234 among semicolons is 1234 in German; one number that tells is enough, and so is a word of the caller."""
    path = written(tmp_path, "complaint;opened_at;compensation\nc1;2026-03-01;85\nc2;2026-03-02;1.234\n")
    assert refusal(lambda: read_complaints(path), error=ObservationError) == [
        (
            f"{path}, row 3, column compensation: the point may be a decimal point or set thousands apart, and no other "
            "number of the file tells; found '1.234'. Declare decimal='.' or decimal=',' for the whole file. "
            "[ambiguous-number]"
        )
    ]
    assert read_complaints(path, decimal=".").compensation.tolist() == [85.0, 1.234]
    path = written(tmp_path, "complaint;opened_at;compensation\nc1;2026-03-01;8.5\nc2;2026-03-02;1.234\n")
    assert read_complaints(path).compensation.tolist() == [8.5, 1.234]
    path = written(tmp_path, "complaint,opened_at,compensation\nc2,2026-03-02,1.234\n")
    assert read_complaints(path).compensation.tolist() == [1.234]


def test_a_total_at_the_end_is_no_complaint(tmp_path: Path) -> None:
    """It was a complaint without a moment that is not solved, so that a rate of 1 was one of 2 / 3."""
    text = "complaint,opened_at,solved\n1,2026-03-01,yes\n2,2026-03-02,yes\n"
    path = written(tmp_path, f"{text}合计,,\n")
    assert refusal(lambda: read_complaints(path), error=ObservationError) == [
        (
            f"{path}, row 4, column complaint: the last row looks like a total or a mean, which is no complaint; "
            "found '合计'. Delete the row; if it is a complaint, name it differently. [total-row]"
        )
    ]
    assert read_complaints(written(tmp_path, text)).n == 2


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Nobody can tell which of the two is meant; others may stand as often as they like."""
    path = written(tmp_path, "complaint,opened_at,solved,opened_at,x,x\nc1,2026-03-01,yes,2026-04-01,1,2\n")
    assert refusal(lambda: read_complaints(path), error=ObservationError) == [
        f"{path}, column opened_at: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    ]


def test_a_sheet_of_several_is_named(tmp_path: Path) -> None:
    """The cure of the refusal can be followed, and bad cells are told with sheet and row."""
    path = tmp_path / "log.xlsx"
    rows = [["complaint", "opened_at"], ["c1", "2026-03-01"], ["c2", "soon"]]
    path.write_bytes(books({"Notes": [["made by hand"]], "Log": rows}))
    assert "several-sheets" in refusal(lambda: read_complaints(path), error=ObservationError)[0]
    assert refusal(lambda: read_complaints(path, sheet="Log"), error=ObservationError) == [
        (
            f"{path}, sheet Log, row 3, column opened_at: this is no date or time; found 'soon'. Write it as in "
            "2026-01-31 14:05, or give its form in date_formats of the layout. [not-a-moment]"
        )
    ]
    path.write_bytes(books({"Notes": [["made by hand"]], "Log": rows[:2]}))
    assert read_complaints(path, sheet="Log").complaint == ("c1",)


def test_every_column_is_read(tmp_path: Path) -> None:
    row = "c1,k1,o1,2026-03-01 09:30,2026-03-01T10:00:59,2026-03-02,damage,yes,NO,12.5\nc2,,,2026-03-03,,,,,,\n"
    log = read_complaints(written(tmp_path, HEADER + row))
    assert (log.complaint, log.customer, log.order, log.cause) == (
        ("c1", "c2"), ("k1", None), ("o1", None), ("damage", None),
    )  # fmt: skip
    assert log.opened_at.tolist() == [minutes("2026-03-01 09:30"), minutes("2026-03-03")]
    assert log.answered_at.tolist() == [minutes("2026-03-01 10:00"), NO_TIME]
    assert log.solved_at.tolist() == [minutes("2026-03-02"), NO_TIME]
    assert (log.solved.tolist(), log.stayed.tolist(), log.compensation[0]) == ([1, 0], [0, -1], 12.5)
    assert log.provenance is not None
    assert log.provenance.rows_read == 2


def test_a_layout_names_columns_dates_words_and_zone(tmp_path: Path) -> None:
    layout = ComplaintLayout(
        complaint="Nr", opened_at="Auf", solved_at="Zu", solved="ok", date_formats=("%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M %z"),
        yes=("ja",), no=("nein",), missing=("", "k.A."), time_zone="Europe/Berlin",
    )  # fmt: skip
    text = "Nr;Auf;Zu;ok;Mehr\n7;01.07.2026 08:00;k.A.;nein;x\n8;01.07.2026 08:00 +0000;01.07.2026 12:00;ja;y\n"
    log = read_complaints(written(tmp_path, text), layout=layout)
    assert log.opened_at.tolist() == [minutes("2026-07-01 08:00"), minutes("2026-07-01 10:00")]
    assert log.solved_at.tolist() == [NO_TIME, minutes("2026-07-01 12:00")]
    assert log.solved.tolist() == [0, 1]


@pytest.mark.parametrize("library", ["pyarrow", "pandas", "polars"])
def test_frames_equal_files(tmp_path: Path, library: str) -> None:
    opened = [datetime.fromisoformat("2026-03-01 09:30"), datetime.fromisoformat("2026-03-02 00:00")]
    frame: object = pa.table({"complaint": ["a", "b"], "opened_at": opened, "compensation": [1.5, None]})
    if library != "pyarrow":
        module = pytest.importorskip(library)
        frame = frame.to_pandas() if library == "pandas" else module.from_arrow(frame)  # type: ignore[attr-defined]
    log = read_complaints(frame)
    text = "complaint,opened_at,compensation\na,2026-03-01 09:30,1.5\nb,2026-03-02,\n"
    assert log.numbers_json() == read_complaints(written(tmp_path, text)).numbers_json()


def test_orders_and_customers_are_known_or_told(tmp_path: Path) -> None:
    text = HEADER + "c1,k1,o1,2026-03-01 09:30,,,,no,,\nc2,k2,o2,2026-03-01,,,,no,,\nc3,k1,o3,2026-03-01,,,,no,,\n"
    orders = {"o1": datetime.fromisoformat("2026-03-01 10:00"), "o2": date.fromisoformat("2026-03-01")}
    log = read_complaints(written(tmp_path, text), orders=orders, customers={"k1"})
    found = {i.rule: i.examples for i in log.issues if i.count}
    assert found == {"before_order": ("c1",), "unknown_order": ("c3",), "unknown_customer": ("c2",)}


def test_orders_that_were_read_are_tied_to_their_complaints(tmp_path: Path) -> None:
    """Three orders count; two have a complaint, one of them two. Ids differ in blanks that nobody sees."""
    orders = read_orders(
        pa.table(
            {
                "order": ["o1", "o2 ", "o3", "o4", "o4"],
                "line": [1, 1, 1, 1, 1],
                "ordered_at": ["2026-03-01 10:00", "2026-03-01 10:00", None, "2026-03-01 08:00", "2026-03-01 08:00"],
                "quantity_ordered": [1, 1, 1, -1, -1],
            }
        ),
        OrderLayout(rules=OrderRules(negative_quantity="left_out")),
    )
    text = "".join(
        f"c{number},k,{order},2026-03-0{day},,2026-03-09,,yes,,\n"
        for number, (order, day) in enumerate(
            [("o1", 2), ("\u200bo1", 3), ("o2", "1 09:00"), ("o4", 3), ("o9", 3), ("", 3)], 1
        )
    )
    log = read_complaints(written(tmp_path, HEADER + text), orders=orders)
    found = {i.rule: i.examples for i in log.issues if i.count}
    assert found == {"before_order": ("c3",), "unknown_order": ("c5",), "left_out_order": ("c4",)}
    assert (log.orders, log.order) == (3, ("o1", "o1", "o2", None, None, None))
    rate = recovery(log, on_the_day="same_date")["complained"]
    assert (rate.numerator, rate.denominator, rate.left_out, rate.rate) == (2, 3, 3, 2 / 3)
    column = recovery(log, on_the_day="same_date").table().columns[1]
    assert (column.label.text("en"), column.label.text("zh")) == ("Count", "数量")  # of orders in this row alone


def test_orders_and_log_in_two_zones_are_compared_by_the_moment(tmp_path: Path) -> None:
    """10:00 in Shanghai is 3:00 in Berlin: a complaint of 4:00 there comes after the order, one of 2:00 before."""
    orders = read_orders(
        pa.table({"order": ["o"], "ordered_at": ["2026-03-02 10:00"]}), OrderLayout(time_zone="Asia/Shanghai")
    )
    text = HEADER + "c1,,o,2026-03-02 04:00,,,,no,,\nc2,,o,2026-03-02 02:00,,,,no,,\n"
    log = read_complaints(written(tmp_path, text), layout=ComplaintLayout(time_zone="Europe/Berlin"), orders=orders)
    assert {i.rule: i.examples for i in log.issues if i.count} == {"before_order": ("c2",)}


def test_ids_that_are_given_are_read_as_those_of_the_log(tmp_path: Path) -> None:
    text = HEADER + "c1,k 1,7,2026-03-01,,,,no,,\n"
    placed: dict[str, date | None] = {7: None}  # type: ignore[dict-item]  # that is the point
    log = read_complaints(written(tmp_path, text), orders=placed, customers=["k\u00a01"])
    assert not [i.rule for i in log.issues if i.count]
    assert log.orders is None


def test_an_order_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    """Two ids that are one as text, with different moments."""
    log = written(tmp_path, HEADER + "c1,k1,7,2026-03-01,,,,no,,\n")
    first, second = date(2026, 1, 1), date(2026, 6, 1)
    twice: dict[str, date | None] = {"7": first, 7: second}  # type: ignore[dict-item]  # that is the point
    assert refusal(lambda: read_complaints(log, orders=twice), error=UsageError) == [
        "orders: an order stands twice, at two moments; found '7'. Give one moment for each order. [order-twice]"
    ]
    same: dict[str, date | None] = {"7": first, 7: first}  # type: ignore[dict-item]  # that is the point
    assert read_complaints(log, orders=same).order == ("7",)


def test_orders_of_another_kind_are_refused() -> None:
    assert refusal(lambda: read_complaints("log.csv", orders=["o1"]), error=UsageError) == [  # type: ignore[arg-type]  # that is the point
        (
            "the orders of complaints are what read_orders returns, or the moment of each order by its id; found 'list'. "
            "Write read_complaints(log, orders=read_orders(orders)). [orders-kind]"
        )
    ]


def test_a_compensation_has_no_currency_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "c1,,,2026-03-01,,,,no,,12 USD\n")
    assert refusal(lambda: read_complaints(path), error=ObservationError) == [
        (
            f"{path}, row 2, column compensation: a currency sign stands beside the number; found '12 USD'. Write the "
            "number alone; a currency stands in a column of its own. [currency-sign]"
        )
    ]


def test_cells_that_cannot_be_read_are_all_told(tmp_path: Path) -> None:
    text = HEADER + ",k,o,soon,,,,maybe,,x\nc2,,,2026-03-01T09:00+08:00,,,,,,\n"
    path = written(tmp_path, text)
    at = f"{path}, row "
    assert refusal(lambda: read_complaints(path), error=ObservationError) == [
        f"{at}2, column complaint: the row names no complaint. Write its id, or delete the row. [no-complaint]",
        (
            f"{at}2, column opened_at: this is no date or time; found 'soon'. Write it as in 2026-01-31 14:05, or "
            "give its form in date_formats of the layout. [not-a-moment]"
        ),
        (
            f"{at}2, column solved: this is neither yes nor no; found 'maybe'. Write yes or no, or name the words in "
            "the layout. [bad-choice]"
        ),
        (
            f"{at}2, column compensation: text stands where a number belongs; found 'x'. Write a number, or leave "
            "the cell empty. [not-a-number]"
        ),
        (
            f"{at}3, column opened_at: the moment has an offset, and the log no time zone; found "
            "'2026-03-01T09:00+08:00'. Give time_zone in the layout. [moment-offset]"
        ),
    ]


def test_a_wrapped_heading_is_the_name_that_it_shows(tmp_path: Path) -> None:
    path = written(tmp_path, '"Case\nNo",opened_at\nc1,2026-03-01\n')
    assert read_complaints(path, layout=ComplaintLayout(complaint="Case No")).complaint == ("c1",)


def test_columns_that_are_needed_or_named_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "complaint,when\na,2026-03-01\n")
    layout = ComplaintLayout(cause="reason")
    assert refusal(lambda: read_complaints(path, layout=layout), error=ObservationError) == [
        (
            f"{path}, column opened_at: the column is not there. Name the column of opened_at in the layout. "
            "[missing-column]"
        ),
        f"{path}, column reason: the column is not there. Name the column of cause in the layout. [missing-column]",
    ]
    with pytest.raises(UsageError):
        read_complaints(path, decimal=";")  # type: ignore[arg-type]


def test_dates_are_read_as_those_of_orders_are(tmp_path: Path) -> None:
    layout = ComplaintLayout(date_formats=("%d/%m/%Y", "%m/%d/%Y"), time_zone="America/New_York")
    path = written(tmp_path, "complaint,opened_at\na,03/04/2026\nb,31/12/2026\nc,01/01/1899\nd,1/13/2026\n")
    assert refusal(lambda: read_complaints(path, layout=layout), error=ObservationError) == [
        (
            f"{path}, row 2, column opened_at: the date fits two of the declared formats, and means two days; found "
            "'03/04/2026'. Declare the one format that the file is written in. [date-two-ways]"
        ),
        (
            f"{path}, row 4, column opened_at: the date lies before 1900 or after 2199; found '01/01/1899'. Correct it, "
            "or leave the cell empty. [date-too-far]"
        ),
    ]
    path = written(tmp_path, "complaint,opened_at\na,0001-01-01T00:00+08:00\n")
    zoned = ComplaintLayout(time_zone="America/New_York")
    assert refusal(lambda: read_complaints(path, layout=zoned), error=ObservationError)[0].endswith("[date-too-far]")
    path = written(tmp_path, "complaint,opened_at\na,２０２６-０３-０１ ０９：３０\n")
    assert read_complaints(path).opened_at.tolist() == [minutes("2026-03-01 09:30")]


def test_a_point_that_may_set_thousands_apart_is_refused_among_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("complaint;opened_at;compensation\na;2026-01-01;2.500\nb;2026-01-01;900\n", encoding="utf-8")
    assert refusal(lambda: read_complaints(file), error=ObservationError) == [
        (
            f"{file}, row 2, column compensation: the point may be a decimal point or set thousands apart, and no other "
            "number of the file tells; found '2.500'. Declare decimal='.' or decimal=',' for the whole file. "
            "[ambiguous-number]"
        )
    ]
    assert read_complaints(file, decimal=".").compensation.tolist() == [2.5, 900.0]


def test_the_moment_of_an_order_is_no_text() -> None:
    log = pa.table({"complaint": ["a"], "opened_at": ["2026-03-02"], "order": ["o1"]})
    assert refusal(lambda: read_complaints(log, orders={"o1": "2026-03-01"}), error=UsageError) == [  # type: ignore[dict-item]
        (
            "orders.o1: an order was placed at a moment or on a day; found '2026-03-01'. "
            "Write datetime(2026, 4, 30, 18) or date(2026, 4, 30) of datetime. [order-moment]"
        )
    ]
