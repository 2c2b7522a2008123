"""Invoices to what each customer ordered and returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

from scorecard._given import DAY, Kind, require_kinds, require_names
from scorecard._result import Provenance
from scorecard.errors import ObservationError, Place, UsageError, near
from scorecard.io.data_sets import parts_of, provenance_of
from scorecard.io.header_search import header_sought
from scorecard.io.headers import report_twice
from scorecard.io.history_sums import HistoryColumns, HistoryOptions, HistorySums
from scorecard.io.invoice_rows import DayReader
from scorecard.io.numbers import Decimals
from scorecard.io.open_points import OpenPoints
from scorecard.io.options import require_choice
from scorecard.io.raw_source import RawSource
from scorecard.io.reading import Reading
from scorecard.io.separators import SEPARATORS
from scorecard.io.tables import Separator, TextOptions, open_table, reading_of
from scorecard.logistics.customer_history import CustomerHistory
from scorecard.survey.cells import label_of

__all__ = ["read_customer_history"]

_CHUNK = 1 << 16
_COLUMN = Kind(str, "the name of a column", "Write it in quotation marks.")
_PATTERN = Kind(str, "the pattern of a date", "Write it in quotation marks, such as '%d/%m/%Y'.")
_SOME_DAY = dt.datetime(2026, 4, 30)  # noqa: DTZ001  # a day has no zone
_SAME_DAY = dt.datetime(2037, 4, 30)  # noqa: DTZ001  # the next one with the same calendar, so that only the year differs


def read_customer_history(
    source: object,
    *,
    customer: str = "customer",
    date: str = "date",
    amount: str | None = "amount",
    order: str | None = None,
    kind: str | None = None,
    quantity: str | None = None,
    price: str | None = None,
    apart: Sequence[str] = (),
    return_kinds: Collection[str] = ("return",),
    returns: Literal["subtracted", "set_apart"] = "subtracted",
    return_amounts: Literal["signed", "unsigned"] = "signed",
    duplicates: Literal["kept", "left_out"] = "kept",
    zero_price: Literal["kept", "left_out"] = "kept",
    since: dt.date | None = None,
    until: dt.date | None = None,
    decimals: int = 2,
    decimal: Decimals | None = None,
    date_pattern: str | None = None,
    encoding: str | None = None,
    separator: Separator | None = None,
    sheet: str | None = None,
) -> CustomerHistory:
    """Return what each customer ordered and returned, summed from invoices exactly.

    Parameters
    ----------
    source : path, data frame, table not computed yet, or a list of these
        CSV, TSV, Excel or Parquet files; a folder of them; a pandas, polars or pyarrow table; a polars LazyFrame, a
        DuckDB relation or a pyarrow reader, whose rows are taken as they are computed. One row an invoice, or a line
        of one.
    customer, date : str
        Columns with the customer and the day.
    amount : str or None
        Column with the amount of the row, below 0 for a return; None where it is quantity × price.
    order : str, optional
        Column with the number of the invoice; without it every row is an order.
    kind : str, optional
        Column that tells sales from returns; without it a row is a return where its quantity, or amount, is below 0.
    quantity, price : str, optional
        Columns with quantity and unit price.
    apart : sequence of str
        Further columns that tell rows apart, such as the product: a duplicate is equal in all columns named.
    return_kinds : collection of str
        Words of `kind` for a return, in any case of letters.
    returns : {"subtracted", "set_apart"}
        Whether the value of a customer is less what it returned.
    return_amounts : {"signed", "unsigned"}
        Whether amounts of returns are written below 0 (one above 0, such as a discount taken back, then lessens what
        was returned), or without a sign, so that those above 0 are taken as below.
    duplicates, zero_price : {"kept", "left_out"}
        What becomes of rows equal to an earlier one, and of those with a price of 0 or less. They are counted anyhow.
    since, until : date, optional
        First and last day of the period, both within it.
    decimals : int
        Digits after the point of the smallest unit of money.
    decimal : {".", ","}, optional
        Decimal sign of numbers written as text; the point when left out, unless the file leaves that open: 1.234 in a
        table separated by semicolons or tabs may be 1234.
    date_pattern : str, optional
        How dates are written, as for ``strptime``; as in 2026-04-30 or 2026-04-30 13:00 when left out.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    CustomerHistory
        Sales, returns, orders, first and last day and active months of each customer, and how many rows of each kind
        were found with what became of them.

    Raises
    ------
    ObservationError
        With every problem by row and column: text where numbers belong, days that are none, columns that are not there,
        returns none of which has an amount below 0.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    Rows without customer, day or amount are left out and counted. Amounts are added up as whole numbers of the smallest
    unit, so that sums depend neither on the order of the rows nor on the kind of source. A day takes no time zone.

    Examples
    --------
    >>> import pyarrow as pa
    >>> frame = pa.table(
    ...     {
    ...         "customer": ["a", "a", "b", None],
    ...         "date": ["2026-01-05", "2026-02-01", "2026-02-03", "2026-02-04"],
    ...         "amount": [100.10, -20.05, 50.0, 7.0],
    ...     }
    ... )
    >>> history = read_customer_history(frame)
    >>> history.values(), history.count("no_customer")
    ({'a': 80.05, 'b': 50.0}, 1)
    """
    named = ("customer", customer), ("date", date)
    may_be = [("amount", amount), ("order", order), ("kind", kind), ("quantity", quantity), ("price", price)]
    given: list[tuple[str, object, Kind]] = [(option, name, _COLUMN) for option, name in named]
    given += [(option, name, _COLUMN) for option, name in may_be if name is not None]
    given += [(option, day, DAY) for option, day in (("since", since), ("until", until)) if day is not None]
    given += [] if date_pattern is None else [("date_pattern", date_pattern, _PATTERN)]
    require_kinds("What customers ordered cannot be read like this.", *given)
    _check_pattern(date_pattern)
    if separator is not None:
        require_choice("separator", separator, tuple(SEPARATORS))
    for option, names in (("return_kinds", return_kinds), ("apart", apart)):
        require_names(option, names)
    options = HistoryOptions(
        frozenset(label_of(word).casefold() for word in return_kinds),
        returns,
        return_amounts,
        duplicates,
        zero_price,
        _days(since),
        _days(until),
        decimals,
        "." if decimal is None else decimal,
    )
    _check(options, quantity=quantity, price=price, amount=amount)
    columns = HistoryColumns(customer, date, amount, order, kind, quantity, price, tuple(apart))
    reading = reading_of(source, ObservationError)
    points = OpenPoints(reading.problems) if decimal is None else None
    sums = HistorySums(columns, options, DayReader(date_pattern, reading.problems), reading.problems, points)
    told: list[Provenance] = []
    for part in parts_of(source, reading):
        own = reading if part.name is None else Reading(part.name, ObservationError, reading.problems)
        # row by row, since what was added up of a file cannot be taken back
        text = TextOptions(encoding=encoding, separator=separator, sheet=sheet)
        with header_sought(part.source, own, lambda names: set(columns.names) <= set(names), options=text):
            table = open_table(part.source, own, options=text, whole=False, careful=True)
            own = replace(own, sheet=table.sheet) if isinstance(table, RawSource) else own
            _require(columns.names, table.names, own)
        for batch in table.batches(columns.names, rows=_CHUNK):
            sums.add(batch, own)
        told.append(table.provenance())
        if points is not None:
            points.end_file(told[-1].separator)
    sums.check()
    reading.close()
    provenance = provenance_of(told, reading)
    if not provenance.rows_read:
        reading.refuse("no-rows", "the table has no data rows", cure="Hand over the rows too.")
    return sums.history(provenance)


def _days(day: dt.date | None) -> int | None:
    """Return a day as days since 1970-01-01."""
    if day is None:
        return None
    return ((day.date() if isinstance(day, dt.datetime) else day) - dt.date(1970, 1, 1)).days


def _check(options: HistoryOptions, *, quantity: str | None, price: str | None, amount: str | None) -> None:
    """Refuse options that no reading can have."""
    require_choice("returns", options.returns, ("subtracted", "set_apart"))
    require_choice("return_amounts", options.return_amounts, ("signed", "unsigned"))
    require_choice("duplicates", options.duplicates, ("kept", "left_out"))
    require_choice("zero_price", options.zero_price, ("kept", "left_out"))
    require_choice("decimal", options.decimal, (".", ","))
    if options.decimals not in range(7):
        raise UsageError.single(
            "bad-decimals",
            "the smallest unit of money has from 0 to 6 digits after the point",
            found=str(options.decimals),
            cure="Give 2 for cents.",
        )
    if options.since is not None and options.until is not None and options.since > options.until:
        raise UsageError.single(
            "period-backwards", "since lies after until", cure="Swap them; both days belong to the period."
        )
    if amount is None and (quantity is None or price is None):
        raise UsageError.single(
            "no-amount-column",
            "nothing says what a row amounts to",
            cure="Name the column amount, or both quantity and price.",
        )


def _check_pattern(pattern: str | None) -> None:
    """Refuse a pattern by which no date can be read, or none that tells its year: every day would lie in 1900."""
    if pattern is None:
        return
    text = _SOME_DAY.strftime(pattern)
    told = text != _SAME_DAY.strftime(pattern)
    try:
        if told:
            told = dt.datetime.strptime(text, pattern).year == _SOME_DAY.year  # noqa: DTZ007  # a day has no zone
        else:  # newer versions of Python warn of days without a year
            dt.datetime.strptime(f"{text} 2026", f"{pattern} %Y")  # noqa: DTZ007  # a day has no zone
        read = True
    except ValueError:
        read = False
    if not told or not read:
        raise UsageError.single(
            "date-pattern",
            "the pattern does not tell the year" if read else "by this pattern no date can be read",
            place=Place(path="date_pattern"),
            found=pattern,
            cure="Write day, month and year with % before their letters, such as '%d/%m/%Y'.",
        )


def _require(wanted: tuple[str, ...], names: tuple[str, ...], reading: Reading) -> None:
    """Refuse a table in which a column that was named is not there, or stands more than once."""
    for name in wanted:
        report_twice(name, names, reading)
        if name not in names:
            reading.problems.add(
                "no-such-column",
                "the table has no such column",
                place=reading.place(name=name),
                cure=near(name, names),
            )
    reading.close()
