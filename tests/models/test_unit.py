"""Tests of the unit of measurement."""

from __future__ import annotations

from typing import get_args

import pytest

from scorecard._text import LocalText
from scorecard.models import Measure, Unit
from scorecard.models.unit import UnitKind
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("unit", "en", "zh", "digits"),
    [
        (Unit(), "number", "数值", 1),
        (Unit(kind="percent"), "%", "%", 1),
        (Unit(kind="currency", currency="CNY"), "CNY", "CNY", 0),
        (Unit(kind="currency", currency="KRW", decimals=2), "KRW", "KRW", 2),
        (Unit(kind="count", label=LocalText(en="thousand orders", zh="千单")), "thousand orders", "千单", 0),
        (Unit(kind="currency", currency="EUR", label=LocalText(en="EUR m", zh="百万欧元")), "EUR m", "百万欧元", 0),
        (Unit(kind="count"), "count", "个", 0),
        (Unit(kind="index"), "index", "指数", 1),
        (Unit(kind="days"), "days", "天", 1),
        (Unit(kind="hours"), "h", "小时", 1),
        (Unit(kind="minutes"), "min", "分钟", 1),
        (Unit(kind="fraction"), "share", "比例", 3),
        (Unit(kind="points"), "pts", "分", 2),
    ],
)
def test_symbol_and_digits(unit: Unit, en: str, zh: str, digits: int) -> None:
    assert (unit.symbol("en"), unit.symbol("zh"), unit.digits) == (en, zh, digits)


@pytest.mark.parametrize("kind", [kind for kind in get_args(UnitKind) if kind != "currency"])
def test_every_kind_has_a_symbol(kind: UnitKind) -> None:
    assert Unit(kind=kind).symbol("en")
    assert Unit(kind=kind).symbol("zh")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"kind": "currency"},
            "currency: a unit of the kind currency needs its ISO code. Add currency, such as EUR. [currency-missing]",
        ),
        (
            {"kind": "percent", "currency": "EUR"},
            (
                "currency: only a unit of the kind currency has a currency; found 'EUR'. "
                "Remove currency or write kind: currency. [currency-stray]"
            ),
        ),
        (
            {"kind": "currency", "currency": "RMB"},
            "currency: this is no currency of ISO 4217; found 'RMB'. Did you mean 'CNY'? [unknown-currency]",
        ),
        (
            {"kind": "percentage"},
            "kind: this value is not one of the choices; found 'percentage'. Did you mean 'percent'? [unknown-choice]",
        ),
        ({"decimals": 7}, "decimals: this must be at most 6; found '7'. Change the value. [out-of-range]"),
        ({"decimals": -1}, "decimals: this must be at least 0; found '-1'. Change the value. [out-of-range]"),
    ],
)
def test_what_is_no_unit_is_refused(fields: dict[str, object], line: str) -> None:
    assert refusal(lambda: Unit.model_validate(fields)) == [line]


@pytest.mark.parametrize("code", ["USD", "HRK", "XCG", "ZWG"])
def test_a_card_may_use_and_look_back_on_any_currency(code: str) -> None:
    assert Unit(kind="currency", currency=code).currency == code


def test_editors_offer_the_currencies() -> None:
    offered = Unit.model_json_schema()["properties"]["currency"]["anyOf"][0]["enum"]
    assert offered == sorted(offered)
    assert {"CNY", "EUR"} <= set(offered)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("percent", "Write {kind: percent}."),
        (" Days ", "Write {kind: days}."),
        ("%", "Write one field: value a line."),
        (5, "Write one field: value a line."),
    ],
)
def test_a_word_alone_is_told_how_a_unit_is_written(written: object, cure: str) -> None:
    fields = {"id": "otif", "name": "OTIF", "unit": written}
    assert refusal(lambda: Measure.model_validate(fields)) == [
        f"unit: a mapping of fields is needed; found '{written}'. {cure} [wrong-type]"
    ]
