"""Complaints logs from files and data frames."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

import numpy as np

from scorecard._given import Kind, require_kinds, require_names
from scorecard.errors import ObservationError, Place, Problems, UsageError
from scorecard.instruments.looks import names_total
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.date_texts import DateFlaw, Stamp, date_reader, how_to_write
from scorecard.io.header_search import header_sought
from scorecard.io.headers import column_named, report_twice
from scorecard.io.numbers import OPEN_POINT, Decimals, Flaw, open_points, read_bare_number
from scorecard.io.options import require_choice
from scorecard.io.reading import Reading
from scorecard.io.tables import Separator, TextOptions, read_table, reading_of
from scorecard.logistics.complaint_layout import COMPLAINT_FIELDS, ComplaintLayout
from scorecard.logistics.complaint_log import MOMENTS, NO_TIME, UNKNOWN, ComplaintLog
from scorecard.logistics.complaint_rules import ComplaintRow, checked_log
from scorecard.logistics.orders import Orders
from scorecard.logistics.zone_clock import FIRST_MINUTE, LAST_MINUTE, zone_clock
from scorecard.survey.cells import is_absent, label_of, native

__all__ = ["read_complaints"]

_NEEDED = ("complaint", "opened_at")
_NUMBERS = ("compensation",)
_EPOCH = datetime.fromisoformat("1970-01-01")
_MINUTE = timedelta(minutes=1)
_LAYOUT = ComplaintLayout()
_KIND = Kind(ComplaintLayout, "a complaint layout", "Write ComplaintLayout(…), from scorecard.logistics.")
_FLAWS: Mapping[DateFlaw, Flaw] = {
    "not-a-date": Flaw(
        "not-a-moment",
        "this is no date or time",
        "Write it as in 2026-01-31 14:05, or give its form in date_formats of the layout.",
    ),
    "date-two-ways": Flaw(
        "date-two-ways",
        "the date fits two of the declared formats, and means two days",
        "Declare the one format that the file is written in.",
    ),
}
_TOTAL = Flaw(
    "total-row",
    "the last row looks like a total or a mean, which is no complaint",
    "Delete the row; if it is a complaint, name it differently.",
)
_FAR = Flaw("date-too-far", "the date lies before 1900 or after 2199", "Correct it, or leave the cell empty.")


def read_complaints(
    source: object,
    *,
    layout: ComplaintLayout = _LAYOUT,
    orders: Orders | Mapping[str, datetime | date | None] | None = None,
    customers: Collection[str] | None = None,
    decimal: Decimals | None = None,
    encoding: str | None = None,
    separator: Separator | None = None,
    sheet: str | None = None,
) -> ComplaintLog:
    """Return the complaints of a log, with what was wrong in it counted.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Excel or Parquet file, or a pandas, polars or pyarrow table or a DuckDB relation; one row a
        complaint.
    layout : ComplaintLayout
        Which column is what; the names of the fields when left out.
    orders : Orders, or mapping of str to datetime, date or None, optional
        The orders that `read_orders` returns, or when each order was placed; complaints about other orders, or opened
        before theirs, are told. A date counts as its beginning. With `Orders` the log knows how many orders there are,
        and complaints about orders of which no row counts in any figure are told as well.
    customers : collection of str, optional
        The customers known; complaints of others are told.
    decimal : {".", ","}
        Decimal sign of the compensation where it is text; the point when left out, unless the file leaves that open:
        1.234 in a table separated by semicolons or tabs, or as text in a workbook, may be 1234.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    ComplaintLog
        The complaints; its table tells what was wrong and what was done about it.

    Raises
    ------
    ObservationError
        With every problem, by row and column: a column that is not there, a complaint without an id, a cell that
        is no moment, no number, or neither yes nor no.
    UsageError
        If an option has an impossible value, the orders are neither of the two, or one of them has two moments.

    Notes
    -----
    An order was placed at the first `ordered_at` of its rows, on the clock of the log's zone where both have one.
    A cell that cannot be read stops the reading; a cell that can be read and contradicts another one does not:
    such complaints are counted by rule, each rule with its treatment (`COMPLAINT_RULES`). Seconds are dropped.

    Examples
    --------
    >>> import pyarrow as pa
    >>> columns = {"complaint": ["a", "b"], "opened_at": ["2026-03-01 09:00", "2026-03-02"], "solved": ["yes", "no"]}
    >>> log = read_complaints(pa.table(columns))
    >>> log.n, log.solved.tolist()
    (2, [1, 0])
    """
    if decimal is not None:
        require_choice("decimal", decimal, (".", ","))
    _check_orders(orders)
    require_kinds("The complaints cannot be read by this layout.", ("layout", layout, _KIND))
    if customers is not None:
        require_names("customers", customers)
    reading = reading_of(source, ObservationError)
    needed = {name for field, name in _named(layout) if _is_needed(layout, field)}
    options = TextOptions(encoding=encoding, separator=separator, sheet=sheet)
    with header_sought(source, reading, lambda names: needed <= set(names), options=options):
        raw = read_table(source, reading, encoding=encoding, separator=separator, sheet=sheet)
        reading = replace(reading, sheet=raw.sheet)
        columns = _columns(raw, layout, reading)
    words = {word.casefold(): 1 for word in layout.yes} | {word.casefold(): 0 for word in layout.no}
    dates = date_reader(layout.date_formats)
    reader = _Reader(columns, layout, raw.first_row, reading, decimal or ".", words, dates)
    if decimal is None and raw.leaves_point_open:
        reader.check_points()
    rows = [reader.row(number) for number in range(raw.provenance.rows_read)]
    reader.check_last([row.complaint for row in rows])
    reading.close()
    known = None if customers is None else frozenset(map(label_of, customers))
    if not isinstance(orders, Orders):
        placed = None if orders is None else _placed(orders, layout)
        return checked_log(rows, ordered_at=placed, customers=known, provenance=raw.provenance, zone=layout.time_zone)
    named = {row.order for row in rows if row.order is not None}
    found = orders.placed(named, zone=layout.time_zone)
    return checked_log(
        rows,
        ordered_at=found.ordered_at,
        left_out=found.left_out,
        orders=found.counted,
        customers=known,
        provenance=raw.provenance,
        zone=layout.time_zone,
    )


def _check_orders(orders: object) -> None:
    """Refuse orders that are neither read nor a mapping."""
    if orders is not None and not isinstance(orders, Orders | Mapping):
        raise UsageError.single(
            "orders-kind",
            "the orders of complaints are what read_orders returns, or the moment of each order by its id",
            found=type(orders).__name__,
            cure="Write read_complaints(log, orders=read_orders(orders)).",
        )


def _columns(raw: RawColumns, layout: ComplaintLayout, reading: Reading) -> dict[str, Cells]:
    """Return the columns by field, or report those that are needed or named and not there."""
    found: dict[str, Cells] = {}
    for field, name in _named(layout):
        report_twice(name, raw.names, reading)
        if (column := column_named(name, raw.names)) is not None:
            found[field] = raw[column]
        elif _is_needed(layout, field):
            reading.problems.add(
                "missing-column",
                "the column is not there",
                place=reading.place(name=name),
                cure=f"Name the column of {field} in the layout.",
            )
    reading.close()
    return found


def _named(layout: ComplaintLayout) -> list[tuple[str, str]]:
    """Return every field with the name of its column."""
    return [(field, getattr(layout, field)) for field in COMPLAINT_FIELDS]


def _is_needed(layout: ComplaintLayout, field: str) -> bool:
    """Return whether the column of a field must be there."""
    return field in _NEEDED or field in layout.model_fields_set


def _stamp(moment: datetime | date) -> Stamp:
    """Return a moment in minutes since 1970-01-01: of its own clock, or of UTC where it has an offset."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    aware = moment.utcoffset() is not None
    return Stamp((moment - (_EPOCH.replace(tzinfo=UTC) if aware else _EPOCH)) // _MINUTE, aware)


def _local(stamp: Stamp, layout: ComplaintLayout) -> int:
    """Return minutes since 1970-01-01 on the layout's clock; a moment with an offset is UTC where it has no zone."""
    if not stamp.aware or layout.time_zone is None:
        return stamp.minutes
    return int(zone_clock(layout.time_zone).local(np.array([stamp.minutes], dtype=np.int64))[0])


def _placed(orders: Mapping[str, datetime | date | None], layout: ComplaintLayout) -> dict[str, int]:
    """Return when each order was placed, on the layout's clock; an order has one moment."""
    placed: dict[str, int] = {}
    problems = Problems()
    for name, at in orders.items():
        if at is not None and not isinstance(cast("object", at), date):
            problems.add(
                "order-moment",
                "an order was placed at a moment or on a day",
                place=Place(path=f"orders.{name}"),
                found=str(at),
                cure="Write datetime(2026, 4, 30, 18) or date(2026, 4, 30) of datetime.",
            )
            continue
        order, moment = label_of(name), NO_TIME if at is None else _local(_stamp(at), layout)
        if placed.setdefault(order, moment) != moment:
            problems.add(
                "order-twice",
                "an order stands twice, at two moments",
                place=Place(path="orders"),
                found=order,
                cure="Give one moment for each order.",
            )
    problems.raise_if_any(UsageError, "The moments of the orders cannot be used.")
    return placed


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turn rows into complaints, and report cells that cannot be read."""

    columns: Mapping[str, Cells]
    layout: ComplaintLayout
    first_row: int
    reading: Reading
    decimal: Decimals
    words: Mapping[str, int]
    dates: Callable[[str], Stamp | DateFlaw]

    def check_points(self) -> None:
        """Refuse numbers such as 1.234 where no other tells that the point is a decimal point."""
        for row, name in open_points({name: self.columns[name] for name in _NUMBERS if name in self.columns}):
            self._report(OPEN_POINT, name, row)
        self.reading.close()

    def check_last(self, ids: Sequence[str]) -> None:
        """Refuse a last row that names itself a total: it would be one more complaint that is not solved."""
        if len(ids) > 1 and names_total(ids[-1]):
            self._report(_TOTAL, "complaint", len(ids) - 1)

    def row(self, row: int) -> ComplaintRow:
        """Return one row as a complaint."""
        name = self._text("complaint", row)
        if name is None:
            cure = "Write its id, or delete the row."
            self._report(Flaw("no-complaint", "the row names no complaint", cure), "complaint", row)
        who, order, cause = (self._text(field, row) for field in ("customer", "order", "cause"))
        (opened, exactly), (answered, then), (solved, at_last) = (self._moment(field, row) for field in MOMENTS)
        return ComplaintRow(
            name or "",
            who,
            order,
            cause,
            opened,
            answered,
            solved,
            self._sign("solved", row),
            self._sign("stayed", row),
            self._number("compensation", row),
            (exactly, then, at_last),
        )

    def _cell(self, field: str, row: int) -> object:
        """Return a cell; None where it is missing."""
        if field not in self.columns:
            return None
        cell = native(self.columns[field][row])
        if is_absent(cell) or cell != cell or (isinstance(cell, str) and cell.strip() in self.layout.missing):
            return None
        return cell

    def _text(self, field: str, row: int) -> str | None:
        """Return a cell as text."""
        cell = self._cell(field, row)
        return None if cell is None else label_of(cell) or None

    def _sign(self, field: str, row: int) -> int:
        """Return yes as 1, no as 0, and −1 where the cell is empty."""
        text = self._text(field, row)
        if text is None:
            return UNKNOWN
        if (value := self.words.get(text.casefold())) is not None:
            return value
        cure = "Write yes or no, or name the words in the layout."
        self._report(Flaw("bad-choice", "this is neither yes nor no", cure), field, row)
        return UNKNOWN

    def _number(self, field: str, row: int) -> float | None:
        """Return a cell as a number."""
        cell = self._cell(field, row)
        written = read_bare_number(cell, decimal=self.decimal)
        if isinstance(written, Flaw):
            self._report(written, field, row)
            return None
        return written.value

    def _moment(self, field: str, row: int) -> tuple[int, int]:
        """Return a cell as minutes since 1970-01-01 on the clock of the log, and in UTC where an offset tells it."""
        cell = self._cell(field, row)
        if cell is None:
            return NO_TIME, NO_TIME
        stamp = self._read_moment(cell)
        if not isinstance(stamp, Stamp):
            flaw = _FLAWS[stamp]
            self._report(replace(flaw, cure=how_to_write(str(cell), flaw.cure)), field, row)
            return NO_TIME, NO_TIME
        if not FIRST_MINUTE <= stamp.minutes < LAST_MINUTE:
            self._report(_FAR, field, row)
            return NO_TIME, NO_TIME
        if stamp.aware and self.layout.time_zone is None:
            cure = "Give time_zone in the layout."
            self._report(Flaw("moment-offset", "the moment has an offset, and the log no time zone", cure), field, row)
            return NO_TIME, NO_TIME
        return _local(stamp, self.layout), stamp.minutes if stamp.aware else NO_TIME

    def _read_moment(self, cell: object) -> Stamp | DateFlaw:
        """Return the moment that a cell tells, in text as the layout says dates are written."""
        if isinstance(cell, date):
            return _stamp(cell)
        return self.dates(cell.strip()) if isinstance(cell, str) else "not-a-date"

    def _report(self, flaw: Flaw, field: str, row: int) -> None:
        """Report a cell."""
        name: str = getattr(self.layout, field)
        cell = self._cell(field, row)
        self.reading.problems.add(
            flaw.code,
            flaw.what,
            place=self.reading.place(row=self.first_row + row, name=name),
            found=None if cell is None else str(cell),
            cure=flaw.cure,
        )
