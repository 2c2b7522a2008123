"""Which column of an order file holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, cast

from pydantic import Field, field_validator, model_validator

from scorecard._model import WHOLE, Flaws, Frozen, FrozenMap, Id, flaw
from scorecard.logistics.date_rules import check_date_formats, known_zone
from scorecard.logistics.order_rules import OrderRules
from scorecard.logistics.working_calendar import WorkingCalendar

__all__ = ["DATE_COLUMNS", "FLAG_COLUMNS", "NUMBER_COLUMNS", "TEXT_COLUMNS", "OrderLayout", "is_currency"]

TEXT_COLUMNS = ("order", "line", "customer", "product", "currency")
DATE_COLUMNS = (
    "ordered_at",
    "requested_at",
    "promised_at",
    "first_promised_at",
    "shipped_at",
    "delivered_at",
    "failed_at",
    "recovered_at",
    "asked_at",
    "answered_at",
    "delay_noticed_at",
)
NUMBER_COLUMNS = ("quantity_ordered", "quantity_delivered", "value")
FLAG_COLUMNS = (
    "special_request",
    "special_request_met",
    "undamaged",
    "invoice_right",
    "right_place",
    "right_quantity",
    "documents_right",
    "stock_out",
)
_COLUMNS = (*TEXT_COLUMNS, *DATE_COLUMNS, *NUMBER_COLUMNS, *FLAG_COLUMNS)

_CURRENCY = re.compile(r"[A-Z]{3}")


class OrderLayout(Frozen):
    """Which column of an order file holds what, and how its cells are read: one row is one order line.

    A column that bears the name of its field is taken where the file has it; any other name must be
    there. `order` is always needed. A field set to None is not read.

    Attributes
    ----------
    order : str
        Column with the order that a line belongs to; shipments take its place where they are judged.
    line : str or None
        Number of the line within its order.
    customer : str or None
        Key of the customer; never shown in any result.
    product : str or None
        Key of the product.
    ordered_at, requested_at, promised_at, first_promised_at, shipped_at, delivered_at : str or None
        When the line was ordered, wanted, promised (last and first), shipped and delivered.
    quantity_ordered, quantity_delivered : str or None
        Quantities.
    value : str or None
        Value of the line as ordered.
    currency : str or None
        Currency of the value: codes of three letters, in capitals or not.
    special_request, special_request_met : str or None
        Whether something special was asked for, and whether it was met.
    undamaged, invoice_right, right_place, right_quantity, documents_right : str or None
        What was right about the delivery.
    stock_out : str or None
        Whether the product was out of stock when the line was ordered.
    failed_at, recovered_at : str or None
        When a failure was found, and when it was made good.
    asked_at, answered_at : str or None
        When the customer asked, and when the answer came.
    delay_noticed_at : str or None
        When the customer was told of a delay.
    segments : dict of str to str
        Columns that split the orders, by segment id.
    further_dates, further_numbers : dict of str to str
        Other columns of dates, for cycle times, and of numbers, for the data-quality table; by id.
    time_zone : str or None
        Zone in which days begin and end, such as ``Asia/Shanghai``; stamps without an offset are
        of this zone, others are converted to it. Without it stamps with an offset are taken in UTC.
    calendar : WorkingCalendar or None
        Working days and hours.
    date_formats : tuple of str
        How dates are written, with ``%d %m %b %y %Y %H %M %S %p %z``; each text must fit one of them. ISO
        dates (``2026-01-31``, ``2026-01-31 14:30``, ``2026-01-31T14:30:00+08:00``) when empty.
    not_a_date, not_a_number : dict of str to str
        Words in columns of dates and of numbers, and what they mean; such cells are missing, counted
        by word. ``*`` stands for any text.
    missing : tuple of str
        Other codes of a missing cell; an empty cell is always missing.
    yes, no : tuple of str
        Words of yes and no, in any case of letters.
    decimal : str
        Decimal sign of numbers in text; a point where it is not declared, unless the file leaves that open: 1.234 in a
        table separated by semicolons or tabs may be 1234.
    quantity_decimals, value_decimals : int
        Digits after the point that quantities and values have; more are refused.
    money : str or None
        Currency of value figures; needed where the file has several currencies.
    exchange_rates : dict of str to Decimal
        Value of one unit of another currency in `money`; converted values are rounded half to even.
    rules : OrderRules
        What is done with rows that are not clean.
    header_rows : int
        Rows of a text file before the data; the first of them holds the names.
    encoding : str or None
        Declared text encoding; detected when None.
    separator : str or None
        Declared separator: comma, semicolon or tab; detected when None.

    Raises
    ------
    CardError
        With every problem: a column in two places, a date format, word or rate that cannot be used.

    Examples
    --------
    >>> layout = OrderLayout(order="PO", delivered_at="Delivered", promised_at="Scheduled", date_formats=("%d-%b-%y",))
    >>> layout.column_of("promised_at"), layout.is_needed("promised_at"), layout.is_needed("shipped_at")
    ('Scheduled', True, False)
    """

    order: str = "order"
    line: str | None = "line"
    customer: str | None = "customer"
    product: str | None = "product"
    ordered_at: str | None = "ordered_at"
    requested_at: str | None = "requested_at"
    promised_at: str | None = "promised_at"
    first_promised_at: str | None = "first_promised_at"
    shipped_at: str | None = "shipped_at"
    delivered_at: str | None = "delivered_at"
    quantity_ordered: str | None = "quantity_ordered"
    quantity_delivered: str | None = "quantity_delivered"
    value: str | None = "value"
    currency: str | None = "currency"
    special_request: str | None = "special_request"
    special_request_met: str | None = "special_request_met"
    undamaged: str | None = "undamaged"
    invoice_right: str | None = "invoice_right"
    right_place: str | None = "right_place"
    right_quantity: str | None = "right_quantity"
    documents_right: str | None = "documents_right"
    stock_out: str | None = "stock_out"
    failed_at: str | None = "failed_at"
    recovered_at: str | None = "recovered_at"
    asked_at: str | None = "asked_at"
    answered_at: str | None = "answered_at"
    delay_noticed_at: str | None = "delay_noticed_at"
    segments: FrozenMap[Id, str] = Field(default_factory=dict, validate_default=True)
    further_dates: FrozenMap[Id, str] = Field(default_factory=dict, validate_default=True)
    further_numbers: FrozenMap[Id, str] = Field(default_factory=dict, validate_default=True)
    time_zone: str | None = None
    calendar: WorkingCalendar | None = None
    date_formats: tuple[str, ...] = ()
    not_a_date: FrozenMap[str, str] = Field(default_factory=dict, validate_default=True)
    not_a_number: FrozenMap[str, str] = Field(default_factory=dict, validate_default=True)
    missing: tuple[str, ...] = ()
    yes: tuple[str, ...] = ("yes", "y", "true", "1", "是")
    no: tuple[str, ...] = ("no", "n", "false", "0", "否")
    decimal: Literal[".", ","] = "."
    quantity_decimals: Annotated[int, Field(ge=0, le=6), WHOLE] = 0
    value_decimals: Annotated[int, Field(ge=0, le=6), WHOLE] = 2
    money: str | None = None
    exchange_rates: FrozenMap[str, Decimal] = Field(default_factory=dict, validate_default=True)
    rules: OrderRules = OrderRules()
    header_rows: Annotated[int, Field(ge=1, le=20), WHOLE] = 1
    encoding: str | None = None
    separator: Literal[",", ";", "\t"] | None = None

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return known_zone(value)

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str | None) -> str | None:
        try:
            "".encode(value or "utf-8")
        except (LookupError, ValueError):
            raise flaw(
                "unknown-encoding",
                "there is no such text encoding",
                found=value,
                cure="Use utf-8, utf-16, gb18030, big5 or cp1252, or leave it out.",
            ) from None
        return value

    @model_validator(mode="after")
    def _check(self) -> OrderLayout:
        flaws = Flaws()
        self._check_columns(flaws)
        check_date_formats(self.date_formats, flaws)
        self._check_words(flaws)
        self._check_money(flaws)
        flaws.raise_if_any()
        return self

    def _check_columns(self, flaws: Flaws) -> None:
        """Refuse blank names, ids that are taken, and one column in two columns of the layout."""
        seen: dict[str, str] = {}
        for name in _COLUMNS:
            column = self.column_of(name)
            if column is None:
                continue
            if not column.strip():
                flaws.add("column-blank", "the name of the column is blank", at=(name,), cure="Write it, or null.")
            elif column in seen:
                flaws.add(
                    "column-twice",
                    f"the column already stands for {seen[column]}",
                    at=(name,),
                    found=column,
                    cure="A column holds one thing; set one of the two to null.",
                )
            seen.setdefault(column, name)
        for field in ("further_dates", "further_numbers", "segments"):
            for key in cast("Mapping[str, str]", getattr(self, field)):
                if key in _COLUMNS:
                    flaws.add(
                        "id-taken", "a column of the layout has this name", at=(field, key), cure="Use another id."
                    )
        for key in sorted(set(self.further_dates) & set(self.further_numbers)):
            flaws.add(
                "id-taken",
                "a column of further dates has this name",
                at=("further_numbers", key),
                cure="Use another id.",
            )

    def _check_words(self, flaws: Flaws) -> None:
        """Refuse words that mean two things."""
        yes = {word.strip().casefold() for word in self.yes}
        for i, word in enumerate(self.no):
            if word.strip().casefold() in yes:
                flaws.add(
                    "word-twice", "the word stands for yes and for no", at=("no", i), found=word, cure="Take it out."
                )
        for field in ("not_a_date", "not_a_number"):
            for word in cast("Mapping[str, str]", getattr(self, field)):
                if not word.strip().replace("*", ""):
                    flaws.add(
                        "word-blank",
                        "the word is blank, or stands for any text",
                        at=(field, word),
                        cure="Write the word; an empty cell is always missing.",
                    )

    def _check_money(self, flaws: Flaws) -> None:
        """Refuse currencies that are no codes, and rates without a currency to convert to."""
        codes = [("money", self.money)] if self.money is not None else []
        for field, code in [*codes, *((("exchange_rates"), key) for key in self.exchange_rates)]:
            if not is_currency(code or ""):
                flaws.add(
                    "currency-code",
                    "this is no code of a currency",
                    at=(field,) if field == "money" else (field, str(code)),
                    found=code,
                    cure="Write three capital letters, such as CNY.",
                )
        for code, rate in self.exchange_rates.items():
            if not rate.is_finite() or rate <= 0:
                flaws.add(
                    "exchange-rate",
                    "the rate is not above zero",
                    at=("exchange_rates", code),
                    found=str(rate),
                    cure="Write what one unit is worth in the currency of the figures.",
                )
        if self.exchange_rates and self.money is None:
            flaws.add(
                "no-money",
                "there are rates, but no currency to convert to",
                at=("money",),
                cure="Write the currency of the value figures.",
            )

    def column_of(self, name: str) -> str | None:
        """Return the column of a field.

        Parameters
        ----------
        name : str
            A field that names a column, or an id of `further_dates` or `further_numbers`.

        Returns
        -------
        str or None
            The column's name; None when it is not read.
        """
        if name in _COLUMNS:
            return cast("str | None", getattr(self, name))
        return self.further_dates.get(name) or self.further_numbers.get(name)

    def is_needed(self, name: str) -> bool:
        """Return whether a file must have the column of a field.

        Parameters
        ----------
        name : str
            A field that names a column, or an id of `further_dates` or `further_numbers`.

        Returns
        -------
        bool
            False where the column bears the name of its field and may be absent.
        """
        return name == "order" or (name not in _COLUMNS or self.column_of(name) not in (None, name))

    @property
    def date_names(self) -> tuple[str, ...]:
        """Fields and ids of columns of dates that are read where the file has them."""
        return (*(name for name in DATE_COLUMNS if self.column_of(name) is not None), *self.further_dates)

    @property
    def number_names(self) -> tuple[str, ...]:
        """Fields and ids of columns of numbers that are read where the file has them."""
        return (*(name for name in NUMBER_COLUMNS if self.column_of(name) is not None), *self.further_numbers)


def is_currency(text: str) -> bool:
    """Return whether a text is written as the code of a currency: three capital letters."""
    return _CURRENCY.fullmatch(text) is not None
