"""Complaints logs from files and data frames."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scorecard.errors import ObservationError
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.numbers import Decimals, Flaw, read_number
from scorecard.io.options import require_choice
from scorecard.io.reading import Reading
from scorecard.io.tables import Separator, read_table, reading_of
from scorecard.logistics.complaint_layout import COMPLAINT_FIELDS, ComplaintLayout
from scorecard.logistics.complaint_log import NO_TIME, UNKNOWN, ComplaintLog
from scorecard.logistics.complaint_rules import ComplaintRow, checked_log
from scorecard.survey.cells import is_absent, label_of, native

__all__ = ["read_complaints"]

_NEEDED = ("complaint", "opened_at")
_EPOCH = datetime.fromisoformat("1970-01-01")
_MINUTE = timedelta(minutes=1)
_LAYOUT = ComplaintLayout()


def read_complaints(
    source: object,
    *,
    layout: ComplaintLayout = _LAYOUT,
    orders: Mapping[str, datetime | date | None] | None = None,
    customers: Collection[str] | None = None,
    decimal: Decimals = ".",
    encoding: str | None = None,
    separator: Separator | None = None,
) -> ComplaintLog:
    """Return the complaints of a log, with what was wrong in it counted.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV or Parquet file, or a pandas, polars or pyarrow table; one row a complaint.
    layout : ComplaintLayout
        Which column is what; the names of the fields when left out.
    orders : mapping of str to datetime, date or None, optional
        When each order was placed; complaints about other orders, or opened before it, are told. A date counts as
        its beginning.
    customers : collection of str, optional
        The customers known; complaints of others are told.
    decimal : {".", ","}
        Decimal sign of the compensation where it is text.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.

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
        If an option has an impossible value.

    Notes
    -----
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
    require_choice("decimal", decimal, (".", ","))
    reading = reading_of(source, ObservationError)
    raw = read_table(source, reading, encoding=encoding, separator=separator)
    columns = _columns(raw, layout, reading)
    words = {word.casefold(): 1 for word in layout.yes} | {word.casefold(): 0 for word in layout.no}
    reader = _Reader(columns, layout, raw.first_row, reading, decimal, words)
    rows = [reader.row(number) for number in range(raw.provenance.rows_read)]
    reading.close()
    placed = None if orders is None else {order: _minutes(moment, layout) for order, moment in orders.items()}
    return checked_log(rows, ordered_at=placed, customers=customers, provenance=raw.provenance)


def _columns(raw: RawColumns, layout: ComplaintLayout, reading: Reading) -> dict[str, Cells]:
    """Return the columns by field, or report those that are needed or named and not there."""
    found: dict[str, Cells] = {}
    for field in COMPLAINT_FIELDS:
        name: str = getattr(layout, field)
        if name in raw:
            found[field] = raw[name]
        elif field in _NEEDED or field in layout.model_fields_set:
            reading.problems.add(
                "missing-column",
                "the column is not there",
                place=reading.place(name=name),
                cure=f"Name the column of {field} in the layout.",
            )
    reading.close()
    return found


def _minutes(moment: datetime | date | None, layout: ComplaintLayout) -> int:
    """Return a moment in minutes since 1970-01-01 on the layout's clock."""
    if moment is None:
        return NO_TIME
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    if moment.tzinfo is not None:
        zone = None if layout.time_zone is None else ZoneInfo(layout.time_zone)
        moment = (moment if zone is None else moment.astimezone(zone)).replace(tzinfo=None)
    return (moment - _EPOCH) // _MINUTE


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turn rows into complaints, and report cells that cannot be read."""

    columns: Mapping[str, Cells]
    layout: ComplaintLayout
    first_row: int
    reading: Reading
    decimal: Decimals
    words: Mapping[str, int]

    def row(self, row: int) -> ComplaintRow:
        """Return one row as a complaint."""
        name = self._text("complaint", row)
        if name is None:
            cure = "Write its id, or delete the row."
            self._report(Flaw("no-complaint", "the row names no complaint", cure), "complaint", row)
        return ComplaintRow(
            name or "",
            self._text("customer", row),
            self._text("order", row),
            self._text("cause", row),
            self._moment("opened_at", row),
            self._moment("answered_at", row),
            self._moment("solved_at", row),
            self._sign("solved", row),
            self._sign("stayed", row),
            self._number("compensation", row),
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
        written = read_number(cell, decimal=self.decimal)
        if isinstance(written, Flaw):
            self._report(written, field, row)
            return None
        return written.value

    def _moment(self, field: str, row: int) -> int:
        """Return a cell as minutes since 1970-01-01."""
        cell = self._cell(field, row)
        if cell is None:
            return NO_TIME
        moment = self._read_moment(cell)
        if moment is None:
            cure = "Write it as in 2026-01-31 14:05, or give its form in date_formats of the layout."
            self._report(Flaw("not-a-moment", "this is no date or time", cure), field, row)
            return NO_TIME
        if isinstance(moment, datetime) and moment.tzinfo is not None and self.layout.time_zone is None:
            cure = "Give time_zone in the layout."
            self._report(Flaw("moment-offset", "the moment has an offset, and the log no time zone", cure), field, row)
            return NO_TIME
        return _minutes(moment, self.layout)

    def _read_moment(self, cell: object) -> datetime | date | None:
        """Return the moment that a cell tells, by the forms of the layout."""
        if isinstance(cell, date):
            return cell
        if not isinstance(cell, str):
            return None
        text = cell.strip()
        for form in self.layout.date_formats:
            try:
                return datetime.strptime(text, form)  # noqa: DTZ007  # the log's own clock
            except ValueError:
                continue
        if self.layout.date_formats:
            return None
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None

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
