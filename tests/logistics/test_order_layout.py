"""Tests of the layout of order files."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scorecard.logistics import OrderLayout
from tests.refusal import refusal


def test_a_plain_layout_reads_columns_that_bear_the_names_of_its_fields() -> None:
    layout = OrderLayout()
    assert layout.column_of("delivered_at") == "delivered_at"
    assert not layout.is_needed("delivered_at")
    assert layout.is_needed("order")
    assert "shipped_at" in layout.date_names
    assert "value" in layout.number_names


def test_a_column_named_otherwise_must_be_there_and_none_is_not_read() -> None:
    layout = OrderLayout(order="PO", delivered_at="Delivered", shipped_at=None, further_dates={"recorded": "Recorded"})
    assert layout.is_needed("delivered_at")
    assert not layout.is_needed("shipped_at")
    assert layout.column_of("shipped_at") is None
    assert "shipped_at" not in layout.date_names
    assert layout.date_names[-1] == "recorded"
    assert layout.column_of("recorded") == "Recorded"
    assert layout.is_needed("recorded")


def test_a_layout_survives_json() -> None:
    layout = OrderLayout.model_validate(
        {
            "order": "PO",
            "segments": {"country": "Country"},
            "not_a_date": {"Pre-PQ Process": "ordered before quotes were kept"},
            "money": "USD",
            "exchange_rates": {"EUR": "1.10", "CNY": 0.14},
            "calendar": {"days": ["mon"], "hours": [["08:00", "12:00"]], "holidays": ["2026-01-05"]},
            "time_zone": "Asia/Shanghai",
        }
    )
    assert layout.exchange_rates["EUR"] == Decimal("1.10")
    assert layout.exchange_rates["CNY"] == Decimal("0.14")
    assert OrderLayout.model_validate_json(layout.model_dump_json()) == layout
    assert OrderLayout.model_validate(layout.model_dump(mode="json")) == layout


def test_all_problems_are_listed() -> None:
    lines = refusal(
        lambda: OrderLayout.model_validate(
            {
                "order": "PO",
                "line": "PO",
                "product": " ",
                "segments": {"value": "class"},
                "further_dates": {"recorded": "A"},
                "further_numbers": {"recorded": "B"},
                "date_formats": ["%d/%m", "%d.%m.%Q", "%d-%b-%y"],
                "no": ["no", "Y"],
                "not_a_date": {"*": "anything"},
                "money": "usd",
                "exchange_rates": {"EUR": 0},
            }
        )
    )
    assert lines == [
        (
            "line: the column already stands for order; found 'PO'. A column holds one thing; set one of the two to null. "
            "[column-twice]"
        ),
        "product: the name of the column is blank. Write it, or null. [column-blank]",
        "segments.value: a column of the layout has this name. Use another id. [id-taken]",
        "further_numbers.recorded: a column of further dates has this name. Use another id. [id-taken]",
        (
            "date_formats.0: the date format does not tell day, month and year, each once; found '%d/%m'. "
            "Write it as in %d/%m/%Y or %d-%b-%y. [date-format]"
        ),
        (
            "date_formats.1: the date format has a part that is not known; found '%Q'. "
            "Use %d, %m or %b, %y or %Y, and %H, %M, %S, %p, %z. [date-format]"
        ),
        "no.1: the word stands for yes and for no; found 'Y'. Take it out. [word-twice]",
        (
            "not_a_date.*: the word is blank, or stands for any text. "
            "Write the word; an empty cell is always missing. [word-blank]"
        ),
        "money: this is no code of a currency; found 'usd'. Write three capital letters, such as CNY. [currency-code]",
        (
            "exchange_rates.EUR: the rate is not above zero; found '0'. "
            "Write what one unit is worth in the currency of the figures. [exchange-rate]"
        ),
    ]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (
            {"exchange_rates": {"EUR": "1.1"}},
            "money: there are rates, but no currency to convert to. Write the currency of the value figures. [no-money]",
        ),
        (
            {"time_zone": "Mars/Base"},
            (
                "time_zone: there is no such time zone; found 'Mars/Base'. "
                "Use a name such as Asia/Shanghai, Europe/Berlin or UTC. [unknown-zone]"
            ),
        ),
        (
            {"encoding": "utf-99"},
            (
                "encoding: there is no such text encoding; found 'utf-99'. "
                "Use utf-8, utf-16, gb18030, big5 or cp1252, or leave it out. [unknown-encoding]"
            ),
        ),
    ],
)
def test_a_layout_that_cannot_be_used(written: dict[str, object], line: str) -> None:
    assert refusal(lambda: OrderLayout.model_validate(written)) == [line]
