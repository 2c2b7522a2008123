"""Periods and days in Chinese, and as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.models.calendar import Period
from scorecard.models.period_forms import day_in_chinese, period_in_chinese, period_meant


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年", "2026"),
        ("2026年度", "2026"),
        ("2026年上半年", "2026-H1"),
        ("2026年下半年", "2026-H2"),
        ("2026年第1季度", "2026-Q1"),
        ("2026年4季度", "2026-Q4"),
        ("2026年第三季度", "2026-Q3"),
        ("2026年Q2", "2026-Q2"),
        ("2026年1月", "2026-01"),
        ("2026年01月", "2026-01"),
        ("2026年10月份", "2026-10"),
        ("2026年十二月", "2026-12"),
        ("2026年二月", "2026-02"),
        ("2026 年 1 月", "2026-01"),
        ("２０２６年１月", "2026-01"),
        ("2026年第5周", "2026-W05"),
        ("2026年第53周", "2026-W53"),
    ],
)
def test_a_chinese_text_names_a_period(text: str, period: str) -> None:
    assert period_in_chinese(text) == Period.parse(period)


@pytest.mark.parametrize(
    "first", ["2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-01", "2026-12", "2026-W09"]
)
def test_what_is_printed_in_chinese_is_read(first: str) -> None:
    period = Period.parse(first)
    assert period_in_chinese(period.text("zh")) == period


@pytest.mark.parametrize(
    "text",
    ["", "年", "26年", "2026", "2026-01", "2026年0月", "2026年13月", "2026年十三月", "2026年第5季度", "2025年第53周", "0000年",
     "2026年合计", "2026年1月15日", "1月", "第1季度", "2026年1", "2026年1月2月"],
)  # fmt: skip
def test_other_texts_name_none(text: str) -> None:
    """2025 has 52 weeks."""
    assert period_in_chinese(text) is None


def test_days() -> None:
    assert day_in_chinese("2026年1月15日") == day_in_chinese("２０２６ 年 01 月 15 日") == date(2026, 1, 15)
    for text in ("2026年2月29日", "2026年1月", "2026-01-15", ""):
        assert day_in_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年1月", "2026-01"),
        ("２０２６ 年 12 月份", "2026-12"),
        ("2026年第1季度", "2026-Q1"),
        ("2026年四季度", "2026-Q4"),
        ("2026年上半年", "2026-H1"),
        ("2026年下半年", "2026-H2"),
        ("2026年", "2026"),
        ("2026年第5周", "2026-W05"),
        ("2026/1", "2026-01"),
        ("2026.09", "2026-09"),
        ("2026-1", "2026-01"),
        ("202610", "2026-10"),
        ("1/2026", "2026-01"),
        ("01.2026", "2026-01"),
        ("Jan 2026", "2026-01"),
        ("September 2026", "2026-09"),
        ("2026-Mar", "2026-03"),
        ("2026Q1", "2026-Q1"),
        ("2026 q3", "2026-Q3"),
        ("Q4/2026", "2026-Q4"),
        ("H2 2026", "2026-H2"),
        ("w5 2026", "2026-W05"),
        ("2026-W60", None),
        ("2026Q5", None),
        ("2026年5季度", None),
        ("Jan-26", None),
        ("2026-01-31", None),
        ("31.01.2026", None),
        ("20260131", None),
        ("2026-13", None),
        ("1234567", None),
        ("value", None),
        ("", None),
    ],
)
def test_a_period_in_another_form_is_understood_where_it_can_be_no_other(text: str, period: str | None) -> None:
    assert period_meant(text) == period
