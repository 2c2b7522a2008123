"""Tests of reading numbers as people write them."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.io.numbers import Decimals, Flaw, Written, point_meaning, read_bare_number, read_number


@pytest.mark.parametrize(
    ("cell", "decimal", "written"),
    [
        ("3.5", ".", Written(3.5)),
        (" -3.5e2 ", ".", Written(-350.0)),
        ("+.5", ".", Written(0.5)),
        ("5.", ".", Written(5.0)),
        ("007", ".", Written(7.0)),
        ("1234567", ".", Written(1234567.0)),
        ("\u22123.5", ".", Written(-3.5)),
        ("3,5", ",", Written(3.5)),
        ("0,125", ",", Written(0.125)),
        ("1234", ",", Written(1234.0)),
        ("1e3", ",", Written(1000.0)),
        ("95 %", ".", Written(95.0, percent=True)),
        ("95%", ".", Written(95.0, percent=True)),
        ("0,5\u202f%", ",", Written(0.5, percent=True)),
        ("EUR 3.5", ".", Written(3.5, currency="EUR")),
        ("3.5 CNY", ".", Written(3.5, currency="CNY")),
        ("-3CNY", ".", Written(-3.0, currency="CNY")),
        ("９５．５％", ".", Written(95.5, percent=True, wide=True)),
        ("－３", ".", Written(-3.0, wide=True)),
        ("３，５", ",", Written(3.5, wide=True)),
        ("\u200e-3.5\u200f", ".", Written(-3.5)),
        ("\u202d3.5\u202c", ".", Written(3.5)),
        ("\u200b", ".", Written(None)),
        ("", ".", Written(None)),
        (" \u3000\u00a0", ".", Written(None)),
        (None, ".", Written(None)),
        (pd.NA, ".", Written(None)),
        (pd.NaT, ".", Written(None)),
        (7, ".", Written(7.0)),
        (3.5, ",", Written(3.5)),
        (Decimal("1.50"), ",", Written(1.5)),
        (np.int8(7), ".", Written(7.0)),
        (np.float32(0.5), ".", Written(0.5)),
    ],
)
def test_what_is_read(cell: object, decimal: Decimals, written: Written) -> None:
    """Numbers, signs, percent, currency, full-width forms, frame values."""
    assert read_number(cell, decimal=decimal) == written


COMMA = Flaw(
    "decimal-comma",
    "a comma stands in the number, where the decimal sign is the point",
    "Declare decimal=',' for the whole file, or write 3.5.",
)
POINT = Flaw(
    "decimal-point",
    "a point stands in the number, where the decimal sign is the comma",
    "Declare decimal='.' for the whole file, or write 3,5.",
)
OPEN_COMMA = Flaw(
    "ambiguous-number",
    "the comma may be a decimal comma or set thousands apart",
    "Write 1234, or 1.234 with the decimal point.",
)
OPEN_POINT = Flaw(
    "ambiguous-number",
    "the point may be a decimal point or set thousands apart",
    "Write 1234, or 1,234 with the decimal comma.",
)
GROUPED = Flaw(
    "grouped-number",
    "the digits of the number are set in groups",
    "Write the digits without anything between them.",
)
ENDLESS = Flaw("not-finite", "the number is not finite", "Leave the cell empty where there is no value.")
FORMULA = Flaw(
    "spreadsheet-error", "a formula of the spreadsheet failed here", "Mend the formula, or leave the cell empty."
)
DAY = Flaw(
    "date-not-number",
    "a date or time stands where a number belongs",
    "Write the number; a spreadsheet turns 1-2 into a date unless the cell is formatted as text.",
)
MONEY = Flaw(
    "currency-sign",
    "a currency sign stands beside the number",
    "Write the number alone, and the currency's code, such as CNY, in a column named currency.",
)
BRACKETS = Flaw(
    "bracketed-number",
    "a number in brackets may be below zero",
    "Write -3.5 if it is, or 3.5 without brackets.",
)
TEXT = Flaw("not-a-number", "text stands where a number belongs", "Write a number, or leave the cell empty.")


@pytest.mark.parametrize(
    ("cell", "decimal", "flaw"),
    [
        ("3,5", ".", COMMA),
        ("3.5", ",", POINT),
        ("0,125", ".", Flaw(COMMA.code, COMMA.what, COMMA.cure.replace("3.5", "0.125"))),
        ("1234,567", ".", Flaw(COMMA.code, COMMA.what, COMMA.cure.replace("3.5", "1234.567"))),
        ("1,234", ".", OPEN_COMMA),
        ("1.234", ",", OPEN_POINT),
        ("EUR 1,234", ".", OPEN_COMMA),
        ("1,234,567", ".", GROUPED),
        ("1,234.5", ".", GROUPED),
        ("1.234,5", ",", GROUPED),
        ("1 234", ".", GROUPED),
        ("1'234'567", ".", GROUPED),
        ("1\u202f234,5", ",", GROUPED),
        ("NaN", ".", ENDLESS),
        ("-Infinity", ".", ENDLESS),
        ("INF", ".", ENDLESS),
        ("1e999", ".", ENDLESS),
        (math.nan, ".", ENDLESS),
        (-math.inf, ".", ENDLESS),
        (np.float64("nan"), ".", ENDLESS),
        (Decimal("NaN"), ".", ENDLESS),
        (10**400, ".", ENDLESS),
        *((cell, ".", GROUPED) for cell in ("12,34,567", "1’234", "1’234.5")),
        *((cell, ".", FORMULA) for cell in ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NV", "######")),
        *((cell, ".", DAY) for cell in ("2-Jan", "Jan-02", "2 Jan", "2026-01-02", "2026/1/2", "1/2", "01.02.2026")),
        *((cell, ".", DAY) for cell in ("1月2日", "2026年1月2日", "12:30", "12:30:00", "Mar 2026")),
        *((cell, ".", MONEY) for cell in ("$3.5", "¥100", "\uffe5100", "€5", "3,5 €", "100元", "£1,234")),
        *((cell, ".", BRACKETS) for cell in ("(3.5)", "\uff083.5\uff09", "( 3.5 )")),
        *((cell, ".", TEXT) for cell in ("()", "(a)", "$", "5+", ">5", "~5", "5*", "3.5-", "5%%", "95‰", "1.5万")),
        *((cell, ".", TEXT) for cell in ("'5", '="5"', "5a", "#5", "-", "—", "NULL", "TRUE", "1..2", "1 .5")),
        ("n/a", ".", TEXT),
        ("about 5", ".", TEXT),
        ("5 days", ".", TEXT),
        ("5-6", ".", TEXT),
        ("1_000", ".", TEXT),
        ("0x1F", ".", TEXT),
        ("٣", ".", TEXT),
        ("½", ".", TEXT),
        ("%", ".", TEXT),
        *(
            (cell, ".", DAY)
            for cell in (
                date(2026, 1, 2),
                datetime.fromisoformat("2026-01-02T03:00"),
                time(12, 30),
                timedelta(hours=30),
            )
        ),
        (np.datetime64("2026-01-02"), ".", DAY),
        (True, ".", TEXT),
        (np.bool_(True), ".", TEXT),
        ([1], ".", TEXT),
    ],
)
def test_what_is_refused(cell: object, decimal: Decimals, flaw: Flaw) -> None:
    """What can be read in two ways, and what is no number, each with its cure."""
    assert read_number(cell, decimal=decimal) == flaw


@pytest.mark.parametrize("cell", ["-0", "-0.0", -0.0, "\u22120"])
def test_there_is_one_zero(cell: object) -> None:
    """So that nothing is printed as minus zero."""
    read = read_number(cell, decimal=".")
    assert isinstance(read, Written)
    assert read.value is not None
    assert math.copysign(1, read.value) == 1


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        *(
            (cell, "open")
            for cell in ("1.234", "-12.345", "999.000", "1.234 %", "EUR 1.234", "１．２３４", "\u200e1.234")
        ),
        *((cell, "decimal") for cell in ("1.5", "0.234", "1.2345", "1234.567", ".5", "012.345")),
        *((cell, None) for cell in ("", "1234", "1,5", "1.234,5", "1.234.567", "a.b", None, 1.234)),
    ],
)
def test_what_the_point_of_a_number_tells(cell: object, meaning: str | None) -> None:
    """Three digits behind it and one to three before leave it open."""
    assert point_meaning(cell) == meaning


@pytest.mark.parametrize(
    ("cell", "code"),
    [("9 %", "percent-sign"), ("9 EUR", "currency-sign"), ("EUR 9", "currency-sign"), ("x", "not-a-number")],
)
def test_a_bare_number_has_nothing_beside_it(cell: str, code: str) -> None:
    flaw = read_bare_number(cell, decimal=".")
    assert isinstance(flaw, Flaw)
    assert flaw.code == code
    assert read_bare_number("９", decimal=".") == Written(9.0, wide=True)
    assert read_bare_number(None, decimal=".") == Written(None)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([".", ","]))
def test_every_float_is_read_back(value: float, decimal: Decimals) -> None:
    """In the form Python prints it, with either sign."""
    text = repr(value).replace(".", decimal)
    read = read_number(text, decimal=decimal)
    assert read == Written(value)


@given(
    st.text(alphabet=st.sampled_from("0123456789.,+-eE% '\u00a0\uff15EURnaif"), max_size=12),
    st.sampled_from([".", ","]),
)
def test_any_text_is_read_or_named(text: str, decimal: Decimals) -> None:
    """And what is read is finite."""
    read = read_number(text, decimal=decimal)
    assert isinstance(read, Flaw) or read.value is None or math.isfinite(read.value)
