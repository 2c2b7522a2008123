"""Tests of the currency codes."""

from __future__ import annotations

import pytest

from scorecard.models.currencies import _COMMON, _MAIN, ACTIVE, CURRENCIES, WITHDRAWN, currency_cure

NO_MONEY = {"XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XSU", "XTS", "XUA", "XXX"}
"""Metals, bond market units, units of banks, the code for tests and the code for no currency."""


def test_codes_are_those_of_the_standard() -> None:
    """Against the Unicode locale data as Babel carries them; CNH is no code of the standard."""
    core = pytest.importorskip("babel.core", reason="comes with jupyterlab")
    spans = [span for spans in core.get_global("territory_currencies").values() for span in spans]
    in_use = {code for code, _, end, _ in spans if end is None} - NO_MONEY - {"CNH"}
    assert in_use <= CURRENCIES
    assert ACTIVE - in_use <= {"SVC", "XAD"}, "in the standard, but of no territory of its own"
    ended = {code: end for code, _, end, _ in spans if end is not None and code not in in_use}
    assert all(ended[code] >= (2010,) for code in WITHDRAWN if code in ended)


def test_the_lists_are_codes_without_overlap() -> None:
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCIES)
    assert not ACTIVE & WITHDRAWN
    assert {"CNY", "EUR", "USD", "KRW", "TWD", "HKD", "JPY", "GBP", "CHF"} <= ACTIVE
    assert not CURRENCIES & NO_MONEY


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("EURO", "Did you mean 'EUR'?"),
        ("Euro ", "Did you mean 'EUR'?"),
        ("RMB", "Did you mean 'CNY'?"),
        ("人民币", "Did you mean 'CNY'?"),
        ("￥", "Did you mean 'CNY'?"),
        ("eur", "Did you mean 'EUR'?"),
        ("NT$", "Did you mean 'TWD'?"),
        ("UDS", "Did you mean 'USD'?"),
        ("Won", "Did you mean 'KRW'?"),
        ("XXX", "Use a code of ISO 4217, such as CNY, EUR or USD."),
        ("bananas", "Use a code of ISO 4217, such as CNY, EUR or USD."),
    ],
)
def test_what_people_write_leads_to_the_code(written: str, cure: str) -> None:
    assert currency_cure(written) == cure


def test_every_name_leads_to_a_currency_in_use() -> None:
    assert set(_MAIN) | set(_COMMON.values()) <= ACTIVE
    for name, code in _COMMON.items():
        assert name == name.upper()
        assert currency_cure(name) == f"Did you mean '{code}'?"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("CNY", ["RMB", "Yuan", "元", "¥"]),
        ("USD", ["dollar", "美元", "$", "US$"]),
        ("EUR", ["euros", "欧元", "€"]),
        ("GBP", ["pound", "STG", "英镑", "£"]),
        ("JPY", ["yen", "日元"]),
        ("KRW", ["won", "韩元", "₩"]),
        ("TWD", ["NTD", "新台币"]),
        ("HKD", ["港币", "港元", "HK$"]),
        ("CHF", ["franc", "SFR"]),
        ("INR", ["rupee", "₹"]),
        ("RUB", ["RUR"]),
    ],
)
def test_names_of_currencies(code: str, names: list[str]) -> None:
    assert {currency_cure(name) for name in names} == {f"Did you mean '{code}'?"}
