"""Sums of invoices by customer, batch by batch."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard.errors import Place, Problems
from scorecard.io.batches import Batch
from scorecard.io.invoice_rows import NO_DAY, AmountReader, DayReader, contents_of, labels_of
from scorecard.io.numbers import Decimals
from scorecard.io.open_points import OpenPoints
from scorecard.io.reading import Reading
from scorecard.logistics.customer_history import CustomerHistory, HistoryRule, RuleName, Treatment

__all__ = ["HistoryColumns", "HistoryOptions", "HistorySums"]

_Ints = NDArray[np.int64]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class HistoryColumns:
    """Which column holds what."""

    customer: str
    date: str
    amount: str | None
    order: str | None
    kind: str | None
    quantity: str | None
    price: str | None
    apart: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that is read, once."""
        named = (self.customer, self.date, self.amount, self.order, self.kind, self.quantity, self.price, *self.apart)
        return tuple(dict.fromkeys(name for name in named if name is not None))


@dataclass(frozen=True, slots=True)
class HistoryOptions:
    """What becomes of rows; days are counted from 1970-01-01."""

    return_kinds: frozenset[str]
    returns: Literal["subtracted", "set_apart"]
    return_amounts: Literal["signed", "unsigned"]
    duplicates: Literal["kept", "left_out"]
    zero_price: Literal["kept", "left_out"]
    since: int | None
    until: int | None
    decimals: int
    decimal: Decimals


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that are used, as numbers."""

    customer: _Ints
    day: _Ints
    units: _Ints
    returned: _Flags
    order: _Ints


@dataclass(slots=True)
class HistorySums:
    """Add up invoices by customer.

    Attributes
    ----------
    columns : HistoryColumns
        Which column holds what.
    options : HistoryOptions
        What becomes of rows.
    days : DayReader
        Turns cells into days.
    problems : Problems
        What was found so far.
    points : OpenPoints or None
        What looks whether the point of numbers is told, where the decimal sign is not declared.
    """

    columns: HistoryColumns
    options: HistoryOptions
    days: DayReader
    problems: Problems
    points: OpenPoints | None = None
    _customers: dict[str, int] = field(default_factory=dict[str, int])
    _orders: dict[tuple[int, object], int] = field(default_factory=dict[tuple[int, object], int])
    _seen: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])
    _rows: list[_Rows] = field(default_factory=list[_Rows])
    _counts: Counter[RuleName] = field(default_factory=Counter["RuleName"])
    _signed: int = 0
    _first_positive: Place | None = None

    def add(self, batch: Batch, reading: Reading) -> None:
        """Add the rows of a batch."""
        columns, options = self.columns, self.options
        numbers = AmountReader(options.decimals, options.decimal, self.problems)

        def number(name: str | None) -> NDArray[np.float64] | None:
            if name is None:
                return None
            if self.points is not None:
                first = batch.first_row
                self.points.of_cells(batch.columns[name], lambda row: reading.place(row=first + row, name=name))
            return numbers.numbers(batch.columns[name], name=name, first_row=batch.first_row, place=reading.place)

        day = self.days.days(
            batch.columns[columns.date], name=columns.date, first_row=batch.first_row, place=reading.place
        )
        quantity, price = number(columns.quantity), number(columns.price)
        amount = number(columns.amount)
        if amount is None:
            with np.errstate(over="ignore"):  # what is too large is told below
                amount = np.full(batch.rows, math.nan) if quantity is None or price is None else quantity * price
        name = columns.amount or columns.price or ""
        units = numbers.units(amount, name=name, first_row=batch.first_row, place=reading.place)
        who = labels_of(batch.columns[columns.customer])
        returned = self._returned(batch, quantity, units)
        used = self._used(batch, day, who, amount, price)
        self._count("return", used & returned)
        above = used & returned & (units > 0)
        self._count("positive_return", above)
        self._signed += int((used & returned & (units < 0)).sum())
        if self._first_positive is None and above.any():
            self._first_positive = reading.place(row=batch.first_row + int(above.argmax()), name=name)
        if options.return_amounts == "unsigned":
            units = np.where(above, -units, units)
        self._count("negative_quantity", used & (quantity < 0) if quantity is not None else None)
        self._count("zero_amount", used & (units == 0))
        self._count("used", used)
        self._keep(batch, np.flatnonzero(used), who, _Rows(day, day, units, returned, day))

    def _count(self, name: RuleName, which: _Flags | None) -> None:
        """Count rows of a kind."""
        if which is not None:
            self._counts[name] += int(which.sum())

    def _returned(self, batch: Batch, quantity: NDArray[np.float64] | None, units: _Ints) -> _Flags:
        """Return which rows are returns."""
        if self.columns.kind is not None:
            kinds = labels_of(batch.columns[self.columns.kind])
            known = {kind: kind.casefold() in self.options.return_kinds for kind in set(kinds)}
            return np.array([known[kind] for kind in kinds], dtype=np.bool_)
        return units < 0 if quantity is None else quantity < 0

    def _used(
        self,
        batch: Batch,
        day: _Ints,
        who: list[str],
        amount: NDArray[np.float64],
        price: NDArray[np.float64] | None,
    ) -> _Flags:
        """Return which rows are used, and count why others are not; a row is counted under the first reason."""
        options = self.options
        self._counts["rows"] += batch.rows
        dated = day != NO_DAY
        early = np.zeros(batch.rows, dtype=np.bool_) if options.since is None else day < options.since
        late = np.zeros(batch.rows, dtype=np.bool_) if options.until is None else day > options.until
        used: _Flags = ~(dated & (early | late))
        self._count("outside_period", ~used)
        named = np.array([bool(one) for one in who], dtype=np.bool_)
        reasons: tuple[tuple[RuleName, _Flags], ...] = (
            ("no_customer", ~named),
            ("no_date", ~dated),
            ("no_amount", np.isnan(amount)),
        )
        for name, flags in reasons:
            self._count(name, used & flags)
            used &= ~flags
        if price is not None:
            self._count("zero_price", used & (price <= 0))
            if options.zero_price == "left_out":
                used &= ~(price <= 0)
        again = used & self._again(batch, used)
        self._count("duplicate", again)
        if options.duplicates == "left_out":
            used &= ~again
        return used

    def _again(self, batch: Batch, used: _Flags) -> _Flags:
        """Return which rows are equal to an earlier one."""
        rows = zip(*(contents_of(batch.columns[name]) for name in self.columns.names), strict=True)
        again = np.zeros(batch.rows, dtype=np.bool_)
        for at, (row, counts) in enumerate(zip(rows, used.tolist(), strict=True)):
            if counts:
                again[at] = row in self._seen
                self._seen.add(row)
        return again

    def _keep(self, batch: Batch, at: NDArray[np.intp], who: list[str], rows: _Rows) -> None:
        """Keep the rows that are used."""
        places: list[int] = at.tolist()
        customer = np.array([self._customers.setdefault(who[i], len(self._customers)) for i in places], dtype=np.int64)
        if self.columns.order is None:
            start = sum(len(kept.order) for kept in self._rows)
            order = np.arange(start, start + len(places), dtype=np.int64)
        else:
            named = labels_of(batch.columns[self.columns.order])
            keys = [(one, named[i]) for one, i in zip(customer.tolist(), places, strict=True)]
            order = np.array([self._orders.setdefault(key, len(self._orders)) for key in keys], dtype=np.int64)
        self._rows.append(_Rows(customer, rows.day[at], rows.units[at], rows.returned[at], order))

    def check(self) -> None:
        """Report points that are not told, and returns that would be added to what was sold, since none has a sign."""
        if self.points is not None:
            self.points.close()
        number = self._counts["positive_return"]
        if self._first_positive is not None and not self._signed and self.options.return_amounts == "signed":
            self.problems.add(
                "returns-without-sign",
                "no return has an amount below 0, so that returns would be added to what was sold",
                place=self._first_positive,
                found=f"{number} {'return' if number == 1 else 'returns'} with an amount above 0",
                cure="Write return_amounts='unsigned' where amounts of returns have no sign; "
                "else check which rows are returns.",
            )

    def _together(self) -> _Rows:
        """Return the rows of all batches."""
        nothing = np.zeros(0, dtype=np.int64)
        parts = [_Rows(nothing, nothing, nothing, nothing.astype(np.bool_), nothing), *self._rows]
        return _Rows(
            np.concatenate([part.customer for part in parts]),
            np.concatenate([part.day for part in parts]),
            np.concatenate([part.units for part in parts]),
            np.concatenate([part.returned for part in parts]),
            np.concatenate([part.order for part in parts]),
        )

    def history(self, provenance: Provenance) -> CustomerHistory:
        """Return what was added up."""
        rows = self._together()
        ids = sorted(self._customers)
        rank = np.zeros(len(ids), dtype=np.int64)
        rank[[self._customers[one] for one in ids]] = np.arange(len(ids))
        who, sold = rank[rows.customer], ~rows.returned
        sales, returned = _sums(who, rows.units, sold, len(ids)), _sums(who, rows.units, rows.returned, len(ids))
        first, last = np.full(len(ids), 2**62), np.full(len(ids), -1)
        np.minimum.at(first, who[sold], rows.day[sold])
        np.maximum.at(last, who[sold], rows.day[sold])
        orders, places = np.unique(rows.order[sold], return_inverse=True)
        worth = _sums(places, rows.units[sold], np.ones(len(places), dtype=np.bool_), len(orders))
        owner = np.zeros(len(orders), dtype=np.int64)
        owner[places] = who[sold]
        months, active = _months(who[sold], rows.day[sold], len(ids))
        return CustomerHistory(
            tuple(ids),
            sales,
            returned,
            self.options.decimals,
            np.bincount(owner, minlength=len(ids)).astype(np.int64),
            np.where(last < 0, -1, first),
            last,
            months,
            active,
            np.sort(worth),
            self._rules(),
            self.options.returns,
            provenance,
        )

    def _rules(self) -> tuple[HistoryRule, ...]:
        """Return rows of each kind that was looked for, and what became of them."""
        options, columns = self.options, self.columns
        treatments: dict[RuleName, Treatment] = {"rows": "read"}
        if options.since is not None or options.until is not None:
            treatments["outside_period"] = "left_out"
        treatments |= {"no_customer": "left_out", "no_date": "left_out", "no_amount": "left_out"}
        if columns.price is not None:
            treatments["zero_price"] = options.zero_price
        treatments |= {"duplicate": options.duplicates, "return": options.returns}
        if self._counts["positive_return"]:
            treatments["positive_return"] = "kept" if options.return_amounts == "signed" else "taken_as_negative"
        if columns.quantity is not None:
            treatments["negative_quantity"] = "kept"
        treatments |= {"zero_amount": "kept", "used": "read"}
        return tuple(HistoryRule(name, self._counts[name], treatment) for name, treatment in treatments.items())


def _sums(places: _Ints, units: _Ints, which: _Flags, n: int) -> _Ints:
    """Return exact sums of some rows by place."""
    found = np.zeros(n, dtype=np.int64)
    np.add.at(found, places[which], units[which])
    return found


def _months(who: _Ints, day: _Ints, n: int) -> tuple[tuple[str, ...], _Flags]:
    """Return the calendar months from the first to the last order, and who ordered in each."""
    if not len(day):
        return (), np.zeros((n, 0), dtype=np.bool_)
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first, last = int(month.min()), int(month.max())
    active = np.zeros((n, last - first + 1), dtype=np.bool_)
    active[who, month - first] = True
    return tuple(f"{1970 + m // 12}-{m % 12 + 1:02d}" for m in range(first, last + 1)), active
